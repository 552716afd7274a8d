"""Bodies in places: nobody is in two at once, none is overfull or entered when closed, and sleepers do not talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from agents.tasks.planning import DayPlan, Step
from simulation.engine import Committed
from simulation.events import (
    Arrived,
    ConversationClosed,
    ConversationOpened,
    Departed,
    ParticipantJoined,
    PersonJoined,
    PersonLeft,
    Slept,
    TurnedAway,
    Uttered,
    Woke,
)
from tests.doubles import ScriptedMind, Tape, eventful_town, played, sociable, tiny_town

SEEDS = range(1, 4)


def restless(question: Any) -> DayPlan:
    """Plan to go elsewhere every half hour, at any hour, wherever it is."""
    given = question.input
    stream = question.stream("restless")
    first = given.moment.minute
    places = [place.id for place in given.places]
    steps = tuple(
        Step(start_minute=at, end_minute=at + 30, activity=f"being about ({at})", place=stream.choice(places))
        for at in range(first, first + 900, 30)
    )
    return DayPlan(steps=steps)


def crowding(question: Any) -> DayPlan:
    """Plan to be in the cafe from morning to night, whatever comes of it."""
    hours = range(0, 2880, 60)
    steps = tuple(Step(start_minute=at, end_minute=at + 60, activity=f"coffee {at}", place="cafe") for at in hours)
    return DayPlan(steps=steps[:40])


PLANS = {"habits": {}, "restless": {"plan_day": restless}, "crowding": {"plan_day": crowding}}
TOWNS = {
    "town": lambda seed: tiny_town(people=6, hours=16, seed=seed),
    "eventful": lambda seed: eventful_town(seed=seed),
}


@pytest.fixture(scope="module", params=[(town, plans) for town in TOWNS for plans in PLANS], ids="-".join)
def tapes(request: pytest.FixtureRequest) -> list[Tape]:
    town, plans = request.param
    return [played(TOWNS[town](seed), ScriptedMind({"react": sociable, **PLANS[plans]})) for seed in SEEDS]


class Bodies:
    """Where everybody is, by events alone."""

    def __init__(self) -> None:
        self.place: dict[str, str | None] = {}
        self.bound_for: dict[str, tuple[str, int]] = {}
        self.asleep: set[str] = set()
        self.talks: dict[str, tuple[str, list[str]]] = {}

    def follow(self, tape: Tape) -> Iterator[tuple[Committed, Any]]:
        """Yield tick and event of everything, each before it is taken account of."""
        for tick in tape.ticks:
            for entry in tick.entries:
                yield tick, entry.event
                self._take(entry.event)

    def _take(self, event: Any) -> None:
        match event:
            case PersonJoined():
                self.place[event.person] = event.place
                self.asleep |= {event.person} if event.asleep else set()
            case PersonLeft():
                self.place.pop(event.person)
                self.bound_for.pop(event.person, None)
                self.asleep.discard(event.person)
            case Departed():
                self.place[event.person] = None
                self.bound_for[event.person] = (event.destination, event.arrives)
            case TurnedAway():
                self.bound_for[event.person] = (event.back, event.arrives)
            case Arrived():
                self.place[event.person] = event.place
                self.bound_for.pop(event.person)
            case Slept():
                self.asleep.add(event.person)
            case Woke():
                self.asleep.discard(event.person)
            case ConversationOpened():
                self.talks[event.conversation] = (event.place, list(event.participants))
            case ParticipantJoined():
                self.talks[event.conversation][1].append(event.person)
            case ConversationClosed():
                self.talks.pop(event.conversation)


def test_people_leave_where_they_are_and_arrive_where_they_set_out_for(tapes: list[Tape]) -> None:
    moves = 0
    for tape in tapes:
        bodies = Bodies()
        for _, event in bodies.follow(tape):
            if isinstance(event, Departed):
                moves += 1
                assert bodies.place[event.person] == event.origin != event.destination
            elif isinstance(event, Arrived | TurnedAway):
                assert bodies.place[event.person] is None
                assert bodies.bound_for[event.person][0] == event.place
    assert moves > 10


def test_a_way_takes_at_least_a_tick_and_no_less_than_the_distance(tapes: list[Tape]) -> None:
    for tape in tapes:
        left: dict[str, tuple[int, int]] = {}
        for tick in tape.ticks:
            for entry in tick.entries:
                event = entry.event
                if isinstance(event, Departed | TurnedAway):
                    left[event.person] = (tick.tick.index, event.arrives)
                    travel = tape.engine.setting.geography.minutes_between
                    way = (
                        travel(event.origin, event.destination)
                        if isinstance(event, Departed)
                        else travel(event.place, event.back)
                    )
                    assert event.arrives >= tick.tick.start + max(way * 60, tick.tick.seconds)
                elif isinstance(event, Arrived):
                    index, arrives = left[event.person]
                    assert tick.tick.index > index
                    assert tick.tick.start <= arrives < tick.tick.start + tick.tick.seconds


def test_no_place_holds_more_than_its_capacity(tapes: list[Tape]) -> None:
    fullest = 0
    for tape in tapes:
        bodies = Bodies()
        capacity = {place.slug: place.capacity for place in tape.engine.setting.study.places}
        capacity["cafe"] = 3
        for _, event in bodies.follow(tape):
            if isinstance(event, Arrived):
                room = capacity[event.place]
                inside = sum(place == event.place for place in bodies.place.values())
                fullest = max(fullest, inside + 1 if event.place == "cafe" else 0)
                assert room is None or inside < room
    assert fullest > 0


def test_nobody_enters_what_is_closed(tapes: list[Tape]) -> None:
    entered = refused = 0
    for tape in tapes:
        for tick in tape.ticks:
            minute = tape.engine.setting.clock.moment(tick.tick.start).minute
            for entry in tick.entries:
                event = entry.event
                if isinstance(event, Arrived) and event.place == "cafe":
                    entered += 1
                    assert 8 * 60 + 30 <= minute < 15 * 60
                elif isinstance(event, TurnedAway) and event.because == "closed":
                    refused += 1
                    assert not 8 * 60 + 30 <= minute < 15 * 60
    assert entered > 0


def test_who_is_turned_away_goes_home_and_remembers_it(tapes: list[Tape]) -> None:
    for tape in tapes:
        for tick in tape.ticks:
            for entry in tick.entries:
                event = entry.event
                if isinstance(event, TurnedAway):
                    assert event.back == tape.engine.setting.home(event.person)
                    stream = tape.engine.state.streams[event.person]
                    noted = [one for one in stream if one.created == tick.tick.start and event.because in one.text]
                    assert noted


def test_conversations_are_in_one_place_among_people_awake_who_are_in_no_other(tapes: list[Tape]) -> None:
    opened = 0
    for tape in tapes:
        bodies = Bodies()
        for _, event in bodies.follow(tape):
            if isinstance(event, ConversationOpened | ParticipantJoined):
                opened += 1
                talk = event.conversation
                place = event.place if isinstance(event, ConversationOpened) else bodies.talks[talk][0]
                people = event.participants if isinstance(event, ConversationOpened) else (event.person,)
                engaged = [person for _, members in bodies.talks.values() for person in members]
                for person in people:
                    assert bodies.place[person] == place
                    assert person not in bodies.asleep
                    assert person not in engaged
                assert len(set(people)) == len(people)
            elif isinstance(event, Uttered):
                said = event.utterance
                place, members = bodies.talks[said.conversation]
                assert said.speaker in members
                assert set(said.addressees) <= set(members) - {said.speaker}
                assert bodies.place[said.speaker] == place
                assert said.speaker not in bodies.asleep
    assert opened > 0


def test_nobody_walks_or_sleeps_out_of_a_conversation(tapes: list[Tape]) -> None:
    for tape in tapes:
        bodies = Bodies()
        for _, event in bodies.follow(tape):
            if isinstance(event, Departed | Slept):
                assert not any(event.person in members for _, members in bodies.talks.values())
            if isinstance(event, Slept):
                assert bodies.place[event.person] == tape.engine.setting.home(event.person)
                assert event.person not in bodies.asleep
            if isinstance(event, Woke):
                assert event.person in bodies.asleep


def test_turns_follow_each_other_and_are_no_more_than_the_protocol_allows(tapes: list[Tape]) -> None:
    for tape in tapes:
        protocol = tape.engine.setting.protocol
        said: dict[str, int] = {}
        closed: set[str] = set()
        for tick in tape.ticks:
            now: dict[str, int] = {}
            for entry in tick.entries:
                event = entry.event
                if isinstance(event, Uttered):
                    talk = event.utterance.conversation
                    assert talk not in closed
                    assert event.utterance.n == said.get(talk, 0)
                    said[talk] = said.get(talk, 0) + 1
                    now[talk] = now.get(talk, 0) + 1
                elif isinstance(event, ConversationClosed):
                    closed.add(event.conversation)
            assert all(count <= protocol.turns_per_tick for count in now.values())
        assert all(count <= protocol.max_turns for count in said.values())


def test_what_the_state_says_of_bodies_is_what_the_events_said(tapes: list[Tape]) -> None:
    for tape in tapes:
        bodies = Bodies()
        for _ in bodies.follow(tape):
            pass
        state = tape.engine.state
        assert {person: body.place for person, body in state.bodies.items()} == bodies.place
        assert {person for person, body in state.bodies.items() if body.asleep} == bodies.asleep
        engaged = {person: talk for talk, (_, members) in bodies.talks.items() for person in members}
        present = {person: body.conversation for person, body in state.bodies.items() if body.conversation}
        assert present == {person: talk for person, talk in engaged.items() if person in state.bodies}
        assert set(state.conversations) == set(bodies.talks)


def test_every_day_has_waking_a_plan_and_sleep() -> None:
    clock = {"start": "2026-03-02T00:00", "days": 3, "minutes_per_tick": 30}
    tape = played(tiny_town(people=4, clock=clock))
    for person in tape.engine.state.bodies:
        mine = [(tick, event) for tick, event in tape.events if getattr(event, "person", None) == person]
        for kind in ("woke", "slept"):
            assert sum(event.kind == kind for _, event in mine) == 3
        days = {event.plan.day for _, event in mine if event.kind == "planned"}
        assert days == {0, 1, 2}
