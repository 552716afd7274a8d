"""One changed byte is found and named; no damage ends in a traceback, and none is gone on with."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from agents.embedding import StaticEmbedder, Vector
from agents.errors import JournalError, ReplayDiffers, TownsfolkError
from agents.minds.base import Message, Reply, Request
from agents.streams import Stream
from agents.talk import Act
from agents.tasks.speaking import Turn
from simulation.forking import fork
from simulation.journal import Journal
from simulation.keeping.salvaging import broken_off, missing_bytes
from simulation.replaying import replay
from simulation.run import JOURNAL_FILE, SCENARIO_FILE, Run, simulate
from tests.commands import townsfolk
from tests.doubles import ScriptedMind, tiny_meetings

REQUEST = Request("openai/test", (Message("user", "Speak!"),), None, "Turn", 10, 0, "s", "say/1", "ada", 3, 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of some days, so that it has snapshots, with an answer in its journal."""
    folder = tmp_path_factory.mktemp("runs") / "whole"
    simulate(tiny_meetings(people=4, days=3), folder)
    journal = Journal.open(folder / JOURNAL_FILE)
    journal.keep(REQUEST, Reply('{"text": "Hello."}', prompt_tokens=5, answer_tokens=7))
    journal.close()
    return folder


@pytest.fixture
def run(whole: Path, tmp_path: Path) -> Run:
    shutil.copytree(whole, tmp_path / "run")
    return Run.open(tmp_path / "run")


@pytest.fixture
def unfinished(tmp_path: Path) -> Run:
    """A run that stopped after the second of three days."""
    run = Run.create(tiny_meetings(people=4, days=3), tmp_path / "unfinished")
    run.advance(until=2 * 86_400)
    return run


def flip(run: Run, table: str, column: str, where: str) -> None:
    """Flip the lowest bit of the middle byte of a value."""
    connection = sqlite3.connect(run.folder / JOURNAL_FILE)
    rows = connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchall()
    value = rows[0][0]
    if isinstance(value, int):
        changed: object = value ^ 1
    else:
        data = bytearray(value.encode() if isinstance(value, str) else value)
        data[len(data) // 2] ^= 1
        changed = data.decode() if isinstance(value, str) else bytes(data)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where} AND {column} = ?", (changed, value))
    connection.commit()
    connection.close()


def uttered(run: Run, tick: int) -> str:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE)
    query = "SELECT owner, n FROM events WHERE tick = ? AND kind = 'uttered' ORDER BY owner, n"
    owner, n = connection.execute(query, (tick,)).fetchone()
    connection.close()
    return f"tick = {tick} AND owner = '{owner}' AND n = {n} AND kind = 'uttered'"


def test_a_whole_run_replays(run: Run) -> None:
    info = run.info()
    replayed = replay(run)
    assert (replayed.ticks, replayed.final_hash) == (info.ticks_done, info.final_hash)
    assert info.status == "done"


def test_a_mind_that_thinks_otherwise_by_now_is_found_and_the_difference_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def louder(question: Any) -> Turn | None:
        if question.tick < 4:
            return None
        return Turn(text="WHAT?", act=Act.SUGGEST, ends=question.input.must_end)

    monkeypatch.setattr("simulation.replaying.make_mind", lambda *_, **__: ScriptedMind({"say": louder}))
    with pytest.raises(
        ReplayDiffers, match=r"field utterance\.act: 'greet' in the record, 'suggest' in the replay"
    ) as caught:
        replay(run)
    assert caught.value.tick == 4
    assert re.search(r"uttered of 4/.* \(\w+'s answer to say, phase talk, number \d+\)", str(caught.value))
    assert caught.value.exit_code == 1


def test_an_embedding_of_another_version_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Reversed(StaticEmbedder):
        def embed(self, texts: Sequence[str]) -> list[Vector]:
            return [vector[::-1] for vector in super().embed(texts)]

    monkeypatch.setattr("simulation.run.StaticEmbedder", Reversed)
    with pytest.raises(ReplayDiffers, match="at tick 0: a memory's vector"):
        replay(run)


