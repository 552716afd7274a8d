"""Rules of opinion change for whole societies at once, in integers of 1e-6, equal to the scalar rules to the digit.

For theory and for large runs without minds. Every function returns a new array and leaves its input alone.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from agents.canonical import E6
from agents.streams import Stream

Stances = NDArray[np.int64]
"""Shape ``(n,)``, each in [-1,000,000, 1,000,000]."""
Weights = NDArray[np.int64]
"""Shape ``(n, n)``: ``weights[i, j]`` is what person i gives to the view of j, in any unit; the diagonal is its own."""

_LARGEST = 2**62


def uniform_stances(count: int, stream: Stream) -> Stances:
    """Return `count` stances, even over -1 to 1."""
    return np.array([stream.below(2 * E6 + 1) - E6 for _ in range(count)], dtype=np.int64)


def random_pairs(count: int, stream: Stream) -> NDArray[np.int64]:
    """Return everybody paired off at random, shape ``(count // 2, 2)``; where the number is odd, one is left out."""
    keys = np.array([stream.bits64() for _ in range(count)], dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    return order[: count - count % 2].reshape(-1, 2).astype(np.int64)


def deffuant_round(stances: Stances, pairs: NDArray[np.int64], epsilon_e6: int, mu_e6: int = E6 // 2) -> Stances:
    """Return the stances after each of the disjoint `pairs` has met once; see `classical.Deffuant`."""
    result = stances.copy()
    first, second = pairs[:, 0], pairs[:, 1]
    distance = stances[second] - stances[first]
    step = np.where(np.abs(distance) < epsilon_e6, _half_away(distance * mu_e6, E6), 0)
    result[first] += step
    result[second] -= step
    return result


def hegselmann_krause_round(stances: Stances, epsilon_e6: int) -> Stances:
    """Return the stances after everybody has heard everybody; see `classical.HegselmannKrause`."""
    ordered = np.sort(stances)
    sums = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(ordered)])
    low = np.searchsorted(ordered, stances - epsilon_e6, side="left")
    high = np.searchsorted(ordered, stances + epsilon_e6, side="right")
    near = high - low
    return np.asarray(stances + _nearest(sums[high] - sums[low] - near * stances, near), dtype=np.int64)


def degroot_round(stances: Stances, weights: Weights) -> Stances:
    """Return the stances after everybody has heard those it gives weight to; see `classical.DeGroot`.

    Raises:
        ValueError: If a person gives no weight to anybody, or the weights are too large to be exact.
    """
    whole = _whole(weights, 2 * E6)
    return np.asarray(stances + _nearest(weights @ stances - whole * stances, whole), dtype=np.int64)


def friedkin_johnsen_round(
    stances: Stances, initial: Stances, weights: Weights, stubbornness_e6: NDArray[np.int64]
) -> Stances:
    """Return the stances after everybody has heard others and looked back; see `classical.FriedkinJohnsen`.

    Raises:
        ValueError: As `degroot_round`.
    """
    whole = _whole(weights, 4 * E6 * E6)
    towards = (E6 - stubbornness_e6) * (weights @ stances - whole * stances)
    back = stubbornness_e6 * whole * (initial - stances)
    return np.asarray(stances + _nearest(towards + back, whole * E6), dtype=np.int64)


def voter_round(stances: Stances, chosen: NDArray[np.int64]) -> Stances:
    """Return the stances after each has taken over that of the one it chose; see `classical.Voter`."""
    return stances[chosen]


def clusters(stances: Stances, gap_e6: int = 10_000) -> list[int]:
    """Return the sizes of clusters, largest first: neighbours in order of stance less than `gap_e6` apart are one."""
    if not len(stances):
        return []
    breaks = np.flatnonzero(np.diff(np.sort(stances)) > gap_e6)
    edges = [0, *(int(at) + 1 for at in breaks), len(stances)]
    return sorted((high - low for low, high in pairwise(edges)), reverse=True)


def _whole(weights: Weights, factor: int) -> NDArray[np.int64]:
    whole: NDArray[np.int64] = weights.sum(axis=1)
    if np.any(whole <= 0):
        raise ValueError("somebody gives no weight to anybody, itself included")
    if int(whole.max()) * factor >= _LARGEST:
        raise ValueError(f"a row of weights adds up to {int(whole.max())}; take a coarser unit")
    return whole


def _nearest(numerator: NDArray[np.int64], denominator: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray((2 * numerator + denominator) // (2 * denominator), dtype=np.int64)


def _half_away(numerator: NDArray[np.int64], denominator: int) -> NDArray[np.int64]:
    half = (2 * np.abs(numerator) + denominator) // (2 * denominator)
    return np.asarray(np.sign(numerator) * half, dtype=np.int64)
