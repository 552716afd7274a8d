"""Thirty days of ten people: do prompts stay as long as they were, does memory stay bounded, and what is remembered?

200 facts are planted, rehearsed or not crossed with important or not, and asked for at the end of every day, under
three policies: activation (act_r) and exponential forgetting (ebbinghaus), both with digests, and a memory that keeps
the last N and nothing else. A prompt is rendered for every question and measured; the rules mind answers.

Run it from a checkout in which townsfolk is installed: `python benchmarks/long_life.py --days 30`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any, TypeVar

from agents.embedding import StaticEmbedder
from agents.minds.prompting.rendering import rendered
from agents.minds.prompting.sections import estimated_tokens
from agents.minds.rules import RulesMind
from agents.retrieval import RetrievalWeights, retrieve
from agents.streams import Stream
from agents.tasks.base import Answer, Outcome, Question
from simulation.clock import Tick
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Digested, Remembered, Retired
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.snapshot import snapshot_text

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

PEOPLE, FACTS = 10, 200
PLANTED_ON_DAYS = range(1, 6)
REHEARSED_AFTER_DAYS = (1, 3, 7, 14)
NOON = 12 * 3600
DAY = 24 * 3600
EARLY, LATE = range(7, 17), range(20, 30)
TOP = 12
PERCENTILE_RESAMPLES = 400
WEIGHTY, IDLE = 10, 0
RELEVANCE_ALONE = RetrievalWeights(recency=0, importance=0, relevance=100)

NAMES = ("Ada Brook", "Ben Croft", "Cleo Dunn", "Dov Ember", "Esi Frost", "Finn Gale", "Gita Hill", "Hugo Iles",
         "Iris Jute", "Jonas Kemp")  # fmt: skip
LIKES = ("old maps", "soup", "long walks", "brass bands", "rain on a roof", "chess", "pears", "early trains")
DOINGS = ("mending chairs", "minding the shop", "reading the paper", "weeding the beds", "writing letters")
THINGS = ("gate", "boat", "lamp", "kettle", "coat", "dog", "cart", "door", "garden wall", "bicycle", "hat", "ladder",
          "piano", "basket", "stove", "mirror", "carpet", "roof", "well", "bench")  # fmt: skip


def scenario(days: int, working_set: int, policy: dict[str, Any], seed: int) -> Scenario:
    """Return ten people in a town with a cafe and a square, for `days` days."""
    homes = [{"id": f"house-{n}", "name": f"Number {n}", "kind": "home"} for n in range(PEOPLE // 2)]
    study = {
        "schema": 1,
        "name": "long-life",
        "seed": seed,
        "clock": {"start": "2026-03-02T00:00", "days": days, "minutes_per_tick": 30},
        "places": [
            *homes,
            {"id": "cafe", "name": "the cafe", "kind": "cafe"},
            {"id": "square", "name": "the square", "kind": "square"},
            {"id": "library", "name": "the library", "kind": "library"},
        ],
        "people": [person(n) for n in range(PEOPLE)],
        "network": {"generator": "watts_strogatz", "k": 4, "p": 0.2, "kind": "neighbour", "closeness": 0.3},
        "memory": {"working_set": working_set, "forgetting": policy},
        "settings": {"vectors": False},
    }
    return parse_scenario(json.dumps(study))


def person(n: int) -> dict[str, Any]:
    """Return the n-th person of the town."""
    traits = {"extraversion": 0.3 + 0.07 * n, "agreeableness": 0.9 - 0.05 * n, "openness": 0.4 + 0.05 * n}
    return {
        "id": NAMES[n].split()[0].lower(),
        "name": NAMES[n],
        "social": {"age": 25 + 5 * n, "occupation": ("baker", "clerk", "gardener")[n % 3]},
        "personal": {"traits": traits, "likes": [LIKES[n % len(LIKES)], LIKES[(n + 3) % len(LIKES)]]},
        "context": {
            "home": f"house-{n // 2}",
            "habits": [
                {"do": "having breakfast out", "at": "cafe", "start": "08:00", "end": "09:00"},
                {"do": DOINGS[n % len(DOINGS)], "at": "square", "start": "10:00", "end": "12:30"},
                {"do": "eating a pie", "at": "cafe", "start": "13:00", "end": "14:00"},
                {"do": DOINGS[(n + 2) % len(DOINGS)], "at": "library", "start": "15:00", "end": "18:00"},
            ],
            "goals": [f"learn to play the {('fiddle', 'flute', 'harp')[n % 3]}"],
            "facts": [f"I was born in a house with {n + 2} chimneys."],
        },
    }


@dataclass(frozen=True, slots=True)
class Planted:
    """A fact planted in somebody's memory on a day: what it says, how it is asked for, and the word that answers."""

    person: str
    day: int
    text: str
    cue: str
    word: str
    weighty: bool
    rehearsed: bool


