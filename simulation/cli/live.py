"""The live view in a terminal: a screen of its own, repainted row by row, given back clean at the end."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.text import Text

from simulation.cli.view import Pace, Spent, View
from simulation.engine import Committed
from simulation.inquiry.board import Board, Said, board_of
from simulation.minds import asks_models
from simulation.run import Run

_PAINTS_PER_SECOND = 8
_TALK_SECONDS = 1.0
_PAINTS_UNTIL_WHOLE = 20
_IDLE_SECONDS = 0.5
_FULL_SCREEN, _BACK = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J", "\x1b[?7h\x1b[?25h\x1b[?1049l"


class Screen:
    """The terminal's second screen. Writes only the rows that have changed, so that nothing flickers."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._console = Console(file=file, highlight=False, markup=False, emoji=False, force_terminal=True)
        self._shown: list[str] = []
        self._size = (0, 0)
        self._paints = 0

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height in cells."""
        try:
            width, height = os.get_terminal_size(self._file.fileno())
        except (OSError, ValueError):  # no window behind it
            width, height = self._console.size
        return width, height

    def open(self) -> None:
        """Take the screen."""
        self._write(_FULL_SCREEN)

    def close(self) -> None:
        """Give the screen back as it was before."""
        self._write(_BACK)

    def suspend(self) -> None:
        """Give the screen back for a while. For signal handlers: it may interrupt any other writing."""
        os.write(self._file.fileno(), _BACK.encode())

    def resume(self) -> None:
        """Take the screen again after `suspend`."""
        self._shown = []
        os.write(self._file.fileno(), _FULL_SCREEN.encode())

    def paint(self, rows: list[Text]) -> None:
        """Show `rows`, the first at the top; what is the same as before is not written."""
        written = ""
        if self.size != self._size:
            self._size, self._shown, written = self.size, [], "\x1b[2J"
        self._paints += 1
        if self._paints % _PAINTS_UNTIL_WHOLE == 0:  # somebody else may have written over a row
            self._shown = []
        painted = [self._encoded(row, self._size[0]) for row in rows[: self._size[1]]]
        for number, row in enumerate(painted):
            if number >= len(self._shown) or self._shown[number] != row:
                written += f"\x1b[{number + 1};1H{row}"
        self._shown = painted
        if written:
            self._write(written)

    def _encoded(self, row: Text, width: int) -> str:
        """Return `row` as the terminal takes it, followed by what clears the rest; a full row has no rest."""
        with self._console.capture() as capture:
            self._console.print(row, end="", soft_wrap=True)
        return capture.get() + ("\x1b[K" if row.cell_len < width else "")

    def _write(self, text: str) -> None:
        self._file.write(text)
        self._file.flush()


class Live:
    """Shows a run while it goes on: told of every committed tick, and alive between slow ones.

    A view that fails stops showing, never the run.

    Args:
        run: What is watched; what it has done already is read from its record.
        total: The tick at which the watching ends.
        file: A terminal.
        clock: Seconds that only grow.
    """

    def __init__(self, run: Run, total: int, file: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._run = run
        self._with_model = asks_models(run.scenario.settings)
        self._view = View(run.scenario.study, with_model=self._with_model)
        self._board = _begun(run)
        self._screen = Screen(file)
        self._time = clock
        self._total = total
        self._first = max(0, self._board.tick)
        self._started = clock()
        self._painted = self._talk_painted = -1e9
        self._lines: list[Said] = []
        self._spent = Spent()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._idler = threading.Thread(target=self._keep_alive, name="townsfolk-view", daemon=True)
        self.problem: str = ""

    def open(self) -> None:
        """Take the screen and show where the run is."""
        self._safely(self._screen.open)
        self._show()
        self._idler.start()

    def close(self) -> None:
        """Give the screen back."""
        self._over.set()
        self._idler.join(timeout=2)
        with self._lock:
            self._safely(self._screen.close)

    def pause(self) -> None:
        """Give the screen back, stop the process as Ctrl-Z does, and go on where it was when it is continued."""
        self._screen.suspend()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._screen.resume()

    def on_tick(self, committed: Committed) -> None:
        """Show what `committed` brought, not more often than eyes can follow."""
        with self._lock:
            events = (entry.event for entry in committed.entries)
            self._board.take(committed.tick.index, committed.tick.start, events)
        if self._time() - self._painted >= 1 / _PAINTS_PER_SECOND:
            self._show()

    def _keep_alive(self) -> None:
        while not self._over.wait(_IDLE_SECONDS):
            if self._time() - self._painted >= _IDLE_SECONDS:
                self._safely(self._ask_what_was_spent)
                self._show()

    def _ask_what_was_spent(self) -> None:
        if self._with_model:
            with self._run.record() as record:
                calls, _, cost_e6 = record.calls()
            self._spent = Spent(calls, None if cost_e6 is None else cost_e6 / 1_000_000)

    def _show(self) -> None:
        with self._lock:
            if not self.problem:
                self._safely(self._paint)

    def _paint(self) -> None:
        now = self._time()
        self._painted = now
        if now - self._talk_painted >= _TALK_SECONDS or not self._lines:
            self._talk_painted, self._lines = now, list(self._board.lines)
        width, height = self._screen.size
        self._screen.paint(self._view.rows(self._board, self._pace(now), self._spent, width, height, self._lines))

    def _pace(self, now: float) -> Pace:
        done = max(0, self._board.tick)
        here, elapsed = done - self._first, now - self._started
        left = elapsed / here * (self._total - done) if here > 2 and elapsed > 1 else None
        return Pace(done, self._total, left)

    def _safely(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as problem:  # noqa: BLE001 - a run is worth more than its picture
            self.problem = f"{type(problem).__name__}: {problem}"


def _begun(run: Run) -> Board:
    with run.record() as record:
        return board_of(record)


@contextmanager
def live(run: Run, total: int, file: TextIO | None = None) -> Iterator[Live]:
    """Give a live view of `run` for as long as it is carried on."""
    view = Live(run, total, file or sys.stderr)
    view.open()
    before = signal.signal(signal.SIGTSTP, lambda *_: view.pause())
    try:
        yield view
    finally:
        signal.signal(signal.SIGTSTP, before)
        view.close()
