"""The ladder below an answer: what is put right, what is refused, and what never counts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.minds.prompting.schemas import answer_schema
from agents.minds.repair import Parsed, Trouble, Unusable, leaves_role, parse_answer
from agents.tasks import TASKS, Answer, AnyTask
from agents.tasks.inducing import HabitInduced
from agents.tasks.remembering import Ratings, TalkSummary
from agents.tasks.speaking import Turn

GOOD = '{"text": "Good morning, {friend}!", "act": "greet"}'


def parsed(text: str) -> Parsed[Turn]:
    result = parse_answer(Turn, text)
    assert isinstance(result, Parsed), result
    return result


def trouble(text: str) -> Trouble:
    result = parse_answer(Turn, text)
    assert isinstance(result, Unusable), result
    return result.kind


def test_a_strict_answer_is_taken_as_it_is() -> None:
    assert parsed(GOOD) == Parsed(Turn.model_validate_json(GOOD), repaired=False)


@pytest.mark.parametrize(
    "text",
    [
        f"Sure! Here it is:\n```json\n{GOOD}\n```\nI hope {{this}} helps.",
        f"<think>should I say {{}}?</think>{GOOD}",
        f"The set {{1, 2}} is not it, but this is: {GOOD}",
        f'{{"Turn": {GOOD}}}',
        GOOD.replace('"act": "greet"', '"act": "greet",'),
        GOOD.replace('"act"', "act"),
        GOOD[:-1] + ', "explanation": "because", "subject": {"kind": "day", "mood": 1}}',
        GOOD.replace("!", "!\n"),
    ],
)
def test_prose_fences_loose_json_and_unknown_keys_are_put_right(text: str) -> None:
    result = parsed(text)
    assert result.repaired
    assert result.answer.text.split() == ["Good", "morning,", "{friend}!"]
    assert result.answer.act == "greet"


def test_numbers_in_quotes_are_read_as_numbers() -> None:
    result = parse_answer(Ratings, '{"ratings": ["3", 4]}')
    assert result == Parsed(Ratings(ratings=(3, 4)), repaired=True)


def test_texts_and_lists_that_are_too_long_are_cut_at_a_sentence() -> None:
    text = "I said so. " * 200
    claims = [{"claim": f"c{n}"} for n in range(9)]
    result = parsed(json.dumps({"text": text, "act": "tell", "claims": claims}))
    assert len(result.answer.text) <= 1200
    assert result.answer.text.endswith("I said so.")
    assert len(result.answer.claims) == 4
    words = parse_answer(TalkSummary, json.dumps({"text": "word " * 300, "closeness_change": 0.1}))
    assert isinstance(words, Parsed)
    assert words.answer.text.endswith("word")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("I'm sorry, but I can't help with that.", "refused"),
        ("As an AI language model, I have no opinion.", "refused"),
        ("I cannot assist with this request.", "refused"),
        ("Error: upstream connect error", "unfit"),
        ("Good morning!", "unfit"),
        (GOOD[:-3], "truncated"),
        ('{"text": "I would like to inv', "truncated"),
        (f"Here: {GOOD[:20]}", "truncated"),
        ('{"text": 3, "act": "greet"}', "unfit"),
        ('{"text": "Hello", "act": "shout"}', "unfit"),
        ('{"act": "greet"}', "unfit"),
        ('{"text": "", "act": "greet"}', "unfit"),
        ("{}", "unfit"),
        ('{"error": {"message": "rate limit"}}', "unfit"),
        ('["text", "Hello"]', "unfit"),
        ("null", "unfit"),
    ],
)
def test_what_is_no_answer_is_called_by_its_name(text: str, kind: Trouble) -> None:
    assert trouble(text) == kind


def test_what_can_be_done_without_is_left_out_only_at_last_and_only_where_the_rest_is_right() -> None:
    odd = {**json.loads(GOOD), "stances": [{"topic": "t", "stance": 7}, {"topic": "u", "stance": 1}], "meeting": "noon"}
    assert trouble(json.dumps(odd)) == "unfit"
    result = parse_answer(Turn, json.dumps(odd), last=True)
    assert isinstance(result, Parsed)
    assert result.repaired
    assert [one.topic for one in result.answer.stances] == ["u"]
    assert result.answer.meeting is None
    wrong = {key: {"wrong": 1} for key in HabitInduced.model_fields}
    assert isinstance(parse_answer(HabitInduced, json.dumps({**wrong, "do": ""}), last=True), Unusable)
    assert isinstance(parse_answer(Turn, '{"text": 3, "act": "tell", "memories": []}', last=True), Unusable)


def test_a_thought_is_no_answer_whatever_stands_in_it() -> None:
    for text in (f"<think>{GOOD}", f"<thinking>so {GOOD}"):
        assert trouble(text) == "truncated"
    other = GOOD.replace("morning", "night")
    assert parsed(f"<think>{other}</think>{GOOD}").answer.text == "Good morning, {friend}!"
    assert parsed(f"{other}</think>{GOOD}").answer.text == "Good morning, {friend}!"


def test_a_reply_that_was_cut_or_refused_never_counts_even_when_it_parses() -> None:
    assert parse_answer(Turn, GOOD, "length") == Unusable(
        "truncated", "The answer broke off before its end. Be briefer."
    )
    refused = parse_answer(Turn, GOOD, "refusal")
    assert isinstance(refused, Unusable)
    assert refused.kind == "refused"
    assert isinstance(parse_answer(Turn, GOOD, "other"), Parsed)


def test_the_problem_names_the_field_and_not_what_was_given() -> None:
    result = parse_answer(Ratings, '{"ratings": [11, "many"]}')
    assert isinstance(result, Unusable)
    assert result.problem.startswith("ratings.0: Input should be less than or equal to 10; ratings.1:")
    assert "many" not in result.problem


@given(st.text(max_size=200) | st.text(alphabet='{}[]",:\\ aé1', max_size=60))
def test_no_text_raises(text: str) -> None:
    result = parse_answer(Turn, text)
    assert isinstance(result, Unusable) or result.answer.text


@given(st.integers(1, len(GOOD) - 1))
def test_no_part_of_an_answer_counts_as_the_whole(end: int) -> None:
    assert trouble(GOOD[:end]) == "truncated"


def test_people_may_decline_without_leaving_their_role() -> None:
    assert not leaves_role("I'm sorry, I can't come. I won't help him.")
    assert leaves_role("As an AI, I do not eat.")
    assert leaves_role("I am just a language model.")


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.name)
def test_schemas_ask_for_every_property_and_allow_no_other(task: AnyTask) -> None:
    def check(node: object) -> None:
        if isinstance(node, dict):
            assert not {"default", "maxLength", "minLength"} & (set(node) - set(node.get("properties", {})))
            if node.get("type") == "object":
                assert node["required"] == list(node["properties"])
                assert node["additionalProperties"] is False
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    output: type[Answer] = task.output
    check(answer_schema(output))
