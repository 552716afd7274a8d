"""A run of an older schema opens: readers see a migrated copy, and whoever goes on migrates it, whole or not at all."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest

from agents.errors import JournalError, SchemaMismatch
from simulation.engine import genesis_hash
from simulation.forking import fork
from simulation.journal import JOURNAL_VERSION, Journal, check_version
from simulation.keeping.migrations import STEPS
from simulation.keeping.schema import OLDEST_VERSION
from simulation.run import JOURNAL_FILE, SCENARIO_FILE, Run
from simulation.scenario import Settings
from tests.commands import ROOT, townsfolk
from tests.killing import _AT_STATEMENT, Forker

STORED = ROOT / "tests" / "data" / "runs"
RULES = Settings(vectors=False)
TWO_DAYS = 2 * 86_400
HASHES = {1: "2fd4afe34b3a332a44eb1a330bf6ffdb", 2: "9f845983af0eb31bfbe7d55ad245d378"}
COUNTS = {1: (54, 90), 2: (50, 89)}
"""By version: answers and memories."""


def stored(version: int, folder: Path) -> Run:
    """Return a copy of the stored run of a schema's version: two days of three, under a model on loopback."""
    folder.mkdir()
    shutil.copy(STORED / str(version) / SCENARIO_FILE, folder)
    packed = (STORED / str(version) / f"{JOURNAL_FILE}.gz").read_bytes()
    (folder / JOURNAL_FILE).write_bytes(gzip.decompress(packed))
    return Run.open(folder)


@pytest.fixture
def old(tmp_path: Path) -> Run:
    return stored(1, tmp_path / "old")


def version_of(run: Run) -> int:
    return check_version(run.folder / JOURNAL_FILE)


def tables(path: Path) -> set[tuple[str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    connection.close()
    return {(name, "".join(sql.replace('"', "").split())) for name, sql in rows}


def change(run: Run, statement: str) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    assert connection.execute(statement).rowcount > 0
    connection.close()


def test_there_is_a_stored_run_and_a_step_for_every_version() -> None:
    versions = range(OLDEST_VERSION, JOURNAL_VERSION + 1)
    assert sorted(int(path.name) for path in STORED.iterdir()) == list(versions)
    assert [step.to for step in STEPS] == list(versions)[1:]


@pytest.mark.parametrize("version", range(OLDEST_VERSION, JOURNAL_VERSION + 1))
def test_a_stored_run_of_every_version_is_read_and_left_as_it_is(tmp_path: Path, version: int) -> None:
    run = stored(version, tmp_path / "run")
    before = (run.folder / JOURNAL_FILE).read_bytes()
    info = run.info()
    assert (info.final_hash, info.ticks_done, info.utterances, info.status) == (HASHES[version], 4, 24, "stopped")
    assert (info.model_calls, info.memories) == COUNTS[version]
    with run.record() as record:
        checked = record.verify(genesis_hash(run.scenario.study))
        assert len(record.answer_costs()) == COUNTS[version][0]
    assert (checked.ticks, checked.answers, checked.vectors) == (5, *COUNTS[version])
    assert (checked.snapshots, checked.snapshots_damaged) == (1, 0)
    assert run.state().tick == 4
    assert (run.folder / JOURNAL_FILE).read_bytes() == before


@pytest.mark.parametrize("version", range(OLDEST_VERSION, JOURNAL_VERSION + 1))
def test_a_stored_run_of_every_version_is_gone_on_with(tmp_path: Path, version: int) -> None:
    run = stored(version, tmp_path / "run")
    info = run.advance(settings=RULES)
    assert (info.status, info.ticks_done) == ("done", 6)
    assert version_of(run) == JOURNAL_VERSION
    with run.record() as record:
        assert record.ticks()[4].hash == HASHES[version]
        assert record.verify(genesis_hash(run.scenario.study)).ticks == 7


def test_a_migrated_journal_has_the_tables_of_a_new_one(old: Run, tmp_path: Path) -> None:
    Journal.create(tmp_path / "new.sqlite", {}).close()
    Journal.open(old.folder / JOURNAL_FILE).close()
    assert tables(old.folder / JOURNAL_FILE) == tables(tmp_path / "new.sqlite")


def test_a_journal_from_before_sendings_were_noted_is_migrated(old: Run) -> None:
    change(old, "DELETE FROM sendings")
    connection = sqlite3.connect(old.folder / JOURNAL_FILE, isolation_level=None)
    connection.execute("DROP TABLE sendings")
    connection.close()
    assert old.info().lost_calls == 0
    assert old.advance(settings=RULES).status == "done"


def test_a_fork_takes_its_past_from_an_older_run(old: Run, tmp_path: Path) -> None:
    with old.record() as record:
        last = record.last_tick()
    assert last is not None
    child = fork(old, tmp_path / "child", at=last.tick.start + 1, overrides=["settings.mind=rules"])
    assert version_of(child) == JOURNAL_VERSION
    assert version_of(old) == 1
    assert child.info().final_hash == HASHES[1]
    assert child.advance().final_hash == old.advance(settings=RULES).final_hash


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE events SET body = body || ' ' WHERE tick = 0 AND kind = 'person_joined'", "events of tick 0"),
        ("UPDATE vectors SET vector = zeroblob(256) WHERE tick = 2", "vectors of tick 2"),
        ("DELETE FROM ticks WHERE n = 3", "tick 3 is missing"),
        ("UPDATE ticks SET hash = 'x' WHERE n = 4", "events of tick 4"),
    ],
)
def test_a_damaged_older_run_is_not_migrated_and_still_read(old: Run, statement: str, found: str) -> None:
    change(old, statement)
    with pytest.raises(JournalError, match=found):
        old.advance(settings=RULES)
    assert version_of(old) == 1
    assert old.info().ticks_done == 4
    with old.record() as record, pytest.raises(JournalError, match=r"of tick|is missing"):
        record.verify(genesis_hash(old.scenario.study))


def test_a_version_from_before_the_first_or_after_this_is_refused(old: Run) -> None:
    for version in (0, JOURNAL_VERSION + 1):
        connection = sqlite3.connect(old.folder / JOURNAL_FILE)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        done = townsfolk("show", old.folder)
        assert done.returncode == 2
        assert f"journal version {version}" in done.stderr
        with pytest.raises(SchemaMismatch):
            Journal.open(old.folder / JOURNAL_FILE)


def test_a_migration_that_is_killed_leaves_the_old_version_or_the_new_one(tmp_path: Path) -> None:
    whole = stored(1, tmp_path / "whole")
    final = whole.advance(settings=RULES).final_hash
    seen = set()
    with Forker() as forker:
        for n in (3, 16, 18, 22, 27, 29, 30, 33):
            run = stored(1, tmp_path / str(n))
            words = ["resume", str(run.folder), "--quiet", "--set", "settings.mind=rules"]
            assert forker.run(words, cwd=tmp_path, hook=_AT_STATEMENT.format(n=n, word="")) == -9
            seen.add(version_of(run))
            assert run.info().ticks_done == 4
            assert run.advance(settings=RULES).final_hash == final
    assert seen == {1, 2}
