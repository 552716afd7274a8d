"""Forgetting: how much of each memory is left, by a retention curve over simulated time, in whole numbers.

Two curves from the literature and one for comparison. All decide by integers from tables of decimals, so that no
processor changes what is forgotten.

- ``act_r``: the base-level activation of ACT-R (J. R. Anderson and L. J. Schooler, "Reflections of the Environment in
  Memory", Psychological Science 2 (6), 1991): the sum over all uses of their age to the power of ``-decay``. Of the
  uses, the last one counts exactly and the others as spread evenly over the time before it (A. A. Petrov,
  "Computationally Efficient Approximation of the Base-Level Learning Equation in ACT-R", ICCM 2006).
- ``ebbinghaus``: ``exp(-t / S)`` with t since the last use and a strength S that grows with every use (as in
  MemoryBank, W. Zhong et al., AAAI 2024).
- ``latest``: what is newest stays, whatever it means and however often it came to mind.

In the first two, importance counts: by a factor ``(1 + importance_gain) ** (importance - 1)`` on the activation, or on
the strength.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from agents.canonical import E6
from agents.memory import IMPORTANCE_MAX, MemoryStream

Curve = Literal["act_r", "ebbinghaus", "latest"]
Whole = NDArray[np.int64]

_SECONDS_PER_HOUR = 3600
_LONGEST_HOURS = 8192
_MOST_USES = 1000
_POWER_BITS = 30
_INTEGRAL_BITS = 20
_FACTOR_BITS = 8
_STEPS_PER_STRENGTH = 64
_STRENGTHS = 40


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Which curve, and how it falls.

    Args:
        curve: See the module.
        decay_e6: The exponent of ``act_r`` in millionths, within 0 and 1,000,000.
        stability_hours: The strength of ``ebbinghaus`` for a memory of importance 1 that never came to mind again.
        importance_gain_e6: How much more each point of importance makes, in millionths.
    """

    curve: Curve = "act_r"
    decay_e6: int = 500_000
    stability_hours: int = 24
    importance_gain_e6: int = 500_000


def retention(stream: MemoryStream, now: int, forgetting: Forgetting) -> Whole:
    """Return how much is left of each memory of `stream` at `now`; only comparisons within one stream mean anything.

    Args:
        stream: Not changed.
        now: Simulated seconds; what was used later counts as used now.
        forgetting: Which curve, and how it falls.

    Returns:
        Shape ``(len(stream),)``; not negative, and for given importance and uses never rising with time.
    """
    if forgetting.curve == "latest":
        return np.arange(len(stream), dtype=np.int64)
    factors = _importance_factors(forgetting.importance_gain_e6)[stream.importances]
    uses = np.minimum(stream.uses, _MOST_USES)
    if forgetting.curve == "ebbinghaus":
        return _ebbinghaus(now - stream.accessed, uses, factors, forgetting.stability_hours)
    created = np.fromiter((memory.created for memory in stream), dtype=np.int64, count=len(stream))
    return _act_r(now - stream.accessed, now - created, uses, forgetting.decay_e6) * factors >> _FACTOR_BITS


def _act_r(since_use: Whole, since_creation: Whole, uses: Whole, decay_e6: int) -> Whole:
    """Return the activation in fractions of 2**30, by whole hours, the first of them counting as one."""
    powers, integrals = _power_tables(decay_e6)
    last = np.clip(since_use // _SECONDS_PER_HOUR, 1, _LONGEST_HOURS)
    life = np.clip(since_creation // _SECONDS_PER_HOUR, last, _LONGEST_HOURS)
    span = np.maximum(life - last, 1)
    spread = ((integrals[life] - integrals[last]) << (_POWER_BITS - _INTEGRAL_BITS)) // span
    each = np.where(life > last, spread, powers[last])
    total: Whole = powers[last] + uses * each
    return total


def _ebbinghaus(since_use: Whole, uses: Whole, factors: Whole, stability_hours: int) -> Whole:
    strength = stability_hours * _SECONDS_PER_HOUR * factors * (1 + uses) >> _FACTOR_BITS
    step = np.maximum(since_use, 0) * _STEPS_PER_STRENGTH // np.maximum(strength, 1)
    left: Whole = _exponentials()[np.minimum(step, _STEPS_PER_STRENGTH * _STRENGTHS)]
    return left


@cache
def _importance_factors(gain_e6: int) -> Whole:
    """Return the factor of each importance, from 0, in fractions of 2**8."""
    with localcontext() as context:
        context.prec = 30
        gain = 1 + Decimal(gain_e6) / E6
        factors = [
            int(gain ** max(0, importance - 1) * (1 << _FACTOR_BITS)) for importance in range(IMPORTANCE_MAX + 1)
        ]
    return np.array(factors, dtype=np.int64)


@cache
def _power_tables(decay_e6: int) -> tuple[Whole, Whole]:
    """Return ``t ** -d`` in 2**-30 and ``t ** (1 - d) / (1 - d)`` in 2**-20 for t hours, from 0 (which counts as 1)."""
    with localcontext() as context:
        context.prec = 20
        decay = Decimal(decay_e6) / E6
        rest = 1 - decay
        logs = [Decimal(max(1, hours)).ln() for hours in range(_LONGEST_HOURS + 1)]
        powers = [int((-decay * log).exp() * (1 << _POWER_BITS)) for log in logs]
        integrals = [int((rest * log).exp() / rest * (1 << _INTEGRAL_BITS)) for log in logs]
    return np.array(powers, dtype=np.int64), np.array(integrals, dtype=np.int64)


@cache
def _exponentials() -> Whole:
    """Return ``exp(-x / 64)`` in fractions of 2**60 for x from 0 to 40 strengths."""
    with localcontext() as context:
        context.prec = 30
        steps = range(_STEPS_PER_STRENGTH * _STRENGTHS + 1)
        return np.array(
            [int((Decimal(-step) / _STEPS_PER_STRENGTH).exp() * (1 << 60)) for step in steps], dtype=np.int64
        )
