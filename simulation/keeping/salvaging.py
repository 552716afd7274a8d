"""Salvaging: reading a journal that breaks off, as after a copy that was not finished, as far as it goes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agents.errors import JournalError

_HEADER = 100
_MAGIC = b"SQLite format 3\0"


def missing_bytes(path: Path) -> int:
    """Return how many bytes a journal lacks by what its own first page says; 0 where it is no database either."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return 0
    page = int.from_bytes(header[16:18], "big")
    size = (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    return max(0, size - path.stat().st_size)


@contextmanager
def filled_up(folder: Path, journal: str) -> Iterator[Path]:
    """Give a copy of a run's folder whose journal is as long as it was, with nothing in place of what is missing.

    What is missing is found out when it is read.

    Args:
        folder: The run's.
        journal: The name of the journal's file.
    """
    with tempfile.TemporaryDirectory(prefix="townsfolk-") as temporary:
        copy = Path(temporary) / folder.name
        copy.mkdir()
        for file in folder.iterdir():
            if file.is_file():
                shutil.copy(file, copy)
        size = (copy / journal).stat().st_size + missing_bytes(copy / journal)
        with (copy / journal).open("r+b") as short:
            short.truncate(size)
        yield copy


def broken_off(path: Path) -> JournalError | None:
    """Return what to say of a journal that breaks off, with the last good tick; None where it does not."""
    missing = missing_bytes(path)
    if not missing:
        return None
    there, last = path.stat().st_size, _last(path)
    tail = "; `townsfolk fork` can go on from before" if last >= 0 else ""
    return JournalError(f"{path} breaks off, of {there + missing} bytes {there} are there{tail}", last_good_tick=last)


def _last(path: Path) -> int:
    """Return the last tick up to which the record is whole; -1 where nothing can be read."""
    from simulation.engine import genesis_hash
    from simulation.run import Run

    try:
        with filled_up(path.parent, path.name) as folder:
            run = Run.open(folder)
            with run.record() as record:
                return record.verify(genesis_hash(run.scenario.study)).ticks - 1
    except JournalError as problem:
        return problem.last_good_tick if problem.last_good_tick is not None else -1
