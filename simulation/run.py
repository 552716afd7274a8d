"""A run: a folder with the resolved scenario, the journal and the vectors; made, advanced and read here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from agents.embedding import Embedder, StaticEmbedder
from agents.errors import InputError, JournalError, RunFolderError
from simulation.advancing import Advance, OnTick, catch_up
from simulation.clock import Clock
from simulation.context import Setting
from simulation.engine import make_setting
from simulation.executor import Executor
from simulation.keeping.folder import (
    JOURNAL_FILE,
    SCENARIO_FILE,
    VECTORS_FOLDER,
    Past,
    check_free,
    free_folder,
    locked,
    make_folder,
)
from simulation.minds import check_mind
from simulation.notebook.surface import Surface, seconds_of
from simulation.parts import META_KEY as PARTS_KEY
from simulation.parts import check_parts, kept_parts
from simulation.protocols import make_protocol
from simulation.reading.loading import changed_study, load_scenario, scenario_from_json
from simulation.record import Record
from simulation.run_info import RunInfo, run_info
from simulation.scenario import PluginProtocol, Scenario, Settings, Study
from simulation.settings_history import SettingsHistory, settings_history
from simulation.state import State
from simulation.vectors import VectorStore

if TYPE_CHECKING:
    from agents.minds.seats import Ask
    from simulation.inquiry.memories import Search, Tree
    from simulation.notebook.graphs import Graphs
    from simulation.notebook.tables import Tables

__all__ = [
    "JOURNAL_FILE",
    "SCENARIO_FILE",
    "VECTORS_FOLDER",
    "OnTick",
    "Past",
    "Run",
    "RunInfo",
    "free_folder",
    "simulate",
    "start",
    "total_ticks",
]


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
        self.seats: dict[str, Ask] = {}
        """By person id, for those that `settings.seats` names: what asks the human being in place of the terminal."""
        self._setting: Setting | None = None

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
            InputError: If the mind cannot be had here; see `check_mind`. A fork needs none before it goes on.
        """
        target = Path(folder)
        check_free(target)
        total_ticks(scenario.study)
        if past is None:
            check_mind(scenario.settings)
        make_folder(target, scenario, past)
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
        """Return what the run comes to so far.

        Raises:
            PluginMissing: If the protocol that a package or a notebook brought to the run is not here.
        """
        if isinstance(self.scenario.study.protocol, PluginProtocol):
            with self.record() as record:
                kept = kept_parts(record.meta().get(PARTS_KEY, ""))
            check_parts(tuple(part for part in kept if part.kind == "protocol"))
        return run_info(self, total_ticks(self.final_study))

    def advance(
        self,
        *,
        until: int | None = None,
        on_tick: OnTick | None = None,
        settings: Settings | None = None,
        executor: Executor | None = None,
        jobs: int = 1,
    ) -> RunInfo:
        """Go on until the end, or until the first tick that begins at or after `until`.

        Args:
            until: Simulated seconds; None for the end of the scenario.
            on_tick: Called after each committed tick.
            settings: From here on in place of those in force last, such as with a higher cap.
            executor: How units of work are carried out; all at once when left out.
            jobs: How many processes compose the dialogues of a batch; the record is the same for any number. A script
                that asks for more than one needs ``if __name__ == "__main__":``.

        Raises:
            RunFolderError: If another process is working on the run.
            InputError: If there is more than one job, and the run is no batch, or a model or a human being answers; or
                if something is left to do, and the mind cannot be had here.
            Paused: If the run had to stop resumably; what is committed stays.
            JournalError: If the journal is damaged.
            PluginMissing: If a part that a package or a notebook brought to the run is not here.
            KeyboardInterrupt: If it was interrupted; what is committed stays.
        """
        with self.record() as record:
            check_parts(kept_parts(record.meta().get(PARTS_KEY, "")))
        with locked(self.folder):
            chosen = settings or self.settings.latest
            if self._has_more_before(until):
                check_mind(chosen)
            advance = Advance(self, chosen, executor, on_tick, jobs)
            try:
                advance.carry_out(until)
            finally:
                self.vector_seconds += advance.vector_seconds
        return self.info()

    def _has_more_before(self, until: int | None) -> bool:
        """Return whether something is left to do before `until`, the end of the scenario where that is None."""
        with self.record() as record:
            last, done = record.last_tick(), record.meta().get("status") == "done"
        return not done and (until is None or last is None or last.tick.start + last.tick.seconds < until)

    def is_locked(self) -> bool:
        """Return whether a process is working on the run."""
        try:
            with locked(self.folder):
                return False
        except RunFolderError:
            return True

    def vectors(self) -> VectorStore:
        """Return the Chroma index of the run, brought up to the journal."""
        store = VectorStore(self.folder / VECTORS_FOLDER)
        catch_up(self, store)
        return store

    def _embedder(self) -> Embedder:
        return StaticEmbedder()


def total_ticks(study: Study) -> int:
    """Return how many ticks a run of `study` has.

    Raises:
        InputError: If there is none: an empty run is never a success.
    """
    total = sum(1 for _ in make_protocol(study, Clock(study.clock)).ticks())
    if not total:
        raise InputError(f"nothing can happen in {study.name}: its clock and protocol give no tick")
    return total


def start(scenario: Scenario | str | Path, folder: str | Path | None = None) -> Run:
    """Return a new run that stands at its beginning, to be stepped or played.

    Args:
        scenario: A scenario, the name of a packaged one, or the path of a file.
        folder: Made new; a free one named after scenario and seed, below ``runs``, when left out.

    Raises:
        ScenarioError: If the scenario is not valid.
        RunFolderError: If the folder is not free.
        InputError: If the mind cannot be had here.
    """
    resolved = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
    wanted = Path("runs") / f"{resolved.study.name}-{resolved.study.seed}"
    return Run.create(resolved, folder if folder is not None else free_folder(wanted))


def simulate(
    scenario: Scenario | str | Path,
    folder: str | Path | None = None,
    *,
    until: str | None = None,
    on_tick: OnTick | None = None,
) -> Run:
    """Return a new run, carried through to its end; for `scenario` and `folder` see `start`.

    With `until` it stands there, and goes on by `step`, `play` and `change`, as within ``with simulate(...) as run:``.

    Args:
        until: A simulated date and time, or a length of time such as ``6h``; "0m" only founds the world.
        on_tick: Called after each committed tick.

    Raises:
        ScenarioError: If the scenario is not valid.
        RunFolderError: If the folder is not free.
        InputError: If the mind cannot be had here.
        QuestionError: If `until` is no time.
        Paused: If the run had to stop resumably.
    """
    run = start(scenario, folder)
    run.advance(until=None if until is None else seconds_of(run, until), on_tick=on_tick)
    return run
