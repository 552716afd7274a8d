"""Portrayal: which character do somebody's words show? Cues of the Big Five, manners told of oneself; no model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from agents.canonical import E6
from agents.critics.english import in_full, parts_of
from agents.critics.tables import rows
from agents.embedding import StaticEmbedder, Vector, similarity_e6

TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")
_WORD = re.compile(r"[^\W_]+")
_NEGATED = re.compile(
    r"(?:\b(?:not|no|never|seldom|rarely|hardly|avoid\w*|dislike\w*|without|less)\b|n't\b)"
    r"(?! (?:help|only|just|take much|too)\b)[^.!?;:,\n]{0,24}$",
    re.IGNORECASE,
)
_LOOKS_BACK = 40
_PER_WORDS = 100
_OF_MANNERS = 10
"""How many cues in a hundred words a manner is worth that all sentences are wholly like."""
_ALIKE_E6 = 200_000
"""Below this nearness a sentence is like nobody's in particular."""
_MIDDLE: Mapping[str, tuple[int, int]] = {
    "openness": (1_100_000, 400_000),
    "conscientiousness": (800_000, 600_000),
    "extraversion": (5_000_000, 2_000_000),
    "agreeableness": (2_600_000, 600_000),
    "neuroticism": (100_000, 300_000),
}
"""What the scores of the middling come to, in millionths, and how far off is clear."""


@cache
def _cues() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (trait, int(weight) * (1 if level == "high" else -1), re.compile(pattern, re.IGNORECASE))
        for trait, level, weight, pattern in rows("traits")
    )


@cache
def _embedder() -> StaticEmbedder:
    return StaticEmbedder()


@cache
def _manners() -> Mapping[tuple[str, str], tuple[Vector, ...]]:
    """Return by trait and pole the vectors of sentences that people of that kind say of themselves."""
    found: dict[tuple[str, str], list[str]] = {}
    for trait, level, sentence in rows("manners"):
        found.setdefault((trait, level), []).append(sentence)
    return {key: tuple(_embedder().embed(sentences)) for key, sentences in found.items()}


def cue_scores(lines: Sequence[str]) -> dict[str, int]:
    """Return how much of each trait the words show, in millionths: more is more of the trait.

    Counted are cues, by weight and per hundred words, one that is denied against its pole; and how much nearer the
    sentences are to what people of the one pole say they do than to what those of the other say.
    """
    text = in_full(" \n ".join(lines))
    words = max(1, len(_WORD.findall(text)))
    scores = dict.fromkeys(TRAITS, 0)
    for trait, weight, pattern in _cues():
        scores[trait] += weight * sum(-1 if _is_denied(text, found.start()) else 1 for found in pattern.finditer(text))
    manners = _manner_scores(lines)
    return {trait: score * _PER_WORDS * E6 // words + _OF_MANNERS * manners[trait] for trait, score in scores.items()}


def _is_denied(text: str, at: int) -> bool:
    return _NEGATED.search(text[max(0, at - _LOOKS_BACK) : at]) is not None


def _manner_scores(lines: Sequence[str]) -> dict[str, int]:
    """Return for each trait the mean over sentences of how much nearer they are to its upper pole."""
    parts = [part for line in lines for part in parts_of(line)]
    vectors, manners = _embedder().embed(parts), _manners()
    scores = dict.fromkeys(TRAITS, 0)
    for vector in vectors:
        for trait in TRAITS:
            high, low = (max(similarity_e6(vector, one) for one in manners[trait, level]) for level in ("high", "low"))
            scores[trait] += high - low if max(high, low) > _ALIKE_E6 else 0
    return {trait: score // max(1, len(parts)) for trait, score in scores.items()}


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
