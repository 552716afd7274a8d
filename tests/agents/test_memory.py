"""The memory stream keeps everything it was given, in order, and its times of access only rise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.memory import Memory, MemoryStream


def memory(n: int, created: int = 0, importance: int = 5) -> Memory:
    return Memory(f"ada/1/{n}", "observation", f"thing {n}", created, importance)


def filled(count: int) -> MemoryStream:
    stream = MemoryStream(4)
    for n in range(count):
        stream.add(memory(n, created=10 * n, importance=1 + n % 10), np.full(4, n % 128, dtype=np.int8))
    return stream


def test_a_new_stream_is_empty() -> None:
    stream = MemoryStream(4)
    assert len(stream) == 0
    assert list(stream) == []
    assert stream.vectors.shape == (0, 4)
    assert list(stream.latest(5)) == []


@pytest.mark.parametrize("count", [1, 15, 16, 17, 33, 100])
def test_growing_loses_nothing(count: int) -> None:
    stream = filled(count)
    assert [one.id for one in stream] == [f"ada/1/{n}" for n in range(count)]
    assert stream.accessed.tolist() == [10 * n for n in range(count)]
    assert stream.importances.tolist() == [1 + n % 10 for n in range(count)]
    assert stream.vectors.tolist() == [[n % 128] * 4 for n in range(count)]
    assert all(stream[f"ada/1/{n}"] is stream.at(n) for n in range(count))


def test_a_memory_is_found_by_its_id() -> None:
    stream = filled(3)
    assert "ada/1/2" in stream
    assert "ada/1/3" not in stream
    assert stream["ada/1/2"].text == "thing 2"


def test_the_latest_come_oldest_first() -> None:
    stream = filled(5)
    assert [one.id for one in stream.latest(2)] == ["ada/1/3", "ada/1/4"]
    assert len(stream.latest(99)) == 5
    assert list(stream.latest(0)) == list(stream.latest(-1)) == []


def test_the_same_id_twice_is_refused() -> None:
    stream = filled(2)
    with pytest.raises(ValueError, match="ada/1/1 is in the stream already"):
        stream.add(memory(1), np.zeros(4, dtype=np.int8))
    assert len(stream) == 2


def test_a_vector_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"expected \(4,\)"):
        MemoryStream(4).add(memory(0), np.zeros(5, dtype=np.int8))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 200)), max_size=20))
def test_times_of_access_only_rise(touches: list[tuple[int, int]]) -> None:
    stream = filled(5)
    expected = [10 * n for n in range(5)]
    for row, seconds in touches:
        stream.touch([f"ada/1/{row}"], seconds)
        expected[row] = max(expected[row], seconds)
        assert stream.accessed.tolist() == expected


def test_touching_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled(1).touch(["ada/1/7"], 5)


def test_access_times_are_restored_whole_or_not_at_all() -> None:
    stream = filled(3)
    stream.set_accessed(np.array([7, 8, 9]))
    assert stream.accessed.tolist() == [7, 8, 9]
    with pytest.raises(ValueError, match="2 access times for 3 memories"):
        stream.set_accessed(np.array([1, 2]))


@given(st.lists(st.integers(0, 29), unique=True), st.lists(st.integers(0, 29), unique=True))
def test_what_is_retired_leaves_and_the_rest_keeps_its_order_ids_and_figures(gone: list[int], used: list[int]) -> None:
    stream = filled(30)
    stream.touch([f"ada/1/{n}" for n in used], 1000)
    stream.cover([f"ada/1/{n}" for n in used])
    stream.retire([f"ada/1/{n}" for n in gone])
    kept = [n for n in range(30) if n not in gone]
    assert [one.id for one in stream] == [f"ada/1/{n}" for n in kept]
    assert stream.vectors.tolist() == [[n] * 4 for n in kept]
    assert stream.importances.tolist() == [1 + n % 10 for n in kept]
    assert stream.accessed.tolist() == [1000 if n in used else 10 * n for n in kept]
    assert stream.uses.tolist() == [int(n in used) for n in kept]
    assert stream.covered.tolist() == [n in used for n in kept]
    assert all(stream.at(stream.row(f"ada/1/{n}")).text == f"thing {n}" for n in kept)
    assert not any(f"ada/1/{n}" in stream for n in gone)
    stream.add(memory(99), np.full(4, 7, dtype=np.int8))
    assert (stream.uses[-1], stream.covered[-1], stream.at(len(stream) - 1).id) == (0, False, "ada/1/99")


def test_what_is_not_there_cannot_be_retired_but_may_be_covered() -> None:
    stream = filled(2)
    with pytest.raises(KeyError):
        stream.retire(["ada/1/7"])
    stream.cover(["ada/1/7", "ada/1/1"])
    assert stream.covered.tolist() == [False, True]
    assert len(stream) == 2


def test_uses_are_restored_whole_or_not_at_all() -> None:
    stream = filled(3)
    stream.set_uses(np.array([4, 5, 6]), [2])
    assert (stream.uses.tolist(), stream.covered.tolist()) == ([4, 5, 6], [False, False, True])
    with pytest.raises(ValueError, match="2 counts of uses for 3 memories"):
        stream.set_uses(np.array([1, 2]), [])
    with pytest.raises(IndexError):
        stream.set_uses(np.array([1, 2, 3]), [3])
