"""How an experiment uses a machine, and what a kill costs it: two arms times twenty seeds on `valentine`.

Prints wall time, processor time and how busy each core was; then begins the same experiment again elsewhere, kills
all its processes half way, starts it once more, and checks that no finished run was repeated and that the tables are
the same bytes. Ends with 1 if they are not.

    python benchmarks/experiment.py [--scenario valentine] [--seeds 20] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ARMS = {"usual": None, "outgoing": {"set": {"conduct.sociability": 2.0}}}
OUTCOMES = ["conversations", "utterances", "reach.*.end_share"]
TABLES = ("results.csv", "summary.json")
_MAIN = "from simulation.cli import main; main()"


@dataclass(frozen=True)
class Usage:
    """What a command took: seconds of wall time, of processor time, and how busy each core was meanwhile."""

    wall: float
    processor: float
    busy: tuple[float, ...]

    def __str__(self) -> str:
        share = self.processor / self.wall / max(1, len(self.busy))
        cores = ", ".join(f"{one:.0%}" for one in self.busy)
        used = f"{share:.0%} of {len(self.busy)} cores; cores busy: {cores}"
        return f"{self.wall:.1f} s wall, {self.processor:.1f} s processor ({used})"


def main() -> int:
    """Carry the benchmark out and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scenario", default="valentine")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return carried_out(folder.absolute(), options.scenario, options.seeds)


def carried_out(folder: Path, scenario: str, seeds: int) -> int:
    """Carry the benchmark out in `folder`; return 0 if all holds."""
    file, runs = folder / "experiment.yaml", len(ARMS) * seeds
    data = {"schema": 1, "name": "benchmark", "scenario": scenario, "seeds": seeds, "arms": ARMS, "outcomes": OUTCOMES}
    file.write_text(json.dumps(data), encoding="utf-8")
    print(f"{len(ARMS)} arms x {seeds} seeds on {scenario}")
    usage = timed(command(file, folder / "whole"))
    print(f"undisturbed      {usage}; {usage.wall / runs:.2f} s a run")

    begun = time.monotonic()
    before = killed_after(command(file, folder / "killed"), folder / "killed", runs // 2)
    print(f"killed           after {time.monotonic() - begun:.1f} s with {len(before)} of {runs} runs finished")
    usage = timed(command(file, folder / "killed"))
    after = finished(folder / "killed")
    repeated = [str(name) for name, written in before.items() if after.get(name) != written]
    same = all((folder / "whole" / name).read_bytes() == (folder / "killed" / name).read_bytes() for name in TABLES)
    print(f"started again    {usage}")
    print(f"finished runs repeated: {len(repeated)}; tables the same bytes: {'yes' if same else 'NO'}")
    usage = timed(command(file, folder / "whole"))
    print(f"nothing to do    {usage.wall:.2f} s")
    return 0 if same and not repeated else 1


def command(file: Path, out: Path) -> list[str]:
    """Return the words that carry the experiment out."""
    return [sys.executable, "-c", _MAIN, "experiment", str(file), "--out", str(out), "--quiet"]


def timed(words: list[str]) -> Usage:
    """Return what the command took.

    Raises:
        subprocess.CalledProcessError: If it did not end with 0.
    """
    begun, processor, cores = time.monotonic(), children_seconds(), core_times()
    subprocess.run(words, check=True)
    wall = time.monotonic() - begun
    busy = tuple(_share(before, after) for before, after in zip(cores, core_times(), strict=True))
    return Usage(wall, children_seconds() - processor, busy)


def killed_after(words: list[str], folder: Path, runs: int) -> dict[Path, int]:
    """Start the command, kill all its processes once `runs` runs are finished, and return which those are."""
    process = subprocess.Popen(words, start_new_session=True)
    while len(finished(folder)) < runs and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return finished(folder)


def finished(folder: Path) -> dict[Path, int]:
    """Return the finished runs, and when the journal of each was last written."""
    results = sorted(folder.glob("*/*.json"))
    return {file.relative_to(folder): (file.with_suffix("") / "journal.sqlite").stat().st_mtime_ns for file in results}


def children_seconds() -> float:
    """Return the processor seconds of all processes that were started from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def core_times() -> list[tuple[int, int]]:
    """Return for each core its ticks busy and in all, whoever used it; empty where the system does not say."""
    try:
        lines = Path("/proc/stat").read_text(encoding="ascii").splitlines()
    except OSError:
        return []
    counts = [[int(word) for word in line.split()[1:9]] for line in lines if line[:3] == "cpu" and line[3:4].isdigit()]
    return [(sum(count) - count[3] - count[4], sum(count)) for count in counts]


def _share(before: tuple[int, int], after: tuple[int, int]) -> float:
    return (after[0] - before[0]) / max(1, after[1] - before[1])


if __name__ == "__main__":
    sys.exit(main())
