"""`townsfolk export`, `import` and `dataset report`: dialogues out of runs and files, and figures about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulation.dialogues.layouts import layouts
from simulation.export import load_corpus
from simulation.reading.loading import load_scenario
from simulation.run import simulate
from tests import readings
from tests.cli.calling import call


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Return a folder with two runs of one scenario that differ in their seeds."""
    for seed in (1, 2):
        scenario = load_scenario("corner", overrides=["settings.vectors=false"], seed=seed)
        simulate(scenario, tmp_path / "runs" / f"seed-{seed}")
    return tmp_path / "runs"


@pytest.mark.parametrize(
    "form", ["parquet", "openai", "sharegpt", "spc", "convokit", "rounds", "huggingface", "transcript"]
)
def test_a_run_is_exported_and_read_back(form: str, tmp_path: Path) -> None:
    run = readings.finished("corner").folder
    out = tmp_path / "data"
    ended = call("export", run, "--format", form, "--out", out)
    assert ended.code == 0
    assert "in " in ended.err
    pairs = [one for one in load_corpus(run).dialogues if form != "spc" or len(one.people) == 2]
    assert len(load_corpus(out).dialogues) == len(pairs)
    assert call("export", run, "--format", form, "--out", out).code == 2
    assert call("export", run, "--format", form, "--out", out, "--force").code == 0


def test_several_runs_go_into_one_file(several: Path, tmp_path: Path) -> None:
    for named in ([several], sorted(several.iterdir())):
        ended = call("export", *named, "--format", "jsonl", "--out", tmp_path / "all.jsonl", "--force")
        assert ended.code == 0
        corpus = load_corpus(tmp_path / "all.jsonl")
        assert {turn.id.split("/")[0] for turn in corpus.turns()} == {"seed-1", "seed-2"}
        assert corpus.origin.seeds == (1, 2)
        assert len(corpus.speakers) == 8
    split = call("export", several, "--format", "openai", "--split", "80,10,10", "--out", tmp_path / "parts")
    assert split.code == 2
    assert "are all connected" in split.err


def test_a_split_stands_in_a_folder(tmp_path: Path) -> None:
    small = ["settings.vectors=false", "protocol.dialogues=12", "protocol.candidates=1"]
    scenario = load_scenario("personachat", overrides=small)
    simulate(scenario, tmp_path / "run")
    ended = call("export", tmp_path / "run", "--split", "80,10,10", "--split-seed", "4", "--out", tmp_path / "parts")
    assert ended.code == 0
    parts = {file.stem: load_corpus(file) for file in (tmp_path / "parts").iterdir()}
    assert set(parts) == {"train", "validation", "test"}
    people = [{turn.speaker for turn in part.turns()} for part in parts.values()]
    assert not people[0] & people[1]
    assert not people[1] & people[2]
    assert not people[0] & people[2]
    assert call("export", tmp_path / "run", "--split", "nonsense", "--out", tmp_path / "other").code == 2


def test_a_text_goes_to_standard_output_and_nothing_else_does(tmp_path: Path) -> None:
    run = readings.finished("corner").folder
    assert json.loads(call("export", run, "--format", "openai").out.splitlines()[0])["messages"]
    for form in ("parquet", "convokit"):
        refused = call("export", run, "--format", form)
        assert (refused.code, refused.out) == (2, "")
        assert "--out" in refused.err


def test_one_person_can_be_the_assistant() -> None:
    ended = call("export", readings.finished("corner").folder, "--format", "openai", "--as", "gustav")
    for line in ended.out.splitlines():
        assert json.loads(line)["messages"][0]["content"].startswith("You are Gustav Lind.")
    assert "left out: " in ended.err


@pytest.mark.parametrize("form", layouts())
def test_every_layout_has_a_schema_to_print(form: str) -> None:
    schema = call("export", "--schema", form).data
    assert schema["$id"]
    assert call("export", "--schema", "--format", form).data == schema


def test_layouts_are_listed() -> None:
    out = call("export", "--formats").out
    assert all(f"{name} " in out for name in layouts())


