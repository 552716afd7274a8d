"""Rows as Parquet: columns with types of their own, lists and structures as such. Needs pyarrow (townsfolk[data])."""

from __future__ import annotations

import io
import types
import typing
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from agents.errors import InputError
from simulation.export.jsonl import first_problem
from simulation.export.rows import EXPORT_SCHEMA, UtteranceRow, row_adapter, with_later_fields

_EXTRA = "pip install 'townsfolk[data]'"


def pyarrow() -> Any:  # noqa: ANN401 - a module without types
    """Return pyarrow, with its part for Parquet.

    Raises:
        InputError: If it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as problem:
        raise InputError(f"Parquet needs pyarrow: {_EXTRA}") from problem
    return pyarrow


def parquet_bytes(rows: Sequence[UtteranceRow]) -> bytes:
    """Return the rows as one Parquet file; equal rows give equal bytes with one version of pyarrow.

    Raises:
        InputError: If pyarrow is not installed.
    """
    arrow = pyarrow()
    table = arrow.Table.from_pylist([asdict(row) for row in rows], schema=arrow_schema(arrow))
    sink = io.BytesIO()
    arrow.parquet.write_table(table, sink, compression="zstd", store_schema=True)
    return sink.getvalue()


def parquet_rows(content: bytes, where: str) -> list[UtteranceRow]:
    """Return the rows in a Parquet file of ours.

    Raises:
        InputError: If it is none; it says which row and field.
    """
    arrow = pyarrow()
    try:
        read = arrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    except (arrow.ArrowInvalid, arrow.ArrowNotImplementedError, OSError) as problem:
        raise InputError(f"{where} is not a Parquet file: {problem}") from problem
    rows = []
    for number, values in enumerate(read, start=1):
        try:
            rows.append(row_adapter().validate_python(with_later_fields(values)))
        except ValidationError as problem:
            raise InputError(f"{where}, row {number}: {first_problem(problem)}") from problem
    return rows


def arrow_schema(arrow: Any) -> Any:  # noqa: ANN401 - a module without types
    """Return the columns of a row with their types."""
    hints = typing.get_type_hints(UtteranceRow)
    columns = [arrow.field(one.name, _arrow_type(arrow, hints[one.name])) for one in fields(UtteranceRow)]
    return arrow.schema(columns, metadata={"townsfolk": EXPORT_SCHEMA})


def _arrow_type(arrow: Any, hint: Any) -> Any:  # noqa: ANN401 - types of two libraries
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return arrow.list_(_arrow_type(arrow, arguments[0]))
    if origin in (types.UnionType, typing.Union):
        return _arrow_type(arrow, next(one for one in arguments if one is not type(None)))
    if is_dataclass(hint):
        inner = typing.get_type_hints(hint)
        return arrow.struct([arrow.field(one.name, _arrow_type(arrow, inner[one.name])) for one in fields(hint)])
    if hint is int:
        return arrow.int64()
    if hint is str or origin is typing.Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return arrow.string()
    raise TypeError(f"no column type for {hint}")
