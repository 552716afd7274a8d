"""Who was absent and told later knows by hearsay and says so; who was neither there nor told says that."""

from __future__ import annotations

import pytest

from agents.minds.rules.sessions.remembering import _WHETHER
from agents.talk import Utterance
from simulation.events import SessionOpened, Uttered
from simulation.reading.loading import load_scenario
from tests.doubles import Tape, played


def session(tape: Tape, number: int) -> list[Utterance]:
    opened = [event for _, event in tape.events if isinstance(event, SessionOpened)]
    talk = next(one.conversation for one in opened if one.number == number)
    return [
        event.utterance
        for _, event in tape.events
        if isinstance(event, Uttered) and event.utterance.conversation == talk
    ]


def answer(talk: list[Utterance], person: str, words: str) -> str:
    at = next(at for at, one in enumerate(talk) if words in one.text and one.speaker != person)
    return next(one.text for one in talk[at + 1 :] if one.speaker == person)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_one_who_was_told_knows_by_hearsay_and_one_who_was_not_says_so(seed: int) -> None:
    tape = played(load_scenario("mixed_sessions", seed=seed, overrides=["settings.vectors=false"]))
    untold = answer(session(tape, 2), "saba-noor", "piano")
    assert "there" in untold
    assert "piano" not in untold
    told = answer(session(tape, 6), "jonas-weil", "said about the piano")
    assert "piano to a school" in told
    assert "there" in told or "hearsay" in told
    there = answer(session(tape, 6), "ottilie-brandt", "What did your neighbour tell you")
    assert "Ruben told me" in there
    assert "almost a year and a half ago" in there
    assert "remember" not in there


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("What did your neighbour tell you?", False),
        ("Tell me, who sold the piano?", False),
        ("When was that?", False),
        ("Do you remember what was said?", True),
        ("Did Ruben sell the piano?", True),
        ("And, did Ruben sell it?", True),
    ],
)
def test_a_question_that_asks_what_is_answered_with_the_thing_itself(question: str, whether: bool) -> None:
    assert (_WHETHER.search(question) is not None) is whether
