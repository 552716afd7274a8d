"""`check` warns of what is allowed but may be a slip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.calling import call


def scenario(folder: Path, text: str, start: str, end: str) -> Path:
    world: dict[str, Any] = {
        "schema": 1, "name": "mill", "seed": 1,
        "clock": {"start": "2026-06-01T00:00", "days": 2},
        "places": [{"id": "mill", "name": "the Mill", "kind": "work"}],
        "people": [{"name": "Ann Lee", "context": {"home": "mill"}}],
        "claims": [{"id": "strike", "text": text, "origin": "ann-lee",
                    "event": {"place": "mill", "day": 1, "start": start, "end": end}}],
    }  # fmt: skip
    file = folder / "mill.yaml"
    file.write_text(yaml.safe_dump(world))
    return file


@pytest.mark.parametrize(
    ("text", "start", "end", "where"),
    [
        ("Ann is giving a supper", "20:30", "19:00", ["claims.0.event.end"]),
        ("Ann is giving a supper", "20:30", "02:00", []),
        ("The union calls a strike at the mill", "08:00", "12:00", ["claims.0.text"]),
        ("The union calls the miller", "08:00", "12:00", []),
    ],
)
def test_slips_are_warned_of_and_not_refused(tmp_path: Path, text: str, start: str, end: str, where: list[str]) -> None:
    file = scenario(tmp_path, text, start, end)
    checked = call("check", file)
    assert checked.code == 0, checked.err
    assert checked.err.count("warning: ") == len(where)
    assert [one["where"] for one in call("check", file, "--json").data["warnings"]] == where


@pytest.mark.parametrize(
    ("first", "where"),
    [
        ({}, ["topics.0.first"]),
        ({"draw": {"shape": "uniform"}}, []),
        ({"given": {"ann-lee": 0.5}}, []),
        ({"leanings": {"the union": 0.5}}, ["topics.0.first"]),
    ],
)
def test_topics_on_which_nobody_has_a_view_are_warned_of(
    tmp_path: Path, first: dict[str, Any], where: list[str]
) -> None:
    file = scenario(tmp_path, "The union calls the miller", "08:00", "12:00")
    world = yaml.safe_load(file.read_text())
    world["topics"] = [
        {"id": "wheel", "title": "the wheel", "proposition": "The wheel should be mended", "first": first}
    ]
    file.write_text(yaml.safe_dump(world))
    assert [one["where"] for one in call("check", file, "--json").data["warnings"]] == where


@pytest.mark.parametrize(
    ("topics", "where"),
    [
        ([], ["topics"]),
        ([{"id": "wheel", "title": "the wheel", "proposition": "It turns", "first": {"draw": {}}}], ["claims.0"]),
        ([{"id": "wheel", "title": "the wheel", "proposition": "It turns", "claim": "strike"}], []),
    ],
)
def test_what_nobody_would_write_of_on_a_forum_is_warned_of(
    tmp_path: Path, topics: list[dict[str, Any]], where: list[str]
) -> None:
    file = scenario(tmp_path, "The union calls the miller", "08:00", "12:00")
    world = yaml.safe_load(file.read_text())
    world["claims"][0].pop("event")
    world |= {"topics": topics, "protocol": {"kind": "forum"}}
    file.write_text(yaml.safe_dump(world))
    assert [one["where"] for one in call("check", file, "--json").data["warnings"]] == where


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-05-31T23:00", "happens at the beginning"),
        ("2026-06-01T00:00", ""),
        ("2026-06-02T23:45", ""),
        ("2026-06-02T23:46", "never happens; the last tick begins at 2026-06-02T23:45"),
    ],
)
def test_interventions_at_times_that_are_not_the_worlds_are_warned_of(tmp_path: Path, at: str, words: str) -> None:
    file = scenario(tmp_path, "The union calls the miller", "08:00", "12:00")
    world = yaml.safe_load(file.read_text())
    world["interventions"] = [{"do": "tell", "at": at, "claim": "strike", "to": {"everybody": True}}]
    file.write_text(yaml.safe_dump(world))
    checked = call("check", file)
    assert checked.code == 0
    assert (words in checked.err and "(interventions.0.at)" in checked.err) if words else not checked.err
