"""Abstention: what is weak is declined, and what that costs in number and gains in quality.

The curve is that of selective prediction; a judge that declines to follow where it expects a weak answer is the idea of
H. Ye and H. T. Ng, "Self-Judge: Selective Instruction Following with Alignment Self-Evaluation", 2024.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.canonical import E6


@dataclass(frozen=True, slots=True)
class Scored:
    """How good something seems to those who select, and how good it is by a judge who is none of them."""

    seems_e6: int
    is_e6: int


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What keeping only the best so many comes to.

    Args:
        coverage_e6: The share that is kept.
        threshold_e6: The score at or above which one is kept.
        quality_e6: The mean of what the kept ones are by the judge.
    """

    coverage_e6: int
    threshold_e6: int
    quality_e6: int


def coverage_curve(found: Sequence[Scored]) -> tuple[CurvePoint, ...]:
    """Return one point for every score there is, from the strictest threshold to keeping all.

    Example:
        >>> [one.quality_e6 for one in coverage_curve([Scored(9, 100), Scored(5, 0)])]
        [100, 50]
    """
    ordered = sorted(found, key=lambda one: -one.seems_e6)
    points: list[CurvePoint] = []
    total = 0
    for number, one in enumerate(ordered, start=1):
        total += one.is_e6
        last_of_score = number == len(ordered) or ordered[number].seems_e6 != one.seems_e6
        if last_of_score:
            points.append(CurvePoint(number * E6 // len(ordered), one.seems_e6, total // number))
    return tuple(points)


def area_e6(points: Sequence[CurvePoint]) -> int:
    """Return the mean quality over all coverages, in millionths; 0 where there is no point."""
    before, area = 0, 0
    for point in points:
        area += (point.coverage_e6 - before) * point.quality_e6
        before = point.coverage_e6
    return area // E6
