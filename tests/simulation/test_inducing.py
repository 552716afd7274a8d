"""Inducing habits in a running world: resting on memories, lived by afterwards, off unless the study asks for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agents.persona_facts import facts_of
from agents.tasks.inducing import HabitInduced
from simulation.events import HabitFormed, Planned, parse_event
from simulation.events import event_json as written
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.snapshot import restored, snapshot_text
from tests.doubles import ScriptedMind, Tape, as_file, fingerprint, played, tiny_town

DAYS = 6


def town(**memory: Any) -> Scenario:
    """Return a town of a few days with hours to spare, so that the rules fill them with this and that."""
    data = json.loads(as_file(tiny_town(people=3)))
    data["clock"] = {"start": "2026-03-02T06:00", "days": DAYS, "minutes_per_tick": 60}
    data["memory"] = {"habits": True, **memory}
    for person in data["people"]:
        person["context"]["habits"] = person["context"]["habits"][:1]
    return parse_scenario(json.dumps(data))


@pytest.fixture(scope="module")
def tape() -> Tape:
    return played(town())


def formed(tape: Tape) -> list[tuple[int, HabitFormed]]:
    return [(tick, event) for tick, event in tape.events if isinstance(event, HabitFormed)]


def test_a_habit_rests_on_memories_that_one_had(tape: Tape) -> None:
    assert formed(tape)
    for _, event in formed(tape):
        stream = tape.engine.state.streams[event.person]
        assert event.schema.rests_on
        assert all(one in stream for one in event.schema.rests_on)
        assert stream[event.schema.memory].cites == event.schema.rests_on
        assert event.schema.do in stream[event.schema.memory].text


def test_the_days_after_hold_the_habit(tape: Tape) -> None:
    plans = [(tick, event) for tick, event in tape.events if isinstance(event, Planned)]
    lived = [
        event.schema.do in {step.activity for step in plan.plan.steps}
        for tick, event in formed(tape)
        for at, plan in plans
        if plan.person == event.person and at > tick and plan.because == "a new day"
    ]
    assert sum(lived) * 3 > len(lived) * 2 > 0


def test_nobody_comes_to_a_habit_twice_or_to_more_than_a_few(tape: Tape) -> None:
    for person, life in tape.engine.state.lives.items():
        assert len(life.schemas) <= 3
        assert len({schema.do for schema in life.schemas}) == len(life.schemas)
        persona = tape.engine.setting.personas[person]
        assert not {fact.value for fact in facts_of(persona) if fact.kind == "habit"} & {one.do for one in life.schemas}


def test_a_snapshot_keeps_the_habits_and_an_event_comes_back_equal(tape: Tape) -> None:
    state = tape.engine.state
    memories = [(person, memory) for person, stream in state.streams.items() for memory in stream]
    vectors = {memory.id: state.streams[person].vectors[0].astype("int8") for person, memory in memories}
    assert any(life.schemas for life in state.lives.values())
    again = restored(snapshot_text(state), memories, vectors)
    assert {person: life.schemas for person, life in again.lives.items()} == {
        person: life.schemas for person, life in state.lives.items()
    }
    _, event = formed(tape)[0]
    assert parse_event(written(event)) == event


def test_it_is_the_same_every_time_and_nothing_without_the_switch(tape: Tape) -> None:
    assert fingerprint(played(town())) == fingerprint(tape)
    assert not formed(played(town(habits=False)))


@pytest.mark.parametrize(
    "answer",
    [
        HabitInduced(do="counting", start_minute=600, end_minute=660, memories=("ada/999/0",)),
        HabitInduced(do="counting", start_minute=180, end_minute=240, memories=("ada/0/0",)),
        HabitInduced(do="counting", start_minute=600, end_minute=602, memories=("ada/0/0",)),
        HabitInduced(do="counting", place="nowhere", start_minute=600, end_minute=660, memories=("ada/0/0",)),
        HabitInduced(do="having breakfast out", start_minute=600, end_minute=660, memories=("ada/0/0",)),
    ],
)
def test_what_rests_on_nothing_or_cannot_be_lived_is_no_habit(answer: HabitInduced) -> None:
    assert not formed(played(town(), ScriptedMind({"induce_habit": lambda _: answer})))
