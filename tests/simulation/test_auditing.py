"""Nobody knows what it was not told: no record of a run has a fault, and every fault there can be is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agents.talk import Utterance
from simulation.events import (
    ClaimBegan,
    Considered,
    ConversationClosed,
    ConversationOpened,
    Event,
    Informed,
    ParticipantJoined,
    Remembered,
    Told,
    Uttered,
)
from simulation.inquiry.auditing import faults
from simulation.reading.loading import load_scenario
from simulation.run import simulate
from tests import readings

TALK = "3/hall/ann"
Happening = tuple[int, Event]


@pytest.mark.parametrize("name", ["corner", "valentine"])
def test_a_run_has_no_fault(name: str) -> None:
    with readings.finished(name).record() as record:
        assert faults(record) == []


def test_people_with_awkward_names_have_no_fault_either() -> None:
    with readings.awkward().record() as record:
        assert faults(record) == []


def sound() -> list[Happening]:
    """Ann tells bo and, after it has joined them, cy; all is well."""
    return [
        (0, ClaimBegan("ann", "news", 0, ("what", "who"), None)),
        (3, ConversationOpened(TALK, "hall", ("ann", "bo"), "ann", "to talk", "")),
        (3, Uttered(readings.line(TALK, 0, "ann", "bo", claim="news"))),
        (3, Told("news", "ann", "bo", f"{TALK}/0", 2700, ("what",))),
        (3, Considered("bo", "news", "keen", True, None, "", "")),
        (4, ParticipantJoined(TALK, "cy")),
        (4, Uttered(readings.line(TALK, 1, "bo", "ann", "cy", claim="news"))),
        (4, Told("news", "bo", "cy", f"{TALK}/1", 3600, ("what",))),
        (4, ConversationClosed(TALK, "said_goodbye")),
        (5, Informed("dan", "news", 4500, ("what",), "intervention/5/0")),
        (6, ConversationOpened("6/hall/cy", "hall", ("cy", "dan"), "cy", "to talk", "")),
    ]


def test_a_record_in_which_all_is_well_has_no_fault() -> None:
    assert faults(readings.Told(sound())) == []


def said(utterance: Utterance) -> Event:
    return Uttered(utterance)


def replaced(at: int, event: Event) -> Callable[[], list[Happening]]:
    def tampered() -> list[Happening]:
        happened = sound()
        happened[at] = (happened[at][0], event)
        return happened

    return tampered


def without(at: int) -> Callable[[], list[Happening]]:
    return lambda: [one for number, one in enumerate(sound()) if number != at]


@pytest.mark.parametrize(
    ("tampered", "fault"),
    [
        (replaced(2, said(readings.line(TALK, 0, "eve", "bo"))), "eve is not in the conversation"),
        (replaced(2, said(readings.line(TALK, 0, "ann", "eve", claim="news"))), "eve is not in the conversation"),
        (without(0), "ann carries news in 3/hall/ann/0 without knowing of it"),
        (
            replaced(2, said(readings.line(TALK, 0, "ann", "bo", claim="news", details=("what", "where")))),
            "what it does not know: where",
        ),
        (replaced(3, Told("news", "ann", "cy", f"{TALK}/0", 2700, ("what",))), "cy is told of news"),
        (replaced(3, Told("news", "cy", "bo", f"{TALK}/0", 2700, ("what",))), "cy tells news"),
        (replaced(3, Told("news", "ann", "ann", f"{TALK}/0", 2700, ("what",))), "without being there to hear it"),
        (replaced(3, Told("news", "ann", "bo", f"{TALK}/0", 2700, ("what", "who"))), "is told more of news"),
        (replaced(3, Told("news", "ann", "bo", f"{TALK}/7", 2700, ("what",))), "which was never said"),
        (without(3), "bo makes up its mind about news without knowing of it"),
        (without(5), "cy is not in the conversation"),
        (without(8), "cy comes to 6/hall/cy while in 3/hall/ann"),
    ],
)
def test_each_kind_of_fault_is_found(tampered: Callable[[], list[Happening]], fault: str) -> None:
    assert any(fault in found for found in faults(readings.Told(tampered())))


def test_a_canary_is_seen_by_nobody_who_was_not_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A word that stands only in the claim turns up in no line and no memory of those who do not know the claim."""
    overrides = [
        "settings.vectors=false",
        "claims.sing-along.text=Odile has found a zyzzyva in the piano",
        "claims.sing-along.first_person=I have found a zyzzyva in the piano",
        "claims.sing-along.title=the zyzzyva",
        "claims.sing-along.event.activity=looking at the zyzzyva",
    ]
    run = simulate(load_scenario("corner", overrides=overrides), tmp_path_factory.mktemp("canary") / "run")
    knowers: set[str] = set()
    seen = 0
    with run.record() as record:
        for happened in record.events("claim_began", "told", "uttered", "remembered"):
            match happened.event:
                case ClaimBegan(person=person) | Told(hearer=person):
                    knowers.add(person)
                case Uttered(utterance=utterance) if "zyzzyva" in utterance.text:
                    seen += 1
                    assert utterance.speaker in knowers
                case Remembered(person=person, memory=memory) if "zyzzyva" in memory.text:
                    seen += 1
                    assert person in knowers
        everybody = {person.slug for person in run.scenario.study.people}
    assert seen > 10
    assert 1 < len(knowers) < len(everybody)
