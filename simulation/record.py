"""Reading a journal: header, ticks, events and answers, checked against their hashes. Never writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from agents.canonical import digest
from agents.embedding import Vector
from agents.errors import JournalError, RunFolderError
from agents.memory import Memory
from agents.minds.base import Reply
from agents.minds.providers import Spent
from simulation.clock import Tick
from simulation.engine import Committed, chained_hash, fold
from simulation.events import Entry, Event, Phase, Remembered, parse_event
from simulation.journal import ANSWER_COLUMNS, check_version, checked_reply, vectors_checksum
from simulation.snapshot import restored
from simulation.state import State, Vectors


@dataclass(frozen=True, slots=True)
class TickRow:
    """A tick's row: its time, the chained hash after it, and the checksum of its vectors."""

    tick: Tick
    hash: str
    vectors_checksum: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with the tick it happened in."""

    tick: int
    event: Event


class Record:
    """A journal opened for reading only. Committed ticks are seen, what is being written is not."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise RunFolderError(f"{path.parent} holds no run: there is no journal in it")
        check_version(path)
        self.path = path
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False, timeout=10
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def meta(self) -> dict[str, str]:
        """Return the header."""
        return dict(self._rows("SELECT key, value FROM meta ORDER BY key", of=(str, str)))

    def ticks(self) -> list[TickRow]:
        """Return all committed ticks in order, the founding first."""
        return list(self._tick_rows("ORDER BY n"))

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

    def committed(self, row: TickRow) -> Committed:
        """Return a tick as it was committed.

        Raises:
            JournalError: If its vectors do not fit their checksum or an event cannot be read.
        """
        index = row.tick.index
        vectors = self.vectors(index, index)
        if vectors_checksum(vectors) != row.vectors_checksum:
            raise JournalError(f"the vectors of tick {index} do not fit their checksum", last_good_tick=index - 1)
        rows = list(self._event_rows(index))
        entries = tuple(Entry(Phase(phase), owner, n, _parsed(index, owner, body)) for phase, owner, n, body in rows)
        return Committed(row.tick, entries, tuple(row[3] for row in rows), vectors, (), row.hash)

    def verify(self, genesis: str) -> None:
        """Check the whole record: the chain of hashes, the vectors and the answers.

        Args:
            genesis: The hash before the founding.

        Raises:
            JournalError: At the first thing that does not hold, with the last good tick.
        """
        before, expected = genesis, 0
        for row in self.ticks():
            index = row.tick.index
            if index != expected:
                raise JournalError(f"tick {expected} is missing", last_good_tick=expected - 1)
            if chained_hash(before, self._event_rows(index)) != row.hash:
                raise JournalError(f"the events of tick {index} do not fit its hash", last_good_tick=index - 1)
            if vectors_checksum(self.vectors(index, index)) != row.vectors_checksum:
                raise JournalError(f"the vectors of tick {index} do not fit their checksum", last_good_tick=index - 1)
            before, expected = row.hash, index + 1
        query = f"SELECT {ANSWER_COLUMNS}, checksum FROM answers ORDER BY tick"  # noqa: S608 - names of our own
        for answer in self._rows(query):
            checked_reply(*answer)

    def state(self, dimensions: int, at: int | None = None) -> State:
        """Return the state after tick `at` (the last one when left out): the newest snapshot and a fold of the rest.

        Raises:
            JournalError: If an event cannot be read or applied.
        """
        ticks = [row for row in self.ticks() if at is None or row.tick.index <= at]
        last = ticks[-1].tick.index if ticks else -1
        state = self._from_snapshot(last) or State(dimensions=dimensions)
        for row in ticks:
            if row.tick.index > state.tick:
                try:
                    fold(state, self.committed(row))
                except (KeyError, ValueError) as problem:
                    index = row.tick.index
                    raise JournalError(
                        f"tick {index} cannot be applied: {problem!r}", last_good_tick=index - 1
                    ) from problem
        return state

    def _from_snapshot(self, last: int) -> State | None:
        """Return the state of the newest snapshot up to tick `last` that is whole; snapshots are disposable."""
        rows = self._rows("SELECT tick, body, checksum FROM snapshots WHERE tick <= ? ORDER BY tick DESC", (last,))
        for tick, body, checksum in rows:
            if isinstance(body, str) and digest(body) == checksum:
                try:
                    return restored(body, self.memories(tick), self.vectors(last=tick))
                except (KeyError, TypeError, ValueError):
                    continue
        return None

    def memories(self, last: int | None = None) -> list[tuple[str, Memory]]:
        """Return person and memory of everything remembered up to tick `last`, in order."""
        happened = (one.event for one in self.events("remembered", last=last))
        return [(event.person, event.memory) for event in happened if isinstance(event, Remembered)]

    def _tick_rows(self, order: str) -> Iterator[TickRow]:
        query = f"SELECT n, start, seconds, hash, vectors_checksum FROM ticks {order}"  # noqa: S608 - words of our own
        for n, start, seconds, hashed, checksum in self._rows(query, of=(int, int, int, str, str)):
            yield TickRow(Tick(n, start, seconds), hashed, checksum)

    def _event_rows(self, tick: int) -> Iterator[tuple[int, str, int, str]]:
        query = "SELECT phase, owner, n, body FROM events WHERE tick = ? ORDER BY phase, owner, n"
        yield from self._rows(query, (tick,), of=(int, str, int, str))

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
