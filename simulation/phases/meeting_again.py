"""Whom a speaker came upon, and when: those in sight, and those whom the turn before it names."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.tasks.speaking import Encounter
from simulation.context import TickContext
from simulation.phases.hearing import Talk

_LATEST = 400
_MOST_IN_SIGHT = 12
_DAY_SECONDS = 86_400
_OF_DAYS = ("summary", "plan")


def encounters(ctx: TickContext, talk: Talk, speaker: str) -> tuple[Encounter, ...]:
    """Return when `speaker` last came upon each of those it knows by name who are in sight or spoken of, by id."""
    known = {person: name for person, name in ctx.names_known_to(speaker) if person not in talk.participants}
    present = [person for person in _around(ctx, speaker) if person in known and not ctx.state.bodies[person].asleep]
    spoken_of = _spoken_of(talk, speaker, known)
    wanted = sorted({*present[:_MOST_IN_SIGHT], *spoken_of})
    return tuple(_encounter(ctx, speaker, person, here=person in present, spoken_of=spoken_of) for person in wanted)


def _around(ctx: TickContext, person: str) -> list[str]:
    """Return who is where `person` is; nobody in societies that only meet, where a place is but an address."""
    return ctx.present(ctx.state.bodies[person].place) if ctx.setting.protocol.lives_by_plans else []


def _spoken_of(talk: Talk, speaker: str, known: dict[str, str]) -> frozenset[str]:
    heard = [said for said in talk.heard_by(speaker) if said.speaker != speaker][-2:]
    words = {word for said in heard for word in re.findall(r"[^\W\d_]+", said.text)}
    refs = {ref for said in heard if said.subject is not None for ref in re.split(r"[:=?@]", said.subject.ref)}
    return frozenset(person for person, name in known.items() if person in refs or name.split(" ")[0] in words)


def _encounter(ctx: TickContext, speaker: str, person: str, *, here: bool, spoken_of: frozenset[str]) -> Encounter:
    tie = ctx.state.lives[speaker].relationships.get(person)
    return Encounter(
        person=person,
        here=here,
        activity=ctx.state.bodies[person].activity if here else "",
        talked=tie.last_talk if tie is not None else None,
        seen=_last_seen(ctx, speaker, person) if person in spoken_of else None,
    )


def _last_seen(ctx: TickContext, speaker: str, person: str) -> Memory | None:
    name = ctx.setting.names[person]
    latest = ctx.state.streams[speaker].latest(_LATEST)
    sights = [one for one in latest if one.kind == "observation" and person in one.about and one.text.startswith(name)]
    return max(sights, key=lambda one: (one.created, one.id), default=None)


def named_encounters(ctx: TickContext, person: str, named: list[tuple[str, str]]) -> tuple[Encounter, ...]:
    """Return when `person` last came upon each of those `named` (id and name)."""
    present = _around(ctx, person)
    ids = frozenset(other for other, _ in named)
    return tuple(
        _encounter(ctx, person, other, here=other in present, spoken_of=ids)
        for other in sorted(ids - {person})
        if other in ctx.state.bodies
    )


def talks_lately(ctx: TickContext, person: str, days: int = 2) -> tuple[Memory, ...]:
    """Return what remains of the talks of the last `days` days, and of the plans made on them, in order of time."""
    latest = ctx.state.streams[person].latest(_LATEST * max(1, days // 2))
    return tuple(
        sorted(
            (one for one in latest if one.kind in _OF_DAYS and one.created >= ctx.now - days * _DAY_SECONDS),
            key=lambda one: (one.created, one.id),
        )
    )
