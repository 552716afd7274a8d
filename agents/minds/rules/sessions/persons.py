"""Sentences from one mouth to another: what somebody said of itself, as said to it, and as said of it."""

from __future__ import annotations

import re

from agents.minds.rules.speech.words import body, closed, inside, one_sentence, raised, to_you
from agents.minds.rules.words import word_set

_AND_WAS = re.compile(r"\b(and|but|or) was\b")
_WE = re.compile(r"\b(we|us)\b", re.IGNORECASE)
_PAST = word_set(
    """was were had got took went came made met found lost saw bought sold built broke began felt fell left kept gave
    won quit quarrelled moved married learnt learned taught wrote read ran put sat stood slept spent drove rode flew
    grew knew heard told thought brought caught paid sent set cut hurt let nearly finally showed started tried"""
)
_HIS = {"she": ("she", "her", "her", "herself", "hers"), "he": ("he", "him", "his", "himself", "his"),
        "they": ("they", "them", "their", "themselves", "theirs")}  # fmt: skip
_FIRST = re.compile(r"\b(I|me|my|myself|mine)\b")


def as_told(text: str) -> str:
    """Return a first-person sentence as a clause said back to its speaker.

    Example:
        >>> as_told("I broke my ankle."), as_told("My mother died.")
        ('you broke your ankle', 'your mother died')
    """
    plain = body(text)
    plain = plain if plain.startswith("I ") or plain == "I" else inside(plain)
    told = to_you(_AND_WAS.sub(r"\1 were", _WE.sub("you", plain)))
    return told[:1].lower() + told[1:] if told.startswith(("You", "Your")) else told


def of_another(text: str, pronouns: str) -> str:
    """Return a first-person sentence in the past as a clause about its speaker; empty where that cannot be told.

    Example:
        >>> of_another("I broke my ankle.", "she"), of_another("I am tired.", "she")
        ('she broke her ankle', '')
    """
    plain = body(text)
    words = plain.split()
    if len(words) < 3 or words[0] != "I" or not one_sentence(plain):
        return ""
    if not (words[1].endswith("ed") or words[1] in _PAST) or re.search(r"\bI'|\bwe\b|\bam\b", plain):
        return ""
    subject, object_, possessive, reflexive, own = _HIS[pronouns]
    swapped = {"I": subject, "me": object_, "my": possessive, "myself": reflexive, "mine": own}
    return _FIRST.sub(lambda found: swapped[found.group()], plain)


def is_own(text: str) -> bool:
    """Return whether an event happened to its teller, not only to somebody of theirs.

    Example:
        >>> is_own("I was ill."), is_own("My wife left me."), is_own("My mother was ill.")
        (True, True, False)
    """
    return text.startswith("Our ") or re.search(r"\b(?:I|[Ww]e|me|us)\b", text) is not None


def sentence(text: str) -> str:
    """Return `text` with a capital and a stop."""
    return closed(raised(text.strip()))


def is_clause(text: str) -> bool:
    """Return whether `text` can stand inside another sentence."""
    return one_sentence(text) and len(text) <= 160
