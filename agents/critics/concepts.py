"""Concepts: what the things of everyday life are kinds of, so that a steak is known to be meat and a parrot a pet.

A small table of our own, offline. A line is a concept, above it a wider one where there is one, and the words that
stand for it, as stems are compared. Trades are in a table of their own: one has one of them at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from agents.critics.tables import rows
from agents.minds.rules.words import stem


def _key(word: str) -> str:
    return stem(word.replace("-", ""))


@dataclass(frozen=True, slots=True)
class _Table:
    """By word: the concepts it is of, and those it names; by concept: the wider one."""

    of: dict[str, frozenset[str]]
    names: dict[str, frozenset[str]]
    wider: dict[str, str]


def _parsed() -> _Table:
    kinds: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    wider: dict[str, str] = {}
    for head, naming, members in rows("concepts"):
        name, _, above = (part.strip() for part in head.partition(">"))
        if above:
            wider[name] = above
        for word in naming.split():
            names.setdefault(_key(word), set()).add(name)
        for word in (*naming.split(), *members.split()):
            kinds.setdefault(_key(word), set()).add(name)
    return _Table(_frozen(kinds), _frozen(names), wider)


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(names) for word, names in sets.items()}


_CONCEPTS = _parsed()
_TRADES = tuple(tuple(column.split() for column in line.split("|")) for (line,) in rows("trades"))
_TRADE_OF: dict[str, int] = {word: number for number, columns in enumerate(_TRADES) for word in columns[0]}


def _by_word(column: int) -> dict[str, frozenset[int]]:
    """Return which trades each word of a column speaks for."""
    found: dict[str, set[int]] = {}
    for number, columns in enumerate(_TRADES):
        for word in columns[column]:
            found.setdefault(_key(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_WORKPLACE, _OF_ONES_OWN = _by_word(1), _by_word(2)


@lru_cache(maxsize=16384)
def concepts_of(word: str) -> frozenset[str]:
    """Return the concepts a word stands for and those above them, and the word's own stem.

    Example:
        >>> sorted(concepts_of("steaks")), sorted(concepts_of("parrot"))
        (['=steak', 'meat'], ['=parrot', 'animal', 'bird'])
    """
    found = {f"={stem(word)}"}
    for name in _CONCEPTS.of.get(stem(word), ()):
        found.add(name)
        while name in _CONCEPTS.wider:
            name = _CONCEPTS.wider[name]  # noqa: PLW2901 - up the ladder
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=16384)
def narrowest(word: str) -> frozenset[str]:
    """Return the concepts a word names, and its stem: what is denied when the word is.

    Who denies "animals" denies dogs; who denies snow does not deny all that is cold.
    """
    return frozenset({f"={stem(word)}", *_CONCEPTS.names.get(stem(word), ())})


def trade_of(word: str) -> int | None:
    """Return the number of the trade whose people are called `word`; None where it names none."""
    return _TRADE_OF.get(word, _TRADE_OF.get(word.removesuffix("s"), _TRADE_OF.get(word.removesuffix("'s"))))


def workplaces_of(word: str) -> frozenset[int]:
    """Return the numbers of the trades that `word` belongs to, such as "hospital"; none where it is no sign of one."""
    return _WORKPLACE.get(_key(word), frozenset())


def trades_that_own(word: str) -> frozenset[int]:
    """Return the numbers of the trades whose people say "my" of what `word` names, such as "patients"."""
    return _OF_ONES_OWN.get(_key(word), frozenset())
