"""What memory costs: retrieval against the bare matrix product, a tick of a thousand people, and opening a large run.

1. Top-30 of 10,000 memories of one person: `retrieve` against the matrix product alone, and against product and sort.
2. A day of ticks of 1,000 people who carry 200 memories each: which share of the time Chroma takes.
3. A run whose journal holds many memories: how long it takes to open it with its state.

Run it from a checkout in which townsfolk is installed: `python benchmarks/memory.py`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.embedding import StaticEmbedder
from agents.memory import Memory, MemoryStream
from agents.minds.rules import RulesMind
from agents.retrieval import retrieve
from agents.streams import Stream
from benchmarks.playing import Nowhere, advanced
from simulation.clock import Tick
from simulation.engine import Committed, Engine, chained_hash, fold, genesis_hash, make_setting
from simulation.events import Entry, Phase, Remembered, Retired, event_json
from simulation.journal import Journal
from simulation.phases.found import joined
from simulation.reading.loading import parse_scenario
from simulation.run import JOURNAL_FILE, Run
from simulation.scenario import Scenario
from simulation.snapshot import snapshot_text
from simulation.state import State
from simulation.vectors import Row, VectorStore

DIMENSIONS, HOUR = 256, 3600


def timed(work: Callable[[], object], times: int) -> float:
    """Return the median seconds of `work`."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def random_vectors(count: int, seed: int) -> np.ndarray:
    """Return int8 vectors that are the same every time."""
    return np.random.default_rng(seed).integers(-40, 40, (count, DIMENSIONS), dtype=np.int8)


def filled(person: str, count: int, seed: int) -> MemoryStream:
    """Return a stream of `count` memories, one every ten minutes."""
    stream = MemoryStream(DIMENSIONS)
    for n, vector in enumerate(random_vectors(count, seed)):
        stream.add(Memory(f"{person}/{n}/0", "heard", f"thing {n}", 600 * n, 1 + n % 10), vector)
    return stream


def retrieval(times: int) -> None:
    """Print what the top 30 of 10,000 memories cost."""
    stream, query = filled("ada", 10_000, 1), random_vectors(1, 2)[0]
    as_floats, vectors = query.astype(np.float32), stream.vectors
    now = 600 * 10_000
    retrieve(stream, query, now, k=30)
    product = timed(lambda: vectors @ as_floats, times)
    ours = timed(lambda: retrieve(stream, query, now, k=30), times)
    print(
        f"top 30 of 10,000: retrieve {ours * 1e6:.0f} us, bare product {product * 1e6:.0f} us, "
        f"{ours / product:.2f} times"
    )


class Indexed:
    """Offers what is committed to the vector store, as a run does."""

    def __init__(self, store: VectorStore) -> None:
        self.store = store
        self.remembered = 0
        self.cpu_seconds = 0.0

    def record(self, committed: Committed) -> None:
        """Index the memories of a tick."""
        self.remembered += len(committed.vectors)
        started = time.process_time()
        self.store.offer(committed)
        self.cpu_seconds += time.process_time() - started


def found_as_exactly(rows: int, queries: int) -> None:
    """Print how many of the ten nearest memories Chroma finds, among `rows` sentences."""
    embedder = StaticEmbedder()
    texts = [f"{word} {n % 97} was seen with {word[::-1]} near house {n % 211}" for n, word in enumerate(words(rows))]
    vectors = embedder.embed(texts)
    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder))
        memories = [Memory(f"ada/{n}/0", "heard", text, n, 3) for n, text in enumerate(texts)]
        store.catch_up([Row("ada", memory, vector) for memory, vector in zip(memories, vectors, strict=True)])
        matrix = np.stack(list(vectors)).astype(np.float64)
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
        hits = 0
        for query in embedder.embed([f"who was near house {n}, and with whom?" for n in range(queries)]):
            nearest = np.argsort(-(matrix @ query.astype(np.float64)))[:10]
            hits += len({f"ada/{row}/0" for row in nearest} & {one.memory for one in store.search(query, k=10)})
    print(f"Chroma finds {hits / queries / 10:.3f} of the ten nearest among {rows:,}")


def words(count: int) -> list[str]:
    """Return made-up words."""
    stream = Stream(1, "words")
    syllables = ("ba", "dor", "fen", "gul", "kip", "lom", "mir", "nav", "pel", "ras")
    return ["".join(stream.choice(syllables) for _ in range(3)) for _ in range(count)]


def tick_share(people: int, each: int, ticks: int) -> None:
    """Print the share of Chroma in ticks of a town of `people` under the rules mind, each with `each` memories."""
    setting = make_setting(town(people).study, StaticEmbedder())
    engine = Engine(setting, RulesMind(), Nowhere())
    engine.found()
    asyncio.run(advanced(engine, 16))  # to the hours in which people are about
    for n, stream in enumerate(engine.state.streams.values()):
        for at, vector in enumerate(random_vectors(max(0, each - len(stream)), n)):
            stream.add(Memory(f"old/{n}/{at}", "heard", f"thing {at}", 0, 1 + at % 10), vector)
    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder))
        store.catch_up([])
        store.seconds = 0.0
        index = Indexed(store)
        busy = Engine(setting, RulesMind(), index, state=engine.state, last_hash=engine.last_hash)
        started, cpu = time.perf_counter(), time.process_time()
        asyncio.run(advanced(busy, ticks))
        wall, cpu = (time.perf_counter() - started) / ticks, (time.process_time() - cpu) / ticks
        chroma, chroma_cpu = store.seconds / ticks, index.cpu_seconds / ticks
        print(
            f"{people} people, {each} memories each, {ticks} ticks under the rules mind, a tick: "
            f"{index.remembered / ticks:.0f} new memories; {wall:.2f} s of which "
            f"Chroma {chroma:.2f} ({chroma / wall:.0%}); "
            f"{cpu:.2f} s of processor of which Chroma {chroma_cpu:.2f} ({chroma_cpu / cpu:.0%})"
        )


