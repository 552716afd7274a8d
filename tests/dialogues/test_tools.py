"""Files are read by the tools they are meant for, where those are installed; ConvoKit by its documented layout.

ConvoKit itself is not on every package index; its folder is checked against the documentation of its data format in
`test_layouts` and, where it is installed, by itself here.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from agents.errors import InputError
from simulation.dialogues.splitting import Shares
from simulation.export import Wishes, exported_corpus, load_corpus, read_jsonl, write_export_file
from simulation.export.gathering import corpus_of_rows
from simulation.export.parquet import parquet_rows
from tests import readings
from tests.dialogues import corpora


def test_datasets_loads_the_folder_with_its_splits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    corpus = corpora.many(10)
    exported_corpus(corpus, "huggingface", wishes=Wishes(shares=Shares())).save(tmp_path / "made")
    loaded = datasets.load_dataset(str(tmp_path / "made"), cache_dir=str(tmp_path / "cache"))
    assert {name: len(part) for name, part in loaded.items()} == {"train": 24, "validation": 3, "test": 3}
    rows = {row["id"]: row for part in loaded.values() for row in part}
    for dialogue in corpus.dialogues:
        row = rows[dialogue.id]
        assert [turn["text"] for turn in row["turns"]] == [turn.text for turn in dialogue.turns]
        assert [turn["time"] for turn in row["turns"]] == [turn.time for turn in dialogue.turns]
        assert [person["persona"] for person in row["people"]] == [
            list(corpus.speaker(person).persona) for person in dialogue.people
        ]


def test_datasets_reads_what_people_say_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    corpus = corpora.two(corpora.NASTY)
    exported_corpus(corpus, "huggingface").save(tmp_path / "made")
    loaded = datasets.load_dataset(str(tmp_path / "made"), cache_dir=str(tmp_path / "cache"))["train"]
    assert [turn["text"] for turn in loaded[0]["turns"]] == list(corpora.NASTY)


def test_pandas_reads_csv_json_lines_and_parquet(tmp_path: Path) -> None:
    import pandas as pd

    run = readings.awkward()
    for form in ("csv", "jsonl", "parquet"):
        write_export_file(run, form, tmp_path / form)
    frames = {
        "csv": pd.read_csv(tmp_path / "csv", keep_default_na=False),
        "jsonl": pd.read_json(tmp_path / "jsonl", lines=True, dtype=False),
        "parquet": pd.read_parquet(tmp_path / "parquet"),
    }
    texts = [row.text for row in read_jsonl(tmp_path / "jsonl")]
    for name, frame in frames.items():
        assert frame["text"].str.removeprefix("'").tolist() == [text.removeprefix("'") for text in texts], name
        assert set(frame["speaker"]) == set(readings.AWKWARD)


def test_pyarrow_reads_lists_as_lists(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export = exported_corpus(corpus_of_rows(corpora.rows(("=1+1", "Hello."))), "parquet")
    export.save(tmp_path / "talk.parquet")
    table = parquet.read_table(tmp_path / "talk.parquet")
    assert table["participants"].to_pylist()[0] == ["ann", "bo"]
    assert table["claims"].to_pylist()[0] == [{"claim": "news", "details": ["what", "who"]}]
    assert table["text"].to_pylist() == ["=1+1", "Hello."]
    assert table.schema.metadata[b"townsfolk"] == b"townsfolk-utterance/2"
    assert parquet_rows(export.files[""], "file") == list(corpora.rows(("=1+1", "Hello.")))


def test_convokit_loads_the_folder(tmp_path: Path) -> None:
    convokit = pytest.importorskip("convokit")
    exported_corpus(corpora.two(("Hello.", "Hello to you.")), "convokit").save(tmp_path / "made")
    corpus = convokit.Corpus(filename=str(tmp_path / "made"))
    assert len(list(corpus.iter_utterances())) == 2


def test_a_trainer_can_check_the_chat_file(tmp_path: Path) -> None:
    """What OpenAI's guide asks of every line: messages, each with a role it knows and words, and an answer to learn."""
    write_export_file(readings.finished("corner"), "openai", tmp_path / "chat.jsonl")
    lines = (tmp_path / "chat.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        example = json.loads(line)
        assert set(example) == {"messages"}
        roles = [one["role"] for one in example["messages"]]
        assert roles[0] == "system"
        assert roles[-1] == "assistant"
        assert all(first != second for first, second in pairwise(roles))
        assert all(isinstance(one["content"], str) and set(one) == {"role", "content"} for one in example["messages"])
    assert len(lines) == len(load_corpus(readings.finished("corner").folder).dialogues)


def test_without_pyarrow_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    rows = corpus_of_rows(corpora.rows(("Hello.", "Hello.")))
    for form in ("parquet", "huggingface"):
        with pytest.raises(InputError, match=r"townsfolk\[data\]"):
            exported_corpus(rows, form)
    (tmp_path / "file").write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"townsfolk\[data\]"):
        load_corpus(tmp_path / "file")


def test_parquet_of_others_is_refused_with_row_and_field(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"text": ["hi"]}), tmp_path / "data.parquet")
    with pytest.raises(InputError, match=r"data\.parquet, row 1: schema: "):
        load_corpus(tmp_path / "data.parquet")
    (tmp_path / "made" / "data").mkdir(parents=True)
    (tmp_path / "made" / "README.md").write_text("# mine")
    parquet.write_table(pyarrow.table({"id": ["1"]}), tmp_path / "made" / "data" / "train.parquet")
    with pytest.raises(InputError, match=r"data/train\.parquet, row 1: episode: Field required"):
        load_corpus(tmp_path / "made")
