"""Paired portrayal: the same run twice, with much and with little of one trait in some, and what a judge sees."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from agents.critics.portraying import TRAITS, cue_scores
from agents.embedding import Embedder
from agents.minds.base import Mind
from agents.persona import BigFive, Persona
from agents.tasks import JUDGE_PORTRAYAL
from agents.tasks.base import Question
from agents.tasks.judging import JudgePortrayalInput, Level
from simulation.clock import Tick
from simulation.context import TickContext
from simulation.draft import Draft
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Uttered
from simulation.executor import Concurrently
from simulation.measures.table import Row, Table, share, wilson
from simulation.scenario import Scenario, Study

_MUCH, _LITTLE = 0.95, 0.05
_EVERY = 2
_MOST_LINES = 40


@dataclass(slots=True)
class _Lines:
    """What some people said in a run; nothing else of it is kept."""

    said: dict[str, list[str]]

    def record(self, committed: Committed) -> None:
        for entry in committed.entries:
            if isinstance(entry.event, Uttered) and entry.event.utterance.speaker in self.said:
                self.said[entry.event.utterance.speaker].append(entry.event.utterance.text)


@dataclass(frozen=True, slots=True)
class Twins:
    """One person of one seed, with much and with little of one trait, as its words were judged each time."""

    trait: str
    much: Level
    little: Level
    more_cues: int
    """1 where the words hold more cues of the trait with much of it, -1 where fewer, 0 where as many."""


def paired_portrayal(
    scenario: Scenario,
    mind: Mind,
    embedder: Embedder,
    *,
    seeds: Sequence[int],
    traits: Sequence[str] = TRAITS,
    judge: Mind | None = None,
) -> tuple[Table, ...]:
    """Return for each trait how often it is told from the words of people who differ in nothing else.

    Every second person is given much of a trait in one run and little in another of the same seed; the mind's judge is
    shown what each said. Portrayal succeeds where it answers "high" for the one and "low" for the other.

    Args:
        scenario: Any; `salon` is made for it.
        mind: Speaks, and judges where nobody else does. The rules mind judges by cues and manners.
        embedder: Of the runs.
        seeds: One pair of runs each.
        traits: Of the Big Five.
        judge: Sees what was said, and nothing of who said it.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    judging = judge or mind
    found = asyncio.run(_all_twins(scenario.study, mind, embedder, [(t, s) for t in traits for s in seeds], judging))
    rows = tuple(_row(trait, [one for one in found if one.trait == trait]) for trait in traits)
    columns = (
        "trait", "pairs", "high_share", "low_share",
        "portrayed_share", "from", "to", "reversed_share", "more_cues_share",
    )  # fmt: skip
    notes = (
        f"{len(seeds)} {'seed' if len(seeds) == 1 else 'seeds'}, judged by {judging.name}.",
        "'portrayed' counts both ends of every pair, with its 95 % interval; 'reversed' those seen at the other end; "
        "the rest are unclear. For 'more cues' 0.5 is chance.",
    )
    return (Table("portrayal_pairs", "Is an assigned trait told from the words?", columns, rows, notes),)


def _row(trait: str, pairs: Sequence[Twins]) -> Row:
    high, low = sum(one.much == "high" for one in pairs), sum(one.little == "low" for one in pairs)
    reversed_ = sum(one.much == "low" for one in pairs) + sum(one.little == "high" for one in pairs)
    cues = sum(one.more_cues + 1 for one in pairs)
    number = len(pairs)
    low_end, high_end = (round(end, 3) for end in wilson(high + low, 2 * number)) if number else (None, None)
    return (
        trait,
        number,
        share(high, number),
        share(low, number),
        share(high + low, 2 * number),
        low_end,
        high_end,
        share(reversed_, 2 * number),
        share(cues, 2 * number),
    )


async def _all_twins(
    study: Study, mind: Mind, embedder: Embedder, runs: Sequence[tuple[str, int]], judge: Mind
) -> list[Twins]:
    try:
        return [twins for trait, seed in runs for twins in await _twins(study, mind, embedder, trait, seed, judge)]
    finally:
        for one in {id(mind): mind, id(judge): judge}.values():
            await one.close()


async def _twins(study: Study, mind: Mind, embedder: Embedder, trait: str, seed: int, judge: Mind) -> list[Twins]:
    """Return the twins of one seed; the judge is asked about all of them at once."""
    much, engine = await _lived(study, mind, embedder, trait, _MUCH, seed)
    little, _ = await _lived(study, mind, embedder, trait, _LITTLE, seed)
    people = [person for person in sorted(much.said) if much.said[person] and little.said[person]]
    units = {
        f"{2 * n + at:06d}": partial(_judged, engine, judge, person, lines.said[person], trait, 2 * n + at)
        for n, person in enumerate(people)
        for at, lines in enumerate((much, little))
    }
    levels = await Concurrently().run(units)
    found = []
    for n, person in enumerate(people):
        more, less = (cue_scores(lines.said[person])[trait] for lines in (much, little))
        one, other = (levels[f"{2 * n + at:06d}"] for at in range(2))
        found.append(Twins(trait, one, other, (more > less) - (more < less)))
    return found


async def _judged(engine: Engine, judge: Mind, person: str, lines: Sequence[str], trait: str, n: int) -> Level:
    """Return the level of `trait` that the judge sees in `lines`."""
    ctx = TickContext(engine.setting, engine.state, Tick(0, 0, 0), judge, Draft(0))
    given = JudgePortrayalInput(ctx.me(person), tuple(lines[:_MOST_LINES]))
    asked = Question(JUDGE_PORTRAYAL, person, 0, n, engine.setting.study.seed, given)
    level: Level = getattr((await judge.answer(asked)).answer, trait)
    return level


async def _lived(
    study: Study, mind: Mind, embedder: Embedder, trait: str, level: float, seed: int
) -> tuple[_Lines, Engine]:
    people = [person.slug for person in study.people][::_EVERY]
    changed = tuple(_with(person, trait, level) if person.slug in people else person for person in study.people)
    setting = make_setting(study.model_copy(update={"people": changed, "seed": seed}), embedder)
    lines = _Lines({person: [] for person in people})
    engine = Engine(setting, mind, lines)
    engine.found()
    while engine.upcoming is not None:
        await engine.step()
    return lines, engine


def _with(person: Persona, trait: str, level: float) -> Persona:
    traits = BigFive.model_validate({**person.personal.traits.model_dump(), trait: level})
    return person.model_copy(update={"personal": person.personal.model_copy(update={"traits": traits})})
