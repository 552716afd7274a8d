"""The day as a plan: duties and promises first, then habits, then what fills the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from agents.minds.rules.drafting import Block, Draft, as_day_plan
from agents.minds.rules.filling import fill
from agents.minds.rules.habits import fixed_habits, loose_habits
from agents.minds.rules.hours import Span, WakingDay, waking_day
from agents.plan import PlanStep
from agents.tasks.base import Question
from agents.tasks.planning import DayPlan, PlanDayInput, RevisePlanInput

_LEAD_MINUTES = 15
_EARLY = "waiting for things to begin"


def plan_day(question: Question[PlanDayInput, DayPlan]) -> DayPlan:
    """Return a plan that covers the day from waking to sleeping, without gap or overlap.

    Duties come first, then promises, then other habits; what is left goes to meals, outings and home.
    """
    asked = question.input
    stream = question.stream("plan")
    draft = Draft(asked.me, waking_day(asked.moment, asked.wakes, asked.sleeps), asked.places)
    _put(draft, fixed_habits(draft))
    _put(draft, _promised(draft, asked.due))
    _put(draft, loose_habits(draft, stream))
    return as_day_plan(fill(draft, stream))


def revise_plan(question: Question[RevisePlanInput, DayPlan]) -> DayPlan:
    """Return the rest of the day with what is due in it, from the first step that has not ended.

    Other steps stay as they are, or are cut where a promise needs their time.
    """
    asked = question.input
    day = waking_day(asked.moment, asked.wakes, asked.sleeps, began=asked.me.plan.wakes if asked.me.plan else None)
    draft = Draft(asked.me, _rest_of(day, asked), asked.places)
    kept = [draft.block_of(step) for step in asked.remaining]
    due = [*asked.due, *(step for step in asked.remaining if step.origin == "commitment")]
    now = day.minute(max(asked.moment.seconds, asked.wakes))
    _put(draft, (block for block in kept if block.fixed and block.origin != "commitment"))
    _put(draft, _promised(draft, [step for step in due if step.end > asked.moment.seconds], now))
    _put(draft, (block for block in kept if block.origin != "commitment"))
    return as_day_plan(fill(draft, question.stream("revise")))


def _rest_of(day: WakingDay, asked: RevisePlanInput) -> WakingDay:
    begins = min([asked.moment.seconds, *(step.start for step in asked.remaining)])
    start = max(day.awake.start, min(day.minute(begins), day.awake.end - 1))
    return replace(day, awake=Span(start, day.awake.end))


def _promised(draft: Draft, due: Sequence[PlanStep], now: int | None = None) -> list[Block]:
    """Return what is `due`, and for each a while before it to get there in good time, none before minute `now`."""
    promises, waits = [], []
    for step in sorted(due, key=lambda step: (step.start, step.claim, step.place)):
        block = draft.block_of(step)
        start = block.span.start if now is None else max(block.span.start, min(now, block.span.end - 1))
        promises.append(replace(block, span=Span(start, block.span.end), origin="commitment"))
        lead = Span(start - _lead_minutes(draft, step.place), start)
        early = lead if now is None else lead.within(Span(now, start)) if now < start else None
        if early:
            waits.append(Block(early, _EARLY, step.place))
    return [*promises, *waits]


def _lead_minutes(draft: Draft, place: str) -> int:
    away = draft.places[place].minutes_away if place in draft.places else 0
    return max(_LEAD_MINUTES, -(-away // _LEAD_MINUTES) * _LEAD_MINUTES)


def _put(draft: Draft, blocks: Iterable[Block]) -> None:
    for block in blocks:
        draft.put(block)
