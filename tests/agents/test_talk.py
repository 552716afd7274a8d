"""What is said has an id, and details known from two tellings are those of either."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agents.talk import DETAILS, Act, Detail, Utterance, merged_details

PARTS = st.lists(st.sampled_from(DETAILS), unique=True).map(tuple)


@given(PARTS, PARTS)
def test_merged_details_are_those_of_either_in_their_order(
    first: tuple[Detail, ...], second: tuple[Detail, ...]
) -> None:
    merged = merged_details(first, second)
    assert set(merged) == {*first, *second}
    assert list(merged) == sorted(merged, key=DETAILS.index)
    assert merged == merged_details(second, first)


@given(PARTS)
def test_merging_nothing_new_adds_nothing(known: tuple[Detail, ...]) -> None:
    assert set(merged_details(known, ())) == set(merged_details(known, known)) == set(known)


def test_an_utterance_is_named_after_its_conversation() -> None:
    said = Utterance("3/cafe/ada", 2, 3, 0, "ada", ("ben",), "Hello.", Act.GREET)
    assert said.id == "3/cafe/ada/2"
