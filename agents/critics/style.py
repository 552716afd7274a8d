"""The critic of style: how near the turns are to lines in the style that is wanted."""

from __future__ import annotations

import numpy as np

from agents.canonical import E6
from agents.critics.base import Bench, Critic, Criticism, Dialogue

NAME = "style"
_NEAREST = 3


def make_style(bench: Bench) -> Critic:
    """Return the critic that compares with the reference of `bench`; without a reference every dialogue scores 1."""
    wanted = np.array(bench.embedder.embed(bench.reference), dtype=np.int64) if bench.reference else None

    def style(dialogue: Dialogue) -> Criticism:
        """Return the mean likeness of each turn to the lines nearest to it, from 0 to 1,000,000; no faults."""
        if wanted is None or not dialogue.lines:
            return Criticism(NAME, E6)
        found = np.array(bench.embedder.embed([line.text for line in dialogue.lines]), dtype=np.int64)
        products = found @ wanted.T
        norms = np.outer((found**2).sum(axis=1), (wanted**2).sum(axis=1))
        nearest = [_likeness_e6(row, norm) for row, norm in zip(products.tolist(), norms.tolist(), strict=True)]
        return Criticism(NAME, max(0, sum(nearest) // len(nearest)))

    return style


def _likeness_e6(products: list[int], norms: list[int]) -> int:
    """Return the mean cosine of a line with the lines nearest to it, in millionths, in whole numbers."""
    found = sorted((_cosine_e6(product, norm) for product, norm in zip(products, norms, strict=True)), reverse=True)
    best = found[:_NEAREST]
    return sum(best) // len(best)


def _cosine_e6(product: int, norm: int) -> int:
    from math import isqrt

    size = isqrt(norm)
    return product * E6 // size if size else 0
