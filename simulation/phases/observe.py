"""Observe: who wakes, and what is new to everybody in the place they are in."""

from __future__ import annotations

import re

from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Noticed, Phase, Woke

_ATTENTION = 5
_STRANGERS = ""


def wakes_now(ctx: TickContext, person: str) -> bool:
    """Return whether `person` wakes up in this tick."""
    body = ctx.state.bodies[person]
    return body.asleep and body.wakes < ctx.now + ctx.tick.seconds


def awake(ctx: TickContext) -> list[str]:
    """Return who is awake in this tick, those who just wake up included, in order of id."""
    return [person for person, body in sorted(ctx.state.bodies.items()) if not body.asleep or wakes_now(ctx, person)]


def observe(ctx: TickContext, people: list[str]) -> None:
    """Write who wakes up, and what those who are awake newly notice about the others in sight."""
    here: dict[str, list[str]] = {}
    for person in people:
        place = ctx.state.bodies[person].place
        if place is not None:
            here.setdefault(place, []).append(person)
    for person in people:
        place = ctx.state.bodies[person].place
        look_around(ctx, person, here.get(place, []) if place is not None else [])


def look_around(ctx: TickContext, person: str, present: list[str]) -> None:
    """Write whether `person` wakes up, and what it newly notices about the others of `present`, awake where it is."""
    if wakes_now(ctx, person):
        ctx.draft.add(Phase.OBSERVE, person, Woke(person))
    place = ctx.state.bodies[person].place
    if place is not None and ctx.setting.protocol.lives_by_plans:
        _notice(ctx, person, place, [other for other in present if other != person])


def _notice(ctx: TickContext, person: str, place: str, others: list[str]) -> None:
    """Write what `person` newly notices: a few acquaintances who do something else than before, and once that
    there are strangers. More than a few at a time nobody takes in."""
    noticed = ctx.state.bodies[person].noticed
    place_name = ctx.setting.geography.name(place)
    known = [other for other in others if ctx.name(person, other) is not None]
    news = [
        (other, ctx.state.bodies[other].activity)
        for other in known
        if ctx.state.bodies[other].activity not in ("", noticed.get(other))
    ][:_ATTENTION]
    for other, activity in news:
        seen = seen_from_outside(activity, ctx.setting.bodies[other].social.pronouns)
        text = f"{ctx.setting.names[other]} was {seen} at {place_name}."
        ctx.draft.remember(person, NewMemory("observation", text, (other, place)))
    if len(known) < len(others) and _STRANGERS not in noticed:
        news.append((_STRANGERS, place))
        text = f"There were people I don't know at {place_name}."
        ctx.draft.remember(person, NewMemory("observation", text, (place,)))
    if news:
        ctx.draft.add(Phase.OBSERVE, person, Noticed(person, tuple(news)))


_OTHERS = {
    "she": {"my": "her", "me": "her", "myself": "herself", "mine": "hers", "I": "she"},
    "he": {"my": "his", "me": "him", "myself": "himself", "mine": "his", "I": "he"},
    "they": {"my": "their", "me": "them", "myself": "themselves", "mine": "theirs", "I": "they"},
}
_FIRST_PERSON = re.compile(r"\b(my|me|myself|mine|I)\b")


def seen_from_outside(activity: str, pronouns: str) -> str:
    """Return what somebody says it is doing as another would say it.

    Example:
        >>> seen_from_outside("mending my nets", "she")
        'mending her nets'
    """
    return _FIRST_PERSON.sub(lambda word: _OTHERS[pronouns][word.group()], activity)
