"""Word lists and patterns of the critics, as text files with a row a line, and how they are read and sieved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

_LITERAL = re.compile(r"[a-z]{2,}")
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]|\(\?(?:[:=!]|<[=!]|P<\w+>|-?[aimsx]+:)")
_BEGINNING = 3
_EVERYWHERE = frozenset(
    ["the", "and", "you", "are", "was", "for", "that", "to", "of", "in", "on", "at", "it", "is", "am", "my", "an", "we"]
)
"""Words that are in so many sentences that they sieve nothing."""


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table called `name`, each split at its tabs; lines that begin with # are left out."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _beginnings(text: str) -> frozenset[str]:
    words = set(_LITERAL.findall(text.lower())) - _EVERYWHERE
    return frozenset(word[:_BEGINNING] for word in words)


class Sieve:
    """Tells quickly which of many patterns can be found in a text: those with a word that begins as one of it does.

    Example:
        >>> sieve = Sieve([r"\\bmy (?:dog|cat)s?\\b", r"\\bsmok\\w+", r"\\d+"])
        >>> list(sieve.may_match("I smoke.")), list(sieve.may_match("Two cats!"))
        ([1, 2], [0, 2])
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self._rows: dict[str, int] = {}
        self._always = 0
        for number, source in enumerate(sources):
            beginnings = _beginnings(_ESCAPED.sub(" ", source))
            for one in beginnings:
                self._rows[one] = self._rows.get(one, 0) | 1 << number
            if not beginnings:
                self._always |= 1 << number

    def may_match(self, text: str) -> Iterator[int]:
        """Yield the numbers of the patterns that may be found in `text`, in order."""
        found = self._always
        for beginning in _beginnings(text):
            found |= self._rows.get(beginning, 0)
        while found:
            lowest = found & -found
            yield lowest.bit_length() - 1
            found ^= lowest
