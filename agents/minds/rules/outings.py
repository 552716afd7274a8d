"""Going out: which place draws a person at an hour, and what one does there."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from agents.canonical import E6
from agents.minds.rules.activities import AT_PLACE, KIND_WORDS, OUTINGS, PRIVATE_KINDS, SUITS
from agents.minds.rules.drafting import Block, Draft
from agents.minds.rules.hours import Span, open_spans
from agents.minds.rules.words import words_of
from agents.perception import MINUTES_PER_DAY, PlaceView
from agents.persona import Persona
from agents.streams import Stream

_SHORTEST_OUTING = 30
_HOURS = (9, 12, 14, 17, 20)
_SUITED_FACTOR = 3
_NEAR_MINUTES = 10
_OF_AGE = 18
_FOR_ADULTS = frozenset({"pub", "bar"})


@lru_cache(maxsize=4096)
def known_kind(kind: str) -> str:
    """Return the kind of place that the rules know for `kind`: itself, a near one, "place", or "" for a private one.

    Example:
        >>> known_kind("Coffee house"), known_kind("observatory"), known_kind("home")
        ('cafe', 'place', '')
    """
    words = kind.casefold().replace("-", " ").replace("_", " ").split()
    for word in words:
        if word in OUTINGS:
            return word
        if word in KIND_WORDS:
            return KIND_WORDS[word]
    return "" if any(word in PRIVATE_KINDS for word in words) else "place"


def outing(
    draft: Draft, span: Span, stream: Stream, *, kinds: tuple[str, ...] = (), used: Collection[str] = ()
) -> Block | None:
    """Return an outing that begins at the start of `span` and fits into it, None where no place is open.

    Args:
        draft: The day so far.
        span: When; the outing may end earlier, where the place closes.
        stream: Decides between the places.
        kinds: Only places of these kinds; any kind when empty.
        used: Activities of this day already, to do something else.
    """
    if span.end > draft.day.awake.end - 15:
        return None
    suited, barred = suited_kinds(draft.me.persona), _barred(draft.me.persona)
    places: list[tuple[PlaceView, Span]] = []
    weights: list[int] = []
    for place in draft.places.values():
        kind = known_kind(place.kind)
        stay = _stay(place, span)
        if place.id == draft.home or stay is None or kind in barred or (kinds and kind not in kinds):
            continue
        weight = _draw(kind, span.start) * (_SUITED_FACTOR if kind in suited else 1)
        if weight:
            places.append((place, stay))
            weights.append(weight * E6 // (_NEAR_MINUTES + place.minutes_away))
    if not places:
        return None
    place, stay = stream.weighted(places, weights)
    return Block(stay, _activity(place, stream, used), place.id)


def suited_kinds(persona: Persona) -> frozenset[str]:
    """Return the kinds of places that suit what `persona` likes, values and wants."""
    words = words_of((*persona.personal.likes, *persona.personal.values, *persona.context.goals))
    return frozenset(kind for word in words for kind in SUITS.get(word, ()))


def _barred(persona: Persona) -> frozenset[str]:
    """Return the kinds of places where `persona` is not let in: children are not served."""
    age = persona.social.age
    return _FOR_ADULTS if age is not None and age < _OF_AGE else frozenset()


def _stay(place: PlaceView, span: Span) -> Span | None:
    """Return how long one can stay at `place` from the start of `span`, None where it is not worth going."""
    if place.opens is None:
        return span
    first = next(iter(open_spans(place, span)), None)
    if first is None or first.start != span.start or first.minutes < min(_SHORTEST_OUTING, span.minutes):
        return None
    return first


def _draw(kind: str, minute: int) -> int:
    hour = minute % MINUTES_PER_DAY // 60
    return OUTINGS[kind][sum(hour >= bound for bound in _HOURS)] if kind else 0


def _activity(place: PlaceView, stream: Stream, used: Collection[str]) -> str:
    stock = AT_PLACE[known_kind(place.kind)]
    return stream.choice([one for one in stock if one not in used] or stock)
