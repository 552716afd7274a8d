"""`townsfolk new`: a scenario that runs at once, never in place of another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulation.reading.loading import load_scenario
from tests.cli.calling import call


def test_a_new_scenario_is_valid_and_runs_at_once(tmp_path: Path) -> None:
    ended = call("new", "my-town", "--in", tmp_path)
    file = tmp_path / "my-town.yaml"
    assert ended.code == 0 and str(file) in ended.out
    assert load_scenario(file).study.name == "my-town"
    assert call("check", file).code == 0
    ended = call("run", file, "--quiet", "--out", tmp_path / "run", "--set", "settings.vectors=false")
    assert ended.code == 0
    info = call("info", tmp_path / "run", "--json").data
    assert info["status"] == "done" and info["utterances"] > 20 and info["tellings"] > 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("kept")
    ended = call("new", "mine", "--in", tmp_path)
    assert ended.code == 2 and "stays as it is" in ended.err
    assert (tmp_path / "mine.yaml").read_text() == "kept"


@pytest.mark.parametrize(("name", "near"), [("My Town!", "my-town"), ("../x", "x"), ("", "my-town"), ("Ü", "my-town")])
def test_a_name_that_cannot_be_one_gets_a_near_one(tmp_path: Path, name: str, near: str) -> None:
    ended = call("new", name, "--in", tmp_path)
    assert ended.code == 2 and ended.err.rstrip().endswith(f"such as {near}")
    assert list(tmp_path.iterdir()) == []


def test_the_comment_names_the_file_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "townsfolk run ./a.yaml" in call("new", "a").out
    assert "townsfolk check a.yaml" in Path("a.yaml").read_text()


def test_a_folder_that_cannot_be_made_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert call("new", "a", "--in", tmp_path / "file" / "b").code == 2
