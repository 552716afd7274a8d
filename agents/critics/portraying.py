"""Portrayal: which character do somebody's words show? Cues of the Big Five in a lexicon; a judge without a model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from agents.canonical import E6
from agents.critics.english import in_full
from agents.critics.tables import rows

TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")
_WORD = re.compile(r"[^\W_]+")
_PER_WORDS = 100
_MIDDLE: Mapping[str, tuple[int, int]] = {
    "openness": (400_000, 400_000),
    "conscientiousness": (1_700_000, 600_000),
    "extraversion": (2_000_000, 1_200_000),
    "agreeableness": (2_000_000, 900_000),
    "neuroticism": (300_000, 400_000),
}
"""What the cues of a hundred words come to in talk of the middling, in millionths, and how far off is clear."""


@cache
def _cues() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (trait, int(weight) * (1 if level == "high" else -1), re.compile(pattern, re.IGNORECASE))
        for trait, level, weight, pattern in rows("traits")
    )


def cue_scores(lines: Sequence[str]) -> dict[str, int]:
    """Return for each trait the weight of its cues per hundred words, in millionths: more is more of the trait."""
    text = in_full(" \n ".join(lines))
    words = max(1, len(_WORD.findall(text)))
    scores = dict.fromkeys(TRAITS, 0)
    for trait, weight, pattern in _cues():
        scores[trait] += weight * len(pattern.findall(text))
    return {trait: score * _PER_WORDS * E6 // words for trait, score in scores.items()}


def portrayed(lines: Sequence[str]) -> dict[str, Literal["low", "high", "unclear"]]:
    """Return for each trait whether the words show much of it, little, or neither.

    Example:
        >>> portrayed(["Hey! What fun! Let's meet everybody, I can't wait!"])["extraversion"]
        'high'
    """
    scores = cue_scores(lines)
    return {trait: _level(scores[trait], *_MIDDLE[trait]) for trait in TRAITS}


def _level(score_e6: int, middle_e6: int, clear_e6: int) -> Literal["low", "high", "unclear"]:
    if score_e6 - middle_e6 > clear_e6:
        return "high"
    return "low" if middle_e6 - score_e6 >= clear_e6 else "unclear"
