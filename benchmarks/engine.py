"""The engine beside the bound: how near runs on a model come to what its latency allows, and what we use for it.

A town of N people lives S ticks on a mock model server of another process: through litellm and directly, in lock-step
and with people running ahead, at a fixed latency, at a lognormal one (sigma 0.6), and at none. Beside it stands a bare
client that sends the very requests of the run again, each person's one after the other and nothing else in between.

    python benchmarks/engine.py                         # 25 x 20, 200 x 10, 1,000 x 5
    python benchmarks/engine.py --sizes 25x20 --json figures.json
    python benchmarks/engine.py --cpu                   # only the processor time of a call and decisions a second

The columns are explained in benchmarks/README.md. Ends with 1 where a call of ours takes more processor time than it
may: 1 ms directly, 4 ms through litellm.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.mock_server import Load, MockServer
from simulation.reading.loading import parse_scenario
from simulation.run import Run
from simulation.scenario import Scenario, Settings

SIZES = ((25, 20, 32), (200, 10, 128), (1000, 5, 256))
LATENCY = 0.2
_AT_ONCE = 32
SIGMA = 0.6
MOST_MS = {"direct": 1.0, "litellm": 4.0}
_ACTS = ("reading", "mending a net", "baking", "painting", "weeding", "writing letters")


@dataclass(frozen=True)
class Row:
    """One run, measured. Times in seconds, processor time of this process alone, in milliseconds a call."""

    people: int
    ticks: int
    load: str
    way: str
    schedule: str
    wall: float
    bound: float
    calls: int
    agent_steps: int
    cpu_ms: float
    prompt_bytes: float
    in_flight: float
    peak_mb: float

    @property
    def efficiency(self) -> float:
        """The bound over the wall time."""
        return self.bound / self.wall

    def line(self) -> str:
        """Return it as a line of the table."""
        return (
            f"{self.people:>5} x {self.ticks:<3}{self.load:<11}{self.way:<9}{self.schedule:<11}{self.wall:>7.2f}"
            f"{self.bound:>7.2f}{self.efficiency:>6.2f}{self.agent_steps / self.wall:>8.0f}{self.calls:>7}"
            f"{self.calls / self.agent_steps:>6.2f}{self.cpu_ms:>7.2f}{self.prompt_bytes:>7.0f}{self.in_flight:>7.1f}"
            f"{self.peak_mb:>7.0f}"
        )


HEAD = "      size load       way      schedule      wall  bound  eff. steps/s  calls  c/st cpu ms prompt  in fl     MB"


def town(people: int, ticks: int) -> Scenario:
    """Return a town of so many people with homes of their own, who meet in a cafe for every ten of them."""
    cafes = max(1, people // 10)
    places = [{"id": f"home-{n}", "name": f"House {n}", "kind": "home"} for n in range(people)]
    places += [{"id": f"cafe-{n}", "name": f"the cafe of street {n}", "kind": "cafe"} for n in range(cafes)]
    minutes = 30 * ticks + 8 * 60
    clock = {
        "start": "2026-03-02T08:00",
        "end": f"2026-03-0{2 + minutes // 1440}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}",
    }
    return parse_scenario(
        json.dumps(
            {
                "schema": 1, "name": "load", "seed": 1, "clock": {**clock, "minutes_per_tick": 30}, "places": places,
                "people": [_person(n, cafes) for n in range(people)],
                "claims": [{"id": "fair", "text": "There is a fair on Sunday", "origin": "p-0", "interest": 6}],
            }
        )
    )  # fmt: skip


def _person(number: int, cafes: int) -> dict[str, Any]:
    cafe, hour = f"cafe-{number % cafes}", 9 + number % 7
    habit = {"do": "having a coffee", "at": cafe, "start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"}
    return {
        "id": f"p-{number}", "name": f"Person {number}", "description": f"Likes {_ACTS[number % len(_ACTS)]}.",
        "context": {"home": f"home-{number}", "habits": [habit], "wake": "08:00", "sleep": "23:00"},
    }  # fmt: skip


def on(scenario: Scenario, way: str, url: str, slots: int, schedule: str) -> Scenario:
    """Return `scenario` with the settings of a run on the mock server."""
    settings = {
        "mind": f"direct:mock@{url}" if way == "direct" else "openai/mock", "vectors": False, "schedule": schedule,
        "concurrency": slots, "endpoint": {"json_schema": True},
    }  # fmt: skip
    return scenario.model_copy(update={"settings": Settings.model_validate(settings)})


def measured(server: MockServer, scenario: Scenario, load: Load, name: str, way: str, schedule: str) -> list[Row]:
    """Return a run on the mock server, and a bare client's way through the same requests."""
    people, ticks = len(scenario.study.people), 0
    with tempfile.TemporaryDirectory() as temporary:
        server.reset(Load())
        Run.create(on(town(2, 1), way, server.url, 1, schedule), Path(temporary) / "warm").advance()
        run = Run.create(on(scenario, way, server.url, load.slots or _AT_ONCE, schedule), Path(temporary) / "run")
        run.advance(until=0)
        server.reset(load)
        gc.collect()
        began, used = time.monotonic(), time.process_time()
        info = run.advance()
        wall, used = time.monotonic() - began, time.process_time() - used
        ticks = info.ticks_done
        asked = list(requests(run))
        stats = server.stats()
    bound = bound_of(asked, load)
    size = (people, ticks, name)
    shared = (people * ticks, 1000 * used / max(1, info.model_calls))
    prompt = stats["prompt_bytes"] / max(1, stats["calls"])
    rows = [Row(*size, way, schedule, wall, bound, info.model_calls, *shared, prompt, stats["mean_inside"], peak_mb())]
    if schedule == "run_ahead" and way == "direct" and load.latency:
        server.reset(load)
        began, used = time.monotonic(), time.process_time()
        asyncio.run(bare(asked, server.url, load.slots))
        wall, used = time.monotonic() - began, time.process_time() - used
        cpu_ms, stats = 1000 * used / len(asked), server.stats()
        inside = stats["mean_inside"]
        rows.append(
            Row(*size, "bare", "no barrier", wall, bound, len(asked), shared[0], cpu_ms, prompt, inside, peak_mb())
        )
    return rows


