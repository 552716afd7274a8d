"""Decide: plan the day on waking, revise it when something came up, follow it, or turn to somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.inner import InnerLife
from agents.memory import Memory
from agents.perception import PlaceView, Seen, View
from agents.plan import Plan, PlanStep
from agents.planning import (
    SECONDS_PER_DAY,
    activity_at,
    made_whole,
    minute_of,
    next_time,
    overlapping,
    with_the_past,
)
from agents.streams import Stream
from agents.tasks import DETAIL_STEP, PLAN_DAY, REACT, REVISE_PLAN
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.planning import DetailStepInput, PlanDayInput, RevisePlanInput
from simulation.context import Setting, TickContext
from simulation.draft import NewMemory
from simulation.events import ActivityChanged, Detailed, Noticed, Phase, Planned
from simulation.phases.hindering import unless_hindered

_DETAILED_FROM_SECONDS = 3600
COOL_DOWN_SECONDS = 2700
_IN_SIGHT = 12
_TOLD_OF_A_PLAN = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person will do in this tick: go somewhere, turn to somebody, or neither.

    `step` is the step of the plan it is in, None without a plan; `going_to` the place it sets out for.
    """

    step: PlanStep | None = None
    going_to: str | None = None
    reaction: Reaction | None = None


async def decide(ctx: TickContext, person: str) -> Decision:
    """Return what `person` will do; plans and activities are written to the draft.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    return await turn_to_others(ctx, person, await follow_plan(ctx, person))


async def follow_plan(ctx: TickContext, person: str) -> Decision:
    """Return what `person` will do as far as its plan says, for which nobody else matters; see `decide`.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    body = ctx.state.bodies[person]
    plan = await _plan_of_now(ctx, person)
    step = plan.step_at(ctx.now) or bedtime(ctx.setting, person, plan, ctx.now)
    plan, step = unless_hindered(ctx, person, plan, step)
    await _settle_into(ctx, person, plan, step)
    if body.place is None or body.conversation is not None:
        return Decision(step)
    return Decision(step, destination(ctx.setting, ctx.now, body.place, plan, step))


