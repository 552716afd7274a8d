"""Ties out of a file: GraphML, an edge list or CSV, read as something that may come from anybody."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from agents.errors import ScenarioError
from simulation.reading.problems import nearest, shown
from simulation.reading.yaml_reading import Located

MAX_TIES_IN_A_FILE = 500_000
ENDINGS = (".graphml", ".csv", ".edges", ".txt")
_ENDS = {"source": "source", "from": "source", "target": "target", "to": "target"}
_NUMBERS = ("closeness", "familiarity")
_COLUMNS = ("source", "target", "kind", *_NUMBERS)
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY", "<!doctype", "<!entity")


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
            raise ScenarioError(
                f"this line has {len(words)} words", file=path, line=number, expected="two ids of people"
            )
        yield _tie(words[0], words[1], {}, path, number)


def _csv(text: str, path: Path) -> Iterator[Located]:
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = [_ENDS.get(cell.strip().lower(), cell.strip().lower()) for cell in next(reader, [])]
        _check_header(header, path)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                problem = f"this line has {len(row)} cells"
                raise ScenarioError(problem, file=path, line=reader.line_num, expected=f"{len(header)}, as the header")
            cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
            yield _tie(cells.pop("source"), cells.pop("target"), cells, path, reader.line_num)
    except csv.Error as error:
        raise ScenarioError(f"this is not CSV: {error}", file=path, line=reader.line_num) from None


def _check_header(header: list[str], path: Path) -> None:
    for column in ("source", "target"):
        if header.count(column) != 1:
            raise ScenarioError(f"there is no one column {column!r}", file=path, line=1, expected=", ".join(_COLUMNS))
    for column in header:
        if column not in _COLUMNS:
            raise ScenarioError(
                f"unknown column {shown(column)}", file=path, line=1, expected=nearest(column, _COLUMNS)
            )


def _graphml(text: str, path: Path) -> Iterator[Located]:
    if any(word in text for word in _FORBIDDEN):
        raise ScenarioError("this GraphML brings definitions of its own", file=path, expected="no DOCTYPE or ENTITY")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - no definitions, and its size is bounded
    except (ElementTree.ParseError, ValueError) as error:
        raise ScenarioError(f"this is not XML: {error}", file=path, expected="GraphML") from None
    names = {key.get("id", ""): key.get("attr.name", "") for key in _tagged(root, "key")}
    for edge in _tagged(root, "edge"):
        cells = {names.get(data.get("key", ""), ""): (data.text or "").strip() for data in _tagged(edge, "data")}
        known = {name: value for name, value in cells.items() if name in _COLUMNS}
        yield _tie(edge.get("source", ""), edge.get("target", ""), known, path, None)


def _tagged(node: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    return (one for one in node.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == tag)


def _tie(one: str, other: str, cells: dict[str, str], path: Path, line: int | None) -> Located:
    def located(value: str | float) -> Located:
        return Located(value, line, path)

    between = Located((located(one), located(other)), line, path)
    more: dict[str, Located] = {}
    for name, cell in cells.items():
        if cell:
            more[name] = located(_number(cell, name, path, line) if name in _NUMBERS else cell)
    return Located({"between": between, **more}, line, path)


def _number(cell: str, name: str, path: Path, line: int | None) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ScenarioError(f"{name} cannot be {shown(cell)}", file=path, line=line, expected="a number") from None
