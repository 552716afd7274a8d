"""Text that nobody says in a talk: what a machine left over, and notices, recipes and reports by their words."""

from __future__ import annotations

import re
from functools import lru_cache

from agents.critics.english import in_full
from agents.critics.tables import Sieve, rows
from agents.minds.rules.words import word_set

_SURE = "="
_LEFT = tuple(
    (name.removeprefix(_SURE), name.startswith(_SURE), re.compile(pattern, re.IGNORECASE))
    for name, pattern in rows("notices")
)
_SIEVE = Sieve(pattern.pattern for _, _, pattern in _LEFT)
_SIGNS = frozenset("{}[]<>_$`*#\\|=/():;&%")
_TELLING = (
    "model",
    "assist",
    " ai ",
    "bot",
    "training data",
    "cut-off",
    "cutoff",
    "here is",
    "here's",
    "below is",
    "version",
    "great question",
    "factors",
    "aspects",
    "ways to",
    "reasons to",
    "hope this",
    "feel free",
    "let me know",
    "important",
    "tone",
    "in character",
    "persona",
    "sure",
    "certainly",
    "lorem",
    "null",
    "undefined",
    "todo",
    "fixme",
    "http",
    "nan",
    "unable to",
)
_TWICE = re.compile(r"\b(the|a|an|of|to|is|in|and|my|your|for|with|at|it|was|i|[a-z]{5,}) \1\b(?! \1)", re.IGNORECASE)
_MAY_DOUBLE = word_set("really never right there again pretty please maybe quite super hello sorry")
_ROUND = re.compile(r"\b(\w+(?:'\w+)? \w+(?:'\w+)?(?: \w+(?:'\w+)?){0,3})(?: \1\b)+", re.IGNORECASE)
_SAID_TWICE = word_set(
    "no way come thank thanks oh yes yeah well ha ok okay hey wait bye please know very go now there"
)
_GARBLED = re.compile(
    r"\ufffd|[ÃÂ][\x80-\xbf€™œ¢©]|â€|[A-Za-z][\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]|"
    r"[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff][A-Za-z]|,\s*,|;\s*;|\s,\s*\.|"
    r"\b(?!h?m+\b|b?r+\b|z+\b|g?r+\b|p?s+t?\b|s?h+\b|t?s?k+\b|pf+t?\b|ng+h*\b|lmf|[A-Z]+\b)"
    r"[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{5,}\b|\b(?!\w*(\w)\1\1)[A-Za-z]{24,}\b"
)
_BROKEN_OFF = re.compile(
    r"(?:\b(?:an|the|my|your|our|their|whose|into|onto|during|because|than|and the|of a|to a|with a|in a|for a|"
    r"is a|was a|"
    r"and|or|but|if|I'm|it's|we're|they're|he's|she's|very)|[A-Za-z]{2,}-)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def left_over(text: str) -> str:
    """Return what is left in `text` that only a machine or a form writes, in words; empty where there is nothing.

    Example:
        >>> left_over("You're welcome, {{first_name}}."), left_over("You're welcome.")
        ('left by a machine', '')
    """
    small = text.lower()
    if _SIGNS.isdisjoint(text) and not any(word in small for word in _TELLING):
        return ""
    return next((name for name, sure, pattern in _LEFT if sure and pattern.search(text)), "")


@lru_cache(maxsize=16384)
def kind_of_notice(text: str) -> str:
    """Return what sort of notice the words of `text` are of; empty where they are of none.

    Example:
        >>> kind_of_notice("Sprinkle with parsley and serve while hot.")
        'a recipe'
    """
    plain = in_full(text)
    rest = (_LEFT[number] for number in _SIEVE.may_match(plain))
    return next((name for name, sure, pattern in rest if not sure and pattern.search(plain)), "")


def doubled(text: str) -> str:
    """Return the words that stand twice in a row by mistake; empty where none do.

    Example:
        >>> doubled("Put it on the shelf on the shelf."), doubled("No way, no way!")
        ('on the shelf on the shelf', '')
    """
    found = next((one for one in _TWICE.finditer(text) if one[1].lower() not in _MAY_DOUBLE), None)
    if found is not None:
        return found[0]
    rounds = (one for one in _ROUND.finditer(text) if not _SAID_TWICE & set(one[1].lower().split()))
    return next((one[0] for one in rounds if len(set(one[1].lower().split())) > 1), "")


def garbled(text: str) -> str:
    """Return letters or marks of `text` that no hand writes, or a word it breaks off at; empty where there is neither.

    Example:
        >>> garbled("I like xkrtpl, and caf\u00c3\u00a9s."), garbled("I was about to open the"), garbled("Fine.")
        ('xkrtpl', 'the', '')
    """
    found = _GARBLED.search(text)
    if found is not None:
        return found[0]
    end = _BROKEN_OFF.search(text.strip())
    return end[0] if end is not None and len(text.split()) >= _LEAST else ""


_LEAST = 4
