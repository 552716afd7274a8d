"""Meet: who leaves, who comes in, who falls asleep, and which conversations begin, place by place."""

from __future__ import annotations

from collections.abc import Mapping

from agents.planning import SECONDS_PER_DAY, minute_of, moved_home, next_time
from agents.streams import Stream
from agents.tasks.deciding import Reaction
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import (
    ActivityChanged,
    Arrived,
    ConversationOpened,
    Departed,
    ParticipantJoined,
    Phase,
    Planned,
    Slept,
    TurnedAway,
)
from simulation.phases.decide import Decision
from simulation.phases.sessions import open_session, sessions_of
from simulation.protocols import Gathering, Joining, Opening
from simulation.state import Conversation

_EVERYWHERE = "everywhere"


def meet(ctx: TickContext, people: list[str], decisions: Mapping[str, Decision]) -> list[Conversation]:
    """Write moves, sleep and openings; return the conversations that take turns in this tick, by id.

    Every place is worked out by itself, with a stream of draws of its own.
    """
    moving = {person for person in people if _moves(person, decisions)}
    if ctx.setting.protocol.lives_by_plans:
        _arrivals(ctx)
        for person in sorted(moving):
            _depart(ctx, person, decisions[person])
        for person in people:
            if person not in moving and _falls_asleep(ctx, person):
                _sleep(ctx, person)
                moving.add(person)
    talks = dict(ctx.state.conversations)
    if ctx.setting.study.conduct.talk:
        for place, present in _gatherings(ctx, people, moving).items():
            for talk in _meet_at(ctx, place, present, decisions):
                talks[talk.id] = talk
    return [talks[talk] for talk in sorted(talks)]


def _moves(person: str, decisions: Mapping[str, Decision]) -> bool:
    decision = decisions.get(person)
    return decision is not None and decision.going_to is not None


def _depart(ctx: TickContext, person: str, decision: Decision) -> None:
    origin, destination = ctx.state.bodies[person].place, decision.going_to
    assert origin is not None and destination is not None  # noqa: S101 - only such people move
    arrives = ctx.now + _travel_seconds(ctx, origin, destination)
    ctx.draft.add(Phase.MEET, person, Departed(person, origin, destination, arrives))


def _travel_seconds(ctx: TickContext, origin: str, destination: str) -> int:
    """Return how long the way takes: at least to the next tick."""
    return max(ctx.tick.seconds, ctx.setting.geography.minutes_between(origin, destination) * 60)


def _arrivals(ctx: TickContext) -> None:
    coming: dict[str, list[str]] = {}
    for person, body in sorted(ctx.state.bodies.items()):
        if body.destination is not None and body.arrives < ctx.now + ctx.tick.seconds:
            coming.setdefault(body.destination, []).append(person)
    for place, arrivals in sorted(coming.items()):
        _enter(ctx, place, arrivals)


def _enter(ctx: TickContext, place: str, arrivals: list[str]) -> None:
    """Let people in, in an order drawn for this place and tick, until it is full; those who live there always."""
    capacity = ctx.setting.geography.capacity(place)
    inside = len(ctx.present(place))
    is_open = ctx.setting.geography.is_open(place, ctx.moment.minute)
    stream = Stream(ctx.setting.study.seed, "enter", place, ctx.tick.index)
    for person in stream.shuffled(arrivals):
        at_home = ctx.setting.home(person) == place
        if not is_open and not at_home:
            _turn_away(ctx, person, place, full=False)
        elif capacity is not None and inside >= capacity and not at_home:
            _turn_away(ctx, person, place, full=True)
        else:
            ctx.draft.add(Phase.MEET, person, Arrived(person, place))
            ctx.draft.add(Phase.MEET, person, ActivityChanged(person, "just arriving"))
            inside += 1


