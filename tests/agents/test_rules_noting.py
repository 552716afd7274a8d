"""What the rules keep of what others say of themselves, and what they settle when asked."""

from __future__ import annotations

import pytest

from agents.persona import LifeContext, PersonalIdentity
from agents.talk import Act, Subject, SubjectKind, Utterance
from agents.tasks import ADOPT_FACT, NOTE_FACTS
from agents.tasks.noting import AdoptedFact, AdoptFactInput, Facts, NoteFactsInput
from tests.agents.rules_town import MILLER, ask, me, moment


def turn(text: str, kind: SubjectKind | None = None, value: str = "", act: Act = Act.INFORM, n: int = 0) -> Utterance:
    subject = Subject(kind, "", value, "tom") if kind else None
    return Utterance("1/mill/tom", n, 1, 60, "tom", ("mara",), text, act, subject)


def noted(*turns: Utterance) -> list[tuple[str, str]]:
    answer: Facts = ask(NOTE_FACTS, NoteFactsInput(me(), moment(), turns, (), ()))
    return [(fact.aspect, fact.value) for fact in answer.facts]


def test_what_a_turn_is_about_is_kept_where_it_is_the_speakers_own() -> None:
    assert noted(turn("Give me old maps any day.", "like", "old maps")) == [("like", "old maps")]
    assert noted(turn("I want to post a card.", "goal", "my wish to post a card")) == [("goal", "post a card")]
    assert noted(turn("I'm a barista.", "work", "my work as a barista", Act.ANSWER)) == [("work", "barista")]


def test_what_is_asked_or_not_in_the_words_is_not_kept() -> None:
    assert noted(turn("Why old maps?", "like", "old maps", Act.ASK)) == []
    assert noted(turn("It asks nothing of me.", "like", "old maps")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My favourite colour is dark green.", [("favourite colour", "dark green")]),
        ("Well, my dog is called Bruno, you know.", [("dog", "Bruno")]),
        ("I live in Mill Lane now.", [("home", "Mill Lane now")]),
        ("I come from the islands.", [("origin", "the islands")]),
        ("I work as a baker.", [("work", "baker")]),
        ("If I live in Mill Lane, then what?", []),
        ("I don't think I live in luxury.", []),
        ("Is your dog called Bruno?", []),
        ("My word!", []),
    ],
)
def test_plain_statements_are_kept_and_questions_and_denials_are_not(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert noted(turn(text)) == expected


def test_each_thing_is_kept_once() -> None:
    assert noted(turn("I live in Mill Lane."), turn("I live in Mill Lane!", n=1)) == [("home", "Mill Lane")]


def adopted(aspect: str, likes: tuple[str, ...] = ()) -> str:
    persona = MILLER.model_copy(update={"personal": PersonalIdentity(likes=likes), "context": LifeContext()})
    answer: AdoptedFact = ask(ADOPT_FACT, AdoptFactInput(me(persona), moment(), "And you?", aspect))
    return answer.value


@pytest.mark.parametrize("aspect", ["like", "dislike", "goal", "value", "fact"])
def test_there_is_something_to_say_of_oneself_and_it_stays_the_same(aspect: str) -> None:
    assert adopted(aspect) == adopted(aspect) != ""


def test_nothing_is_made_up_of_other_kinds() -> None:
    assert adopted("shoe size") == ""


def test_what_is_adopted_goes_against_nothing() -> None:
    assert "slam" not in adopted("dislike", ("doors that slam", "hurried rooms", "telephones", "coffee", "damp queues"))
