"""The full check of a record: every row of it against the chain of hashes, the checksums and the seals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.canonical import digest
from agents.errors import JournalError
from simulation.engine import chained_hash
from simulation.keeping.answers import ANSWER_COLUMNS, checked_reply
from simulation.keeping.checksums import (
    NO_SEAL,
    memories_checksum,
    outcomes_checksum,
    sealed,
    vectors_checksum,
)

if TYPE_CHECKING:
    from simulation.record import Record, TickRow

ALL = 2**62
_NOT_COMMITTED = ("events", "vectors", "outcomes")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and holds.

    `snapshots_damaged` counts those that do not fit their checksum: nothing is lost with them, they are passed over.
    """

    ticks: int
    events: int
    vectors: int
    answers: int
    outcomes: int
    snapshots: int
    snapshots_damaged: int
    final_hash: str


def check_record(record: Record, genesis: str, *, before: int | None = None) -> Checked:
    """Return what a record came to whose every event, vector, answer and outcome is as it was written.

    Args:
        record: The journal.
        genesis: The hash before the founding.
        before: Where given, only ticks earlier than this one are checked.

    Raises:
        JournalError: At the first thing that does not hold, with the last good tick.
    """
    hashed, ticks = genesis, 0
    try:
        for row in sealed_ticks(record, before):
            check_events(record, row, hashed)
            check_vectors(record, row)
            check_outcomes(record, row)
            hashed, ticks = row.hash, ticks + 1
    except JournalError as problem:
        if problem.last_good_tick is not None or not ticks:
            raise
        raise JournalError(str(problem), last_good_tick=ticks - 1) from problem  # a file that breaks off
    if before is None:
        _check_nothing_later(record, ticks)
    query = f"SELECT {ANSWER_COLUMNS}, checksum FROM answers WHERE tick < ? ORDER BY tick"  # noqa: S608 - our own
    found = record.rows_of(query, (ALL if before is None else before,))
    answers = len([checked_reply(*row) is not None for row in found])
    sound = [digest(str(body)) == checksum for body, checksum in record.rows("SELECT body, checksum FROM snapshots")]
    return Checked(
        ticks=ticks,
        events=_count(record, "events"),
        vectors=_count(record, "vectors"),
        answers=answers,
        outcomes=_count(record, "outcomes"),
        snapshots=len(sound),
        snapshots_damaged=sound.count(False),
        final_hash=hashed,
    )


def sealed_ticks(record: Record, before: int | None = None) -> Iterator[TickRow]:
    """Yield all ticks in order, or those earlier than `before`, after the check that none is missing or changed.

    Raises:
        JournalError: At the first tick that is missing or does not fit its seal.
    """
    seal = NO_SEAL
    for expected, row in enumerate(record.tick_rows()):
        if before is not None and expected >= before:
            return
        if row.tick.index != expected:
            raise JournalError(f"tick {expected} is missing", last_good_tick=expected - 1)
        if sealed(seal, row.tick, row.hash, row.checksums) != row.seal:
            raise _damaged("row", expected, "its seal")
        seal = row.seal
        yield row


def check_events(record: Record, row: TickRow, before: str) -> None:
    """Check the events of a tick against its hash, chained to the hash `before` it, and its memories' checksum.

    Raises:
        JournalError: If they do not fit.
    """
    index = row.tick.index
    if chained_hash(before, record.event_rows(index)) != row.hash:
        raise _damaged("events", index, "its hash")
    bodies = record.rows_of(
        "SELECT body FROM events WHERE tick = ? AND kind = 'remembered' ORDER BY phase, owner, n", (index,), of=(str,)
    )
    if memories_checksum(body for (body,) in bodies) != row.checksums.memories:
        raise _damaged("memories", index, "their checksum")


def check_vectors(record: Record, row: TickRow) -> None:
    """Check the vectors of a tick.

    Raises:
        JournalError: If they do not fit their checksum.
    """
    index = row.tick.index
    if vectors_checksum(record.vectors(index, index)) != row.checksums.vectors:
        raise _damaged("vectors", index, "their checksum")


def check_outcomes(record: Record, row: TickRow) -> None:
    """Check how the answers of a tick came about.

    Raises:
        JournalError: If that does not fit its checksum.
    """
    index = row.tick.index
    if outcomes_checksum(record.outcome_rows(index)) != row.checksums.outcomes:
        raise _damaged("outcomes", index, "their checksum")


def _damaged(what: str, tick: int, sums: str) -> JournalError:
    verb = "does" if what == "row" else "do"
    return JournalError(f"the {what} of tick {tick} {verb} not fit {sums}", last_good_tick=tick - 1)


def _check_nothing_later(record: Record, ticks: int) -> None:
    """Check that nothing claims to belong to a tick that was not committed."""
    for table in _NOT_COMMITTED:
        query = f"SELECT tick FROM {table} WHERE tick NOT BETWEEN 0 AND ? LIMIT 1"  # noqa: S608 - names of our own
        for (tick,) in record.rows_of(query, (ticks - 1,)):
            raise JournalError(f"there are {table} of tick {tick}, which was not committed", last_good_tick=ticks - 1)


def _count(record: Record, table: str) -> int:
    ((number,),) = record.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of our own
    return int(number)
