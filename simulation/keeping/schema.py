"""The tables of a journal, and the version of the schema that a file says it has."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from agents.errors import DiskTrouble, JournalError, SchemaMismatch

JOURNAL_VERSION = 2
OLDEST_VERSION = 1
"""The oldest version there is a migration from."""
APPLICATION_ID = 0x746F776E

TICKS = """CREATE TABLE ticks (
    n INTEGER PRIMARY KEY, start INTEGER NOT NULL, seconds INTEGER NOT NULL,
    hash TEXT NOT NULL, vectors_checksum TEXT NOT NULL,
    memories_checksum TEXT NOT NULL, outcomes_checksum TEXT NOT NULL, seal TEXT NOT NULL
)"""
ANSWERS_SPENT = "CREATE INDEX answers_spent ON answers (prompt_tokens, answer_tokens, cost_e6)"
"""So that what was spent is summed without reading requests and replies, which may be gigabytes."""
OUTCOMES_BY_TICK = "CREATE INDEX outcomes_by_tick ON outcomes (tick)"
SENDINGS = """CREATE TABLE sendings (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL,
    n INTEGER NOT NULL, attempt INTEGER NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL, tokens INTEGER NOT NULL, cost_e6 INTEGER
)"""
TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    TICKS,
    """CREATE TABLE events (
    tick INTEGER NOT NULL, phase INTEGER NOT NULL, owner TEXT NOT NULL, n INTEGER NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (tick, phase, owner, n)
) WITHOUT ROWID""",
    "CREATE INDEX events_by_kind ON events (kind, tick)",
    """CREATE TABLE vectors (
    memory TEXT PRIMARY KEY, tick INTEGER NOT NULL, vector BLOB NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX vectors_by_tick ON vectors (tick)",
    """CREATE TABLE answers (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL, n INTEGER NOT NULL,
    attempt INTEGER NOT NULL, request TEXT NOT NULL, reply TEXT NOT NULL, checksum TEXT NOT NULL,
    prompt_tokens INTEGER NOT NULL, answer_tokens INTEGER NOT NULL, cost_e6 INTEGER, latency_ms INTEGER NOT NULL
) WITHOUT ROWID""",
    ANSWERS_SPENT,
    """CREATE TABLE outcomes (
    person TEXT NOT NULL, tick INTEGER NOT NULL, task TEXT NOT NULL, n INTEGER NOT NULL,
    source TEXT NOT NULL, attempts INTEGER NOT NULL, repairs TEXT NOT NULL, calls TEXT NOT NULL,
    PRIMARY KEY (person, tick, task, n)
) WITHOUT ROWID""",
    OUTCOMES_BY_TICK,
    "CREATE TABLE snapshots (tick INTEGER PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL)",
    SENDINGS,
)
BY_TICK = (
    ("ticks", "n"),
    ("events", "tick"),
    ("vectors", "tick"),
    ("answers", "tick"),
    ("outcomes", "tick"),
    ("snapshots", "tick"),
)
"""The tables whose rows belong to a tick, with the column that says to which."""


def make_tables(cursor: sqlite3.Cursor) -> None:
    """Make the tables of a new journal and mark the file as one."""
    for statement in TABLES:
        cursor.execute(statement)
    cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    cursor.execute(f"PRAGMA user_version = {JOURNAL_VERSION}")


def check_version(path: Path) -> int:
    """Return the schema's version of the journal at `path`, one that this version of townsfolk reads or migrates.

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
        from simulation.keeping.salvaging import broken_off

        raise broken_off(path) or JournalError(f"{path} is not a readable journal: {problem}") from problem
    if application != APPLICATION_ID:
        raise JournalError(f"{path} is not a journal of townsfolk")
    if not OLDEST_VERSION <= version <= JOURNAL_VERSION:
        raise SchemaMismatch(
            f"{path} has journal version {version}, this version of townsfolk reads {JOURNAL_VERSION} and, "
            f"by migrating them, those from {OLDEST_VERSION} on"
        )
    return int(version)


def connect(path: Path | None) -> sqlite3.Connection:
    """Return a connection for writing to the journal at `path`; to one in memory where it is None.

    Raises:
        DiskTrouble: If it cannot be written.
        JournalError: If the file is damaged.
    """
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
