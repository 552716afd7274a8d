"""Bonding: ties that form and fade by meeting and agreement, and end where little is left of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agents.canonical import E6
from agents.opinion import rounded
from agents.relationship import Relationship, after_talk
from agents.talk import Utterance
from simulation.context import TickContext
from simulation.events import Phase, Related, Unrelated
from simulation.phases.hearing import Talk
from simulation.phases.opining import day_is_over, heard_now
from simulation.specs.tie_spec import TieChangeSpec

_SECONDS_PER_DAY = 86_400
_UNCHANGED = TieChangeSpec()


def bond(ctx: TickContext, person: str, talk: Talk | None) -> None:
    """Write how the ties of `person` change by what it heard and read in this tick, and by the passing of a day.

    A tie is one person's; the other side may hold on to it for longer. What a full conversation does to it, its
    participants' minds have said already; agreement comes on top.
    """
    spec = ctx.setting.study.ties_change
    if spec == _UNCHANGED:
        return
    now, changed = _ties(ctx, person), set()
    for other, said in _contacts(ctx, person, talk):
        after = _after_contact(ctx, spec, person, now.get(other), said)
        if after is not None and after != now.get(other):
            now[other] = after
            changed.add(other)
    if day_is_over(ctx, person):
        for other in sorted(now):
            faded = _faded(ctx, spec, now[other])
            changed |= {other} if faded != now[other] else set()
            now[other] = faded
    for other in sorted(now):
        if _ends(ctx, spec, now[other]):
            ctx.draft.add(Phase.ABSORB, person, Unrelated(person, other))
        elif other in changed:
            ctx.draft.add(Phase.ABSORB, person, Related(person, other, now[other]))


def _ties(ctx: TickContext, person: str) -> dict[str, Relationship]:
    """Return the ties of `person` with what this tick has done to them so far."""
    written = (event for event in ctx.draft.events_of(Phase.ABSORB, person) if isinstance(event, Related))
    return {**ctx.state.lives[person].relationships, **{event.other: event.relationship for event in written}}


def _contacts(ctx: TickContext, person: str, talk: Talk | None) -> Iterable[tuple[str, list[Utterance]]]:
    """Return by speaker or writer what `person` heard and read now, of a conversation what was said in all once over.

    Where nobody retells a talk (terse studies and forums), it is over within the tick.
    """
    if talk is not None and not talk.over:
        return ()
    lines = heard_now(ctx, person, talk) if talk is None or ctx.setting.terse else talk.heard_by(person)
    found: dict[str, list[Utterance]] = {}
    for said in lines:
        if said.speaker != person:
            found.setdefault(said.speaker, []).append(said)
    return sorted(found.items())


def _after_contact(
    ctx: TickContext, spec: TieChangeSpec, person: str, before: Relationship | None, said: list[Utterance]
) -> Relationship | None:
    """Return the tie after a contact; None where none comes of it."""
    change = round(spec.meeting * E6) + _agreement_e6(ctx, person, said) * round(spec.agreement * E6) // E6
    if before is None and (change <= 0 or not ctx.setting.terse):
        return None
    if before is None or ctx.setting.terse:
        return after_talk(before, change, ctx.now)
    return replace(before, closeness_e6=max(-E6, min(E6, before.closeness_e6 + change)))


def _agreement_e6(ctx: TickContext, person: str, said: list[Utterance]) -> int:
    """Return how much `person` agrees with what was said, from -1,000,000 to 1,000,000; 0 where it has no view."""
    own = ctx.state.lives[person].opinions
    found = [
        E6 - abs(own[one.topic].stance_e6 - one.stance_e6) for line in said for one in line.stances if one.topic in own
    ]
    return rounded(sum(found), len(found)) if found else 0


def _faded(ctx: TickContext, spec: TieChangeSpec, tie: Relationship) -> Relationship:
    if tie.kind in spec.lasting or ctx.now - (tie.last_talk or 0) < _SECONDS_PER_DAY:
        return tie
    return replace(tie, closeness_e6=max(-E6, tie.closeness_e6 - round(spec.fading * E6)))


def _ends(ctx: TickContext, spec: TieChangeSpec, tie: Relationship) -> bool:
    if tie.kind in spec.lasting:
        return False
    if tie.closeness_e6 < round(spec.end_below * E6):
        return True
    days = spec.end_after_days
    return days is not None and ctx.now - (tie.last_talk or 0) >= days * _SECONDS_PER_DAY