def planted(seed: int) -> list[Planted]:
    """Return 200 facts, 50 in each cell, spread over the people and the first days."""
    stream = Stream(seed, "planted")
    facts = []
    for n in range(FACTS):
        owner, thing = NAMES[n % PEOPLE], THINGS[n // PEOPLE]
        other = NAMES[(n + 1 + n // PEOPLE % 9) % PEOPLE]
        word = pseudo_word(stream)
        facts.append(
            Planted(
                person=owner.split()[0].lower(),
                day=PLANTED_ON_DAYS[n // PEOPLE % len(PLANTED_ON_DAYS)],
                text=f"{other} said to me: The maker of my {thing} is called {word}.",
                cue=f"Who is the maker of the {thing} of {other}?",
                word=word,
                weighty=n // PEOPLE % 2 == 0,
                rehearsed=n // PEOPLE // 2 % 2 == 0,
            )
        )
    return facts


def pseudo_word(stream: Stream) -> str:
    """Return a name that nobody has."""
    syllables = ("ba", "dor", "fen", "gul", "kip", "lom", "mir", "nav", "pel", "quo", "ras", "tum", "vex", "wy", "zan")
    return "".join(stream.choice(syllables) for _ in range(4)).capitalize()


class Measuring:
    """The rules mind behind a scale: every question is rendered and its tokens are kept by task and day."""

    name = "measured"

    def __init__(self) -> None:
        self.tokens: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.unfit = 0
        self._rules = RulesMind()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return what the rules say."""
        prompt = rendered(question, json_schema=True)
        given: Any = question.input
        moment = getattr(given, "moment", None) or getattr(getattr(given, "view", None), "moment", None)
        if prompt is None:
            self.unfit += 1
        elif moment is not None:
            size = sum(estimated_tokens(message.content) for message in prompt.messages)
            self.tokens[question.task.name, moment.day].append(size)
        return await self._rules.answer(question)

    async def close(self) -> None:
        """Do nothing."""


class PlantingEngine(Engine):
    """An engine that plants facts at noon of their day, and lets the rehearsed ones come to mind later."""

    facts: Sequence[Planted] = ()

    def _context(self, tick: Tick) -> TickContext:
        context = super()._context(tick)
        day, since = divmod(tick.start, DAY)
        if since == NOON:
            for fact in self.facts:
                if fact.day == day:
                    interest = WEIGHTY if fact.weighty else IDLE
                    context.draft.remember(fact.person, NewMemory("heard", fact.text, claim_interest=interest))
                elif fact.rehearsed and day - fact.day in REHEARSED_AFTER_DAYS:
                    stream = self.state.streams[fact.person]
                    context.draft.recall(fact.person, tuple(one for one in stream if one.text == fact.text))
        return context


class Nowhere:
    """Counts what is committed and keeps nothing else."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def record(self, committed: Committed) -> None:
        """Count the events that matter here."""
        for entry in committed.entries:
            if isinstance(entry.event, Remembered):
                self.counts["remembered"] += 1
            elif isinstance(entry.event, Digested):
                self.counts[entry.event.period.partition("/")[0]] += 1
            elif isinstance(entry.event, Retired):
                self.counts["retired"] += len(entry.event.memories)


@dataclass
class Life:
    """What one policy came to."""

    policy: str
    counts: Counter[str] = field(default_factory=Counter)
    largest: list[int] = field(default_factory=list)
    recalled: dict[tuple[bool, bool, int], list[bool]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[tuple[bool, bool, int], list[bool]] = field(default_factory=lambda: defaultdict(list))
    carried: dict[tuple[bool, bool, int], list[bool]] = field(default_factory=lambda: defaultdict(list))
    tokens: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    unfit: int = 0
    snapshot_bytes: int = 0
    seconds: float = 0.0


async def live(name: str, policy: dict[str, Any], *, days: int, working_set: int, seed: int) -> Life:
    """Return what ten people remember of the planted facts, day by day."""
    world = scenario(days, working_set, policy, seed)
    mind, recorder, embedder = Measuring(), Nowhere(), StaticEmbedder()
    engine = PlantingEngine(make_setting(world.study, embedder), mind, recorder)
    engine.facts = planted(seed)
    life, started = Life(name), time.perf_counter()
    engine.found()
    while engine.upcoming is not None:
        tick = engine.upcoming
        await engine.step()
        if (tick.start + tick.seconds) % DAY == 0:
            examine(engine, life, tick.start // DAY, embedder)
    life.seconds = time.perf_counter() - started
    life.counts, life.tokens, life.unfit = recorder.counts, mind.tokens, mind.unfit
    life.snapshot_bytes = len(snapshot_text(engine.state).encode())
    return life


def lives(name: str, policy: dict[str, Any], *, days: int, working_set: int, seeds: Sequence[int]) -> Life:
    """Return what lives of several seeds come to, together."""
    whole = Life(name)
    for seed in seeds:
        one = asyncio.run(live(name, policy, days=days, working_set=working_set, seed=seed))
        whole.counts += one.counts
        whole.largest = [max(pair) for pair in zip(whole.largest or one.largest, one.largest, strict=True)]
        for cells, more in ((whole.recalled, one.recalled), (whole.asked, one.asked), (whole.carried, one.carried)):
            for cell, hits in more.items():
                cells[cell] += hits
        for task, sizes in one.tokens.items():
            whole.tokens[task] = [*whole.tokens.get(task, []), *sizes]
        whole.unfit += one.unfit
        whole.snapshot_bytes = max(whole.snapshot_bytes, one.snapshot_bytes)
        whole.seconds += one.seconds
    return whole


def examine(engine: PlantingEngine, life: Life, day: int, embedder: StaticEmbedder) -> None:
    """Ask everybody for every fact planted by `day`; nothing is changed by it."""
    life.largest.append(max(len(stream) for stream in engine.state.streams.values()))
    known = [fact for fact in engine.facts if fact.day <= day]
    cues = embedder.embed([fact.cue for fact in known])
    for fact, cue in zip(known, cues, strict=True):
        stream = engine.state.streams[fact.person]
        found = retrieve(stream, cue, (day + 1) * DAY, k=TOP, weights=engine.setting.weights)
        cell = (fact.weighty, fact.rehearsed, day - fact.day)
        alike = retrieve(stream, cue, (day + 1) * DAY, k=TOP, weights=RELEVANCE_ALONE)
        life.recalled[cell].append(any(fact.word in one.memory.text for one in found))
        life.asked[cell].append(any(fact.word in one.memory.text for one in alike))
        life.carried[cell].append(any(fact.word in memory.text for memory in stream))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def percentile(values: Iterable[int], share: float) -> int:
    """Return the value that `share` of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def changes(early: Sequence[int], late: Sequence[int]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the change of the 95th percentile: what chance alone may bring."""
    stream = Stream(0, "long_life.bootstrap", n=len(early))
    found = []
    for _ in range(PERCENTILE_RESAMPLES):
        before, after = (percentile((stream.choice(sizes) for _ in sizes), 0.95) for sizes in (early, late))
        found.append((after - before) / before)
    found.sort()
    return found[PERCENTILE_RESAMPLES // 40], found[-PERCENTILE_RESAMPLES // 40 - 1]


def print_prompts(life: Life, days: int) -> None:
    """Print the 95th percentile of prompt tokens by task, late against early, and its change with an interval."""
    print(f"\nprompt tokens, 95th percentile ({life.policy}; {life.unfit} prompts did not fit)")
    counts = f"{'n early':>8} {'n late':>8}"
    print(f"{'task':18} {'days 8-17':>10} {'days 21-30':>11} {'change':>8} {'95 % of it':>17} {counts}")
    for task in sorted({task for task, _ in life.tokens}):
        early = [size for day in EARLY for size in life.tokens.get((task, day), [])]
        late = [size for day in LATE if day < days for size in life.tokens.get((task, day), [])]
        if not early or not late:
            continue
        before, after = percentile(early, 0.95), percentile(late, 0.95)
        change, (low, high) = f"{(after - before) / before:+.1%}", changes(early, late)
        within = f"[{low:+.1%}, {high:+.1%}]"
        print(f"{task:18} {before:10} {after:11} {change:>8} {within:>17} {len(early):8} {len(late):8}")


def print_recall(life: Life, ages: Sequence[int]) -> None:
    """Print by age in days how many of the planted facts are recalled, with intervals, for each cell."""
    print(f"\n{life.policy}: share of planted facts among the top {TOP} [95 %] by age in days")
    ways = (("weights 1, 1, 1", life.recalled), ("relevance alone", life.asked), ("still carried", life.carried))
    for called, shares in ways:
        print(f"{called:24}" + "".join(f"{f'{age} d':>20}" for age in ages))
        for weighty in (True, False):
            for rehearsed in (True, False):
                cells = [share_text(shares.get((weighty, rehearsed, age), [])) for age in ages]
                label = f"{'important' if weighty else 'mundane'}, {'rehearsed' if rehearsed else 'not rehearsed'}"
                print(f"  {label:22}" + "".join(f"{cell:>20}" for cell in cells))


def share_text(hits: Sequence[bool]) -> str:
    """Return a share with its interval."""
    low, high = wilson(sum(hits), len(hits))
    return f"{sum(hits) / max(1, len(hits)):.2f} [{low:.2f}, {high:.2f}]"


def main() -> None:
    """Run the three policies and print what they come to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--working-set", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="how many lives, from --seed on, are taken together")
    parser.add_argument("--policies", nargs="+", default=["act_r", "ebbinghaus", "latest"])
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; {PEOPLE} people, {options.days} days, "
        f"seed {options.seed}"
    )
    for name in options.policies:
        policy = {"curve": name, "digests": name != "latest"}
        seeds = range(options.seed, options.seed + options.seeds)
        life = lives(name, policy, days=options.days, working_set=options.working_set, seeds=seeds)
        counts = ", ".join(f"{count} {what}" for what, count in sorted(life.counts.items()))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\n== {name}: {life.seconds:.0f} s, {counts}; snapshot {life.snapshot_bytes // 1024} KB, peak {peak} MB")
        sampled = life.largest[:: max(1, len(life.largest) // 10)]
        print(f"most memories carried by anybody at the end of a day: {sampled}, at most {max(life.largest)}")
        print_recall(life, [age for age in (0, 1, 3, 7, 14, 21, 24) if age < options.days - PLANTED_ON_DAYS[-1]])
        print_prompts(life, options.days)


if __name__ == "__main__":
    main()
