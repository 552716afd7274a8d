"""Interest in a claim: in itself, to one's tastes, and for whose it is; and what follows from it."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.rules.traits import HALF_E6, between, traits_of
from agents.minds.rules.words import content_words, words_of
from agents.perception import Me
from agents.relationship import Relationship
from agents.streams import Stream
from agents.talk import Attitude
from agents.tasks.claiming import ConsiderInput

_KEEN_FROM = 820
_INTERESTED_FROM = 520
_APPEAL = 180
_DISLIKED = -350
_ABOUT_ME = 300
_NOISE = 120
_DISLIKE_E6 = -150_000


def interest_of(asked: ConsiderInput, stream: Stream) -> int:
    """Return how much the claim interests the hearer: about 0 (not at all) to 1,000 (very much), seldom beyond."""
    claim, traits = asked.claim, traits_of(asked.me.persona)
    interest = claim.interest * 100 + stream.below(2 * _NOISE + 1) - _NOISE
    interest += _APPEAL * min(2, sum(bool(content_words(word) & tastes_of(asked.me)) for word in claim.appeals_to))
    if claim_words(asked) & words_of(asked.me.persona.personal.dislikes):
        interest += _DISLIKED
    if asked.me.id in claim.about:
        interest += _ABOUT_ME
    interest += closeness_of(asked.origin) * 200 // E6 + closeness_of(asked.teller) * 100 // E6
    interest += (traits.openness - HALF_E6) * 200 // E6 + (traits.agreeableness - HALF_E6) * 100 // E6
    return interest


def tastes_of(me: Me) -> frozenset[str]:
    """Return the content words of what `me` likes, values, belongs to and works at."""
    persona = me.persona
    own = (*persona.personal.likes, *persona.personal.values, *persona.social.groups, persona.social.occupation or "")
    return words_of(own)


def claim_words(asked: ConsiderInput) -> frozenset[str]:
    """Return the content words of the claim as the hearer knows it."""
    claim = asked.claim
    return words_of((claim.text, claim.title, *claim.appeals_to))


def closeness_of(relationship: Relationship | None) -> int:
    """Return the closeness in millionths, 0 for a stranger."""
    return 0 if relationship is None else relationship.closeness_e6


def regard(asked: ConsiderInput, interest: int, stream: Stream) -> Attitude:
    """Return the attitude: as before where there was one, doubt towards strangers and the disliked, else interest."""
    doubts = stream.chance(_doubt_e6(asked))
    if asked.claim.knowing.attitude not in ("unconsidered", "doubtful"):
        return asked.claim.knowing.attitude
    if doubts:
        return "doubtful"
    return "keen" if interest >= _KEEN_FROM else "interested" if interest >= _INTERESTED_FROM else "indifferent"


def _doubt_e6(asked: ConsiderInput) -> int:
    trusting = traits_of(asked.me.persona).agreeableness
    if asked.claim.knowing.teller is not None and asked.claim.knowing.teller == asked.claim.origin:
        return 300_000 if closeness_of(asked.origin) < _DISLIKE_E6 else 0
    if asked.teller is None:
        return between(450_000, 100_000, trusting)
    return between(900_000, 600_000, trusting) if asked.teller.closeness_e6 < _DISLIKE_E6 else 0


def passes_on(asked: ConsiderInput, attitude: Attitude, stream: Stream) -> bool:
    """Return whether the hearer means to tell others."""
    outgoing = traits_of(asked.me.persona).extraversion
    share = {
        "keen": between(600_000, 950_000, outgoing),
        "interested": between(300_000, 700_000, outgoing),
        "doubtful": between(20_000, 100_000, outgoing),
    }.get(attitude, between(10_000, 80_000, outgoing))
    if asked.claim.secret:
        share = share * 6 // 100
    return stream.chance(share) or asked.claim.knowing.passes_on
