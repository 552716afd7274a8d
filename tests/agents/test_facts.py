"""Facts as values: what is the same, what cannot hold together, and what a persona becomes by adopting some."""

from __future__ import annotations

import pytest

from agents.facts import Fact, opposed, plain, said_of_itself, same, with_facts
from agents.inner import InnerLife
from agents.persona import LifeContext, Persona, PersonalIdentity


def fact(aspect: str, value: str, n: int = 0, about: str = "tom") -> Fact:
    return Fact(about, aspect, value, f"{value}.", f"ada/1/{n}", "1/x/tom/0", n)


@pytest.mark.parametrize(
    ("one", "other"), [("Old Maps.", "old  maps"), ("the sea", "sea"), ("my garden", "his garden")]
)
def test_articles_case_and_stops_make_no_difference(one: str, other: str) -> None:
    assert plain(one) == plain(other)
    assert same([fact("like", one)], "like", other) is not None


def test_an_aspect_that_has_one_value_is_opposed_by_another() -> None:
    known = [fact("home", "Mill Lane", 0), fact("home", "Hill Street", 1)]
    assert opposed(known, "home", "the square") == known[1]
    assert opposed(known[:1], "home", "mill lane") is None
    assert opposed([fact("favourite colour", "blue")], "home", "red") is None


def test_one_can_like_many_things_but_not_what_one_dislikes() -> None:
    known = [fact("like", "soup"), fact("dislike", "rain", 1)]
    assert opposed(known, "like", "pears") is None
    assert opposed(known, "like", "Rain") == known[1]
    assert opposed(known, "dislike", "the soup") == known[0]


def test_a_persona_takes_up_what_it_adopted_once() -> None:
    persona = Persona(id="ada", name="Ada", personal=PersonalIdentity(likes=("soup",)))
    adopted = [fact("like", "Soup"), fact("like", "pears"), fact("goal", "see the sea"), fact("fact", "I can swim")]
    fuller = with_facts(persona, adopted)
    assert fuller.personal.likes == ("soup", "pears")
    assert fuller.context.goals == ("see the sea",)
    assert fuller.context.facts == ("I can swim.",)
    assert persona.personal.likes == ("soup",)
    assert "pears" in said_of_itself(fuller)


def test_a_life_holds_the_new_fact_instead_of_the_old() -> None:
    life = InnerLife()
    life.notes(fact("home", "Mill Lane", 0), ())
    life.notes(fact("home", "Hill Street", 1), ("ada/1/0",))
    assert [one.value for one in life.facts["tom"]] == ["Hill Street"]
    life.notes(fact("like", "pears", 2, "ida"), ("ada/1/1",))
    assert life.facts["tom"] == ()
    assert life.facts["ida"][0].value == "pears"


def test_an_empty_persona_says_nothing_of_itself() -> None:
    assert not said_of_itself(Persona(id="ada", name="Ada", context=LifeContext())).strip()
