"""Consolidating: once there are more memories than one carries, older ones are summed up and then fade.

Memories are summed up by day, digests of days by week, those of weeks by four weeks, and those by year; nothing fades
before a digest holds what remains of it. A retention curve decides what fades first, on simulated time. What a person
knows of itself and others as facts does not fade. It happens on waking, or at the end of the day where nobody sleeps,
so that between two nights one carries at most the working set and the memories of a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from agents.forgetting import retention
from agents.memory import Memory
from agents.tasks import SUMMARISE_PERIOD
from agents.tasks.remembering import PeriodSummary, SummarisePeriodInput
from simulation.context import TickContext
from simulation.events import Digested, Phase, Remembered, Retired
from simulation.executor import Concurrently
from simulation.phases.observe import wakes_now

_LEAST_IMPORTANCE = 3
_LESS_THAN_ITS_BEST = 3
_READ_AT_ONCE = 60
_DAYS = {"day": 1, "week": 7, "month": 28, "year": 364}
_NEXT = {"day": "week", "week": "month", "month": "year"}
_CALLED = {"week": "the week from {}", "month": "the four weeks from {}", "year": "the year from {}"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole days: `number` counts periods of its length from the first day of the scenario."""

    days: int
    number: int
    length: str

    @property
    def first_day(self) -> int:
        """The scenario's day it begins on, from 0."""
        return self.number * self.days

    @property
    def id(self) -> str:
        """What a digest of it is about, such as "week/2"."""
        return f"{self.length}/{self.number}"


def period_of(memory: Memory, day: int) -> Period | None:
    """Return the period whose digest holds what remains of `memory`; None where it does not fade.

    Args:
        memory: A memory or a digest.
        day: The scenario's day it was made on.
    """
    if memory.kind == "fact":
        return None
    if memory.kind != "digest":
        return Period(1, day, "day")
    length, _, number = memory.about[0].partition("/")
    if length not in _NEXT:
        return None
    longer = _NEXT[length]
    return Period(_DAYS[longer], int(number) * _DAYS[length] // _DAYS[longer], longer)


async def consolidate(ctx: TickContext, person: str) -> None:
    """Write what `person` keeps of its older memories as digests, and which of them fade, where there are too many.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    if not (wakes_now(ctx, person) if ctx.setting.protocol.lives_by_plans else ctx.ends_day):
        return
    spec, stream = ctx.setting.study.memory, ctx.state.streams[person]
    new = sum(isinstance(event, Remembered) for event in ctx.draft.events_of(Phase.ABSORB, person))
    over = len(stream) + new - spec.working_set
    fading = _fading(ctx, person) if over > 0 else []
    if not fading:
        return
    if not spec.forgetting.digests:
        _retire(ctx, person, fading[:over])
        return
    periods, going = _with_room_for_digests(fading, over)
    await _sum_up(ctx, person, periods, new)
    _retire(ctx, person, going)


@dataclass(frozen=True, slots=True)
class _Fading:
    memory: Memory
    period: Period
    covered: bool


def _fading(ctx: TickContext, person: str) -> list[_Fading]:
    """Return what may fade, what is retained least first: all of periods that are over, but what came up just now."""
    stream = ctx.state.streams[person]
    left = retention(stream, ctx.now, ctx.setting.forgetting)
    in_mind = set(ctx.draft.recalled_by(person))
    found = []
    for row in np.argsort(left, kind="stable"):
        memory = stream.at(int(row))
        period = period_of(memory, ctx.setting.clock.moment(memory.created).day)
        if period is not None and period.first_day + period.days <= ctx.moment.day and memory.id not in in_mind:
            found.append(_Fading(memory, period, bool(stream.covered[row])))
    return found


def _with_room_for_digests(fading: Sequence[_Fading], over: int) -> tuple[list[Period], list[_Fading]]:
    """Return the periods that have to be summed up first, and what fades: `over` memories and one for each digest."""
    periods: set[Period] = set()
    while True:
        going = fading[: over + len(periods)]
        needed = {one.period for one in going if not one.covered}
        if needed <= periods:
            return sorted(periods), list(going)
        periods |= needed


async def _sum_up(ctx: TickContext, person: str, periods: Sequence[Period], new: int) -> None:
    """Write a digest for each of `periods`, numbered after the `new` memories of this tick."""
    covers = [_uncovered(ctx, person, period) for period in periods]
    answers = await Concurrently().run(
        {
            str(n): partial(_ask, ctx, person, period, memories, n)
            for n, (period, memories) in enumerate(zip(periods, covers, strict=True))
        }
    )
    for n, (period, memories) in enumerate(zip(periods, covers, strict=True)):
        digest = Memory(
            id=f"{person}/{ctx.tick.index}/{new + n}",
            kind="digest",
            text=answers[str(n)].text,
            created=ctx.now,
            importance=max(_LEAST_IMPORTANCE, max(memory.importance for memory in memories) - _LESS_THAN_ITS_BEST),
            about=(period.id,),
            cites=tuple(memory.id for memory in memories),
        )
        ctx.draft.add(Phase.ABSORB, person, Remembered(person, digest))
        ctx.draft.add(Phase.ABSORB, person, Digested(person, period.id, digest.id, digest.cites))


def _uncovered(ctx: TickContext, person: str, period: Period) -> tuple[Memory, ...]:
    """Return all of `period` that no digest holds yet, in order of time."""
    stream, moment = ctx.state.streams[person], ctx.setting.clock.moment
    return tuple(
        memory
        for row, memory in enumerate(stream)
        if not stream.covered[row] and period_of(memory, moment(memory.created).day) == period
    )


async def _ask(ctx: TickContext, person: str, period: Period, memories: tuple[Memory, ...], n: int) -> PeriodSummary:
    weighty_first = sorted(memories, key=lambda memory: (-memory.importance, memory.created, memory.id))
    called = _called(ctx, period)
    given = SummarisePeriodInput(ctx.me(person), ctx.moment, called, tuple(weighty_first[:_READ_AT_ONCE]))
    return (await ctx.ask(SUMMARISE_PERIOD, person, given, n)).answer


def _called(ctx: TickContext, period: Period) -> str:
    first = ctx.setting.clock.moment(ctx.setting.clock.seconds_at(period.first_day, 12 * 60))
    if period.length == "day":
        return f"{first.weekday.capitalize()}, {first.date}"
    return _CALLED[period.length].format(first.date)


def _retire(ctx: TickContext, person: str, going: Sequence[_Fading]) -> None:
    if going:
        ctx.draft.add(Phase.ABSORB, person, Retired(person, tuple(one.memory.id for one in going)))
