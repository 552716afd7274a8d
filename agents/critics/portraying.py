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
_MIDDLE: Mapping[str, int] = {
    "openness": 1_000_000, "conscientiousness": 1_500_000, "extraversion": 3_000_000, "agreeableness": 4_000_000,
    "neuroticism": 500_000,
}  # fmt: skip
"""What the cues of a hundred words come to in talk of the middling, in millionths."""
_CLEAR_E6 = 1_500_000


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
    return {trait: _level(scores[trait] - _MIDDLE[trait]) for trait in TRAITS}


def _level(above_e6: int) -> Literal["low", "high", "unclear"]:
    if above_e6 > _CLEAR_E6:
        return "high"
    return "low" if above_e6 < -_CLEAR_E6 else "unclear"
