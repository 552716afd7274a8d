"""`townsfolk info`, `measure`, `export`, `check`, `scenarios`: figures and data out of runs and files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulation.export import EXPORT_SCHEMA, read_csv, read_jsonl
from simulation.run import Run
from tests import readings
from tests.cli.calling import call


def test_info_says_what_a_run_comes_to(corner: Path) -> None:
    lines = dict(line.split(maxsplit=1) for line in call("info", corner).out.splitlines() if len(line.split()) == 2)
    assert lines["name"] == "corner"
    assert lines["status"] == "done"
    assert lines["people"] == "8"
    value = call("info", corner, "--json").data
    assert value["final_hash"] == Run.open(corner).info().final_hash
    assert {
        "status",
        "ticks_done",
        "final_hash",
        "people",
        "conversations",
        "utterances",
        "tellings",
        "model_calls",
    } <= set(value)


def test_measures_are_printed_in_full_or_those_that_are_named(corner: Path) -> None:
    assert "Reach: who knows" in call("measure", corner).out
    named = call("measure", corner, "density", "talk").out
    assert "Relationship density" in named
    assert "Reach: who knows" not in named
    (first, *_) = call("measure", corner, "reach", "--json").data
    assert first["name"] == "reach"
    assert first["rows"][0]["claim"] == "sing-along"


def test_a_measure_that_is_not_there_is_answered_with_the_nearest(corner: Path) -> None:
    refused = call("measure", corner, "reech")
    assert (refused.code, refused.out) == (2, "")
    assert "'reach'" in refused.err


def test_a_study_without_measures_says_how_to_ask_for_one(awkward: Path) -> None:
    assert "names no measure; name one: townsfolk measure " in call("measure", awkward).out


@pytest.mark.parametrize(("form", "read"), [("csv", read_csv), ("jsonl", read_jsonl)])
def test_an_export_goes_to_a_file_or_to_standard_output(form: str, read: object, awkward: Path, tmp_path: Path) -> None:
    out = tmp_path / "talk"
    ended = call("export", awkward, "--format", form, "--out", out)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == f"townsfolk: {len(read(out))} rows in {out}\n"  # type: ignore[operator]
    assert call("export", awkward, "--format", form).out.encode() == out.read_bytes()


def test_an_export_replaces_nothing_unless_forced(corner: Path, tmp_path: Path) -> None:
    out = tmp_path / "talk"
    out.write_text("mine")
    refused = call("export", corner, "--out", out)
    assert refused.code == 2
    assert "--force" in refused.err
    assert out.read_text() == "mine"
    assert call("export", corner, "--out", out, "--force").code == 0
    assert read_jsonl(out)


def test_the_schema_of_a_row_needs_no_run() -> None:
    value = call("export", "--schema").data
    assert value["$id"] == EXPORT_SCHEMA
    assert "speaker" in value["properties"]


def test_an_export_of_nothing_is_refused(corner: Path) -> None:
    assert call("export").code == 2
    refused = call("export", corner, "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "'jsonl'" in refused.err


def test_a_run_in_which_nobody_talked_says_so(tmp_path: Path) -> None:
    call("run", "corner", "--set", "conduct.talk=false", "--until", "1h", "--quiet", "--out", tmp_path / "run")
    ended = call("export", tmp_path / "run")
    assert (ended.code, ended.out) == (0, "")
    assert "nobody has talked" in ended.err
    assert call("show", tmp_path / "run").out == "nobody has talked in this run\n"
    assert call("why", tmp_path / "run", "bram", "sing").out.count("does not know it") == 1


def test_a_run_that_has_not_begun_can_be_read(tmp_path: Path) -> None:
    from simulation.reading.loading import load_scenario

    Run.create(load_scenario("corner"), tmp_path / "run")
    assert call("show", tmp_path / "run").out == "nobody has talked in this run\n"
    assert "Nobody does: the run has not begun." in call("why", tmp_path / "run", "odile", "sing").out
    assert call("measure", tmp_path / "run").code in (1, 2)


def test_a_damaged_journal_is_one_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    call("run", "corner", "--until", "1h", "--quiet", "--out", folder, "--set", "settings.vectors=false")
    (folder / "journal.sqlite").write_bytes(b"not a database at all" * 100)
    for name in ("journal.sqlite-wal", "journal.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
    for arguments in (("info",), ("show",), ("export",), ("resume",), ("replay",)):
        ended = call(*arguments, folder)
        assert ended.code == 1, arguments
        assert len(ended.err.splitlines()) == 1
        assert "journal" in ended.err


def test_a_valid_scenario_is_said_to_be() -> None:
    assert call("check", "corner").out == "corner is valid: corner, 8 people, 5 places, 12 ties, 1 claim\n"
    value = call("check", "corner", "--json").data
    assert (value["valid"], value["people"], value["measures"]) == (True, 8, ["reach"])


def test_an_invalid_scenario_is_said_where_and_why(tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text("schema: 1\nname: town\nplases: []\n")
    ended = call("check", file)
    assert ended.code == 2
    assert f"{file}:3:" in ended.err
    value = json.loads(call("check", file, "--json").out)
    assert (value["valid"], value["line"], value["file"]) == (False, 3, str(file))
    assert value["expected"]


def test_packaged_scenarios_are_listed() -> None:
    assert "corner " in call("scenarios").out
    names = [one["name"] for one in call("scenarios", "--json").data]
    assert names == sorted(names)
    assert {"corner", "valentine"} <= set(names)


def test_the_schema_of_scenarios_is_printed() -> None:
    assert "places" in call("schema").data["properties"]


def test_names_reach_the_export_unchanged(awkward: Path) -> None:
    names = {json.loads(line)["speaker_name"] for line in call("export", awkward).out.splitlines()}
    assert names == set(readings.AWKWARD.values())
