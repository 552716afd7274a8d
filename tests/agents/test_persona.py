"""Personas: blocks can be hidden from the mind, and what lives in the body stays."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from agents.persona import BigFive, Habit, LifeContext, Persona, PersonalIdentity, SocialIdentity

ADA = Persona(
    id="ada",
    name="Ada Brook",
    social=SocialIdentity(age=40, pronouns="she", occupation="baker", groups=("choir",)),
    personal=PersonalIdentity(traits=BigFive(openness=0.9), likes=("soup",)),
    context=LifeContext(
        home="east",
        wake="05:00",
        sleep="21:00",
        habits=(Habit(do="baking", start="06:00", end="09:00"),),
        goals=("win",),
    ),
)


def test_nothing_hidden_is_the_same_persona() -> None:
    assert ADA.without(frozenset()) is ADA


def test_the_social_block_hides_all_but_the_pronouns() -> None:
    hidden = ADA.without(frozenset({"social"}))
    assert hidden.social == SocialIdentity(pronouns="she")
    assert (hidden.personal, hidden.context, hidden.name) == (ADA.personal, ADA.context, ADA.name)


def test_the_personal_block_hides_traits_and_likes() -> None:
    hidden = ADA.without(frozenset({"personal"}))
    assert hidden.personal == PersonalIdentity()
    assert hidden.social == ADA.social


def test_the_context_block_hides_habits_but_leaves_home_and_hours() -> None:
    hidden = ADA.without(frozenset({"context"}))
    assert hidden.context == LifeContext(home="east", wake="05:00", sleep="21:00")


def test_all_blocks_can_be_hidden_at_once() -> None:
    hidden = ADA.without(frozenset({"social", "personal", "context"}))
    assert "soup" not in repr(hidden)
    assert "baker" not in repr(hidden)
    assert "baking" not in repr(hidden)


def test_a_persona_made_by_hand_without_an_id_says_so() -> None:
    with pytest.raises(ValueError, match="'Ben' has no id"):
        _ = Persona(name="Ben").slug


def test_values_never_change_and_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        ADA.name = "Eve"
    with pytest.raises(ValidationError):
        Persona.model_validate({"name": "Ben", "colour": "red"})
