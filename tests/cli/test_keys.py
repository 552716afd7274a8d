"""`townsfolk keys` says in words what may stand where in a scenario file."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.errors import QuestionError
from simulation.reading.keys import parts_at
from tests.cli.calling import call


def test_the_whole_file_is_told_key_by_key() -> None:
    (whole,) = parts_at("")
    assert {"places", "people", "claims", "settings"} <= {line.key for line in whole.keys}
    assert next(line.default for line in whole.keys if line.key == "places") == "needed"


@pytest.mark.parametrize(
    ("path", "key", "takes"),
    [
        ("people.context", "wake", "a time of day"),
        ("topics.0.first", "spread", "a number from 0 to 1"),
        ("people", "context", "a mapping"),
        ("places.things.can", "do", "text"),
    ],
)
def test_parts_are_told_by_their_path(path: str, key: str, takes: str) -> None:
    (part,) = parts_at(path)
    assert next(line.takes for line in part.keys if line.key == key).startswith(takes)


def test_where_kinds_can_be_chosen_each_is_told() -> None:
    assert {"town", "forum", "debate"} <= {part.kind for part in parts_at("protocol")}
    assert {"tell", "leave"} <= {part.kind for part in parts_at("interventions")}


def test_a_leaf_says_what_it_takes() -> None:
    (leaf,) = parts_at("people.personal.traits.openness")
    assert (leaf.takes, leaf.keys) == ("a number from 0 to 1", ())


def test_a_key_that_is_none_names_the_nearest() -> None:
    with pytest.raises(QuestionError, match=r"there is no key 'contxt' in 'people\.contxt'; expected 'context'"):
        parts_at("people.contxt")
    assert call("keys", "people.name.first").code == 2


def test_the_command_prints_words_or_json() -> None:
    told = call("keys", "people.context").out
    assert told.startswith("people.context: a mapping. How a person's days go")
    assert "\n  wake    a time of day such as 07:30" in told
    assert call("keys", "people.context", "--json").data[0]["keys"][0]["key"] == "home"


def test_a_key_in_the_wrong_part_is_sent_to_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text(
        "schema: 1\nname: town\nplaces: [{id: home, name: home, kind: home}]\n"
        "people:\n  - {name: Ada, personal: {goals: [win]}}\n"
    )
    assert "unknown key 'goals' (people.0.personal.goals); expected 'context.goals'" in call("check", file).err
