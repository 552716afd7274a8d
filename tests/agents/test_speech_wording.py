"""Small things that gave the grammar away: what is an activity, what can be mentioned, noon, and a farewell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.minds.rules.pastimes import liking
from agents.minds.rules.speech.grammar import picked, realised
from agents.minds.rules.speech.memories import shared_word
from agents.minds.rules.speech.opining import as_clause
from agents.minds.rules.speech.situation import read
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.stock import answers, farewells
from agents.minds.rules.speech.times import moment_words, soon_words
from agents.minds.rules.speech.words import is_doing
from agents.opinion import SCALE, OpinionView
from agents.streams import Stream
from tests.agents.speech_scenes import HOUR, NOON, actor, question


@pytest.mark.parametrize("like", ["marching bands", "falling leaves", "ticking clocks", "crackling fires"])
def test_a_thing_that_does_something_is_no_activity(like: str) -> None:
    assert not is_doing(like)
    assert liking(like) == f"thinking about {like}"


@pytest.mark.parametrize("like", ["marching in time", "baking bread", "falling asleep by the fire", "rising early"])
def test_what_one_does_is_an_activity(like: str) -> None:
    assert is_doing(like)
    assert liking(like) == like


@pytest.mark.parametrize(
    ("mine", "heard", "link"),
    [
        ("to meet a stranger", "stranger things than that", ""),
        ("to meet a stranger", "a cake for the stranger", "the stranger"),
        ("sing along", "sing at once", ""),
        ("singing in thirds", "singing while I work", "singing"),
        ("putting things off", "friends putting their feet on my chairs", ""),
        ("my maps", "old maps", "maps"),
        ("a walk to Sandwick", "the road to Sandwick", "Sandwick"),
        ("glass beads", "a glass of milk", "a glass"),
        ("fresh bread", "rye bread", ""),
        ("old maps", "loud colours", ""),
    ],
)
def test_what_is_mentioned_stands_by_itself(mine: str, heard: str, link: str) -> None:
    assert shared_word(mine, heard) == link


def test_noon_is_said_without_a_part_of_the_day() -> None:
    tomorrow = replace(NOON, seconds=NOON.seconds + 24 * HOUR, day=1)
    assert moment_words(NOON, tomorrow) == "tomorrow at noon"
    assert soon_words(NOON, NOON.seconds + 24 * HOUR) == "tomorrow at noon"
    assert moment_words(replace(NOON, seconds=NOON.seconds - 3 * HOUR, minute=540), NOON) == "today at noon"
    assert moment_words(NOON, replace(tomorrow, minute=18 * 60, seconds=42 * HOUR)) == "tomorrow evening at six"


def test_nobody_is_left_to_it_any_longer() -> None:
    told = set()
    for seed in range(300):
        stream = Stream(seed, "farewell")
        line = picked(farewells.LEAVE, {}, {"theirs_noun": "the nets"}, stream)
        assert line is not None
        told.add(realised(line, {"theirs_noun": "the nets"}, stream))
    assert "I won't keep you from the nets any longer." in told
    assert not [line for line in told if "to it any longer" in line or "get on any longer" in line or ".." in line]


def test_what_was_said_of_the_next_thing_is_not_a_reason_to_go_as_well() -> None:
    mara = actor("mara", "Mara Quill")
    now = replace(NOON, seconds=NOON.seconds + HOUR // 2, minute=NOON.minute + 30)
    sp = Speaker(read(question(mara, [actor("orla", "Orla Finch")], now=now)))
    assert sp.slots["soon"]
    sp.keep_to("Mending nets.")
    assert sp.slots["soon"]
    sp.keep_to(f"I'm {sp.slots['soon']} at one.")
    assert not sp.slots["soon"]


def test_nobody_who_takes_leave_wishes_for_company() -> None:
    company = [line for line in answers.PLAN if "company" in str(line.nodes)]
    assert [line.tags for line in company] == [("warm", "stay")]


@pytest.mark.parametrize(
    ("proposition", "clause"),
    [
        ("Bicycles should be allowed on the quay.", "bicycles should be allowed on the quay"),
        ("Cars belong outside the town.", "cars belong outside the town"),
        ("School uniforms are a waste of money.", "school uniforms are a waste of money"),
        ("Public transport should be free.", "public transport should be free"),
        ("Education must cost nothing.", "education must cost nothing"),
        ("The square should be paved.", "the square should be paved"),
        ("I should be mayor.", "I should be mayor"),
        ("Agnes should be mayor.", "Agnes should be mayor"),
        ("James Hill is right.", "James Hill is right"),
        ("Maren runs the town well.", "Maren runs the town well"),
        ("London should be car-free.", "London should be car-free"),
        ("GPs should work on Sundays.", "GPs should work on Sundays"),
        ("Bicycles in Bicycles Lane should go.", "Bicycles in Bicycles Lane should go"),
    ],
)
def test_a_proposition_is_small_inside_a_sentence_unless_a_name_begins_it(proposition: str, clause: str) -> None:
    view = OpinionView("t", "the matter", proposition, SCALE, 5, None)
    assert as_clause(view, ["Agnes Hill", "James Hill"]) == clause
