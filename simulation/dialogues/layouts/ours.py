"""Our own rows: a row per utterance as JSON lines, CSV or Parquet, complete and with provenance."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from agents.errors import InputError
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Wishes
from simulation.dialogues.reading import Files, decoded, only_file
from simulation.export.gathering import corpus_of_rows
from simulation.export.jsonl import rows_of_jsonl, write_jsonl
from simulation.export.rows import UtteranceRow, row_schema
from simulation.export.sheet import rows_of_csv, write_csv


class Rows(Layout[UtteranceRow]):
    """What the layouts of our rows share."""

    needs: ClassVar[str] = "what a run of ours recorded"

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[UtteranceRow]:  # noqa: ARG002 - of others
        """Return the rows the corpus was made of.

        Raises:
            InputError: If it was not made of rows.
        """
        if not corpus.rows and corpus.dialogues:
            raise self.refused("these dialogues come from elsewhere")
        return Filled(corpus.rows)

    def corpus(self, some: Sequence[UtteranceRow], where: str) -> Corpus:
        """Return the dialogues of the rows."""
        return corpus_of_rows(some, layout=self.name, files=(where,))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a row."""
        return row_schema()


class _Text(Rows):
    """Rows as text."""

    writer: Callable[[Iterable[UtteranceRow], Any], int]
    reader: Callable[[Iterable[str]], Iterable[UtteranceRow]]

    def write(self, some: Sequence[UtteranceRow]) -> dict[str, bytes]:
        """Return the one file."""
        file = io.StringIO(newline="")
        type(self).writer(some, file)
        return {"": file.getvalue().encode()}

    def read(self, files: Files, where: str) -> list[UtteranceRow]:
        """Return the rows in the one file."""
        _, content = only_file(files, self.name)
        try:
            return list(type(self).reader(io.StringIO(decoded(content, where), newline="")))
        except InputError as problem:
            raise problem if str(problem).startswith(where) else InputError(f"{where}, {problem}") from problem


class JsonLines(_Text):
    """JSON lines."""

    name: ClassVar[str] = "jsonl"
    title: ClassVar[str] = "townsfolk JSON lines: a line per utterance, complete, with provenance"
    writer = staticmethod(write_jsonl)
    reader = staticmethod(rows_of_jsonl)


class Csv(_Text):
    """CSV."""

    name: ClassVar[str] = "csv"
    title: ClassVar[str] = "the same rows as CSV, safe to open in a spreadsheet"
    suffix: ClassVar[str] = ".csv"
    writer = staticmethod(write_csv)
    reader = staticmethod(rows_of_csv)


class Parquet(Rows):
    """Parquet, of which pyarrow takes care."""

    name: ClassVar[str] = "parquet"
    title: ClassVar[str] = "the same rows as Parquet (extra townsfolk[data])"
    suffix: ClassVar[str] = ".parquet"

    def write(self, some: Sequence[UtteranceRow]) -> dict[str, bytes]:
        """Return the one file."""
        from simulation.export.parquet import parquet_bytes

        return {"": parquet_bytes(some)}

    def read(self, files: Files, where: str) -> list[UtteranceRow]:
        """Return the rows in the one file."""
        from simulation.export.parquet import parquet_rows

        _, content = only_file(files, self.name)
        return parquet_rows(content, where)