@pytest.mark.parametrize("column", ["reply", "request", "key", "checksum", "person", "task", "tick"])
def test_a_flipped_byte_in_a_stored_answer_is_found_and_named(run: Run, column: str) -> None:
    flip(run, "answers", column, "task = 'say/1'")
    with pytest.raises(JournalError, match=r"stored answer .* does not fit its checksum") as caught:
        replay(run)
    for name in {"person": ("say/1", "tick 3"), "task": ("ada", "tick 3"), "tick": ("say/1", "ada")}.get(
        column, ("say/1", "ada", "tick 3")
    ):
        assert name in str(caught.value)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("tick", [0, 1, 4, 6])
def test_a_flipped_byte_in_an_event_is_found_and_its_tick_named(run: Run, tick: int) -> None:
    where = uttered(run, tick) if tick else "tick = 0 AND owner = 'ada' AND n = 0"
    flip(run, "events", "body", where)
    good = f"the last good tick is {tick - 1}" if tick else "no tick is good"
    with pytest.raises(JournalError, match=f"events of tick {tick} .*{good}"):
        replay(run)


@pytest.mark.parametrize("column", ["phase", "owner", "n"])
def test_an_event_in_another_place_is_found(run: Run, column: str) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE)
    changed = {"phase": "phase + 1", "owner": "owner || 'x'", "n": "n + 1000"}[column]
    connection.execute(f"UPDATE events SET {column} = {changed} WHERE {uttered(run, 2)}")
    connection.commit()
    connection.close()
    with pytest.raises(JournalError, match="events of tick 2"):
        replay(run)


def test_a_missing_event_and_a_missing_tick_are_found(run: Run) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    connection.execute(f"DELETE FROM events WHERE {uttered(run, 5)}")
    with pytest.raises(JournalError, match="events of tick 5"):
        replay(run)
    connection.execute("DELETE FROM ticks WHERE n = 3")
    with pytest.raises(JournalError, match="tick 3 is missing"):
        replay(run)
    connection.close()


@pytest.mark.parametrize("tick", [0, 3, 6])
def test_a_flipped_byte_in_a_vector_is_found_and_its_tick_named(run: Run, tick: int) -> None:
    flip(run, "vectors", "vector", f"tick = {tick}")
    with pytest.raises(JournalError, match=f"vectors of tick {tick}"):
        replay(run)


@pytest.mark.parametrize("column", ["hash", "vectors_checksum"])
@pytest.mark.parametrize("tick", [0, 3, 6])
def test_a_flipped_byte_in_a_tick_is_found_and_the_tick_named(run: Run, column: str, tick: int) -> None:
    flip(run, "ticks", column, f"n = {tick}")
    with pytest.raises(JournalError, match=f"of tick {tick} "):
        replay(run)


@pytest.mark.parametrize("column", ["start", "seconds"])
def test_a_tick_at_another_time_is_found(run: Run, column: str) -> None:
    flip(run, "ticks", column, "n = 2")
    with pytest.raises(JournalError, match="row of tick 2 does not fit its seal"):
        replay(run)


def test_a_flipped_byte_in_the_scenario_is_found(run: Run) -> None:
    file = run.folder / SCENARIO_FILE
    file.write_text(
        file.read_text(encoding="utf-8").replace("sitting in the sun", "sitting in the bun"), encoding="utf-8"
    )
    with pytest.raises(JournalError, match="not the scenario that the journal was written for"):
        Run.open(run.folder)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"study": {}, "settings": {}}', "\x00"])
def test_a_scenario_that_cannot_be_read_is_found(run: Run, text: str) -> None:
    (run.folder / SCENARIO_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(JournalError, match=SCENARIO_FILE):
        Run.open(run.folder)


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("events", "body", "tick = 1 AND kind = 'remembered'"),
        ("events", "body", "tick = 4 AND kind = 'remembered'"),
        ("vectors", "vector", "tick = 1"),
        ("vectors", "vector", "tick = 4"),
        ("ticks", "hash", "n = 4"),
        ("ticks", "hash", "n = 1"),
    ],
)
def test_a_damaged_run_is_not_gone_on_with(unfinished: Run, table: str, column: str, where: str) -> None:
    flip(unfinished, table, column, where)
    before = unfinished.info().ticks_done
    with pytest.raises(JournalError, match=r"of tick [14] "):
        unfinished.advance()
    assert unfinished.info().ticks_done == before


