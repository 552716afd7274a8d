"""Clashing: can two things that one person says, or is, not both be so? Rules over statements and attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agents.critics.attributes import Attribute, attributes_of, excluded
from agents.critics.concepts import concepts_of, narrowest
from agents.critics.eating import tastes_forbidden
from agents.critics.statements import STATES, Aspect, Statement, statements_of
from agents.critics.tables import rows
from agents.minds.rules.words import stem, word_set

_OPPOSED: dict[Aspect, frozenset[Aspect]] = {
    "like": frozenset({"like", "do", "have"}),
    "have": frozenset({"have", "do"}),
    "able": frozenset({"able", "do"}),
    "do": frozenset({"do", "able", "have", "like"}),
    "want": frozenset({"want"}),
    "be": frozenset({"be"}),
    "fear": frozenset({"like", "do"}),
}
"""By aspect of what is denied (or feared): which aspects of what is affirmed it goes against."""

_COMMON = """
go work live play use talk speak keep need feel bring know think meet say see hear get make do come thank care call
remember mean try look stay wait believe hope like love want guess suppose help happen tell ask be have home house life
line word bit food stuff leave night weekend face fact list point place part rest end start turn name kind
"""
_GENERIC = frozenset(f"={stem(word)}" for word in _COMMON.split())
"""What every sentence may hold: no sign that two speak of the same matter."""
_MEATLESS = frozenset({"tofu", "veggie", "vegan", "vegetarian", "soy", "meatless", "plant", "bean", "lentil"})
_DOES_NOT_COUNT = word_set("do have be say know think mean see hear get make need want tell feel")
_BESIDE = frozenset({"=job"})
"""Words that need not be shared where others are."""
_POINTERS = frozenset({"it", "that", "this", "there", "he", "she", "they", "you", "what", "who"})
_UNITS = frozenset(["year", "hour", "minute", "month", "week", "day", "time", "o'clock", "am", "pm", "percent", "year"])
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """A statement prepared for comparison: what it affirms reaches up to wider concepts, what it denies does not."""

    statement: Statement
    wide: frozenset[str]
    narrow: frozenset[str]


@lru_cache(maxsize=16384)
def _sides(text: str) -> tuple[_Side, ...]:
    return tuple(_side(one) for one in statements_of(text))


def _side(one: Statement) -> _Side:
    doing = (one.verb,) if one.verb and one.aspect in {"do", "able"} else ()
    wide = frozenset(concept for word in (*one.words, *doing) for concept in concepts_of(word)) - _GENERIC
    if _MEATLESS & set(one.words):
        wide -= {"meat"}
    narrow = frozenset(concept for word in _matter(one) for concept in narrowest(word)) - _GENERIC
    return _Side(one, wide, narrow)


def _matter(one: Statement) -> tuple[str, ...]:
    """Return what a statement is about: its words, and where it has none its verb, as in "I can't swim"."""
    return one.words or ((one.verb,) if one.verb and one.aspect in {"do", "able"} else ())


def clash(said: str, known: str) -> str:
    """Return why a sentence cannot stand beside what is `known`, both of one person; empty where it can.

    Example:
        >>> clash("I had a steak.", "I never eat meat.")
        'goes against "I never eat meat."'
        >>> clash("I like jazz.", "I have a dog.")
        ''
    """
    attributes, sides = attributes_of(said), _sides(said)
    if attributes and _attributes_clash(attributes, attributes_of(known)):
        return f'goes against "{known}"'
    if tastes_forbidden(said, known):
        return f'goes against "{known}"'
    for one in sides:
        for other in _sides(known):
            if _against(one, other) or _against(other, one) or _differ(one.statement, other.statement):
                return f'goes against "{known}"'
    return ""


def _attributes_clash(ones: Iterable[Attribute], others: tuple[Attribute, ...]) -> bool:
    return any(excluded(one, other) for one in ones for other in others)


def _against(denied: _Side, affirmed: _Side) -> bool:
    """Return whether the first denies what the second affirms."""
    no, yes = denied.statement, affirmed.statement
    if no.who != yes.who or not _denies(no) or _denies(yes) or yes.aspect == "fear" or yes.aspect not in _opposed(no):
        return False
    if no.before != yes.before and not no.ever and (no.before or no.aspect in {"have", "be"}):
        return False
    if no.all_of_it and no.verb == yes.verb and no.verb not in _DOES_NOT_COUNT and no.aspect in {"do", "able"}:
        return True
    return _same_matter(denied, affirmed)


def _opposed(no: Statement) -> frozenset[Aspect]:
    """Return the aspects that a denial goes against; who has never been somewhere was not there either."""
    return _OPPOSED[no.aspect] | {"be"} if no.ever and no.aspect == "do" else _OPPOSED[no.aspect]


def _differ(one: Statement, other: Statement) -> bool:
    return _counts_differ(one, other) or _states_differ(one, other) or _verbs_oppose(one, other)


_OPPOSITES = {
    (first, second)
    for one, others in rows("opposites")
    for other in others.split()
    for first, second in ((one, other), (other, one))
}


def _verbs_oppose(one: Statement, other: Statement) -> bool:
    """Return whether two opposite things are said to be done, or to have been done, with the same."""
    if (one.verb, other.verb) not in _OPPOSITES or one.who != other.who or one.who in _POINTERS:
        return False
    same = {f"={stem(word)}" for word in one.words} & {f"={stem(word)}" for word in other.words} - _GENERIC
    return one.negated == other.negated and one.before == other.before and bool(same)


def _states_differ(one: Statement, other: Statement) -> bool:
    """Return whether the same is said to be in two states of which it can only be in one."""
    if one.who != other.who or one.who in _POINTERS or one.negated or other.negated or one.before != other.before:
        return False
    sides = {STATES[word] for word in other.states}
    return any((number, 1 - side) in sides for number, side in (STATES[word] for word in one.states))


def _denies(one: Statement) -> bool:
    return one.negated != (one.aspect == "fear")


def _same_matter(denied: _Side, affirmed: _Side) -> bool:
    """Return whether what is denied covers what is affirmed: by a concept, or by most of its words."""
    if not denied.narrow:
        return False
    shared = denied.narrow & affirmed.wide
    if not shared:
        return False
    if any(not one.startswith("=") for one in shared):
        return _covers(denied, shared)
    words = {f"={stem(word)}" for word in _matter(denied.statement)} - _GENERIC
    words = words - _BESIDE or words
    hits = len(shared & words)
    return bool(words) and (hits == len(words) if len(words) <= _WHOLE else _WHOLE * hits >= len(words))


def _covers(denied: _Side, shared: frozenset[str]) -> bool:
    """Return whether the shared concepts are what the denial is about, not something beside it."""
    words = [word for word in _matter(denied.statement) if f"={stem(word)}" not in _GENERIC]
    hits = sum(bool(narrowest(word) & shared) for word in words)
    return hits == len(words) if len(words) <= _WHOLE else _WHOLE * hits >= len(words)


def _counts_differ(one: Statement, other: Statement) -> bool:
    if one.who != other.who or one.aspect != other.aspect or one.negated or other.negated:
        return False
    counts = {stem(word): number for number, word in other.numbers}
    return any(counts.get(stem(word), number) != number for number, word in one.numbers if stem(word) not in _UNITS)