def requests(run: Run) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield person and messages of every call of `run`, in order."""
    with run.record() as record:
        for person, request in record.rows("SELECT person, request FROM answers ORDER BY tick, person, task, n"):
            yield person, [{"role": role, "content": text} for role, text in json.loads(request)["messages"]]


def bound_of(asked: list[tuple[str, list[dict[str, str]]]], load: Load) -> float:
    """Return what no schedule is faster than: the longest life, one call after the other, or all over the slots."""
    lives: dict[str, float] = defaultdict(float)
    for person, messages in asked:
        lives[person] += load.seconds(messages[-1]["content"])
    return max([*lives.values(), sum(lives.values()) / max(1, load.slots), 1e-9])


async def bare(asked: list[tuple[str, list[dict[str, str]]]], url: str, slots: int) -> None:
    """Send the requests again with nothing but aiohttp: each person's in order, nobody waiting for others."""
    import aiohttp

    lives: dict[str, list[list[dict[str, str]]]] = defaultdict(list)
    for person, messages in asked:
        lives[person].append(messages)
    places = asyncio.Semaphore(slots)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def life(calls: list[list[dict[str, str]]]) -> None:
            for messages in calls:
                body = {"model": "mock", "messages": messages, "response_format": _ANY}
                async with places, session.post(f"{url}/chat/completions", json=body) as response:
                    await response.json()

        async with asyncio.TaskGroup() as group:
            for calls in lives.values():
                group.create_task(life(calls))


_ANY = {"type": "json_schema", "json_schema": {"name": "any", "schema": {"type": "object", "properties": {}}}}


def peak_mb() -> float:
    """Return the most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_a_process(job: tuple[int, int, Load, str, str, str, str]) -> list[Row]:
    """Return the rows of one run, in a process of its own, so that memory is its own."""
    people, ticks, load, name, way, schedule, address = job
    server = MockServer()
    server.address = address
    os.environ.update(OPENAI_API_BASE=server.url, OPENAI_BASE_URL=server.url, OPENAI_API_KEY="sk-mock-000000")
    return measured(server, town(people, ticks), load, name, way, schedule)


def import_seconds() -> dict[str, float]:
    """Return how much processor time it takes to import us, litellm, and what else there is."""
    import subprocess

    found = {}
    for name in ("simulation.run", "simulation.cli", "aiohttp", "litellm"):
        code = f"import time; b = time.process_time(); import {name}; print(time.process_time() - b)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        found[name] = float(done.stdout)
    return found


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="*", default=[f"{n}x{s}" for n, s, _ in SIZES])
    parser.add_argument("--cpu", action="store_true", help="only at no latency, directly and through litellm")
    parser.add_argument("--latency", type=float, default=LATENCY, help="seconds; the mean where it varies")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    wanted = [size for size in SIZES if f"{size[0]}x{size[1]}" in options.sizes]
    rows: list[Row] = []
    print(HEAD)
    with MockServer() as server, multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for people, ticks, slots in wanted:
            loads = [("none", Load())] if options.cpu else _loads(slots, options.latency)
            for name, load in loads:
                for way, schedule in _ways(people, load):
                    slotted = Load(load.latency, load.sigma, slots) if load.latency else load
                    job = (people, ticks, slotted, name, way, schedule, server.address)
                    for row in pool.apply(in_a_process, (job,)):
                        rows.append(row)
                        print(row.line(), flush=True)
    spent = [row for row in rows if row.load == "none" and row.way in MOST_MS]
    for row in spent:
        print(
            f"at no latency, {row.way}: {row.calls / row.wall:.0f} answers/s, {1000 / row.cpu_ms:.0f} on one core alone"
        )
    print("imports, processor seconds:", ", ".join(f"{name} {took:.2f}" for name, took in import_seconds().items()))
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    return 0 if all(row.cpu_ms <= MOST_MS[row.way] for row in spent) else 1


def _loads(slots: int, latency: float) -> list[tuple[str, Load]]:
    return [
        ("fixed", Load(latency, 0.0, slots)),
        ("lognormal", Load(latency, SIGMA, slots)),
        ("none", Load()),
    ]


def _ways(people: int, load: Load) -> list[tuple[str, str]]:
    both = [("direct", "lock_step"), ("direct", "run_ahead")]
    if not load.latency:
        return [("direct", "run_ahead"), ("litellm", "run_ahead")]
    return [*both, ("litellm", "run_ahead")] if people <= 200 else both


if __name__ == "__main__":
    sys.exit(main())