def test_an_old_event_that_nothing_rests_on_any_more_is_found_by_the_full_check_and_does_not_hold_up_a_run(
    unfinished: Run, whole: Path
) -> None:
    flip(unfinished, "events", "body", uttered(unfinished, 1))
    assert unfinished.advance().final_hash == Run.open(whole).info().final_hash
    for word in ("verify", "replay"):
        done = townsfolk(word, unfinished.folder)
        assert done.returncode == 1
        assert "events of tick 1 do not fit" in done.stderr
    with pytest.raises(JournalError, match="events of tick 1"):
        fork(unfinished, unfinished.folder.parent / "child", at=2 * 86_400)


@pytest.mark.parametrize("table", ["events", "ticks"])
def test_the_last_good_tick_is_offered_and_a_fork_there_goes_on(run: Run, table: str) -> None:
    final = run.info().final_hash
    if table == "events":
        flip(run, "events", "body", uttered(run, 5))
    else:
        flip(run, "ticks", "hash", "n = 5")
    done = townsfolk("verify", run.folder)
    assert done.returncode == 1
    words = shlex.split(done.stderr.partition("townsfolk ")[2].partition("\n")[0])
    assert words[:3] == ["fork", str(run.folder), "--at"]
    child = run.folder.parent / "child"
    assert townsfolk(*words[:-1], child).returncode == 0
    assert Run.open(child).info().ticks_done == 4
    assert Run.open(child).advance().final_hash == final


def test_a_journal_that_breaks_off_says_how_far_it_is_whole_and_can_be_forked_there(run: Run) -> None:
    final, file = run.info().final_hash, run.folder / JOURNAL_FILE
    with run.record() as record:
        ticks = [row.tick for row in record.ticks()]
    data = file.read_bytes()
    file.write_bytes(data[:-6000])
    assert missing_bytes(file) == 6000
    done = townsfolk("info", run.folder)
    assert done.returncode == 1
    assert f"breaks off, of {len(data)} bytes {len(data) - 6000} are there" in done.stderr
    found = re.search(r"the last good tick is (\d+)", done.stderr)
    assert found
    last = int(found[1])
    assert 0 <= last < ticks[-1].index
    moment = run.setting.clock.moment(ticks[last + 1].start)
    child = run.folder.parent / "child"
    done = townsfolk("fork", run.folder, "--at", f"{moment.date}T{moment.clock}", "--out", child)
    assert done.returncode == 0, done.stderr
    assert Run.open(child).info().ticks_done == last
    assert Run.open(child).advance().final_hash == final
    assert file.read_bytes() == data[:-6000]


def test_a_journal_of_which_too_little_is_left_offers_no_fork(run: Run) -> None:
    file = run.folder / JOURNAL_FILE
    file.write_bytes(file.read_bytes()[:4096])
    done = townsfolk("info", run.folder)
    assert done.returncode == 1
    assert "breaks off" in done.stderr
    assert done.stderr.rstrip().endswith("no tick is good: begin a new run")
    assert "fork" not in done.stderr


def test_what_is_no_database_does_not_break_off(tmp_path: Path) -> None:
    for text in (b"", b"something else", b"x" * 5000):
        (tmp_path / "file").write_bytes(text)
        assert missing_bytes(tmp_path / "file") == 0
        assert broken_off(tmp_path / "file") is None


def test_without_a_snapshot_everything_is_checked_before_a_run_goes_on(unfinished: Run) -> None:
    connection = sqlite3.connect(unfinished.folder / JOURNAL_FILE, isolation_level=None)
    connection.execute("DELETE FROM snapshots")
    connection.close()
    flip(unfinished, "events", "body", uttered(unfinished, 1))
    with pytest.raises(JournalError, match="events of tick 1"):
        unfinished.advance()


