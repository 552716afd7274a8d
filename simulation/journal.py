"""The journal: the append-only record of a run in one SQLite file. The only writer of it.

A tick is written in one transaction that opens and closes within `record`; an answer is committed the moment
it arrives. Everything carries a checksum: ticks a chained hash over their events and one over their vectors,
answers and snapshots one of their own.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from agents.canonical import digest
from agents.embedding import Vector
from agents.errors import DiskTrouble, JournalError, RunFolderError, SchemaMismatch
from agents.minds.base import Failure, Reply, Request
from simulation.engine import Committed

_SURROGATE = re.compile("[\ud800-\udfff]")
JOURNAL_VERSION = 1
APPLICATION_ID = 0x746F776E

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE ticks (
    n INTEGER PRIMARY KEY, start INTEGER NOT NULL, seconds INTEGER NOT NULL,
    hash TEXT NOT NULL, vectors_checksum TEXT NOT NULL
);
CREATE TABLE events (
    tick INTEGER NOT NULL, phase INTEGER NOT NULL, owner TEXT NOT NULL, n INTEGER NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (tick, phase, owner, n)
) WITHOUT ROWID;
CREATE INDEX events_by_kind ON events (kind, tick);
CREATE TABLE vectors (memory TEXT PRIMARY KEY, tick INTEGER NOT NULL, vector BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX vectors_by_tick ON vectors (tick);
CREATE TABLE answers (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL, n INTEGER NOT NULL,
    attempt INTEGER NOT NULL, request TEXT NOT NULL, reply TEXT NOT NULL, checksum TEXT NOT NULL,
    prompt_tokens INTEGER NOT NULL, answer_tokens INTEGER NOT NULL, cost_e6 INTEGER, latency_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE outcomes (
    person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL, n INTEGER NOT NULL,
    source TEXT NOT NULL, attempts INTEGER NOT NULL, repairs TEXT NOT NULL, calls TEXT NOT NULL,
    PRIMARY KEY (person, tick, task, n)
) WITHOUT ROWID;
CREATE TABLE snapshots (tick INTEGER PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL);
"""
_SENDINGS = """
CREATE TABLE IF NOT EXISTS sendings (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL,
    n INTEGER NOT NULL, attempt INTEGER NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL, tokens INTEGER NOT NULL, cost_e6 INTEGER
)
"""

_COPIED = (
    ("ticks", "n"),
    ("events", "tick"),
    ("vectors", "tick"),
    ("answers", "tick"),
    ("outcomes", "tick"),
    ("snapshots", "tick"),
)


ANSWER_COLUMNS = (
    "key, person, tick, task, n, attempt, request, reply, prompt_tokens, answer_tokens, cost_e6, latency_ms"
)


def answer_checksum(*values: str | int | None) -> str:
    """Return the checksum kept beside an answer, over the values of `ANSWER_COLUMNS`."""
    return digest(*(str(value) for value in values))


