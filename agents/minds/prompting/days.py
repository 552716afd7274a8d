"""The sections of questions about what to do: plans, steps, habits, and attempts at things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from agents.minds.prompting.common import base_sections, memory_section, midnight, place_section
from agents.minds.prompting.describing import (
    occasion,
    step_line,
    thing_line,
    thing_rules,
)
from agents.minds.prompting.happenings import tried_section
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import Section, section
from agents.plan import PlanStep
from agents.tasks.inducing import InduceHabitInput
from agents.tasks.narrating import AdjudicateInput, AttemptInput
from agents.tasks.planning import DetailStepInput, PlanDayInput, RevisePlanInput

_STEPS_TOLD = 8


def _day(wakes: int, sleeps: int, zero: int) -> Section:
    return section("day", [f"The plan covers minute {(wakes - zero) // 60} to minute {(sleeps - zero) // 60}."])


def _steps(tag: str, steps: Iterable[PlanStep], zero: int, labels: Labels) -> Section:
    lines = []
    for step in steps:
        minutes = f"minute {(step.start - zero) // 60} to {(step.end - zero) // 60}"
        fixed = " (cannot be skipped)" if step.fixed else ""
        lines.append(f"{minutes}: {step.activity} at [{step.place}]{occasion(step, labels)}{fixed}")
    return section(tag, lines, rank=2, least=8)


def _plan_day(given: PlanDayInput, labels: Labels) -> list[Section]:
    zero = midnight(given.moment, given.wakes)
    return [
        *base_sections(given.me, given.moment, labels),
        _day(given.wakes, given.sleeps, zero),
        place_section(given.places, given.me, labels),
        _steps("promised", given.due, zero, labels),
        memory_section(given.yesterday, given.moment, labels),
    ]


def _detail_step(given: DetailStepInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("step", [step_line(given.step, given.moment, labels)]),
    ]


def _revise_plan(given: RevisePlanInput, labels: Labels) -> list[Section]:
    zero = midnight(given.moment, given.wakes)
    return [
        *base_sections(given.me, given.moment, labels),
        _day(max(given.wakes, given.moment.seconds), given.sleeps, zero),
        place_section(given.places, given.me, labels),
        _steps("plan", _worth_telling(given.remaining), zero, labels),
        _steps("promised", given.due, zero, labels),
        section("event", [given.because]),
    ]


def _worth_telling(remaining: Sequence[PlanStep]) -> list[PlanStep]:
    """Return the steps that matter for what is left of a day, in order of time; what fills the gaps only while near.

    So a prompt in the morning is hardly longer than one in the evening.
    """
    by_weight = sorted(remaining, key=lambda step: (not step.fixed, step.origin == "routine", step.start))
    return sorted(by_weight[:_STEPS_TOLD], key=lambda step: step.start)


def _induce_habit(given: InduceHabitInput, labels: Labels) -> list[Section]:
    places = place_section(given.places, given.me, labels)
    doings = [
        f"{doing.activity} at [{doing.place}], on {doing.days} days, from about "
        f"{doing.minute // 60:02d}:{doing.minute % 60:02d}: {', '.join(map(labels.memory, doing.memories[-3:]))}"
        for doing in given.doings
    ]
    return [
        *base_sections(given.me, given.moment, labels),
        places,
        section("doings", doings, rank=3, least=3),
        memory_section(given.memories, given.moment, labels),
    ]


def _attempt(given: AttemptInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("things", [thing_line(thing) for thing in given.things], rank=3, least=6),
        tried_section(given.me, given.moment),
    ]


def _adjudicate(given: AdjudicateInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("people", [_scene(given)]),
        section("things", [line for thing in given.things for line in thing_rules(thing)], rank=3, least=12),
        section("attempt", [f"{given.me.name} tries, with [{given.thing}]: {given.do}"]),
    ]


def _scene(given: AdjudicateInput) -> str:
    place = f"{given.place.name} ({given.place.kind}{'' if given.place.open else ', closed now'})"
    return f"{given.me.name} tries it at {place}; there are also: {', '.join(given.present) or 'nobody'}."


SECTIONS: Mapping[str, Callable[[Any, Labels], list[Section]]] = {
    "plan_day": _plan_day,
    "detail_step": _detail_step,
    "revise_plan": _revise_plan,
    "induce_habit": _induce_habit,
    "attempt": _attempt,
    "adjudicate": _adjudicate,
}
