"""Watching a run go on: one line that moves in a terminal, a line per simulated hour elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from simulation.clock import Clock
from simulation.engine import Committed
from simulation.run import Run


class Watcher(Protocol):
    """Is told of every committed tick."""

    def on_tick(self, committed: Committed) -> None:
        """Show what `committed` brought."""
        ...


class Silent:
    """Shows nothing."""

    def on_tick(self, committed: Committed) -> None:
        """Show nothing."""


class Lines:
    """Prints where the run is: over itself in a terminal, else a line per simulated hour."""

    def __init__(self, run: Run) -> None:
        self._clock = Clock(run.scenario.study.clock)
        self._total = run.info().ticks_total
        self._moves = sys.stderr.isatty()
        self._shown = -1
        self._utterances = 0
        self._started = time.monotonic()

    def on_tick(self, committed: Committed) -> None:
        """Show the clock, the share done and the number of lines said."""
        self._utterances += sum(1 for entry in committed.entries if entry.event.kind == "uttered")
        moment = self._clock.moment(committed.tick.start)
        hour = committed.tick.start // 3600
        if not self._moves and hour == self._shown:
            return
        self._shown = hour
        share = 100 * committed.tick.index // max(1, self._total)
        line = f"{moment.date} {moment.clock}  {share:3d} %  {self._utterances} lines said"
        sys.stderr.write(f"\r{line}" if self._moves else f"{line}\n")
        sys.stderr.flush()

    def close(self) -> None:
        """End the moving line."""
        if self._moves:
            sys.stderr.write("\n")


@contextmanager
def watching(run: Run, *, quiet: bool) -> Iterator[Watcher]:
    """Give a watcher for `run` that suits where the output goes."""
    if quiet:
        yield Silent()
        return
    lines = Lines(run)
    try:
        yield lines
    finally:
        lines.close()
