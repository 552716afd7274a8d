"""Ties form and fade by meeting and agreement, in meetings and on a forum, and end where little is left of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agents.minds.rules import RulesMind
from simulation.events import Opined, Related, Unrelated
from simulation.measures import Evidence, HeldRecord
from simulation.measures.ties import ties
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.state import State
from tests.doubles import DawdlingMind, InRandomOrder, Tape, played, shared_embedder, tiny_town

DAY = 86_400


def meeting(days: int = 3, people: int = 8, **changes: Any) -> Scenario:
    """Return strangers of two camps that nothing moves, who meet in pairs and say one sentence each."""
    given = {f"p-{n}": 0.9 if n % 2 else -0.9 for n in range(1, people + 1)}
    data = {
        "schema": 1,
        "name": "bonds",
        "clock": {"start": "2026-03-02T00:00", "days": days},
        "places": [{"id": "hall", "name": "the hall", "kind": "hall"}],
        "crowds": [{"count": people, "id": "p"}],
        "topics": [{"id": "dam", "title": "the dam", "proposition": "The dam should stay", "first": {"given": given}}],
        "opinion_rule": {"kind": "deffuant", "epsilon": 0.01},
        "protocol": {"kind": "daily_meetings", "partners": 2, "terse": True},
        "settings": {"vectors": False},
    }
    return parse_scenario(json.dumps({**data, **changes}))


def state(tape: Tape) -> State:
    return tape.engine.state


def closeness(tape: Tape) -> dict[tuple[str, str], int]:
    lives = state(tape).lives
    return {(one, other): tie.closeness_e6 for one in lives for other, tie in lives[one].relationships.items()}


def camp(person: str) -> int:
    return int(person.rpartition("-")[2]) % 2


def test_nothing_changes_unless_the_study_says_so() -> None:
    tape = played(meeting())
    assert closeness(tape) == {}
    assert meeting().study.digest == meeting(ties_change={}).study.digest
    assert meeting().study.digest != meeting(ties_change={"meeting": 0.1}).study.digest


def test_meeting_makes_ties_of_those_who_met_and_of_nobody_else() -> None:
    tape = played(meeting(ties_change={"meeting": 0.1}))
    found = closeness(tape)
    assert found
    assert all((other, one) in found for one, other in found)
    pairs = {
        (one, other)
        for _, event in tape.events
        if event.kind == "conversation_opened"
        for one in event.participants
        for other in event.participants
        if one != other
    }
    assert set(found) == pairs
    talks = {(one, other): tie.talks for one in state(tape).lives for other, tie in ties_of(tape, one).items()}
    assert all(found[pair] == 100_000 * talks[pair] for pair in found)


def ties_of(tape: Tape, person: str) -> Any:
    return state(tape).lives[person].relationships


def test_agreement_ties_those_who_agree_and_parts_the_others() -> None:
    tape = played(meeting(days=6, ties_change={"agreement": 0.2}))
    found = closeness(tape)
    assert found
    assert all(camp(one) == camp(other) for one, other in found)
    assert not any(isinstance(event, Unrelated) for _, event in tape.events)


def test_a_tie_that_disagreement_weakens_ends() -> None:
    given = [{"between": ["p-1", other], "kind": "friend", "closeness": 0.2} for other in ("p-2", "p-3")]
    change = {"agreement": 0.4, "end_below": -0.3}
    tape = played(meeting(days=20, people=4, ties=given, ties_change=change))
    ended = [event for _, event in tape.events if isinstance(event, Unrelated)]
    assert {(event.person, event.other) for event in ended} == {("p-1", "p-2"), ("p-2", "p-1")}
    assert "p-3" in ties_of(tape, "p-1")
    assert "p-2" not in ties_of(tape, "p-1")


def test_what_is_not_kept_up_fades_and_ends_but_for_those_of_one_household() -> None:
    given = [
        {"between": ["p-1", "p-3"], "kind": "friend", "closeness": 0.5},
        {"between": ["p-1", "p-5"], "kind": "spouse", "closeness": 0.5},
    ]
    change = {"fading": 0.1, "end_below": 0.15}
    tape = played(meeting(days=8, ties=given, conduct={"talk": False}, ties_change=change))
    days = [tick for tick, event in tape.events if isinstance(event, Unrelated)]
    assert len(days) == 2
    steps = [
        event.relationship.closeness_e6
        for _, event in tape.events
        if isinstance(event, Related) and (event.person, event.other) == ("p-1", "p-3")
    ]
    assert steps == [500_000, 400_000, 300_000, 200_000]
    assert ties_of(tape, "p-1")["p-5"].closeness_e6 == 500_000


def test_a_tie_ends_after_so_many_days_without_contact() -> None:
    given = [{"between": ["p-1", "p-3"], "kind": "friend", "closeness": 0.5}]
    change = {"end_after_days": 3, "end_below": -1.0}
    tape = played(meeting(days=6, ties=given, conduct={"talk": False}, ties_change=change))
    (first, _) = [tick for tick, event in tape.events if isinstance(event, Unrelated)]
    start = next(one.tick.start for one in tape.ticks if one.tick.index == first)
    assert start // DAY == 3


def test_a_forum_ties_readers_to_those_they_read() -> None:
    forum = {"kind": "forum", "visiting": 0.9, "writing": 0.9, "replying": 0.0}
    tape = played(meeting(protocol=forum, ties_change={"meeting": 0.05, "agreement": 0.2}))
    read = {
        (event.person, post.rpartition("/")[0].rpartition("/")[2])
        for _, event in tape.events
        if event.kind == "read"
        for post in event.posts
    }
    found = set(closeness(tape))
    assert found
    assert found <= read
    assert all(camp(one) == camp(other) for one, other in found)


def test_in_full_talk_agreement_comes_on_top_and_ties_can_end() -> None:
    topic = {
        "id": "trams", "title": "the trams", "proposition": "The trams should run at night", "interest": 10,
        "first": {"given": {"ada": 1.0, "ben": -1.0, "cleo": 1.0, "dov": -1.0}},
    }  # fmt: skip
    plain = tiny_town(hours=12, topics=[topic])
    strict = tiny_town(hours=12, topics=[topic], ties_change={"agreement": 0.5, "end_below": 0.0})
    before, after = closeness(played(plain)), closeness(played(strict))
    assert before != after
    ended = [event for _, event in played(strict).events if isinstance(event, Unrelated)]
    voiced = any(isinstance(event, Opined) and event.rule != "initial" for _, event in played(strict).events)
    assert ended or not voiced


@pytest.mark.parametrize("protocol", ["meetings", "forum"])
def test_ties_are_the_same_in_any_order_of_completion(protocol: str) -> None:
    spec: dict[str, Any] = {"protocol": {"kind": "forum"}} if protocol == "forum" else {}
    scenario = meeting(ties_change={"meeting": 0.05, "agreement": 0.2, "fading": 0.01}, **spec)
    plain = played(scenario).hashes
    assert played(scenario, DawdlingMind(RulesMind(), 7), InRandomOrder(9)).hashes == plain


def test_the_table_counts_what_forms_and_ends() -> None:
    change = {"meeting": 0.05, "agreement": 0.3, "end_below": -0.2, "end_after_days": 4}
    tape = played(meeting(days=8, ties_change=change))
    evidence = Evidence(meeting(days=8, ties_change=change), HeldRecord(tape.ticks), shared_embedder())
    summary, days = (table.records() for table in ties(evidence))
    formed = ended = 0
    held: set[tuple[str, str]] = set()
    for _, event in tape.events:
        if isinstance(event, Related):
            formed += (event.person, event.other) not in held
            held.add((event.person, event.other))
        elif isinstance(event, Unrelated):
            ended += 1
            held.discard((event.person, event.other))
    assert ended
    assert (summary[0]["formed"], summary[0]["ended"]) == (formed, ended)
    assert (
        summary[0]["pairs_end"]
        == len({frozenset(pair) for pair in held})
        == len({frozenset(p) for p in closeness(tape)})
    )
    assert days[-1]["echo"] is not None and float(str(days[-1]["echo"])) > 0.3


def test_a_tie_that_was_cut_carries_nothing_more() -> None:
    given = [{"between": ["p-1", "p-2"]}, {"between": ["p-2", "p-3"]}, {"between": ["p-3", "p-4"]}]
    news = [{"id": "news", "text": "The mill is sold", "origin": "p-1", "interest": 9}]
    cut = {"do": "cut_tie", "at": "2026-03-02T00:00", "between": ["p-2", "p-3"]}
    along = {"kind": "daily_meetings", "partners": 2, "terse": True, "along_ties": True}
    changes: dict[str, Any] = {"days": 12, "people": 4, "ties": given, "claims": news, "protocol": along}
    changes["claim_rule"] = {"kind": "sir", "beta": 1.0, "gamma": 0.0}
    change = {"meeting": 0.1}
    for cuts, knowers in (([], {"p-1", "p-2", "p-3", "p-4"}), ([cut], {"p-1", "p-2"})):
        tape = played(meeting(interventions=cuts, ties_change=change, **changes))
        assert {one for one, life in state(tape).lives.items() if "news" in life.knowledge} == knowers
        met = {frozenset(event.participants) for _, event in tape.events if event.kind == "conversation_opened"}
        assert (frozenset({"p-2", "p-3"}) in met) == (not cuts)
