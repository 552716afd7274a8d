"""Retrieval: which memories come to mind, by recency, importance and relevance, in whole numbers.

The published rule of Generative Agents (Park et al., UIST 2023, section 4.1): the weighted sum of the
three terms, each min-max normalised over all candidates; recency decays by 0.995 per simulated hour since
the memory was last accessed. Every step here is exact integer arithmetic and ties go to the newer memory,
so that no processor and no batch shape can change who remembers what.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.canonical import E6
from agents.memory import Memory, MemoryStream

_ONE = 1 << 30
_HALF_E6 = E6 // 2
_MINUTES_PER_HOUR = 60
_HOURS_IN_TABLE = 8192
_SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class RetrievalWeights:
    """How much each normalised term counts, in hundredths, and how fast recency decays.

    Args:
        recency: Weight of recency.
        importance: Weight of importance.
        relevance: Weight of relevance.
        decay_per_hour_e6: What is left of recency after a simulated hour without access, in millionths.
    """

    recency: int = 100
    importance: int = 100
    relevance: int = 100
    decay_per_hour_e6: int = 995_000


@dataclass(frozen=True, slots=True)
class Recalled:
    """A memory that came to mind, with each term raw and normalised (millionths) and the weighted sum.

    `recency_raw_e6` is the decay in millionths, `importance_raw` is 1 to 10, `relevance_raw` the dot
    product of the two quantised vectors. `score` is the sum of weight times normalised term.
    """

    memory: Memory
    recency_raw_e6: int
    importance_raw: int
    relevance_raw: int
    recency_e6: int
    importance_e6: int
    relevance_e6: int
    score: int


def retrieve(
    stream: MemoryStream,
    query: NDArray[np.int8],
    now: int,
    *,
    k: int,
    weights: RetrievalWeights = RetrievalWeights(),
) -> tuple[Recalled, ...]:
    """Return the `k` memories of `stream` that score highest, best first; the stream is not changed.

    Args:
        stream: The candidates; an empty stream gives an empty answer.
        query: Shape ``(dimensions,)``, as the embedder gives it.
        now: Simulated seconds. A memory accessed later than `now` (a clock set back) counts as just accessed.
        k: How many at most; 0 or less gives an empty answer.
        weights: How much each term counts.

    Returns:
        At most `k` memories; equal scores are ordered newest first. Where all candidates are equal in a
        term, its normalised value is one half for all of them.
    """
    if not len(stream) or k <= 0:
        return ()
    columns = _columns(stream, query, now, weights)
    rows = _best_rows(columns[-1], k)
    figures = zip(*(column[rows].tolist() for column in columns), strict=True)
    return tuple(Recalled(stream.at(row), *figure) for row, figure in zip(rows.tolist(), figures, strict=True))


def recalled(
    stream: MemoryStream,
    query: NDArray[np.int8],
    now: int,
    *,
    k: int,
    weights: RetrievalWeights = RetrievalWeights(),
) -> tuple[Memory, ...]:
    """Return the memories that `retrieve` returns, without the terms of their scores."""
    if not len(stream) or k <= 0:
        return ()
    scores = _columns(stream, query, now, weights)[-1]
    return tuple(stream.at(row) for row in _best_rows(scores, k).tolist())


def _columns(
    stream: MemoryStream, query: NDArray[np.int8], now: int, weights: RetrievalWeights
) -> tuple[NDArray[np.int64], ...]:
    """Return the terms of every memory, raw and normalised, and the scores last."""
    recency = recency_e6(now - stream.accessed, weights.decay_per_hour_e6)
    relevance = np.rint(stream.vectors @ query.astype(np.float32)).astype(np.int64)
    terms = (normalised_e6(recency), normalised_e6(stream.importances), normalised_e6(relevance))
    scores = weights.recency * terms[0] + weights.importance * terms[1] + weights.relevance * terms[2]
    return (recency, stream.importances, relevance, *terms, scores)


def _best_rows(scores: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """Return the rows of the `k` highest scores, best first, ties to the higher row."""
    count = len(scores)
    keys = scores * count + np.arange(count)
    top = np.argpartition(keys, count - k)[count - k :] if k < count else np.arange(count)
    best: NDArray[np.int64] = top[np.argsort(keys[top])[::-1]]
    return best


def normalised_e6(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `values` mapped to 0 ... 1,000,000 between their smallest and largest; one half where all are equal.

    Args:
        values: Shape ``(n,)``, n at least 1.
    """
    low, high = int(values.min()), int(values.max())
    if low == high:
        return np.full(len(values), _HALF_E6, dtype=np.int64)
    return (values - low) * E6 // (high - low)


def recency_e6(age_seconds: NDArray[np.int64], decay_per_hour_e6: int) -> NDArray[np.int64]:
    """Return what is left of recency after `age_seconds`, in millionths, by whole minutes.

    Args:
        age_seconds: Shape ``(n,)``; negative ages count as 0.
        decay_per_hour_e6: In (0, 1,000,000].

    Returns:
        Shape ``(n,)``; falls with age, 1,000,000 at age 0.
    """
    left = _left_by_minute(decay_per_hour_e6)
    minutes = np.clip(age_seconds // _SECONDS_PER_MINUTE, 0, len(left) - 1)
    return left[minutes]


@cache
def _left_by_minute(decay_per_hour_e6: int) -> NDArray[np.int64]:
    """Return what is left after n whole minutes, in millionths."""
    hours, minutes = _decay_tables(decay_per_hour_e6)
    product = (hours[:, np.newaxis] * minutes[np.newaxis, :]).reshape(-1)
    left: NDArray[np.int64] = (product >> 30) * E6 >> 30
    return left


@cache
def _decay_tables(decay_per_hour_e6: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the decay after n whole hours and after n minutes, as fractions of 2**30, rounded from decimals."""
    with localcontext() as context:
        context.prec = 30
        decay = Decimal(decay_per_hour_e6) / E6
        hours = [int(decay**hour * _ONE) for hour in range(_HOURS_IN_TABLE)]
        minutes = [int(decay ** (Decimal(minute) / _MINUTES_PER_HOUR) * _ONE) for minute in range(_MINUTES_PER_HOUR)]
    return np.array(hours, dtype=np.int64), np.array(minutes, dtype=np.int64)
