"""Where runs are carried out: the Protocol, and processes of this machine.

Each worker process is started anew (spawned, not forked), takes one run after the other, and is replaced when it
dies: whatever kills a process costs the one run it had in hand, and even that can be gone on with.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Protocol

from simulation.experiments.results import CellResult, Progress
from simulation.experiments.working import Job, carry_out, trouble
from simulation.processes import ServingProcess

Message = Progress | CellResult
Messages = Generator[Message, None, None]

_KILLED = 1


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


class _Worker(ServingProcess):
    """A process that carries out one job after the other; started when it gets its first."""

    def __init__(self) -> None:
        super().__init__(_serve)
        self.job: Job | None = None

    def take(self, waiting: deque[Job]) -> None:
        """Give the worker the next of the waiting jobs, if there is one."""
        self.job = waiting.popleft() if waiting else None
        if self.job is None:
            return
        try:
            self.send(self.job)
        except OSError:  # it died while it had nothing to do
            self.end()
            self.send(self.job)

    def receive(self) -> Message:
        """Return the worker's next message, or the failure of its job if it has died."""
        job = self.job
        assert job is not None  # noqa: S101 - only busy workers are asked
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return trouble(job, "failed", f"its process died: {self.end()}", _KILLED)
        return message

    def stop(self) -> None:
        """End the process, whatever it is doing; a run that it was working on stays resumable."""
        self.terminate(busy=self.job is not None)


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
