"""Reading a journal: header, ticks, events and answers, checked against their hashes. Never writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from agents.embedding import Vector
from agents.errors import JournalError, RunFolderError
from agents.memory import Memory
from agents.minds.base import Reply
from agents.minds.calling.spending import Spent
from simulation.clock import Tick
from simulation.engine import Committed
from simulation.events import Entry, Event, Phase, Remembered, parse_event
from simulation.keeping.answers import ANSWER_COLUMNS, checked_reply
from simulation.keeping.checking import Checked, check_record, check_vectors
from simulation.keeping.checksums import Checksums, OutcomeRow
from simulation.keeping.migrations import open_to_read
from simulation.keeping.restoring import state_at, state_to_go_on_from
from simulation.state import State, Vectors

_NO_CHECKSUMS = Checksums("", "", "")


@dataclass(frozen=True, slots=True)
class TickRow:
    """A tick's row: its time, the chained hash after it, its checksums, and the seal over all of that."""

    tick: Tick
    hash: str
    checksums: Checksums = _NO_CHECKSUMS
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with the tick it happened in."""

    tick: int
    event: Event


class Record:
    """A journal opened for reading only. Committed ticks are seen, what is being written is not.

    Of a journal of an older schema a migrated copy is read; the file stays as it is.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise RunFolderError(f"{path.parent} holds no run: there is no journal in it")
        self.path = path
        self._connection = open_to_read(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def meta(self) -> dict[str, str]:
        """Return the header."""
        return dict(self._rows("SELECT key, value FROM meta ORDER BY key", of=(str, str)))

    def ticks(self) -> list[TickRow]:
        """Return all committed ticks in order, the founding first."""
        return list(self.tick_rows())

    def tick_rows(self) -> Iterator[TickRow]:
        """Yield all committed ticks in order, as far as the file can be read.

        Raises:
            JournalError: Where it is damaged.
        """
        return self._tick_rows("ORDER BY n")

    def last_tick(self) -> TickRow | None:
        """Return the last committed tick, None before the founding."""
        return next(self._tick_rows("ORDER BY n DESC LIMIT 1"), None)

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` (of all kinds when none is given) in order, within ticks first to last.

        Raises:
            JournalError: If an event cannot be read.
        """
        where = f" AND kind IN ({','.join('?' * len(kinds))})" if kinds else ""
        rows = self._rows(
            f"SELECT tick, owner, body FROM events WHERE tick >= ? AND tick <= ?{where} "  # noqa: S608 - placeholders
            "ORDER BY tick, phase, owner, n",
            (first, 2**62 if last is None else last, *kinds),
            of=(int, str, str),
        )
        for tick, owner, body in rows:
            yield Happened(tick, _parsed(tick, owner, body))

    def count(self, kind: str) -> int:
        """Return how many events of `kind` there are."""
        ((number,),) = self._rows("SELECT count(*) FROM events WHERE kind = ?", (kind,))
        return int(number)

    def calls(self) -> tuple[int, int, int | None]:
        """Return the number of answers kept, their tokens, and their cost in millionths of a dollar (None: unknown)."""
        ((number, tokens, cost, priced),) = self._rows(
            "SELECT count(*), coalesce(sum(prompt_tokens + answer_tokens), 0), sum(cost_e6), count(cost_e6) "
            "FROM answers"
        )
        if not number:
            return 0, 0, 0
        return int(number), int(tokens), int(cost) if priced == number else None

    def human_turns(self) -> int:
        """Return how many turns human beings wrote; their words are kept as answers are."""
        ((number,),) = self._rows("SELECT count(*) FROM answers WHERE json_extract(request, '$.model') = 'human'")
        return int(number)

    def spent(self) -> Spent:
        """Return what counts against the limits: every sending, and answers of a past that this run took over.

        What was sent and never heard of again counts at its worst.
        """
        calls, tokens, cost_e6 = self.calls()
        if not self.has_sendings:
            return Spent(calls, tokens, cost_e6 or 0)
        ((sent, lost, lost_e6),) = self._rows(
            "SELECT count(*), coalesce(sum(tokens) FILTER (WHERE state != 'answered'), 0), "
            "coalesce(sum(cost_e6) FILTER (WHERE state != 'answered'), 0) FROM sendings"
        )
        ((inherited,),) = self._rows("SELECT count(*) FROM answers WHERE key NOT IN (SELECT key FROM sendings)")
        ((priced,),) = self._rows("SELECT coalesce(sum(cost_e6), 0) FROM answers")
        return Spent(int(sent + inherited), int(tokens + lost), int(priced + lost_e6))

    @property
    def has_sendings(self) -> bool:
        """Whether the journal notes each sending; those of earlier days do not."""
        return bool(list(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'sendings'")))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query of `simulation.inquiry.ledger`.

        Raises:
            JournalError: If the file is damaged.
        """
        return list(self._rows(query, values))

    def answer_costs(self) -> list[dict[str, str | int | float | None]]:
        """Return one row per answer kept, by tick, person, task and n; the cost in US dollars, None where unknown."""
        columns = ("key", "person", "tick", "task", "n", "attempt", "prompt_tokens", "answer_tokens", "latency_ms")
        rows = self._rows(
            f"SELECT {', '.join(columns)}, cost_e6 FROM answers ORDER BY tick, person, task, n, attempt"  # noqa: S608
        )
        return [
            {**dict(zip(columns, row, strict=False)), "cost_usd": None if row[-1] is None else row[-1] / 1_000_000}
            for row in rows
        ]

    def answer(self, key: str) -> Reply | None:
        """Return the answer kept under a request's key, None where there is none.

        Raises:
            JournalError: If it does not fit its checksum.
        """
        query = f"SELECT {ANSWER_COLUMNS}, checksum FROM answers WHERE key = ?"  # noqa: S608 - names of our own
        return next((checked_reply(*row) for row in self._rows(query, (key,))), None)

    def vectors(self, first: int = 0, last: int | None = None) -> dict[str, Vector]:
        """Return the vectors of the memories added in ticks first to last, by memory id."""
        rows = self._rows(
            "SELECT memory, vector FROM vectors WHERE tick >= ? AND tick <= ?",
            (first, 2**62 if last is None else last),
            of=(str, bytes),
        )
        return {memory: np.frombuffer(vector, dtype=np.int8) for memory, vector in rows}

    def vectors_by_tick(self, last: int) -> dict[int, dict[str, Vector]]:
        """Return the vectors of the memories added up to tick `last`, by tick and memory id."""
        query = "SELECT tick, memory, vector FROM vectors WHERE tick <= ?"
        found: dict[int, dict[str, Vector]] = {}
        for tick, memory, vector in self._rows(query, (last,), of=(int, str, bytes)):
            found.setdefault(tick, {})[memory] = np.frombuffer(vector, dtype=np.int8)
        return found

    def committed(self, row: TickRow) -> Committed:
        """Return a tick as it was committed, but for how its answers came about.

        Raises:
            JournalError: If its vectors do not fit their checksum or an event cannot be read.
        """
        index = row.tick.index
        check_vectors(self, row)
        rows = list(self.event_rows(index))
        entries = tuple(Entry(Phase(phase), owner, n, _parsed(index, owner, body)) for phase, owner, n, body in rows)
        return Committed(
            row.tick, entries, tuple(row[3] for row in rows), self.vectors(index, index), outcomes=(), hash=row.hash
        )

    def verify(self, genesis: str, *, before: int | None = None) -> Checked:
        """Check the whole record, or the ticks earlier than `before`; see `check_record`.

        Raises:
            JournalError: At the first thing that does not hold, with the last good tick.
        """
        return check_record(self, genesis, before=before)

    def state(self, dimensions: int, at: int | None = None) -> State:
        """Return the state after tick `at` (the last one when left out); see `state_at`.

        Raises:
            JournalError: If an event cannot be read or applied.
        """
        return state_at(self, dimensions, at)

    def state_to_go_on_from(self, dimensions: int, genesis: str) -> State:
        """Return the state after the last tick, with all that it is made of checked; see the function of this name.

        Raises:
            JournalError: At the first thing that does not hold, with the last good tick.
        """
        return state_to_go_on_from(self, dimensions, genesis)

    def memories(self, last: int | None = None) -> list[tuple[str, Memory]]:
        """Return person and memory of everything remembered up to tick `last`, in order."""
        happened = (one.event for one in self.events("remembered", last=last))
        return [(event.person, event.memory) for event in happened if isinstance(event, Remembered)]

    def event_rows(self, tick: int) -> Iterator[tuple[int, str, int, str]]:
        """Yield phase, owner, n and JSON of a tick's events, in the order of application."""
        query = "SELECT phase, owner, n, body FROM events WHERE tick = ? ORDER BY phase, owner, n"
        yield from self._rows(query, (tick,), of=(int, str, int, str))

    def outcome_rows(self, tick: int) -> Iterator[OutcomeRow]:
        """Yield how the answers of a tick came about, in order."""
        query = (
            "SELECT person, tick, task, n, source, attempts, repairs, calls FROM outcomes "
            "WHERE tick = ? ORDER BY person, task, n"
        )
        yield from self._rows(query, (tick,), of=(str, int, str, int, str, int, str, str))

    def rows_of(self, query: str, values: Sequence[object] = (), of: tuple[type, ...] = ()) -> Iterator[Any]:
        """Yield the rows of `query`, each with values of the types `of` where they are given.

        Raises:
            JournalError: If the file is damaged, or holds a value of another type.
        """
        return self._rows(query, values, of)

    def parsed(self, tick: int, owner: str, body: str) -> Event:
        """Return an event from its JSON.

        Raises:
            JournalError: If it cannot be read.
        """
        return _parsed(tick, owner, body)

    def _tick_rows(self, order: str) -> Iterator[TickRow]:
        columns = "n, start, seconds, hash, vectors_checksum, memories_checksum, outcomes_checksum, seal"
        kinds = (int, int, int, str, str, str, str, str)
        for n, start, seconds, hashed, *sums, seal in self._rows(
            f"SELECT {columns} FROM ticks {order}",  # noqa: S608 - words of our own
            of=kinds,
        ):
            yield TickRow(Tick(n, start, seconds), hashed, Checksums(*sums), seal)

    def _rows(self, query: str, values: Sequence[object] = (), of: tuple[type, ...] = ()) -> Iterator[Any]:
        """Yield the rows of `query`, each with values of the types `of` where they are given.

        Raises:
            JournalError: If the file is damaged.
        """
        try:
            for row in self._connection.execute(query, tuple(values)):
                if of and tuple(map(type, row)) != of:
                    raise JournalError(f"the journal {self.path} holds a value that nobody wrote: {row!r:.200}")
                yield row
        except sqlite3.DatabaseError as problem:
            raise JournalError(f"the journal {self.path} cannot be read: {problem}") from problem


def _parsed(tick: int, owner: str, body: str) -> Event:
    try:
        return parse_event(body)
    except ValueError as problem:
        raise JournalError(f"an event of {owner} in tick {tick} cannot be read", last_good_tick=tick - 1) from problem


__all__ = ["Happened", "Record", "TickRow", "Vectors"]
