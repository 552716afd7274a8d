"""Going on with a run: the engine at work on a folder that is locked, with the journal and the index behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from agents.errors import DiskTrouble, JournalError, Paused
from simulation.bridge import Bridge
from simulation.context import Setting
from simulation.engine import Committed, Engine, genesis_hash
from simulation.executor import Executor
from simulation.journal import Journal
from simulation.keeping.folder import JOURNAL_FILE, VECTORS_FOLDER
from simulation.minds import asks_models, make_mind
from simulation.record import Record
from simulation.scenario import Scenario, Settings
from simulation.settings_history import META_KEY
from simulation.vectors import Row, VectorStore

if TYPE_CHECKING:
    from simulation.batches.jobs import Crew
    from simulation.run import Run

OnTick = Callable[[Committed], None]


class Advance:
    """One stretch of a run's way; the folder's lock is held by whoever makes one.

    Args:
        run: The run.
        settings: In force from here on.
        executor: How units of work are carried out; all at once when left out.
        on_tick: Called after each committed tick.
        jobs: How many processes compose the dialogues of a batch; 1 for this one.

    Attributes:
        vector_seconds: Wall time spent on the index.
    """

    def __init__(
        self, run: Run, settings: Settings, executor: Executor | None, on_tick: OnTick | None, jobs: int = 1
    ) -> None:
        self._run = run
        self._settings = settings
        self._executor = executor
        self._on_tick = on_tick or (lambda _: None)
        self._store = VectorStore(run.folder / VECTORS_FOLDER) if settings.vectors else None
        self._bridge = Bridge()
        self._crew = _crew(run, settings, jobs)
        self.vector_seconds = 0.0

    def carry_out(self, until: int | None) -> None:
        """Go on until the end, or until the first tick that begins at or after `until`, and note how that ended.

        Raises:
            Paused: If the run had to stop resumably; what is committed stays.
            JournalError: If the journal is damaged.
            KeyboardInterrupt: If it was interrupted; what is committed stays.
        """
        journal = Journal.open(self._run.folder / JOURNAL_FILE)
        engine = None
        try:
            journal.set_meta(status="running", reason="")
            engine = self._engine(journal)
            history = self._run.settings.changed(engine.state.tick + 1, self._settings)
            journal.set_meta(**{META_KEY: history.text})
            self._go_on(engine, journal, until)
            journal.set_meta(status="stopped" if engine.upcoming else "done", reason="")
        except Paused as pause:
            self._note(journal, "paused", str(pause))
            raise
        except KeyboardInterrupt as stop:
            self._note(journal, "interrupted", str(stop))
            raise
        except Exception as problem:
            self._note(journal, "failed", f"{type(problem).__name__}: {problem}")
            raise
        finally:
            try:
                if engine is not None:
                    self._bridge.run(engine.mind.close())
            finally:
                if self._crew is not None:
                    self._crew.close()
                self._bridge.close()
                journal.close()

    def _note(self, journal: Journal, status: str, reason: str) -> None:
        """Note how it ended; on the engine's loop, where answers that are still under way are kept."""
        self._bridge.run(_try_to_note(journal, status, reason))

    def _engine(self, journal: Journal) -> Engine:
        run = self._run
        with run.record() as record:
            state = record.state_to_go_on_from(run.setting.embedder.dimensions, genesis_hash(run.scenario.study))
            spent = record.spent()
            last = record.last_tick()
        return Engine(
            run.setting,
            make_mind(self._settings, journal, spent=spent, seats=run.seats),
            journal,
            state=state,
            last_hash=last.hash if last else None,
            executor=self._executor,
            changes=run.changes,
            ahead=ticks_ahead(self._settings),
            hold=self._crew.hold if self._crew is not None else None,
        )

    def _go_on(self, engine: Engine, journal: Journal, until: int | None) -> None:
        store = self._store
        if store is not None and engine.is_founded:
            catch_up(self._run, store)
        try:
            try:
                self._tick_by_tick(engine, journal, until)
            finally:
                self._bridge.run(engine.close())
        except BaseException:
            if store is not None:
                with suppress(DiskTrouble):
                    store.flush()
            raise
        if store is not None:
            store.flush()
            self.vector_seconds = store.seconds

    def _tick_by_tick(self, engine: Engine, journal: Journal, until: int | None) -> None:
        engine.halts_at = until
        if not engine.is_founded:
            self._committed(engine.found())
        day = engine.setting.clock.moment(engine.upcoming.start).day if engine.upcoming else 0
        engine.days_between_snapshots = _days_between_snapshots(engine.setting)
        while engine.upcoming is not None and (until is None or engine.upcoming.start < until):
            today = engine.setting.clock.moment(engine.upcoming.start).day
            if today != day and today % engine.days_between_snapshots == 0:
                self._bridge.run(_keep_snapshot(engine, journal))
                day = today
            self._committed(self._bridge.run(engine.step()))

    def _committed(self, committed: Committed) -> None:
        if self._crew is not None:
            self._crew.follow(committed)
        if self._store is not None:
            self._store.offer(committed)
        self._on_tick(committed)


def _crew(run: Run, settings: Settings, jobs: int) -> Crew | None:
    """Return the processes that compose a batch; None where this one does it.

    Raises:
        InputError: If the dialogues of the run cannot be shared out.
    """
    if jobs == 1:
        return None
    from simulation.batches.jobs import Crew, check_jobs

    check_jobs(Scenario(study=run.scenario.study, settings=settings))
    return Crew(run.folder, settings, jobs)


async def _keep_snapshot(engine: Engine, journal: Journal) -> None:
    """Keep the state; on the engine's loop, since answers of people who are ahead are kept there meanwhile."""
    journal.keep_snapshot(engine.state.tick, engine.snapshot())


def ticks_ahead(settings: Settings) -> int | None:
    """Return how many ticks people may run ahead with `settings`, None where they go in step."""
    chosen = settings.schedule or ("run_ahead" if asks_models(settings) else "lock_step")
    return settings.ahead if chosen == "run_ahead" else None


def catch_up(run: Run, store: VectorStore) -> None:
    """Bring the index `store` up to the journal of `run`.

    Raises:
        DiskTrouble: If the index cannot be written.
    """
    with run.record() as record:
        store.catch_up(_index_rows(record), total=record.count("remembered"))


def _index_rows(record: Record) -> Iterator[Row]:
    vectors = record.vectors()
    yield from (Row(person, memory, vectors[memory.id]) for person, memory in record.memories())


def _days_between_snapshots(setting: Setting) -> int:
    """Return after how many days a snapshot is kept: weekly for terse societies, large in state and short in days."""
    return 7 if setting.terse else 1


async def _try_to_note(journal: Journal, status: str, reason: str) -> None:
    try:
        journal.set_meta(status=status, reason=reason)
    except (DiskTrouble, JournalError):
        return
