"""Stories in a running world: settled once when asked, kept as facts about oneself, and told the same ever after."""

from __future__ import annotations

from typing import Any

from agents.facts import STORY
from agents.talk import Act
from agents.tasks.noting import StoryTold
from agents.tasks.speaking import SubjectAnswer, Turn
from simulation.events import FactNoted, Uttered
from tests.doubles import ScriptedMind, Tape, fingerprint, played, sociable, tiny_town


def curious(question: Any) -> Turn | None:
    """Ask the other, as long as nobody has asked, why it likes what it likes."""
    given = question.input
    if len(given.transcript) % 2:
        return None
    other = given.partners[0].id
    like = "music" if other in ("ben", "dan") else "old maps"
    subject = SubjectAnswer(kind="like", ref=":why", text=like, owner=other)
    return Turn(text=f"What do you see in {like}?", act=Act.ASK, subject=subject)


def told(tape: Tape) -> list[FactNoted]:
    noted = [event for _, event in tape.events if isinstance(event, FactNoted)]
    return [event for event in noted if event.fact.aspect == STORY]


def with_stories() -> Tape:
    return played(tiny_town(memory={"stories": True}), ScriptedMind({"react": sociable, "say": curious}))


def test_a_story_is_settled_once_and_told_in_the_same_words_to_everybody() -> None:
    tape = with_stories()
    found = told(tape)
    assert found
    assert len({(event.person, event.fact.value) for event in found}) == len(found)
    by_person = {event.person: event.fact for event in found}
    lines = [event.utterance for _, event in tape.events if isinstance(event, Uttered)]
    tellings = [line for line in lines for one in by_person.values() if one.text in line.text]
    assert len(tellings) > len(found)
    for line in tellings:
        assert by_person[line.speaker].text in line.text
        assert by_person[line.speaker].value in line.persona_used or line.persona_used


def test_a_story_is_kept_as_a_fact_about_oneself_with_the_question_it_answered() -> None:
    tape = with_stories()
    for event in told(tape):
        stream = tape.engine.state.streams[event.person]
        assert event.strategy == "adopted"
        assert event.fact.about == event.person
        assert event.fact.memory in stream
        assert stream[event.fact.memory].cites == (event.fact.source,)


def test_without_the_switch_nobody_tells_stories() -> None:
    mind = ScriptedMind({"react": sociable, "say": curious})
    assert not told(played(tiny_town(), mind))
    assert not any(question.task.name == "tell_story" for question in mind.questions)


def test_who_would_rather_not_tell_is_asked_again_another_time() -> None:
    mind = ScriptedMind({"react": sociable, "say": curious, "tell_story": lambda _: StoryTold(text=" ")})
    assert not told(played(tiny_town(memory={"stories": True}), mind))


def test_a_run_with_stories_is_the_same_every_time() -> None:
    assert fingerprint(with_stories()) == fingerprint(with_stories())
