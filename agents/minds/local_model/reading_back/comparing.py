"""Comparing two readings: one word for what is not the same."""

from __future__ import annotations

from collections.abc import Callable

from agents.minds.local_model.reading_back.reading import Reading, certain_hours, read

_LONGEST = 1200
_FACETS: tuple[tuple[str, Callable[[Reading], object]], ...] = (
    ("name", lambda reading: reading.addressed),
    ("time", lambda reading: reading.times),
    ("number", lambda reading: reading.numbers),
    ("quantity", lambda reading: reading.quantities),
    ("polarity", lambda reading: reading.negatives),
    ("modality", lambda reading: reading.modalities),
    ("tense", lambda reading: reading.tenses),
    ("stance", lambda reading: reading.stance),
    ("act", lambda reading: reading.moods),
)


def difference(original: str, candidate: str) -> str:
    """Return what `candidate` does not say as `original` does, in one word; empty where it says the same.

    The words: "name", "time", "number", "quantity", "polarity", "modality", "tense", "stance", "act", "word" for
    anything added or left out, "who" for the same words in other parts.

    Example:
        >>> difference("Ann told Bob.", "Bob told Ann.")
        'who'
        >>> difference("Ann told Bob.", "Bob was told by Ann.")
        ''
    """
    if len(candidate) > _LONGEST:
        return "word"
    own = read(original)
    hours = certain_hours(own) | _borne_out(certain_hours(read(candidate)), own)
    first, second = read(original, hours=hours), read(candidate, hours=hours)
    if not set(second.names) <= set(first.names) | set(first.words) | {word.lower() for word in original.split()}:
        return "name"
    if first.clauses == second.clauses and first.addressed == second.addressed:
        return ""
    return next((word for word, facet in _FACETS if facet(first) != facet(second)), _rest(first, second))


def _borne_out(hours: frozenset[str], own: Reading) -> frozenset[str]:
    """Return the times that the wording gives in full and whose half of the day the original names."""
    early = any("morning" in word for word in own.words)
    late = any(part in word for word in own.words for part in ("afternoon", "evening", "night"))
    return frozenset(hour for hour in hours if (early and hour < "T12") or (late and hour >= "T12"))


def _rest(first: Reading, second: Reading) -> str:
    return "who" if first.words == second.words else "word"
