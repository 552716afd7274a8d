"""What people in sessions call each other, and what those who are close need not ask."""

from __future__ import annotations

import re

import pytest

from agents.minds.rules.sessions.addressing import address
from agents.sessions import DAY, SessionView
from simulation.events import Uttered
from tests.doubles import played
from tests.simulation.episodes import meeting_again


@pytest.mark.parametrize(
    ("mine", "theirs", "name", "pronouns", "formal", "called"),
    [
        ("son", "mother", "Rosa Lindt", "she", False, "Mum"),
        ("daughter", "parent", "Jan Lindt", "he", True, "Dad"),
        ("grandson", "grandmother", "Rosa Lindt", "she", False, "Grandma"),
        ("mother", "son", "Fritz Lindt", "he", True, "Fritz"),
        ("patient", "doctor", "Dr Abena Osei", "she", False, "Dr Osei"),
        ("friend", "friend", "Dr Abena Osei", "she", False, "Abena"),
        ("doctor", "patient", "Marta Quill", "she", True, "Ms Quill"),
        ("student", "teacher", "Samuel Boyd", "he", False, "Mr Boyd"),
        ("teacher", "student", "Yuki Hara", "she", True, "Yuki"),
        ("employee", "boss", "Vera Stahl", "she", False, "Vera"),
        ("employee", "boss", "Vera Stahl", "she", True, "Ms Stahl"),
        ("friend", "friend", "Vera Stahl", "she", True, "Vera"),
        ("neighbour", "neighbour", "Kim Vale", "they", True, "Kim"),
    ],
)
def test_people_are_called_by_their_bond(
    mine: str, theirs: str, name: str, pronouns: str, formal: bool, called: str
) -> None:
    roles, spoken_of = (("me", mine), ("you", theirs)), (("you", pronouns),)
    session = SessionView("me", "e", 2, 2, DAY, DAY, "x", roles=roles, pronouns=spoken_of)
    plain = name if name.startswith("Dr") else name.split(maxsplit=1)[0]
    assert address(session, "you", name, plain=plain, formal=formal) == called


@pytest.mark.parametrize("relationship", ["husband and wife", "mother and son", "siblings"])
def test_family_does_not_ask_what_the_other_works_as_and_a_couple_greets_as_at_home(relationship: str) -> None:
    episode = {
        "id": "home",
        "people": ["ben", "ada"],
        "sessions": [{"relationship": relationship, "time": "08:00"}, {"after": "9 hours"}],
    }
    for seed in range(1, 6):
        said = [event.utterance for _, event in played(meeting_again(episode, seed=seed)).events
                if isinstance(event, Uttered)]  # fmt: skip
        text = " ".join(one.text for one in said)
        assert not any(one.subject and one.subject.ref.startswith("~work") for one in said)
        assert not re.search("for a living|what is your work|Ada Brook|Ben Croft", text)
        if relationship == "husband and wife":
            assert not re.search("could come|hoping to find|got a moment|make time", text)
