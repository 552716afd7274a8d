"""Migrations: numbered steps that bring a journal of an older schema up to this version's.

Whoever goes on with a run migrates its file, in one transaction, after checking it; whoever only reads works on a
migrated copy and leaves the file as it is.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from agents.canonical import canonical_json, digest
from agents.embedding import Vector
from agents.errors import DiskTrouble, JournalError
from simulation.clock import Tick
from simulation.keeping.checksums import (
    NO_SEAL,
    Checksums,
    memories_checksum,
    outcomes_checksum,
    sealed,
    vectors_checksum,
)
from simulation.keeping.schema import ANSWERS_SPENT, JOURNAL_VERSION, OUTCOMES_BY_TICK, SENDINGS, TICKS, check_version


@dataclass(frozen=True, slots=True)
class Step:
    """One migration.

    Args:
        to: The version it leads to, from the one before.
        what: What it changes, in words.
        check: Finds damage that the older version could find, and the newer one could not any more.
        change: Changes the tables.
    """

    to: int
    what: str
    check: Callable[[sqlite3.Connection], None]
    change: Callable[[sqlite3.Connection], None]


def _check_1(connection: sqlite3.Connection) -> None:
    """Check the chain of hashes of version 1, as it was worked out then."""
    header = dict(connection.execute("SELECT key, value FROM meta"))
    before = digest("townsfolk", "1", header.get("study", ""))
    ticks = connection.execute("SELECT n, hash, vectors_checksum FROM ticks ORDER BY n").fetchall()
    for expected, (tick, hashed, vectors) in enumerate(ticks):
        if tick != expected:
            raise JournalError(f"tick {expected} is missing", last_good_tick=expected - 1)
        if digest(before, _events_1(connection, tick)) != hashed:
            raise JournalError(f"the events of tick {tick} do not fit its hash", last_good_tick=tick - 1)
        if vectors_checksum(_vectors(connection, tick)) != vectors:
            raise JournalError(f"the vectors of tick {tick} do not fit their checksum", last_good_tick=tick - 1)
        before = hashed


def _events_1(connection: sqlite3.Connection, tick: int) -> str:
    query = "SELECT phase, owner, n, body FROM events WHERE tick = ? ORDER BY phase, owner, n"
    rows = connection.execute(query, (tick,))
    return f"[{','.join(f'[{phase},{canonical_json(owner)},{n},{body}]' for phase, owner, n, body in rows)}]"


def _to_2(connection: sqlite3.Connection) -> None:
    """Give ticks checksums of their memories and outcomes and a seal; note sendings in every journal."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sendings'").fetchone():
        connection.execute(SENDINGS)
    connection.execute(OUTCOMES_BY_TICK)
    connection.execute(ANSWERS_SPENT)
    connection.execute("ALTER TABLE ticks RENAME TO ticks_1")
    connection.execute(TICKS)
    memories, outcomes = _memories(connection), _outcomes(connection)
    seal, rows = NO_SEAL, []
    for n, start, seconds, hashed, vectors in connection.execute("SELECT * FROM ticks_1 ORDER BY n"):
        sums = Checksums(vectors, memories.get(n, memories_checksum(())), outcomes.get(n, outcomes_checksum(())))
        seal = sealed(seal, Tick(n, start, seconds), hashed, sums)
        rows.append((n, start, seconds, hashed, sums.vectors, sums.memories, sums.outcomes, seal))
    connection.executemany("INSERT INTO ticks VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("DROP TABLE ticks_1")


STEPS = (Step(2, "ticks carry checksums of memories and outcomes, and a seal over all of them", _check_1, _to_2),)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the journal of `connection` from `version` to this one's, whole or not at all, if it is not damaged.

    Raises:
        JournalError: If it is damaged; nothing is changed.
        DiskTrouble: If it cannot be written; nothing is changed.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            (now,) = connection.execute("PRAGMA user_version").fetchone()  # another process may have been faster
            _carry_out(connection, max(version, now), checked=True)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except sqlite3.OperationalError as problem:
        raise DiskTrouble(f"the journal cannot be migrated: {problem}") from problem
    except sqlite3.DatabaseError as problem:
        raise JournalError(f"the journal cannot be migrated, it is damaged: {problem}") from problem


@contextmanager
def of_this_version(path: Path) -> Iterator[Path]:
    """Give the path of a journal of this version: `path` itself, or that of a migrated copy for the time being.

    Raises:
        JournalError: If it is no journal, or is damaged.
        SchemaMismatch: If there is no migration from its version.
    """
    version = check_version(path)
    if version == JOURNAL_VERSION:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="townsfolk-") as folder:
        copy = Path(folder) / path.name
        _copied(path, str(copy), version).close()
        yield copy


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection for reading the journal at `path`, or, where it is older, a migrated copy of it.

    Raises:
        JournalError: If it is no journal, or is damaged.
        SchemaMismatch: If there is no migration from its version.
    """
    version = check_version(path)
    return _reading(path) if version == JOURNAL_VERSION else _copied(path, "", version)


def _reading(path: Path) -> sqlite3.Connection:
    name = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False, timeout=10)


def _copied(path: Path, name: str, version: int) -> sqlite3.Connection:
    """Return a connection to a migrated copy in the file `name`, in one of SQLite's own where that is empty.

    The copy is not checked first: a reader may look at what is left of a damaged record.
    """
    copy = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    source = _reading(path)
    try:
        source.backup(copy)
        _carry_out(copy, version, checked=False)
    except sqlite3.DatabaseError as problem:
        copy.close()
        raise JournalError(f"the journal {path} cannot be read: {problem}") from problem
    finally:
        source.close()
    return copy


def _carry_out(connection: sqlite3.Connection, version: int, *, checked: bool) -> None:
    for step in STEPS:
        if step.to > version:
            if checked:
                step.check(connection)
            step.change(connection)
            connection.execute(f"PRAGMA user_version = {step.to}")


def _vectors(connection: sqlite3.Connection, tick: int) -> dict[str, Vector]:
    rows = connection.execute("SELECT memory, vector FROM vectors WHERE tick = ?", (tick,))
    return {memory: np.frombuffer(vector, dtype=np.int8) for memory, vector in rows}


def _memories(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("SELECT tick, body FROM events WHERE kind = 'remembered' ORDER BY tick, phase, owner, n")
    return {tick: memories_checksum(body for _, body in some) for tick, some in groupby(rows, key=lambda row: row[0])}


def _outcomes(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute(
        "SELECT person, tick, task, n, source, attempts, repairs, calls FROM outcomes ORDER BY tick, person, task, n"
    )
    return {tick: outcomes_checksum(some) for tick, some in groupby(rows, key=lambda row: row[1])}
