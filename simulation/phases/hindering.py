"""Hindering: a habit that needs a thing in a state it is not in gives way, and one remembers why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from agents.plan import Plan, PlanStep
from agents.things import ThingView
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Attempted, Phase, Planned


def things_at(ctx: TickContext, place: str, changed: Mapping[str, str]) -> tuple[ThingView, ...]:
    """Return the things at `place` as they are, with what has `changed` in this tick, by thing id."""
    now = ctx.state.things
    return ctx.setting.geography.things(
        place,
        {thing: changed.get(thing, now.get(f"{place}/{thing}", "")) for thing in ctx.setting.geography.ids(place)},
    )


def unless_hindered(ctx: TickContext, person: str, plan: Plan, step: PlanStep) -> tuple[Plan, PlanStep]:
    """Return the plan and its step at hand, changed where the habit in it needs a thing here to be as it is not.

    What is found so is written as an attempt in vain, and remembered.
    """
    here = ctx.state.bodies[person].place
    if step.origin != "habit" or here != step.place or not ctx.setting.geography.ids(step.place):
        return plan, step
    thing = _in_the_way(ctx, person, step)
    if thing is None:
        return plan, step
    instead = replace(step, activity=f"doing what can be done without {thing.name}")
    steps = tuple(instead if one is step else one for one in plan.steps)
    changed = replace(plan, steps=steps)
    reason = f"{thing.name[:1].upper()}{thing.name[1:]} is {thing.state}."
    ctx.draft.add(Phase.DECIDE, person, Planned(person, changed, reason.rstrip(".")))
    attempt = Attempted(person, step.place, thing.id, step.activity, False, reason, (), ctx.now)
    ctx.draft.add(Phase.DECIDE, person, attempt)
    text = f"I left {step.activity}, since {thing.name} is {thing.state}."
    ctx.draft.remember(person, NewMemory("observation", text, (step.place,)))
    return changed, instead


def _in_the_way(ctx: TickContext, person: str, step: PlanStep) -> ThingView | None:
    habits = ctx.setting.bodies[person].context.habits
    needs = next((habit.needs for habit in habits if habit.do == step.activity), ())
    if not needs:
        return None
    things = things_at(ctx, step.place, {})
    return next((thing for thing in things if any(_against(thing, need) for need in needs)), None)


def _against(thing: ThingView, need: str) -> bool:
    """Return whether `need` says of `thing` what it is not: "the oven is hot", of an oven that is cold."""
    wanted = need.casefold().strip().rstrip(".").removeprefix(f"{thing.name.casefold()} is ")
    if wanted == need.casefold().strip().rstrip(".") or not thing.state:
        return False
    return (wanted.removeprefix("not ") == thing.state.casefold()) is wanted.startswith("not ")
