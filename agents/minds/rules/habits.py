"""Habits as blocks of a day: duties to the minute, other habits as closely as conscientiousness holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.canonical import E6
from agents.habits import unmet
from agents.minds.rules.drafting import SHORTEST_MINUTES, Block, Draft
from agents.minds.rules.hours import Span, clock_minute
from agents.minds.rules.traits import traits_of
from agents.perception import MINUTES_PER_DAY
from agents.persona import Habit
from agents.streams import Stream

_MOST_SHIFT_MINUTES = 20
_SHIFT_STEP_MINUTES = 5
_EXACT_FROM_E6 = 800_000
_IN_VAIN_SECONDS = 36 * 3600
_SKIP_SHARE_E6 = 160_000


def fixed_habits(draft: Draft) -> list[Block]:
    """Return the duties of the day."""
    return [block for block in _habits(draft) if block.fixed]


def loose_habits(draft: Draft, stream: Stream) -> list[Block]:
    """Return the other habits of the day, shifted by up to 20 minutes and one left out now and then.

    The conscientious keep to the minute; how far the others stray follows from the draws of `stream`.
    """
    carelessness = E6 - traits_of(draft.me.persona).conscientiousness
    exact = carelessness <= E6 - _EXACT_FROM_E6
    kept: list[Block] = []
    skipped = False
    for block in (block for block in _habits(draft) if not block.fixed):
        shift = 0 if exact else _shift(carelessness, stream)
        skip = stream.chance(_SKIP_SHARE_E6 * carelessness // E6)
        if skip and not skipped and not exact:
            skipped = True
        elif not _lacks(draft, block, kept):
            kept.append(replace(block, span=Span(block.span.start + shift, block.span.end + shift)))
    return kept


def _lacks(draft: Draft, block: Block, kept: Sequence[Block]) -> bool:
    """Return whether a habit cannot be: it was in vain of late, or what it needs is not brought about before it."""
    habits = draft.me.persona.context.habits
    needs = next((habit.needs for habit in habits if habit.do == block.activity), ())
    if not needs:
        return False
    if _in_vain(draft, block):
        return True
    before = {one.activity for one in (*draft.blocks, *kept) if one.span.end <= block.span.start + _MOST_SHIFT_MINUTES}
    holds = [left for habit in habits if habit.do in before for left in habit.leaves]
    return bool(unmet(needs, holds, [left for habit in habits for left in habit.leaves]))


def _in_vain(draft: Draft, block: Block) -> bool:
    """Return whether the last time one tried it, a day and a half ago at most, something was not as it has to be.

    What was done with the same thing since then counts as a sign that it is mended.
    """
    vain = [one for one in draft.me.attempts if one.do == block.activity and not one.allowed][-1:]
    if not vain:
        return False
    since = [one for one in draft.me.attempts if one.seconds > vain[0].seconds and one.allowed]
    wakes = draft.day.midnight + draft.day.awake.start * 60
    return wakes - vain[0].seconds <= _IN_VAIN_SECONDS and not any(one.thing == vain[0].thing for one in since)


def _shift(carelessness: int, stream: Stream) -> int:
    most = _MOST_SHIFT_MINUTES * carelessness // E6 // _SHIFT_STEP_MINUTES
    return (stream.below(2 * most + 1) - most) * _SHIFT_STEP_MINUTES


def _habits(draft: Draft) -> list[Block]:
    habits = draft.me.persona.context.habits
    found = [_block(draft, habit, day) for habit in habits for day in (-1, 0, 1)]
    return sorted((block for block in found if block), key=lambda block: block.span.start)


def _block(draft: Draft, habit: Habit, day: int) -> Block | None:
    """Return `habit` as it falls `day` days after the day of waking, None where it does not concern this day."""
    if habit.days and draft.day.weekday_after(day) not in habit.days:
        return None
    start = clock_minute(habit.start) + day * MINUTES_PER_DAY
    length = (clock_minute(habit.end) - clock_minute(habit.start)) % MINUTES_PER_DAY or MINUTES_PER_DAY
    span = Span(start, start + length)
    awake = span.within(draft.day.awake)
    if awake is None or not (2 * awake.minutes >= length or _begins_in(draft, span, awake)):
        return None
    return Block(awake, habit.do, habit.at or draft.home, "habit", fixed=habit.fixed)


def _begins_in(draft: Draft, span: Span, awake: Span) -> bool:
    return span.start >= draft.day.awake.start and awake.minutes >= SHORTEST_MINUTES