def vectors_checksum(vectors: dict[str, Vector]) -> str:
    """Return the checksum of a tick's vectors, in order of memory id."""
    return digest(*(part for memory in sorted(vectors) for part in (memory, vectors[memory].tobytes())))


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
        journal = cls(_connect(path), path)
        with journal._transaction() as cursor:
            for statement in (*_TABLES.split(";"), _SENDINGS):
                cursor.execute(statement)
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version = {JOURNAL_VERSION}")
            cursor.executemany("INSERT INTO meta VALUES (?, ?)", sorted(header.items()))
        return journal

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Return the journal at `path` for going on with it.

        Raises:
            RunFolderError: If there is none.
            JournalError: If the file is damaged or was written by a version this one does not read.
        """
        if not path.is_file():
            raise RunFolderError(f"{path.parent} holds no journal")
        check_version(path)
        journal = cls(_connect(path), path)
        with journal._transaction() as cursor:
            cursor.execute(_SENDINGS)  # which runs of earlier days do not have
        return journal

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
        with self._lasting(), self._transaction() as cursor:
            cursor.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", rows)
            cursor.executemany(
                "INSERT INTO vectors VALUES (?, ?, ?)",
                ((memory, tick.index, vector.tobytes()) for memory, vector in committed.vectors.items()),
            )
            cursor.executemany(
                "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(one.person, tick.index, one.task, one.n, one.source, one.attempts),
                        *_lists((*one.repairs, *one.flags), one.calls),
                    )
                    for one in committed.outcomes
                    if one.attempts or one.repairs
                ),
            )
            cursor.execute(
                "INSERT INTO ticks VALUES (?, ?, ?, ?, ?)",
                (tick.index, tick.start, tick.seconds, committed.hash, vectors_checksum(committed.vectors)),
            )

    def copy_past(self, source: Path, before: int) -> None:
        """Copy everything of the journal at `source` that belongs to ticks earlier than `before`.

        Raises:
            DiskTrouble: If it cannot be written; nothing of it is kept.
        """
        self._connection.execute("ATTACH DATABASE ? AS source", (f"{source.absolute().as_uri()}?mode=ro",))
        try:
            with self._transaction() as cursor:
                for table, column in _COPIED:
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
        row = (
            request.key,
            request.person,
            request.tick,
            request.task,
            request.n,
            request.attempt,
            request_text(request),
            reply_text(reply),
            reply.prompt_tokens,
            reply.answer_tokens,
            reply.cost_e6,
            reply.latency_ms,
        )
        with self._transaction() as cursor:
            cursor.execute(
                f"INSERT OR IGNORE INTO answers ({ANSWER_COLUMNS}, checksum) "  # noqa: S608 - names of our own
                f"VALUES ({','.join('?' * len(row))}, ?)",
                (*row, answer_checksum(*row)),
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


def _lists(*values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(json.dumps(value) for value in values)


def _connect(path: Path | None) -> sqlite3.Connection:
    name = path.absolute().as_uri() if path else ":memory:"
    try:
        connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=10, uri=True)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16000")
    except sqlite3.OperationalError as problem:
        raise DiskTrouble(f"the journal {path} cannot be written: {problem}") from problem
    except sqlite3.DatabaseError as problem:
        raise JournalError(f"{path} is not a readable journal: {problem}") from problem
    return connection


def check_version(path: Path) -> None:
    """Check that the file at `path` is a journal this version reads.

    Raises:
        JournalError: If it is no journal, or is damaged.
        SchemaMismatch: If another version wrote it.
    """
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as problem:
        raise JournalError(f"{path} is not a readable journal: {problem}") from problem
    if application != APPLICATION_ID:
        raise JournalError(f"{path} is not a journal of townsfolk")
    if version != JOURNAL_VERSION:
        raise SchemaMismatch(f"{path} has journal version {version}, this version of townsfolk reads {JOURNAL_VERSION}")


def request_text(request: Request) -> str:
    """Return a request as JSON text, as it is kept."""
    return _json(
        {
            "model": request.model,
            "messages": [[message.role, message.content] for message in request.messages],
            "schema": request.schema,
            "schema_name": request.schema_name,
            "max_tokens": request.max_tokens,
            "temperature_e6": request.temperature_e6,
            "sample": request.sample,
        }
    )


def reply_text(reply: Reply) -> str:
    """Return what of a reply is kept as JSON text: all that can matter to whoever asked."""
    return _json(
        {
            "text": reply.text,
            "finish": reply.finish,
            "prompt_tokens": reply.prompt_tokens,
            "answer_tokens": reply.answer_tokens,
            "cost_e6": reply.cost_e6,
            "latency_ms": reply.latency_ms,
            "attempts": reply.attempts,
        }
    )


def _json(value: dict[str, object]) -> str:
    """Return `value` as JSON text that SQLite can keep: half a surrogate pair, as a model may send, is escaped."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def checked_reply(*row: Any) -> Reply:  # noqa: ANN401 - as SQLite gives it, damaged or not
    """Return a kept answer as a reply that was looked up.

    Args:
        row: The values of `ANSWER_COLUMNS` and the checksum.

    Raises:
        JournalError: If they do not fit the checksum.
    """
    *values, checksum = row
    key, person, tick, task, _, _, _, reply, *_ = values
    if answer_checksum(*values) != checksum:
        good = max(0, tick - 1) if isinstance(tick, int) else None
        raise JournalError(
            f"the stored answer {key} ({task}, {person}, tick {tick}) does not fit its checksum", last_good_tick=good
        )
    return Reply(**{**json.loads(reply), "looked_up": True})
