"""What answers about what to do may say: plans, steps, habits, and attempts at things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from agents.minds.checking.check import Check, Senseless
from agents.minds.prompting.common import midnight
from agents.tasks.inducing import HabitInduced, InduceHabitInput
from agents.tasks.narrating import AdjudicateInput, Attempted, AttemptInput, Ruling
from agents.tasks.planning import DayPlan, DetailStepInput, PlanDayInput, RevisePlanInput, Step, StepDetails
from agents.things import ThingView


def _day_plan(given: PlanDayInput | RevisePlanInput, answer: DayPlan, check: Check) -> DayPlan:
    zero = midnight(given.moment, given.wakes)
    first, last = (given.wakes - zero) // 60, -(-(given.sleeps - zero) // 60)
    if isinstance(given, RevisePlanInput):
        first = max(first, (given.moment.seconds - zero) // 60)
    steps: list[Step] = []
    for step in sorted(answer.steps, key=lambda step: (step.start_minute, step.end_minute)):
        begins = max(step.start_minute, steps[-1].end_minute if steps else first)
        ends = min(step.end_minute, last)
        if begins < ends:
            steps.append(_step(step, begins, ends, check))
    check.trimmed |= [step.start_minute for step in steps] != [step.start_minute for step in answer.steps]
    if not steps:
        raise Senseless(f"no step lies between minute {first} and minute {last}")
    return DayPlan(steps=tuple(steps))


def _step(step: Step, begins: int, ends: int, check: Check) -> Step:
    check.trimmed |= (begins, ends) != (step.start_minute, step.end_minute)
    return step.model_copy(
        update={
            "start_minute": begins,
            "end_minute": ends,
            "activity": check.words(step.activity),
            "place": check.id(step.place, check.labels.places),
            "claim": check.id(step.claim, check.labels.claims),
        }
    )


def _details(_given: DetailStepInput, answer: StepDetails, check: Check) -> StepDetails:
    return StepDetails(activities=tuple(check.words(activity) for activity in answer.activities))


def _habit(_given: InduceHabitInput, answer: HabitInduced, check: Check) -> HabitInduced:
    if not answer.do.strip():
        return HabitInduced(do="")
    cites = check.ids(answer.memories, check.labels.memories)
    if not cites:
        raise Senseless("memories: the habit rests on no memory that stands in doings or memories")
    return answer.model_copy(
        update={
            "do": check.words(answer.do),
            "place": check.id(answer.place, check.labels.places),
            "goal": check.words(answer.goal) if answer.goal.strip() else "",
            **{part: tuple(map(check.words, getattr(answer, part))) for part in ("steps", "needs", "leaves")},
            "memories": cites,
        }
    )


def _attempted(given: AttemptInput, answer: Attempted, check: Check) -> Attempted:
    known = _things(given.things)
    thing = check.id(answer.thing, known)
    if not thing:
        return Attempted()
    if not answer.do.strip():
        raise Senseless("do: say what you do with the thing, or leave thing empty")
    return Attempted(thing=thing, do=check.words(answer.do))


def _ruling(given: AdjudicateInput, answer: Ruling, check: Check) -> Ruling:
    if not answer.allowed and not answer.reason.strip():
        raise Senseless("reason: say why it does not work")
    known = _things(given.things)
    changes = [
        one.model_copy(update={"thing": check.id(one.thing, known), "state": check.words(one.state)})
        for one in answer.changes
    ]
    return answer.model_copy(
        update={
            "changes": tuple(one for one in changes if one.thing) if answer.allowed else (),
            "reason": "" if answer.allowed else check.words(answer.reason),
        }
    )


def _things(things: Iterable[ThingView]) -> dict[str, str]:
    """Return the ids of things by their labels, which are their ids, and by their names."""
    found = {thing.name.casefold(): thing.id for thing in things}
    return {**found, **{thing.id: thing.id for thing in things}}


CHECKS: Mapping[str, Callable[[Any, Any, Check], Any]] = {
    "plan_day": _day_plan,
    "detail_step": _details,
    "revise_plan": _day_plan,
    "induce_habit": _habit,
    "attempt": _attempted,
    "adjudicate": _ruling,
}
