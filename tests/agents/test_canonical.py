"""One value has one canonical text and one digest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from agents.canonical import canonical_json, digest, later, plain

NO_FLOATS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


class Colour(Enum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


@dataclass(frozen=True)
class Pair:
    first: int
    second: tuple[str, ...]


@given(NO_FLOATS)
def test_canonical_text_is_json_that_reads_back_as_the_value(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(max_size=4), st.integers(), min_size=2, max_size=6))
def test_the_order_in_which_keys_came_does_not_show(value: dict[str, int]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))


@pytest.mark.parametrize("value", [0.5, 1.0, [0.1], {"a": 0.1}, (1, (2, 3.0)), Pair(1, (2.0,))])  # type: ignore[arg-type]
def test_floats_are_refused_wherever_they_hide(value: object) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical_json(value)


@pytest.mark.parametrize("value", [{1, 2}, frozenset({1}), b"bytes", object(), Pair])
def test_what_has_no_one_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical text"):
        canonical_json(value)


def test_dataclasses_and_enums_become_objects_and_their_values() -> None:
    assert plain(Pair(Level.HIGH, ("a",))) == {"first": 3, "second": ["a"]}
    assert canonical_json([Colour.RED.value, Level.HIGH, True]) == '["red",3,true]'


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_digests_tell_apart_where_one_part_ends_and_the_next_begins(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)


def test_digests_are_the_same_on_every_machine() -> None:
    assert digest("townsfolk") == "43a54b440c0b593779d1ecc350431eae"
    assert digest() == "cae66941d9efbd404e4d88758ea67670"


def test_text_and_its_bytes_have_one_digest_lone_surrogates_included() -> None:
    assert digest("é") == digest("é".encode())
    assert digest("\ud800") != digest("\ud801")


def test_a_field_that_came_later_is_left_out_of_the_text_where_it_is_not_used() -> None:
    @dataclass(frozen=True)
    class Turn:
        text: str
        skill: Annotated[str, later("")] = ""

    adapter = TypeAdapter(Turn)
    assert adapter.dump_json(Turn("Hello.")) == b'{"text":"Hello."}'
    assert adapter.dump_json(Turn("Hello.", "chat")) == b'{"text":"Hello.","skill":"chat"}'
    assert adapter.validate_json(b'{"text":"Hello."}') == Turn("Hello.")