async def turn_to_others(ctx: TickContext, person: str, decision: Decision) -> Decision:
    """Return `decision` with whom `person` turns to, if it neither goes anywhere nor talks already.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    body = ctx.state.bodies[person]
    if body.place is None or body.conversation is not None or decision.going_to is not None or decision.step is None:
        return decision
    return replace(decision, reaction=await _reaction(ctx, person, decision.step))


def bedtime(setting: Setting, person: str, plan: Plan, now: int) -> PlanStep:
    """Return what `person` does at `now`, which is later than its plan."""
    return PlanStep(plan.sleeps, now + 1, "getting ready for bed", setting.home(person))


async def _plan_of_now(ctx: TickContext, person: str) -> Plan:
    life = ctx.state.lives[person]
    if life.plan is None:
        return await _plan_day(ctx, person)
    missing = [step for step in _due(ctx, person, life.plan.sleeps) if not is_planned(life.plan, step)]
    if missing and life.plan.step_at(ctx.now) is not None:
        return await _revise(ctx, person, life.plan, missing[0])
    return life.plan


def is_planned(plan: Plan, step: PlanStep) -> bool:
    """Return whether a commitment is in the plan, or had to give way there to another at the same time."""
    return any(
        planned.claim and (planned.claim == step.claim or (planned.start < step.end and step.start < planned.end))
        for planned in plan.steps
    )


def _due(ctx: TickContext, person: str, until: int) -> tuple[PlanStep, ...]:
    return overlapping(ctx.state.lives[person].commitments, ctx.now, until)


async def _plan_day(ctx: TickContext, person: str) -> Plan:
    context = ctx.setting.bodies[person].context
    midnight = ctx.setting.clock.midnight(ctx.moment.day)
    sleeps = next_time(minute_of(context.sleep), ctx.now, midnight)
    due = _due(ctx, person, sleeps)
    given = PlanDayInput(
        me=ctx.me(person),
        moment=ctx.moment,
        wakes=ctx.now,
        sleeps=sleeps,
        places=places_of(ctx, person),
        due=due,
        yesterday=_yesterday(ctx, person),
    )
    answer = (await ctx.ask(PLAN_DAY, person, given)).answer
    plan = made_whole(
        answer,
        day=ctx.moment.day,
        midnight=midnight,
        wakes=ctx.now,
        sleeps=sleeps,
        home=ctx.setting.home(person),
        places=within_reach(ctx.setting, person, ctx.state.lives[person]),
    )
    _write_plan(ctx, person, plan, "a new day")
    return plan


async def _revise(ctx: TickContext, person: str, before: Plan, cause: PlanStep) -> Plan:
    given = RevisePlanInput(
        me=ctx.me(person),
        moment=ctx.moment,
        wakes=ctx.now,
        sleeps=before.sleeps,
        places=places_of(ctx, person),
        remaining=overlapping(before.steps, ctx.now, before.sleeps),
        due=_due(ctx, person, before.sleeps),
        because=cause.activity,
    )
    answer = (await ctx.ask(REVISE_PLAN, person, given)).answer
    rest = made_whole(
        answer,
        day=before.day,
        midnight=ctx.setting.clock.midnight(before.day),
        wakes=ctx.now,
        sleeps=before.sleeps,
        home=ctx.setting.home(person),
        places=within_reach(ctx.setting, person, ctx.state.lives[person]),
    )
    plan = with_the_past(before, with_commitment(rest, cause), ctx.now)
    _write_plan(ctx, person, plan, cause.activity)
    return plan


def with_commitment(plan: Plan, step: PlanStep) -> Plan:
    """Return `plan` with `step` in it, cutting what is in its way, where the mind left it out."""
    if any(planned.claim == step.claim and step.claim for planned in plan.steps):
        return plan
    start, end = max(step.start, plan.wakes), min(step.end, plan.sleeps)
    if start >= end:
        return plan
    kept: list[PlanStep] = []
    for planned in plan.steps:
        if planned.start < start:
            kept.append(_cut(planned, planned.start, min(planned.end, start)))
        if planned.end > end:
            kept.append(_cut(planned, max(planned.start, end), planned.end))
    steps = tuple(sorted([*kept, _cut(step, start, end)], key=lambda one: one.start))
    return Plan(plan.day, plan.wakes, plan.sleeps, steps)


def _cut(step: PlanStep, start: int, end: int) -> PlanStep:
    return replace(step, start=start, end=end)


def _write_plan(ctx: TickContext, person: str, plan: Plan, because: str) -> None:
    ctx.draft.add(Phase.DECIDE, person, Planned(person, plan, because))
    told: tuple[str, ...] = ("habit", "goal", "commitment")
    most = _TOLD_OF_A_PLAN
    if ctx.setting.study.memory.habits:  # what one does without much thought may become a habit
        told, most = (*told, "routine"), 2 * most
    main = [step for step in plan.steps if step.end > ctx.now and step.origin in told][:most]
    if main:
        day = ctx.setting.clock.moment(plan.wakes).weekday.capitalize()
        text = f"My plan for {day}: {'; '.join(_step_text(ctx, step) for step in main)}."
        ctx.draft.remember(person, NewMemory("plan", text, tuple(dict.fromkeys(step.place for step in main))))


def _step_text(ctx: TickContext, step: PlanStep) -> str:
    return (
        f"{step.activity} at {ctx.setting.geography.name(step.place)} from {ctx.setting.clock.moment(step.start).clock}"
    )


def places_of(ctx: TickContext, person: str) -> tuple[PlaceView, ...]:
    """Return the places `person` may go to: all but the homes of others."""
    here = ctx.state.bodies[person].place
    home = ctx.setting.home(person)
    return tuple(ctx.place_view(place, here) for place in ctx.setting.geography.open_to(home))


def within_reach(setting: Setting, person: str, life: InnerLife) -> frozenset[str]:
    """Return the places a plan of `person` may lead to: those open to it, and homes of others it has reason to be in.

    A reason is a habit, a promise, or the plan it follows; what else a mind answers becomes its own home. Whoever works
    out how far people can be ahead of each other relies on that, and on `agreeing.meeting_of`.
    """
    habits = (habit.at for habit in setting.bodies[person].context.habits if habit.at)
    steps = (*life.commitments, *(life.plan.steps if life.plan else ()))
    return frozenset((*setting.geography.open_to(setting.home(person)), *habits, *(step.place for step in steps)))


def _yesterday(ctx: TickContext, person: str) -> tuple[Memory, ...]:
    recent = [
        memory
        for memory in ctx.state.streams[person].latest(200)
        if memory.kind in ("summary", "reflection") and memory.created > ctx.now - SECONDS_PER_DAY
    ]
    return tuple(sorted(recent, key=lambda memory: (-memory.importance, -memory.created, memory.id))[:6])


async def _settle_into(ctx: TickContext, person: str, plan: Plan, step: PlanStep) -> None:
    """Write what the step at hand is made of, when it begins, and what the person is doing now."""
    life, body = ctx.state.lives[person], ctx.state.bodies[person]
    details = life.details if life.detailed == step.start and life.plan is plan else ()
    begins = life.detailed != step.start or life.plan is not plan
    if begins and body.place == step.place and step.end - step.start >= _DETAILED_FROM_SECONDS:
        answer = (await ctx.ask(DETAIL_STEP, person, DetailStepInput(ctx.me(person), ctx.moment, step))).answer
        details = answer.activities
        ctx.draft.add(Phase.DECIDE, person, Detailed(person, step.start, details))
    activity = _activity(ctx, body.place, step, details)
    if activity != body.activity:
        ctx.draft.add(Phase.DECIDE, person, ActivityChanged(person, activity))


def _activity(ctx: TickContext, here: str | None, step: PlanStep, details: tuple[str, ...]) -> str:
    if here is None:
        return f"on the way to {ctx.setting.geography.name(step.place)}"
    return activity_at(step, details, ctx.now) if here == step.place else "about to leave"


def destination(setting: Setting, now: int, here: str, plan: Plan, step: PlanStep) -> str | None:
    """Return where to set out for now, so as to be there when the step begins; None to stay.

    Nothing but the plan decides it: whoever works out how far people can be ahead of each other relies on that.
    """
    upcoming = plan.step_after(now)
    if upcoming is not None and upcoming.place != here:
        travel = setting.geography.minutes_between(here, upcoming.place) * 60
        if now + max(travel, 1) >= upcoming.start:
            return upcoming.place
    return step.place if step.place != here else None


async def _reaction(ctx: TickContext, person: str, step: PlanStep) -> Reaction | None:
    if not ctx.setting.study.conduct.talk:
        return None
    others = [ctx.seen(person, other) for other in _in_sight(ctx, person)]
    may_talk = tuple(
        seen.person
        for seen in others
        if (seen.since_talk is None or seen.since_talk >= COOL_DOWN_SECONDS) and _has_room(ctx, seen.conversation)
    )
    if not may_talk or not _is_asked(ctx, person, step, [seen for seen in others if seen.person in may_talk]):
        return None
    known_to = ctx.state.lives[person].known_to
    given = ReactInput(
        me=ctx.me(person),
        view=View(ctx.moment, tuple(others), (), ctx.names_known_to(person)),
        fresh=(),
        memories=ctx.recall(person, _sight_text(ctx, person, may_talk), k=6),
        claims=ctx.claim_views(person),
        known_to=tuple((claim, other) for claim in sorted(known_to) for other in known_to[claim]),
        may_talk=may_talk,
    )
    reaction = (await ctx.ask(REACT, person, given)).answer
    return reaction if reaction.person in may_talk and reaction.action != "carry_on" else None


def _is_asked(ctx: TickContext, person: str, step: PlanStep, others: list[Seen]) -> bool:
    """Return whether to think about turning to somebody now: in every tick, or only when something has changed."""
    if ctx.setting.study.saving.react == "every_tick":
        return True
    just_rested = COOL_DOWN_SECONDS + ctx.tick.seconds
    return (
        step.start + ctx.tick.seconds > ctx.now
        or any(isinstance(event, Noticed) for event in ctx.draft.events_of(Phase.OBSERVE, person))
        or any(seen.since_talk is not None and seen.since_talk < just_rested for seen in others)
    )


def _in_sight(ctx: TickContext, person: str) -> list[str]:
    """Return the ids, in order, of those awake here whom `person` takes in: acquaintances first, the rest by chance."""
    bodies, ties = ctx.state.bodies, ctx.state.lives[person].relationships
    here = [
        other
        for other in ctx.present(bodies[person].place)
        if other != person and not bodies[other].asleep and bodies[other].activity
    ]
    if len(here) > _IN_SIGHT:
        stream = Stream(ctx.setting.study.seed, "sight", person, ctx.tick.index)
        by_chance = stream.shuffled(here)
        by_chance.sort(key=lambda other: -ties[other].familiarity_e6 if other in ties else 1)
        here = sorted(by_chance[:_IN_SIGHT])
    return here


def _has_room(ctx: TickContext, conversation: str | None) -> bool:
    if conversation is None:
        return True
    talk = ctx.state.conversations[conversation]
    return len(talk.participants) < ctx.setting.protocol.max_participants


def _sight_text(ctx: TickContext, person: str, others: tuple[str, ...]) -> str:
    names = [ctx.name(person, other) or "somebody I don't know" for other in others[:4]]
    return f"{ctx.state.bodies[person].activity}; here are {', '.join(names)}"
