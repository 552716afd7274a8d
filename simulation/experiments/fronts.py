"""Fronts: the policies that nothing beats in everything at once. None of them is best without a stated price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def pareto_front(points: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    """Return the names of the points that no other is at least as good as in all and better in one, by the first value.

    Args:
        points: By name: values of which less is better, such as belief and cost; as many for each.

    Raises:
        ValueError: If the points have different numbers of values.

    Example:
        >>> pareto_front({"none": (0.9, 0.0), "early": (0.2, 6.0), "late": (0.5, 6.0)})
        ('early', 'none')
    """
    if len({len(values) for values in points.values()}) > 1:
        raise ValueError("all points must have as many values")
    front = [name for name, values in points.items() if not any(_beats(other, values) for other in points.values())]
    return tuple(sorted(front, key=lambda name: (tuple(points[name]), name)))


def priced(points: Mapping[str, Sequence[float]], prices: Sequence[float]) -> tuple[str, float]:
    """Return the point with the least sum of its values times `prices`, and that sum; ties go to the first name.

    Raises:
        ValueError: If there is no point, or not as many prices as values.
    """
    if not points or any(len(values) != len(prices) for values in points.values()):
        raise ValueError("there must be points, and a price for each value")
    totals = {
        name: sum(value * price for value, price in zip(values, prices, strict=True)) for name, values in points.items()
    }
    best = min(sorted(totals), key=lambda name: totals[name])
    return best, totals[best]


def _beats(one: Sequence[float], other: Sequence[float]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(mine <= theirs for mine, theirs in pairs) and any(mine < theirs for mine, theirs in pairs)
