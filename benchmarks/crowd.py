"""How fast many people live under the rules mind, and what memory they take: person-ticks a second of processor.

Houses of four who know each other, all awake, all at home, none in the mood to talk: each person, each tick, works out
what to do, embeds what it sees, asks its memory what comes to mind at it, and remembers what the others have begun to
do. Everybody begins with 200 memories. New memories get their vectors; what Chroma would take is shown apart.

    python benchmarks/crowd.py                   # 1,000 and 10,000 people
    python benchmarks/crowd.py --people 1000 --profile

Ends with 1 where the fewest live under 3,000 person-ticks a second or take a gigabyte, or where the most are more than
a fifth slower for each.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import json
import multiprocessing
import pstats
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.embedding import StaticEmbedder
from agents.memory import Memory
from agents.minds.rules import RulesMind
from agents.tasks.base import Answer, Outcome, Question
from benchmarks.playing import advanced
from simulation.engine import Committed, Engine, make_setting
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.vectors import VectorStore

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

EACH, WARM = 200, 8
LEAST_RATE, MOST_MB, MOST_SLOWER = 3000, 1000, 1.2
_DOINGS = ("reading", "baking", "mending a coat", "watering the plants", "writing letters", "sweeping", "painting")


class Counted:
    """Counts what happens, and offers it to Chroma where it is told to, whose time is taken apart."""

    def __init__(self, store: VectorStore | None) -> None:
        self.counts: Counter[str] = Counter()
        self.chroma_cpu = 0.0
        self._store = store

    def record(self, committed: Committed) -> None:
        """Count a tick."""
        self.counts.update(entry.event.kind for entry in committed.entries)
        if self._store is not None:
            began = time.process_time()
            self._store.offer(committed)
            self._store.flush()
            self.chroma_cpu += time.process_time() - began


class Asked(RulesMind):
    """The rules mind, which counts who turns to look at others: each such question has asked the memory."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: Counter[str] = Counter()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the rules' answer."""
        self.tasks[question.task.name] += 1
        return await super().answer(question)


def houses(people: int) -> Scenario:
    """Return houses of four, in quarters of ten."""
    quarters, pairs = range(people // 40), [(one, other) for one in range(4) for other in range(one + 1, 4)]
    return parse_scenario(
        json.dumps(
            {
                "schema": 1, "name": "crowd", "conduct": {"sociability": 0.0},
                "clock": {"start": "2026-03-02T06:00", "days": 1, "minutes_per_tick": 15},
                "places": [{"id": f"house-{n}", "name": f"House {n}", "kind": "home"} for n in range(people // 4)],
                "crowds": [_quarter(n) for n in quarters],
                "ties": [
                    {"between": [f"q{n}-{house + 10 * one + 1}", f"q{n}-{house + 10 * other + 1}"], "kind": "household"}
                    for n in quarters for house in range(10) for one, other in pairs
                ],
            }
        )
    )  # fmt: skip


def _quarter(number: int) -> dict[str, object]:
    habits = [{"do": _DOINGS[(number + n) % 7], "start": f"{7 + n:02d}:00", "end": f"{8 + n:02d}:00"} for n in range(6)]
    persona = {"context": {"wake": "06:00", "sleep": "23:00", "habits": habits}}
    return {
        "id": f"q{number}",
        "count": 40,
        "homes": [f"house-{10 * number + n}" for n in range(10)],
        "persona": persona,
    }


def lived(job: tuple[int, int, bool, bool]) -> dict[str, float]:
    """Return what so many people do in so many ticks, measured; in a process of its own."""
    people, ticks, chroma, profile = job
    setting = make_setting(houses(people).study, StaticEmbedder())
    mind, generator = Asked(), np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder)) if chroma else None
        first = Engine(setting, mind, Counted(None))
        first.found()
        asyncio.run(advanced(first, WARM))
        for person, stream in sorted(first.state.streams.items()):
            vectors = generator.integers(
                -40, 40, (max(0, EACH - len(stream)), setting.embedder.dimensions), dtype=np.int8
            )
            for n, vector in enumerate(vectors):
                stream.add(Memory(f"{person}/old/{n}", "heard", f"thing {n}", 0, 1 + n % 10), vector)
        counted = Counted(store)
        if store is not None:
            store.catch_up([])
        engine = Engine(setting, mind, counted, state=first.state, last_hash=first.last_hash)
        asyncio.run(advanced(engine, 1))
        counted.counts.clear()
        mind.tasks.clear()
        counted.chroma_cpu = 0.0
        profiler = cProfile.Profile()
        if profile:
            profiler.enable()
        began = time.process_time()
        asyncio.run(advanced(engine, ticks))
        cpu = time.process_time() - began - counted.chroma_cpu
        if profile:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
    person_ticks = people * ticks
    return {
        "people": people,
        "rate": person_ticks / cpu,
        "remembered": counted.counts["remembered"] / person_ticks,
        "retrieved": mind.tasks["react"] / person_ticks,
        "chroma_ms": 1000 * counted.chroma_cpu / person_ticks,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> int:
    """Print the figures and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--ticks", type=int, default=8)
    parser.add_argument("--chroma", action="store_true", help="also keep a Chroma index, its time apart")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    found = []
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for people in options.people:
            one = pool.apply(lived, ((people, options.ticks, options.chroma, options.profile),))
            found.append(one)
            print(
                f"{people:>6} people: {one['rate']:.0f} person-ticks/s of processor; per person-tick "
                f"{one['retrieved']:.2f} retrievals and {one['remembered']:.2f} new memories, "
                f"Chroma apart {one['chroma_ms']:.2f} ms; peak {one['peak_mb']:.0f} MB",
                flush=True,
            )
    slower = found[0]["rate"] / found[-1]["rate"]
    print(f"each of the most is {slower:.2f} times as dear as each of the fewest (at most {MOST_SLOWER})")
    good = found[0]["rate"] >= LEAST_RATE and found[0]["peak_mb"] < MOST_MB and slower <= MOST_SLOWER
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
