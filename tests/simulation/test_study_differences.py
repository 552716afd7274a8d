"""Two studies are compared key by key."""

from __future__ import annotations

import pytest

from simulation.inquiry.study_differences import study_differences
from simulation.reading.loading import load_scenario


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        (["seed=5"], ["seed"]),
        (["conduct.sociability=0.5", "seed=5"], ["seed", "conduct.sociability"]),
        (["people.odile.context.wake=05:00"], ["people.odile.context.wake"]),
        (["measures=[talk]"], ["measures"]),
    ],
)
def test_what_was_changed_is_named(changes: list[str], expected: list[str]) -> None:
    one, other = load_scenario("corner").study, load_scenario("corner", overrides=changes).study
    assert sorted(study_differences(one, other)) == sorted(expected)
    assert sorted(study_differences(other, one)) == sorted(expected)


def test_somebody_whom_one_of_them_lacks_stands_as_a_whole() -> None:
    study = load_scenario("corner").study
    fewer = study.model_copy(update={"people": study.people[1:]})
    assert study_differences(study, fewer) == [f"people.{study.people[0].id}"]
    turned = study.model_copy(update={"people": study.people[::-1]})
    assert study_differences(study, turned) == ["people"]
