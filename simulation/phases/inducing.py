"""Inducing: on waking, what somebody did again and again, or cares for, becomes a habit of its own, as a schema."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence

from agents.habits import MOST_INDUCED, HabitSchema, in_words
from agents.memory import Memory
from agents.planning import is_waking_minute, minute_of
from agents.tasks import INDUCE_HABIT
from agents.tasks.inducing import Doing, HabitInduced, InduceHabitInput
from simulation.context import TickContext
from simulation.events import HabitFormed, Phase, Remembered
from simulation.phases.decide import places_of
from simulation.phases.observe import wakes_now

IMPORTANCE_OF_HABITS = 5
_LOOKED_OVER = 400
_MOST_DOINGS = 8
_MOST_FACTS = 24
_LEAST_DAYS = 2
_SHORTEST_MINUTES, _LONGEST_MINUTES = 10, 300
_MINUTES_PER_DAY = 24 * 60
_STEP = re.compile(r"(?:: |; )(?P<do>[^;]+?) at (?P<where>[^;]+?) from (?P<at>\d\d:\d\d)(?=[;.])")


async def induce(ctx: TickContext, person: str) -> None:
    """Write the habit that `person` comes to on waking, where there is one.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    schemas = ctx.state.lives[person].schemas
    if not ctx.setting.study.memory.habits or not wakes_now(ctx, person) or len(schemas) >= MOST_INDUCED:
        return
    given = _given(ctx, person)
    if not given.doings and not given.memories:
        return
    answer = (await ctx.ask(INDUCE_HABIT, person, given)).answer
    if _is_one(ctx, person, answer, given):
        _form(ctx, person, answer, given)


def _given(ctx: TickContext, person: str) -> InduceHabitInput:
    me, stream = ctx.me(person), ctx.state.streams[person]
    had = {habit.do for habit in me.persona.context.habits}
    doings = tuple(doing for doing in doings_in(ctx, stream.latest(_LOOKED_OVER)) if doing.activity not in had)
    facts = [memory for memory in stream if memory.kind == "fact" and memory.about == (person,)]
    held = {schema.memory for schema in ctx.state.lives[person].schemas}
    known = tuple(memory for memory in facts if memory.id not in held)[:_MOST_FACTS]
    return InduceHabitInput(me, ctx.moment, places_of(ctx, person), doings[:_MOST_DOINGS], known)


def doings_in(ctx: TickContext, memories: Sequence[Memory]) -> tuple[Doing, ...]:
    """Return what stands in the plans among `memories` on two days at least, the most frequent first."""
    found: dict[tuple[str, str], dict[int, tuple[int, str]]] = {}
    for memory in memories:
        if memory.kind == "plan":
            day = ctx.setting.clock.moment(memory.created).day
            for activity, place, minute in _planned(ctx, memory):
                found.setdefault((activity, place), {}).setdefault(day, (minute, memory.id))
    often = [
        Doing(
            activity=activity,
            place=place,
            days=len(days),
            minute=int(statistics.median_low([minute for minute, _ in days.values()])),
            memories=tuple(memory for _, memory in days.values()),
        )
        for (activity, place), days in found.items()
        if len(days) >= _LEAST_DAYS
    ]
    return tuple(sorted(often, key=lambda doing: (-doing.days, doing.activity, doing.place)))


def _planned(ctx: TickContext, memory: Memory) -> Iterator[tuple[str, str, int]]:
    """Yield activity, place and minute of the day of each step that a remembered plan names."""
    by_name = {ctx.setting.geography.name(place): place for place in ctx.setting.geography.places}
    for match in _STEP.finditer(memory.text):
        if match["where"] in by_name:
            yield match["do"], by_name[match["where"]], minute_of(match["at"])


def _is_one(ctx: TickContext, person: str, answer: HabitInduced, given: InduceHabitInput) -> bool:
    """Return whether an answer names a habit that is new, rests on what was looked at, and can be lived."""
    known = {memory.id for memory in given.memories}.union(*(doing.memories for doing in given.doings))
    context = ctx.setting.bodies[person].context
    minutes = (answer.end_minute - answer.start_minute) % _MINUTES_PER_DAY
    places = {view.id for view in given.places} | {""}
    had = {habit.do for habit in given.me.persona.context.habits}
    return (
        bool(answer.do.strip())
        and answer.do not in had
        and bool(known & set(answer.memories))
        and answer.place in places
        and _SHORTEST_MINUTES <= minutes <= _LONGEST_MINUTES
        and is_waking_minute(context, answer.start_minute)
        and not any(
            minute_of(habit.start) < answer.end_minute and answer.start_minute < minute_of(habit.end)
            for habit in context.habits
            if habit.fixed and not habit.days
        )
    )


def _form(ctx: TickContext, person: str, answer: HabitInduced, given: InduceHabitInput) -> None:
    known = {memory.id for memory in given.memories}.union(*(doing.memories for doing in given.doings))
    n = sum(isinstance(event, Remembered) for event in ctx.draft.events_of(Phase.ABSORB, person))
    memory_id = f"{person}/{ctx.tick.index}/{n}"
    rests_on = tuple(dict.fromkeys(one for one in answer.memories if one in known))
    schema = HabitSchema(
        do=answer.do.strip(), place=answer.place, start_minute=answer.start_minute, end_minute=answer.end_minute,
        days=tuple(dict.fromkeys(answer.days)), goal=answer.goal, steps=answer.steps, needs=answer.needs,
        leaves=answer.leaves, rests_on=rests_on, memory=memory_id, since=ctx.now,
    )  # fmt: skip
    memory = Memory(memory_id, "fact", in_words(schema.as_habit()), ctx.now, IMPORTANCE_OF_HABITS, (person,), rests_on)
    ctx.draft.add(Phase.ABSORB, person, Remembered(person, memory))
    ctx.draft.add(Phase.ABSORB, person, HabitFormed(person, schema))
