"""Interest in a claim: in itself, to one's tastes, and for whose it is; and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from agents.canonical import E6
from agents.minds.rules.traits import HALF_E6, between, traits_of
from agents.minds.rules.words import content_words, words_of
from agents.perception import ClaimView, Me
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
_DISLIKED_PERSON_E6 = -150_000

CROWDED = content_words("party feast dance festival concert fair celebration gathering meeting rally ball carnival")
_CROWD_WORDS = content_words("crowds crowded parties noise noisy gatherings company strangers")


def interest_of(asked: ConsiderInput, stream: Stream) -> int:
    """Return how much the claim interests the hearer: about 0 (not at all) to 1,000 (very much), seldom beyond."""
    claim, traits = asked.claim, traits_of(asked.me.persona)
    interest = claim.interest * 100 + stream.below(2 * _NOISE + 1) - _NOISE
    interest += _APPEAL * min(2, len(appeals(claim, tastes_of(asked.me))))
    if disliked_in(asked.me, claim):
        interest += _DISLIKED
    if asked.me.id in claim.about:
        interest += _ABOUT_ME
    interest += closeness_of(asked.origin) * 200 // E6 + closeness_of(asked.teller) * 100 // E6
    interest += (traits.openness - HALF_E6) * 200 // E6 + (traits.agreeableness - HALF_E6) * 100 // E6
    return interest


def tastes_of(me: Me) -> tuple[str, ...]:
    """Return what `me` likes, values, belongs to and works at, in words."""
    persona = me.persona
    work = (persona.social.occupation,) if persona.social.occupation else ()
    return (*persona.personal.likes, *persona.personal.values, *persona.social.groups, *work)


def appeals(claim: ClaimView, tastes: Iterable[str]) -> tuple[str, ...]:
    """Return those of `tastes` that the claim appeals to: half of the words of the shorter phrase are shared."""
    wanted = [content_words(phrase) for phrase in claim.appeals_to]
    return tuple(taste for taste in tastes if any(_akin(content_words(taste), words) for words in wanted))


def _akin(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    return shared > 0 and 2 * shared >= min(len(first), len(second))


def disliked_in(me: Me, claim: ClaimView) -> str:
    """Return what `me` dislikes about the claim, "" where nothing; a party is taken to mean a crowd and noise."""
    dislikes = me.persona.personal.dislikes
    if not dislikes:
        return ""
    words = claim_words(claim)
    if claim.is_event and words & CROWDED:
        words |= _CROWD_WORDS
    for dislike in dislikes:
        phrase = content_words(dislike)
        if phrase and 2 * len(phrase & words) >= len(phrase):
            return dislike
    return ""


def claim_words(claim: ClaimView) -> frozenset[str]:
    """Return the content words of the claim as it is known."""
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
        return 300_000 if closeness_of(asked.origin) < _DISLIKED_PERSON_E6 else 0
    if asked.teller is None:
        return between(450_000, 100_000, trusting)
    return between(900_000, 600_000, trusting) if asked.teller.closeness_e6 < _DISLIKED_PERSON_E6 else 0


def passes_on(asked: ConsiderInput, attitude: Attitude, stream: Stream) -> bool:
    """Return whether the hearer means to tell others; whoever has made up its mind once keeps to it."""
    knowing = asked.claim.knowing
    if knowing.passes_on or (knowing.attitude == attitude and attitude != "unconsidered"):
        return knowing.passes_on
    outgoing = traits_of(asked.me.persona).extraversion
    share = {
        "keen": between(450_000, 850_000, outgoing),
        "interested": between(150_000, 550_000, outgoing),
        "doubtful": between(20_000, 100_000, outgoing),
    }.get(attitude, between(10_000, 80_000, outgoing))
    if asked.claim.secret:
        share = share * 6 // 100
    return stream.chance(share)
