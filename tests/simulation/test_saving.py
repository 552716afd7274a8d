"""Savings as keys of a study: fewer questions reach the mind, and the world stays whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agents.tasks.base import AnyQuestion
from agents.tasks.remembering import Ratings
from simulation import events as ev
from simulation.executor import Concurrently
from simulation.inquiry.auditing import faults
from simulation.reading.loading import scenario_to_json
from simulation.replaying import replay
from simulation.run import Run, simulate
from tests.doubles import DawdlingMind, InRandomOrder, ScriptedMind, Tape, played, sociable, tiny_town

EVERYTHING: dict[str, Any] = {
    "routine": "rules",
    "react": "on_change",
    "rate_hours": 3,
    "exchange": "whole",
    "archetypes": {"by": ["traits"], "tasks": ["consider"]},
}
ONE_BY_ONE = [{key: value} for key, value in EVERYTHING.items()]


def asked(saving: dict[str, Any]) -> tuple[Tape, Counter[str]]:
    mind = ScriptedMind({"react": sociable})
    tape = played(tiny_town(saving=saving), mind)
    return tape, Counter(question.task.name for question in mind.questions)


def test_a_study_that_does_not_save_has_the_digest_it_always_had() -> None:
    plain, empty = tiny_town(), tiny_town(saving={})
    assert plain.study.digest == empty.study.digest
    assert "saving" not in plain.study.canonical
    assert "saving" not in scenario_to_json(plain)
    assert tiny_town(saving={"routine": "rules"}).study.digest != plain.study.digest


def test_routine_questions_do_not_reach_the_mind_and_what_happens_is_the_same_where_rules_answer_anyway() -> None:
    full, saving = played(tiny_town()), played(tiny_town(saving={"routine": "rules"}))
    assert [tick.bodies for tick in full.ticks] == [tick.bodies for tick in saving.ticks]
    _, before = asked({})
    _, after = asked({"routine": "rules"})
    assert after["say"] < before["say"]
    assert after["consider"] > 0


def test_people_think_again_only_when_something_changed() -> None:
    _, before = asked({})
    _, after = asked({"react": "on_change"})
    assert 0 < after["react"] < before["react"]


def test_ratings_that_are_put_off_are_asked_for_together_and_correct_what_was_guessed() -> None:
    def grave(question: AnyQuestion) -> Any:
        return Ratings(ratings=(9,) * len(question.input.memories))

    mind = ScriptedMind({"react": sociable, "rate_importance": grave})
    tape = played(tiny_town(saving={"rate_hours": 3}), mind)
    often = ScriptedMind({"react": sociable, "rate_importance": grave})
    played(tiny_town(), often)
    ratings, always = (
        [one for one in mind_.questions if one.task.name == "rate_importance"] for mind_ in (mind, often)
    )
    assert 0 < len(ratings) < len(always) / 3
    rated = [event for _, event in tape.events if isinstance(event, ev.Rated)]
    assert rated
    for person, stream in tape.engine.state.streams.items():
        until = tape.engine.state.lives[person].rated_until
        assert {memory.importance for memory in stream if memory.created < until and memory.kind == "heard"} <= {9}


def test_small_talk_of_two_is_one_question() -> None:
    _, counts = asked({"exchange": "whole"})
    _, before = asked({})
    assert 0 < counts["converse"] < before["say"] - counts["say"]


@pytest.mark.parametrize("saving", [*ONE_BY_ONE, EVERYTHING], ids="+".join)
def test_a_saving_world_does_not_depend_on_who_answers_first(saving: dict[str, Any]) -> None:
    scenario = tiny_town(saving=saving)
    expected = played(scenario, ScriptedMind({"react": sociable})).hashes
    late = DawdlingMind(ScriptedMind({"react": sociable}), 3)
    assert played(scenario, late, Concurrently()).hashes == expected
    assert played(scenario, ScriptedMind({"react": sociable}), InRandomOrder(4)).hashes == expected


def test_a_saving_run_stops_goes_on_and_replays_to_the_same_end(tmp_path: Path) -> None:
    scenario = tiny_town(saving=EVERYTHING, hours=40)
    expected = played(scenario).hashes[-1]
    run = simulate(scenario, tmp_path / "whole")
    assert run.info().final_hash == expected
    assert replay(run).final_hash == expected
    Run.create(scenario, tmp_path / "parts")
    for hours in (13, 25, 100):
        Run.open(tmp_path / "parts").advance(until=hours * 3600)
    assert Run.open(tmp_path / "parts").info().final_hash == expected
    with run.record() as record:
        assert not faults(record)
