"""Text of others made harmless for a terminal, and the words in which times and lists are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulation.clock import Clock

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_C1 = dict.fromkeys(range(128, 160), 65533)
_REORDERING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_BREAKS = {0x09: 0x20, 0x0A: 0x20, 0x0B: 0x20, 0x0C: 0x20, 0x0D: 0x20, 0x85: 0x20, 0x2028: 0x20, 0x2029: 0x20}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_ONE_LINE = {**_PICTURES, **_C1, **_REORDERING, **_SURROGATES, **_BREAKS}
_LINES = {**_ONE_LINE, 0x0A: 0x0A}


_IN_JSON = {code: f"\\u{code:04x}" for code in (*_C1, *_REORDERING, 0x7F, 0x2028, 0x2029)}


def plain(text: str) -> str:
    """Return `text` on one line and without anything a terminal would obey: control characters become visible.

    Example:
        >>> plain("a\\x1b[1mb\\nc")
        'a␛[1mb c'
    """
    return text.translate(_ONE_LINE)


def plain_lines(text: str) -> str:
    """Return `text` as `plain` does, with its line breaks kept."""
    return text.translate(_LINES)


def plain_json(text: str) -> str:
    """Return JSON `text` with everything a terminal would obey written as JSON escapes; it means the same."""
    return text.translate(_IN_JSON)


def when(clock: Clock, seconds: int) -> str:
    """Return a point of simulated time with its weekday, such as "Friday 2026-02-13, 07:15"."""
    moment = clock.moment(seconds)
    return f"{moment.weekday.capitalize()} {moment.date}, {moment.clock}"


def together(words: Sequence[str], last: str = "and") -> str:
    """Return `words` as an enumeration.

    Example:
        >>> together(["Ann", "Bo", "Cy"])
        'Ann, Bo and Cy'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def ordinal(number: int) -> str:
    """Return `number` as one counts with it.

    Example:
        >>> ordinal(1), ordinal(12), ordinal(23)
        ('1st', '12th', '23rd')
    """
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    Example:
        >>> counted(1, "line"), counted(1200, "memory", "memories")
        ('1 line', '1,200 memories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
