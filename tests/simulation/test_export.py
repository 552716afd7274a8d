"""Conversations as data: what is written can be read back, whatever people are called and say."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import InputError, QuestionError
from agents.talk import DETAILS, Act, Source
from simulation.export import (
    EXPORT_SCHEMA,
    ClaimCarried,
    UtteranceRow,
    read_csv,
    read_jsonl,
    row_schema,
    utterance_rows,
    whole_file,
    write_export,
    write_export_file,
)
from simulation.export.jsonl import write_jsonl
from simulation.export.sheet import COLUMNS, guarded, unguarded, write_csv
from simulation.inquiry.transcript import transcripts
from tests import readings

ROW = UtteranceRow(
    schema=EXPORT_SCHEMA,
    scenario="made",
    seed=1,
    conversation="3/hall/ann",
    session=1,
    participants=("ann", "bo"),
    place="hall",
    place_name="the hall",
    day=1,
    time="2026-02-13T07:00",
    tick=3,
    utterance="3/hall/ann/0",
    turn=0,
    speaker="ann",
    speaker_name="Ann",
    addressees=("bo",),
    relationship="friend",
    text="Well.",
    act=Act.TELL,
    reply_to=None,
    emotion="neutral",
    source=Source.COMPOSED,
    memories=("ann/0/1",),
    claims=(ClaimCarried("news", ("what", "who")),),
)
WRITERS = {"jsonl": (write_jsonl, read_jsonl), "csv": (write_csv, read_csv)}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
rows = st.builds(
    replace,
    st.just(ROW),
    speaker_name=texts,
    place_name=texts,
    text=texts,
    emotion=texts,
    relationship=texts,
    memories=st.lists(texts, max_size=3).map(tuple),
    participants=st.lists(texts, max_size=3).map(tuple),
    reply_to=st.none() | st.integers(0, 99),
    claims=st.lists(st.builds(ClaimCarried, texts, st.just(DETAILS)), max_size=2).map(tuple),
)


def written(form: str, some: list[UtteranceRow]) -> str:
    file = io.StringIO(newline="")
    assert WRITERS[form][0](some, file) == len(some)
    return file.getvalue()


@pytest.mark.parametrize("form", WRITERS)
@given(some=st.lists(rows, max_size=3))
def test_whatever_is_said_survives_a_round_trip(form: str, some: list[UtteranceRow]) -> None:
    text = written(form, some)
    assert WRITERS[form][1](io.StringIO(text, newline="")) == some


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("text", [*readings.AWKWARD.values(), "a\r\nb", "\ttab", "a\x00b", "", "'tis", "''", "\u2028"])
def test_awkward_words_survive_a_file(form: str, text: str, tmp_path: Path) -> None:
    row = replace(ROW, text=text, speaker_name=text)
    path = tmp_path / "talk"
    path.write_text(written(form, [row, ROW]), encoding="utf-8", newline="")
    assert WRITERS[form][1](path) == [row, ROW]


@pytest.mark.parametrize("form", WRITERS)
def test_a_run_is_read_back_as_it_was_written(form: str, tmp_path: Path) -> None:
    run = readings.awkward()
    rows_of_run = list(utterance_rows(run))
    path = tmp_path / "talk"
    assert write_export_file(run, form, path) == len(rows_of_run) > 50
    assert WRITERS[form][1](path) == rows_of_run
    assert {row.speaker_name for row in rows_of_run} == set(readings.AWKWARD.values())


def test_rows_agree_with_the_transcripts() -> None:
    run = readings.finished("corner")
    with run.record() as record:
        held = {one.conversation: one for one in transcripts(record)}
    for row in utterance_rows(run):
        talk = held[row.conversation]
        said = talk.utterances[row.turn]
        assert (row.utterance, row.text, row.speaker) == (said.id, said.text, said.speaker)
        assert row.place == talk.place
        assert row.session <= talk.session  # a data set counts talks begun by the same people, people those they joined
        assert row.participants == talk.participants[: len(row.participants)]
        assert {row.speaker, *talk.hearers(said)} == set(row.participants)
        assert [one.claim for one in row.claims] == [one.claim for one in said.claims]
        assert row.memories == said.memories


def test_rows_are_in_order_of_tick_conversation_and_turn() -> None:
    keys = [(row.tick, row.conversation, row.turn) for row in utterance_rows(readings.finished("corner"))]
    assert keys == sorted(keys)


def test_a_relationship_is_that_of_the_moment() -> None:
    first_talks = [row for row in utterance_rows(readings.finished("corner")) if row.turn == 0]
    kinds = {row.relationship for row in first_talks}
    assert len(kinds) > 1


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_run_gives_the_same_bytes(form: str) -> None:
    first, second = io.StringIO(newline=""), io.StringIO(newline="")
    write_export(readings.finished("corner"), form, first)
    write_export(readings.finished("corner"), form, second)
    assert first.getvalue() == second.getvalue() != ""


def test_every_line_of_json_fits_the_schema_that_is_printed() -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(row_schema())
    validator.check_schema(row_schema())
    file = io.StringIO()
    write_export(readings.awkward(), "jsonl", file)
    for line in file.getvalue().splitlines():
        validator.validate(json.loads(line))


def test_every_column_is_described() -> None:
    schema = row_schema()
    assert schema["$id"] == EXPORT_SCHEMA
    assert set(schema["required"]) == set(schema["properties"]) == set(COLUMNS)
    for name, column in schema["properties"].items():
        assert column.get("description"), name


def test_csv_is_as_rfc_4180_has_it() -> None:
    text = written("csv", [replace(ROW, text='say "hi",\nthen')])
    head, rest = text.split("\r\n", 1)
    assert head == ",".join(COLUMNS)
    assert ',"say ""hi"",\nthen",' in rest
    assert rest.endswith("\r\n")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert json.loads(row["participants"]) == ["ann", "bo"]
    assert json.loads(row["claims"]) == [{"claim": "news", "details": ["what", "who"]}]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＠x", "'x"])
def test_no_cell_is_a_formula(text: str) -> None:
    written_cells = next(
        csv.reader(io.StringIO(written("csv", [replace(ROW, text=text)]).split("\r\n", 1)[1], newline=""))
    )
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) for cell in written_cells
    )
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        ("jsonl", "{}\n", "line 1: schema: "),
        ("jsonl", "not json\n", "line 1: Invalid JSON"),
        ("jsonl", json.dumps(asdict(ROW) | {"more": 1}) + "\n", "line 1: more: "),
        ("jsonl", json.dumps(asdict(ROW)) + "\n\n" + json.dumps(asdict(ROW) | {"schema": "other/2"}), "line 3: schema"),
        ("csv", "", "line 1: expected the columns schema, "),
        ("csv", "a,b\r\n1,2\r\n", "line 1: expected the columns"),
        ("csv", written("csv", []) + "1,2\r\n", "line 2: "),
        ("csv", written("csv", [ROW]).replace("made,1,", "made,one,"), "line 2: "),
        ("csv", written("csv", [ROW]).replace(",tell,", ",shout,"), "line 2: act: "),
        ("csv", written("csv", []) + '"open', "line 2: "),
    ],
)
def test_what_is_no_export_is_refused_with_its_line(form: str, text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "talk"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InputError) as refused:
        WRITERS[form][1](path)
    assert f"{path}, {words}" in str(refused.value)


def test_a_file_that_is_not_there_or_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_csv(tmp_path / "nothing")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_jsonl(tmp_path / "bytes")


def test_columns_may_stand_in_any_order() -> None:
    cells = list(csv.reader(io.StringIO(written("csv", [ROW]), newline="")))
    file = io.StringIO(newline="")
    csv.writer(file).writerows([row[::-1] for row in cells])
    file.seek(0)
    assert read_csv(file) == [ROW]


def test_an_unknown_format_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no format 'cvs'; expected 'csv'"):
        write_export_file(readings.finished("corner"), "cvs", tmp_path / "talk")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "talk.csv"
    path.write_text("mine")
    with pytest.raises(InputError, match=r"exists already; .*--force"):
        write_export_file(readings.finished("corner"), "csv", path)
    assert path.read_text() == "mine"
    write_export_file(readings.finished("corner"), "csv", path, force=True)
    assert read_csv(path)
    assert [one.name for one in tmp_path.iterdir()] == ["talk.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    write_export_file(readings.finished("corner"), "csv", link, force=True)
    assert link.is_symlink()
    assert read_csv(target)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    run = readings.finished("corner")
    with pytest.raises(RuntimeError), whole_file(tmp_path / "talk", force=False) as file:
        file.write("half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    write_export_file(run, "jsonl", tmp_path / "talk")
    assert (tmp_path / "talk").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    before = os.umask(0o022)
    os.umask(before)
    return before


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="talk cannot be written: "):
        write_export_file(readings.finished("corner"), "csv", tmp_path / "no" / "talk")
    with pytest.raises(InputError, match="cannot be written: "):
        write_export_file(readings.finished("corner"), "csv", tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_clear_error() -> None:
    with pytest.raises(InputError, match="/dev/full cannot be written: No space left"):
        write_export_file(readings.finished("corner"), "csv", Path("/dev/full"))
