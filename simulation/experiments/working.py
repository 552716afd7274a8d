"""Carrying one run of an experiment out: made or gone on with, measured, and every trouble turned into a value."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agents.errors import InputError, Paused, RunFolderError, TownsfolkError
from simulation.experiments.outcomes import Address, values_of
from simulation.experiments.plan import Cell, LaterChange
from simulation.experiments.results import CellResult, Progress, Status, keep
from simulation.scenario import Scenario

if TYPE_CHECKING:
    from simulation.run import Run

OnProgress = Callable[[Progress], None]

_DEFECT = 1
_PATIENCE_SECONDS = 15.0
"""How long to wait for a run that another process holds: one whose conductor was killed ends within a tick."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run to be carried out, by whichever process.

    Args:
        cell: Which run.
        identity: What tells it from any other run.
        scenario: As resolved.
        later: What changes later; None for nothing.
        folder: The run's folder; absolute.
        record: The file for its result.
        parent: The folder of a run whose past may be taken over; None where there is none.
        addresses: Where what is measured is found.
    """

    cell: Cell
    identity: str
    scenario: Scenario
    later: LaterChange | None
    folder: Path
    record: Path
    parent: Path | None
    addresses: tuple[Address, ...]


def carry_out(job: Job, on_progress: OnProgress) -> CellResult:
    """Return what the run of `job` came to; nothing is raised but by an interruption."""
    try:
        result = _done(job, on_progress)
    except Paused as problem:
        result = trouble(job, "paused", str(problem), problem.exit_code)
    except TownsfolkError as problem:
        result = trouble(job, "failed", str(problem), problem.exit_code)
    except Exception as problem:  # noqa: BLE001 - the run's boundary: a failure becomes a value
        result = trouble(job, "failed", f"{type(problem).__name__}: {problem}", _DEFECT)
    return _kept(job, result)


def trouble(job: Job, status: Status, error: str, exit_code: int) -> CellResult:
    """Return the result of a run that did not come to its end."""
    return CellResult(job.cell, status, job.identity, error=error, exit_code=exit_code)


def _kept(job: Job, result: CellResult) -> CellResult:
    try:
        keep(result, job.record)
    except OSError as problem:
        return trouble(job, "paused", f"{job.record} cannot be written: {problem.strerror}", Paused.exit_code)
    return result


def _done(job: Job, on_progress: OnProgress) -> CellResult:
    from simulation.run import SCENARIO_FILE, Run

    run = Run.open(job.folder) if (job.folder / SCENARIO_FILE).is_file() else _made(job)
    _wait_until_free(run)
    if run.scenario.study.digest != job.scenario.study.digest or run.changes != _changes(job.later):
        raise RunFolderError(f"{job.folder} holds a run of another study")
    info = run.info()
    if info.status != "done":
        total = info.ticks_total
        info = run.advance(
            on_tick=lambda committed: on_progress(Progress(job.cell, committed.tick.index, total)),
            settings=job.scenario.settings,
        )
    with run.record() as record:
        shared = int(record.meta().get("forked_at", "0"))
    return CellResult(
        cell=job.cell,
        status="done",
        identity=job.identity,
        values=values_of(run, job.addresses),
        final_hash=info.final_hash,
        ticks=info.ticks_done,
        shared_ticks=max(0, shared - 1),
    )


def _changes(later: LaterChange | None) -> dict[int, tuple[tuple[str, str], ...]]:
    return {later.tick: later.pairs} if later and later.pairs else {}


def _made(job: Job) -> Run:
    """Return the new run: with the past of the parent if that has come so far, else from the beginning."""
    from simulation.run import Past, Run

    if job.later is None:
        return Run.create(job.scenario, job.folder)
    if job.parent is not None:
        try:
            return _forked(job, job.parent, job.later)
        except InputError:  # it has not come so far, or what it changes later does not go with what this one changes
            if job.folder.exists():
                raise
    past = Past(journal=None, before=0, parent_hash="", changes=job.later.header)
    return Run.create(job.scenario, job.folder, past=past)


def _forked(job: Job, parent: Path, later: LaterChange) -> Run:
    from simulation.forking import fork
    from simulation.run import Run

    return fork(
        Run.open(parent), job.folder, at=later.seconds, overrides=[f"{key}={value}" for key, value in later.pairs]
    )


def _wait_until_free(run: Run) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while run.is_locked() and time.monotonic() < deadline:
        time.sleep(0.2)
