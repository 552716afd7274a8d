"""Means, spreads, intervals and differences against cases worked by hand."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.experiments.statistics import Bootstrap, Interval, difference, millionths, spread

BOOTSTRAP = Bootstrap(resamples=2000, confidence_e6=950_000)
VALUES = st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=12)


def test_mean_and_standard_deviation_are_those_of_the_textbook() -> None:
    one = spread([2, 4, 4, 4, 5, 5, 7, 9], BOOTSTRAP)
    assert (one.n, one.mean, one.sd) == (8, 5.0, 2.13809)


def test_the_interval_of_two_values_reaches_from_one_to_the_other() -> None:
    assert spread([0, 10], BOOTSTRAP).interval == Interval(0.0, 10.0)


def test_an_interval_of_half_the_resamples_lies_within_that_of_nearly_all() -> None:
    values = [millionths(value) for value in (1, 2, 4, 8, 16)]
    half, most = (Bootstrap(2000, level).interval(values) for level in (500_000, 990_000))
    assert half and most
    assert most.low < half.low < half.high < most.high


def test_the_interval_is_that_of_all_resamples_there_are() -> None:
    values = (0, 3, 9)
    sums = sorted(sum(drawn) for drawn in product(values, repeat=3))
    expected = Interval(round(sums[2] / 3, 6), round(sums[-3] / 3, 6))  # number 28 * 0.11 = 3 from either end
    interval = Bootstrap(resamples=27, confidence_e6=780_000).interval([millionths(value) for value in values])
    assert interval == expected == Interval(1.0, 7.0)


def test_resamples_drawn_by_lot_come_near_to_all_there_are() -> None:
    values = [millionths(value) for value in (1, 2, 4, 8, 16)]
    by_lot, all_there_are = (Bootstrap(count, 900_000).interval(values) for count in (3000, 5**5))
    assert by_lot and all_there_are
    assert abs(by_lot.low - all_there_are.low) <= 0.4
    assert abs(by_lot.high - all_there_are.high) <= 0.4


def test_few_resamples_give_their_ends() -> None:
    values = [millionths(value) for value in (1, 2, 3)]
    interval = Bootstrap(resamples=100, confidence_e6=999_000).interval(values)
    assert interval == Interval(1.0, 3.0)


def test_one_value_has_a_mean_and_nothing_else() -> None:
    assert spread([7], BOOTSTRAP) == type(spread([], BOOTSTRAP))(1, 7.0, None, None, "")
    assert spread([], BOOTSTRAP).mean is None


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        ((10, 10, 10), "stable"),
        ((0, 0, 0), "stable"),
        ((1, 3), "unstable"),  # sd 1.414, mean 2: 0.71 of it
        ((3, 5), "stable"),  # sd 1.414, mean 4: 0.35 of it
        ((-1, 1), "unstable"),  # a mean of 0
        ((-3, -5), "stable"),
    ],
)
def test_a_mean_is_unstable_when_its_deviation_is_more_than_half_of_it(values: tuple[int, ...], mark: str) -> None:
    assert spread(values, BOOTSTRAP).mark == mark


def test_differences_are_taken_pair_by_pair() -> None:
    one = difference([(1, 4), (10, 12), (100, 104)], BOOTSTRAP)
    assert (one.n, one.mean, one.same_sign, one.mark) == (3, 3.0, 1.0, "stable")
    assert one.interval == Interval(2.0, 4.0)


@pytest.mark.parametrize(
    ("pairs", "same_sign", "mark"),
    [
        ([(5, 5), (7, 7), (9, 9)], None, "same"),
        ([(0, 1), (0, -1)], None, "unstable"),  # a mean of 0
        ([(0, 9), (0, 9), (0, 9), (0, -9)], 0.75, "unstable"),  # 0 lies within the interval
        ([(0, 5), (0, 5), (0, 0), (0, 0), (0, 5), (0, 5), (0, 0)], 0.571429, "unstable"),  # too few share the sign
        ([(0, -2), (0, -2), (0, -3), (0, -2)], 1.0, "stable"),
    ],
)
def test_a_difference_is_unstable_when_the_seeds_do_not_agree(
    pairs: list[tuple[float, float]], same_sign: float | None, mark: str
) -> None:
    one = difference(pairs, BOOTSTRAP)
    assert (one.same_sign, one.mark) == (same_sign, mark)


def test_a_single_pair_shows_a_difference_and_claims_nothing() -> None:
    assert difference([], BOOTSTRAP).mean is None
    one = difference([(1, 4)], BOOTSTRAP)
    assert (one.mean, one.interval, one.mark) == (3.0, None, "")


@given(VALUES)
def test_an_interval_lies_among_the_values_and_is_the_same_each_time(values: list[int]) -> None:
    interval = Bootstrap(200, 950_000).interval(values)
    assert interval is not None
    assert min(values) - 1 <= interval.low * 1e6 <= interval.high * 1e6 <= max(values) + 1
    assert interval == Bootstrap(200, 950_000).interval(values)


@given(VALUES, st.integers(-1000, 1000))
def test_an_arm_that_is_the_baseline_plus_something_differs_by_that(values: list[int], more: int) -> None:
    pairs = [(value / 1000, value / 1000 + more) for value in values]
    one = difference(pairs, Bootstrap(200, 950_000))
    assert one.interval == Interval(more, more)
    assert one.mark == ("stable" if more else "same")
