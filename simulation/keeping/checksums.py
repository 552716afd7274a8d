"""The checksums of a tick, and the seal that chains them: what makes a changed byte of a record show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from agents.canonical import canonical_json, digest
from agents.embedding import Vector
from simulation.clock import Tick
from simulation.draft import OutcomeRecord

OutcomeRow = tuple[str, int, str, int, str, int, str, str]
"""A row of the table of outcomes: person, tick, task, n, source, attempts, repairs and calls (JSON lists)."""
NO_SEAL = ""
"""What stands for the seal before the founding."""


@dataclass(frozen=True, slots=True)
class Checksums:
    """A tick's checksums: of its vectors, of the events that are memories, and of how its answers came about."""

    vectors: str
    memories: str
    outcomes: str


def vectors_checksum(vectors: dict[str, Vector]) -> str:
    """Return the checksum of a tick's vectors, in order of memory id."""
    return digest(*(part for memory in sorted(vectors) for part in (memory, vectors[memory].tobytes())))


def memories_checksum(bodies: Iterable[str]) -> str:
    """Return the checksum of a tick's memories, from the JSON of their events in the order of application."""
    return digest(*bodies)


def outcome_rows(tick: int, outcomes: Iterable[OutcomeRecord]) -> list[OutcomeRow]:
    """Return what is kept of how a tick's questions were answered, in order: all that a model had a part in."""
    rows = [
        (
            *(one.person, tick, one.task, one.n, one.source, one.attempts),
            *(json.dumps((*one.repairs, *one.flags)), json.dumps(one.calls)),
        )
        for one in outcomes
        if one.attempts or one.repairs
    ]
    return sorted(rows)


def outcomes_checksum(rows: Iterable[OutcomeRow]) -> str:
    """Return the checksum of a tick's outcomes, from their rows in order."""
    return digest(*(canonical_json(row) for row in rows))


def sealed(before: str, tick: Tick, hashed: str, sums: Checksums) -> str:
    """Return the seal of a tick: over its row, and chained to the seal `before` it.

    Args:
        before: The seal of the tick before, `NO_SEAL` at the founding.
        tick: Its index and time.
        hashed: The state's hash after it.
        sums: Its checksums.
    """
    numbers = (str(number) for number in (tick.index, tick.start, tick.seconds))
    return digest(before, *numbers, hashed, sums.vectors, sums.memories, sums.outcomes)