@pytest.mark.parametrize("table", ["events", "vectors"])
def test_rows_of_a_tick_that_was_never_committed_are_found(run: Run, table: str) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    values = "77, 1, 'ada', 0, 'woke', '{}'" if table == "events" else "'ada/77/0', 77, x'00'"
    connection.execute(f"INSERT INTO {table} VALUES ({values})")
    connection.close()
    with pytest.raises(JournalError, match=f"{table} of tick 77, which was not committed"):
        replay(run)


def test_a_whole_record_is_said_to_be_whole_with_what_was_checked(run: Run) -> None:
    info = run.info()
    done = townsfolk("verify", run.folder, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["ticks"], said["final_hash"]) == (info.ticks_done + 1, info.final_hash)
    assert (said["vectors"], said["answers"], said["snapshots_damaged"]) == (info.memories, 1, 0)
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    connection.execute("UPDATE snapshots SET body = body || ' ' WHERE tick = (SELECT max(tick) FROM snapshots)")
    connection.close()
    assert "(1 damaged, passed over)" in townsfolk("verify", run.folder).stdout


def test_verify_wants_to_know_where_to_run_a_reproduce_file(run: Run) -> None:
    file = run.folder.parent / "study.json"
    assert townsfolk("reproduce", run.folder, "--out", file).returncode == 0
    done = townsfolk("verify", file)
    assert done.returncode == 2
    assert "--out" in done.stderr
    done = townsfolk("verify", file, "--out", file.parent / "again", "--json")
    assert json.loads(done.stdout)["final_hash"] == run.info().final_hash


@pytest.mark.parametrize(
    "damage", ["UPDATE snapshots SET body = body || ' '", "UPDATE snapshots SET body = '{}'", "rewrite"]
)
def test_snapshots_are_disposable(unfinished: Run, damage: str, whole: Path) -> None:
    connection = sqlite3.connect(unfinished.folder / JOURNAL_FILE, isolation_level=None)
    assert connection.execute("SELECT count(*) FROM snapshots").fetchone()[0] > 0
    if damage == "rewrite":  # a snapshot of another shape whose checksum holds
        from agents.canonical import digest

        connection.execute("UPDATE snapshots SET body = ?, checksum = ?", ("{}", digest("{}")))
    else:
        connection.execute(damage)
    connection.close()
    assert unfinished.advance().final_hash == Run.open(whole).info().final_hash


@pytest.mark.parametrize("share", [0, 1, 40, 75])
def test_a_truncated_journal_is_an_error_of_ours(run: Run, share: int) -> None:
    file = run.folder / JOURNAL_FILE
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * share // 100])
    for use in (lambda: Run.open(run.folder).info(), lambda: replay(Run(run.folder, run.scenario)), run.advance):
        with pytest.raises(JournalError, match="journal"):
            use()


def test_damage_ends_a_command_with_one_line_and_exit_code_one(run: Run) -> None:
    file = run.folder / JOURNAL_FILE
    file.write_bytes(file.read_bytes()[:9000])
    done = townsfolk("replay", run.folder)
    assert done.returncode == 1
    assert "journal" in done.stderr
    assert "defect" not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("seed", range(3))
def test_random_damage_to_the_file_ends_in_nothing_but_our_errors(whole: Path, tmp_path: Path, seed: int) -> None:
    stream = Stream(seed, "damage")
    data = (whole / JOURNAL_FILE).read_bytes()
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(whole / SCENARIO_FILE, folder)
        damaged = bytearray(data)
        for _ in range(1 + stream.below(3)):
            damaged[stream.below(len(damaged))] ^= 1 << stream.below(8)
        (folder / JOURNAL_FILE).write_bytes(damaged)
        try:
            run = Run.open(folder)
            replay(run)
            run.advance()
        except TownsfolkError as problem:
            assert str(problem)
