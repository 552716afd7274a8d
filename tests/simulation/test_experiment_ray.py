"""Experiments on Ray, with a stand-in that has as much of its surface as we use; `benchmarks/` tries the real one."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from agents.errors import InputError
from simulation.experiments import conduct
from simulation.experiments.plan import Cell
from simulation.experiments.pools import HerePool
from simulation.experiments.ray_pool import RayPool
from tests.simulation.experiments import small


class RayError(Exception):
    """What Ray raises when a worker is lost."""


class Reference:
    """The handle of a task."""


class StandIn:
    """Carries tasks out when they are asked for, the last first, and loses those of one cell."""

    exceptions = SimpleNamespace(RayError=RayError)

    def __init__(self, lost: Cell | None = None) -> None:
        self.began_with: dict[str, Any] = {}
        self.cancelled = 0
        self._lost = lost
        self._tasks: dict[Reference, Callable[[], Any]] = {}

    def is_initialized(self) -> bool:
        """Return whether `init` was called."""
        return bool(self.began_with)

    def init(self, **options: Any) -> None:
        """Keep how it was begun."""
        self.began_with = options

    def remote(self, **options: Any) -> Callable[[Callable[..., Any]], Any]:
        """Return what turns a function into one whose `remote` gives a handle."""
        assert options == {"num_cpus": 1, "max_retries": 0}
        return lambda function: SimpleNamespace(remote=lambda job: self._begin(function, job))

    def wait(self, references: list[Reference], *, num_returns: int) -> tuple[list[Reference], list[Reference]]:
        """Return the last handle, and the others."""
        assert num_returns == 1
        return references[-1:], references[:-1]

    def get(self, reference: Reference) -> Any:
        """Return what a task came to."""
        return self._tasks[reference]()

    def cancel(self, reference: Reference, *, force: bool) -> None:
        """Count it."""
        assert force
        self.cancelled += 1

    def _begin(self, function: Callable[..., Any], job: Any) -> Reference:
        reference = Reference()
        self._tasks[reference] = lambda: self._end(function, job)
        return reference

    def _end(self, function: Callable[..., Any], job: Any) -> Any:
        if job.cell == self._lost:
            raise RayError("The worker died unexpectedly.\nSee the logs.")
        return function(job)


def test_ray_comes_to_the_same_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    experiment = small(tmp_path, seeds=2)
    ray = StandIn()
    there = conduct(experiment, tmp_path / "there", RayPool(2, ray))
    assert there.summary() == conduct(experiment, tmp_path / "here", HerePool()).summary()
    assert (ray.began_with["num_cpus"], ray.began_with["address"]) == (2, None)


def test_a_lost_worker_costs_the_one_run_it_had(tmp_path: Path) -> None:
    report = conduct(small(tmp_path, seeds=2), tmp_path / "out", RayPool(2, StandIn(lost=Cell("quiet", 1))))
    (result,) = report.troubled
    assert (result.cell, result.status) == (Cell("quiet", 1), "failed")
    assert result.error == "its process died: The worker died unexpectedly."


def test_a_running_cluster_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "ray://127.0.0.1:10001")
    ray = StandIn()
    RayPool(2, ray)
    RayPool(3, ray)
    assert ray.began_with == {"address": "ray://127.0.0.1:10001", "log_to_driver": False}


def test_what_is_still_going_on_is_cancelled_when_nobody_waits_any_more(tmp_path: Path) -> None:
    ray = StandIn()

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        conduct(small(tmp_path, seeds=2), tmp_path / "out", RayPool(1, ray), on_message=stop)
    assert ray.cancelled == 3


@pytest.mark.skipif(importlib.util.find_spec("ray") is not None, reason="Ray is installed")
def test_without_ray_one_is_told_what_to_install() -> None:
    with pytest.raises(InputError, match=r"townsfolk\[ray\]"):
        RayPool()
