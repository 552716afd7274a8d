"""What thousands of people who meet daily cost, in time and memory per person and day, with a journal on disk.

Run it from a checkout in which townsfolk is installed: `python benchmarks/opinions_scale.py`. Every run is a process
of its own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DAYS = 30
KINDS: dict[str, dict[str, object]] = {
    "classical": {"opinion_rule": {"kind": "deffuant"}, "claim_rule": {"kind": "sir", "beta": 0.3, "gamma": 0.1}},
    "rules mind": {"opinion_rule": {"kind": "mind"}, "claim_rule": {"kind": "mind"}},
}


def study(people: int, days: int, kind: str) -> str:
    """Return a scenario of people who meet one other a day and say one sentence each."""
    topics = [
        {"id": "bypass", "title": "the bypass", "proposition": "The bypass should be built",
         "first": {"draw": {"shape": "uniform"}}},
        {"id": "truth", "title": "the rumour", "proposition": "The reservoir is poisoned", "claim": "rumour"},
    ]  # fmt: skip
    data = {
        "schema": 1,
        "name": "scale",
        "clock": {"start": "2026-03-02T00:00", "days": days},
        "places": [{"id": "town", "name": "the town", "kind": "square"}],
        "crowds": [{"count": people}],
        "claims": [{"id": "rumour", "text": "The reservoir is poisoned", "origin": "resident-1", "interest": 8}],
        "topics": topics,
        "protocol": {"kind": "daily_meetings", "partners": 1, "terse": True},
        "settings": {"vectors": False},
    }
    return json.dumps({**data, **KINDS[kind]})


def one(people: int, days: int, kind: str) -> None:
    """Carry out one run and print its figures as JSON."""
    from simulation.reading.loading import parse_scenario
    from simulation.run import Run

    scenario = parse_scenario(study(people, days, kind))
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        info = Run.create(scenario, Path(folder) / "run").advance()
        seconds = time.perf_counter() - began
        size = (Path(folder) / "run" / "journal.sqlite").stat().st_size
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak, cpu = used.ru_maxrss * 1024, used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak, "journal": size, "tellings": info.tellings}))


def main() -> None:
    """Print a row for each size and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--one", nargs=3, metavar=("PEOPLE", "DAYS", "KIND"))
    given = parser.parse_args()
    if given.one:
        one(int(given.one[0]), int(given.one[1]), given.one[2])
        return
    print("kind        people  days  seconds  cpu s  cpu us/person-day  peak MB  bytes/person-day  journal MB")
    for kind in KINDS:
        for people in given.people:
            words = [sys.executable, __file__, "--one", str(people), str(given.days), kind]
            found = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
            days = people * given.days
            each = found["cpu"] / days * 1e6
            print(
                f"{kind:11} {people:6} {given.days:5} {found['seconds']:8.1f} {found['cpu']:6.1f} {each:17.0f}"
                f" {found['peak'] / 2**20:8.0f} {found['peak'] / days:17.0f} {found['journal'] / 2**20:11.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
