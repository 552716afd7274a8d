"""Means, spreads and paired differences over seeds, with bootstrap intervals: exact, and the same on every machine.

Values are counted in millionths, so that sums are exact whatever the order; all resamples of n seeds are drawn once,
from a stream of their own, and serve every arm and outcome.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Literal

from agents.canonical import E6
from agents.streams import Stream

Mark = Literal["stable", "unstable", "same", ""]

CV_LIMIT = 0.5
"""Coefficient of variation above which an outcome counts as unstable across the seeds of one arm."""

SIGN_LIMIT = 0.75
"""Share of seeds that must agree in the sign of a difference for it to count as stable."""

RULE = (
    f"Unstable across seeds: a mean whose standard deviation is more than {CV_LIMIT} of it; a difference whose "
    f"interval contains 0, or whose sign fewer than {SIGN_LIMIT:.0%} of the seeds share."
)

_DIGITS = 6


FEW = 10
"""Below so many seeds a percentile interval is too narrow to be relied on."""

FEW_NOTE = f"Intervals from fewer than {FEW} seeds are too narrow."


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentile interval, both ends inside."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Spread:
    """An outcome over the seeds of one arm.

    Args:
        n: How many seeds have a value.
        mean: Their mean; None where there are none.
        sd: Their standard deviation with n - 1; None below two.
        interval: Of the mean; None below two.
        mark: Whether the seeds agree; empty below two.
    """

    n: int
    mean: float | None
    sd: float | None
    interval: Interval | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Difference:
    """An arm minus the baseline, seed by seed.

    Args:
        n: How many seeds have a value in both.
        mean: The mean difference; None where there are none.
        interval: Of the mean difference; None below two.
        same_sign: Share of the seeds whose difference has the sign of the mean; None where there are none or it is 0.
        mark: Whether the seeds agree; "same" if no seed differs; empty below two.
    """

    n: int
    mean: float | None
    interval: Interval | None
    same_sign: float | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How intervals are made.

    Args:
        resamples: How many times the seeds are drawn anew.
        confidence_e6: The level, in millionths.
    """

    resamples: int
    confidence_e6: int

    def interval(self, values_e6: Sequence[int]) -> Interval | None:
        """Return the percentile interval of the mean of `values_e6`; None for fewer than two.

        Of B means of resamples, in order, the ends are number k and number B + 1 - k with k = floor((B + 1) a / 2),
        at least 1, where a is one minus the level. Where there are no more than B different drawings, all of them
        are taken instead of B by lot.

        Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 12 and 13. That
        such an interval is too narrow for few values: T. C. Hesterberg, "What Teachers Should Know About the
        Bootstrap", The American Statistician 69 (4), 2015.
        """
        n = len(values_e6)
        if n < 2:
            return None
        sums = sorted(sum(values_e6[at] for at in drawn) for drawn in _resamples(n, self.resamples))
        rank = max(1, (len(sums) + 1) * (E6 - self.confidence_e6) // (2 * E6))
        return Interval(_number(sums[rank - 1], n), _number(sums[-rank], n))


def spread(values: Sequence[float], bootstrap: Bootstrap) -> Spread:
    """Return how `values`, one per seed, are spread."""
    counted = [millionths(value) for value in values]
    n = len(counted)
    if n < 2:
        return Spread(n, _number(counted[0], 1) if n else None, None, None, "")
    total = sum(counted)
    squares = sum((n * value - total) ** 2 for value in counted)
    variance = Fraction(squares, n * n * (n - 1) * E6 * E6)
    varies = 4 * squares * n > total * total * n * (n - 1)
    return Spread(
        n, _number(total, n), _root(variance), bootstrap.interval(counted), "unstable" if varies else "stable"
    )


def difference(pairs: Sequence[tuple[float, float]], bootstrap: Bootstrap) -> Difference:
    """Return how the second of each pair (the arm) differs from the first (the baseline).

    Args:
        pairs: One per seed that has both.
        bootstrap: How the interval is made.
    """
    counted = [millionths(ours) - millionths(theirs) for theirs, ours in pairs]
    n = len(counted)
    if not n:
        return Difference(0, None, None, None, "")
    total = sum(counted)
    agreeing = sum((value > 0) == (total > 0) and value != 0 for value in counted)
    same_sign = Fraction(agreeing, n) if total else None
    interval = bootstrap.interval(counted)
    return Difference(
        n=n,
        mean=_number(total, n),
        interval=interval,
        same_sign=round(float(same_sign), _DIGITS) if same_sign is not None else None,
        mark=_mark(counted, interval, same_sign),
    )


def _mark(counted: Sequence[int], interval: Interval | None, same_sign: Fraction | None) -> Mark:
    if interval is None:
        return ""
    if not any(counted):
        return "same"
    if interval.low <= 0 <= interval.high or same_sign is None or same_sign < SIGN_LIMIT:
        return "unstable"
    return "stable"


def millionths(value: float) -> int:
    """Return `value` in millionths, rounded to the nearest."""
    return round(Fraction(value) * E6)


@lru_cache(maxsize=8)
def _resamples(n: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Return `count` drawings of n out of n seeds, with repetition; all there are where those are no more."""
    if n**n <= count:
        return tuple(product(range(n), repeat=n))
    stream = Stream(0, "experiment.bootstrap", n=n)
    return tuple(tuple(stream.below(n) for _ in range(n)) for _ in range(count))


def _number(total_e6: int, n: int) -> float:
    return round(float(Fraction(total_e6, n * E6)), _DIGITS)


def _root(variance: Fraction) -> float:
    return round(math.sqrt(variance), _DIGITS)
