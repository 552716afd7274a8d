"""The decision of a moment: carry on, or turn to somebody, and why."""

from __future__ import annotations

from dataclasses import dataclass

from agents.canonical import E6
from agents.minds.rules.occasions import Occasion, news_for, occasion_for
from agents.minds.rules.outings import known_kind
from agents.minds.rules.traits import between, traits_of
from agents.perception import Seen
from agents.streams import Stream
from agents.tasks.base import Question
from agents.tasks.deciding import ReactInput, Reaction

_CARRY_ON = Reaction(action="carry_on")
_TICK_SECONDS = 900
_HOUR = 3600
_MOST_E6 = 650_000
_FAMILIAR_E6 = 220_000
_STRANGER_E6 = 30_000
_CLOSE_E6 = 180_000
_SOCIABLE_KINDS = frozenset({"cafe", "pub", "bar", "square", "market", "restaurant", "hall", "park"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    seen: Seen
    occasion: Occasion | None
    readiness_e6: int


def react(question: Question[ReactInput, Reaction]) -> Reaction:
    """Return whether one carries on, or approaches or joins somebody in sight, and for which reason."""
    asked = question.input
    if not asked.may_talk or asked.me.sociability_e6 <= 0:
        return _CARRY_ON
    stream = question.stream("turn")
    candidates = _candidates(asked)
    if not candidates:
        return _CARRY_ON
    chance = _chance_e6(asked, candidates, question.tick)
    if not stream.chance(chance):
        return _CARRY_ON
    chosen = stream.weighted(candidates, [one.readiness_e6 for one in candidates])
    return _turn_to(asked, chosen, stream)


def _turn_to(asked: ReactInput, chosen: _Candidate, stream: Stream) -> Reaction:
    occasion = chosen.occasion or occasion_for(asked, chosen.seen, stream)
    return Reaction(
        action="approach" if chosen.seen.conversation is None else "join",
        person=chosen.seen.person,
        reason=occasion.reason,
        claim=occasion.claim,
    )


def _chance_e6(asked: ReactInput, candidates: list[_Candidate], tick: int) -> int:
    """Return the chance of turning to anybody within this tick, in millionths."""
    best = max(one.readiness_e6 for one in candidates)
    together = min(sum(one.readiness_e6 for one in candidates), 2 * best)
    share = together * _bearing(asked) // E6 * asked.me.sociability_e6 // E6
    return min(_MOST_E6, share * _tick_seconds(asked, tick) // _TICK_SECONDS)


def _bearing(asked: ReactInput) -> int:
    """Return how open one is to company just now, in millionths: temper, mood, place and what one is doing."""
    me = asked.me
    bearing = between(350_000, 1_500_000, traits_of(me.persona).extraversion)
    bearing = bearing * between(850_000, 1_100_000, (me.mood.valence_e6 + E6) // 2) // E6
    if me.step is not None and me.step.fixed:
        bearing = bearing * 45 // 100
    elif me.place is not None and known_kind(me.place.kind) in _SOCIABLE_KINDS:
        bearing = bearing * 140 // 100
    return bearing


def _tick_seconds(asked: ReactInput, tick: int) -> int:
    """Return how long a tick is, as far as the question tells: a chance within an hour must not hang on it."""
    return max(60, min(_HOUR, asked.view.moment.seconds // (tick - 1))) if tick > 1 else _TICK_SECONDS


def _candidates(asked: ReactInput) -> list[_Candidate]:
    allowed = frozenset(asked.may_talk)
    known = frozenset(asked.known_to)
    found = []
    for seen in asked.view.people:
        if seen.person in allowed and seen.person != asked.me.id:
            occasion = news_for(asked, seen, known) if asked.claims else None
            readiness = _readiness_e6(asked, seen, occasion)
            if readiness > 0:
                found.append(_Candidate(seen, occasion, readiness))
    return found


def _readiness_e6(asked: ReactInput, seen: Seen, occasion: Occasion | None) -> int:
    readiness = _warmth_e6(seen)
    if occasion is not None:
        readiness += occasion.pull_e6
    if seen.relationship is None and seen.name is None:
        readiness = readiness * between(100_000, 600_000, traits_of(asked.me.persona).extraversion) // E6
    readiness = readiness * _rested(seen, told=occasion is not None) // 100
    return readiness * 35 // 100 if seen.conversation is not None else readiness


def _warmth_e6(seen: Seen) -> int:
    tie = seen.relationship
    if tie is None:
        return _STRANGER_E6
    if tie.closeness_e6 < -300_000:
        return _STRANGER_E6 // 3
    return _STRANGER_E6 + _FAMILIAR_E6 * tie.familiarity_e6 // E6 + _CLOSE_E6 * max(0, tie.closeness_e6) // E6


def _rested(seen: Seen, *, told: bool) -> int:
    """Return in per cent how ready one is for another talk with somebody, by the time since the last."""
    since = seen.since_talk
    if since is None or since >= 3 * _HOUR:
        return 100
    if since >= 2 * _HOUR:
        return 50 if told else 25
    return 15 if told else 4
