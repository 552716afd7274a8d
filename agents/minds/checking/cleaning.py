"""What people see of a text: without terminal colours, zero-width marks, turned writing and control characters."""

from __future__ import annotations

import re
import unicodedata

_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[@-_])?")
_UNSEEN = frozenset("\u00ad\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
_JOINERS = "\u200c\u200d"
_WHITE = "\t\r\v\f\x85\u2028\u2029"


def visible(text: str) -> str:
    """Return `text` without what nobody sees; line breaks stay, and joiners where a script or an emoji needs them.

    Example:
        >>> visible("Good\\u200b mor\\x07ning,\\x1b[31m Pavo\\x1b[0m")
        'Good morning, Pavo'
    """
    if text.isascii() and text.isprintable():
        return text
    plain = _ESCAPE.sub("", text)
    return "".join(" " if letter in _WHITE else letter for at, letter in enumerate(plain) if _is_seen(plain, at))


def _is_seen(text: str, at: int) -> bool:
    letter = text[at]
    if letter in _JOINERS:
        beside = text[at - 1 : at] + text[at + 1 : at + 2]
        return len(beside) == 2 and not any(one.isascii() or one.isspace() for one in beside)
    if letter == "\n" or letter in _WHITE:
        return True
    return (
        letter not in _UNSEEN and unicodedata.category(letter) not in ("Cc", "Cs", "Co") and not _is_direction(letter)
    )


def _is_direction(letter: str) -> bool:
    """Return whether `letter` turns the writing round, or is a tag that no one sees."""
    return "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" or "\U000e0000" <= letter <= "\U000e007f"
