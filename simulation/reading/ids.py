"""Ids made from names: short, readable, in ASCII, the same on every machine, and unique in their list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

MAX_LENGTH = 48

_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "ng"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_BREAK = re.compile(r"[^a-z0-9]+")
_LETTER = re.compile(r"[a-z]")


def slug(name: str) -> str:
    """Return `name` as an id: lower-case ASCII letters and digits, words joined by hyphens.

    Empty where no ASCII letter is left, as with names in Chinese or Arabic.

    Example:
        >>> slug("Zoë O'Brien-Łuk"), slug("王芳")
        ('zoe-obrien-luk', '')
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).lower().translate(_SPELLED)
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    result = _BREAK.sub("-", letters)[:MAX_LENGTH].strip("-")
    return result if _LETTER.search(result) else ""


class Ids:
    """Hands out ids that are neither taken nor reserved.

    Args:
        taken: Ids that are given already.
        crowds: Ids of crowds; a crowd's id with a hyphen and a number belongs to one of its people.

    Example:
        >>> ids = Ids({"ann"}, crowds={"guard"})
        >>> ids.take("ann"), ids.take("ann"), ids.take("guard-7"), ids.take("guard"), ids.take("guard")
        ('ann-2', 'ann-3', 'guard-7-2', 'guard', 'guard-x-2')
    """

    def __init__(self, taken: Iterable[str], crowds: Collection[str] = ()) -> None:
        self._taken = set(taken)
        self._crowds = crowds
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return `wanted`, or `wanted` with the first of -2, -3, ... that is free; it is taken from then on."""
        number = self._numbers.get(wanted, 1)
        stem = wanted
        while stem in self._crowds:
            stem += "-x"  # every number after the id of a crowd belongs to the crowd
        made = wanted if number == 1 else f"{stem}-{number}"
        while made in self._taken or self._is_reserved(made):
            number += 1
            made = f"{stem}-{number}"
        self._numbers[wanted] = number
        self._taken.add(made)
        return made

    def _is_reserved(self, made: str) -> bool:
        crowd, _, number = made.rpartition("-")
        return crowd in self._crowds and number.isdigit()
