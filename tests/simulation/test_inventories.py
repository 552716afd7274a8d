"""Inventories: every person is drawn with things that go together, the same for the same seed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.streams import Stream
from simulation.reading.inventories import drawn_persona
from simulation.reading.loading import load_scenario
from simulation.scenario import CrowdPersona, Study
from simulation.specs.inventory_spec import InventorySpec

LISTS = {
    "draw": {"age": {"from": 20, "to": 60}, "likes": {"from": 2, "to": 2}, "facts": {"from": 2, "to": 2}},
    "occupations": [{"text": "butcher", "not": ["meatless"]}, "baker"],
    "likes": ["old maps", "grilling", {"text": "steak", "is": ["meat"], "not": ["meatless"]}],
    "facts": {
        "food": [{"text": "I never eat meat.", "is": ["meatless"], "not": ["meat"]}],
        "family": [{"text": "I have grandchildren.", "from": 50}, {"text": "I am a student.", "to": 25}],
        "kin": [{"text": "I am a grandmother.", "needs": ["she"]}],
    },
}


def scenario(folder: Path, lists: Any, **crowd: Any) -> Path:
    (folder / "lists.yaml").write_text(json.dumps(lists), encoding="utf-8")
    data = {
        "schema": 1,
        "name": "drawn",
        "places": [{"name": "the hall"}],
        "crowds": [{"id": "p", "count": 60, "inventory": "lists.yaml", **crowd}],
    }
    path = folder / "drawn.yaml"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def people(folder: Path, seed: int = 1, **crowd: Any) -> Study:
    return load_scenario(scenario(folder, LISTS, **crowd), seed=seed).study


def test_what_does_not_go_together_is_not_drawn_together(tmp_path: Path) -> None:
    found = people(tmp_path).people
    for person in found:
        meatless = "I never eat meat." in person.context.facts
        assert not (meatless and ("steak" in person.personal.likes or person.social.occupation == "butcher"))
        assert person.social.age is not None and 20 <= person.social.age <= 60
        assert "I have grandchildren." not in person.context.facts or person.social.age >= 50
        assert "I am a student." not in person.context.facts or person.social.age <= 25
        assert "I am a grandmother." not in person.context.facts or person.social.pronouns == "she"
    assert any("I never eat meat." in person.context.facts for person in found)
    assert len({person.personal.style.warmth for person in found}) > 30


def test_the_same_seed_draws_the_same_people_and_another_seed_others(tmp_path: Path) -> None:
    assert people(tmp_path).people == people(tmp_path).people
    assert people(tmp_path).people != people(tmp_path, seed=2).people


def test_what_the_crowd_says_of_its_people_stays(tmp_path: Path) -> None:
    like = {"social": {"age": 40, "occupation": "clown", "pronouns": "he"}, "personal": {"likes": ["rain"]}}
    for person in people(tmp_path, persona=like).people:
        assert (person.social.age, person.social.occupation, person.social.pronouns) == (40, "clown", "he")
        assert person.personal.likes[0] == "rain"


def test_an_empty_inventory_draws_an_age_and_no_more() -> None:
    drawn = drawn_persona(InventorySpec(), CrowdPersona(), Stream(1, "inventory"))
    assert drawn.social.age is not None and drawn.context.facts == () and drawn.social.occupation is None


@pytest.mark.parametrize(
    ("inventory", "problem"),
    [
        ({"likes": [{"texte": "old maps"}]}, "likes.0"),
        ({"draw": {"age": {"from": 60, "to": 20}}}, "from 60 is more than to 20"),
        ([1, 2], "the file"),
    ],
)
def test_a_bad_inventory_is_refused_with_its_file(tmp_path: Path, inventory: Any, problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem) as refused:
        load_scenario(scenario(tmp_path, inventory))
    assert refused.value.file is not None and refused.value.file.name == "lists.yaml"


@pytest.mark.parametrize("name", ["missing.yaml", "../lists.yaml", "/lists.yaml"])
def test_a_file_that_cannot_be_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScenarioError, match="inventory"):
        load_scenario(scenario(tmp_path, LISTS, inventory=name))


def test_a_file_that_is_not_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = scenario(tmp_path, LISTS)
    (tmp_path / "lists.yaml").write_text("likes: [", encoding="utf-8")
    with pytest.raises(ScenarioError):
        load_scenario(path)


def test_the_packaged_inventory_gives_hundreds_of_people_who_are_all_different() -> None:
    found = load_scenario("personachat").study.people
    assert len(found) == 400
    assert len({json.dumps(one.model_dump(exclude={"id", "name"}, mode="json")) for one in found}) == 400
    facts = {fact for one in found for fact in (*one.context.facts, *one.personal.likes, *one.personal.dislikes)}
    assert len(facts) > 300
    assert all(len(one.context.facts) >= 2 and one.social.occupation for one in found)
