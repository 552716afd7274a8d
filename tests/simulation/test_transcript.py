"""Conversations as they were held, and which of them a reader wants."""

from __future__ import annotations

import pytest

from agents.relationship import Relationship
from simulation.clock import Clock
from simulation.events import (
    ConversationClosed,
    ConversationOpened,
    Event,
    ParticipantJoined,
    Related,
    Unrelated,
    Uttered,
)
from simulation.inquiry.transcript import Bond, Selection, Transcript, selected, transcripts
from simulation.scenario import ClockSpec
from tests import readings

CLOCK = Clock(ClockSpec(start="2026-03-02T22:00", days=2))


def day() -> list[tuple[int, Event]]:
    return [
        (0, Related("ann", "bo", Relationship("friend"))),
        (0, Related("bo", "ann", Relationship("rival"))),
        (3, ConversationOpened("3/hall/ann", "hall", ("ann", "bo"), "ann", "to talk", "news")),
        (3, Uttered(readings.line("3/hall/ann", 0, "ann", "bo", claim="news"))),
        (4, ParticipantJoined("3/hall/ann", "cy")),
        (4, Uttered(readings.line("3/hall/ann", 1, "bo", "ann", "cy"))),
        (4, ConversationClosed("3/hall/ann", "said_goodbye")),
        (5, Unrelated("ann", "bo")),
        (9, ConversationOpened("9/yard/bo", "yard", ("bo", "ann"), "bo", "", "")),
        (9, Uttered(readings.line("9/yard/bo", 0, "bo", "ann"))),
    ]


def both() -> tuple[Transcript, Transcript]:
    first, second = transcripts(readings.Told(day()))
    return first, second


def test_a_transcript_has_who_where_when_and_why() -> None:
    first, second = both()
    assert (first.place, first.tick, first.seconds, first.opener) == ("hall", 3, 2700, "ann")
    assert (first.reason, first.claim, first.ended) == ("to talk", "news", "said_goodbye")
    assert first.participants == ("ann", "bo", "cy")
    assert [said.n for said in first.utterances] == [0, 1]
    assert second.ended is None


def test_bonds_are_those_of_the_beginning() -> None:
    first, second = both()
    assert first.bonds == (Bond("ann", "bo", "friend"), Bond("bo", "ann", "rival"))
    assert second.bonds == (Bond("bo", "ann", "rival"), Bond("ann", "bo", "stranger"))


def test_sessions_of_the_same_people_are_counted_whoever_begins() -> None:
    first, second = both()
    assert (first.session, second.session) == (1, 2)


def test_a_talk_somebody_joined_counts_when_they_talk_again() -> None:
    again = ConversationOpened("12/hall/cy", "hall", ("cy", "ann"), "cy", "", "")
    third = transcripts(readings.Told([*day(), (12, again)]))[-1]
    assert (third.conversation, third.session) == ("12/hall/cy", 2)


def test_those_who_came_later_have_not_heard_what_was_said_before() -> None:
    first, _ = both()
    assert [first.hearers(said) for said in first.utterances] == [("bo",), ("ann", "cy")]


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        (Selection(), ["3/hall/ann", "9/yard/bo"]),
        (Selection(people=("cy",)), ["3/hall/ann"]),
        (Selection(people=("ann", "bo")), ["3/hall/ann", "9/yard/bo"]),
        (Selection(people=("ann", "dan")), []),
        (Selection(place="yard"), ["9/yard/bo"]),
        (Selection(day=1), ["3/hall/ann"]),
        (Selection(day=2), ["9/yard/bo"]),
        (Selection(claim="news"), ["3/hall/ann"]),
        (Selection(conversation="9/yard/bo"), ["9/yard/bo"]),
        (Selection(place="yard", claim="news"), []),
    ],
)
def test_a_selection_takes_what_fits_all_of_it(selection: Selection, taken: list[str]) -> None:
    found = selected(readings.Told(day()), CLOCK, selection)
    assert [one.conversation for one in found] == taken


@pytest.mark.parametrize("name", ["corner", "valentine"])
def test_every_line_of_a_run_is_in_one_transcript_and_in_order(name: str) -> None:
    run = readings.finished(name)
    with run.record() as record:
        held = transcripts(record)
        spoken = {happened.event.utterance.id for happened in record.events("uttered")}  # type: ignore[union-attr]
    lines = [said.id for one in held for said in one.utterances]
    assert sorted(lines) == sorted(spoken)
    for one in held:
        assert [said.n for said in one.utterances] == list(range(len(one.utterances)))
        assert {said.speaker for said in one.utterances} <= set(one.participants)
    assert [one.tick for one in held] == sorted(one.tick for one in held)
