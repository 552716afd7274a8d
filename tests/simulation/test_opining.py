"""Opinions in a running society: where they come from, that their sums hold, and that runs stay what they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.minds.prompting.rendering import rendered
from agents.minds.prompting.sections import escaped
from agents.minds.rules import RulesMind
from agents.opinion import INITIAL
from agents.streams import Stream
from agents.talk import Act
from agents.tasks.opining import UpdatedOpinion
from simulation.cli.explaining_opinions import topic_of
from simulation.events import Addressed, Considered, Opined, Posted, Related, Told, Uttered
from simulation.inquiry.interviews import setting_at
from simulation.inquiry.provenance_opinions import opinion_history, verify
from simulation.opinions import drawn_stance
from simulation.reading.loading import parse_scenario
from simulation.run import Run, simulate
from simulation.scenario import Scenario
from simulation.specs.topic_spec import DrawnStances
from tests.doubles import DawdlingMind, InRandomOrder, ScriptedMind, Tape, as_file, played, started

RULES = ("mind", "deffuant", "hegselmann_krause", "degroot", "friedkin_johnsen", "voter", "backfire")
CLAIM_RULES = ("mind", "sir", "seiz", "threshold")


def society(*, terse: bool = True, people: int = 12, days: int = 4, **changes: Any) -> Scenario:
    """Return people who meet twice a day, differ about a bypass, and have a rumour and its denial among them."""
    data = {
        "schema": 1,
        "name": "society",
        "seed": 4,
        "clock": {"start": "2026-03-02T00:00", "days": days},
        "places": [{"id": "town", "name": "the town", "kind": "square"}],
        "people": [_person(number) for number in range(people)],
        "claims": [
            {"id": "rumour", "text": "The dam is leaking", "origin": "p0", "interest": 9},
            {"id": "denial", "text": "The dam is as dry as dust", "origin": "p1", "interest": 5, "denies": "rumour"},
        ],
        "topics": [
            {"id": "bypass", "title": "the bypass", "proposition": "The bypass should be built", "interest": 8,
             "first": {"given": {"p0": 0.9}, "leanings": {"quiet": -0.6, "the road club": 0.8}, "spread": 0.1}},
            {"id": "truth", "title": "the dam", "proposition": "The dam is leaking", "claim": "rumour"},
        ],
        "network": {"generator": "watts_strogatz", "k": 4, "p": 0.2},
        "protocol": {"kind": "daily_meetings", "partners": 2, "terse": terse, "max_turns": 6},
        "opinion_rule": {"kind": "mind"},
        "settings": {"vectors": False},
    }  # fmt: skip
    return parse_scenario(json.dumps({**data, **changes}))


def _person(number: int) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "name": f"Person{chr(65 + number)} Name",
        "social": {"groups": ["the road club"] if number % 3 == 1 else []},
        "personal": {
            "values": ["quiet"] if number % 2 else ["work"],
            "traits": {"extraversion": 0.9, "agreeableness": 0.1 * (number % 10)},
            "judgement": {"stubbornness": 0.08 * (number % 10), "conformity": 0.5},
        },
    }


def opined(tape: Tape) -> list[tuple[int, Opined]]:
    return [(tick, event) for tick, event in tape.events if isinstance(event, Opined)]


@pytest.mark.parametrize("kind", RULES)
def test_every_change_names_its_causes_and_they_add_up_to_the_difference_of_the_states(kind: str) -> None:
    tape = played(society(opinion_rule={"kind": kind, "when": "end_of_day"}))
    said = {event.utterance.id for _, event in tape.events if isinstance(event, Uttered)}
    stances: dict[tuple[str, str], int] = {}
    for _, event in opined(tape):
        before = stances.get((event.person, event.topic), 0)
        assert event.opinion.stance_e6 == before + event.change_e6
        assert event.exposed
        assert set(event.exposed) <= said | {INITIAL}
        if event.rule != "mind":
            assert sum(move.delta_e6 for move in event.moves) == event.change_e6
            assert {move.cause for move in event.moves} <= set(event.exposed) | {INITIAL}
        stances[event.person, event.topic] = event.opinion.stance_e6
    held = {
        (person, topic): opinion.stance_e6
        for person, life in tape.engine.state.lives.items()
        for topic, opinion in life.opinions.items()
    }
    assert held == stances
    assert any(event.change_e6 for _, event in opined(tape) if event.rule == kind)


@pytest.mark.parametrize("terse", [True, False])
@pytest.mark.parametrize("kind", CLAIM_RULES)
def test_no_claim_reaches_anyone_without_a_telling_and_nobody_believes_what_it_was_not_told(
    kind: str, terse: bool
) -> None:
    scenario = society(terse=terse, claim_rule={"kind": kind, "beta": 0.6, "share": 0.2}, days=3)
    tape = played(scenario)
    told = {(event.hearer, event.claim) for _, event in tape.events if isinstance(event, Told)}
    for person, life in tape.engine.state.lives.items():
        for claim in life.knowledge:
            assert (person, claim) in told or scenario.study.claims[("rumour", "denial").index(claim)].origin == person
        if "truth" in life.opinions:
            assert "rumour" in life.knowledge
    assert told


@pytest.mark.parametrize("terse", [True, False])
@pytest.mark.parametrize(("opinion", "claim"), [("mind", "mind"), ("voter", "sir"), ("friedkin_johnsen", "seiz")])
def test_a_run_is_the_same_in_any_order_of_completion(opinion: str, claim: str, terse: bool) -> None:
    scenario = society(terse=terse, days=2, opinion_rule={"kind": opinion}, claim_rule={"kind": claim})
    plain = played(scenario).hashes
    assert played(scenario, DawdlingMind(RulesMind(), 3), InRandomOrder(5)).hashes == plain
    assert played(parse_scenario(as_file(scenario))).hashes == plain


@pytest.mark.parametrize("rule", ["mind", "deffuant"])
def test_a_run_on_disk_resumes_and_its_snapshot_holds_opinions(rule: str, tmp_path: Path) -> None:
    scenario = society(opinion_rule={"kind": rule, "when": "end_of_day"})
    whole = played(scenario)
    run = Run.create(scenario, tmp_path / "run")
    run.advance(until=2 * 86_400 + 66_000)  # between the two meetings of a day, with stances heard and not thought over
    state = run.state()
    assert any(life.exposures for life in state.lives.values())
    assert run.advance().final_hash == whole.hashes[-1]
    assert run.state().lives == whole.engine.state.lives


def test_first_opinions_are_given_derived_from_what_one_has_or_none() -> None:
    lives = started(society()).engine.state.lives
    assert lives["p0"].opinions["bypass"].stance_e6 == 900_000
    assert lives["p2"].opinions == {}
    assert -900_000 < lives["p3"].opinions["bypass"].stance_e6 < -300_000
    assert abs(lives["p1"].opinions["bypass"].stance_e6 - 100_000) < 350_000  # quiet and the road club: the mean
    assert lives["p4"].opinions["bypass"].reason == "I belong to the road club"
    assert lives["p0"].opinions["truth"].stance_e6 == 1_000_000


@pytest.mark.parametrize("shape", ["uniform", "normal", "two_camps"])
def test_drawn_stances_follow_their_distribution(shape: Any) -> None:
    draw = DrawnStances(shape=shape, low=-0.5, high=0.7, mean=0.4, spread=0.1)
    stances = [drawn_stance(draw, Stream(seed, "draw")) / 1e6 for seed in range(800)]
    middle = sum(stances) / len(stances)
    if shape == "uniform":
        assert -0.5 <= min(stances) < -0.45 and 0.65 < max(stances) <= 0.7
    elif shape == "normal":
        assert abs(middle - 0.4) < 0.02
        assert abs((sum((one - middle) ** 2 for one in stances) / 800) ** 0.5 - 0.1) < 0.015
    else:
        assert abs(middle) < 0.05
        assert sum(abs(abs(one) - 0.4) < 0.35 for one in stances) > 790


def test_a_share_may_have_no_opinion() -> None:
    topics = [{"id": "bypass", "title": "x", "proposition": "y", "first": {"draw": {}, "share": 0.5}}]
    lives = started(society(people=26, topics=topics)).engine.state.lives
    assert 5 < sum("bypass" in life.opinions for life in lives.values()) < 21


def test_people_talk_of_topics_and_agree_or_not() -> None:
    tape = played(society(terse=False, days=3))
    lines = [event.utterance for _, event in tape.events if isinstance(event, Uttered)]
    about = [line for line in lines if line.subject is not None and line.subject.kind == "topic"]
    acts = {line.act for line in about}
    assert {Act.ANSWER, Act.AGREE, Act.DISAGREE} <= acts
    assert all(line.stances for line in about if line.act in (Act.AGREE, Act.DISAGREE))
    assert all(event.exposed for _, event in opined(tape))


def test_what_is_heard_is_thought_over_at_night_where_the_study_says_so() -> None:
    tape = played(society(opinion_rule={"kind": "deffuant", "when": "end_of_day", "epsilon": 2.0}))
    assert {tick % 2 for tick, event in opined(tape) if event.rule != INITIAL} == {0}
    talk = played(society(opinion_rule={"kind": "deffuant", "when": "after_talk", "epsilon": 2.0}))
    assert {tick % 2 for tick, event in opined(talk) if event.rule != INITIAL} == {0, 1}


def test_a_mind_is_asked_with_the_words_it_heard_and_its_answer_counts() -> None:
    def turn_round(question: Any) -> UpdatedOpinion:
        assert question.input.heard
        assert all(one.text for one in question.input.heard)
        return UpdatedOpinion(text="I have turned round.", stance=-1.0, confidence=2 / 3, reason="so")

    tape = played(society(terse=False, days=2), ScriptedMind({"update_opinion": turn_round}))
    changed = [event for _, event in opined(tape) if event.rule == "mind"]
    assert changed
    assert {(event.opinion.stance_e6, event.opinion.reason) for event in changed} == {(-1_000_000, "so")}
    memories = [memory.text for stream in tape.engine.state.streams.values() for memory in stream]
    assert "I have turned round, because so." in memories


@pytest.mark.parametrize("protocol", ["terse", "talks", "forum"])
def test_at_the_days_end_a_mind_is_given_exactly_the_words_that_were_said(protocol: str) -> None:
    forum = {"protocol": {"kind": "forum", "visiting": 1.0, "writing": 0.9}} if protocol == "forum" else {}
    mind = ScriptedMind()
    night = {"kind": "mind", "when": "end_of_day"}
    tape = played(society(terse=protocol == "terse", days=2, opinion_rule=night, people=6, **forum), mind)
    spoken = [event.utterance for _, event in tape.events if isinstance(event, Uttered | Posted)]
    said = {one.id: one.text for one in spoken}
    heard = [one for asked in mind.questions if asked.task.name == "update_opinion" for one in asked.input.heard]
    assert len({one.cause for one in heard}) > 10
    assert {(one.cause, one.text) for one in heard} <= set(said.items())


def test_a_prompt_holds_the_words_heard_over_the_day() -> None:
    mind = ScriptedMind()
    played(society(days=1, opinion_rule={"kind": "mind", "when": "end_of_day"}), mind)
    asked = next(one for one in mind.questions if one.task.name == "update_opinion" and len(one.input.heard) > 1)
    prompt = rendered(asked, json_schema=True)
    assert prompt is not None
    told = prompt.messages[1].content.partition("<heard_of_it>")[2]
    assert all(escaped(one.text) in told for one in asked.input.heard)


def test_who_comes_to_disbelieve_a_rumour_stops_passing_it_on() -> None:
    def never(question: Any) -> UpdatedOpinion:
        return UpdatedOpinion(text="No.", stance=-0.9, confidence=0.9)

    tape = played(society(days=3), ScriptedMind({"update_opinion": never}))
    doubting = [event for _, event in tape.events if isinstance(event, Considered) and event.attitude == "doubtful"]
    assert doubting
    for person, life in tape.engine.state.lives.items():
        if "rumour" in life.knowledge and "truth" in life.opinions and person != "p0":
            assert not life.knowledge["rumour"].passes_on


def test_forbidden_talk_leaves_opinions_where_they_were() -> None:
    tape = played(society(conduct={"talk": False}))
    assert {event.rule for _, event in opined(tape)} == {INITIAL}


def test_a_broadcast_and_a_denial_reach_people_from_outside() -> None:
    at = "2026-03-03T12:00"
    scenario = society(
        conduct={"talk": False},
        opinion_rule={"kind": "degroot"},
        interventions=[
            {"do": "broadcast", "at": at, "topic": "bypass", "stance": -1.0, "text": "No!", "to": {"everybody": True}},
            {"do": "tell", "at": at, "claim": "rumour", "to": {"people": ["p5"]}},
            {"do": "tell", "at": at, "claim": "denial", "to": {"people": ["p5", "p6"]}},
        ],
    )  # fmt: skip
    tape = played(scenario)
    addressed = [event for _, event in tape.events if isinstance(event, Addressed)]
    assert len(addressed) == 12 + 3
    lives = tape.engine.state.lives
    assert lives["p0"].opinions["bypass"].stance_e6 == -50_000  # half way from 0.9 to -1
    assert lives["p5"].opinions["truth"].stance_e6 == 0  # a claim and its denial, taken together
    assert "truth" not in lives["p6"].opinions  # never told what is denied
    assert lives["p6"].exposures["truth"]


def test_a_bridge_ties_pairs_across_two_groups() -> None:
    people = [{"id": f"p{n}", "name": f"P{n}", "social": {"groups": ["left" if n < 3 else "right"]}} for n in range(6)]
    bridge = {"do": "bridge", "at": "2026-03-03", "groups": ["left", "right"], "ties": 4}
    data = {
        "schema": 1, "name": "bridge", "clock": {"start": "2026-03-02T00:00", "days": 3}, "people": people,
        "places": [{"id": "town", "name": "t", "kind": "square"}], "interventions": [bridge],
        "protocol": {"kind": "daily_meetings", "terse": True}, "conduct": {"talk": False},
    }  # fmt: skip
    tape = played(parse_scenario(json.dumps(data)))
    ties = {(event.person, event.other) for _, event in tape.events if isinstance(event, Related)}
    assert len(ties) == 8
    assert all({int(one[1]) < 3, int(other[1]) < 3} == {True, False} for one, other in ties)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"topics": [{"id": "t", "title": "x", "proposition": "y", "claim": "nothing"}]}, "no claim 'nothing'"),
        ({"topics": [{"id": "rumour", "title": "x", "proposition": "y"}]}, "the id of a claim too"),
        ({"topics": [{"id": "t", "title": "x", "proposition": "y", "first": {"given": {"zoe": 1}}}]}, "person 'zoe'"),
        ({"topics": [{"id": "t", "title": "x", "proposition": "y"}] * 2}, "two topics have the id"),
        (
            {"topics": [{"id": i, "title": "x", "proposition": "y", "claim": "rumour"} for i in ("s", "t")]},
            "has two topics",
        ),
        (
            {"topics": [{"id": "t", "title": "x", "proposition": "y", "first": {"draw": {"low": 0.5, "high": 0.1}}}]},
            "above 'high'",
        ),
        ({"claims": [{"id": "c", "text": "x", "origin": "p0", "denies": "c"}], "topics": []}, "no other claim 'c'"),
        ({"opinion_rule": {"kind": "backfire", "epsilon": 1.0, "reject": 0.5}}, "attract and repel at once"),
        (
            {"interventions": [{"do": "broadcast", "at": "2026-03-03", "topic": "tax", "stance": 1.0, "text": "x",
                                "to": {"everybody": True}}]},
            "no topic 'tax'",
        ),
        ({"interventions": [{"do": "bridge", "at": "2026-03-03", "groups": ["a", "b"]}]}, "no group 'a'"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_refused(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem):
        society(**changes)


# Why


@pytest.mark.parametrize("rule", ["mind", "degroot"])
@pytest.mark.parametrize("terse", [True, False])
def test_why_lists_every_cause_and_asking_again_gives_what_was_recorded(rule: str, terse: bool, tmp_path: Path) -> None:
    when = "end_of_day" if terse else "after_talk"
    run = simulate(society(days=3, terse=terse, opinion_rule={"kind": rule, "when": when}), tmp_path / "run")
    with run.record() as record:
        shifts = opinion_history(record, "p0", "bypass")
    assert shifts[0].event.rule == INITIAL
    assert sum(shift.event.change_e6 for shift in shifts) == shifts[-1].event.opinion.stance_e6
    assert all(cause.text for shift in shifts[1:] for cause in shift.causes if cause.stance_e6 is not None)
    found = verify(run, "p0", "bypass")
    assert found
    assert all(one.reproduced for one in found)
    assert any(one.difference_e6 for one in found)
    assert all(one.stance_e6 + one.difference_e6 == one.shift.event.opinion.stance_e6 for one in found)


def test_a_topic_is_found_by_id_and_title_and_a_claim_comes_first(tmp_path: Path) -> None:
    run = Run.create(society(), tmp_path / "run")
    assert topic_of(run, "bypass") == topic_of(run, "the bypass") == "bypass"
    assert topic_of(run, "rumour") is None
    assert topic_of(run, "no such thing") is None
    assert setting_at(run.scenario.study, started(society()).engine.state, run.setting.embedder).topics.specs
