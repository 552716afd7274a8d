"""Facts out of what people say, and people of a scenario made of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agents.minds.rules import RulesMind
from simulation.dialogues.corpus import Corpus, Speaker, Turn
from simulation.dialogues.noting import noted_by, noted_profiles
from simulation.dialogues.profiles import Stated, agrees, contradicts, stated
from simulation.dialogues.seeding import persona_file, personas, profile, profiles
from simulation.reading.loading import load_scenario
from simulation.run import simulate
from simulation.scenario import Settings
from tests.dialogues import corpora


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I work as a nurse.", [("work", "nurse")]),
        ("i am a yoga instructor .", [("work", "yoga instructor")]),
        ("I'm a big fan of jazz", [("like", "jazz")]),
        ("I really enjoy long walks, but I hate rain.", [("like", "long walks"), ("dislike", "rain")]),
        ("I don't care for people who run for a tram.", [("dislike", "people who run for a tram")]),
        ("i like to remodel homes.", [("like", "to remodel homes")]),
        ("My favorite color is blue.", [("favourite color", "blue")]),
        ("I'm from Ohio but I live in Texas.", [("origin", "Ohio"), ("home", "Texas")]),
        ("i've two cats and a dog", [("have", "two cats")]),
        ("I am 31 years old", [("age", "31")]),
        ("My dog is called Rex.", [("dog", "Rex")]),
        ("My name is Ann Brook.", [("name", "Ann Brook")]),
        ("I want to see the coast in winter.", [("goal", "see the coast in winter")]),
        ("Quiet matters to me.", [("value", "Quiet")]),
        ("I'm good at mending nets.", [("skill", "mending nets")]),
        ("I belong to the choir.", [("group", "the choir")]),
    ],
)
def test_statements_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted((one.aspect, one.value) for one in stated(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Do I like rain?", "I would love to go.", "If I like it, fine.", "I used to work as a nurse.",
        "You like old maps.", "I am tired.", "I'm a lover of all things.", "I have no idea.", "I like it.",
        "I love you.", "I'm 900 years old.", "I am a bit late.", "I want to ask you something.", "", "I like that.",
    ],
)  # fmt: skip
def test_what_is_asked_supposed_or_vague_is_no_statement(text: str) -> None:
    assert stated(text) == ()


def test_statements_clash_and_agree() -> None:
    def one(text: str) -> Stated:
        (found,) = stated(text)
        return found

    assert contradicts(one("I love old maps."), one("I hate old maps."))
    assert not contradicts(one("I love old maps."), one("I hate new maps."))
    assert contradicts(one("I am 30 years old."), one("I am 31 years old."))
    assert contradicts(one("I come from Ohio."), one("I come from Texas."))
    assert not contradicts(one("I like tea."), one("I like coffee."))
    assert agrees(one("I like old maps."), one("I like very old maps."))
    assert not agrees(one("I like old maps."), one("I like tea."))
    assert agrees(one("I am 30 years old."), one("I'm 30 years old."))


def people_of(*texts: str, name: str = "Ann Brook", persona: tuple[str, ...] = ()) -> Corpus:
    return Corpus((corpora.talk("1", [("ann", text) for text in texts]),), (Speaker("ann", name, persona),))


def test_profiles_put_what_is_given_first_and_keep_no_clash() -> None:
    corpus = people_of("I am 30 years old. I love tea. I hate tea.", persona=("I am 31 years old.", "Loud and proud."))
    (found,) = profiles(corpus)
    assert [(one.aspect, one.value) for one in found.facts] == [("age", "31"), ("like", "tea")]
    assert found.sentences == ("Loud and proud.",)


def test_a_persona_has_every_fact_in_its_place() -> None:
    corpus = people_of(
        "I work as a vet. I come from Ohio. I live in Texas. I like tea. I hate rain. I want to learn to swim. I"
        " have two cats. I'm good at chess. I belong to the choir. Patience matters to me. My favourite colour is red.",
        persona=("Tall and\nthin",),
    )
    (ann,) = personas(profiles(corpus))
    assert (ann.id, ann.name, ann.social.occupation, ann.social.origin) == ("ann-brook", "Ann Brook", "vet", "Ohio")
    assert (ann.personal.likes, ann.personal.dislikes, ann.personal.skills) == (("tea",), ("rain",), ("chess",))
    assert (ann.personal.values, ann.context.goals, ann.social.groups) == (
        ("Patience",), ("learn to swim",), ("the choir",),
    )  # fmt: skip
    assert ann.context.facts == (
        "I live in Texas.",
        "I have two cats.",
        "My favourite colour is red.",
        "Tall and thin.",
    )


def test_people_without_names_get_one_and_few_facts_are_too_few() -> None:
    corpus = people_of("I like tea. I like rain. I like fog.", name="User 1")
    (found,) = personas(profiles(corpus), seed=3)
    assert len(found.name.split()) == 2
    assert "User" not in found.name
    assert [found.name] == [one.name for one in personas(profiles(corpus), seed=3)]
    assert personas(profiles(corpus), least=4) == []
    (named,) = personas(profiles(people_of("my name is zoe. I like tea. I like fog.", name="speaker_1")))
    assert named.name == "Zoe"


def test_two_of_one_name_stay_two() -> None:
    facts = stated("I like tea.") + stated("I like fog.") + stated("I like rain.")
    people = personas([profile(Speaker(own, "Ann"), facts) for own in ("a", "b")])
    assert [(one.id, one.name) for one in people] == [("ann", "Ann"), ("ann-2", "Ann 2")]


def test_traits_fill_what_nobody_said() -> None:
    speaker = Speaker("x", "Ann", (), (("age", "44"), ("occupation", "chef"), ("birth_city_country", "Lima, Peru")))
    (found,) = personas([profile(speaker, stated("I work as a vet."))], least=1)
    assert (found.social.age, found.social.occupation, found.social.origin) == (44, "vet", "Lima, Peru")


@pytest.mark.parametrize("name", corpora.NASTY)
def test_whatever_people_are_called_and_say_a_scenario_takes_the_file(name: str, tmp_path: Path) -> None:
    corpus = people_of(f"I like tea. I like {name}. My favourite colour is {name}. I have two cats.", name=name)
    people = personas(profiles(corpus), least=1)
    (tmp_path / "people.yaml").write_text(persona_file(people, f"from {name}"), encoding="utf-8", newline="")
    scenario = tmp_path / "seeded.yaml"
    scenario.write_text(
        'schema: 1\nname: seeded\nclock: {start: "2026-05-04T07:00", end: "2026-05-04T08:00"}\n'
        "places: [{id: room, name: the room, kind: home}]\npersonas: [people.yaml]\nsettings: {vectors: false}\n"
    )
    read = load_scenario(scenario)
    assert [one.name for one in read.study.people] == [people[0].name]


def test_seeded_people_talk(tmp_path: Path) -> None:
    corpus = Corpus(
        (
            corpora.talk(
                "1", [("a", "I like tea. I work as a vet. I come from Ohio."), ("b", "I like fog. I am 30 years old.")]
            ),
        ),
        (Speaker("a", "User 1"), Speaker("b", "User 2")),
    )
    (tmp_path / "people.yaml").write_text(persona_file(personas(profiles(corpus), least=2), "a test"))
    scenario = tmp_path / "seeded.yaml"
    scenario.write_text(
        'schema: 1\nname: seeded\nclock: {start: "2026-05-04T08:00", end: "2026-05-04T10:00"}\n'
        "places: [{id: room, name: the room, kind: home}]\npersonas: [people.yaml]\nsettings: {vectors: false}\n"
        "network: {generator: complete, kind: friend}\nconduct: {sociability: 3.0}\n"
    )
    assert simulate(scenario, tmp_path / "run").info().utterances > 0


def test_a_mind_reads_profiles_too() -> None:
    corpus = people_of("I live in Ohio.", "I work as a vet, you know.", persona=("I like tea.",))
    (found,) = asyncio.run(noted_by(corpus, RulesMind()))
    assert {(one.aspect, one.value) for one in found.facts} >= {("like", "tea"), ("home", "Ohio")}
    (again,) = noted_profiles(corpus, Settings(mind="rules"))
    assert again == found
    assert Turn("1", "a", "x").reply_to == ""
