"""Processes of this machine that answer requests: started anew, given work over a pipe, and ended for certain.

Each is spawned, not forked, so that it has no locks or connections of ours; a script that uses them needs
``if __name__ == "__main__":``. It ends by itself when the process that started it is gone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess

_PATIENCE_SECONDS = 10


class ServingProcess:
    """A process that answers one request after the other; started when it gets its first.

    Args:
        serve: Runs in it, with its end of the pipe, this process's id, and `given`. A function of a module.
        given: What else `serve` takes; values that can be pickled.
    """

    connection: Connection

    def __init__(self, serve: Callable[..., None], *given: object) -> None:
        self._serve = serve
        self._given = given
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._process: BaseProcess | None = None

    def start(self) -> None:
        """Start the process, before it has anything to do."""
        self.connection, theirs = self._context.Pipe()
        self._process = self._context.Process(target=self._serve, args=(theirs, os.getpid(), *self._given), daemon=True)
        self._process.start()
        theirs.close()

    def send(self, request: object) -> None:
        """Give the process a request, starting it where it has none yet.

        Raises:
            OSError: If it has died.
        """
        if self._process is None:
            self.start()
        self.connection.send(request)

    def end(self) -> str:
        """Return how the process ended, after it has: one that is idle ends when nothing can be sent to it any more."""
        process, self._process = self._process, None
        assert process is not None  # noqa: S101 - it is ended once
        self.connection.close()
        process.join(_PATIENCE_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        code = process.exitcode or 0
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def terminate(self, *, busy: bool) -> None:
        """End the process, whatever it is doing, if there is one."""
        if self._process is not None:
            if busy:
                self._process.terminate()
            self.end()
