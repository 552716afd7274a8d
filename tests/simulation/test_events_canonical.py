"""Events have one text each: nothing in them could be written in two ways."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping

import pytest

from simulation.events import Event, Woke, event_json, parse_event

PLAIN = (str, int, bool, type(None))


def _held_types(kind: object) -> typing.Iterator[object]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        for hint in typing.get_type_hints(kind).values():
            yield from _held_types(hint)
    elif typing.get_origin(kind) is typing.Literal:
        yield str
    elif typing.get_args(kind):
        yield typing.get_origin(kind)
        for part in typing.get_args(kind):
            if part is not Ellipsis:
                yield from _held_types(part)
    else:
        yield kind


@pytest.mark.parametrize("kind", typing.get_args(Event), ids=lambda kind: kind.__name__)
def test_an_event_holds_no_float_no_set_and_no_mapping(kind: type) -> None:
    for held in _held_types(kind):
        if isinstance(held, type):
            assert not issubclass(held, float | set | frozenset | Mapping), held


def test_an_event_keeps_names_as_they_are_and_comes_back_equal() -> None:
    event = Woke('王芳 "the tall" <b>')
    assert event_json(event) == '{"person":"王芳 \\"the tall\\" <b>","kind":"woke"}'
    assert parse_event(event_json(event)) == event


def test_half_a_character_is_refused_rather_than_written() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        event_json(Woke("\ud800"))