def test_a_run_without_the_shape_is_refused(tmp_path: Path) -> None:
    for form in ("chronicles", "misc", "synthpai", "preferences"):
        refused = call("export", readings.finished("corner").folder, "--format", form, "--out", tmp_path / form)
        assert refused.code == 2
        assert f"the layout {form} is for" in refused.err
        assert not (tmp_path / form).exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.docx").write_text("mine")
    refused = call("export", readings.finished("corner").folder, "--format", "rounds", "--out", out, "--force")
    assert refused.code == 2
    assert "thesis.docx" in refused.err
    assert (out / "thesis.docx").read_text() == "mine"
    (tmp_path / "file").write_text("x")
    refused = call("export", readings.finished("corner").folder, "--format", "rounds", "--out", tmp_path / "file")
    assert "is a file" in refused.err


def test_people_are_made_of_a_data_set(tmp_path: Path) -> None:
    chats = tmp_path / "chats.txt"
    chats.write_text("Ann: I like tea. I work as a vet. I come from Ohio.\nBo: Nice.\n")
    ended = call("import", chats, "--out", tmp_path / "people.yaml")
    assert ended.code == 0
    assert "1 dialogue, 2 turns, 2 speakers" in ended.out
    assert "3 facts about them; 1 person with enough for a persona" in ended.out
    assert "name: Ann" in (tmp_path / "people.yaml").read_text()
    (person,) = call("import", chats, "--json").data
    assert person["social"] == {"occupation": "vet", "origin": "Ohio"}
    assert call("import", chats, "--out", tmp_path / "people.yaml").code == 2
    assert call("import", tmp_path / "nothing").code == 2


def test_a_data_set_is_converted_and_its_own_layout_comes_out_byte_for_byte(tmp_path: Path) -> None:
    run = readings.awkward().folder
    for form in ("jsonl", "csv", "parquet", "openai", "sharegpt", "transcript"):
        first, second = tmp_path / f"{form}-1", tmp_path / f"{form}-2"
        assert call("export", run, "--format", form, "--out", first).code == 0
        assert call("dataset", "convert", first, "--to", form, "--out", second).code == 0
        assert first.read_bytes() == second.read_bytes()
    ended = call("dataset", "convert", tmp_path / "jsonl-1", "--to", "convokit", "--out", tmp_path / "corpus")
    assert ended.code == 0
    assert (tmp_path / "corpus" / "utterances.jsonl").is_file()
    refused = call("dataset", "convert", tmp_path / "openai-1", "--to", "jsonl", "--out", tmp_path / "no")
    assert (refused.code, "come from elsewhere" in refused.err) == (2, True)
    refused = call(
        "dataset", "convert", tmp_path / "jsonl-1", "--to", "openai", "--split", "8,1,1", "--out", tmp_path / "no"
    )
    assert (refused.code, "all connected" in refused.err) == (2, True)


def test_data_sets_are_measured_side_by_side(tmp_path: Path) -> None:
    run = readings.finished("corner").folder
    call("export", run, "--format", "spc", "--out", tmp_path / "ours.csv")
    (tmp_path / "theirs.txt").write_text("Ann: I like tea.\nBo: Nice, as an AI language model.\n")
    ended = call("dataset", "report", tmp_path / "ours.csv", tmp_path / "theirs.txt", run)
    assert ended.code == 0
    assert "ours.csv" in ended.out.splitlines()[0]
    every = load_corpus(run).dialogues
    expected = ["dialogues", f"{sum(len(one.people) == 2 for one in every)}", "1", f"{len(every)}"]
    assert any(line.split() == expected for line in ended.out.splitlines())
    assert "leak: assistant: theirs.txt, 1/1: as an AI language model" in ended.out
    first, second = call("dataset", "report", tmp_path / "ours.csv", tmp_path / "theirs.txt", "--json").data
    assert (first["schema"], second["figures"]["turns"]) == ("townsfolk-dataset-report/1", 2)
    html = tmp_path / "report.html"
    assert call("dataset", "report", tmp_path / "theirs.txt", "--html", html).code == 0
    assert "Data sets side by side" in html.read_text()
    assert call("dataset", "report", tmp_path / "theirs.txt", "--html", html).code == 2
    (tmp_path / "bad").write_text("{}")
    refused = call("dataset", "report", tmp_path / "bad", "--format", "openai")
    assert refused.code == 2
    assert "line 1: messages: Field required" in refused.err
