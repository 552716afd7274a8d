"""The journal: the append-only record of a run in one SQLite file. The only writer of it.

A tick is written in one transaction that opens and closes within `record`; an answer is committed the moment
it arrives. Everything carries a checksum: see `simulation.keeping.checksums`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agents.canonical import digest
from agents.errors import DiskTrouble, JournalError, RunFolderError
from agents.minds.base import Failure, Reply, Request
from simulation.engine import Committed
from simulation.keeping.answers import ANSWER_COLUMNS, answer_checksum, answer_row, checked_reply
from simulation.keeping.checksums import (
    NO_SEAL,
    Checksums,
    OutcomeRow,
    memories_checksum,
    outcome_rows,
    outcomes_checksum,
    sealed,
    vectors_checksum,
)
from simulation.keeping.migrations import migrate, of_this_version
from simulation.keeping.schema import BY_TICK, JOURNAL_VERSION, check_version, connect, make_tables

__all__ = [
    "ANSWER_COLUMNS",
    "JOURNAL_VERSION",
    "Journal",
    "answer_checksum",
    "check_version",
    "checked_reply",
    "vectors_checksum",
]


class Journal:
    """The one writer of a run's journal. Implements `AnswerStore`, `CallBook` and the engine's `Recorder`.

    To be used from one thread at a time. Use `Journal.create` or `Journal.open`.

    An answer survives the end of the process from the moment it is kept; that of the machine with the next tick,
    since waiting for the disk at each answer would hold up every conversation.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._begun: dict[str, int] = {}
        self.path = path

    @classmethod
    def create(cls, path: Path | None, header: dict[str, str]) -> Journal:
        """Return a new journal with `header` written; in memory where `path` is None.

        Raises:
            DiskTrouble: If it cannot be written.
        """
        journal = cls(connect(path), path)
        with journal._transaction() as cursor:
            make_tables(cursor)
            cursor.executemany("INSERT INTO meta VALUES (?, ?)", sorted(header.items()))
        return journal

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Return the journal at `path` for going on with it; one of an older schema is migrated for good.

        Raises:
            RunFolderError: If there is none.
            JournalError: If the file is damaged or was written by a version this one does not read.
            DiskTrouble: If it cannot be written.
        """
        if not path.is_file():
            raise RunFolderError(f"{path.parent} holds no journal")
        version = check_version(path)
        connection = connect(path)
        if version != JOURNAL_VERSION:
            try:
                migrate(connection, version)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the file; nothing uncommitted is pending at any time."""
        self._connection.close()

    def record(self, committed: Committed) -> None:
        """Write a tick in one transaction.

        Raises:
            DiskTrouble: If it cannot be written; nothing of it is kept.
        """
        tick = committed.tick
        rows = (
            (tick.index, int(entry.phase), entry.owner, entry.n, entry.event.kind, body)
            for entry, body in zip(committed.entries, committed.bodies, strict=True)
        )
        outcomes = outcome_rows(tick.index, committed.outcomes)
        with self._lasting(), self._transaction() as cursor:
            cursor.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", rows)
            cursor.executemany(
                "INSERT INTO vectors VALUES (?, ?, ?)",
                ((memory, tick.index, vector.tobytes()) for memory, vector in committed.vectors.items()),
            )
            cursor.executemany("INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", outcomes)
            self._record_row(cursor, committed, outcomes)

    def _record_row(self, cursor: sqlite3.Cursor, committed: Committed, outcomes: list[OutcomeRow]) -> None:
        tick, sums = committed.tick, checksums(committed, outcomes)
        before = cursor.execute("SELECT seal FROM ticks WHERE n = ?", (tick.index - 1,)).fetchone()
        seal = sealed(before[0] if before else NO_SEAL, tick, committed.hash, sums)
        row = (tick.index, tick.start, tick.seconds, committed.hash, sums.vectors, sums.memories, sums.outcomes, seal)
        cursor.execute("INSERT INTO ticks VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def copy_past(self, source: Path, before: int) -> None:
        """Copy everything of the journal at `source` that belongs to ticks earlier than `before`.

        Raises:
            DiskTrouble: If it cannot be written; nothing of it is kept.
        """
        with of_this_version(source) as path:
            self._connection.execute("ATTACH DATABASE ? AS source", (f"{path.absolute().as_uri()}?mode=ro",))
            try:
                with self._transaction() as cursor:
                    for table, column in BY_TICK:
                        cursor.execute(
                            f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE {column} < ?",  # noqa: S608
                            (before,),
                        )
            finally:
                self._connection.execute("DETACH DATABASE source")

    def keep_snapshot(self, tick: int, body: str) -> None:
        """Write a snapshot of the state after `tick`.

        Raises:
            DiskTrouble: If it cannot be written.
        """
        with self._transaction() as cursor:
            cursor.execute("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)", (tick, body, digest(body)))

    def set_meta(self, **values: str) -> None:
        """Write entries of the header, such as the run's status.

        Raises:
            DiskTrouble: If they cannot be written.
        """
        with self._lasting(), self._transaction() as cursor:
            cursor.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(values.items()))

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under a request's key, None where there is none.

        Raises:
            JournalError: If the kept answer does not fit its checksum, or the file is damaged.
        """
        try:
            row = self._connection.execute(
                f"SELECT {ANSWER_COLUMNS}, checksum FROM answers WHERE key = ?",  # noqa: S608 - names of our own
                (key,),
            ).fetchone()
        except sqlite3.DatabaseError as problem:
            raise JournalError(f"the journal {self.path} cannot be read: {problem}") from problem
        return None if row is None else checked_reply(*row)

    def keep(self, request: Request, reply: Reply) -> None:
        """Write an answer and commit it; see the class.

        Raises:
            DiskTrouble: If it cannot be written.
        """
        row = answer_row(request, reply)
        with self._transaction() as cursor:
            cursor.execute(
                f"INSERT OR IGNORE INTO answers ({ANSWER_COLUMNS}, checksum) "  # noqa: S608 - names of our own
                f"VALUES ({','.join('?' * len(row))})",
                row,
            )
            cursor.execute(
                "UPDATE sendings SET state = 'answered' WHERE number = ?", (self._begun.pop(request.key, None),)
            )

    def begin(self, request: Request, tokens: int, cost_e6: int | None) -> int:
        """Note that a request is about to be sent, and return the entry's number; see `CallBook`.

        Raises:
            DiskTrouble: If it cannot be written.
        """
        who = (request.key, request.person, request.tick, request.task, request.n, request.attempt, request.model)
        with self._transaction() as cursor:
            cursor.execute(
                "INSERT INTO sendings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 'sent', '', '', ?, ?)", (*who, tokens, cost_e6)
            )
            number = int(cursor.lastrowid or 0)
        self._begun[request.key] = number
        return number

    def fail(self, number: int, failure: Failure, tokens: int, cost_e6: int | None) -> None:
        """Note that no answer came to entry `number`; see `CallBook`.

        Raises:
            DiskTrouble: If it cannot be written.
        """
        values = (failure.kind, failure.reason, tokens, cost_e6, number)
        with self._transaction() as cursor:
            cursor.execute(
                "UPDATE sendings SET state = 'failed', kind = ?, reason = ?, tokens = ?, cost_e6 = ? WHERE number = ?",
                values,
            )

    @contextmanager
    def _lasting(self) -> Iterator[None]:
        """Let what a transaction writes, and all before it, survive the end of the machine too, for a wait."""
        self._connection.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Cursor]:
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            yield cursor
            cursor.execute("COMMIT")
        except BaseException as problem:
            if self._connection.in_transaction:
                cursor.execute("ROLLBACK")
            if isinstance(problem, sqlite3.OperationalError):
                raise DiskTrouble(f"the journal {self.path} cannot be written: {problem}") from problem
            if isinstance(problem, sqlite3.DatabaseError):
                raise JournalError(f"the journal {self.path} is damaged: {problem}") from problem
            raise


def checksums(committed: Committed, outcomes: list[OutcomeRow]) -> Checksums:
    """Return the checksums of a tick that was worked out, with `outcomes` as `outcome_rows` gives them."""
    bodies = zip(committed.entries, committed.bodies, strict=True)
    return Checksums(
        vectors=vectors_checksum(committed.vectors),
        memories=memories_checksum(body for entry, body in bodies if entry.event.kind == "remembered"),
        outcomes=outcomes_checksum(outcomes),
    )
