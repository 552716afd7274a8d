"""The journal writes ticks whole or not at all, keeps answers at once, and says what is wrong with a file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.errors import DiskTrouble, JournalError, RunFolderError, SchemaMismatch
from agents.minds.base import Message, Reply, Request
from simulation.engine import Committed
from simulation.journal import JOURNAL_VERSION, Journal, check_version, vectors_checksum
from simulation.record import Record
from tests.doubles import played, tiny_town

REQUEST = Request(
    model="openai/test",
    messages=(Message("system", "You are Ada."), Message("user", "Speak, “Ada”!")),
    schema={"type": "object"},
    schema_name="Turn",
    max_tokens=10,
    temperature_e6=0,
    sample="s",
    task="say/1",
    person="ada",
    tick=3,
    n=1,
)
REPLY = Reply(text='{"text": "Grüß dich"}', prompt_tokens=5, answer_tokens=7, cost_e6=12, latency_ms=3)


@pytest.fixture(scope="module")
def ticks() -> list[Committed]:
    return played(tiny_town(people=3, hours=4)).ticks


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def new(path: Path | None) -> Journal:
    return Journal.create(path, {"name": "tiny", "study": "0"})


def test_what_is_written_is_read_back(path: Path, ticks: list[Committed]) -> None:
    journal = new(path)
    for tick in ticks:
        journal.record(tick)
    journal.close()
    record = Record(path)
    assert record.meta() == {"name": "tiny", "study": "0"}
    for tick, row in zip(ticks, record.ticks(), strict=True):
        back = record.committed(row)
        assert (back.tick, back.hash, back.entries, back.bodies) == (tick.tick, tick.hash, tick.entries, tick.bodies)
        assert sorted(back.vectors) == sorted(tick.vectors)
        assert all(np.array_equal(back.vectors[memory], vector) for memory, vector in tick.vectors.items())
    record.close()


def test_a_journal_in_memory_works_like_one_on_disk(ticks: list[Committed]) -> None:
    journal = new(None)
    journal.record(ticks[0])
    journal.keep(REQUEST, REPLY)
    assert journal.find(REQUEST.key) == replace(REPLY, looked_up=True)
    journal.close()


def test_a_tick_that_cannot_be_written_whole_leaves_nothing(path: Path, ticks: list[Committed]) -> None:
    journal = new(path)
    journal.record(ticks[0])
    second = ticks[1]
    twice = replace(second, entries=(*second.entries, second.entries[0]), bodies=(*second.bodies, second.bodies[0]))
    with pytest.raises(JournalError):
        journal.record(twice)
    journal.record(second)
    journal.close()
    record = Record(path)
    assert [row.tick.index for row in record.ticks()] == [0, 1]
    assert len(list(record.events(first=1))) == len(second.entries)
    record.close()


def test_an_answer_is_kept_the_moment_it_arrives(path: Path) -> None:
    journal = new(path)
    journal.keep(REQUEST, REPLY)
    record = Record(path)
    assert record.answer(REQUEST.key) == replace(REPLY, looked_up=True)
    assert record.calls() == (1, 12, 12)
    record.close()
    journal.close()


def test_the_first_answer_to_a_request_stands(path: Path) -> None:
    journal = new(path)
    journal.keep(REQUEST, REPLY)
    journal.keep(REQUEST, replace(REPLY, text="another"))
    found = journal.find(REQUEST.key)
    assert found is not None
    assert found.text == REPLY.text
    journal.close()


def test_an_answer_nobody_asked_for_is_not_found(path: Path) -> None:
    journal = new(path)
    assert journal.find("nothing") is None
    journal.close()


def test_costs_are_unknown_when_one_is(path: Path) -> None:
    journal = new(path)
    journal.keep(REQUEST, REPLY)
    journal.keep(replace(REQUEST, sample="t"), replace(REPLY, cost_e6=None))
    record = Record(path)
    assert record.calls() == (2, 24, None)
    record.close()
    journal.close()


@pytest.mark.parametrize("text", ["\ud83d", "a\0b", "\u2028", "\U0001f600", "'); DROP TABLE ticks; --", ""])
def test_any_text_of_an_answer_is_kept_as_it_is(path: Path, text: str) -> None:
    journal = new(path)
    journal.keep(REQUEST, replace(REPLY, text=text))
    journal.close()
    journal = Journal.open(path)
    found = journal.find(REQUEST.key)
    assert found is not None
    assert found.text == text
    journal.close()


def test_a_reader_does_not_see_a_tick_that_is_being_written(path: Path, ticks: list[Committed]) -> None:
    journal = new(path)
    seen: list[int] = []

    def look(statement: str) -> None:
        if statement.startswith("PRAGMA"):
            return
        record = Record(path)
        seen.append(len(record.ticks()))
        record.close()

    journal._connection.set_trace_callback(look)
    journal.record(ticks[0])
    journal._connection.set_trace_callback(None)
    look("")
    assert set(seen[:-1]) == {0}
    assert seen[-1] == 1
    journal.close()


def test_a_full_disk_is_a_pause_and_goes_on_when_there_is_space(path: Path, ticks: list[Committed]) -> None:
    journal = new(path)
    journal.record(ticks[0])
    (pages,) = journal._connection.execute("PRAGMA page_count").fetchone()
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskTrouble, match="full"):
        for tick in ticks[1:]:
            journal.record(tick)
    kept = Record(path)
    done = len(kept.ticks())
    kept.close()
    journal._connection.execute(f"PRAGMA max_page_count = {100 * pages}")
    for tick in ticks[done:]:
        journal.record(tick)
    journal.close()
    record = Record(path)
    assert [row.hash for row in record.ticks()] == [tick.hash for tick in ticks]
    record.close()


def test_another_writer_is_a_pause(path: Path, ticks: list[Committed]) -> None:
    journal = new(path)
    journal._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DiskTrouble, match="locked"):
        journal.record(ticks[0])
    other.execute("COMMIT")
    other.close()
    journal.record(ticks[0])
    journal.close()


def test_no_file_is_no_journal(path: Path) -> None:
    with pytest.raises(RunFolderError):
        Journal.open(path)
    with pytest.raises(RunFolderError):
        Record(path)


@pytest.mark.parametrize(
    "data", [b"", b"not a database at all, but long enough to be looked at" * 50, b"SQLite format 3\0"]
)
@pytest.mark.parametrize("opened", [Journal.open, Record])
def test_a_file_of_another_kind_is_refused(path: Path, data: bytes, opened: Any) -> None:
    path.write_bytes(data)
    with pytest.raises(JournalError, match="journal"):
        opened(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("opened", [Journal.open, Record])
def test_a_database_of_somebody_else_is_refused(path: Path, opened: Any) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE pets (name TEXT)")
    other.commit()
    other.close()
    with pytest.raises(JournalError, match="not a journal of townsfolk"):
        opened(path)


@pytest.mark.parametrize("opened", [Journal.open, Record])
def test_a_journal_of_another_version_is_bad_input_and_says_which(path: Path, opened: Any) -> None:
    journal = new(path)
    journal._connection.execute(f"PRAGMA user_version = {JOURNAL_VERSION + 7}")
    journal.close()
    with pytest.raises(SchemaMismatch, match=f"version {JOURNAL_VERSION + 7}.* reads {JOURNAL_VERSION}") as caught:
        opened(path)
    assert caught.value.exit_code == 2


def test_a_path_with_question_marks_is_a_path(tmp_path: Path, ticks: list[Committed]) -> None:
    folder = tmp_path / "what? #1 %41"
    folder.mkdir()
    journal = new(folder / "journal.sqlite")
    journal.record(ticks[0])
    journal.close()
    check_version(folder / "journal.sqlite")
    record = Record(folder / "journal.sqlite")
    assert len(record.ticks()) == 1
    record.close()
    assert [path.name for path in tmp_path.iterdir()] == ["what? #1 %41"]


def test_the_checksum_of_vectors_depends_on_each_and_not_on_their_order() -> None:
    one, other = np.array([1, 2], dtype=np.int8), np.array([3, 4], dtype=np.int8)
    first = vectors_checksum({"a": one, "b": other})
    assert first == vectors_checksum({"b": other, "a": one})
    assert first != vectors_checksum({"a": other, "b": one})
    assert first != vectors_checksum({"a": one})
