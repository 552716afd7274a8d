"""Questions about time to come: the day, the next hour, and what to change when something important happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import Me, Moment, PlaceView
from agents.plan import PlanStep, StepOrigin
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class PlanDayInput:
    """Asked on waking. `wakes` and `sleeps` are simulated seconds; the plan covers the time between.

    `due` are the commitments that fall on this day; `yesterday` is what stands out of the day before.
    """

    me: Me
    moment: Moment
    wakes: int
    sleeps: int
    places: tuple[PlaceView, ...]
    due: tuple[PlanStep, ...]
    yesterday: tuple[Memory, ...]


class Step(Answer):
    """One step of a plan: minutes are counted from midnight of the waking day and may pass 1440."""

    start_minute: Annotated[int, Field(ge=0, le=2880)]
    end_minute: Annotated[int, Field(ge=0, le=2880)]
    activity: Annotated[str, Field(min_length=1, max_length=200)]
    place: Annotated[str, Field(max_length=64)] = ""
    origin: StepOrigin = "routine"
    claim: str = ""
    fixed: bool = False


class DayPlan(Answer):
    """The day in order of time."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True)
class DetailStepInput:
    """Asked when a step of the plan begins: what is it made of? Only the step at hand is ever taken apart."""

    me: Me
    moment: Moment
    step: PlanStep


class StepDetails(Answer):
    """The step in smaller activities, in order, together filling it; each fits after "I am"."""

    activities: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(min_length=1, max_length=12)
    ]


@dataclass(frozen=True, slots=True)
class RevisePlanInput:
    """Asked when something important happened: what of the rest of the day changes?

    `remaining` are the steps that have not ended, `due` the commitments of today.
    """

    me: Me
    moment: Moment
    wakes: int
    sleeps: int
    places: tuple[PlaceView, ...]
    remaining: tuple[PlanStep, ...]
    due: tuple[PlanStep, ...]
    because: str


PLAN_DAY: Task[PlanDayInput, DayPlan] = Task("plan_day", 1, PlanDayInput, DayPlan, answer_tokens=900)
DETAIL_STEP: Task[DetailStepInput, StepDetails] = Task("detail_step", 1, DetailStepInput, StepDetails)
REVISE_PLAN: Task[RevisePlanInput, DayPlan] = Task("revise_plan", 1, RevisePlanInput, DayPlan, answer_tokens=900)