def _turn_away(ctx: TickContext, person: str, place: str, *, full: bool) -> None:
    home = ctx.setting.home(person)
    because = "full" if full else "closed"
    arrives = ctx.now + _travel_seconds(ctx, place, home)
    ctx.draft.add(Phase.MEET, person, TurnedAway(person, place, "full" if full else "closed", home, arrives))
    plan = ctx.state.lives[person].plan
    if plan is not None:
        until_then = moved_home(plan, ctx.now, home)
        ctx.draft.add(Phase.MEET, person, Planned(person, until_then, f"{place} was {because}"))
    text = f"{ctx.setting.geography.name(place)} was {because} when I came."
    ctx.draft.remember(person, NewMemory("observation", text, (place,)))


def _falls_asleep(ctx: TickContext, person: str) -> bool:
    body, plan = ctx.state.bodies[person], ctx.state.lives[person].plan
    if plan is None or body.conversation is not None or body.place != ctx.setting.home(person):
        return False
    return ctx.now >= plan.sleeps


def _sleep(ctx: TickContext, person: str) -> None:
    context = ctx.setting.bodies[person].context
    midnight = ctx.setting.clock.midnight(ctx.moment.day)
    wakes = next_time(minute_of(context.wake), ctx.now, midnight)
    ctx.draft.add(Phase.MEET, person, ActivityChanged(person, "sleeping"))
    ctx.draft.add(Phase.MEET, person, Slept(person, min(wakes, ctx.now + SECONDS_PER_DAY)))


def _gatherings(ctx: TickContext, people: list[str], moving: set[str]) -> dict[str, list[str]]:
    """Return who can meet whom: all together, or by place; in order of name."""
    gathered: dict[str, list[str]] = {}
    for person in people:
        place = ctx.state.bodies[person].place
        if place is not None and person not in moving:
            key = _EVERYWHERE if ctx.setting.protocol.one_gathering else place
            gathered.setdefault(key, []).append(person)
    return dict(sorted(gathered.items()))


def _meet_at(ctx: TickContext, place: str, present: list[str], decisions: Mapping[str, Decision]) -> list[Conversation]:
    talks = {talk.id: talk for talk in ctx.state.conversations.values() if place in (_EVERYWHERE, talk.place)}
    gathering = Gathering(
        place=place,
        free=tuple(person for person in present if ctx.state.bodies[person].conversation is None),
        talks=tuple((talk, talks[talk].participants) for talk in sorted(talks)),
        reactions=_reactions(present, decisions),
        acquainted={person: tuple(sorted(ctx.state.lives[person].relationships)) for person in present},
    )
    openings, joinings = ctx.setting.protocol.meet(gathering, ctx.tick)
    for joining in joinings:
        talks[joining.conversation] = _join(ctx, talks, joining)
    return [*talks.values(), *(_open(ctx, opening) for opening in openings)]


def _reactions(present: list[str], decisions: Mapping[str, Decision]) -> dict[str, Reaction]:
    found = {}
    for person in present:
        decision = decisions.get(person)
        if decision is not None and decision.reaction is not None:
            found[person] = decision.reaction
    return found


def _open(ctx: TickContext, opening: Opening) -> Conversation:
    opener = opening.participants[0]
    place = opening.place or ctx.state.bodies[opener].place
    assert place is not None  # noqa: S101 - nobody on the way is in a gathering
    talk = Conversation(
        id=f"{ctx.tick.index}/{place}/{opener}",
        place=place,
        participants=opening.participants,
        opener=opener,
        reason=opening.reason,
        claim=opening.claim,
    )
    event = ConversationOpened(talk.id, place, talk.participants, opener, talk.reason, talk.claim)
    ctx.draft.add(Phase.MEET, talk.id, event)
    sessions = sessions_of(ctx)
    if sessions is not None:
        open_session(ctx, sessions, talk)
    return talk


def _join(ctx: TickContext, talks: Mapping[str, Conversation], joining: Joining) -> Conversation:
    before = talks[joining.conversation]
    ctx.draft.add(Phase.MEET, before.id, ParticipantJoined(before.id, joining.person))
    return Conversation(
        id=before.id,
        place=before.place,
        participants=(*before.participants, joining.person),
        opener=before.opener,
        reason=before.reason,
        claim=before.claim,
        utterances=before.utterances,
        joined={**before.joined, joining.person: len(before.utterances)},
    )
