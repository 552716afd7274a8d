"""A narrator: people try things, conditions decide, the world changes, others notice, and a refusal has a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.tasks.narrating import Attempted as AttemptAnswer
from agents.tasks.narrating import Ruling, StateChange
from simulation.engine import Engine, make_setting
from simulation.events import Attempted, MoodChanged, Remembered, Uttered, event_json, parse_event
from simulation.measures import Evidence, HeldRecord, tables_of
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.scheduling.spans import may_run_ahead
from simulation.snapshot import restored, snapshot_text
from tests.doubles import InRandomOrder, ScriptedMind, Tape, as_file, fingerprint, played, shared_embedder, tiny_town

STOVE = {
    "id": "stove",
    "name": "the stove",
    "state": "cold",
    "can": [
        {
            "do": "lighting the stove", "when": ["cold"], "needs": {"basket": "full"}, "leaves": {"basket": "empty"},
            "becomes": "hot", "suits": ["eating soup", "having breakfast"],
        },
        {
            "do": "stirring the soup", "when": ["hot"], "by": ["cook"], "suits": ["eating soup"],
            "refusal": "Cook forbids it.",
        },
    ],
}  # fmt: skip
BASKET = {
    "id": "basket",
    "name": "the basket",
    "state": "empty",
    "can": [{"do": "filling the basket", "when": ["empty"], "becomes": "full", "suits": ["sitting in the sun"]}],
}


def town(*, narrator: bool = True, basket: str = "empty", **changes: Any) -> Scenario:
    data = json.loads(as_file(tiny_town(**changes)))
    data["conduct"]["narrator"] = narrator
    cafe = next(place for place in data["places"] if place["id"] == "cafe")
    cafe["things"] = [STOVE, {**BASKET, "state": basket}]
    return parse_scenario(json.dumps(data))


def tried(tape: Tape) -> list[Attempted]:
    return [event for _, event in tape.events if isinstance(event, Attempted)]


def remembered(tape: Tape, words: str) -> dict[str, str]:
    found = [event for _, event in tape.events if isinstance(event, Remembered)]
    return {event.person: event.memory.text for event in found if words in event.memory.text}


def test_what_the_conditions_allow_happens_once_and_changes_things_for_whoever_comes_later() -> None:
    tape = played(town(basket="full"))
    lit = [one for one in tried(tape) if one.do == "lighting the stove"]
    assert lit[0].allowed
    assert lit[0].changes == (("stove", "hot"), ("basket", "empty"))
    assert tape.engine.state.things == {"cafe/stove": "hot", "cafe/basket": "empty"}
    assert not any(one.allowed for one in lit[1:])
    assert {one.reason for one in lit[1:]} <= {"The stove is hot."}


def test_what_they_do_not_allow_is_refused_with_a_reason_that_is_remembered_and_hurts_a_little() -> None:
    tape = played(town())
    refused = tried(tape)
    assert refused
    assert not any(one.allowed for one in refused)
    assert {one.reason for one in refused} <= {"The basket is empty.", "Cook forbids it."}
    assert not tape.engine.state.things
    texts = remembered(tape, "in vain")
    assert {one.person for one in refused} == set(texts)
    assert texts[refused[0].person] == "I tried lighting the stove at the cafe, in vain. The basket is empty."
    moods = {(tick, event.person) for tick, event in tape.events if isinstance(event, MoodChanged)}
    at = next(tick for tick, event in tape.events if event is refused[0])
    assert (at, refused[0].person) in moods


def test_others_at_the_place_take_notice_of_what_is_done() -> None:
    tape = played(town(basket="full"))
    first = next(one for one in tried(tape) if one.allowed)
    seen = remembered(tape, "was lighting the stove at the cafe.")
    assert "Now the stove is hot." in seen[first.person]
    assert set(seen) > {first.person}


def test_the_reason_is_voiced_when_somebody_asks() -> None:
    lines = [event.utterance for _, event in played(town()).events if isinstance(event, Uttered)]
    voiced = [line for line in lines if "The basket is empty." in line.text or "Cook forbids it." in line.text]
    assert voiced
    assert all("lighting the stove" in line.text or "stirring the soup" in line.text for line in voiced)


def test_the_measure_counts_what_was_tried_done_and_voiced() -> None:
    scenario = town()
    tape = played(scenario)
    evidence = Evidence(scenario, HeldRecord(tape.ticks), shared_embedder())
    summary, every = tables_of(evidence, ["attempts"])
    assert sum(row[3] for row in summary.rows) == len(every.rows) == len(tried(tape))  # type: ignore[misc]
    assert all(row[4] == 0 for row in summary.rows)
    assert sum(row[5] for row in summary.rows) > 0  # type: ignore[misc]


def test_nothing_is_tried_without_the_switch() -> None:
    assert not tried(played(town(narrator=False)))


def test_two_who_try_the_same_at_once_are_taken_in_turn() -> None:
    def all_try(question: Any) -> AttemptAnswer:
        return AttemptAnswer(thing="stove", do="lighting the stove")

    tape = played(town(basket="full"), ScriptedMind({"attempt": all_try}))
    first_tick = next(tick for tick, event in tape.events if isinstance(event, Attempted))
    at_once = [event for tick, event in tape.events if isinstance(event, Attempted) and tick == first_tick]
    assert len(at_once) > 1
    assert [one.allowed for one in at_once] == [True] + [False] * (len(at_once) - 1)
    assert [one.person for one in at_once] == sorted(one.person for one in at_once)


def test_another_mind_may_be_the_narrator_but_changes_only_what_is_there() -> None:
    ruling = Ruling(
        allowed=True, changes=(StateChange(thing="stove", state="on fire"), StateChange(thing="moon", state="x"))
    )
    mind = ScriptedMind({"adjudicate": lambda _: ruling})
    tape = played(town(), mind)
    assert {one.changes for one in tried(tape)} == {(("stove", "on fire"),)}
    no = ScriptedMind({"adjudicate": lambda _: Ruling(allowed=False, changes=ruling.changes)})
    refused = tried(played(town(), no))
    assert {(one.changes, one.reason) for one in refused} == {((), "It did not work.")}


def test_what_names_no_thing_is_no_attempt() -> None:
    mind = ScriptedMind({"attempt": lambda _: AttemptAnswer(thing="moon", do="pulling it down")})
    assert not tried(played(town(), mind))


def test_it_is_the_same_for_any_order_of_work_and_after_a_snapshot() -> None:
    tape = played(town(basket="full"))
    assert fingerprint(played(town(basket="full"), executor=InRandomOrder(3))) == fingerprint(tape)
    state = tape.engine.state
    memories = [(person, memory) for person, stream in state.streams.items() for memory in stream]
    vectors = {memory.id: state.streams[person].vectors[0].astype("int8") for person, memory in memories}
    again = restored(snapshot_text(state), memories, vectors)
    assert again.things == state.things
    assert {who: life.attempts for who, life in again.lives.items()} == {
        who: life.attempts for who, life in state.lives.items()
    }
    event = tried(tape)[0]
    assert parse_event(event_json(event)) == event


def test_nobody_runs_ahead_where_things_are_left_for_others() -> None:
    for narrator in (True, False):
        engine: Engine = played(town(narrator=narrator)).engine
        setting = make_setting(town(narrator=narrator).study, shared_embedder())
        assert may_run_ahead(setting, engine.state) is not narrator


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"needs": {"bucket": "full"}}, "there is no thing 'bucket' at 'the cafe'"),
        ({"leaves": {"bucket": "full"}}, "there is no thing 'bucket' at 'the cafe'"),
    ],
)
def test_conditions_name_things_of_the_same_place(change: dict[str, Any], says: str) -> None:
    data = json.loads(as_file(tiny_town()))
    data["places"][2]["things"] = [{**BASKET, "can": [{"do": "filling it", **change}]}]
    with pytest.raises(ScenarioError, match=says):
        parse_scenario(json.dumps(data))
    data["places"][2]["things"] = [BASKET, BASKET]
    with pytest.raises(ScenarioError, match="two things have the id 'basket'"):
        parse_scenario(json.dumps(data))
