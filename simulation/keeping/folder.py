"""A run's folder: what is in it, how it is made whole or not at all, and how one process has it for itself."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from agents.embedding import StaticEmbedder
from agents.errors import DiskTrouble, RunFolderError
from simulation.journal import Journal
from simulation.parts import META_KEY as PARTS_KEY
from simulation.parts import parts_json
from simulation.reading.loading import scenario_to_json
from simulation.scenario import Scenario
from simulation.settings_history import META_KEY, SettingsHistory

SCENARIO_FILE = "scenario.json"
JOURNAL_FILE = "journal.sqlite"
VECTORS_FOLDER = "vectors"
LOCK_FILE = "lock"


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


def make_folder(target: Path, scenario: Scenario, past: Past | None) -> None:
    """Make the folder of a new run, which appears whole or not at all; it may exist when it is empty.

    Raises:
        RunFolderError: If the folder holds something already, or cannot be written.
        JournalError: If what a fork takes over is damaged.
        PluginMissing: If the scenario names a part that is neither installed nor brought.
    """
    check_free(target)
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


def check_free(target: Path) -> None:
    """Check that a new run can have the folder `target`.

    Raises:
        RunFolderError: If it holds something already.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RunFolderError(f"{target} exists already; go on with `townsfolk resume {target}` or choose another")


def free_folder(wanted: Path) -> Path:
    """Return `wanted`, or the first of its names with a number that is free."""
    number, folder = 2, wanted
    while folder.exists():
        folder = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return folder


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system releases it when the process ends, however it ends.

    Raises:
        RunFolderError: If another process holds it, or the folder cannot be written.
    """
    import fcntl

    try:
        handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as problem:
        raise RunFolderError(f"{folder} cannot be written: {problem.strerror}") from problem
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(handle)
        raise RunFolderError(f"another process is working on {folder}") from problem
    try:
        yield
    finally:
        os.close(handle)


def _write_new(folder: Path, scenario: Scenario, past: Past | None) -> None:
    (folder / SCENARIO_FILE).write_text(scenario_to_json(scenario), encoding="utf-8")
    journal = Journal.create(folder / JOURNAL_FILE, _header(scenario, past))
    try:
        if past is not None and past.journal is not None:
            journal.copy_past(past.journal, past.before)
    finally:
        journal.close()
    folder.chmod(0o755)


def _header(scenario: Scenario, past: Past | None) -> dict[str, str]:
    header = {
        "townsfolk": version("townsfolk"),
        "name": scenario.study.name,
        "study": scenario.study.digest,
        "embedder": StaticEmbedder.name,
        "status": "new",
        "reason": "",
    }
    if parts := parts_json(scenario):
        header[PARTS_KEY] = parts
    if past is not None:
        header |= {"forked_at": str(past.before), "parent_hash": past.parent_hash, "changes": past.changes}
        if past.settings is not None:
            header[META_KEY] = past.settings.changed(past.before, scenario.settings).text
    return header
