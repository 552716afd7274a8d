"""Runs on a Ray cluster. The only module that knows Ray, which is imported when a pool is made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from agents.errors import InputError
from simulation.experiments.pools import Messages
from simulation.experiments.results import CellResult
from simulation.experiments.working import Job, carry_out, trouble

_DIED = 1


class RayPool:
    """Carries jobs out as Ray tasks of one core each.

    Every node needs townsfolk installed in the same version, and must see the experiment's folder under the same
    path. A running cluster is used when ``RAY_ADDRESS`` names one, else one is started on this machine.

    Args:
        workers: How many cores a cluster that is started here has; None for all of this machine.
        ray: The module, or what stands in for it; imported when left out.

    Raises:
        InputError: If Ray is not installed.
    """

    def __init__(self, workers: int | None = None, ray: Any = None) -> None:  # noqa: ANN401 - Ray carries no types
        self._ray: Any = ray or _imported()
        if not self._ray.is_initialized():
            address = os.environ.get("RAY_ADDRESS")
            cores = {} if address else {"num_cpus": workers, "include_dashboard": False}
            self._ray.init(address=address, log_to_driver=False, **cores)

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield one result for each job, as they come."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=0)(carry_out_there)
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


def carry_out_there(job: Job) -> CellResult:
    """Return what the run of `job` came to; runs on a node of the cluster."""
    return carry_out(job, lambda _: None)


def _imported() -> Any:  # noqa: ANN401 - Ray carries no types
    try:
        import ray
    except ImportError:
        raise InputError("--on ray needs Ray: pip install 'townsfolk[ray]'") from None
    return ray
