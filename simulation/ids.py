"""Ids made from names: short, readable, in ASCII, the same on every machine, and unique in their list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

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


def unique(wanted: str, taken: Collection[str], reserved: Callable[[str], bool] = lambda _: False) -> str:
    """Return `wanted`, or `wanted` with the first of -2, -3, ... that is neither taken nor reserved.

    Example:
        >>> unique("ann", {"ann", "ann-2"})
        'ann-3'
    """
    candidate, number = wanted, 1
    while candidate in taken or reserved(candidate):
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
