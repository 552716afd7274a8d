"""Where opinions come from: every change with its causes, and what it would have been without one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.canonical import E6
from agents.opinion import Exposure, Opinion, bounded
from agents.talk import Utterance
from agents.tasks import UPDATE_OPINION
from agents.tasks.base import Question
from simulation.applying import apply
from simulation.clock import Tick
from simulation.context import TickContext
from simulation.draft import Draft
from simulation.engine import fold
from simulation.events import Addressed, Opined, Phase, Posted, Uttered
from simulation.inquiry.interviews import setting_at
from simulation.phases.opining import by_rule, update_input
from simulation.record import Record
from simulation.state import State

if TYPE_CHECKING:
    from agents.minds.base import Mind
    from simulation.run import Run


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that was thought over when an opinion was formed.

    Args:
        id: Of the utterance, or the name of the intervention, or "initial".
        speaker: Person id; empty where it came from no person.
        text: The words; empty for "initial".
        stance_e6: The stance it voiced; None for "initial".
        confidence_e6: How sure it sounded.
        delta_e6: How far it moved the stance; None where the mind decided, or where it moved nothing.
    """

    id: str
    speaker: str
    text: str
    stance_e6: int | None
    confidence_e6: int
    delta_e6: int | None


@dataclass(frozen=True, slots=True)
class Shift:
    """One forming of an opinion: before, after, and everything that was thought over."""

    tick: int
    seconds: int
    number: int
    """Which of the topics the person thought over in this tick, from 0."""
    before: Opinion | None
    event: Opined
    causes: tuple[Cause, ...]

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """The causes as what was heard, in order."""
        return tuple(
            Exposure(one.id, one.speaker, one.stance_e6, one.confidence_e6, one.text)
            for one in self.causes
            if one.stance_e6 is not None
        )


@dataclass(frozen=True, slots=True)
class Without:
    """What came of thinking a topic over again without one of the causes.

    Args:
        shift: The change in question.
        cause: The one that was left out.
        stance_e6: The stance that came of it.
        difference_e6: By how much the recorded stance differs from it: what the cause contributed.
        reproduced: Whether asking again with all causes gives the recorded stance.
    """

    shift: Shift
    cause: Cause
    stance_e6: int
    difference_e6: int
    reproduced: bool


def opinion_history(record: Record, person: str, topic: str) -> tuple[Shift, ...]:
    """Return every forming of `person`'s opinion on `topic`, in order.

    Raises:
        JournalError: If the journal is damaged.
    """
    starts = {row.tick.index: row.tick.start for row in record.ticks()}
    said: dict[str, Utterance] = {}
    outside: dict[str, Addressed] = {}
    formed: dict[int, int] = {}
    before: Opinion | None = None
    shifts: list[Shift] = []
    for happened in record.events("addressed", "uttered", "posted", "opined"):
        event = happened.event
        if isinstance(event, Uttered | Posted):
            said[event.utterance.id] = event.utterance
        elif isinstance(event, Addressed) and event.person == person and event.topic == topic:
            outside[event.by] = event
        elif isinstance(event, Opined) and event.person == person:
            number = formed.get(happened.tick, 0)
            formed[happened.tick] = number + 1
            if event.topic == topic:
                causes = tuple(_causes(event, said, outside))
                shifts.append(Shift(happened.tick, starts[happened.tick], number, before, event, causes))
                before = event.opinion
    return tuple(shifts)


def _causes(event: Opined, said: dict[str, Utterance], outside: dict[str, Addressed]) -> Iterator[Cause]:
    moved = {move.cause: move.delta_e6 for move in event.moves}
    for cause in dict.fromkeys((*event.exposed, *moved)):
        delta = moved.get(cause)
        if cause in said:
            words = said[cause]
            voiced = next(one for one in words.stances if one.topic == event.topic)
            yield Cause(cause, words.speaker, words.text, voiced.stance_e6, voiced.confidence_e6, delta)
        elif cause in outside:
            heard = outside[cause]
            yield Cause(cause, "", heard.text, heard.stance_e6, heard.confidence_e6, delta)
        else:
            yield Cause(cause, "", "", None, 0, delta)


def verify(run: Run, person: str, topic: str) -> tuple[Without, ...]:
    """Return, for every change and every cause of it, what comes of asking again without that cause.

    Rules are applied again; a mind is asked again, with a language model's answers kept in the ledger of interviews.

    Raises:
        JournalError: If the journal is damaged.
        Paused: If the mind's answer cannot be had now.
    """
    from simulation.bridge import Bridge

    bridge = Bridge()
    try:
        return bridge.run(_verified(run, person, topic))
    finally:
        bridge.close()


async def _verified(run: Run, person: str, topic: str) -> tuple[Without, ...]:
    from simulation.inquiry.interview_ledger import interviewed_mind

    found: list[Without] = []
    async with interviewed_mind(run) as mind:
        with run.record() as record:
            shifts = [shift for shift in opinion_history(record, person, topic) if shift.exposures]
            for shift, context in _contexts(run, record, shifts, mind):
                whole = await _again(context, shift, shift.exposures)
                for cause in shift.causes:
                    if cause.stance_e6 is None:
                        continue
                    left = tuple(one for one in shift.exposures if one.cause != cause.id)
                    stance = await _again(context, shift, left)
                    now = shift.event.opinion.stance_e6
                    found.append(Without(shift, cause, stance, now - stance, whole == now))
    return tuple(found)


def _contexts(run: Run, record: Record, shifts: list[Shift], mind: Mind) -> Iterator[tuple[Shift, TickContext]]:
    """Yield each change with the tick as it was when the opinion was formed; the record is folded once."""
    by_tick = {shift.tick: shift for shift in shifts}
    embedder = run.setting.embedder
    state = State(dimensions=embedder.dimensions)
    for row in record.ticks():
        committed = record.committed(row)
        shift = by_tick.get(row.tick.index)
        if shift is not None:
            for entry in committed.entries:
                if entry.phase is Phase.INTERVENE:
                    apply(state, entry.event, {})
            yield shift, _context(run, state, row.tick, mind)
        fold(state, committed, after=Phase.INTERVENE if shift is not None else None)


def _context(run: Run, state: State, tick: Tick, mind: Mind) -> TickContext:
    setting = setting_at(run.scenario.study, state, run.setting.embedder)
    return TickContext(setting, state, tick, mind, Draft(tick.index))


async def _again(context: TickContext, shift: Shift, heard: Iterable[Exposure]) -> int:
    """Return the stance that comes of `heard`; the old one where nothing was heard."""
    exposures = tuple(heard)
    person, topic = shift.event.person, shift.event.topic
    if not exposures:
        return shift.before.stance_e6 if shift.before is not None else 0
    if shift.event.rule != "mind":
        return by_rule(context, person, topic, exposures).opinion.stance_e6
    given = update_input(context, person, topic, exposures)
    question = Question(UPDATE_OPINION, person, shift.tick, shift.number, context.setting.study.seed, given)
    return bounded(round((await context.mind.answer(question)).answer.stance * E6))
