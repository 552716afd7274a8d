"""Which facts of a persona a turn used: those its words say, and those that common sense finds behind them."""

from __future__ import annotations

import pytest

from agents.commonsense import FIELDS, expanded, fields_of, shared_fields
from agents.embedding import StaticEmbedder, similarity_e6
from agents.persona import Habit, LifeContext, Persona, PersonalIdentity, SocialIdentity
from agents.persona_facts import MOST_USED, confirmed_facts, facts_of, used_in
from agents.talk import Subject

PERSONA = Persona(
    id="orla",
    name="Orla Quist",
    social=SocialIdentity(age=51, occupation="baker", groups=("the choir",), origin="the islands"),
    personal=PersonalIdentity(
        likes=("old maps", "walking early"), dislikes=("gossip",), values=("patience",), skills=("mending nets",)
    ),
    context=LifeContext(
        goals=("build a boat of my own",),
        facts=("I kept bees when I was young.", "On Mondays I close at a quarter past seven."),
        habits=(Habit(do="sweeping the yard", start="07:00", end="07:30"),),
    ),
)
FACTS = facts_of(PERSONA)
EMBEDDER = StaticEmbedder()


def alike(one: str, other: str) -> int:
    return similarity_e6(*EMBEDDER.embed([one, other]))


def test_every_fact_of_a_persona_has_a_key_of_its_own() -> None:
    keys = [fact.key for fact in FACTS]
    assert len(set(keys)) == len(keys)
    assert keys[:4] == ["work:baker", "age:51", "origin:the islands", "group:the choir"]
    assert "habit:sweeping the yard" in keys
    assert "fact:I kept bees when I was young" in keys


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("I could look at old maps all day.", ("like:old maps",)),
        ("The dough is waiting, and the oven is hot.", ("work:baker",)),
        ("I'd like to build a boat of my own some day.", ("goal:build a boat of my own",)),
        ("I turned fifty; no, 51 it is.", ("age:51",)),
        ("Somebody will have to sweep the yard.", ("habit:sweeping the yard",)),
        ("It is an old story.", ()),
        ("I'll be there at a quarter past seven.", ()),
        ("How are you today?", ()),
        ("", ()),
    ],
)
def test_a_turn_uses_what_its_words_say_or_what_common_sense_finds_behind_them(
    text: str, used: tuple[str, ...]
) -> None:
    assert used_in(text, FACTS) == used


def test_what_the_composer_says_it_spoke_of_counts_without_its_words() -> None:
    subject = Subject("like", ":why", "old maps", "orla")
    assert used_in("It settles the mind.", FACTS, subject=subject, speaker="orla") == ("like:old maps",)
    assert used_in("It settles the mind.", FACTS, subject=subject, speaker="bo") == ()
    assert used_in("Nothing.", FACTS, subject=Subject("like", ":why", "", "orla"), speaker="orla") == ()


def test_a_turn_names_only_the_few_facts_it_leant_on_most() -> None:
    text = "Old maps, patience, gossip, mending nets, walking early: I have it all."
    assert len(used_in(text, FACTS)) == MOST_USED


def test_what_a_model_declares_counts_only_where_its_words_bear_it_out() -> None:
    said = "The chart shows every rock along the coast."
    assert confirmed_facts(said, ["I like old maps"], FACTS, alike) == ("like:old maps",)
    assert confirmed_facts("Good morning to you.", ["I like old maps"], FACTS, alike) == ()
    assert confirmed_facts(said, ["my uncle's goat"], FACTS, alike) == ()
    assert confirmed_facts("A swarm of bees came over.", ["kept bees"], FACTS, lambda *_: 0) == (
        "fact:I kept bees when I was young",
    )


def test_a_declared_fact_counts_where_the_words_come_near_to_it_in_meaning() -> None:
    assert confirmed_facts("Somebody said it.", ["age: 51"], FACTS, lambda *_: 900_000) == ("age:51",)


def test_common_sense_knows_what_goes_with_a_trade_and_adds_none_of_the_words_there_were() -> None:
    assert "flour" in expanded("baker")
    assert not expanded("an unheard-of trade")
    assert not expanded("baking bread") & {"bread", "bak"}
    assert fields_of("playing chess on trains") == ("trains", "chess")
    assert len({field.name for field in FIELDS}) == len(FIELDS)


def test_two_people_share_the_fields_that_both_have_something_about() -> None:
    assert shared_fields(["sailing"], ["a chart of the harbour", "tea"]) == ("sea",)
    assert shared_fields(["sailing"], ["tea"]) == ()
