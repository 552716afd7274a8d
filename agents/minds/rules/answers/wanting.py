"""Which memories a question calls for beyond those that come to mind by likeness."""

from __future__ import annotations

import re

from agents.minds.rules.answers.reading import plain

_WORDS = re.compile(
    r"\b(?:tell|told|tells|say|said|says|mention(?:ed)?|talk(?:ed)? about|speak about|spoke about|discuss(?:ed)?"
    r"|invite(?:d)?|heard? (?:from|about|of)|promise(?:d)?|ask(?:ed)? you|know (?:about|of)|coming|guests?)\b"
)
_TIES = re.compile(
    r"\b(?:friends?|best friend|enem(?:y|ies)|rivals?|relatives?|neighbours?|neighbors?|colleagues?|co-?workers?"
    r"|flatmates?|housemates?|classmates?|boss|family|partner|spouse|husband|wife|married|siblings?|brothers?|sisters?"
    r"|closest|trust|live with|lives with|work with|get (?:on|along)|acquaintances?|people do you know|fond of)\b"
    r"|\bwhom? do you (?:know|like|love|dislike|hate|avoid)\b|\bhow do you know\b"
)
_WEEK = re.compile(r"\b(?:last|this|past|whole|the) (?:few )?(?:week|days)\b|\blately\b|\bthese days\b|\brecently\b")


def wants_words(question: str) -> bool:
    """Return whether `question` asks for what was said: by somebody, to somebody or about something."""
    return _WORDS.search(plain(question)) is not None


def wants_ties(question: str) -> bool:
    """Return whether `question` asks who the people around one are."""
    return _TIES.search(plain(question)) is not None


def wants_week(question: str) -> bool:
    """Return whether `question` asks about more days than today and yesterday."""
    return _WEEK.search(plain(question)) is not None
