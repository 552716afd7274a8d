"""Weights of critics fitted on choices: of two candidates this one was preferred; what do the choices value?

Pairwise logistic regression on differences of scores, after the attribute weights of M. Kim et al., "Drift:
Decoding-time Personalized Alignments with Implicit User Preferences", 2025: a few dozen choices are enough, since there
are few attributes. What comes out is rounded to thousandths; a study names it as `protocol.weights`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from agents.canonical import E6

_STEPS = 400
_RATE = 2.0
_SHRINK = 0.01
_DIGITS = 3
_LARGEST = 40.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Two candidates by their scores in millionths, the preferred one in front."""

    preferred: Mapping[str, int]
    other: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FittedWeights:
    """Weights by critic, and the share of choices that they agree with (a tie agrees by half)."""

    weights: dict[str, float]
    agreement: float
    choices: int


def fitted_weights(choices: Sequence[Choice]) -> FittedWeights:
    """Return the weights under which the preferred candidates score higher, each kept small by a ridge.

    Args:
        choices: At least one; critics that one candidate lacks count as equal.

    Raises:
        ValueError: If there is no choice.
    """
    if not choices:
        raise ValueError("there is no choice to fit weights on")
    names = sorted({name for choice in choices for name in (*choice.preferred, *choice.other)})
    rows = [_differences(choice, names) for choice in choices]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        slope = [-_SHRINK * weight for weight in weights]
        for row in rows:
            surprise = 1.0 - _logistic(_product(weights, row))
            slope = [one + surprise * value / len(rows) for one, value in zip(slope, row, strict=True)]
        weights = [weight + _RATE * one for weight, one in zip(weights, slope, strict=True)]
    found = {name: round(weight, _DIGITS) for name, weight in zip(names, weights, strict=True)}
    return FittedWeights(found, agreement(found, choices), len(choices))


def agreement(weights: Mapping[str, float], choices: Sequence[Choice]) -> float:
    """Return the share of `choices` whose preferred candidate scores higher by `weights`; a tie counts half.

    Raises:
        ValueError: If there is no choice.
    """
    if not choices:
        raise ValueError("there is no choice to agree with")
    names = sorted(weights)
    products = [_product([weights[name] for name in names], _differences(choice, names)) for choice in choices]
    return round(sum(1.0 if one > 0 else 0.5 if one == 0 else 0.0 for one in products) / len(products), 6)


def _differences(choice: Choice, names: Sequence[str]) -> list[float]:
    pairs = ((choice.preferred.get(name), choice.other.get(name)) for name in names)
    return [0.0 if one is None or other is None else (one - other) / E6 for one, other in pairs]


def _product(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + exp(-max(-_LARGEST, min(_LARGEST, value))))
