"""`townsfolk memory`: what comes to mind with every term of its score, and the tree of reflections."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.errors import QuestionError
from tests import readings
from tests.cli.calling import call


def test_the_best_memories_are_shown_with_every_term_of_their_scores(corner: Path) -> None:
    shown = call("memory", corner, "odile", "singing with the choir", "-k", "3")
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[0] == "Odile Varga, Tuesday 2026-05-05, 00:00: “singing with the choir”"
    assert "weights: recency 1, importance 1, relevance 1; recency keeps 0.995 an hour" in lines[1]
    assert [line[:3] for line in lines[2::3]] == [" 1.", " 2.", " 3."]
    assert all("recency 0." in line or "recency 1." in line for line in lines[3::3])
    assert all(line.rstrip().endswith("]") and "[odile/" in line for line in lines[4::3])


def test_terms_weights_and_sums_agree(corner: Path) -> None:
    data = call("memory", corner, "odile", "strong tea", "-k", "5", "--json").data
    assert len(data["memories"]) == 5
    for one in data["memories"]:
        total = sum(data["weights"][term] * one["normalised"][term] for term in one["normalised"])
        assert one["score"] == pytest.approx(total, abs=1e-6)
    assert [one["score"] for one in data["memories"]] == sorted(
        (one["score"] for one in data["memories"]), reverse=True
    )


def test_looking_leaves_the_run_as_it_was(corner: Path) -> None:
    before = (corner / "journal.sqlite").read_bytes()
    first = call("memory", corner, "odile", "tea", "--json").data
    assert call("memory", corner, "odile", "tea", "--json").data == first
    assert (corner / "journal.sqlite").read_bytes() == before


def test_only_what_had_been_remembered_by_then_comes_to_mind(corner: Path) -> None:
    early = call("memory", corner, "odile", "tea", "--at", "2026-05-04T08:00", "-k", "200", "--json").data
    late = call("memory", corner, "odile", "tea", "-k", "200", "--json").data
    assert early["candidates"] < late["candidates"]
    assert all(one["seconds"] < 2 * 3600 for one in early["memories"])


def test_python_gives_the_same_as_the_command() -> None:
    run = readings.finished("corner")
    found = run.memory("odile", "tea", k=4)
    shown = call("memory", run.folder, "odile", "tea", "-k", "4", "--json").data
    assert [one.memory.id for one in found.found] == [one["id"] for one in shown["memories"]]
    assert found.candidates == shown["candidates"] == len(run.state().streams["odile"])


def test_reflections_are_drawn_above_what_they_cite(valentine: Path) -> None:
    run = readings.finished("valentine")
    drawn = [person for person in sorted(run.state().streams) if run.reflections(person).roots]
    assert drawn
    shown = call("memory", valentine, drawn[0], "--tree")
    assert shown.code == 0
    assert "├─ " in shown.out or "└─ " in shown.out
    data = call("memory", valentine, drawn[0], "--tree", "--json").data
    assert data["reflections"] >= 1
    stream = run.state().streams[drawn[0]]
    for root in data["roots"]:
        assert root["kind"] == "reflection"
        assert {below["id"] for below in root["below"]} == set(root["cites"])
        assert all(cite in stream for cite in root["cites"])


def test_nobody_has_reflected_in_the_first_hour(corner: Path) -> None:
    assert "no reflection yet" in call("memory", corner, "odile", "--tree", "--at", "2026-05-04T06:30").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("odile",), "there is nothing to look for"),
        (("odile", "   "), "there is nothing to look for"),
        (("odiel", "tea"), "odile (Odile Varga)"),
        (("odile", "tea", "-k", "0"), "expected 1 or more"),
        (("odile", "tea", "--at", "2031-01-01"), "is not within the record"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_line(corner: Path, arguments: tuple[str, ...], says: str) -> None:
    ended = call("memory", corner, *arguments)
    assert ended.code != 0
    assert says in ended.err


def test_a_search_needs_at_least_one_memory() -> None:
    with pytest.raises(QuestionError):
        readings.finished("corner").memory("odile", "tea", k=-1)


def test_habits_are_shown_as_schemas(corner: Path) -> None:
    shown = call("memory", corner, "odile", "--habits")
    assert shown.code == 0
    assert "I am usually " in shown.out
    data = call("memory", corner, "odile", "--habits", "--json").data
    assert all(one["since_seconds"] is None and one["rests_on"] == [] for one in data)
    assert {"do", "goal", "steps", "needs", "leaves"} <= set(data[0])
