"""Background stories: one that fits, told in the first person with its events in order, and the same ever after."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from agents.commonsense import FIELDS
from agents.facts import STORY, Fact, with_facts
from agents.minds.checking import Check, Senseless, checked
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import decide
from agents.minds.rules.speech.stories import how_it_came
from agents.stories import STORIES, in_order, story_for
from agents.streams import Stream
from agents.talk import Act, Source, Subject, Utterance
from agents.tasks import SAY, TELL_STORY
from agents.tasks.noting import StoryTold
from tests.agents.inquiries import EVENTS, ME, NOW, PERSONA, SAYING, question

MAPS = Fact("orla", STORY, "like:old maps", "Once I found a chart. Then I followed it.", "orla/3/0", "c/1", 900)


def asks(text: str, subject: Subject | None, act: Act = Act.ASK) -> Utterance:
    return Utterance("50/mill/pavo", 0, 50, NOW.seconds, "pavo", ("orla",), text, act, subject)


WHY_MAPS = asks("What do you see in old maps?", Subject("like", ":why", "old maps", "orla"))


def test_every_story_has_events_of_its_own_and_fits_known_fields() -> None:
    known = {field.name for field in FIELDS} | {"work", "wish"}
    assert all(len(story.events) >= 3 and story.fields <= known for story in STORIES)
    assert len({story.id for story in STORIES}) == len(STORIES)


def test_there_are_stories_for_most_of_what_people_are_and_do() -> None:
    told = Counter(field for story in STORIES for field in story.fields)
    assert len(STORIES) >= 120
    assert all(told[field.name] for field in FIELDS)
    assert sum(told[field.name] >= 2 for field in FIELDS) >= len(FIELDS) - 5


def test_what_a_story_left_behind_is_told_as_it_is_now() -> None:
    asked = question(TELL_STORY)
    events = ("swapped a watch for a drum", "was taught one rhythm", "still count everything in sevens")
    for number in range(20):
        told = decide(question(TELL_STORY, replace(asked.input, events=events), n=number))
        assert isinstance(told, StoryTold)
        assert "end I still" not in told.text
        assert "then I still" not in told.text


def test_a_story_fits_what_the_fact_is_about_and_is_not_told_of_two_facts() -> None:
    first = story_for("old maps", "like", Stream(1, "s"))
    assert first is not None
    assert "maps" in first.fields
    assert story_for("old maps", "like", Stream(1, "s"), {first.id}) != first
    assert story_for("unheard-of things", "like", Stream(1, "s")) is None
    general = story_for("do the unheard-of", "goal", Stream(1, "s"))
    assert general is not None
    assert "wish" in general.fields


def test_rules_tell_the_events_in_the_first_person_and_in_order() -> None:
    for number in range(20):
        for story in STORIES:
            asked = question(TELL_STORY, replace(question(TELL_STORY).input, events=story.events), n=number)
            told = decide(asked)
            assert isinstance(told, StoryTold)
            assert in_order(told.text, story.events)
            assert told.text.count("I ") >= len(story.events)
    assert decide(question(TELL_STORY, replace(question(TELL_STORY).input, events=()))) == StoryTold(text="")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("I found a chart in a drawer, and followed it to a wall.", True),
        ("I followed it to a wall; I had found a chart in a drawer.", False),
        ("I found a chart in a drawer.", False),
        ("", False),
    ],
)
def test_a_model_has_to_keep_the_events_and_their_order(text: str, holds: bool) -> None:
    assert in_order(text, EVENTS) is holds
    asked = question(TELL_STORY)
    if text and not holds:
        with pytest.raises(Senseless, match="in their order"):
            checked(asked, StoryTold(text=text), Labels("orla", ()))
    else:
        assert checked(asked, StoryTold(text=text), Labels("orla", ()))[0].text == text
    assert Check(Labels("orla", ())).trimmed is False


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        (WHY_MAPS, True),
        (asks("How did you come to like old maps?", Subject("like", "", "old maps", "orla")), True),
        (asks("Do you like old maps?", Subject("like", "", "old maps", "orla")), False),
        (asks("Why do I like soup?", Subject("like", ":why", "soup", "pavo")), False),
        (asks("Why?", None), False),
        (replace(WHY_MAPS, speaker="orla"), False),
        (replace(WHY_MAPS, addressees=("tilda",)), False),
    ],
)
def test_who_is_asked_how_it_came_is_told_by_the_question(turn: Utterance, asked: bool) -> None:
    assert (how_it_came(turn, "orla") is not None) is asked


def test_a_story_that_was_told_is_told_again_in_the_same_words_and_once_a_talk() -> None:
    given = replace(SAYING, me=replace(ME, stories=(MAPS,)), transcript=(WHY_MAPS,), partners=SAYING.partners[:1])
    turn = decide(question(SAY, given))
    assert MAPS.text in turn.text  # type: ignore[attr-defined]
    assert turn.memories == ("orla/3/0",)  # type: ignore[attr-defined]
    told = replace(WHY_MAPS, n=1, speaker="orla", text=MAPS.text, act=Act.ANSWER, source=Source.COMPOSED)
    later = replace(given, transcript=(WHY_MAPS, told, replace(WHY_MAPS, n=2)))
    assert MAPS.text not in decide(question(SAY, later)).text  # type: ignore[attr-defined]


def test_a_story_is_no_fact_of_the_persona_and_stands_in_its_prompts() -> None:
    assert with_facts(PERSONA, (MAPS,)) == PERSONA
    prompt = rendered(question(SAY, replace(SAYING, me=replace(ME, stories=(MAPS,)))), json_schema=True)
    assert prompt is not None
    assert MAPS.text in prompt.messages[1].content
