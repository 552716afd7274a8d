"""Rows as Parquet: columns with types of their own, lists and structures as such. Needs pyarrow (townsfolk[data])."""

from __future__ import annotations

import io
import types
import typing
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from agents.errors import InputError
from simulation.export.jsonl import first_problem
from simulation.export.rows import EXPORT_SCHEMA, UtteranceRow, row_adapter, with_later_fields

Model = TypeVar("Model", bound=BaseModel)

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
    return _written(arrow, [asdict(row) for row in rows], arrow_schema(arrow))


def parquet_rows(content: bytes, where: str) -> list[UtteranceRow]:
    """Return the rows in a Parquet file of ours.

    Raises:
        InputError: If it is none; it says which row and field.
    """
    rows = []
    for number, values in enumerate(_read(content, where), start=1):
        try:
            rows.append(row_adapter().validate_python(with_later_fields(values)))
        except ValidationError as problem:
            raise InputError(f"{where}, row {number}: {first_problem(problem)}") from problem
    return rows


def arrow_schema(arrow: Any) -> Any:  # noqa: ANN401 - a module without types
    """Return the columns of a row with their types."""
    return arrow.schema(_columns(arrow, UtteranceRow), metadata={"townsfolk": EXPORT_SCHEMA})


def _columns(arrow: Any, kind: Any) -> list[Any]:  # noqa: ANN401 - types of two libraries
    """Return the fields of a dataclass or a model as columns."""
    hints = typing.get_type_hints(kind)
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else list(kind.model_fields)
    return [arrow.field(name, _arrow_type(arrow, hints[name])) for name in names]


def _arrow_type(arrow: Any, hint: Any) -> Any:  # noqa: ANN401 - types of two libraries
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return arrow.list_(_arrow_type(arrow, arguments[0]))
    if origin in (types.UnionType, typing.Union):
        return _arrow_type(arrow, next(one for one in arguments if one is not type(None)))
    if hint is int:
        return arrow.int64()
    if hint is str or origin is typing.Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return arrow.string()
    if is_dataclass(hint) or hasattr(hint, "model_fields"):
        return arrow.struct(_columns(arrow, hint))
    raise TypeError(f"no column type for {hint}")


def model_bytes(kind: type[BaseModel], some: Sequence[BaseModel]) -> bytes:
    """Return records of one kind as one Parquet file.

    Raises:
        InputError: If pyarrow is not installed.
    """
    arrow = pyarrow()
    return _written(arrow, [one.model_dump(mode="json") for one in some], arrow.schema(_columns(arrow, kind)))


def model_records(kind: type[Model], content: bytes, where: str) -> list[Model]:
    """Return the records of one kind in a Parquet file.

    Raises:
        InputError: If it is none, or they are of another kind; it says which row and field.
    """
    found = []
    for number, values in enumerate(_read(content, where), start=1):
        try:
            found.append(kind.model_validate(values))
        except ValidationError as problem:
            raise InputError(f"{where}, row {number}: {first_problem(problem)}") from problem
    return found


def _written(arrow: Any, values: list[dict[str, Any]], schema: Any) -> bytes:  # noqa: ANN401 - without types
    sink = io.BytesIO()
    arrow.parquet.write_table(arrow.Table.from_pylist(values, schema=schema), sink, compression="zstd")
    return sink.getvalue()


def _read(content: bytes, where: str) -> list[dict[str, Any]]:
    arrow = pyarrow()
    try:
        values: list[dict[str, Any]] = arrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    except (arrow.ArrowException, OSError) as problem:
        words = " ".join(str(problem).split())
        raise InputError(f"{where} is not a Parquet file: {words}") from problem
    return values
