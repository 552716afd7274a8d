"""Reading YAML text into values that know their line, with everything refused that a scenario has no use for.

Built from the parser's events rather than with a loader, so that nothing is constructed, expanded or recursed into
before it is known to be harmless. Words mean what they look like: only ``true`` and ``false`` are booleans, so that
``no`` is a name, ``07:30`` a time and ``2026-02-13`` a date, all as text. Anchors, aliases and merge keys (``<<``)
may be used within the bounds below; tags may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

import yaml

from agents.errors import ScenarioError
from simulation.reading.yaml_faults import syntax_error

MAX_NODES = 300_000
"""Most values in a file once its aliases are written out."""

MAX_NESTING = 40
"""Deepest nesting of lists and mappings, aliases included."""

MAX_DIGITS = 19
"""Most digits of a whole number."""

SCENARIO_KEYS = "keys such as name, places and people"
"""What a scenario file begins with, in words."""

_MERGE = "<<"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z")
_WORDS: Mapping[str, bool | None] = {
    "": None, "~": None, "null": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Controls, lone surrogates, and marks that turn the direction of what follows them on a terminal."""

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Located:
    """A value of a file and where it stands.

    Args:
        value: A scalar, a tuple of located values, or a dictionary from keys to located values.
        line: The line it begins on, from 1; None when it does not come from a file.
        file: The file; None when the text did not come from one.
        key_lines: For a mapping, the line of each key.
        given: How it was given on the command line, such as ``--set seed=3``; empty for what stands in a file.
        size: How many values it holds, itself included, aliases written out.
        height: How many levels it has, itself included.
    """

    value: Scalar | tuple[Located, ...] | dict[str, Located]
    line: int | None = None
    file: Path | None = None
    key_lines: Mapping[str, int] = field(default_factory=dict)
    given: str = ""
    size: int = 1
    height: int = 1

    def child(self, key: str | int) -> Located | None:
        """Return what stands under `key`, None where there is nothing."""
        if isinstance(key, str):
            return self.keys.get(key)
        return self.items[key] if 0 <= key < len(self.items) else None

    @property
    def items(self) -> tuple[Located, ...]:
        """What a list holds; empty for what is not a list."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def keys(self) -> dict[str, Located]:
        """What a mapping holds; empty for what is not a mapping."""
        return self.value if isinstance(self.value, dict) else {}

    def at(self, path: Iterable[str | int]) -> Located | None:
        """Return what stands at `path`, None where there is nothing."""
        node: Located | None = self
        for key in path:
            node = node.child(key) if node is not None else None
        return node

    def plain(self) -> object:
        """Return the value without its places: dictionaries, tuples and scalars."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(child.plain() for child in self.value)
        return self.value


def read_yaml(text: str, file: Path | None = None, *, expected: str = SCENARIO_KEYS) -> Located:
    """Return the one document in `text`; `expected` is what ought to be in it, for the error where nothing is.

    Raises:
        ScenarioError: If it is not YAML, is empty or several documents, or holds what is refused here: tags,
            a key twice, a key that is not text, numbers without end or bound, control characters, or more
            values or deeper nesting than `MAX_NODES` and `MAX_NESTING`.
    """
    _refuse_unprintable(text, file)
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise syntax_error(error, file, last_line=text.rstrip().count("\n") + 1) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ScenarioError(f"this is not YAML: {_first_line(error)}", file=file, line=1) from None
    if builder.root is None or builder.root.value is None:
        raise ScenarioError("there is nothing in it", file=file, line=1, expected=expected)
    return builder.root


