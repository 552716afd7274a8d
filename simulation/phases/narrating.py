"""Narrating: who does something with things, whether the world lets it, and who takes notice; place by place.

Off unless the study asks for it. People whose doing has just changed may try something with a thing where they are; a
narrator rules on it. Attempts at one place are taken in turn, in order of person, each after what the one before it
changed. The narrator who adjudicates what characters attempt is that of CharacterBox (L. Wang et al., 2024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from agents.tasks import ADJUDICATE, ATTEMPT
from agents.tasks.narrating import AdjudicateInput, AttemptInput, Ruling
from agents.tasks.narrating import Attempted as AttemptAnswer
from agents.things import ThingView
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import ActivityChanged, Attempted, Phase
from simulation.executor import Executor
from simulation.phases.decide import Decision
from simulation.phases.hindering import things_at
from simulation.phases.naming import NAMELESS


async def narrate(
    ctx: TickContext, people: Sequence[str], decisions: Mapping[str, Decision], executor: Executor
) -> None:
    """Write what is attempted with things in this tick, what came of it, and who noticed.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    if not ctx.setting.study.conduct.narrator:
        return
    beginning = [person for person in people if _begins_something(ctx, person, decisions)]
    tried = await executor.run({person: partial(_try, ctx, person) for person in beginning})
    by_place: dict[str, dict[str, AttemptAnswer]] = {}
    for person, answer in sorted(tried.items()):
        place = ctx.state.bodies[person].place
        if place is not None and answer.thing:
            by_place.setdefault(place, {})[person] = answer
    await executor.run({place: partial(_adjudicate, ctx, place, some) for place, some in sorted(by_place.items())})


def _begins_something(ctx: TickContext, person: str, decisions: Mapping[str, Decision]) -> bool:
    """Return whether `person` is where there are things and has just begun to do something there."""
    body, decision = ctx.state.bodies[person], decisions.get(person)
    if body.place is None or body.conversation is not None or decision is None or decision.going_to is not None:
        return False
    step = decision.step
    settled = step is not None and step.place == body.place
    return settled and bool(ctx.setting.geography.things(body.place)) and _new_activity(ctx, person) is not None


def _new_activity(ctx: TickContext, person: str) -> str | None:
    """Return what `person` has begun to do in this tick, None where it goes on with what it did."""
    changed = [event for event in ctx.draft.events_of(Phase.DECIDE, person) if isinstance(event, ActivityChanged)]
    return changed[-1].activity if changed else None


async def _try(ctx: TickContext, person: str) -> AttemptAnswer:
    place, activity = ctx.state.bodies[person].place, _new_activity(ctx, person)
    assert place is not None and activity is not None  # noqa: S101 - such people only are asked
    me = ctx.me_doing(person, activity)
    things = tuple(thing.from_outside for thing in things_at(ctx, place, {}))
    answer = (await ctx.ask(ATTEMPT, person, AttemptInput(me, ctx.moment, things))).answer
    known = {thing.id for thing in things}
    return answer if answer.thing in known and answer.do.strip() else AttemptAnswer()


async def _adjudicate(ctx: TickContext, place: str, tried: Mapping[str, AttemptAnswer]) -> None:
    changed: dict[str, str] = {}
    for person, attempt in tried.items():
        things = things_at(ctx, place, changed)
        ruling = await _ruling(ctx, place, person, attempt, things)
        known = {thing.id for thing in things}
        changes = tuple((one.thing, one.state) for one in ruling.changes if one.thing in known)
        _write(ctx, place, person, attempt, ruling, changes if ruling.allowed else ())
        changed.update(changes if ruling.allowed else ())


async def _ruling(
    ctx: TickContext, place: str, person: str, attempt: AttemptAnswer, things: tuple[ThingView, ...]
) -> Ruling:
    present = tuple(ctx.name(person, other) or NAMELESS for other in _awake_there(ctx, place) if other != person)
    given = AdjudicateInput(
        ctx.me(person), ctx.moment, ctx.place_view(place, place), things, attempt.thing, attempt.do, present
    )
    return (await ctx.ask(ADJUDICATE, person, given)).answer


def _write(
    ctx: TickContext,
    place: str,
    person: str,
    attempt: AttemptAnswer,
    ruling: Ruling,
    changes: tuple[tuple[str, str], ...],
) -> None:
    do, where = attempt.do.strip().rstrip("."), ctx.setting.geography.name(place)
    reason = "" if ruling.allowed else ruling.reason.strip() or "It did not work."
    ctx.draft.add(
        Phase.MEET, person, Attempted(person, place, attempt.thing, do, ruling.allowed, reason, changes, ctx.now)
    )
    if not ruling.allowed:
        ctx.draft.remember(person, NewMemory("observation", f"I tried {do} at {where}, in vain. {reason}", (place,)))
        return
    after = "".join(f" Now {ctx.setting.geography.thing_name(place, one)} is {state}." for one, state in changes)
    ctx.draft.remember(person, NewMemory("observation", f"I was {do} at {where}.{after}", (place,)))
    for other in _awake_there(ctx, place):
        if other != person:
            name = ctx.name(other, person) or f"{NAMELESS[:1].upper()}{NAMELESS[1:]}"
            about = (person, place) if ctx.name(other, person) is not None else (place,)
            ctx.draft.remember(other, NewMemory("observation", f"{name} was {do} at {where}.", about))


def _awake_there(ctx: TickContext, place: str) -> list[str]:
    return [person for person in ctx.present(place) if not ctx.state.bodies[person].asleep]
