"""`townsfolk show`: transcripts, whole and filtered, for people and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from simulation.cli.showing import TRANSCRIPT_SCHEMA
from tests import readings
from tests.cli.calling import call


def headers(text: str) -> list[str]:
    return re.findall(r"^\w+day \d{4}-\d\d-\d\d, \d\d:\d\d · .*  \[(.+)\]$", text, flags=re.MULTILINE)


def test_all_conversations_are_printed_with_when_where_who_and_why(corner: Path) -> None:
    shown = call("show", corner)
    assert shown.code == 0
    ids = headers(shown.out)
    with readings.finished("corner").record() as record:
        assert len(ids) == record.count("conversation_opened")
    first = shown.out.split("\n\n")[0].splitlines()
    assert re.fullmatch(r"Monday 2026-05-04, \d\d:\d\d · [\w ]+  \[\d+/[\w-]+/\w+\]", first[0])
    assert re.fullmatch(r"[\w ]+ and [\w ]+ · \w+ · 1st talk", first[1])
    assert re.fullmatch(r"[\w ]+ began it: .+", first[2])
    assert re.fullmatch(r"  [\w ]+: .+", first[3])


def test_posts_of_a_forum_are_shown_with_the_talks_in_order_of_time(tmp_path: Path) -> None:
    run = tmp_path / "forum"
    assert call("run", "forum", "--until", "1d", "--out", run, "-q").code == 0
    shown = call("show", run, "--limit", "3")
    assert re.match(r"Monday 2026-06-01, 08:00 · the forum: [a-z ]+  \[1/forum/[\w-]+\]", shown.out)
    held = json.loads(call("show", run, "--json").out)["conversations"]
    assert [one["time"] for one in held] == sorted(one["time"] for one in held)
    assert {one["kind"] for one in held} == {"talk", "thread"}
    replies = [line for one in held for line in one["lines"] if one["kind"] == "thread" and line["turn"]]
    assert replies and all(line["reply_to"] is not None for line in replies)
    assert ", to " in call("show", run).out


def test_filters_are_by_id_or_name_and_combine(corner: Path) -> None:
    everything = call("show", corner, "--json").data["conversations"]
    both = call("show", corner, "--person", "Odile", "--person", "bram o", "--json").data["conversations"]
    expected = [one for one in everything if {"odile", "bram"} <= {person["person"] for person in one["participants"]}]
    assert both == expected != []
    at_cafe = call("show", corner, "--person", "odile", "--place", "the halfway cafe", "--json").data["conversations"]
    assert at_cafe
    assert all(one["place"] == "cafe" for one in at_cafe)
    carried = call("show", corner, "--claim", "sing", "--json").data["conversations"]
    assert carried
    assert all(any(line["claims"] for line in one["lines"]) for one in carried)


def test_a_day_a_conversation_and_a_limit_are_filters_too(corner: Path) -> None:
    assert call("show", corner, "--day", "2").out.startswith("no conversation fits, of ")
    everything = headers(call("show", corner).out)
    assert headers(call("show", corner, "--day", "1").out) == everything
    assert headers(call("show", corner, "--limit", "3").out) == everything[:3]
    assert headers(call("show", corner, "--conversation", everything[4]).out) == [everything[4]]
    assert headers(call("show", corner, "--conversation", everything[4].upper()).out) == [everything[4]]


@pytest.mark.parametrize(
    ("option", "word", "near"),
    [
        ("--person", "odiel", "odile (Odile Varga)"),
        ("--place", "gardne", "garden (the corner garden)"),
        ("--claim", "singalong", "sing-along (Odile's sing-along)"),
        ("--conversation", "3/nowhere/nobody", "expected "),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest(corner: Path, option: str, word: str, near: str) -> None:
    refused = call("show", corner, option, word)
    assert refused.code == 2
    assert refused.out == ""
    assert repr(word) in refused.err
    assert near in refused.err


def test_memories_and_claims_stand_under_the_lines(corner: Path) -> None:
    shown = call("show", corner, "--memories").out
    assert "      tells Odile's sing-along (what" in shown
    assert re.search(r"^      from memory \(\w+, Monday 2026-05-04, \d\d:\d\d\): .+$", shown, flags=re.MULTILINE)


def test_json_gives_every_line_with_its_hearers_and_its_memories_in_full(corner: Path) -> None:
    value = call("show", corner, "--json", "--memories").data
    assert value["schema"] == TRANSCRIPT_SCHEMA
    lines = [line for one in value["conversations"] for line in one["lines"]]
    assert {"utterance", "turn", "time", "speaker", "speaker_name", "hearers", "text", "source"} <= set(lines[0])
    memories = [memory for line in lines for memory in line["memories"]]
    assert memories
    assert all({"id", "kind", "text"} <= set(memory) for memory in memories)
    assert all(
        isinstance(one, str) for one in call("show", corner, "--json").data["conversations"][0]["lines"][0]["memories"]
    )


def test_awkward_names_are_text(awkward: Path) -> None:
    shown = call("show", awkward).out
    for name in readings.AWKWARD.values():
        assert f"  {name}: " in shown
    assert "[red]upstairs[/red]" in shown
    assert "joins them)" in shown
    assert "\x1b" not in shown


def test_conversations_that_did_not_end_with_goodbye_say_so(awkward: Path) -> None:
    shown = call("show", awkward).out
    ended = {one["ended"] for one in call("show", awkward, "--json").data["conversations"]}
    assert ended <= {"said_goodbye", "out_of_turns", "interrupted", None}
    for end, words in (("out_of_turns", "(it went on too long)"), (None, "(it was still going on)")):
        assert (words in shown) == (end in ended)
