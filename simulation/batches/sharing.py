"""The other side of jobs: a process that follows a batch and composes the dialogues it is given."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from agents.errors import TownsfolkError
from simulation.applying import apply
from simulation.batches.composing import compose
from simulation.clock import Tick
from simulation.context import Setting, TickContext
from simulation.dialogues.noting import Answers
from simulation.draft import Draft
from simulation.engine import Committed, fold, make_setting
from simulation.events import Event, Phase
from simulation.minds import make_mind
from simulation.phases.hearing import Talk
from simulation.reading.loading import changed_study
from simulation.scenario import Settings
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation, State

READY = "ready"


@dataclass(frozen=True, slots=True)
class News:
    """What happened before the dialogues of a tick.

    Args:
        past: The ticks committed since the news before.
        outside: What comes from outside at the beginning of the tick.
        tick: The tick itself.
        ends_day: Whether no other tick of its day follows.
    """

    past: tuple[Committed, ...]
    outside: tuple[Event, ...]
    tick: Tick
    ends_day: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A dialogue, and all that happened in it."""

    talk: Talk
    draft: Draft


class Composer:
    """Composes dialogues of a run from a state of its own, which follows that of the run.

    Args:
        setting: Of the run, as it began.
        state: After the last committed tick.
        settings: Naming a mind that needs no connection.
    """

    def __init__(self, setting: Setting, state: State, settings: Settings) -> None:
        self._setting = setting
        self._state = state
        self._mind = make_mind(settings, Answers())
        self._made_for: tuple[tuple[str, str], ...] = ()
        self._tick = Tick(-1, 0, 0)
        self._ends_day = False

    def hear(self, news: News) -> None:
        """Bring the state to the beginning of a tick."""
        for committed in news.past:
            fold(self._state, committed, after=Phase.INTERVENE if committed.tick.index else None)
        for event in news.outside:
            apply(self._state, event, {})
        if self._state.changes != self._made_for:
            study = changed_study(self._setting.study, self._state.changes[len(self._made_for) :])
            self._setting, self._made_for = make_setting(study, self._setting.embedder), self._state.changes
        self._tick, self._ends_day = news.tick, news.ends_day

    async def compose(self, conversation: Conversation) -> Composed:
        """Return the dialogue as it becomes in the tick last heard of.

        Raises:
            Paused: If the mind's answer cannot be had now.
            ScenarioError: If the study names a critic that there is not.
        """
        spec = self._setting.study.protocol
        assert isinstance(spec, BatchProtocol)  # noqa: S101 - nothing else is shared out
        draft = Draft(self._tick.index)
        context = TickContext(self._setting, self._state, self._tick, self._mind, draft, self._ends_day)
        return Composed(await compose(context, conversation, spec), draft)


def compose_for(connection: Connection, parent: int, folder: Path, settings: Settings) -> None:
    """Compose dialogues until there are no more; runs in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        composer = _read(folder, settings)
        connection.send(READY)
        with asyncio.Runner() as runner:
            while os.getppid() == parent:
                unheard, conversation = connection.recv()
                connection.send(runner.run(_answer(composer, unheard, conversation)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as problem:  # noqa: BLE001 - the process's boundary: whoever started it raises it there
        connection.send(_sendable(problem))


async def _answer(composer: Composer, unheard: Iterable[bytes], conversation: Conversation) -> object:
    try:
        for news in unheard:
            composer.hear(pickle.loads(news))  # noqa: S301 - from the process that started this one
        return await composer.compose(conversation)
    except Exception as problem:  # noqa: BLE001 - raised again where the run is
        return _sendable(problem)


def _read(folder: Path, settings: Settings) -> Composer:
    from simulation.engine import genesis_hash
    from simulation.run import Run

    run = Run.open(folder)
    with run.record() as record:
        state = record.state_to_go_on_from(run.setting.embedder.dimensions, genesis_hash(run.scenario.study))
    return Composer(run.setting, state, settings)


def _sendable(problem: Exception) -> Exception:
    """Return `problem`, or its words as an error where it does not travel between processes."""
    try:
        return problem if isinstance(pickle.loads(pickle.dumps(problem)), Exception) else TownsfolkError(str(problem))  # noqa: S301
    except Exception:  # noqa: BLE001 - an error may hold anything
        return TownsfolkError(f"{type(problem).__name__}: {problem}")
