"""A mind of whims: it spends its days, turns to people and takes leave as chance will have it; the rest is the rules'.

It is another life than the rules would lead, for those who have to guess what a mind they do not know will do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast

from agents.minds.base import Mind
from agents.minds.rules import RulesMind
from agents.perception import PlaceView
from agents.streams import Stream
from agents.tasks import PLAN_DAY, REACT, REVISE_PLAN
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.planning import DayPlan, PlanDayInput, RevisePlanInput, Step
from agents.tasks.speaking import SayInput, Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

_HALF_HOUR = 30
_MOST_STEPS = 40
_LEAST_HEARD = 4


class WhimsMind:
    """Plans, reacts and takes leave by chance, a function of the question alone; answers all else as the rules do."""

    name = "whims"

    def __init__(self) -> None:
        self._rules: Mind = RulesMind()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return an answer that fits the question."""
        whim = _whim(question)
        if whim is not None:
            return Outcome(cast("Out", whim))
        outcome = await self._rules.answer(question)
        if isinstance(outcome.answer, Turn) and _takes_leave(question):
            return replace(outcome, answer=outcome.answer.model_copy(update={"ends": True}))
        return outcome

    async def close(self) -> None:
        """Do nothing: there is nothing open."""


def _whim(question: AnyQuestion) -> Answer | None:
    stream = question.stream("whim")
    if question.task.name in (PLAN_DAY.name, REVISE_PLAN.name):
        return _plan(cast("PlanDayInput | RevisePlanInput", question.input), stream)
    return _reaction(cast("ReactInput", question.input), stream) if question.task.name == REACT.name else None


def _takes_leave(question: AnyQuestion) -> bool:
    given = cast("SayInput", question.input)
    return len(given.transcript) >= _LEAST_HEARD and question.stream("leave").below(4) == 0


def _reaction(given: ReactInput, stream: Stream) -> Reaction:
    if not given.may_talk or stream.below(2):
        return Reaction(action="carry_on")
    return Reaction(action="approach", person=stream.choice(given.may_talk))


def _plan(given: PlanDayInput | RevisePlanInput, stream: Stream) -> DayPlan:
    midnight = given.moment.seconds - given.moment.minute * 60 - given.moment.seconds % 60
    at, last = (max(given.wakes, given.moment.seconds) - midnight) // 60, (given.sleeps - midnight) // 60
    steps: list[Step] = []
    while at < last and len(steps) < _MOST_STEPS:
        end = min(last, at + _HALF_HOUR * (1 + stream.below(6)))
        steps.append(_step(at, end, given.places, stream))
        at = end
    return DayPlan(steps=tuple(steps or [_step(max(0, at - 1), at, given.places, stream)]))


def _step(start: int, end: int, places: tuple[PlaceView, ...], stream: Stream) -> Step:
    place = stream.choice(places).id if places else ""
    return Step(start_minute=min(start, 2880), end_minute=min(end, 2880), activity="passing the time", place=place)
