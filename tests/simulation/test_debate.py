"""Debates: both sides speak in turn, the audience scores, and its opinions follow what it heard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.minds.rules import RulesMind
from agents.opinion import INITIAL
from agents.talk import Act, Source
from agents.tasks.base import Outcome, Question
from agents.tasks.publishing import ArgueInput
from agents.tasks.speaking import StanceSaid, Turn
from simulation.events import Opined, Scored, Uttered
from simulation.inquiry.auditing import faults
from simulation.measures import Evidence, HeldRecord
from simulation.measures.debate import debate
from simulation.reading.loading import parse_scenario
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Scenario
from tests.doubles import (
    DawdlingMind,
    InRandomOrder,
    ScriptedMind,
    Tape,
    as_file,
    played,
    shared_embedder,
    tiny_meetings,
)
from tests.loopback import Loopback, plausible


def hall(**changes: Any) -> Scenario:
    """Return two sides of one and an audience of eight, on two evenings."""
    data = {
        "schema": 1,
        "name": "hall",
        "clock": {"start": "2026-03-09T00:00", "days": 2},
        "places": [{"id": "hall", "name": "the hall", "kind": "hall"}],
        "people": [{"id": "ann", "name": "Ann"}, {"id": "bo", "name": "Bo"}],
        "crowds": [{"id": "p", "count": 8}],
        "topics": [{"id": "square", "title": "the square", "proposition": "The square should be closed to cars",
                    "first": {"given": {"ann": 0.9, "bo": -0.9}, "draw": {"shape": "normal", "spread": 0.4}}}],
        "protocol": {"kind": "debate", "topic": "square", "speakers_for": ["ann"], "speakers_against": ["bo"]},
        "settings": {"vectors": False},
    }  # fmt: skip
    merged = {**data, **changes}
    return parse_scenario(json.dumps({**merged, "protocol": {**data["protocol"], **changes.get("protocol", {})}}))  # type: ignore[dict-item]


def lines(tape: Tape) -> list[Any]:
    return [event.utterance for _, event in tape.events if isinstance(event, Uttered)]


def test_the_sides_take_turns_and_stand_for_what_they_were_given() -> None:
    said = lines(played(hall()))
    assert [one.speaker for one in said] == ["ann", "bo"] * 6
    assert all((one.stances[0].stance_e6 > 0) == (one.speaker == "ann") for one in said)
    assert said[0].act is Act.TELL
    assert {one.act for one in said[1:6]} == {Act.DISAGREE}
    assert len({one.text for one in said}) == len(said)
    assert all(len(one.addressees) == 9 for one in said)


def test_the_audience_scores_every_argument_and_changes_its_mind() -> None:
    tape = played(hall())
    scores = [event for _, event in tape.events if isinstance(event, Scored)]
    assert len(scores) == 12 * 8
    assert all(0 <= event.score_e6 <= 1_000_000 and event.person.startswith("p-") for event in scores)
    changed = [event for _, event in tape.events if isinstance(event, Opined) and event.rule != INITIAL]
    assert any(event.person.startswith("p-") and event.change_e6 for event in changed)


def test_who_hears_one_side_only_goes_over_to_it() -> None:
    tables = {}
    for name, against in (("both", ["bo"]), ("one", [])):
        scenario = hall(protocol={"speakers_against": against})
        evidence = Evidence(scenario, HeldRecord(played(scenario).ticks), shared_embedder())
        tables[name] = debate(evidence)[1].records()[0]
    both, one = tables["both"], tables["one"]
    assert isinstance(one["mean_after"], float) and isinstance(both["mean_after"], float)
    assert one["mean_after"] > both["mean_after"] > -0.1


def test_the_table_counts_arguments_and_scores_of_both_sides() -> None:
    scenario = hall()
    rows = debate(Evidence(scenario, HeldRecord(played(scenario).ticks), shared_embedder()))[0].records()
    assert [(row["side"], row["arguments"]) for row in rows] == [("for", 6), ("against", 6)]
    other = tiny_meetings()
    assert debate(Evidence(other, HeldRecord(played(other).ticks), shared_embedder()))[0].rows == ()


def test_a_debate_is_the_same_in_any_order_of_completion() -> None:
    assert played(hall(), DawdlingMind(RulesMind(), 7), InRandomOrder(9)).hashes == played(hall()).hashes


@pytest.mark.parametrize(
    ("protocol", "problem"),
    [
        ({"topic": "tax"}, "no topic 'tax'"),
        ({"speakers_for": [], "speakers_against": []}, "nobody speaks"),
        ({"speakers_for": ["zoe"]}, "no person 'zoe'"),
        ({"speakers_for": ["ann", "bo"]}, "speaks for and against"),
    ],
)
def test_a_debate_that_cannot_be_held_is_refused(protocol: dict[str, Any], problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem):
        hall(protocol=protocol)


def test_the_runs_mind_argues_for_the_side_it_was_given() -> None:
    def argued(question: Question[ArgueInput, Turn]) -> Outcome[Turn]:
        stance = 0.4 if question.person == "ann" else 0.8  # bo forgets its side
        said = (StanceSaid(topic="square", stance=stance),)
        return Outcome(Turn(text=f"Argument {question.n}.", act=Act.TELL, stances=said), Source.MODEL, 1)

    mind = ScriptedMind({"argue": argued})
    tape = played(hall(), mind)
    said = lines(tape)
    assert [one.text for one in said] == 2 * [f"Argument {n}." for n in range(6)]
    assert {one.source for one in said} == {Source.MODEL}
    assert {one.stances[0].stance_e6 for one in said if one.speaker == "ann"} == {400_000}
    assert {one.stances[0].stance_e6 for one in said if one.speaker == "bo"} == {-700_000}
    asked = [question.input for question in mind.questions if question.task.name == "argue"]
    assert {given.side_e6 for given in asked} == {700_000, -700_000}
    assert all(given.opinions[0].topic == "square" for given in asked)
    assert faults(HeldRecord(tape.ticks)) == []


def test_a_debate_of_a_language_model_is_spoken_by_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = json.loads(as_file(hall()))
    data["settings"] = {"mind": "openai/test", "endpoint": {"json_schema": True}, "vectors": False}
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        run = Run.create(parse_scenario(json.dumps(data)), tmp_path / "run")
        info = run.advance()
        prompts = ["\n".join(one["content"] for one in body["messages"]) for body in server.requests]
    with run.record() as record:
        said = [one.event.utterance for one in record.events("uttered") if isinstance(one.event, Uttered)]
    assert {one.source for one in said} == {Source.MODEL}
    assert all((one.stances[0].stance_e6 > 0) == (one.speaker == "ann") for one in said)
    assert sum("You argue for: The square should be closed to cars" in prompt for prompt in prompts) == 6
    assert sum("You argue against: The square should be closed to cars" in prompt for prompt in prompts) == 6
    assert replay(run).final_hash == info.final_hash
