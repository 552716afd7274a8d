"""Conversations as data: utterances with where they were said, what they carried and what they rest on.

`write_export` and `write_export_file` write a run in any layout of `simulation.dialogues.layouts`, `exported` several
runs; `read_jsonl` and `read_csv` read our own rows back, `load_corpus` the dialogues of any layout.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from agents.errors import InputError
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.layouts.base import NO_WISHES, Wishes
from simulation.dialogues.splitting import split
from simulation.dialogues.writing import write_folder
from simulation.export.jsonl import rows_of_jsonl, write_jsonl
from simulation.export.rows import EXPORT_SCHEMA, ClaimCarried, UtteranceRow, row_schema, utterance_rows
from simulation.export.sheet import rows_of_csv, write_csv

if TYPE_CHECKING:
    from simulation.run import Run

FORMATS: dict[str, Callable[[Iterable[UtteranceRow], TextIO], int]] = {"jsonl": write_jsonl, "csv": write_csv}
"""The forms that are written row by row, whatever the size of the run."""


def write_export(run: Run, form: str, file: TextIO) -> int:
    """Write the conversations of `run` to `file` in the format `form`, and return how many records there were.

    Raises:
        QuestionError: If there is no such format.
        InputError: If the format is not text, or the run has not the shape it is for.
        JournalError: If the journal is damaged.
    """
    if form in FORMATS:
        return FORMATS[form](utterance_rows(run), file)
    export = exported([("", run)], form)
    file.write(export.text())
    return export.records


def write_export_file(run: Run, form: str, path: Path, *, force: bool = False) -> int:
    """Write the conversations of `run` to a file that appears whole or not at all; return how many records it has.

    Raises:
        QuestionError: If there is no such format.
        InputError: If the file is there already and not to be replaced, cannot be written, or the run has not the
            shape the format is for.
        JournalError: If the journal is damaged.
    """
    if form in FORMATS:
        with whole_file(path, force=force) as file:
            return FORMATS[form](utterance_rows(run), file)
    export = exported([("", run)], form)
    export.save(path, force=force)
    return export.records


@dataclass(frozen=True, slots=True)
class Export:
    """What is written: files of one layout, how many records they hold, and in words what did not fit."""

    layout: str
    files: dict[str, bytes]
    records: int
    left_out: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the one file as text.

        Raises:
            InputError: If the layout is a folder, or no text.
        """
        try:
            return self.files[""].decode()
        except (KeyError, UnicodeDecodeError) as problem:
            raise InputError(f"the format {self.layout} is not text; name where it goes with --out") from problem

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write the file, or the folder of files, whole or not at all.

        Raises:
            InputError: If something is there already and not to be replaced, or it cannot be written.
        """
        if "" not in self.files:
            write_folder(self.files, path, force=force)
            return
        with whole_file(path, force=force) as file:
            file.flush()
            file.buffer.write(self.files[""])


def exported(runs: Sequence[tuple[str, Run]], form: str, *, wishes: Wishes = NO_WISHES) -> Export:
    """Return `runs`, each with its name among them, as files of the layout `form`.

    Raises:
        QuestionError: If there is no such layout.
        InputError: If the runs have not the shape it is for; it says what is missing.
        JournalError: If a journal is damaged.
    """
    from simulation.dialogues.layouts import layout
    from simulation.export.gathering import gathered

    layout(form)
    return exported_corpus(gathered(runs), form, wishes=wishes)


def exported_corpus(corpus: Corpus, form: str, *, wishes: Wishes = NO_WISHES) -> Export:
    """Return `corpus` as files of the layout `form`; in parts where `wishes` says so.

    Raises:
        QuestionError: If there is no such layout.
        InputError: If the corpus has not the shape it is for, or cannot be split.
    """
    from simulation.dialogues.layouts import layout

    chosen = layout(form)
    if wishes.shares is None or chosen.splits_itself:
        filled = chosen.fill(corpus, wishes)
        return Export(form, chosen.write(filled.records), chosen.counted(filled.records), filled.left_out)
    files: dict[str, bytes] = {}
    records, left_out = 0, list[str]()
    for name, part in split(corpus, wishes.shares).items():
        filled = chosen.fill(part, wishes)
        records += chosen.counted(filled.records)
        left_out += [f"{name}: {words}" for words in filled.left_out]
        for path, content in chosen.write(filled.records).items():
            files[f"{name}/{path}" if path else f"{name}{chosen.suffix}"] = content
    return Export(form, files, records, tuple(left_out))


def load_corpus(path: Path, form: str | None = None) -> Corpus:
    """Return the dialogues in a file or folder, ours or of others, or in a run.

    Args:
        path: A file, a folder of a layout, a run, or a folder of runs.
        form: The name of the layout; found out from the content when left out.

    Raises:
        QuestionError: If there is no such layout.
        InputError: If the content is of no layout, or not of the one named; it names file, line and field.
    """
    from simulation.dialogues.layouts import layout, layouts
    from simulation.dialogues.layouts.detecting import detected
    from simulation.dialogues.reading import read_files
    from simulation.export.gathering import gathered, holds_runs, runs_at

    if form is None and holds_runs(path):
        return gathered(runs_at([path]))
    files = read_files(path)
    chosen = layout(form or detected(files, str(path)))
    try:
        return chosen.corpus(chosen.read(files, str(path)), str(path))
    except InputError as problem:
        if form is not None:
            raise
        named = f"taken for {chosen.name!r} ({chosen.title}); --format names another: {', '.join(layouts())}"
        raise InputError(f"{problem}; {named}") from problem


def converted(path: Path, form: str, *, read_as: str | None = None, wishes: Wishes = NO_WISHES) -> Export:
    """Return a file or folder of one layout as files of the layout `form`; of the same layout byte for byte.

    Raises:
        QuestionError: If there is no such layout.
        InputError: If the content is not of its layout, has not the shape `form` is for, or cannot be split.
    """
    from simulation.dialogues.layouts import layout
    from simulation.dialogues.layouts.detecting import detected
    from simulation.dialogues.reading import read_files

    files = read_files(path)
    source = layout(read_as or detected(files, str(path)))
    records = source.read(files, str(path))
    if source.name == layout(form).name and wishes == NO_WISHES:
        return Export(form, source.write(records), source.counted(records))
    return exported_corpus(source.corpus(records, str(path)), form, wishes=wishes)


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[TextIOWrapper]:
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
        if not path.resolve().parent.is_dir():
            raise InputError(f"{path} cannot be written: the folder {path.parent} does not exist") from problem
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
    "Export",
    "UtteranceRow",
    "Wishes",
    "converted",
    "exported",
    "exported_corpus",
    "load_corpus",
    "read_csv",
    "read_jsonl",
    "row_schema",
    "utterance_rows",
    "write_export",
    "write_export_file",
]
