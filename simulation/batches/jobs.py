"""Jobs: the dialogues of a batch's tick shared out among processes, come back the same as if composed here.

What a dialogue becomes is a function of the state before its tick, so it does not matter where it is composed. This
process alone meets, commits and keeps the record; the others follow what it commits, and have nothing to lose.
"""

from __future__ import annotations

import asyncio
import pickle
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from pathlib import Path

from agents.errors import InputError, Paused
from simulation.batches.sharing import Composed, News, compose_for
from simulation.context import TickContext
from simulation.engine import Committed
from simulation.events import Phase
from simulation.minds import asks_models
from simulation.parts import refuse_brought
from simulation.phases.hearing import Talk
from simulation.processes import ServingProcess
from simulation.scenario import Scenario, Settings
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation

_LOOKS_UP_AFTER_SECONDS = 0.5


def check_jobs(scenario: Scenario) -> None:
    """Check that the dialogues of `scenario` can be shared out among processes.

    Raises:
        InputError: If it is no batch, a language model or a human being answers in it, or a part of it was brought
            by this process, so that others do not have it.
    """
    settings = scenario.settings
    if not isinstance(scenario.study.protocol, BatchProtocol):
        raise InputError(
            f"jobs: {scenario.study.name} is no batch of dialogues (protocol.kind: batch), and only those are shared "
            "out among processes; several runs at once are an experiment: townsfolk experiment FILE"
        )
    if asks_models(settings):
        raise InputError(
            f"jobs: {settings.mind} is asked over a connection, so more processes would only divide its limits; "
            "leave jobs out: dialogues are composed at once, with settings.concurrency calls under way"
        )
    if settings.seats:
        raise InputError(f"jobs: {settings.seats[0]} is played by a human being, who sits here; leave jobs out")
    refuse_brought(scenario, "a process of its own", remedy="leave jobs out")


class Crew:
    """Processes that compose the dialogues of a batch.

    Args:
        folder: Of the run; the processes read where it stands from its record.
        settings: In force.
        jobs: How many processes.
    """

    def __init__(self, folder: Path, settings: Settings, jobs: int) -> None:
        self._workers = [_Worker(folder, settings) for _ in range(jobs)]
        self._past: list[Committed] = []
        self._started = False

    def follow(self, committed: Committed) -> None:
        """Let the processes know of a tick that was committed, before they begin another."""
        if self._started:
            self._past.append(replace(committed, bodies=(), outcomes=()))

    async def hold(self, context: TickContext, conversations: Sequence[Conversation]) -> dict[str, Talk]:
        """Return the dialogues of a tick by id, with all that happened in them in the draft.

        Raises:
            Paused: If a process died, or a mind's answer cannot be had now; the run can be gone on with.
            InputError: If the study names something that a process does not have.
        """
        if not self._started:
            await self._start()
        self._tell(context)
        waiting, results = deque(conversations), dict[str, Composed]()
        for worker in self._workers:
            worker.take(waiting)
        while busy := [worker for worker in self._workers if worker.is_busy]:
            for worker in await _answering(busy):
                composed = worker.receive()
                results[composed.talk.conversation.id] = composed
                worker.take(waiting)
        for conversation in conversations:
            context.draft.merge(results[conversation.id].draft)
        return {key: composed.talk for key, composed in results.items()}

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.terminate(busy=worker.is_busy)

    async def _start(self) -> None:
        """Start all processes, and wait until each has read where the run stands: nothing is committed meanwhile."""
        for worker in self._workers:
            worker.begin()
        starting = list(self._workers)
        while starting:
            for worker in await _answering(starting):
                worker.ready()
                starting.remove(worker)
        self._started = True

    def _tell(self, context: TickContext) -> None:
        outside = tuple(entry.event for entry in context.draft.entries() if entry.phase == Phase.INTERVENE)
        news = pickle.dumps(News(tuple(self._past), outside, context.tick, context.ends_day))
        self._past.clear()
        for worker in self._workers:
            worker.unheard.append(news)


class _Worker(ServingProcess):
    def __init__(self, folder: Path, settings: Settings) -> None:
        super().__init__(compose_for, folder, settings)
        self.unheard: list[bytes] = []
        self.is_busy = False

    def begin(self) -> None:
        self.start()
        self.is_busy = True

    def ready(self) -> None:
        self._received()

    def take(self, waiting: deque[Conversation]) -> None:
        """Give the process the next of the waiting dialogues, if there is one, and what it has not heard of."""
        if waiting:
            try:
                self.send((tuple(self.unheard), waiting.popleft()))
            except OSError:
                raise self._lost() from None
            self.unheard.clear()
            self.is_busy = True

    def receive(self) -> Composed:
        answer = self._received()
        assert isinstance(answer, Composed)  # noqa: S101 - it answers nothing else
        return answer

    def _received(self) -> object:
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            raise self._lost() from None
        self.is_busy = False
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _lost(self) -> Paused:
        self.is_busy = False
        return Paused(f"a process that composed dialogues ended ({self.end()}); go on with: townsfolk resume")


async def _answering(workers: Sequence[_Worker]) -> list[_Worker]:
    """Return the workers that have something to say, once some have; others on this loop go on meanwhile."""
    by_connection: dict[Connection, _Worker] = {worker.connection: worker for worker in workers}
    while True:
        ready = await asyncio.to_thread(wait, list(by_connection), _LOOKS_UP_AFTER_SECONDS)
        if ready:
            return [worker for connection, worker in by_connection.items() if connection in ready]
