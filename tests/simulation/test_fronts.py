"""Fronts of policies, and what a stated price makes of them."""

from __future__ import annotations

import pytest

from simulation.experiments.fronts import pareto_front, priced

POLICIES = {"none": (0.9, 0.0), "early": (0.2, 6.0), "late": (0.5, 6.0), "daily": (0.2, 42.0), "same": (0.2, 6.0)}


def test_a_front_holds_what_nothing_beats() -> None:
    assert pareto_front(POLICIES) == ("early", "same", "none")
    assert pareto_front({}) == ()


def test_what_is_best_depends_on_the_price() -> None:
    assert priced(POLICIES, (1.0, 1.0)) == ("none", 0.9)
    assert priced(POLICIES, (100.0, 1.0)) == ("early", 26.0)


def test_points_and_prices_must_fit() -> None:
    with pytest.raises(ValueError, match="as many values"):
        pareto_front({"a": (1.0,), "b": (1.0, 2.0)})
    with pytest.raises(ValueError, match="a price"):
        priced(POLICIES, (1.0,))
