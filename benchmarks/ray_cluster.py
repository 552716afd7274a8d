"""An experiment on a local Ray: the same bytes as with processes, and a killed Ray worker costs the one run it had.

Needs the extra `townsfolk[ray]`. Ends with 1 if something does not hold, with 2 if Ray is not installed.

    python benchmarks/ray_cluster.py [--scenario corner] [--seeds 6]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agents.errors import InputError
from simulation.experiments import Experiment, Report, conduct, load_experiment
from simulation.experiments.pools import Messages, Pool, ProcessPool
from simulation.experiments.ray_pool import RayPool
from simulation.experiments.working import Job

ARMS = {
    "usual": None,
    "outgoing": {"set": {"conduct.sociability": 2.0}},
    "late": {"at": "2026-05-04T12:00", "set": {"conduct.sociability": 2.0}},
}
OUTCOMES = ["conversations", "reach.*.end_share"]


class Deadly:
    """Kills the process that unpickles it, unless that is the one that made it."""

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return kill_others, (os.getpid(),)


def kill_others(spared: int) -> None:
    """Kill this process if it is not `spared`."""
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGKILL)


class Disturbed:
    """Another pool, in which the first job kills the process that takes it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield what the other pool does."""
        deadly: Any = Deadly()
        yield from self._pool.carry_out([dataclasses.replace(jobs[0], parent=deadly), *jobs[1:]])


def main() -> int:
    """Carry the benchmark out and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scenario", default="corner")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    try:
        pool = RayPool(options.workers)
    except InputError as problem:
        print(problem)
        return problem.exit_code
    with tempfile.TemporaryDirectory() as temporary:
        return carried_out(Path(temporary), pool, options.scenario, options.seeds, options.workers)


def carried_out(folder: Path, pool: RayPool, scenario: str, seeds: int, workers: int) -> int:
    """Carry the benchmark out in `folder`; return 0 if all holds."""
    file = folder / "experiment.yaml"
    data = {"schema": 1, "name": "benchmark", "scenario": scenario, "seeds": seeds, "arms": ARMS, "outcomes": OUTCOMES}
    file.write_text(json.dumps(data), encoding="utf-8")
    experiment = load_experiment(file)
    on_processes = timed("processes", experiment, folder / "processes", ProcessPool(workers))
    on_ray = timed("ray", experiment, folder / "ray", pool)
    disturbed = timed("ray, one worker killed in each wave", experiment, folder / "disturbed", Disturbed(pool))
    for result in disturbed.troubled:
        print(f"  {result.cell}: {result.status}: {result.error}")
    healed = timed("ray, started again", experiment, folder / "disturbed", pool)
    same = on_processes.summary() == on_ray.summary() == healed.summary()
    lost_only_those = len(disturbed.troubled) == 2 and healed.found_done == len(experiment.cells) - 2
    print(
        f"the same bytes: {'yes' if same else 'NO'}; a kill cost its own run only: {'yes' if lost_only_those else 'NO'}"
    )
    return 0 if same and lost_only_those else 1


def timed(name: str, experiment: Experiment, folder: Path, pool: Pool) -> Report:
    """Carry the experiment out, print how long it took, and return what it came to."""
    begun = time.monotonic()
    report = conduct(experiment, folder, pool)
    print(f"{name}: {len(report.done)} of {len(experiment.cells)} runs done in {time.monotonic() - begun:.1f} s")
    return report


if __name__ == "__main__":
    sys.exit(main())
