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
_ROUND = re.compile(r"\b((?:the|a|to|of|in|by|with|at) \w+) \1\b", re.IGNORECASE)


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
    """Return the word or two that stand twice in a row by mistake; empty where none do."""
    found = next((one for one in _TWICE.finditer(text) if one[1].lower() not in _MAY_DOUBLE), None)
    return found[0] if found else (again[0] if (again := _ROUND.search(text)) else "")
