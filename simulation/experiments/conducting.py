"""Carrying an experiment out: what is still to be done, who does it, and the tables of what is there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from agents.errors import Paused, RunFolderError, TownsfolkError
from simulation.experiments.plan import WHOLE, Cell, Experiment, Shard, record_file, run_folder
from simulation.experiments.pools import HerePool, Message, Pool
from simulation.experiments.results import CellResult, kept
from simulation.experiments.summing import Line, results_csv, summary_json, summed
from simulation.experiments.working import Job
from simulation.minds import check_mind
from simulation.parts import refuse_brought

EXPERIMENT_FILE = "experiment.json"
RESULTS_FILE = "results.csv"
SUMMARY_FILE = "summary.json"

OnMessage = Callable[[Message], None]

_FAILED = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What an experiment comes to so far.

    Args:
        experiment: As resolved.
        folder: Where its runs are.
        results: What is known of its runs, whether done or not.
        asked_for: The runs that this call was about.
        found_done: How many of those were done before it began.
    """

    experiment: Experiment
    folder: Path
    results: dict[Cell, CellResult]
    asked_for: tuple[Cell, ...]
    found_done: int

    @property
    def done(self) -> list[CellResult]:
        """The results of the runs asked for that are done."""
        return [result for result in self._asked() if result.status == "done"]

    @property
    def troubled(self) -> list[CellResult]:
        """The results of the runs asked for that failed or had to pause, in order."""
        return [result for result in self._asked() if result.status != "done"]

    @property
    def missing(self) -> list[Cell]:
        """The runs asked for of which nothing is known."""
        return [cell for cell in self.asked_for if cell not in self.results]

    @property
    def exit_code(self) -> int:
        """1 if a run failed, else 3 if one had to pause or is missing, else 0."""
        if any(result.status == "failed" for result in self.troubled):
            return _FAILED
        return Paused.exit_code if self.troubled or self.missing else 0

    @property
    def shared_ticks(self) -> tuple[int, int]:
        """How many ticks of the runs that are done were taken over from other runs, and how many they have."""
        return sum(result.shared_ticks for result in self.done), sum(result.ticks for result in self.done)

    def lines(self) -> tuple[Line, ...]:
        """Return outcome by outcome what each arm comes to."""
        return summed(self.experiment, self.results)

    def summary(self) -> str:
        """Return the summary as JSON text."""
        return summary_json(self.experiment, self.results, self.lines())

    def _asked(self) -> list[CellResult]:
        return [self.results[cell] for cell in self.asked_for if cell in self.results]


def conduct(
    experiment: Experiment,
    folder: str | Path,
    pool: Pool,
    *,
    shard: Shard = WHOLE,
    on_message: OnMessage = lambda _: None,
) -> Report:
    """Carry out what is not done yet, and return what the experiment comes to.

    Runs that are done are not repeated, half-done ones are gone on with, those that failed or paused are tried
    again. The tables are written when all shards are asked for.

    Args:
        experiment: As resolved.
        folder: For its runs and tables; made when missing.
        pool: Where runs are carried out.
        shard: The share of the runs to carry out.
        on_message: Told of progress and results as they come.

    Raises:
        RunFolderError: If the folder holds something else, another experiment, or cannot be written.
        InputError: If other processes are to carry out what only this one has, such as a rule from a notebook; or if
            something is left to do, and a mind cannot be had here.
        KeyboardInterrupt: If it was interrupted; what is committed stays.
    """
    if not isinstance(pool, HerePool):
        for cell in experiment.cells:
            refuse_brought(experiment.scenario_of(cell), "a process of its own")
    path, asked_for = Path(folder).absolute(), experiment.share(shard)
    results = _known(experiment, path, experiment.cells)
    found_done = sum(1 for cell in asked_for if _is_done(results, cell))
    todo = tuple(cell for cell in asked_for if not _is_done(results, cell))
    _check_minds(experiment, todo)
    _claimed(experiment, path)
    _sweep(path, todo)
    results |= _carried_out(experiment, path, pool, todo, on_message)
    report = Report(experiment, path, results, asked_for, found_done)
    if shard == WHOLE:
        write_tables(report)
    return report


def collect(experiment: Experiment, folder: str | Path, pool: Pool) -> Report:
    """Return what the experiment comes to by what is there, and write the tables; nothing is run.

    Raises:
        RunFolderError: If the folder holds no experiment, another one, or cannot be written.
    """
    path = Path(folder).absolute()
    if not (path / EXPERIMENT_FILE).is_file():
        raise RunFolderError(f"{path} holds no experiment; `townsfolk experiment FILE --out {path}` begins one")
    _claimed(experiment, path)
    results = _known(experiment, path, experiment.cells)
    found_done = sum(1 for cell in experiment.cells if _is_done(results, cell))
    unmeasured = (cell for cell in experiment.cells if not _is_done(results, cell))
    todo = tuple(cell for cell in unmeasured if _has_ended(run_folder(path, cell)))
    results |= _carried_out(experiment, path, pool, todo, lambda _: None)
    report = Report(experiment, path, results, experiment.cells, found_done)
    write_tables(report)
    return report


