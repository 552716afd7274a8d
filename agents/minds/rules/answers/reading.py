"""A question from outside made plain: its parts, and the names in it that are written a little wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.minds.rules.words import STOP_WORDS, first_name, folded

_PARTS = re.compile(
    r"(?:,\s*|\s+)and\s+(?:also\s+)?(?=(?:who|whom|whose|what|when|where|why|how|which|do|does|did|are|is|was|were|will"
    r"|would|can|have|has)\b)|(?<=[?!])\s+(?=\w)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:who|whom|whose|what|when|where|why|how|which|do|does|did|are|is|was|were|will|would|can|have|has|tell)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hello|hi|hey|good (?:morning|day|afternoon|evening))(?: there)?(?:,|!|\.)\s*(?=\w)", re.IGNORECASE
)
_FEWEST_WORDS = 2
_MOST_PARTS = 3
_SHORTEST_NAME = 5
_TWO_SLIPS_FROM = 8
_WORD = re.compile(r"[^\W\d_]+")


def bare(question: str) -> str:
    """Return `question` without a greeting in front of it.

    Example:
        >>> bare("Hello, how are you?"), bare("Hello!")
        ('how are you?', 'Hello!')
    """
    return _GREETING.sub("", question.strip()) or question.strip()


def plain(question: str) -> str:
    """Return `question` in small letters, with plain apostrophes and single blanks."""
    return " ".join(question.casefold().replace("’", "'").split())


def parts_of(question: str) -> list[str]:
    """Return the questions that `question` consists of; itself where it is one.

    Example:
        >>> parts_of("When is the party and where is it?"), parts_of("Do you know Tom and Ida?")
        (['When is the party?', 'where is it?'], ['Do you know Tom and Ida?'])
    """
    found = [part.strip(" ,?!.") for part in _PARTS.split(question) if part.strip(" ,?!.")]
    whole = len(found) < _FEWEST_WORDS or len(found) > _MOST_PARTS
    if whole or not all(_ASKS.match(part) and len(part.split()) >= _FEWEST_WORDS for part in found):
        return [question]
    return [f"{part}?" for part in found]


def meant_names(question: str, names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the words of `question` that are known names written a little wrong, each with the name meant.

    A word counts that is no ordinary one and differs from a given name of five letters or more by one slip of the
    pen: a letter wrong, too many, left out, or two in the wrong order; by two in long names.
    """
    given = {first_name(name) for _, name in names}
    known = {folded(one).casefold() for one in given}
    close: dict[str, str] = {}
    for word in _WORD.findall(question):
        low = folded(word).casefold()
        if low in known or low in STOP_WORDS or any(low in one.split() for one in known):
            continue
        meant = sorted(one for one in given if _is_slip(low, folded(one).casefold()))
        if len(meant) == 1:
            close[word] = meant[0]
    return close


def _is_slip(word: str, name: str) -> bool:
    if len(name) < _SHORTEST_NAME or word[:1] != name[:1] or abs(len(word) - len(name)) > 1:
        return False
    return _distance(word, name) <= (2 if len(name) >= _TWO_SLIPS_FROM else 1)


def _distance(one: str, other: str) -> int:
    """Return how many slips apart two words are (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
