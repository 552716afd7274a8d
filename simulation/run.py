"""A run: a folder with the resolved scenario, the journal and the vectors; made, advanced and read here."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from agents.embedding import Embedder, StaticEmbedder
from agents.errors import DiskTrouble, InputError, JournalError, Paused, RunFolderError
from simulation.bridge import Bridge
from simulation.clock import Clock
from simulation.context import Setting
from simulation.engine import Committed, Engine, genesis_hash, make_setting
from simulation.executor import Executor
from simulation.journal import Journal
from simulation.minds import make_mind, role_models
from simulation.notebook.surface import Surface
from simulation.protocols import make_protocol
from simulation.reading.loading import changed_study, load_scenario, scenario_from_json, scenario_to_json
from simulation.record import Record
from simulation.scenario import Scenario, Settings, Study
from simulation.settings_history import META_KEY, SettingsHistory, settings_history
from simulation.snapshot import snapshot_text
from simulation.state import State
from simulation.vectors import Row, VectorStore

if TYPE_CHECKING:
    from simulation.inquiry.memories import Search, Tree
    from simulation.notebook.graphs import Graphs
    from simulation.notebook.tables import Tables

SCENARIO_FILE = "scenario.json"
JOURNAL_FILE = "journal.sqlite"
VECTORS_FOLDER = "vectors"
LOCK_FILE = "lock"

OnTick = Callable[[Committed], None]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a run comes to so far.

    `asked_again`, `replaced` (by the fallback) and `orders_seen` count answers of a language model in committed ticks,
    `lost_calls` sendings without an answer.

    `status` is one of new, running, stopped (by `until`), interrupted, paused, failed (a defect or a damaged
    record), killed and done; `reason` says more of a pause or a failure. `cost_usd` is None where a price is not known.
    """

    name: str
    folder: str
    status: str
    reason: str
    mind: str
    seed: int
    ticks_done: int
    ticks_total: int
    final_hash: str
    people: int
    conversations: int
    utterances: int
    tellings: int
    memories: int
    model_calls: int
    tokens: int
    cost_usd: float | None
    asked_again: int = 0
    replaced: int = 0
    orders_seen: int = 0
    lost_calls: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """What a fork takes over: the journal's ticks earlier than `before`, none where there is no journal.

    `parent_hash` is the hash after the last of them; `changes` is the JSON kept in the header. `settings` are those
    the parent was carried out with; None where there is no parent.
    """

    journal: Path | None
    before: int
    parent_hash: str
    changes: str
    settings: SettingsHistory | None = None


