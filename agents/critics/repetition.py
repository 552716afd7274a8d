"""The critic of repetition: lines said before, by oneself or the other, and lines that go round in themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from agents.canonical import E6
from agents.critics.base import Criticism, Dialogue, Fault, by_faults

NAME = "repetition"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEAST_WORDS = 4
_OWN_E6, _PARROT_E6 = 600_000, 700_000
_RUN = 3


def repetition(dialogue: Dialogue) -> Criticism:
    """Return which turns repeat: their own speaker, the other, or themselves. Short civilities may be said again."""
    faults = []
    for turn, line in enumerate(dialogue.lines):
        words = tokens(line.text)
        before = [(one, other.speaker == line.speaker) for one, other in enumerate(dialogue.lines[:turn])]
        found = _round_in_itself(words) or _said_before(dialogue, words, before)
        if found:
            faults.append(Fault(turn, found, line.text))
    return by_faults(NAME, len(dialogue.lines), faults)


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case, in order."""
    return tuple(_WORD.findall(text.casefold()))


def _said_before(dialogue: Dialogue, words: tuple[str, ...], before: list[tuple[int, bool]]) -> str:
    if len(words) < _LEAST_WORDS:
        return ""
    for turn, own in before:
        shared = shared_e6(words, tokens(dialogue.lines[turn].text))
        if shared >= (_OWN_E6 if own else _PARROT_E6):
            return f"{'says again' if own else 'parrots'} turn {turn}"
    return ""


def shared_e6(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return the share of pairs of neighbouring words of the shorter text that the longer one has too."""
    first, second = _pairs(one), _pairs(other)
    short = min(len(first), len(second))
    if short < _LEAST_WORDS - 1:
        return E6 if one == other and len(one) >= _LEAST_WORDS else 0
    return len(first & second) * E6 // short


@lru_cache(maxsize=8192)
def _pairs(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(words))


def _round_in_itself(words: tuple[str, ...]) -> str:
    """Return what is wrong with a turn in which a run of words comes again at once, or too often."""
    for length in range(2, len(words) // 2 + 1):
        for at in range(len(words) - 2 * length + 1):
            if length >= _RUN and words[at : at + length] == words[at + length : at + 2 * length]:
                return "goes round in itself"
    runs = [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]
    return "goes round in itself" if runs and len(runs) - len(set(runs)) > len(runs) // 4 else ""
