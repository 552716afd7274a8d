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
    day = waking_day(asked.moment, asked.wakes, asked.sleeps)
    draft = Draft(asked.me, _rest_of(day, asked), asked.places)
    kept = [draft.block_of(step) for step in asked.remaining]
    due = [*asked.due, *(step for step in asked.remaining if step.origin == "commitment")]
    now = day.minute(asked.moment.seconds)
    _put(draft, (block for block in kept if block.fixed and block.origin != "commitment"))
    _put(draft, (_not_before(block, now) for block in _promised(draft, due)))
    _put(draft, (block for block in kept if block.origin != "commitment"))
    return as_day_plan(fill(draft, question.stream("revise")))


def _rest_of(day: WakingDay, asked: RevisePlanInput) -> WakingDay:
    begins = min((step.start for step in asked.remaining), default=asked.moment.seconds)
    start = max(day.awake.start, min(day.minute(begins), day.awake.end - 1))
    return replace(day, awake=Span(start, day.awake.end))


def _not_before(block: Block, minute: int) -> Block:
    return replace(block, span=Span(min(max(block.span.start, minute), block.span.end), block.span.end))


def _promised(draft: Draft, due: Sequence[PlanStep]) -> list[Block]:
    """Return what is `due`, each beginning early enough to walk there."""
    blocks = []
    for step in sorted(due, key=lambda step: (step.start, step.claim, step.place)):
        block = draft.block_of(step)
        away = draft.places[step.place].minutes_away if step.place in draft.places else 0
        lead = max(_LEAD_MINUTES, -(-away // _LEAD_MINUTES) * _LEAD_MINUTES)
        span = Span(block.span.start - lead, block.span.end)
        blocks.append(replace(block, span=span, origin="commitment"))
    return blocks


def _put(draft: Draft, blocks: Iterable[Block]) -> None:
    for block in blocks:
        draft.put(block)
