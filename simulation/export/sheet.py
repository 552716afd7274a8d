"""CSV for spreadsheets and data frames: a row per utterance, as RFC 4180 has it, in UTF-8.

Lists stand in their cells as JSON. A spreadsheet takes a cell that begins with one of ``= + - @``, their full-width
forms, a tab or a line break for a formula or a command; such cells, and those that begin with an apostrophe, get an
apostrophe in front. `unguarded` takes it away again, so that nothing is lost.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, asdict, fields
from typing import Any, TextIO

from pydantic import ValidationError

from agents.errors import InputError
from simulation.export.jsonl import first_problem
from simulation.export.rows import UtteranceRow, row_adapter, with_later_fields

COLUMNS = tuple(one.name for one in fields(UtteranceRow))
GUARD = "'"
LONGEST_CELL = 50_000_000
"""What `csv` is told to read, in characters; its own limit is shorter than long talks."""
_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", GUARD)
_EARLIER = tuple(one.name for one in fields(UtteranceRow) if one.default is MISSING)
_LISTS = frozenset(
    {"participants", "addressees", "memories", "claims", "persona", "traits", "persona_used", "knowledge_used"}
)
_NUMBERS = frozenset({"seed", "session", "day", "tick", "turn", "reply_to", "gap"})


def guarded(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula.

    Example:
        >>> guarded("=1+1"), guarded("'tis"), guarded("hello")
        ("'=1+1", "''tis", 'hello')
    """
    return GUARD + text if text.startswith(_DANGEROUS) else text


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made `cell` of; one of others that begins with an apostrophe stays as it is.

    Example:
        >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("'tis")
        ('=1+1', "'tis", "'tis")
    """
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(_DANGEROUS) else cell


def write_csv(rows: Iterable[UtteranceRow], file: TextIO) -> int:
    """Write a line of column names and one row each, and return how many there were.

    `file` has to leave line ends as they are (``newline=""``).
    """
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the last one is the count
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return number


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a row holds
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(str(value))
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def rows_of_csv(lines: Iterable[str]) -> Iterator[UtteranceRow]:
    """Yield the rows in `lines`, as `write_csv` wrote them. Columns may stand in any order.

    Raises:
        InputError: If the columns are others or a row does not fit them; it says which one and why.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    try:
        columns = next(reader, None)
        if columns is None or sorted(columns) not in (sorted(COLUMNS), sorted(_EARLIER)):
            raise InputError(f"line 1: expected the columns {', '.join(COLUMNS)}")
        for cells in reader:
            if cells:
                yield _row(reader.line_num, columns, cells)
    except csv.Error as problem:
        raise InputError(f"line {reader.line_num}: {problem}") from problem


def _row(line: int, columns: list[str], cells: list[str]) -> UtteranceRow:
    try:
        values = {name: _value(name, cell) for name, cell in zip(columns, cells, strict=True)}
        return row_adapter().validate_python(with_later_fields(values))
    except ValidationError as problem:
        raise InputError(f"line {line}: {first_problem(problem)}") from problem
    except ValueError as problem:
        raise InputError(f"line {line}: {problem}") from problem


def _value(column: str, cell: str) -> Any:  # noqa: ANN401 - whatever a row holds
    if column in _LISTS:
        return json.loads(cell)
    if column in _NUMBERS:
        return int(cell) if cell else None
    return unguarded(cell)
