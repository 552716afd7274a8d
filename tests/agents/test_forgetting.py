"""The retention curves: what fades, what stays, and that whole numbers follow the published formulas."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.forgetting import Curve, Forgetting, retention
from agents.memory import Memory, MemoryStream

HOUR = 3600
CURVES = [Forgetting(), Forgetting("ebbinghaus"), Forgetting(decay_e6=800_000), Forgetting("ebbinghaus", 1, 200)]


def stream_of(*memories: tuple[int, int, tuple[int, ...]]) -> MemoryStream:
    """Return a stream of memories given as hour of creation, importance and hours of use."""
    stream = MemoryStream(2)
    for n, (created, importance, uses) in enumerate(memories):
        memory = Memory(f"ada/1/{n}", "observation", "text", created * HOUR, importance)
        stream.add(memory, np.zeros(2, dtype=np.int8))
        for hour in uses:
            stream.touch([memory.id], hour * HOUR)
    return stream


def left(memory: tuple[int, int, tuple[int, ...]], hour: int, forgetting: Forgetting) -> int:
    return int(retention(stream_of(memory), hour * HOUR, forgetting)[0])


@pytest.mark.parametrize("forgetting", CURVES)
def test_old_things_fade_important_and_rehearsed_ones_stay_longer(forgetting: Forgetting) -> None:
    old, new, weighty, rehearsed = (0, 2, ()), (90, 2, ()), (0, 8, ()), (0, 2, (20, 40, 60))
    values = retention(stream_of(old, new, weighty, rehearsed), 100 * HOUR, forgetting)
    assert values[0] < min(values[1:])


def test_activation_follows_the_published_formula() -> None:
    forgetting = Forgetting(importance_gain_e6=0)
    for hours in (1, 2, 10, 100, 1000):
        assert left((0, 5, ()), hours, forgetting) == pytest.approx(2**30 * hours**-0.5, rel=1e-6)
    t, life, n = 10, 100, 4
    petrov = t**-0.5 + (n - 1) * 2 * (math.sqrt(life) - math.sqrt(t)) / (life - t)
    assert left((0, 5, (20, 50, 90)), life, forgetting) == pytest.approx(2**30 * petrov, rel=1e-5)


def test_exponential_forgetting_follows_the_published_formula() -> None:
    forgetting = Forgetting("ebbinghaus", stability_hours=24, importance_gain_e6=0)
    for hours in (0, 6, 24, 48, 240):
        assert left((0, 9, ()), hours, forgetting) == pytest.approx(2**60 * math.exp(-hours / 24), rel=0.02)
    assert left((0, 9, (0,)), 48, forgetting) == pytest.approx(2**60 * math.exp(-1), rel=0.02)


def test_the_last_n_is_the_order_of_the_stream() -> None:
    values = retention(stream_of((0, 10, (50,)), (1, 1, ()), (2, 1, ())), 100 * HOUR, Forgetting("latest"))
    assert values.tolist() == [0, 1, 2]


@given(
    st.integers(1, 10),
    st.lists(st.integers(0, 200), max_size=5),
    st.lists(st.integers(200, 12_000), min_size=2, max_size=6),
    st.sampled_from(CURVES),
)
def test_what_is_left_falls_with_time_alone(
    importance: int, uses: list[int], hours: list[int], forgetting: Forgetting
) -> None:
    memory = (0, importance, tuple(sorted(uses)))
    values = [left(memory, hour, forgetting) for hour in sorted(hours)]
    slack = 0 if forgetting.curve == "ebbinghaus" or not uses else 1 + max(values) // 10**5
    assert all(later <= earlier + slack for earlier, later in pairwise(values))
    assert min(values) >= 0


@given(st.integers(1, 9), st.integers(0, 3), st.integers(1, 9000), st.sampled_from(CURVES))
def test_more_importance_never_makes_less(importance: int, uses: int, hour: int, forgetting: Forgetting) -> None:
    used = tuple(range(uses))
    more = left((0, importance + 1, used), hour, forgetting)
    assert more >= left((0, importance, used), hour, forgetting)


@pytest.mark.parametrize("curve", ["act_r", "ebbinghaus", "latest"])
def test_an_empty_stream_and_a_clock_set_back_are_fine(curve: Curve) -> None:
    assert retention(MemoryStream(2), 0, Forgetting(curve)).tolist() == []
    assert retention(stream_of((100, 5, ())), 0, Forgetting(curve))[0] >= 0


def test_nothing_overflows_at_the_extremes() -> None:
    stream = stream_of((0, 10, tuple(range(1200))))
    curves: tuple[Curve, ...] = ("act_r", "ebbinghaus")
    for curve in curves:
        extreme = Forgetting(curve, 1, 8760, 1_000_000)
        for hour in (0, 1, 1200, 87_600):
            assert retention(stream, hour * HOUR, extreme)[0] >= 0
