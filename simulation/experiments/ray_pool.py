"""Runs on a Ray cluster. The only module that knows Ray, which is imported when a pool is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agents.errors import InputError
from simulation.experiments.pools import Messages
from simulation.experiments.results import CellResult
from simulation.experiments.working import Job, carry_out, trouble

_DIED = 1


class RayPool:
    """Carries jobs out as Ray tasks, one core each; the experiment's folder must be on a disk that all nodes see.

    Args:
        workers: How many cores a cluster that is started here has; None for all of this machine. A cluster that
            is running already (``RAY_ADDRESS``) is used as it is.

    Raises:
        InputError: If Ray is not installed.
    """

    def __init__(self, workers: int | None = None) -> None:
        try:
            import ray
        except ImportError:
            raise InputError("--on ray needs Ray: pip install 'townsfolk[ray]'") from None
        self._ray: Any = ray
        if not ray.is_initialized():
            import os

            address = os.environ.get("RAY_ADDRESS")
            cores = {} if address else {"num_cpus": workers, "include_dashboard": False}
            ray.init(address=address, log_to_driver=False, **cores)

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield one result for each job, as they come."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=0)(_carried_out)
        pending = {task.remote(job): job for job in jobs}
        try:
            while pending:
                (ready,), _ = ray.wait(list(pending), num_returns=1)
                yield self._result(ready, pending.pop(ready))
        finally:
            for reference in pending:
                ray.cancel(reference, force=True)

    def _result(self, reference: Any, job: Job) -> CellResult:  # noqa: ANN401 - Ray carries no types
        try:
            result: CellResult = self._ray.get(reference)
        except self._ray.exceptions.RayError as problem:
            return trouble(job, "failed", f"its process died: {str(problem).splitlines()[0]}", _DIED)
        return result


def _carried_out(job: Job) -> CellResult:
    return carry_out(job, lambda _: None)
