"""How opinions are spread over a scale: pure functions of stances in [-1, 1], each with its source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

BINS = 10
ALPHA = 1.6
CLUSTER_GAP = 0.05


def mean_of(stances: Sequence[float]) -> float | None:
    """Return the mean, None where there are no stances."""
    return sum(stances) / len(stances) if stances else None


def variance(stances: Sequence[float]) -> float | None:
    """Return the variance of the stances present (not of a population they are drawn from), in [0, 1]."""
    if not stances:
        return None
    middle = sum(stances) / len(stances)
    return float(sum((stance - middle) ** 2 for stance in stances) / len(stances))


def bimodality(stances: Sequence[float]) -> float | None:
    """Return Sarle's bimodality coefficient, None for less than four people or no spread.

    It is ``(skewness**2 + 1) / kurtosis`` with the corrections for small samples; 5/9 is what an even distribution
    gives, and more speaks for two camps.

    Source: R. Pfister et al., "Good things peak in pairs: a note on the bimodality coefficient", Frontiers in
    Psychology 4, 2013, 700.
    """
    n = len(stances)
    if n < 4:
        return None
    middle = sum(stances) / n
    m2, m3, m4 = (sum((stance - middle) ** power for stance in stances) / n for power in (2, 3, 4))
    if m2 < 1e-12:
        return None
    skewness = math.sqrt(n * (n - 1)) / (n - 2) * m3 / m2**1.5
    excess = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6)
    return float((skewness**2 + 1) / (excess + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))))


def histogram(stances: Sequence[float], bins: int = BINS) -> list[int]:
    """Return how many stances lie in each of `bins` equal parts of [-1, 1]; 1 itself belongs to the last.

    Example:
        >>> histogram([-1.0, 0.0, 1.0], 4)
        [1, 0, 1, 1]
    """
    counts = [0] * bins
    for stance in stances:
        counts[min(bins - 1, max(0, int((stance + 1) / 2 * bins)))] += 1
    return counts


def esteban_ray(stances: Sequence[float], *, bins: int = BINS, alpha: float = ALPHA) -> float | None:
    """Return the polarisation after Esteban and Ray, scaled so that two equal camps at the ends give 1.

    ``K * sum_ij p_i**(1 + alpha) * p_j * |y_i - y_j|`` over fixed bins, where p are shares of people, y the bins'
    middles from 0 to 1 (first to last) and ``K = 2**(1 + alpha)``, so that the largest value is 1 whatever the number
    of people. alpha lies between 0 (no identification: the Gini index) and 1.6.

    Source: J.-M. Esteban, D. Ray, "On the Measurement of Polarization", Econometrica 62 (4), 1994, pp. 819-851.

    Example:
        >>> esteban_ray([-1.0, -1.0, 1.0, 1.0]), esteban_ray([0.3] * 9)
        (1.0, 0.0)
    """
    if not stances:
        return None
    shares = [count / len(stances) for count in histogram(stances, bins)]
    total = sum(
        first ** (1 + alpha) * second * abs(i - j) / (bins - 1)
        for i, first in enumerate(shares)
        for j, second in enumerate(shares)
    )
    return round(float(2 ** (1 + alpha) * total), 12)


def entropy(stances: Sequence[float], bins: int = BINS) -> float | None:
    """Return Shannon's entropy over equal bins, as a share of the largest there can be: 0 all in one, 1 even.

    Source: C. E. Shannon, "A Mathematical Theory of Communication", Bell System Technical Journal 27, 1948.
    """
    if not stances:
        return None
    shares = [count / len(stances) for count in histogram(stances, bins) if count]
    return -sum(share * math.log(share) for share in shares) / math.log(bins)


def clusters(stances: Sequence[float], *, gap: float = CLUSTER_GAP, least_share: float = 0.05) -> list[int]:
    """Return the sizes of camps, the largest first: neighbours in order of stance at most `gap` apart are one.

    Camps of less than `least_share` of the people are left out (major clusters only).

    Source: as in the counts of J. Lorenz, "Continuous opinion dynamics under bounded confidence: a survey",
    International Journal of Modern Physics C 18, 2007.
    """
    ordered = sorted(stances)
    if not ordered:
        return []
    sizes = [1]
    for before, after in pairwise(ordered):
        if after - before > gap:
            sizes.append(0)
        sizes[-1] += 1
    return sorted((size for size in sizes if size >= least_share * len(ordered)), reverse=True)


def assortativity(stances: Mapping[str, float], ties: Sequence[tuple[str, str]]) -> float | None:
    """Return how alike tied people think: Pearson's correlation of stances over both ends of ties, in [-1, 1].

    None where fewer than two ties join people with opinions, or all of those think the same. Near 1 the net is made
    of echo chambers.

    Source: M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 2003, 026126 (scalar assortativity).
    """
    ends = [(stances[one], stances[other]) for one, other in ties if one in stances and other in stances]
    both = [*ends, *((other, one) for one, other in ends)]
    if len(ends) < 2:
        return None
    middle = sum(first for first, _ in both) / len(both)
    spread = sum((first - middle) ** 2 for first, _ in both)
    if spread < 1e-12:
        return None
    return float(sum((first - middle) * (second - middle) for first, second in both) / spread)


def convergence(means_of_change: Sequence[float], *, below: float = 0.001) -> int | None:
    """Return the first step from which the mean absolute change stays below `below`; None where it does not."""
    settled = len(means_of_change)
    while settled and means_of_change[settled - 1] < below:
        settled -= 1
    return settled if settled < len(means_of_change) else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation, None for less than three pairs or where one side does not vary."""
    if len(pairs) < 3:
        return None
    n = len(pairs)
    mx, my = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    sx, sy = sum((x - mx) ** 2 for x, _ in pairs), sum((y - my) ** 2 for _, y in pairs)
    if sx < 1e-12 or sy < 1e-12:
        return None
    return sum((x - mx) * (y - my) for x, y in pairs) / math.sqrt(sx * sy)
