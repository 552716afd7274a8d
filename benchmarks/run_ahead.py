"""Running ahead against going in step, on a clock of its own: what a schedule costs is exact, and waiting is free.

    python benchmarks/run_ahead.py                  # the tables
    python benchmarks/run_ahead.py --worlds 500     # and: 500 random small worlds come to the hashes of lock-step
    python benchmarks/run_ahead.py --latencies 1    # towns with one draw of latencies instead of four

Ends with 1 where a hash differs or a figure is below what is asked for. See README.md for how to read it.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from agents.embedding import StaticEmbedder  # noqa: E402
from agents.minds.rules import RulesMind  # noqa: E402
from benchmarks.loads import ByChance, sparse_scenario, town, undecided_mind  # noqa: E402
from benchmarks.oracle import Oracle, Timing  # noqa: E402
from benchmarks.playing import lived  # noqa: E402
from simulation.context import Setting  # noqa: E402
from simulation.engine import Engine, make_setting  # noqa: E402
from simulation.events import ConversationOpened  # noqa: E402
from simulation.reading.loading import load_scenario  # noqa: E402
from simulation.scenario import Scenario  # noqa: E402
from simulation.world import MemoryJournal  # noqa: E402
from tests.random_worlds import compared, random_world  # noqa: E402
from tests.virtual_time import LatentMind, run_virtually  # noqa: E402

AHEAD = 64
LEAST_OF_ORACLE = 0.9
LEAST_GAIN = 1.6


@dataclass(frozen=True)
class Lived:
    """A run on virtual time: how long it took, what was asked, the hash it came to, and our own processor time."""

    seconds: float
    mind: LatentMind
    journal: MemoryJournal
    cpu_seconds: float
    oracle_seconds: float = 0.0

    @property
    def hash(self) -> str:
        """The hash after the last tick."""
        return self.journal.ticks[-1].hash


def live(setting: Setting, mind: LatentMind, *, ahead: int | None, with_oracle: bool = False) -> Lived:
    """Return the run of `setting` with `mind`, and where asked for how long the oracle would take."""
    timing, journal = Timing() if with_oracle else None, MemoryJournal()
    engine = Engine(setting, mind, journal, executor=timing, ahead=ahead)
    engine.found()
    oracle = Oracle(timing, mind.turning) if timing is not None else None

    async def to_the_end() -> float:
        while engine.upcoming is not None:
            if oracle is not None:
                oracle.before(engine)
            committed = await engine.step()
            if oracle is not None:
                oracle.after(committed)
        return asyncio.get_running_loop().time()

    began = time.process_time()
    seconds = run_virtually(to_the_end())
    cpu = time.process_time() - began
    return Lived(seconds, mind, journal, cpu, oracle.makespan if oracle is not None else 0.0)


@dataclass(frozen=True)
class Row:
    """One line of a table: a load in step and ahead, and the bound or the oracle beside."""

    load: str
    in_step: Lived
    ahead: Lived
    bound: float

    @property
    def efficiency(self) -> float:
        """The bound as a share of the time ahead."""
        return self.bound / self.ahead.seconds

    @property
    def gain(self) -> float:
        """How many times longer it takes in step."""
        return self.in_step.seconds / self.ahead.seconds

    @property
    def same(self) -> bool:
        """Whether both came to the same hash."""
        return self.in_step.hash == self.ahead.hash

    def __str__(self) -> str:
        calls, cpu = self.ahead.mind.calls, (self.ahead.cpu_seconds - self.in_step.cpu_seconds) / self.ahead.mind.calls
        return (
            f"{self.load:26} {calls:7} {self.in_step.seconds:9.1f} {self.ahead.seconds:9.1f} {self.bound:9.1f} "
            f"{self.efficiency:7.3f} {self.gain:6.2f} {1000 * cpu:8.2f} {'yes' if self.same else 'NO':>5}"
        )


HEAD = (
    f"{'load':26} {'calls':>7} {'in step':>9} {'ahead':>9} {{:>9}} {'share':>7} {'gain':>6} {'ms/call':>8} {'same':>5}"
)


def sparse(people: int, ticks: int, places: int, embedder: StaticEmbedder) -> Row:
    """Return the declared sparse load: a call for each person and tick, meetings by chance, drawn beforehand."""
    setting = replace(make_setting(sparse_scenario(people).study, embedder), protocol=ByChance(3, ticks))
    in_step, ahead = (live(setting, LatentMind(undecided_mind(), 5, places=places), ahead=far) for far in (None, AHEAD))
    bound = max(longest_chain(ahead), ahead.mind.seconds / places)
    return Row(f"{people} x {ticks}, {places} places", in_step, ahead, bound)


def longest_chain(lived: Lived) -> float:
    """Return the longest chain of calls that had to follow each other: those of a person, and of whom it met."""
    done: dict[str, float] = {}
    for committed in lived.journal.ticks[1:]:
        tick = committed.tick.index
        opened = [entry.event for entry in committed.entries if isinstance(entry.event, ConversationOpened)]
        for event in opened:
            done.update(dict.fromkeys(event.participants, max(done.get(person, 0.0) for person in event.participants)))
        for outcome in committed.outcomes:
            taken = lived.mind.seconds_of(outcome.task, outcome.person, tick, outcome.n)
            done[outcome.person] = done.get(outcome.person, 0.0) + taken
    return max(done.values())


def lively(name: str, scenario: Scenario, latencies: int, embedder: StaticEmbedder) -> Row:
    """Return a society whose every question takes its time, beside the oracle; as many are asked at once as may be."""
    setting = make_setting(scenario.study, embedder)
    in_step = live(setting, LatentMind(RulesMind(), latencies), ahead=None, with_oracle=True)
    ahead = live(setting, LatentMind(RulesMind(), latencies), ahead=AHEAD)
    return Row(f"{name}, latencies {latencies}", in_step, ahead, in_step.oracle_seconds)


def overhead(name: str, scenario: Scenario, embedder: StaticEmbedder) -> str:
    """Return what running ahead costs where answers come at once, in processor time."""
    setting = make_setting(scenario.study, embedder)
    spent = []
    for far in (None, AHEAD, None, AHEAD):
        journal = MemoryJournal()
        engine = Engine(setting, RulesMind(), journal, ahead=far)
        engine.found()
        began = time.process_time()
        asyncio.run(lived(engine))
        spent.append(time.process_time() - began)
    in_step, ahead = min(spent[::2]), min(spent[1::2])
    return f"{name:26} {in_step:9.2f} {ahead:9.2f} {ahead / in_step:7.2f}"


def worlds(count: int) -> int:
    """Return in how many of `count` random worlds the schedules differ."""
    different = 0
    for number in range(count):
        difference = compared(random_world(number))
        if difference:
            different += 1
            print(difference, flush=True)
    print(f"{count} random worlds lived in step, ahead, and resumed half way: {different} differ")
    return different


def main() -> int:
    """Print the tables; return 1 where something falls short."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=0, help="compare so many random worlds")
    parser.add_argument("--latencies", type=int, default=4, help="how many draws of latencies for each town")
    options = parser.parse_args()
    embedder, failed = StaticEmbedder(), 0

    print("\nmeetings drawn beforehand, one call per person and tick; seconds are virtual, the mean latency is 1")
    print(HEAD.format("bound"))
    for people, ticks, places, least in ((25, 20, 32, 0.95), (200, 10, 256, 0.9), (200, 10, 128, 0.9)):
        row = sparse(people, ticks, places, embedder)
        print(row, flush=True)
        failed += not row.same or row.efficiency < least or row.gain < LEAST_GAIN

    print("\ntowns, every question takes its time; share is of the oracle's schedule")
    print(HEAD.format("oracle"))
    loads: dict[str, Callable[[], Scenario]] = {
        "valentine": lambda: load_scenario("valentine"),
        "100 people, 10 minutes": town,
        "100 people, 20 minutes": lambda: town(20),
    }
    for name, load in loads.items():
        scenario = load()
        rows = [lively(name, scenario, latencies, embedder) for latencies in range(1, options.latencies + 1)]
        print(*rows, sep="\n", flush=True)
        share = statistics.mean(row.efficiency for row in rows)
        print(f"{name:26} {'':38} {share:7.3f} {statistics.mean(row.gain for row in rows):6.2f}   (mean)")
        failed += share < LEAST_OF_ORACLE or not all(row.same for row in rows)

    print("\nprocessor seconds where every answer comes at once (rules)")
    print(f"{'':26} {'in step':>9} {'ahead':>9} {'times':>7}")
    print(overhead("valentine", load_scenario("valentine"), embedder))
    print(overhead("100 people", town(), embedder))

    failed += worlds(options.worlds)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
