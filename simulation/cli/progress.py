"""Watching a run go on: a live view in a terminal, some plain lines elsewhere, or nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from simulation.cli.text import counted
from simulation.clock import Clock
from simulation.engine import Committed
from simulation.protocols import make_protocol
from simulation.protocols.batch import Batch
from simulation.run import Run

MOST_LINES = 50


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
    """Prints where the run is, about `MOST_LINES` times in all and not more often than once per simulated hour."""

    def __init__(self, run: Run, total: int, file: TextIO) -> None:
        self._clock = Clock(run.scenario.study.clock)
        info = run.info()
        self._total = total
        self._file = file
        self._utterances = info.utterances
        self._each = max(1, -(-(total - info.ticks_done) // MOST_LINES))
        self._hour: int | None = None
        self._shown = info.ticks_done - self._each

    def on_tick(self, committed: Committed) -> None:
        """Print the clock, the share done and the number of lines said, when it is time to."""
        self._utterances += sum(1 for entry in committed.entries if entry.event.kind == "uttered")
        tick, hour = committed.tick, committed.tick.start // 3600
        if tick.index - self._shown < self._each or hour == self._hour:
            return
        self._hour, self._shown = hour, tick.index
        moment = self._clock.moment(tick.start)
        share = 100 * tick.index // max(1, self._total)
        self._file.write(f"{moment.date} {moment.clock}  {share:3d} %  {counted(self._utterances, 'line')} said\n")
        self._file.flush()


class DialogueLines:
    """Prints how many dialogues of a batch are done, about `MOST_LINES` times in all."""

    def __init__(self, run: Run, batch: Batch, total: int, file: TextIO) -> None:
        self._batch = batch
        self._file = file
        self._last = total
        self._first = run.info().ticks_done
        self._each = max(1, -(-(total - self._first) // MOST_LINES))

    def on_tick(self, committed: Committed) -> None:
        """Print the share and the number of dialogues done, when it is time to."""
        index = committed.tick.index
        if index == self._last or (index > self._first and (index - self._first) % self._each == 0):
            done, dialogues = self._batch.dialogues_until(index), self._batch.dialogues
            self._file.write(f"{100 * done // dialogues:3d} %  {done} of {dialogues} dialogues\n")
            self._file.flush()


class Paced:
    """Lets every tick take at least so many seconds, for somebody to watch."""

    def __init__(self, watcher: Watcher, seconds: float) -> None:
        self._watcher = watcher
        self._seconds = seconds
        self._next = time.monotonic()

    def on_tick(self, committed: Committed) -> None:
        """Show what `committed` brought, then wait for the rest of its time."""
        self._watcher.on_tick(committed)
        now = time.monotonic()
        if committed.tick.index:
            time.sleep(max(0.0, self._next - now))
        self._next = max(now, self._next) + self._seconds


@contextmanager
def watching(run: Run, total: int, *, quiet: bool, pace: float | None = None) -> Iterator[Watcher]:
    """Give a watcher for `run` that suits where the output goes.

    Args:
        run: What is watched.
        total: The tick at which the watching ends.
        quiet: Whether to show nothing.
        pace: At least so many seconds for a tick.
    """
    with _watcher(run, total, quiet=quiet) as watcher:
        yield watcher if pace is None else Paced(watcher, pace)


@contextmanager
def _watcher(run: Run, total: int, *, quiet: bool) -> Iterator[Watcher]:
    screen = terminal()
    if quiet:
        yield Silent()
    elif screen is None:
        yield _lines(run, total, sys.stderr)
    else:
        from simulation.cli.live import live

        with live(run, total, screen) as view:
            yield view
        if view.problem:
            sys.stderr.write(f"townsfolk: the view stopped ({view.problem}); the run did not\n")


def _lines(run: Run, total: int, file: TextIO) -> Watcher:
    study = run.scenario.study
    protocol = make_protocol(study, Clock(study.clock))
    return DialogueLines(run, protocol, total, file) if isinstance(protocol, Batch) else Lines(run, total, file)


def terminal() -> TextIO | None:
    """Return the stream a live view can be shown on, None where there is no terminal that can do it."""
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        return None
    return next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
