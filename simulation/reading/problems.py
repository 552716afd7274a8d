"""What is wrong with a scenario, where it stands, and the words an error is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from agents.errors import ScenarioError
from simulation.reading.yaml_reading import Located

KeyPath = tuple[str | int, ...]

_SHOWN = 40
_LISTED = 12
_SIMILAR = 0.6


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place of the file.

    Args:
        text: What is wrong, in one sentence without its place.
        path: The keys and numbers that lead there.
        expected: What would have been right.
    """

    text: str
    path: KeyPath
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a problem; `path` is dotted and begins anew in a persona file."""

    file: Path | None
    line: int | None
    path: str
    given: str


def raise_first(problems: Sequence[Problem], tree: Located) -> None:
    """Raise the first of `problems` by file and line; nothing happens where there are none.

    What the command line gave comes first, then the scenario's own file, then its persona files.

    Raises:
        ScenarioError: Of the first, saying how many more there are.
    """
    if not problems:
        return
    first = min(problems, key=lambda problem: _order(tree, problem.path))
    where = locate(tree, first.path)
    raise ScenarioError(
        f"{where.given}: {first.text}" if where.given else first.text,
        file=where.file,
        line=where.line,
        expected=first.expected,
        where=where.path,
        more=len(problems) - 1,
    )


def _order(tree: Located, path: KeyPath) -> tuple[bool, str, int]:
    place = _place(tree, path)
    return place.file != tree.file and not place.given, str(place.file), place.line or 0


def locate(tree: Located, path: KeyPath) -> Where:
    """Return the place of what stands at `path`, or of the nearest around it that the file has."""
    place = _place(tree, path)
    steps = list(path)
    if len(steps) > 1 and isinstance(steps[1], int) and place.file != tree.file and not place.given:
        steps[:2] = [_number_in_file(tree, str(steps[0]), steps[1])]
    return replace(place, path=".".join(str(step) for step in steps))


def _place(tree: Located, path: KeyPath) -> Where:
    node, line, given = tree, tree.line, tree.given
    for key in path:
        child = node.child(key)
        if child is None:
            break
        line = node.key_lines.get(key, child.line) if isinstance(key, str) else child.line
        given = child.given or given
        node = child
    return Where(None if given else node.file, None if given else line, "", given)


def _number_in_file(tree: Located, key: str, number: int) -> int:
    """Return which item of its own persona file item `number` of the list under `key` is."""
    items = tree.keys[key].items
    return sum(item.file == items[number].file for item in items[:number])


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the valid words nearest to `word`, quoted, or else a list of what is valid; for `expected`."""
    import difflib

    known = sorted(set(words))
    close = difflib.get_close_matches(word.lower()[:100], known, n=2, cutoff=_SIMILAR)
    return " or ".join(repr(found) for found in close) if close else listed(known)


def listed(words: Sequence[str]) -> str:
    """Return `words` as an enumeration, shortened where there are many."""
    if len(words) < 2:
        return "".join(words)
    more = f", ... ({len(words)} in all)" if len(words) > _LISTED else ""
    return f"one of {', '.join(words[:_LISTED])}{more}"


def shown(value: object) -> str:
    """Return `value` as an error quotes it: short, on one line, text told from numbers.

    Example:
        >>> shown("3"), shown(3), shown(True), shown(None), shown(())
        ("'3'", '3', 'true', 'empty', 'a list of 0')
    """
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(shortened(value, _SHOWN))
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence):
        return f"a list of {len(value)}"
    return str(value)


def shortened(text: str, length: int) -> str:
    """Return `text`, cut to `length` characters with dots where it is longer."""
    return text if len(text) <= length else text[: length - 3] + "..."


def named(path: KeyPath) -> str:
    """Return what `path` ends with, as a sentence names it.

    Example:
        >>> named(("people", 0, "name")), named(("people", 0))
        ("'name'", "item 0 of 'people'")
    """
    if not path:
        return "the whole"
    last = path[-1]
    if isinstance(last, str):
        return repr(shortened(last, _SHOWN))
    return f"item {last} of {path[-2]!r}" if len(path) > 1 else f"item {last}"