class Run(Surface):
    """One run's folder. `Run.create` makes one, `Run.open` opens one; `advance` goes on with it.

    Args:
        folder: An existing run's folder.
        scenario: As resolved when the run was made.
    """

    def __init__(self, folder: Path, scenario: Scenario) -> None:
        self.folder = folder
        self.scenario = scenario
        self.vector_seconds = 0.0
        self._setting: Setting | None = None
        self._bridge = Bridge()

    @classmethod
    def create(cls, scenario: Scenario, folder: str | Path, *, past: Past | None = None) -> Run:
        """Return a new run in `folder`, which appears whole or not at all.

        Args:
            scenario: As resolved.
            folder: Made new; it may exist when it is empty.
            past: What a fork takes over from its parent.

        Raises:
            RunFolderError: If the folder holds something already, or cannot be written.
            ScenarioError: If nothing can ever happen in the scenario.
        """
        target = Path(folder)
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise RunFolderError(f"{target} exists already; go on with `townsfolk resume {target}` or choose another")
        total_ticks(scenario.study)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or problem
            raise RunFolderError(f"the folder {target} cannot be made: {reason}") from problem
        try:
            _write_new(draft, scenario, past)
            draft.replace(target)
        except BaseException as problem:
            shutil.rmtree(draft, ignore_errors=True)
            if isinstance(problem, OSError | DiskTrouble):
                raise RunFolderError(f"the run cannot be written to {target}: {problem}") from problem
            raise
        return cls(target, scenario)

    @classmethod
    def open(cls, folder: str | Path) -> Run:
        """Return the run in `folder`.

        Raises:
            RunFolderError: If there is none.
            JournalError: If its journal is damaged or of another version.
        """
        path = Path(folder)
        file = path / SCENARIO_FILE
        if not file.is_file():
            raise RunFolderError(f"{path} holds no run; start one with `townsfolk run SCENARIO --out {path}`")
        try:
            scenario = scenario_from_json(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, InputError) as problem:
            raise JournalError(f"{file} cannot be read: {problem}") from problem
        run = cls(path, scenario)
        with run.record() as record:
            if record.meta().get("study") != scenario.study.digest:
                raise JournalError(f"{file} is not the scenario that the journal was written for")
        return run

    @property
    def changes(self) -> dict[int, tuple[tuple[str, str], ...]]:
        """By tick index: the keys of the study that this run, as a fork, changes there, as JSON text."""
        with self.record() as record:
            kept = json.loads(record.meta().get("changes", "{}"))
        return {int(tick): tuple((key, value) for key, value in pairs) for tick, pairs in kept.items()}

    @property
    def final_study(self) -> Study:
        """The study with all changes a fork makes to it laid over."""
        pairs = [pair for _, some in sorted(self.changes.items()) for pair in some]
        return changed_study(self.scenario.study, pairs) if pairs else self.scenario.study

    @property
    def tables(self) -> Tables:
        """The record as pandas data frames."""
        from simulation.notebook.tables import Tables

        return Tables(self)

    @property
    def graphs(self) -> Graphs:
        """The record as networkx graphs."""
        from simulation.notebook.graphs import Graphs

        return Graphs(self)

    @property
    def settings(self) -> SettingsHistory:
        """The settings the run was carried out with so far, by tick."""
        with self.record() as record:
            return settings_history(record.meta(), self.scenario.settings)

    @property
    def scenario_now(self) -> Scenario:
        """The scenario with the settings that were last in force."""
        return Scenario(study=self.scenario.study, settings=self.settings.latest)

    @property
    def setting(self) -> Setting:
        """What stays the same through the run."""
        if self._setting is None:
            self._setting = make_setting(self.scenario.study, self._embedder())
        return self._setting

    @contextmanager
    def record(self) -> Iterator[Record]:
        """Give the journal for reading.

        Raises:
            RunFolderError: If there is none.
        """
        record = Record(self.folder / JOURNAL_FILE)
        try:
            yield record
        finally:
            record.close()

    def state(self, at: int | None = None) -> State:
        """Return the state after tick `at`, the last one when left out.

        Raises:
            JournalError: If the journal is damaged.
        """
        with self.record() as record:
            return record.state(self.setting.embedder.dimensions, at)

    def memory(
        self, person: str, query: str, *, at: str | None = None, k: int | None = None, archive: bool = False
    ) -> Search:
        """Return what comes to mind of `person` at `query`, with every term of every score; nothing is changed.

        Args:
            person: The person's id or name, or an unmistakable beginning of either.
            query: Any words.
            at: A simulated date and time; the end of what is committed when left out.
            k: How many at most; as many as the scenario says when left out.
            archive: Look among all that was ever remembered by then, not only among what the person still carries.

        Raises:
            QuestionError: If there is no such person, `k` is below 1, or the time is not within the record.
            JournalError: If the journal is damaged.
        """
        from simulation.inquiry.memories import search_memory

        return search_memory(self, person, query, at=at, k=k, archive=archive)

    def reflections(self, person: str, *, at: str | None = None) -> Tree:
        """Return the reflections of `person` up to `at`, each above the memories it cites.

        Raises:
            QuestionError: If there is no such person, or the time is not within the record.
            JournalError: If the journal is damaged.
        """
        from simulation.inquiry.memories import reflection_tree

        return reflection_tree(self, person, at=at)

    def info(self) -> RunInfo:
        """Return what the run comes to so far."""
        from agents.minds.tally import TaskCounts
        from simulation.inquiry.ledger import answer_counts, lost_sendings

        with self.record() as record:
            meta, last = record.meta(), record.last_tick()
            calls, tokens, cost_e6 = record.calls()
            answers = sum((one for _, one in answer_counts(record)), TaskCounts())
            lost = lost_sendings(record).calls
            counts = {kind: record.count(kind) for kind in ("conversation_opened", "uttered", "told", "remembered")}
        status = meta.get("status", "new")
        if status == "running" and not self.is_locked():
            status = "killed"
        study = self.scenario.study
        return RunInfo(
            name=study.name,
            folder=str(self.folder),
            status=status,
            reason=meta.get("reason", ""),
            mind=", ".join(dict.fromkeys(role_models(self.settings.latest).values())),
            seed=study.seed,
            ticks_done=last.tick.index if last else 0,
            ticks_total=total_ticks(self.final_study),
            final_hash=last.hash if last else genesis_hash(study),
            people=len(study.people),
            conversations=counts["conversation_opened"],
            utterances=counts["uttered"],
            tellings=counts["told"],
            memories=counts["remembered"],
            model_calls=calls,
            tokens=tokens,
            cost_usd=None if cost_e6 is None else cost_e6 / 1_000_000,
            asked_again=answers.asked_again,
            replaced=answers.fallbacks,
            orders_seen=answers.injection_suspected,
            lost_calls=lost,
        )

    def advance(
        self,
        *,
        until: int | None = None,
        on_tick: OnTick | None = None,
        settings: Settings | None = None,
        executor: Executor | None = None,
    ) -> RunInfo:
        """Go on until the end, or until the first tick that begins at or after `until`.

        Args:
            until: Simulated seconds; None for the end of the scenario.
            on_tick: Called after each committed tick.
            settings: From here on in place of those in force last, such as with a higher cap.
            executor: How units of work are carried out; all at once when left out.

        Raises:
            RunFolderError: If another process is working on the run.
            Paused: If the run had to stop resumably; what is committed stays.
            JournalError: If the journal is damaged.
            KeyboardInterrupt: If it was interrupted; what is committed stays.
        """
        with self._locked():
            journal = Journal.open(self.folder / JOURNAL_FILE)
            settings = settings or self.settings.latest
            store = VectorStore(self.folder / VECTORS_FOLDER) if settings.vectors else None
            engine = None
            try:
                journal.set_meta(status="running", reason="")
                engine = self._engine(journal, settings, executor)
                history = self.settings.changed(engine.state.tick + 1, settings)
                journal.set_meta(**{META_KEY: history.text})
                self._go_on(engine, journal, store, until, on_tick or (lambda _: None))
                journal.set_meta(status="stopped" if engine.upcoming else "done", reason="")
            except Paused as pause:
                _try_to_note(journal, "paused", str(pause))
                raise
            except KeyboardInterrupt:
                _try_to_note(journal, "interrupted", "")
                raise
            except Exception as problem:
                _try_to_note(journal, "failed", f"{type(problem).__name__}: {problem}")
                raise
            finally:
                try:
                    if engine is not None:
                        self._bridge.run(engine.mind.close())
                finally:
                    self._bridge.close()
                    journal.close()
        return self.info()

    def is_locked(self) -> bool:
        """Return whether a process is working on the run."""
        try:
            with self._locked():
                return False
        except RunFolderError:
            return True

    def vectors(self) -> VectorStore:
        """Return the Chroma index of the run, brought up to the journal."""
        store = VectorStore(self.folder / VECTORS_FOLDER)
        self._catch_up(store)
        return store

    def _go_on(
        self, engine: Engine, journal: Journal, store: VectorStore | None, until: int | None, on_tick: OnTick
    ) -> None:
        if store is not None and engine.is_founded:
            self._catch_up(store)
        try:
            if not engine.is_founded:
                self._committed(engine.found(), store, on_tick)
            day = engine.setting.clock.moment(engine.upcoming.start).day if engine.upcoming else 0
            while engine.upcoming is not None and (until is None or engine.upcoming.start < until):
                today = engine.setting.clock.moment(engine.upcoming.start).day
                if today != day and today % _days_between_snapshots(engine.setting) == 0:
                    journal.keep_snapshot(engine.state.tick, snapshot_text(engine.state))
                    day = today
                self._committed(self._bridge.run(engine.step()), store, on_tick)
        except BaseException:
            if store is not None:
                with suppress(DiskTrouble):
                    store.flush()
            raise
        if store is not None:
            store.flush()
            self.vector_seconds += store.seconds

    def _committed(self, committed: Committed, store: VectorStore | None, on_tick: OnTick) -> None:
        if store is not None:
            store.offer(committed)
        on_tick(committed)

    def _engine(self, journal: Journal, settings: Settings, executor: Executor | None) -> Engine:
        with self.record() as record:
            state = record.state_to_go_on_from(self.setting.embedder.dimensions, genesis_hash(self.scenario.study))
            spent = record.spent()
            last = record.last_tick()
        mind = make_mind(settings, journal, spent=spent)
        return Engine(
            self.setting,
            mind,
            journal,
            state=state,
            last_hash=last.hash if last else None,
            executor=executor,
            changes=self.changes,
        )

    def _catch_up(self, store: VectorStore) -> None:
        with self.record() as record:
            store.catch_up(_index_rows(record), total=record.count("remembered"))

    def _embedder(self) -> Embedder:
        return StaticEmbedder()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the folder's lock; the system releases it when the process ends, however it ends.

        Raises:
            RunFolderError: If another process holds it, or the folder cannot be written.
        """
        import fcntl

        try:
            handle = os.open(self.folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as problem:
            raise RunFolderError(f"{self.folder} cannot be written: {problem.strerror}") from problem
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            os.close(handle)
            raise RunFolderError(f"another process is working on {self.folder}") from problem
        try:
            yield
        finally:
            os.close(handle)


def _index_rows(record: Record) -> Iterator[Row]:
    vectors = record.vectors()
    yield from (Row(person, memory, vectors[memory.id]) for person, memory in record.memories())


def _days_between_snapshots(setting: Setting) -> int:
    """Return after how many days a snapshot is kept: weekly for terse societies, large in state and short in days."""
    return 7 if setting.terse else 1


def _write_new(folder: Path, scenario: Scenario, past: Past | None) -> None:
    (folder / SCENARIO_FILE).write_text(scenario_to_json(scenario), encoding="utf-8")
    header = {
        "townsfolk": version("townsfolk"),
        "name": scenario.study.name,
        "study": scenario.study.digest,
        "embedder": StaticEmbedder.name,
        "status": "new",
        "reason": "",
    }
    if past is not None:
        header |= {"forked_at": str(past.before), "parent_hash": past.parent_hash, "changes": past.changes}
        if past.settings is not None:
            header[META_KEY] = past.settings.changed(past.before, scenario.settings).text
    journal = Journal.create(folder / JOURNAL_FILE, header)
    try:
        if past is not None and past.journal is not None:
            journal.copy_past(past.journal, past.before)
    finally:
        journal.close()
    folder.chmod(0o755)


def total_ticks(study: Study) -> int:
    """Return how many ticks a run of `study` has.

    Raises:
        InputError: If there is none: an empty run is never a success.
    """
    total = sum(1 for _ in make_protocol(study, Clock(study.clock)).ticks())
    if not total:
        raise InputError(f"nothing can happen in {study.name}: its clock and protocol give no tick")
    return total


def _try_to_note(journal: Journal, status: str, reason: str) -> None:
    try:
        journal.set_meta(status=status, reason=reason)
    except (DiskTrouble, JournalError):
        return


def start(scenario: Scenario | str | Path, folder: str | Path | None = None) -> Run:
    """Return a new run that stands at its beginning, to be stepped or played.

    Args:
        scenario: A scenario, the name of a packaged one, or the path of a file.
        folder: Made new; a free one named after scenario and seed, below ``runs``, when left out.

    Raises:
        ScenarioError: If the scenario is not valid.
        RunFolderError: If the folder is not free.
    """
    resolved = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
    wanted = Path("runs") / f"{resolved.study.name}-{resolved.study.seed}"
    return Run.create(resolved, folder if folder is not None else free_folder(wanted))


def free_folder(wanted: Path) -> Path:
    """Return `wanted`, or the first of its names with a number that is free."""
    number, folder = 2, wanted
    while folder.exists():
        folder = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return folder


def simulate(
    scenario: Scenario | str | Path, folder: str | Path | None = None, *, on_tick: OnTick | None = None
) -> Run:
    """Return a new run, carried through to its end; for the arguments see `start`.

    Raises:
        ScenarioError: If the scenario is not valid.
        RunFolderError: If the folder is not free.
        Paused: If the run had to stop resumably.
    """
    run = start(scenario, folder)
    run.advance(on_tick=on_tick)
    return run
