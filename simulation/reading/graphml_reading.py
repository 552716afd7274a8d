"""Edges out of GraphML, each with its line: parsed as a stream, with definitions of its own refused unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from agents.errors import ScenarioError
from simulation.reading.problems import shown

EXPECTED = "GraphML, so a root named graphml with edges in it"


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a graph: the ids at its ends, what is known of it by name, and the line it begins on."""

    source: str
    target: str
    data: dict[str, str]
    line: int


def graphml_edges(text: str, path: Path) -> list[Edge]:
    """Return the edges in `text`, in order.

    Raises:
        ScenarioError: If it is not XML, not GraphML, or brings definitions of its own.
    """
    reader = _Reader(path)
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        problem = f"this is not XML: {expat.ErrorString(error.code)}"
        raise ScenarioError(problem, file=path, line=error.lineno, expected="GraphML") from None
    except (UnicodeEncodeError, ValueError) as error:
        raise ScenarioError(f"this is not XML: {error}", file=path, expected="GraphML") from None
    return reader.edges()


@dataclass(slots=True)
class _Open:
    """An edge that is still being read: its data by the ids of keys, which may be named further down."""

    source: str
    target: str
    line: int
    data: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, path: Path) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._definitions
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._path = path
        self._depth = 0
        self._names: dict[str, str] = {}
        self._edges: list[_Open] = []
        self._edge: _Open | None = None
        self._key: str | None = None

    def edges(self) -> list[Edge]:
        """Return what was read, the data under the names of their keys."""
        return [
            Edge(
                one.source,
                one.target,
                {self._names[key]: text.strip() for key, text in one.data.items() if key in self._names},
                one.line,
            )
            for one in self._edges
        ]

    def _definitions(self, *_: object) -> None:
        raise ScenarioError(
            "this GraphML brings definitions of its own",
            file=self._path,
            line=self.parser.CurrentLineNumber,
            expected="no DOCTYPE or ENTITY",
        )

    def _start(self, name: str, given: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if self._depth == 0 and tag != "graphml":
            line = self.parser.CurrentLineNumber
            raise ScenarioError(f"this is XML of {shown(tag)}", file=self._path, line=line, expected=EXPECTED)
        self._depth += 1
        if tag == "key":
            self._names[given.get("id", "")] = given.get("attr.name", "")
        elif tag == "edge":
            self._edge = _Open(given.get("source", ""), given.get("target", ""), self.parser.CurrentLineNumber)
            self._edges.append(self._edge)
        elif tag == "data" and self._edge is not None:
            self._key = given.get("key", "")

    def _end(self, name: str) -> None:
        self._depth -= 1
        tag = name.rpartition(":")[2]
        if tag == "edge":
            self._edge = None
        elif tag == "data":
            self._key = None

    def _characters(self, text: str) -> None:
        if self._edge is not None and self._key is not None:
            self._edge.data[self._key] = self._edge.data.get(self._key, "") + text
