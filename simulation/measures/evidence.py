"""What measures read: a run's record and its scenario, with the states between which things happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from agents.embedding import Embedder, StaticEmbedder
from agents.errors import JournalError
from simulation.clock import Tick
from simulation.context import Setting
from simulation.engine import Committed, fold, make_setting
from simulation.inquiry.interviews import Interviewer, setting_at
from simulation.record import Happened, TickRow
from simulation.scenario import Scenario, Study
from simulation.state import State


class Readable(Protocol):
    """What measures need of a record. `simulation.record.Record` is one."""

    def ticks(self) -> list[TickRow]:
        """Return all committed ticks in order, the founding first."""
        ...

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` in order, within ticks first to last."""
        ...

    def state(self, dimensions: int, at: int | None = None) -> State:
        """Return the state after tick `at`, the last one when left out."""
        ...


class HeldRecord:
    """A record of committed ticks that are held in memory, such as those of a `World`."""

    def __init__(self, committed: Sequence[Committed]) -> None:
        self._committed = committed

    def ticks(self) -> list[TickRow]:
        """Return all committed ticks in order, the founding first."""
        return [TickRow(one.tick, one.hash) for one in self._committed]

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` (of all kinds when none is given) in order, within ticks first to last."""
        for one in self._committed:
            if one.tick.index >= first and (last is None or one.tick.index <= last):
                for entry in one.entries:
                    if not kinds or entry.event.kind in kinds:
                        yield Happened(one.tick.index, entry.event)

    def state(self, dimensions: int, at: int | None = None) -> State:
        """Return the state after tick `at`, the last one when left out."""
        state = State(dimensions=dimensions)
        for one in self._committed:
            if at is None or one.tick.index <= at:
                fold(state, one)
        return state


class Evidence:
    """A record with its scenario, read as often as measures ask and folded no more than twice.

    Args:
        scenario: As resolved when the run was made.
        record: Open as long as the evidence is used.
        embedder: The one the run's memories were embedded with; the static one when left out.

    Raises:
        JournalError: If nothing has been committed yet.
    """

    def __init__(self, scenario: Scenario, record: Readable, embedder: Embedder | None = None) -> None:
        self.scenario = scenario
        self.record = record
        self._embedder = embedder or StaticEmbedder()
        self.ticks: tuple[Tick, ...] = tuple(row.tick for row in record.ticks())
        if not self.ticks:
            raise JournalError("the record holds no tick yet; there is nothing to measure")

    @property
    def study(self) -> Study:
        """The study as it was when the run was made."""
        return self.scenario.study

    @cached_property
    def setting(self) -> Setting:
        """The study worked out, with all that was changed in it by the end of the record."""
        return setting_at(self.study, self.end, self._embedder)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The ids of all people who were ever there, sorted."""
        return tuple(sorted(self.end.lives))

    @cached_property
    def start(self) -> State:
        """The state after the founding. Not to be written to."""
        return self.record.state(self._embedder.dimensions, 0)

    @cached_property
    def end(self) -> State:
        """The state after the last committed tick. Not to be written to."""
        return self.record.state(self._embedder.dimensions)

    @property
    def end_seconds(self) -> int:
        """Simulated seconds at the end of the last committed tick."""
        return self.ticks[-1].start + self.ticks[-1].seconds

    @cached_property
    def at_start(self) -> Interviewer:
        """Asks people as they were at the start, without a trace."""
        return Interviewer(make_setting(self.study, self._embedder), self.start, 0)

    @cached_property
    def at_end(self) -> Interviewer:
        """Asks people as they are at the end, without a trace."""
        return Interviewer(self.setting, self.end, self.end_seconds)

    def starts(self) -> dict[int, int]:
        """Return the simulated seconds at which each tick begins, by index."""
        return {tick.index: tick.start for tick in self.ticks}

    def events(self, *kinds: str) -> Iterator[Happened]:
        """Yield the events of `kinds` in order.

        Raises:
            JournalError: If an event cannot be read.
        """
        return self.record.events(*kinds)

    def when(self, seconds: int) -> str:
        """Return the simulated date and time of `seconds`, such as "2026-02-13 08:15"."""
        moment = self.setting.clock.moment(seconds)
        return f"{moment.date} {moment.clock}"

    def name(self, person: str) -> str:
        """Return a person's name."""
        return self.setting.names[person]
