"""JSON lines: an object per utterance, keys in alphabetical order. Byte-equal for equal runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import TextIO

from pydantic import ValidationError

from agents.errors import InputError
from simulation.dialogues.reading import json_line
from simulation.export.rows import EARLIER_SCHEMA, UtteranceRow, row_adapter, with_later_fields


def write_jsonl(rows: Iterable[UtteranceRow], file: TextIO) -> int:
    """Write one line per row and return how many there were."""
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the last one is the count
        file.write(json_line(asdict(row), sort_keys=True))
        file.write("\n")
    return number


def rows_of_jsonl(lines: Iterable[str]) -> Iterator[UtteranceRow]:
    """Yield the rows in `lines`, as `write_jsonl` wrote them.

    Raises:
        InputError: If a line is not such a row; it says which one and why.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _row(line)
            except ValidationError as problem:
                raise InputError(f"line {number}: {first_problem(problem)}") from problem


def _row(line: str) -> UtteranceRow:
    if f'"{EARLIER_SCHEMA}"' in line:
        with suppress(ValueError, AttributeError):
            return row_adapter().validate_json(json.dumps(with_later_fields(json.loads(line))))
    return row_adapter().validate_json(line)


def first_problem(problem: ValidationError) -> str:
    """Return in words the first thing that was wrong with a row."""
    first = problem.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
