"""What others said of themselves, as one tells it: their "my" is "their", and a "you" meant for oneself is "I"."""

from __future__ import annotations

import re

_FIRST = re.compile(
    r"\b(?:I(?:'m| am|'ve|'d|'ll| was)?|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Oo]ur|[Oo]urs|[Oo]urselves)(?![\w'])"
)
_SECOND = re.compile(r"\b(?:[Yy]ou(?:'re| are|'ve|'d|'ll| were)?|[Yy]our|[Yy]ours|[Yy]ourself)(?![\w'])")
_THEIRS = {
    "i": "they", "i'm": "they're", "i am": "they are", "i've": "they've", "i'd": "they'd", "i'll": "they'll",
    "i was": "they were", "me": "them", "my": "their", "mine": "theirs", "myself": "themselves", "our": "their",
    "ours": "theirs", "ourselves": "themselves", "you": "they", "you're": "they're", "you are": "they are",
    "you've": "they've", "you'd": "they'd", "you'll": "they'll", "you were": "they were", "your": "their",
    "yours": "theirs", "yourself": "themselves",
}  # fmt: skip
_MINE = {
    "you": "I", "you're": "I'm", "you are": "I am", "you've": "I've", "you'd": "I'd", "you'll": "I'll",
    "you were": "I was", "your": "my", "yours": "mine", "yourself": "myself",
}  # fmt: skip
_GOVERNS = re.compile(
    r"(?:\b(?:about|after|against|at|before|behind|beside|between|by|for|from|gave|give|let|near|of|on|than|to|tell"
    r"|told|towards|with|without)|\w{2}ing)\s$"
)


def speaks_as_i(text: str) -> bool:
    """Return whether `text` has words of the first person."""
    return _FIRST.search(text) is not None


def i_as_they(text: str) -> str:
    """Return what somebody else said of itself as one tells it.

    Example:
        >>> i_as_they("the wheelbarrow I lost at darts, and stretching my legs")
        'the wheelbarrow they lost at darts, and stretching their legs'
    """
    return _FIRST.sub(lambda found: _THEIRS[found.group().lower()], text)


def you_as_i(text: str) -> str:
    """Return what somebody said to one of oneself, as one tells it.

    Example:
        >>> you_as_i("the tune you whistle, and waiting for you with your dog")
        'the tune I whistle, and waiting for me with my dog'
    """
    return _SECOND.sub(lambda found: _said(found, _MINE, "me"), text)


def you_as_they(text: str) -> str:
    """Return what was said to somebody else of them, as one tells it."""
    return _SECOND.sub(lambda found: _said(found, _THEIRS, "them"), text)


def _said(found: re.Match[str], words: dict[str, str], whom: str) -> str:
    word = found.group().lower()
    return whom if word == "you" and _is_object(found) else words[word]


def _is_object(found: re.Match[str]) -> bool:
    """Return whether a "you" is what something is done to: behind a preposition, or with nothing after it."""
    return _GOVERNS.search(found.string[: found.start()]) is not None or not found.string[found.end() :].strip(" .!?,")
