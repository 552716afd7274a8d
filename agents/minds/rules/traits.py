"""Traits in millionths: what the rules weigh, taken once from the numbers of a persona file."""

from __future__ import annotations

from dataclasses import dataclass

from agents.canonical import E6
from agents.persona import Persona

HALF_E6 = E6 // 2


@dataclass(frozen=True, slots=True)
class Traits:
    """The Big Five of one person, each from 0 to 1,000,000."""

    openness: int
    conscientiousness: int
    extraversion: int
    agreeableness: int
    neuroticism: int


def traits_of(persona: Persona) -> Traits:
    """Return the traits of `persona` in millionths."""
    five = persona.personal.traits
    return Traits(
        round(five.openness * E6),
        round(five.conscientiousness * E6),
        round(five.extraversion * E6),
        round(five.agreeableness * E6),
        round(five.neuroticism * E6),
    )


def between(low: int, high: int, share_e6: int) -> int:
    """Return the whole number that lies `share_e6` millionths of the way from `low` to `high`.

    Example:
        >>> between(10, 20, 500_000)
        15
    """
    return low + (high - low) * share_e6 // E6
