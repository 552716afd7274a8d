"""Planning: waking hours, plans made whole from what a mind answered, and what clashes with what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from agents.perception import MINUTES_PER_DAY
from agents.persona import LifeContext, Weekday
from agents.plan import Plan, PlanStep
from agents.tasks.planning import DayPlan, Step

SECONDS_PER_DAY = 24 * 3600
_REST = "resting at home"


def minute_of(clock: str) -> int:
    """Return the minute of the day of "HH:MM".

    Example:
        >>> minute_of("07:30")
        450
    """
    return int(clock[:2]) * 60 + int(clock[3:])


def is_waking_minute(context: LifeContext, minute: int) -> bool:
    """Return whether somebody with `context` is usually awake at `minute` of the day."""
    wake, sleep = minute_of(context.wake), minute_of(context.sleep)
    if wake < sleep:
        return wake <= minute < sleep
    return minute >= wake or minute < sleep


def next_time(minute_of_day: int, after: int, midnight: int) -> int:
    """Return the first time after `after` at which it is `minute_of_day`, in simulated seconds.

    Args:
        minute_of_day: 0 to 1439.
        after: Simulated seconds.
        midnight: Simulated seconds of any midnight at or before `after`.
    """
    candidate = midnight + minute_of_day * 60
    while candidate <= after:
        candidate += SECONDS_PER_DAY
    return candidate


def made_whole(
    answer: DayPlan,
    *,
    day: int,
    midnight: int,
    wakes: int,
    sleeps: int,
    home: str,
    places: Collection[str],
) -> Plan:
    """Return the plan in `answer` put in order: inside the waking hours, without overlap or gap, at known places.

    Steps outside the hours are cut, a step that begins inside an earlier one begins when that ends, gaps are
    filled with rest at home, and unknown places become `home`.
    """
    steps: list[PlanStep] = []
    now = wakes
    for step in sorted(answer.steps, key=lambda step: (step.start_minute, step.end_minute)):
        start = max(now, midnight + step.start_minute * 60)
        end = min(sleeps, midnight + step.end_minute * 60)
        if start >= end:
            continue
        if start > now:
            steps.append(PlanStep(now, start, _REST, home))
        steps.append(_placed(step, start, end, home, places))
        now = end
    if now < sleeps:
        steps.append(PlanStep(now, sleeps, _REST, home))
    return Plan(day=day, wakes=wakes, sleeps=sleeps, steps=tuple(steps))


def _placed(step: Step, start: int, end: int, home: str, places: Collection[str]) -> PlanStep:
    place = step.place if step.place in places else home
    return PlanStep(start, end, step.activity, place, step.origin, step.claim, step.fixed)


def with_the_past(before: Plan, after: Plan, now: int) -> Plan:
    """Return `after` with the steps of `before` that had begun earlier than `now` kept as they were."""
    past = tuple(step if step.end <= now else replace(step, end=now) for step in before.steps if step.start < now)
    return replace(after, wakes=before.wakes, steps=(*past, *after.steps))


def moved_home(plan: Plan, now: int, home: str) -> Plan:
    """Return `plan` with the step at `now` spent at `home`, as after standing before a closed door."""
    steps = tuple(
        replace(step, place=home, activity=_REST, origin="reaction", claim="", fixed=False)
        if step.start <= now < step.end
        else step
        for step in plan.steps
    )
    return replace(plan, steps=steps)


def activity_at(step: PlanStep, details: Sequence[str], now: int) -> str:
    """Return what somebody in `step` is doing at `now`: one of `details` in turn, or the step's own activity."""
    if not details:
        return step.activity
    share = (now - step.start) * len(details) // max(1, step.end - step.start)
    return details[max(0, min(share, len(details) - 1))]


def habit_steps(context: LifeContext, weekday: Weekday, midnight: int, home: str) -> tuple[PlanStep, ...]:
    """Return the habits of a day as steps in order of time, with simulated seconds."""
    steps = []
    for habit in context.habits:
        if habit.days and weekday not in habit.days:
            continue
        start, end = minute_of(habit.start), minute_of(habit.end)
        if end <= start:
            end += MINUTES_PER_DAY
        steps.append(
            PlanStep(midnight + start * 60, midnight + end * 60, habit.do, habit.at or home, "habit", fixed=habit.fixed)
        )
    return tuple(sorted(steps, key=lambda step: (step.start, step.activity)))


def overlapping(steps: Sequence[PlanStep], start: int, end: int) -> tuple[PlanStep, ...]:
    """Return those of `steps` that share time with ``[start, end)``."""
    return tuple(step for step in steps if step.start < end and start < step.end)
