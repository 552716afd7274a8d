"""Concepts: what the things of everyday life are kinds of, so that a steak is known to be meat and a parrot a pet.

A small table of our own, offline. A line is a concept, above it a wider one where there is one, and the words that
stand for it, as stems are compared. Trades are in a table of their own: one has one of them at a time.
"""

from __future__ import annotations

from functools import lru_cache

from agents.critics.tables import rows
from agents.minds.rules.words import stem


def _key(word: str) -> str:
    return stem(word.replace("-", ""))


def _parsed() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    words: dict[str, set[str]] = {}
    wider: dict[str, str] = {}
    for (line,) in rows("concepts"):
        head, _, rest = line.partition("|")
        name, _, above = (part.strip() for part in head.partition(">"))
        if above:
            wider[name] = above
        for word in rest.split():
            words.setdefault(_key(word), set()).add(name)
    return {word: frozenset(names) for word, names in words.items()}, wider


_WORDS, _WIDER = _parsed()
_TRADE_OF: dict[str, int] = {
    word: number for number, (line,) in enumerate(rows("trades")) for word in line.split("|")[0].split()
}
_WORKPLACE: dict[str, int] = {
    _key(word): number for number, (line,) in enumerate(rows("trades")) for word in line.split("|")[1].split()
}


@lru_cache(maxsize=16384)
def concepts_of(word: str) -> frozenset[str]:
    """Return the concepts a word stands for and those above them, and the word's own stem.

    Example:
        >>> sorted(concepts_of("steaks")), sorted(concepts_of("parrot"))
        (['=steak', 'meat'], ['=parrot', 'animal', 'bird'])
    """
    found = {f"={stem(word)}"}
    for name in _WORDS.get(stem(word), ()):
        found.add(name)
        while name in _WIDER:
            name = _WIDER[name]  # noqa: PLW2901 - up the ladder
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=16384)
def narrowest(word: str) -> frozenset[str]:
    """Return the concepts a word names by itself, and its stem: what is denied when the word is."""
    return frozenset({f"={stem(word)}", *_WORDS.get(stem(word), ())})


def trade_of(word: str) -> int | None:
    """Return the number of the trade whose people are called `word`; None where it names none."""
    return _TRADE_OF.get(word, _TRADE_OF.get(word.removesuffix("s"), _TRADE_OF.get(word.removesuffix("'s"))))


def workplace_of(word: str) -> int | None:
    """Return the number of the trade that `word` belongs to, such as "hospital"; None where it is no sign of one."""
    return _WORKPLACE.get(stem(word))
