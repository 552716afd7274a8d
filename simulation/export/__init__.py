"""Conversations as data: utterances with where they were said, what they carried and what they rest on.

`write_export` writes JSON lines or CSV, `read_jsonl` and `read_csv` read them back to the same rows.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from agents.errors import InputError, QuestionError
from simulation.export.jsonl import rows_of_jsonl, write_jsonl
from simulation.export.rows import EXPORT_SCHEMA, ClaimCarried, UtteranceRow, row_schema, utterance_rows
from simulation.export.sheet import rows_of_csv, write_csv
from simulation.reading.problems import nearest

if TYPE_CHECKING:
    from simulation.run import Run

FORMATS: dict[str, Callable[[Iterable[UtteranceRow], TextIO], int]] = {"jsonl": write_jsonl, "csv": write_csv}


def write_export(run: Run, form: str, file: TextIO) -> int:
    """Write the conversations of `run` to `file` in the format `form`, and return how many rows there were.

    Raises:
        QuestionError: If there is no such format.
        JournalError: If the journal is damaged.
    """
    return writer_of(form)(utterance_rows(run), file)


def write_export_file(run: Run, form: str, path: Path, *, force: bool = False) -> int:
    """Write the conversations of `run` to a file that appears whole or not at all; return how many rows it has.

    Raises:
        QuestionError: If there is no such format.
        InputError: If the file is there already and not to be replaced, or cannot be written.
        JournalError: If the journal is damaged.
    """
    write = writer_of(form)
    with whole_file(path, force=force) as file:
        return write(utterance_rows(run), file)


def writer_of(form: str) -> Callable[[Iterable[UtteranceRow], TextIO], int]:
    """Return what writes the format `form`.

    Raises:
        QuestionError: If there is no such format.
    """
    if form not in FORMATS:
        raise QuestionError(f"there is no format {form!r}; expected {nearest(form, FORMATS)}")
    return FORMATS[form]


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[TextIO]:
    """Give a file for writing UTF-8 that takes the name `path` when all of it is written.

    Args:
        path: Where it goes; a pipe or a device is written to as it is.
        force: Whether a file of that name is replaced.

    Raises:
        InputError: If there is such a file and it is not to be replaced, or it cannot be written.
    """
    if path.exists() and not force and stat.S_ISREG(path.stat().st_mode):
        raise InputError(f"{path} exists already; choose another name, or replace it with --force")
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as file:
                yield file
            return
        target = path.resolve()
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        draft = Path(name)
        try:
            with open(number, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - a descriptor, not a path
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(0o666 & ~_umask())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as problem:
        raise InputError(f"{path} cannot be written: {problem.strerror or problem}") from problem


def _umask() -> int:
    before = os.umask(0o077)
    os.umask(before)
    return before


def read_jsonl(source: str | Path | TextIO) -> list[UtteranceRow]:
    """Return the rows of an export as JSON lines.

    Args:
        source: A path, or a file opened for reading.

    Raises:
        InputError: If it cannot be read or is not such an export; it says in which line and why.
    """
    return _read(source, rows_of_jsonl)


def read_csv(source: str | Path | TextIO) -> list[UtteranceRow]:
    """Return the rows of an export as CSV.

    Args:
        source: A path, or a file opened for reading with ``newline=""``.

    Raises:
        InputError: If it cannot be read or is not such an export; it says in which line and why.
    """
    return _read(source, rows_of_csv)


def _read(source: str | Path | TextIO, rows: Callable[[Iterable[str]], Iterator[UtteranceRow]]) -> list[UtteranceRow]:
    if not isinstance(source, str | Path):
        return list(rows(source))
    try:
        with Path(source).open(encoding="utf-8", newline="") as file:
            return list(rows(file))
    except OSError as problem:
        raise InputError(f"{source} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{source} is not UTF-8 text") from problem
    except InputError as problem:
        raise InputError(f"{source}, {problem}") from problem


__all__ = [
    "EXPORT_SCHEMA",
    "FORMATS",
    "ClaimCarried",
    "UtteranceRow",
    "read_csv",
    "read_jsonl",
    "row_schema",
    "utterance_rows",
    "write_export",
    "write_export_file",
]
