"""Who remembers what: the fast integer rule against a slow, obvious one in fractions, and what must hold of it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from agents.memory import Memory, MemoryStream
from agents.retrieval import RetrievalWeights, normalised_e6, recency_e6, retrieve

DIMENSIONS = 6
VECTORS = st.lists(st.integers(-127, 127), min_size=DIMENSIONS, max_size=DIMENSIONS)
MEMORIES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10), VECTORS), min_size=1, max_size=25)
WEIGHTS = st.builds(
    RetrievalWeights, st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.sampled_from([995_000, 9])
)


def stream_of(memories: list[tuple[int, int, list[int]]]) -> MemoryStream:
    stream = MemoryStream(DIMENSIONS)
    for n, (created, importance, vector) in enumerate(memories):
        stream.add(Memory(f"ada/0/{n}", "heard", "text", created, importance), np.array(vector, dtype=np.int8))
    return stream


def int8(values: list[int]) -> NDArray[np.int8]:
    return np.array(values, dtype=np.int8)


def slow(stream: MemoryStream, query: list[int], now: int, k: int, weights: RetrievalWeights) -> list[str]:
    """Return ids by the published rule as one would write it down, with recency as the table has it."""
    rows = range(len(stream))
    recency = [
        int(recency_e6(np.array([now - int(stream.accessed[row])]), weights.decay_per_hour_e6)[0]) for row in rows
    ]
    importance = [stream.at(row).importance for row in rows]
    relevance = [sum(int(a) * b for a, b in zip(stream.vectors[row], query, strict=True)) for row in rows]
    terms = [min_max(values) for values in (recency, importance, relevance)]
    factors = (weights.recency, weights.importance, weights.relevance)
    scores = [sum(factor * term[row] for factor, term in zip(factors, terms, strict=True)) for row in rows]
    return [stream.at(row).id for row in sorted(rows, key=lambda row: (-scores[row], -row))[:k]]


def min_max(values: list[int]) -> list[int]:
    low, high = min(values), max(values)
    if low == high:
        return [500_000] * len(values)
    return [floor(Fraction(value - low, high - low) * 1_000_000) for value in values]


@given(MEMORIES, VECTORS, st.integers(0, 2 * 10**6), st.integers(1, 30), WEIGHTS)
def test_the_fast_rule_recalls_what_the_slow_one_does(
    memories: list[tuple[int, int, list[int]]], query: list[int], now: int, k: int, weights: RetrievalWeights
) -> None:
    stream = stream_of(memories)
    found = retrieve(stream, int8(query), now, k=k, weights=weights)
    assert [one.memory.id for one in found] == slow(stream, query, now, k, weights)


@given(MEMORIES, VECTORS, st.integers(0, 10**6), st.integers(0, 30))
def test_fewer_are_the_first_of_more(
    memories: list[tuple[int, int, list[int]]], query: list[int], now: int, k: int
) -> None:
    stream = stream_of(memories)
    every = retrieve(stream, int8(query), now, k=100)
    assert retrieve(stream, int8(query), now, k=k) == every[:k]


@given(MEMORIES, VECTORS, st.integers(0, 10**6))
def test_looking_changes_nothing(memories: list[tuple[int, int, list[int]]], query: list[int], now: int) -> None:
    stream = stream_of(memories)
    before = (stream.accessed.copy(), stream.vectors.copy(), len(stream))
    retrieve(stream, int8(query), now, k=3)
    assert np.array_equal(stream.accessed, before[0])
    assert np.array_equal(stream.vectors, before[1])
    assert len(stream) == before[2]


@given(MEMORIES, VECTORS, st.integers(0, 10**6))
def test_every_term_explains_the_score(memories: list[tuple[int, int, list[int]]], query: list[int], now: int) -> None:
    weights = RetrievalWeights(3, 5, 7)
    for one in retrieve(stream_of(memories), int8(query), now, k=50, weights=weights):
        assert one.score == 3 * one.recency_e6 + 5 * one.importance_e6 + 7 * one.relevance_e6
        assert one.importance_raw == one.memory.importance
        assert all(0 <= term <= 1_000_000 for term in (one.recency_e6, one.importance_e6, one.relevance_e6))


def test_an_empty_stream_recalls_nothing() -> None:
    assert retrieve(MemoryStream(DIMENSIONS), int8([1] * DIMENSIONS), 5, k=3) == ()


@pytest.mark.parametrize("k", [0, -3])
def test_asking_for_none_gives_none(k: int) -> None:
    assert retrieve(stream_of([(0, 5, [1] * DIMENSIONS)]), int8([1] * DIMENSIONS), 5, k=k) == ()


def test_a_single_memory_is_recalled_with_every_term_at_one_half() -> None:
    (only,) = retrieve(stream_of([(0, 5, [1] * DIMENSIONS)]), int8([1] * DIMENSIONS), 3600, k=3)
    assert (only.recency_e6, only.importance_e6, only.relevance_e6) == (500_000, 500_000, 500_000)
    assert only.recency_raw_e6 == pytest.approx(995_000, abs=1)
    assert only.relevance_raw == DIMENSIONS


def test_equal_scores_go_to_the_newer() -> None:
    stream = stream_of([(0, 5, [1] * DIMENSIONS)] * 5)
    found = retrieve(stream, int8([1] * DIMENSIONS), 5, k=2)
    assert [one.memory.id for one in found] == ["ada/0/4", "ada/0/3"]


def test_a_clock_set_back_counts_as_just_accessed() -> None:
    stream = stream_of([(1000, 5, [1] * DIMENSIONS), (0, 5, [1] * DIMENSIONS)])
    first = retrieve(stream, int8([1] * DIMENSIONS), 600, k=1)[0]
    assert (first.memory.id, first.recency_raw_e6) == ("ada/0/0", 1_000_000)


def test_each_weight_decides_when_it_is_alone() -> None:
    fresh, weighty, fitting = (9000, 1, [0] * DIMENSIONS), (0, 10, [0] * DIMENSIONS), (0, 1, [9] * DIMENSIONS)
    stream = stream_of([fresh, weighty, fitting])
    for row, weights in enumerate([(1, 0, 0), (0, 1, 0), (0, 0, 1)]):
        found = retrieve(stream, int8([1] * DIMENSIONS), 9000, k=1, weights=RetrievalWeights(*weights))
        assert found[0].memory.id == f"ada/0/{row}"


def test_a_touched_memory_comes_back_sooner() -> None:
    stream = stream_of([(0, 5, [1] * DIMENSIONS), (0, 5, [1] * DIMENSIONS)])
    stream.touch(["ada/0/0"], 36_000)
    found = retrieve(stream, int8([1] * DIMENSIONS), 36_000, k=2)
    assert [one.memory.id for one in found] == ["ada/0/0", "ada/0/1"]


@given(st.lists(st.integers(-(10**5), 10**9), min_size=2, max_size=40), st.sampled_from([995_000, 999_999, 500_000]))
def test_recency_never_rises_with_age(ages: list[int], decay: int) -> None:
    left = recency_e6(np.array(sorted(ages)), decay)
    assert all(later <= earlier for earlier, later in pairwise(left))
    assert left.min() >= 0
    assert left.max() <= 1_000_000


def test_recency_does_not_rise_after_years_either() -> None:
    years = np.arange(8190 * 60, 8195 * 60) * 60
    left = recency_e6(years, 999_900)
    assert all(later <= earlier for earlier, later in pairwise(left))


def test_recency_falls_as_published() -> None:
    hours = np.array([0, 1, 24, 168]) * 3600
    expected = [round(0.995**hour * 1_000_000) for hour in (0, 1, 24, 168)]
    assert np.abs(recency_e6(hours, 995_000) - np.array(expected)).max() <= 1
    assert recency_e6(np.array([3600]), 1_000_000)[0] == 1_000_000


def test_recency_counts_minutes_too() -> None:
    left = recency_e6(np.arange(0, 7200, 60), 995_000)
    assert len(set(left.tolist())) == len(left)
    assert recency_e6(np.array([59]), 995_000)[0] == 1_000_000


def test_normalisation_is_exact_at_both_ends() -> None:
    assert normalised_e6(np.array([3, 5, 7])).tolist() == [0, 500_000, 1_000_000]
    assert normalised_e6(np.array([4, 4])).tolist() == [500_000, 500_000]


def test_dot_products_of_the_longest_vectors_are_exact() -> None:
    stream = MemoryStream(256)
    stream.add(Memory("ada/0/0", "heard", "text", 0, 1), np.full(256, 127, dtype=np.int8))
    stream.add(Memory("ada/0/1", "heard", "text", 0, 1), np.full(256, -127, dtype=np.int8))
    found = retrieve(stream, np.full(256, 127, dtype=np.int8), 0, k=2)
    assert [one.relevance_raw for one in found] == [127 * 127 * 256, -127 * 127 * 256]