def read_value(text: str) -> Located:
    """Return the value of a ``key=value`` override: a YAML list, mapping or quoted text, else a plain word.

    Raises:
        ScenarioError: If it begins like a list, a mapping or a quotation and is not one, or is refused as in a file.
    """
    text = text.strip()
    if text[:1] in ("[", "{", '"', "'"):
        return read_yaml(text)
    _refuse_unprintable(text, None)
    return Located(_plain_word(text, None, None))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _refuse_unprintable(text: str, file: Path | None) -> None:
    found = UNPRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise ScenarioError(
            f"the character U+{ord(found.group()):04X} cannot be printed", file=file, line=line, expected="plain text"
        )


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still being read."""

    line: int
    anchor: str | None
    items: list[Located] | dict[str, Located]
    key_lines: dict[str, int] = field(default_factory=dict)
    merged: list[Located] = field(default_factory=list)
    key: str | None = None
    is_merge: bool = False
    size: int = 1
    height: int = 1


class _Builder:
    def __init__(self, file: Path | None) -> None:
        self.root: Located | None = None
        self._file = file
        self._stack: list[_Frame] = []
        self._anchors: dict[str, Located | None] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the parser's next event."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._error("a second document begins here", line, "one document, so no second '---'")

    def _error(self, problem: str, line: int, expected: str = "") -> ScenarioError:
        return ScenarioError(problem, file=self._file, line=line, expected=expected)

    def _refuse_tag(self, tag: str | None, line: int) -> None:
        if tag is not None:
            raise self._error(f"the tag {_short(tag)} is not allowed", line, "a plain value, without a word after '!'")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._refuse_tag(event.tag, line)
        value = self._scalar_value(event, line)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.items, dict) and frame.key is None:
            self._key(frame, value, event.style is None or event.style == "", line)
            return
        self._add(Located(value, line, self._file), line, event.anchor)

    def _scalar_value(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        text = str(event.value)
        if event.style in (None, ""):
            return _plain_word(text, self._file, line)
        if UNPRINTABLE.search(text):
            raise self._error("a text holds a character that cannot be printed", line, "plain text")
        return text.rstrip("\n") if event.style in ("|", ">") else text

    def _key(self, frame: _Frame, value: Scalar, is_plain: bool, line: int) -> None:
        if not isinstance(value, str):
            shown = "an empty key" if value is None else f"the key {_short(str(value).lower())}"
            raise self._error(f"{shown} is not text", line, "a word as key; put it in quotes if it is meant")
        if is_plain and value == _MERGE:
            frame.is_merge = True
        elif value in frame.key_lines:
            first = frame.key_lines[value]
            raise self._error(f"the key {_short(value)} stands twice", line, f"it once; it is on line {first} already")
        else:
            frame.key_lines[value] = line
        frame.key = value
        frame.size += 1

    def _alias(self, anchor: str, line: int) -> None:
        if anchor not in self._anchors:
            raise self._error(f"*{anchor} refers to nothing", line, f"an anchor &{anchor} before it")
        target = self._anchors[anchor]
        if target is None:
            raise self._error(f"*{anchor} refers to what it is a part of", line, "an anchor that ends before it")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.items, dict) and frame.key is None:
            raise self._error(f"the alias *{anchor} is used as a key", line, "a word as key")
        self._add(target, line, None)

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        self._refuse_tag(event.tag, line)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.items, dict) and frame.key is None:
            raise self._error("a list or mapping is used as a key", line, "a word as key")
        if len(self._stack) >= MAX_NESTING:
            raise self._error("lists and mappings are nested too deeply", line, f"at most {MAX_NESTING} levels")
        if event.anchor:
            self._anchors[event.anchor] = None
        items: list[Located] | dict[str, Located] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Frame(line, event.anchor, items))

    def _close(self) -> None:
        frame = self._stack.pop()
        items = frame.items
        value = tuple(items) if isinstance(items, list) else _merged(items, frame)
        node = Located(value, frame.line, self._file, frame.key_lines, "", frame.size, frame.height)
        self._add(node, frame.line, frame.anchor)

    def _add(self, node: Located, line: int, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        frame.size += node.size
        frame.height = max(frame.height, node.height + 1)
        if sum(open_.size for open_ in self._stack) > MAX_NODES:
            raise self._error("there are too many values", line, f"at most {MAX_NODES:,}, aliases written out")
        if len(self._stack) + node.height > MAX_NESTING + 1:
            raise self._error("lists and mappings are nested too deeply", line, f"at most {MAX_NESTING} levels")
        if isinstance(frame.items, list):
            frame.items.append(node)
        elif frame.is_merge:
            frame.merged += self._merge_sources(node, line)
            frame.key, frame.is_merge = None, False
        elif frame.key is not None:
            frame.items[frame.key] = node
            frame.key = None

    def _merge_sources(self, node: Located, line: int) -> list[Located]:
        sources = list(node.value) if isinstance(node.value, tuple) else [node]
        if not all(isinstance(source.value, dict) for source in sources):
            raise self._error("'<<' merges something that is not a mapping", line, "an alias of a mapping, or a list")
        return sources


def _merged(own: dict[str, Located], frame: _Frame) -> dict[str, Located]:
    """Return the keys of a mapping with those that it merges from others and does not have."""
    for source in frame.merged:
        for key, child in source.keys.items():
            if key not in own:
                own[key] = child
                frame.key_lines[key] = source.key_lines[key]
    return own


def _plain_word(text: str, file: Path | None, line: int | None) -> Scalar:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        if len(text.lstrip("+-")) > MAX_DIGITS:
            raise ScenarioError(
                f"the number {_short(text)} is too long", file=file, line=line, expected=f"at most {MAX_DIGITS} digits"
            )
        return int(text)
    if _NOT_FINITE.match(text) or (_FLOAT.match(text) and not isfinite(float(text))):
        raise ScenarioError(
            f"{_short(text)} is no number one can count with", file=file, line=line, expected="a number"
        )
    return float(text) if _FLOAT.match(text) else text


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["it cannot be read"])[0][:120]


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
