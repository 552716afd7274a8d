"""A terminal for tests: a pseudo-terminal a command runs in, and a small emulation of what its window then shows."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from rich.cells import cell_len

from tests.commands import command, environment

_PART = re.compile(r"\x1b\[(\??[\d;]*)([a-zA-Z])|\x1b[=>]|\r|\n|[^\x1b\r\n]+")
_UNFINISHED = re.compile(r"\x1b(?:\[\??[\d;]*)?\Z")


@dataclass
class Window:
    """What a terminal shows: enough of one for what is written here, and strict about the rest."""

    width: int
    height: int
    normal: list[str] = field(default_factory=lambda: [""])
    rows: dict[int, str] = field(default_factory=dict)
    full_screen: bool = False
    cursor_hidden: bool = False
    at: tuple[int, int] = (1, 1)
    unfinished: str = ""
    """The beginning of a sequence whose end the next read brings."""

    def take(self, text: str) -> None:
        """Show `text`.

        Raises:
            ValueError: If it has a sequence that this window does not know.
        """
        text = self.unfinished + text
        tail = _UNFINISHED.search(text)
        self.unfinished = tail.group() if tail else ""
        text = text[: len(text) - len(self.unfinished)]
        end = 0
        for part in _PART.finditer(text):
            if part.start() != end:
                raise ValueError(f"not understood: {text[end : part.start()]!r}")
            end = part.end()
            self._one(part.group(0), part.group(1) or "", part.group(2) or "")

    def _one(self, part: str, numbers: str, letter: str) -> None:
        if letter in ("h", "l"):
            self._mode(numbers, on=letter == "h")
        elif letter == "J" and numbers == "2":
            self.rows.clear()
        elif letter == "H":
            row, column = (int(number) for number in numbers.split(";"))
            self.at = (row, column)
        elif letter == "K":
            row, column = self.at
            self.rows[row] = self.rows.get(row, "")[: column - 1]
        elif letter == "m":
            pass
        elif letter:
            raise ValueError(f"not understood: {part!r}")
        elif self.full_screen:
            self._paint(part)
        else:
            self._print(part)

    def _mode(self, numbers: str, *, on: bool) -> None:
        if numbers == "?1049":
            self.full_screen = on
            self.rows.clear()
        elif numbers == "?25":
            self.cursor_hidden = not on
        elif numbers != "?7":
            raise ValueError(f"not understood: mode {numbers}")

    def _paint(self, part: str) -> None:
        row, column = self.at
        if part in "\r\n" or row > self.height or column != 1 or cell_len(part) > self.width:
            before = self.rows.get(row, "")[: column - 1]
            part = before + part
            if "\n" in part or cell_len(part) > self.width or row > self.height:
                raise ValueError(f"outside of the window: {part!r} in row {row}")
        self.rows[row] = part + self.rows.get(row, "")[len(part) :]
        self.at = (row, len(part) + 1)

    def _print(self, part: str) -> None:
        if part == "\n":
            self.normal.append("")
        elif part != "\r":
            self.normal[-1] += part

    @property
    def picture(self) -> list[str]:
        """The rows of the full screen, without spaces at their ends."""
        return [self.rows.get(row, "").rstrip() for row in range(1, self.height + 1)]


class Terminal:
    """`townsfolk` with `arguments` in a terminal of `width` times `height`."""

    def __init__(self, *arguments: str | Path, width: int = 80, height: int = 24, cwd: Path | None = None) -> None:
        self.window = Window(width, height)
        self.pictures: list[list[str]] = []
        self._pending = b""
        self._main, follower = os.openpty()
        self.resize(width, height)
        self._process = subprocess.Popen(
            command(*arguments),
            env=environment({"TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}),
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=cwd,
            start_new_session=True,
            close_fds=True,
        )
        os.close(follower)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._main)

    def resize(self, width: int, height: int) -> None:
        """Let the window have another size."""
        self.window.width, self.window.height = width, height
        fcntl.ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        self._process.send_signal(number)

    def wait_until_stopped(self) -> None:
        """Wait until the command has been stopped by a signal, and can be continued by another."""
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)

    def read_until(self, words: str, seconds: float = 90) -> None:
        """Follow the window until `words` are in it.

        Raises:
            TimeoutError: If they are not in time.
        """
        deadline = time.monotonic() + seconds
        while words not in "\n".join([*self.window.picture, *self.window.normal]):
            if time.monotonic() > deadline or not self._read():
                raise TimeoutError(f"{words!r} is not in {self.window.picture} or {self.window.normal}")

    def read_while(self, holds: Callable[[Window], bool]) -> None:
        """Follow the window as long as `holds` is true of it.

        Raises:
            TimeoutError: If the command ends before.
        """
        while holds(self.window):
            if not self._read():
                raise TimeoutError("the command has ended")

    def finish(self) -> int:
        """Follow the window until the command has ended, and return its code."""
        while self._read():
            pass
        return self._process.wait(timeout=90)

    def _read(self) -> bool:
        if not select.select([self._main], [], [], 90)[0]:
            return False
        try:
            raw = os.read(self._main, 1 << 16)
        except OSError:
            return False
        self._pending += raw
        text, self._pending = _whole(self._pending)
        self.window.take(text.replace("\r\n", "\n") if not self.window.full_screen else text)
        if self.window.full_screen and any(self.window.rows.values()):
            self.pictures.append(self.window.picture)
        return bool(raw)


def _whole(raw: bytes) -> tuple[str, bytes]:
    """Return the text of `raw` up to where a character or a sequence is cut off, and the rest."""
    cut = len(raw)
    escape = raw.rfind(b"\x1b")
    if escape >= 0 and not re.match(rb"\x1b(\[[?\d;]*[a-zA-Z]|[=>])", raw[escape:]):
        cut = escape
    while cut:
        try:
            return raw[:cut].decode(), raw[cut:]
        except UnicodeDecodeError as problem:
            cut = problem.start
    return "", raw
