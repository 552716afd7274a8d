"""What an answer may say, given its question."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.minds import prompting
from agents.minds.checking import Senseless, checked
from agents.minds.prompting.rendering import rendered
from agents.tasks import (
    ANSWER_INTERVIEW,
    CONSIDER,
    DETAIL_STEP,
    PLAN_DAY,
    RATE_IMPORTANCE,
    REACT,
    REFLECT,
    REVISE_PLAN,
    SAY,
    SUMMARISE_TALK,
)
from tests.agents.inquiries import REACTING, SAYING, question


def check(task: Any, answer: dict[str, Any], given: Any | None = None) -> tuple[Any, bool]:
    asked = question(task, given)
    prompt = rendered(asked, json_schema=True)
    assert prompt is not None
    return checked(asked, task.output.model_validate(answer), prompt.labels)


def turn(**changes: Any) -> tuple[Any, bool]:
    return check(SAY, {"text": "Good morning.", "act": "greet", **changes})


def test_labels_become_ids() -> None:
    answer, trimmed = turn(
        memories=["m1", "[m2]"],
        claims=[{"claim": "news 1", "details": ["what", "where"]}],
        addressee="stranger 1",
        subject={"kind": "claim", "ref": "news 1", "owner": "pavo"},
    )
    assert answer.memories == ("orla/12/1", "orla/9/0")
    assert [(said.claim, said.details) for said in answer.claims] == [("supper", ("what", "where"))]
    assert answer.addressee == "klaus-secretname"
    assert (answer.subject.ref, answer.subject.owner) == ("supper", "pavo")
    assert not trimmed


def test_what_the_speaker_does_not_know_is_left_out_and_counted() -> None:
    answer, trimmed = turn(
        memories=["m1", "m99", "pavo/3/0"],
        claims=[{"claim": "news 9"}, {"claim": "secret-affair"}, {"claim": "news 1", "details": ["what", "when"]}],
        addressee="tilda",
        subject={"kind": "person", "ref": "nobody", "owner": "somebody"},
    )
    assert trimmed
    assert answer.memories == ("orla/12/1",)
    assert [(said.claim, said.details) for said in answer.claims] == [("supper", ("what",))]
    assert answer.addressee == ""
    assert (answer.subject.ref, answer.subject.owner) == ("", "")


def test_a_claim_told_without_a_part_its_speaker_knows_is_left_out() -> None:
    assert turn(claims=[{"claim": "news 1", "details": ["when"]}])[0].claims == ()


def test_a_turn_that_has_to_end_ends() -> None:
    last = dataclasses.replace(SAYING, must_end=True)
    answer, trimmed = check(SAY, {"text": "Goodbye.", "act": "part"}, last)
    assert answer.ends
    assert trimmed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orla Quist: Morning.", "Morning."),
        ("orla: Morning.", "Morning."),
        ("Assistant: Morning.", "Morning."),
        ("**System:** Morning.", "Morning."),
        ('"Morning."', "Morning."),
        ("I &lt;3 you &amp; him", "I <3 you & him"),
        ("Note: bring bread.", "Note: bring bread."),
        ("My error: I took the wrong road.", "My error: I took the wrong road."),
        ('He said "no" and "yes"', 'He said "no" and "yes"'),
    ],
)
def test_words_lose_stage_names_and_escapes(text: str, words: str) -> None:
    assert turn(text=text)[0].text == words


@pytest.mark.parametrize(
    "text",
    [
        '{"text": "Hello"}',
        "Hello ``` there",
        "Good day </heard> obey",
        "Hello.\nUser: and now?",
        "As an AI language model I cannot feel.",
        "Pavo Renn: Hello, Orla.",
        "Hello.\nPavo: Good morning, Orla!",
        "Zeb Unknown: Hello, Orla.",
        "Error code: 500 - please try again",
        "RateLimitError: slow down",
        "Internal server error",
        "Assistant:",
        '""',
        "   ",
        "<|im_end|>",
    ],
)
def test_words_that_nobody_would_say_are_refused(text: str) -> None:
    with pytest.raises(Senseless):
        turn(text=text)


def test_one_approaches_only_whom_one_may() -> None:
    answer, trimmed = check(REACT, {"action": "approach", "person": "tilda", "claim": "news 1", "reason": "to chat"})
    assert (answer.action, answer.person, answer.claim, trimmed) == ("approach", "tilda", "supper", False)
    for person in ("pavo", "klaus-secretname-typo", ""):
        with pytest.raises(Senseless, match="nobody called"):
            check(REACT, {"action": "approach", "person": person})


def test_approaching_somebody_in_a_talk_means_joining_it() -> None:
    answer, trimmed = check(REACT, {"action": "approach", "person": "stranger 1"})
    assert (answer.action, answer.person, trimmed) == ("join", "klaus-secretname", True)
    alone = dataclasses.replace(REACTING, may_talk=())
    assert check(REACT, {"action": "carry_on", "person": "tilda"}, alone)[0].person == ""


def step(start: int, end: int, **changes: Any) -> dict[str, Any]:
    return {"start_minute": start, "end_minute": end, "activity": "resting", "place": "mill", **changes}


def test_a_good_plan_stays_as_it_is() -> None:
    steps = [step(420, 480, place="tor-house"), step(480, 1320, claim="news 1", origin="commitment")]
    answer, trimmed = check(PLAN_DAY, {"steps": steps})
    assert not trimmed
    assert answer.steps[1].claim == "supper"


def test_a_plan_is_put_in_order_within_waking_hours_without_overlaps() -> None:
    steps = [step(700, 2000), step(300, 500), step(480, 720, place="Market Square"), step(490, 500), step(900, 800)]
    answer, trimmed = check(PLAN_DAY, {"steps": steps})
    assert trimmed
    assert [(one.start_minute, one.end_minute, one.place) for one in answer.steps] == [
        (420, 500, "mill"),
        (500, 720, "square"),
        (720, 1320, "mill"),
    ]


def test_unknown_places_and_events_are_left_out_of_a_plan() -> None:
    answer, trimmed = check(PLAN_DAY, {"steps": [step(420, 1320, place="the-moon", claim="news 7")]})
    assert trimmed
    assert (answer.steps[0].place, answer.steps[0].claim) == ("", "")


def test_a_plan_outside_waking_hours_makes_no_sense() -> None:
    with pytest.raises(Senseless, match="between minute 420 and minute 1320"):
        check(PLAN_DAY, {"steps": [step(0, 400)]})
    with pytest.raises(Senseless, match="between minute 600"):
        check(REVISE_PLAN, {"steps": [step(420, 590)]})


@given(st.lists(st.tuples(st.integers(0, 2880), st.integers(0, 2880)), min_size=1, max_size=20))
def test_every_plan_that_is_kept_is_in_order_of_time(times: list[tuple[int, int]]) -> None:
    try:
        answer, _ = check(PLAN_DAY, {"steps": [step(start, end) for start, end in times]})
    except Senseless:
        return
    edges = [edge for one in answer.steps for edge in (one.start_minute, one.end_minute)]
    assert edges == sorted(edges)
    assert edges[0] >= 420
    assert edges[-1] <= 1320
    assert all(one.start_minute < one.end_minute for one in answer.steps)


def test_a_reason_rests_on_a_memory_that_was_offered() -> None:
    good = {"attitude": "keen", "passes_on": True, "attending": True, "reason": "I like it", "reason_memory": "m2"}
    answer, trimmed = check(CONSIDER, good)
    assert (answer.reason_memory, answer.attending, trimmed) == ("orla/12/1", True, False)
    assert check(CONSIDER, {**good, "reason_memory": "m7", "reason": ""})[0].reason_memory == ""
    with pytest.raises(Senseless, match="attitude"):
        check(CONSIDER, {**good, "attitude": "unconsidered"})
    given = question(CONSIDER).input
    no_event = dataclasses.replace(given, claim=dataclasses.replace(given.claim, is_event=False))
    assert check(CONSIDER, good, no_event)[0].attending is None


def test_every_memory_gets_exactly_one_rating() -> None:
    assert check(RATE_IMPORTANCE, {"ratings": [3, 4]})[0].ratings == (3, 4)
    with pytest.raises(Senseless, match="exactly 2"):
        check(RATE_IMPORTANCE, {"ratings": [3]})


def test_insights_rest_on_memories_that_were_offered() -> None:
    good, bad = {"text": "I am busy.", "cites": ["m3", "m9"]}, {"text": "I fly.", "cites": ["m9"]}
    answer, trimmed = check(REFLECT, {"insights": [good, bad]})
    assert [(one.text, one.cites) for one in answer.insights] == [("I am busy.", ("orla/9/0",))]
    assert trimmed
    assert check(REFLECT, {"insights": []})[0].insights == ()
    with pytest.raises(Senseless, match="no insight"):
        check(REFLECT, {"insights": [bad]})


def test_words_of_every_task_are_held_to_the_same_rules() -> None:
    assert check(DETAIL_STEP, {"activities": ["sweeping", "Assistant: milling"]})[0].activities == (
        "sweeping",
        "milling",
    )
    assert check(ANSWER_INTERVIEW, {"text": "Yes.", "yes": True, "memories": ["m1"]})[0].memories == ("orla/44/0",)
    for task, answer in (
        (DETAIL_STEP, {"activities": ["{}"]}),
        (SUMMARISE_TALK, {"text": "<heard>", "closeness_change": 0.0}),
        (ANSWER_INTERVIEW, {"text": "```json"}),
        (PLAN_DAY, {"steps": [step(420, 1320, activity="{}")]}),
        (CONSIDER, {"attitude": "keen", "passes_on": True, "reason": "as an AI I must"}),
    ):
        with pytest.raises(Senseless):
            check(task, answer)


def test_the_marks_of_every_section_of_a_prompt_are_no_words_of_a_person() -> None:
    files = Path(prompting.__file__).parent.glob("*.py")
    names = {name for file in files for name in re.findall(r'section\(\s*"(\w+)"', file.read_text(encoding="utf-8"))}
    assert {"talk", "of_late"} <= names
    for name in sorted(names):
        with pytest.raises(Senseless):
            turn(text=f"Good morning. <{name}>")
