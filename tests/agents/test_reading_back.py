"""The gate that reads a wording back: what it lets pass says the same, and what it does not understand it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.minds.local_model.reading_back import difference, read

DATA = Path(__file__).parent.parent / "data"


def pairs(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["voice_pairs_dev.jsonl", "voice_pairs_heldout.jsonl"])
def test_at_most_two_in_a_hundred_reversals_pass(name: str) -> None:
    reversals = [pair for pair in pairs(name) if pair["kind"] != "same"]
    passed = [pair for pair in reversals if not difference(pair["original"], pair["other"])]
    assert len(passed) <= 0.02 * len(reversals), passed


def test_there_are_three_hundred_held_out_pairs_of_every_kind() -> None:
    held_out = pairs("voice_pairs_heldout.jsonl")
    assert len(held_out) == 300
    assert {pair["kind"] for pair in held_out} == {"same", "who", "whether", "when", "how_many"}


def test_most_paraphrases_of_the_development_part_pass() -> None:
    same = [pair for pair in pairs("voice_pairs_dev.jsonl") if pair["kind"] == "same"]
    refused = [pair for pair in same if difference(pair["original"], pair["other"])]
    assert len(refused) <= 0.1 * len(same), refused


@pytest.mark.parametrize(
    ("original", "candidate", "word"),
    [
        ("Ann told Bob.", "Bob told Ann.", "who"),
        ("Ann is here.", "Ann and Carl are here.", "name"),
        ("I will come.", "I will not come.", "polarity"),
        ("Come at five.", "Come at six.", "time"),
        ("I saw 3 cats.", "I saw 4 cats.", "number"),
        ("All of them came.", "Some of them came.", "quantity"),
        ("You must go.", "You may go.", "modality"),
        ("He works here.", "He worked here.", "tense"),
        ("I like it.", "I hate it.", "stance"),
        ("She came.", "She came?", "act"),
        ("I saw the bridge.", "I saw the river.", "word"),
    ],
)
def test_the_first_difference_has_a_name(original: str, candidate: str, word: str) -> None:
    assert difference(original, candidate) == word


@pytest.mark.parametrize(
    "text",
    ["Peaceful.", "?", "", "Nah, not that often.", "Hm? Oh, Anselm.", "Was, is, will be!", "to to to", "and", "12"],
)
def test_every_text_says_the_same_as_itself(text: str) -> None:
    assert difference(text, text) == ""


def test_an_endless_wording_is_refused() -> None:
    assert difference("I must go.", "I must go. " * 200) == "word"


def test_a_reading_has_its_facets_apart() -> None:
    reading = read("Ada, could all three of you come to the mill at 17:00 on Friday?")
    assert reading.addressed == {"ada"}
    assert reading.times == ("T17:00", "friday")
    assert reading.numbers == ("3",)
    assert reading.quantities == ("all",)
    assert reading.moods == ("ask",)
    assert reading.modalities == ("can",) or reading.modalities == ("could",)


def test_an_hour_without_its_half_of_the_day_is_the_hour_that_was_said() -> None:
    assert difference("It begins at 17:00.", "It begins at five.") == ""
    assert difference("It begins at 05:00.", "It begins at 17:00.") == "time"


@pytest.mark.parametrize("number", ["twenty-five", "a hundred and two", "three thousand", "twelve"])
def test_numbers_in_words_are_numbers(number: str) -> None:
    digits = {"twenty-five": "25", "a hundred and two": "102", "three thousand": "3000", "twelve": "12"}[number]
    assert digits in read(f"We counted {number} boats.").numbers
