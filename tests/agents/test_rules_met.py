"""Questions from outside about whom one met, where somebody is, and what one did."""

from __future__ import annotations

import pytest

from agents.memory import Memory
from agents.minds.rules.noting import note_facts
from agents.plan import Plan
from agents.talk import Act, Utterance
from agents.tasks import ANSWER_INTERVIEW, NOTE_FACTS
from agents.tasks.base import Question
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer
from agents.tasks.noting import NoteFactsInput
from agents.tasks.speaking import Encounter
from tests.agents.rules_town import ask, me, moment, step

NAMES = (("mara", "Mara Holm"), ("tom", "Tom Ash"))
MIDDAY = 12 * 3600
TALK = Memory("mara/1/1", "summary", "Talked with Tom Ash about nets.", MIDDAY, 3, ("tom",))
SIGHT = Memory("mara/1/2", "observation", "Tom Ash was dozing at the Green.", MIDDAY + 3600, 2, ("tom",))


def _asked(
    question: str, met: Encounter | None = None, *, day: int = 0, minute: int = 18 * 60, **more: object
) -> InterviewAnswer:
    given = AnswerInterviewInput(
        me(), moment(day, minute), question, (TALK,) if met and met.talked else (), (), NAMES,
        encounters=(met,) if met else (), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    answer: InterviewAnswer = ask(ANSWER_INTERVIEW, given)
    return answer


@pytest.mark.parametrize(
    "question", ["Have you talked to Tom today?", "Did you speak with Tom Ash today?", "Have you seen Tom today?"]
)
def test_a_meeting_of_today_is_answered_with_yes_and_when(question: str) -> None:
    answer = _asked(question, Encounter("tom", talked=MIDDAY))
    assert answer.yes is True
    assert "today at 12:00" in answer.text
    assert answer.memories == (TALK.id,)


def test_a_meeting_of_yesterday_is_none_of_today() -> None:
    answer = _asked("Have you talked to Tom today?", Encounter("tom", talked=MIDDAY), day=1)
    assert answer.yes is False
    assert answer.text == "No, I have not talked with Tom Ash today. The last time was yesterday at 12:00."
    assert _asked("Did you talk to Tom yesterday?", Encounter("tom", talked=MIDDAY), day=1).yes is True


def test_a_meeting_that_never_was_is_denied() -> None:
    assert _asked("Have you talked to Tom today?", Encounter("tom")).yes is False
    assert _asked("Did you see Tom yesterday?", Encounter("tom")).yes is False


def test_seeing_somebody_is_not_talking() -> None:
    seen = Encounter("tom", seen=SIGHT)
    assert _asked("Have you talked to Tom today?", seen).yes is False
    assert _asked("Have you seen Tom today?", seen).text.startswith("Yes, I met Tom Ash today at 13:00.")
    assert _asked("Have you seen Tom today?", Encounter("tom", here=True)).yes is True


def test_when_one_talked_is_said_without_a_yes() -> None:
    answer = _asked("When did you last talk with Tom?", Encounter("tom", talked=MIDDAY))
    assert answer.text.startswith("I talked with Tom Ash today at 12:00.")


def test_where_somebody_is_is_what_one_sees_or_saw_last() -> None:
    assert _asked("Where is Tom?", Encounter("tom", here=True, activity="dozing")).text == "Tom Ash is here, dozing."
    assert "dozing at the Green. That was today at 13:00." in _asked("Where is Tom?", Encounter("tom", seen=SIGHT)).text
    assert "about nets. That was today at 12:00." in _asked("Where's Tom now?", Encounter("tom", talked=MIDDAY)).text
    assert _asked("Where is Tom Ash?").text == "I don't know where Tom Ash is now."


def test_what_one_did_today_is_told_of_the_past_only() -> None:
    steps = (step(360, 720, "baking bread", "bakery"), step(1200, 1320, "mending nets", "quay"))
    who = me(plan=Plan(0, 6 * 3600, 22 * 3600, steps))
    given = AnswerInterviewInput(who, moment(0, 18 * 60), "What did you do today?", (), (), NAMES, day=(TALK,))
    answer = ask(ANSWER_INTERVIEW, given)
    assert answer.text == "I was baking bread at 06:00. I talked with Tom Ash about nets."
    assert _asked("What did you do yesterday?").text == "I remember nothing in particular of yesterday."


@pytest.mark.parametrize(
    ("words", "home"),
    [
        ("What a pity! I live on news.", None),
        ("I live in hope.", None),
        ("I live in the past.", None),
        ("I live on the edge of my nerves.", None),
        ("I live in Quince House.", "Quince House"),
        ("I live on the hill above the harbour.", "the hill above the harbour"),
        ("I come from a long line of bakers.", None),
    ],
)
def test_a_way_of_speaking_is_no_home(words: str, home: str | None) -> None:
    turn = Utterance("c", 0, 1, 1, "tom", ("mara",), words, Act.RESPOND, None)
    facts = note_facts(
        Question(NOTE_FACTS, "mara", 1, 0, 1, NoteFactsInput(me(), moment(0, 600), (turn,), (), NAMES))
    ).facts
    assert [fact.value for fact in facts if fact.aspect in ("home", "origin")] == ([home] if home else [])


def test_a_meeting_is_promised_as_a_meeting() -> None:
    promised = step(1200, 1260, "meeting Tom Ash", "quay", origin="commitment")
    given = AnswerInterviewInput(
        me(commitments=(promised,)), moment(0, 600), "What are your plans?", (), (), NAMES
    )  # fmt: skip
    assert "I have promised to meet Tom Ash, today at 20:00." in ask(ANSWER_INTERVIEW, given).text
