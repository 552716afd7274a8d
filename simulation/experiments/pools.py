"""Where runs are carried out: the Protocol, and processes of this machine.

Each worker process is started anew (spawned, not forked), takes one run after the other, and is replaced when it
dies: whatever kills a process costs the one run it had in hand, and even that can be gone on with.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from typing import Protocol

from simulation.experiments.results import CellResult, Progress
from simulation.experiments.working import Job, carry_out, trouble

Message = Progress | CellResult
Messages = Generator[Message, None, None]

_KILLED = 1
_PATIENCE_SECONDS = 10


class Pool(Protocol):
    """Carries jobs out, somewhere, in any order."""

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield how the jobs go on, and one result for each, as they come.

        Closing the generator early stops what is still going on; what is committed stays.
        """
        ...


class HerePool:
    """Carries jobs out one after the other in this process; for notebooks, tests and debugging."""

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield one result for each job, in their order."""
        for job in jobs:
            yield carry_out(job, lambda _: None)


class ProcessPool:
    """Carries jobs out in processes of this machine. A script that uses it needs ``if __name__ == "__main__":``.

    Args:
        workers: How many at once.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        """Yield how the jobs go on, and one result for each, as they come."""
        waiting = deque(jobs)
        workers = [_Worker() for _ in range(min(self._workers, len(jobs)))]
        try:
            for worker in workers:
                worker.take(waiting)
            while busy := [worker for worker in workers if worker.job is not None]:
                for ready in wait([worker.connection for worker in busy]):
                    worker = next(worker for worker in busy if worker.connection is ready)
                    message = worker.receive()
                    if isinstance(message, CellResult):
                        worker.take(waiting)
                    yield message
        finally:
            for worker in workers:
                worker.stop()


class _Worker:
    """A process that carries out one job after the other; started when it gets its first."""

    connection: Connection

    def __init__(self) -> None:
        self.job: Job | None = None
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None

    def take(self, waiting: deque[Job]) -> None:
        """Give the worker the next of the waiting jobs, if there is one."""
        self.job = waiting.popleft() if waiting else None
        if self.job is None:
            return
        try:
            self._send(self.job)
        except OSError:  # it died while it had nothing to do
            self._end()
            self._send(self.job)

    def receive(self) -> Message:
        """Return the worker's next message, or the failure of its job if it has died."""
        job = self.job
        assert job is not None  # noqa: S101 - only busy workers are asked
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return trouble(job, "failed", f"its process died: {self._end()}", _KILLED)
        return message

    def stop(self) -> None:
        """End the process, whatever it is doing; a run that it was working on stays resumable."""
        if self._process is not None:
            if self.job is not None:
                self._process.terminate()
            self._end()

    def _send(self, job: Job) -> None:
        if self._process is None:
            self._start()
        self.connection.send(job)

    def _start(self) -> None:
        self.connection, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def _end(self) -> str:
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


def _serve(connection: Connection, parent: int) -> None:
    """Carry out jobs until there are no more; runs in the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def on_progress(progress: Progress) -> None:
        if os.getppid() != parent:
            os._exit(_KILLED)
        connection.send(progress)

    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        connection.send(carry_out(job, on_progress))
