"""The state a record leads to, from its newest snapshot and what came after it; with what it is made of checked or not.

Checked is what a run goes on from: every tick's row, the snapshot, all memories and vectors up to it, and everything
after it. Other events from before the snapshot, and answers before they are looked up, are left to the full check:
nothing of them gets into the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from agents.canonical import digest
from agents.embedding import Vector
from agents.errors import JournalError
from agents.memory import Memory
from simulation.engine import fold
from simulation.events import Remembered
from simulation.keeping.checking import check_events, check_outcomes, check_vectors, sealed_ticks
from simulation.keeping.checksums import memories_checksum, vectors_checksum
from simulation.snapshot import carried_memories, restored
from simulation.state import State

if TYPE_CHECKING:
    from simulation.record import Record, TickRow

_MEMORY = re.compile(r'\{"person":"[^"]*","memory":\{"id":"([^"]*)"')


def state_at(record: Record, dimensions: int, at: int | None = None) -> State:
    """Return the state after tick `at`, the last one when left out; nothing is checked but that it can be read.

    Raises:
        JournalError: If an event cannot be read or applied.
    """
    rows = [row for row in record.ticks() if at is None or row.tick.index <= at]
    return _folded(record, rows, _from_snapshot(record, rows, checked=False) or State(dimensions=dimensions))


def state_to_go_on_from(record: Record, dimensions: int, genesis: str) -> State:
    """Return the state after the last tick, with all that it is made of checked.

    Args:
        record: The journal.
        dimensions: Of the vectors.
        genesis: The hash before the founding.

    Raises:
        JournalError: At the first thing that does not hold, with the last good tick.
    """
    rows = list(sealed_ticks(record))
    state = _from_snapshot(record, rows, checked=True) or State(dimensions=dimensions)
    before = genesis if state.tick < 0 else rows[state.tick].hash
    for row in rows[state.tick + 1 :]:
        check_events(record, row, before)
        check_vectors(record, row)
        check_outcomes(record, row)
        before = row.hash
    return _folded(record, rows, state)


def _folded(record: Record, rows: Iterable[TickRow], state: State) -> State:
    for row in rows:
        if row.tick.index > state.tick:
            index = row.tick.index
            try:
                fold(state, record.committed(row))
            except (KeyError, ValueError) as problem:
                raise JournalError(
                    f"tick {index} cannot be applied: {problem!r}", last_good_tick=index - 1
                ) from problem
    return state


def _from_snapshot(record: Record, rows: list[TickRow], *, checked: bool) -> State | None:
    """Return the state of the newest snapshot up to the last of `rows` that is whole; snapshots are disposable."""
    last = rows[-1].tick.index if rows else -1
    query = "SELECT tick, body, checksum FROM snapshots WHERE tick <= ? ORDER BY tick DESC"
    for tick, body, checksum in record.rows_of(query, (last,)):
        if isinstance(body, str) and digest(body) == checksum:
            past = rows[: tick + 1] if checked else []
            try:
                carried = carried_memories(body)
                memories = list(_memories(record, tick, carried, past))
                return restored(body, memories, _vectors(record, tick, carried, past))
            except (KeyError, TypeError, ValueError):
                continue
    return None


def _memories(
    record: Record, last: int, carried: frozenset[str], past: list[TickRow]
) -> Iterator[tuple[str, Memory | None]]:
    """Yield person and memory of all that was remembered up to tick `last`, None for what is not carried any more.

    Where there are rows of the past, each tick's memories are checked against its checksum.
    """
    query = (
        "SELECT tick, owner, body FROM events WHERE kind = 'remembered' AND tick <= ? ORDER BY tick, phase, owner, n"
    )
    found = {
        tick: [(owner, body) for _, owner, body in some]
        for tick, some in groupby(record.rows_of(query, (last,), of=(int, str, str)), key=lambda row: row[0])
    }
    for row in past:
        index = row.tick.index
        if memories_checksum(body for _, body in found.get(index, ())) != row.checksums.memories:
            raise JournalError(f"the memories of tick {index} do not fit their checksum", last_good_tick=index - 1)
    for tick, some in found.items():
        for owner, body in some:
            yield _memory(record, tick, owner, body, carried)


def _memory(record: Record, tick: int, owner: str, body: str, carried: frozenset[str]) -> tuple[str, Memory | None]:
    start = _MEMORY.match(body)
    if start and start[1] not in carried:
        return start[1].partition("/")[0], None
    event = record.parsed(tick, owner, body)
    if not isinstance(event, Remembered):
        raise JournalError(f"an event of {owner} in tick {tick} is not the memory it says it is")
    return event.person, event.memory if event.memory.id in carried else None


def _vectors(record: Record, last: int, carried: frozenset[str], past: list[TickRow]) -> dict[str, Vector]:
    vectors = record.vectors_by_tick(last)
    for row in past:
        index = row.tick.index
        if vectors_checksum(vectors.get(index, {})) != row.checksums.vectors:
            raise JournalError(f"the vectors of tick {index} do not fit their checksum", last_good_tick=index - 1)
    return {memory: vector for some in vectors.values() for memory, vector in some.items() if memory in carried}