def write_tables(report: Report) -> None:
    """Write ``results.csv`` and ``summary.json`` into the experiment's folder.

    Raises:
        RunFolderError: If they cannot be written.
    """
    _write(report.folder / RESULTS_FILE, results_csv(report.experiment, report.results))
    _write(report.folder / SUMMARY_FILE, report.summary())


def _carried_out(
    experiment: Experiment, folder: Path, pool: Pool, cells: tuple[Cell, ...], on_message: OnMessage
) -> dict[Cell, CellResult]:
    results: dict[Cell, CellResult] = {}
    for wave in experiment.waves(cells):
        if not wave:
            continue
        with closing(pool.carry_out([_job(experiment, folder, cell) for cell in wave])) as messages:
            for message in messages:
                on_message(message)
                if isinstance(message, CellResult):
                    results[message.cell] = message
    return results


def _check_minds(experiment: Experiment, cells: Iterable[Cell]) -> None:
    """Check, before anything is written, that the minds that `cells` still need can be had.

    Raises:
        InputError: If one cannot; see `check_mind`.
    """
    every = (experiment.scenario_of(cell).settings for cell in cells)
    for settings in {one.model_dump_json(): one for one in every}.values():
        check_mind(settings)


def _job(experiment: Experiment, folder: Path, cell: Cell) -> Job:
    arm, trunk = experiment.arm(cell.arm), experiment.trunk
    shares = arm.later is not None and trunk is not None and trunk is not arm
    return Job(
        cell=cell,
        identity=experiment.identity_of(cell),
        scenario=experiment.scenario_of(cell),
        later=arm.later,
        folder=run_folder(folder, cell),
        record=record_file(folder, cell),
        parent=run_folder(folder, Cell(trunk.name, cell.seed)) if shares and trunk else None,
        addresses=experiment.addresses,
    )


def _known(experiment: Experiment, folder: Path, cells: Iterable[Cell]) -> dict[Cell, CellResult]:
    """Return the results kept beside the runs that still are what is asked for."""
    found = {cell: kept(record_file(folder, cell)) for cell in cells}
    return {
        cell: result
        for cell, result in found.items()
        if result is not None
        and result.identity == experiment.identity_of(cell)
        and (result.status != "done" or result.values.keys() >= set(experiment.outcomes))
    }


def _is_done(results: dict[Cell, CellResult], cell: Cell) -> bool:
    return cell in results and results[cell].status == "done"


def _sweep(folder: Path, cells: Iterable[Cell]) -> None:
    """Remove what a killed process has left of runs that it was just making."""
    for cell in cells:
        for draft in (folder / cell.arm).glob(f".{cell.seed}.new-*"):
            shutil.rmtree(draft, ignore_errors=True)


def _has_ended(folder: Path) -> bool:
    from simulation.run import Run

    try:
        return Run.open(folder).info().status == "done"
    except TownsfolkError:
        return False


def _claimed(experiment: Experiment, folder: Path) -> Path:
    """Return `folder` once it says which experiment it belongs to.

    Raises:
        RunFolderError: If it belongs to another one, holds something else, or cannot be written.
    """
    file = folder / EXPERIMENT_FILE
    ours = experiment.description
    if file.is_file():
        theirs = _read(file)
        if theirs == ours:
            return folder
        raise RunFolderError(
            f"{folder} holds another experiment ({_what_differs(theirs, ours)}); choose another --out, "
            "or take back what was changed in the file"
        )
    if folder.exists() and (not folder.is_dir() or any(not item.name.startswith(".") for item in folder.iterdir())):
        raise RunFolderError(f"{folder} exists already and holds no experiment; choose another --out")
    _write(file, ours)
    return folder


def _what_differs(theirs: str, ours: str) -> str:
    try:
        before, after = json.loads(theirs), json.loads(ours)
        keys = [key for key in after if before.get(key) != after[key]]
    except (ValueError, AttributeError):
        return f"its {EXPERIMENT_FILE} cannot be read"
    named = [key for key in keys if key != "digest"]
    return f"{' and '.join(named)} changed" if named else "an arm or the scenario changed"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RunFolderError(f"{file} cannot be read: {problem}") from problem


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(file)
    except OSError as problem:
        raise RunFolderError(f"{file} cannot be written: {problem.strerror or problem}") from problem


__all__ = ["Report", "collect", "conduct", "write_tables"]