def town(people: int) -> Scenario:
    """Return a town of so many people, ten to a house and fifty to a cafe."""
    homes = [{"id": f"house-{n}", "name": f"House {n}", "kind": "home"} for n in range(people // 10)]
    cafes = [{"id": f"cafe-{n}", "name": f"Cafe {n}", "kind": "cafe"} for n in range(people // 50)]
    habits = [{"do": "having a long breakfast", "at": "cafe-0", "start": "09:00", "end": "12:00"}]
    crowds = [
        {
            "id": f"group-{n}",
            "count": 50,
            "homes": [home["id"] for home in homes[5 * n : 5 * n + 5]],
            "persona": {"context": {"habits": [{**habits[0], "at": cafe["id"]}]}},
        }
        for n, cafe in enumerate(cafes)
    ]
    study = {
        "schema": 1,
        "name": "crowded",
        "places": [*homes, *cafes],
        "crowds": crowds,
        "clock": {"start": "2026-03-02T06:00", "days": 1, "minutes_per_tick": 15},
    }
    return parse_scenario(as_json(study))


def opening(memories: int, people: int, carried: int) -> None:
    """Print how long it takes to open a run of `memories` of which everybody carries the last `carried`."""
    with tempfile.TemporaryDirectory() as folder:
        run = written(Path(folder) / "run", memories, people, carried)
        size = (run.folder / JOURNAL_FILE).stat().st_size // 2**20
        started = time.perf_counter()
        opened = Run.open(run.folder)
        state = opened.state()
        seconds = time.perf_counter() - started
        kept = sum(len(stream) for stream in state.streams.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{memories:,} memories of {people} people ({size} MB): opened with its state in {seconds:.1f} s, "
            f"{kept:,} carried; peak {peak} MB"
        )


def written(folder: Path, memories: int, people: int, carried: int) -> Run:
    """Return a run whose journal holds so many memories, with a snapshot at its end."""
    study = {
        "schema": 1,
        "name": "large",
        "places": [{"id": "room", "name": "the room", "kind": "home"}],
        "people": [{"id": f"p{n}", "name": f"Person {n}", "context": {"home": "room"}} for n in range(people)],
        "clock": {"start": "2026-03-02T00:00", "days": 3000},
    }
    run = Run.create(parse_scenario(as_json(study)), folder)
    journal, before = Journal.open(folder / JOURNAL_FILE), genesis_hash(run.scenario.study)
    state = State(dimensions=DIMENSIONS)
    per_tick = 2_000
    for tick in range(memories // per_tick + 1):
        entries = (
            [Entry(Phase.FOUND, f"p{n}", 0, joined(run.setting, f"p{n}", 0)) for n in range(people)] if not tick else []
        )
        vectors = {}
        if tick:
            block = random_vectors(per_tick, tick)
            for n in range(per_tick):
                person = f"p{n % people}"
                memory = Memory(f"{person}/{tick}/{n}", "heard", f"line {n} of tick {tick}, said to me", 900 * tick, 3)
                vectors[memory.id] = block[n]
                entries.append(Entry(Phase.ABSORB, person, n, Remembered(person, memory)))
            entries += retiring(state, people, carried, per_tick)
        committed = sealed(Tick(tick, 900 * tick, 900), entries, vectors, before)
        journal.record(committed)
        fold(state, committed)
        before = committed.hash
    journal.keep_snapshot(state.tick, snapshot_text(state))
    journal.close()
    return run


def retiring(state: State, people: int, carried: int, per_tick: int) -> list[Entry]:
    """Return the entries by which everybody drops what it carries beyond `carried`."""
    found = []
    for n in range(people):
        stream = state.streams[f"p{n}"]
        over = len(stream) - carried
        if over > 0:
            gone = tuple(stream.at(row).id for row in range(over))
            found.append(Entry(Phase.ABSORB, f"p{n}", per_tick + 1, Retired(f"p{n}", gone)))
    return found


def sealed(tick: Tick, entries: list[Entry], vectors: dict[str, np.ndarray], before: str) -> Committed:
    """Return a tick with its hash."""
    ordered = tuple(sorted(entries, key=lambda one: (one.phase, one.owner, one.n)))
    bodies = tuple(event_json(one.event) for one in ordered)
    keys = ((int(one.phase), one.owner, one.n, body) for one, body in zip(ordered, bodies, strict=True))
    return Committed(tick, ordered, bodies, vectors, (), chained_hash(before, keys))


def as_json(study: dict[str, object]) -> str:
    """Return `study` as text."""
    import json

    return json.dumps(study)


def main() -> None:
    """Measure all three and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--memories", type=int, default=1_000_000)
    parser.add_argument("--ticks", type=int, default=10)
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    retrieval(options.times)
    tick_share(1000, 200, options.ticks)
    found_as_exactly(5_000, 100)
    opening(options.memories, 100, 500)


if __name__ == "__main__":
    main()
