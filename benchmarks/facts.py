"""Facts, changes and contradictions planted at known rates in talk: what is known at the end, under each policy?

Four people tell each other what their favourite things are. With a known chance a favourite has changed for good since
it was last told, or is told wrongly once; with a known chance the turn only asks, denies or speaks of somebody else.
The rules mind listens. Truth is what was said last in the hearer's hearing.

Run it from a checkout in which townsfolk is installed: `python benchmarks/facts.py --seeds 5`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.embedding import StaticEmbedder
from agents.facts import plain
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.talk import Act
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.deciding import Reaction
from agents.tasks.speaking import Turn
from benchmarks.playing import lived
from simulation.engine import Committed, Engine, make_setting
from simulation.events import ConversationOpened, FactNoted, Remembered, Uttered
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

POLICIES = ("refine", "replace", "keep_both")
NAMES = ("Ada Brook", "Ben Croft", "Cleo Dunn", "Dov Ember")
ASPECTS = ("colour", "song", "dish", "flower", "game", "street", "season", "number")
CHANGED, WRONG, NOT_SAID = 15, 10, 25
"""Chances in per cent: changed for good, told wrongly once, and not a statement about oneself."""


def scenario(policy: str, seed: int) -> Scenario:
    """Return four people in one room for two days."""
    people = [
        {"id": name.split()[0].lower(), "name": name, "context": {"home": "room", "wake": "07:00", "sleep": "22:00"}}
        for name in NAMES
    ]
    study = {
        "schema": 1,
        "name": "facts",
        "seed": seed,
        "clock": {"start": "2026-03-02T00:00", "days": 2, "minutes_per_tick": 30},
        "places": [{"id": "room", "name": "the room", "kind": "home"}],
        "people": people,
        "network": {"generator": "complete", "kind": "friend", "closeness": 0.9},
        "memory": {"contradictions": policy, "adopt": False},
        "settings": {"vectors": False},
    }
    return parse_scenario(json.dumps(study))


@dataclass
class Telling:
    """A mind whose people tell their favourites; all else is answered by the rules.

    `stated` holds, by the turn's words, whose favourite was said to be what.
    """

    seed: int
    name: str = "telling"
    favourites: dict[tuple[str, str], str] = field(default_factory=dict)
    stated: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return a telling turn, an approach, or what the rules say."""
        given: Any = question.input
        if question.task.name == "say":
            return Outcome(self._turn(question.person, given.must_end))  # type: ignore[arg-type]
        if question.task.name == "react" and given.may_talk:
            return Outcome(Reaction(action="approach", person=given.may_talk[0], reason="to talk"))  # type: ignore[arg-type]
        return await RulesMind().answer(question)

    async def close(self) -> None:
        """Do nothing."""

    def _turn(self, speaker: str, ends: bool) -> Turn:
        stream = Stream(self.seed, "telling", speaker, 0, sum(self.counts.values()))
        aspect = stream.choice(ASPECTS)
        value = self.favourites.get((speaker, aspect))
        other = word(stream)
        text = f"My favourite {aspect} is {value or other}."
        draw = stream.below(100)
        if draw < NOT_SAID:
            self.counts["not said"] += 1
            text = stream.choice(
                (f"Is your favourite {aspect} {other}?", f"I never said my favourite {aspect} is {other}.",
                 f"Her favourite {aspect} is {other}.")
            )  # fmt: skip
        elif value is None or draw < NOT_SAID + CHANGED:
            self.counts["changed" if value else "first"] += 1
            self.favourites[speaker, aspect] = other
            text = f"My favourite {aspect} is {other}."
            self.stated[text] = (speaker, aspect, other)
        elif draw < NOT_SAID + CHANGED + WRONG:
            self.counts["wrong once"] += 1
            text = f"My favourite {aspect} is {other}."
            self.stated[text] = (speaker, aspect, other)
        else:
            self.counts["again"] += 1
            self.stated[text] = (speaker, aspect, value)
        return Turn(text=text, act=Act.INFORM, ends=ends)


def word(stream: Stream) -> str:
    """Return a word that nobody has used."""
    return "".join(
        stream.choice(("ba", "dor", "fen", "gul", "kip", "lom", "mir", "nav", "pel", "ras")) for _ in range(4)
    )


class Tape:
    """Keeps the events that matter."""

    def __init__(self) -> None:
        self.events: list[Any] = []

    def record(self, committed: Committed) -> None:
        """Keep what was said, noted and remembered."""
        wanted = (Uttered, FactNoted, Remembered, ConversationOpened)
        self.events += [entry.event for entry in committed.entries if isinstance(entry.event, wanted)]


@dataclass
class Score:
    """Counts over people and seeds."""

    known: int = 0
    right: int = 0
    heard: int = 0
    recalled: int = 0
    earlier: int = 0
    kept: int = 0
    strategies: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)


async def played(policy: str, seed: int, score: Score, embedder: StaticEmbedder) -> None:
    """Add to `score` what four people know of each other after two days."""
    mind, tape = Telling(seed), Tape()
    engine = Engine(make_setting(scenario(policy, seed).study, embedder), mind, tape)
    await lived(engine)
    score.planted += mind.counts
    score.strategies += Counter(event.strategy for event in tape.events if isinstance(event, FactNoted))
    archive: dict[str, str] = {}
    for event in tape.events:
        if isinstance(event, Remembered):
            archive[event.person] = archive.get(event.person, "") + "\n" + event.memory.text
    for hearer, life in engine.state.lives.items():
        heard = heard_by(hearer, tape, mind)
        for about in engine.state.lives:
            for aspect in ASPECTS:
                values = heard.get((about, aspect), [])
                known = [one.value for one in life.facts.get(about, ()) if one.aspect == f"favourite {aspect}"]
                score.known += len(known)
                score.right += sum(bool(values) and plain(one) == plain(values[-1]) for one in known)
                score.heard += bool(values)
                score.recalled += bool(values) and plain(values[-1]) in {plain(one) for one in known}
                score.earlier += len(set(values[:-1]))
                score.kept += sum(one in archive[hearer] for one in set(values[:-1]))


def heard_by(hearer: str, tape: Tape, mind: Telling) -> dict[tuple[str, str], list[str]]:
    """Return what `hearer` heard others say of themselves, by speaker and aspect, oldest first."""
    heard: dict[tuple[str, str], list[str]] = {}
    for event in tape.events:
        if isinstance(event, Uttered) and hearer in event.utterance.addressees and event.utterance.text in mind.stated:
            speaker, aspect, value = mind.stated[event.utterance.text]
            heard.setdefault((speaker, aspect), []).append(value)
    return heard


def main() -> None:
    """Play every policy over the seeds and print what is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    embedder = StaticEmbedder()
    print(f"{'policy':10} {'recall':>7} {'precision':>10} {'earlier values on record':>25}  strategies; planted")
    for policy in POLICIES:
        score = Score()
        for seed in range(1, options.seeds + 1):
            asyncio.run(played(policy, seed, score, embedder))
        print(
            f"{policy:10} {score.recalled / max(1, score.heard):7.3f} {score.right / max(1, score.known):10.3f} "
            f"{score.kept:>16}/{score.earlier:<8}  {dict(sorted(score.strategies.items()))}; "
            f"{dict(sorted(score.planted.items()))}"
        )


if __name__ == "__main__":
    main()
