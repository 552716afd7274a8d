"""Ties out of a file: GraphML, an edge list or CSV, read as something that may come from anybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from agents.errors import ScenarioError
from simulation.reading.graphml_reading import graphml_edges
from simulation.reading.problems import nearest, shown
from simulation.reading.yaml_reading import Located

MAX_TIES_IN_A_FILE = 500_000
ENDINGS = (".graphml", ".csv", ".edges", ".txt")
_ENDS = {"source": "source", "from": "source", "target": "target", "to": "target"}
_NUMBERS = ("closeness", "familiarity")
_COLUMNS = ("source", "target", "kind", *_NUMBERS)
_SEPARATORS = {";": "semicolons", "\t": "tabs"}


def ties_of(text: str, path: Path) -> tuple[Located, ...]:
    """Return the ties in `text`, each as a scenario file would write it, with the line it stands on.

    GraphML: the ids of its nodes are the ids of people; `kind`, `closeness` and `familiarity` of an edge are read
    where they are there. CSV: a header with source and target, and perhaps those three. Edge list: two ids a line.

    Raises:
        ScenarioError: If the file is of another kind, cannot be read as what it says it is, or holds too many ties.
    """
    readers = {".graphml": _graphml, ".csv": _csv, ".edges": _edges, ".txt": _edges}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ScenarioError(
            f"{shown(path.name)} is no file of ties", file=path, expected=f"one of {', '.join(ENDINGS)}"
        )
    ties: list[Located] = []
    for tie in reader(text, path):
        ties.append(tie)
        if len(ties) > MAX_TIES_IN_A_FILE:
            raise ScenarioError("there are too many ties", file=path, expected=f"at most {MAX_TIES_IN_A_FILE:,}")
    return tuple(ties)


def _edges(text: str, path: Path) -> Iterator[Located]:
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2:
            count = f"{len(words)} word" + ("s" if len(words) != 1 else "")
            expected = "two ids of people with a space between; a .csv file has columns for more"
            raise ScenarioError(f"this line has {count}", file=path, line=number, expected=expected)
        yield _tie(words[0], words[1], {}, path, number)


def _csv(text: str, path: Path) -> Iterator[Located]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [_ENDS.get(cell.strip().lower(), cell.strip().lower()) for cell in next(reader, [])]
        _check_header(header, path)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                problem = f"this line has {len(row)} cell" + ("s" if len(row) != 1 else "")
                raise ScenarioError(problem, file=path, line=reader.line_num, expected=f"{len(header)}, as the header")
            cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
            yield _tie(cells.pop("source"), cells.pop("target"), cells, path, reader.line_num)
    except csv.Error as error:
        raise ScenarioError(f"this is not CSV: {error}", file=path, line=reader.line_num) from None


def _check_header(header: list[str], path: Path) -> None:
    first = f"a first line with source and target, and perhaps {', '.join(_COLUMNS[2:])}"
    separator = next((name for mark, name in _SEPARATORS.items() if len(header) == 1 and mark in header[0]), None)
    if separator is not None:
        raise ScenarioError(f"{separator} stand between the cells", file=path, line=1, expected="commas")
    for column in ("source", "target"):
        if column not in header:
            raise ScenarioError(f"there is no column {column!r}", file=path, line=1, expected=first)
    for at, column in enumerate(header):
        if column not in _COLUMNS:
            raise ScenarioError(
                f"unknown column {shown(column)}", file=path, line=1, expected=nearest(column, _COLUMNS)
            )
        if column in header[:at]:
            raise ScenarioError(f"the column {column!r} stands twice", file=path, line=1, expected="it once")


def _graphml(text: str, path: Path) -> Iterator[Located]:
    for edge in graphml_edges(text, path):
        known = {name: value for name, value in edge.data.items() if name in _COLUMNS}
        yield _tie(edge.source, edge.target, known, path, edge.line)


def _tie(one: str, other: str, cells: dict[str, str], path: Path, line: int) -> Located:
    def located(value: str | float) -> Located:
        return Located(value, line, path)

    between = Located((located(one), located(other)), line, path)
    more: dict[str, Located] = {}
    for name, cell in cells.items():
        if cell:
            more[name] = located(_number(cell, name, path, line) if name in _NUMBERS else cell)
    return Located({"between": between, **more}, line, path)


def _number(cell: str, name: str, path: Path, line: int) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ScenarioError(f"{name} cannot be {shown(cell)}", file=path, line=line, expected="a number") from None
