"""How a command ends: each way becomes an exit code and at most one line on standard error, never a traceback.

0 done, 1 a defect of ours or a damaged record, 2 bad input, 3 paused resumably, 130 interrupted.
"""

from __future__ import annotations

import errno
import functools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, ParamSpec

import typer

from agents.errors import TownsfolkError
from simulation.cli.text import plain_lines

DEFECT = 1
BAD_INPUT = 2
INTERRUPTED = 130

_PATIENCE_SECONDS = 0.3

_NOT_WRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.EISDIR}

P = ParamSpec("P")


def ending_well(command: Callable[P, None]) -> Callable[P, None]:
    """Return `command` with every way it can end turned into an exit code and a line that says what happened."""

    @functools.wraps(command)
    def carried_out(*args: P.args, **options: P.kwargs) -> None:
        try:
            command(*args, **options)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except TownsfolkError as problem:
            _end(str(problem), problem.exit_code)
        except KeyboardInterrupt:
            _end("interrupted; what was committed is kept", INTERRUPTED)
        except BrokenPipeError:
            _close_pipe()
        except OSError as problem:
            if problem.errno == errno.ENOENT and problem.filename and not Path(problem.filename).parent.exists():
                _end(f"the folder {Path(problem.filename).parent} does not exist", BAD_INPUT)
            if problem.errno not in _NOT_WRITABLE:
                _end_as_defect(problem)
            _end(f"{problem.filename or 'the output'} cannot be written: {problem.strerror}", BAD_INPUT)
        except Exception as problem:  # noqa: BLE001 - the boundary of the program
            _end_as_defect(problem)

    return carried_out


def say(text: str) -> None:
    """Print `text` for people, on standard error, with whatever a terminal would obey made visible."""
    with suppress(OSError):
        print(f"townsfolk: {plain_lines(text)}", file=sys.stderr, flush=True)  # noqa: T201 - the edge of the program


def _end(text: str, code: int) -> NoReturn:
    say(text)
    raise typer.Exit(code)


def _end_as_defect(problem: Exception) -> NoReturn:
    if os.environ.get("TOWNSFOLK_DEBUG"):
        raise problem
    _end(f"a defect of townsfolk: {type(problem).__name__}: {problem}; set TOWNSFOLK_DEBUG=1 to see where", DEFECT)


def _close_pipe() -> None:
    """Whoever read our output has gone, as `head` does: nothing is wrong, and nothing more can be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Stop:
    """Whether the user asked for an end. Work that has good moments to end at calls `check` there."""

    def __init__(self) -> None:
        self.requested = False

    def check(self) -> None:
        """End here where an end was asked for.

        Raises:
            KeyboardInterrupt: If it was.
        """
        if self.requested:
            raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Let Ctrl-C, and a request to terminate, end what goes on inside: at its next good moment, or soon.

    An exception in the middle of anything, as Python's own handler raises it, can hit while an event loop is half
    made. So the first request is only noted; a moment later, or at a second request, the exception comes anyway.

    Raises:
        KeyboardInterrupt: If an end was asked for and the work has not ended by itself.
    """
    stop = Stop()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        stop.check()
        stop.requested = True
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE_SECONDS)

    def insist(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    wanted = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) is not signal.SIG_IGN]
    handlers = {**dict.fromkeys(wanted, ask), signal.SIGALRM: insist}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield stop
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
