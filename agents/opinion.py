"""Opinions: what somebody thinks of a topic, how sure it is and why, and what it heard others say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from agents.canonical import E6, later
from agents.persona import Judgement

SCALE = ("strongly against", "against", "undecided", "for", "strongly for")
INITIAL = "initial"
"""The cause of an opinion that somebody brought along, and of what draws one back to it."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person thinks of one topic.

    Args:
        stance_e6: From -1,000,000 (wholly against) to 1,000,000 (wholly for).
        confidence_e6: From 0 (a mere feeling) to 1,000,000 (certain).
        reason: A clause in the first person that fits after "because"; empty where none is given.
    """

    stance_e6: int
    confidence_e6: int = E6 // 2
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A stance as it was said aloud, inside an utterance; it need not be what the speaker thinks."""

    topic: str
    stance_e6: int
    confidence_e6: int = E6 // 2


@dataclass(frozen=True, slots=True)
class Exposure:
    """A stance that reached a person and has not been thought over yet.

    Args:
        cause: The id of the utterance, or the name of the intervention it came by.
        speaker: Person id; empty where it came from outside.
        stance_e6: As it was voiced.
        confidence_e6: How sure the speaker sounded.
        words: What was said, for minds that read; empty where it was kept by a release that did not keep them.
    """

    cause: str
    speaker: str
    stance_e6: int
    confidence_e6: int = E6 // 2
    words: Annotated[str, later("")] = ""


@dataclass(frozen=True, slots=True)
class Move:
    """How far one cause moved a stance: an utterance, an intervention, or `INITIAL`."""

    cause: str
    delta_e6: int


@dataclass(frozen=True, slots=True)
class Nature:
    """How somebody deals with the views of others, each from 0 to 1,000,000; see `agents.persona.Judgement`."""

    conformity_e6: int = 300_000
    stubbornness_e6: int = 300_000
    confirmation_bias_e6: int = 300_000


def nature_of(judgement: Judgement) -> Nature:
    """Return the parameters of a persona file in millionths."""
    return Nature(
        round(judgement.conformity * E6), round(judgement.stubbornness * E6), round(judgement.confirmation_bias * E6)
    )


@dataclass(frozen=True, slots=True)
class OpinionView:
    """A topic as one person sees it.

    Args:
        topic: The topic's id.
        title: A noun phrase ("the bypass").
        proposition: The sentence one is for or against ("The bypass should be built").
        scale: Words for stances from -1 to 1, at equal distances.
        interest: How much it matters in itself, 1 to 10.
        opinion: What the person thinks; None where it has no opinion.
        claim: The claim whose truth it is about; None for other topics.
    """

    topic: str
    title: str
    proposition: str
    scale: tuple[str, ...]
    interest: int
    opinion: Opinion | None
    claim: str | None = None


def in_words(stance_e6: int, scale: Sequence[str] = SCALE) -> str:
    """Return the word of `scale` that `stance_e6` is nearest to when the words stand at equal distances.

    Example:
        >>> in_words(-1_000_000), in_words(0), in_words(600_000)
        ('strongly against', 'undecided', 'for')
    """
    steps = len(scale) - 1
    return scale[rounded((bounded(stance_e6) + E6) * steps, 2 * E6)]


def bounded(stance_e6: int) -> int:
    """Return `stance_e6` kept within -1,000,000 and 1,000,000."""
    return max(-E6, min(E6, stance_e6))


def rounded(numerator: int, denominator: int) -> int:
    """Return the whole number nearest to a fraction, halves away from zero, so that the sign decides nothing.

    Example:
        >>> rounded(5, 2), rounded(-5, 2), rounded(7, 3)
        (3, -3, 2)
    """
    half = (2 * abs(numerator) + denominator) // (2 * denominator)
    return half if numerator >= 0 else -half
