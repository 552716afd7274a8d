"""Pressing: the same people are asked about the same topic again and again, and doubted or contradicted each time.

The run stays as it was; a language model's answers are kept in the ledger of interviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from agents.canonical import E6
from agents.errors import QuestionError
from agents.minds.base import Mind
from agents.opinion import Exposure, Opinion, bounded
from agents.tasks import UPDATE_OPINION
from agents.tasks.base import Question
from simulation.clock import Tick
from simulation.context import TickContext
from simulation.draft import Draft
from simulation.inquiry.interviews import setting_at, state_at
from simulation.measures.dispersion import mean_of
from simulation.measures.table import Cell, Table
from simulation.phases.opining import by_rule, update_input

if TYPE_CHECKING:
    from simulation.run import Run

How = Literal["ask", "doubt", "contradict"]
WAYS: tuple[How, ...] = ("ask", "doubt", "contradict")
_TEXTS: dict[How, str] = {
    "ask": "And why do you think so?",
    "doubt": "Are you sure of that?",
    "contradict": "I think you are wrong; it is just the other way round.",
}
_PRESSED = 10_000
"""Keeps these questions apart from those the run itself has asked."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """How one person stood up to being pressed.

    Args:
        person: Its id.
        how: In which way it was pressed.
        stances_e6: What it thought before, and after each time it was asked.
        reasons: The reason it gave each time; empty where it gave none.
    """

    person: str
    how: How
    stances_e6: tuple[int, ...]
    reasons: tuple[str, ...]

    def changed_side(self, times: int) -> bool:
        """Return whether it is on the other side, or on none, after having been asked so often."""
        return self.stances_e6[0] * self.stances_e6[times] <= 0


def press(
    run: Run, topic: str, *, ways: Sequence[How] = WAYS, times: int = 3, at: str | None = None
) -> tuple[Pressed, ...]:
    """Return how everybody who is for or against `topic` stands up to being asked again, by way and person.

    Where the study has a classical rule for opinions, that rule answers; else the run's mind does.

    Args:
        run: The run; nothing of it is changed.
        topic: The topic's id.
        ways: "ask" only asks why, "doubt" asks whether one is sure, "contradict" says the opposite.
        times: How often each is asked in a row.
        at: A simulated date and time; the end of what is committed when left out.

    Raises:
        QuestionError: If there is no such topic, nobody has a view of it, `times` is below 1, or the time is not
            within the record.
        Paused: If an answer cannot be had now.
        JournalError: If the journal is damaged.
    """
    from simulation.bridge import Bridge

    if times < 1:
        raise QuestionError(f"asked {times} times is not asked; expected at least 1")
    bridge = Bridge()
    try:
        return bridge.run(_pressed(run, topic, ways, times, at))
    finally:
        bridge.close()


async def _pressed(run: Run, topic: str, ways: Sequence[How], times: int, at: str | None) -> tuple[Pressed, ...]:
    from simulation.inquiry.interview_ledger import interviewed_mind

    state, now = state_at(run, at)
    setting = setting_at(run.scenario.study, state, run.setting.embedder)
    if topic not in setting.topics.specs:
        raise QuestionError(f"there is no topic {topic!r}; expected one of {', '.join(sorted(setting.topics.specs))}")
    held = {person: life.opinions[topic] for person, life in sorted(state.lives.items()) if topic in life.opinions}
    people = [person for person, opinion in held.items() if opinion.stance_e6 and person in state.bodies]
    if not people:
        raise QuestionError(f"nobody is for or against {topic!r} at that time: there is nobody to ask")
    async with interviewed_mind(run) as mind:
        tick = Tick(max(0, state.tick), now, 0)
        context = TickContext(setting, state, tick, mind, Draft(tick.index))
        return tuple([await _press_one(context, mind, person, topic, how, times) for how in ways for person in people])


async def _press_one(ctx: TickContext, mind: Mind, person: str, topic: str, how: How, times: int) -> Pressed:
    opinion = ctx.state.lives[person].opinions[topic]
    stances, reasons = [opinion.stance_e6], []
    for number in range(times):
        opinion = await _asked(ctx, mind, person, topic, opinion, how, number)
        stances.append(opinion.stance_e6)
        reasons.append(opinion.reason)
    return Pressed(person, how, tuple(stances), tuple(reasons))


async def _asked(
    ctx: TickContext, mind: Mind, person: str, topic: str, opinion: Opinion, how: How, number: int
) -> Opinion:
    heard = _challenge(ctx.state.lives[person].opinions[topic].stance_e6, opinion, how, number)
    if ctx.setting.topics.rule is not None:
        return _by_rule(ctx, person, topic, opinion, heard)
    given = update_input(ctx, person, topic, [heard])
    given = replace(given, view=replace(given.view, opinion=opinion))
    n = _PRESSED + 100 * WAYS.index(how) + number
    question = Question(UPDATE_OPINION, person, ctx.tick.index, n, ctx.setting.study.seed, given)
    answer = (await mind.answer(question)).answer
    return Opinion(bounded(round(answer.stance * E6)), round(answer.confidence * E6), answer.reason)


def _challenge(first_e6: int, opinion: Opinion, how: How, number: int) -> Exposure:
    """Return what is put to somebody: what it thinks now, no view, or the opposite of what it thought at first."""
    stance = {"ask": opinion.stance_e6, "doubt": 0, "contradict": -E6 if first_e6 > 0 else E6}[how]
    return Exposure(f"asked/{number}", "", stance, words=_TEXTS[how])


def _by_rule(ctx: TickContext, person: str, topic: str, opinion: Opinion, heard: Exposure) -> Opinion:
    life = ctx.state.lives[person]
    before = life.opinions[topic]
    life.opinions[topic] = opinion
    try:
        return by_rule(ctx, person, topic, [heard]).opinion
    finally:
        life.opinions[topic] = before


def pressed_table(topic: str, pressed: Iterable[Pressed]) -> Table:
    """Return how many change sides, and how far they move, by way and by how often they were asked.

    Source: the rate of modified judgements of Q. Xie et al., "Ask Again, Then Fail: Large Language Models'
    Vacillations in Judgement", ACL 2024, in its progressive form; the ways of asking are its open-ended, closed-ended
    and leading questions.
    """
    found = list(pressed)
    rows: list[tuple[Cell, ...]] = []
    for how in dict.fromkeys(one.how for one in found):
        mine = [one for one in found if one.how == how]
        rows.extend((how, times, len(mine), *_cells(mine, times)) for times in range(1, len(mine[0].stances_e6)))
    columns = ("asked", "times", "people", "changed_side", "changed_side_share", "mean_move")
    notes = ("Changed side: on the other side of 0 than before, or on none. Move: the mean distance from before.",)
    return Table("pressed", f"Do people keep to what they think of {topic}?", columns, tuple(rows), notes)


def _cells(found: Sequence[Pressed], times: int) -> tuple[Cell, Cell, Cell]:
    changed = sum(one.changed_side(times) for one in found)
    moved = mean_of([abs(one.stances_e6[times] - one.stances_e6[0]) / E6 for one in found])
    return changed, round(changed / len(found), 4), None if moved is None else round(moved, 4)
