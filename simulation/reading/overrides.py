"""Changes from the command line: ``key=value`` laid over what a scenario file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.errors import ScenarioError
from simulation.reading.expectations import schema_at
from simulation.reading.json_reading import read_json
from simulation.reading.problems import KeyPath, listed, nearest, shortened, shown
from simulation.reading.yaml_reading import Located, read_value


@dataclass(frozen=True, slots=True)
class Override:
    """One change: the words of its key, its value, and how it was given."""

    keys: tuple[str, ...]
    value: Located
    given: str


def read_override(text: str) -> Override:
    """Return the change that ``--set TEXT`` asks for.

    Raises:
        ScenarioError: If it is not ``key=value``, or the value cannot be read.
    """
    key, equals, value = text.partition("=")
    given = f"--set {shortened(text, 60)}"
    keys = tuple(part.strip() for part in key.split("."))
    if not equals or not all(keys):
        raise ScenarioError(f"{given!r} is not a change", expected="key=value, such as conduct.sociability=0.5")
    try:
        read = read_value(value)
    except ScenarioError as error:
        raise ScenarioError(f"{given}: {error.problem}", expected=error.expected) from None
    return Override(keys, _marked(read, given), given)


def direct(key: str, value: str | int, option: str) -> Override:
    """Return the change of `key` to `value` that a command-line option of its own asks for."""
    given = f"{option} {value}"
    return Override(tuple(key.split(".")), Located(value, given=given), given)


def from_json(key: str, value: str) -> Override:
    """Return the change of `key` to a value given as JSON text.

    Raises:
        ScenarioError: If the text is not JSON.
    """
    given = f"{key}={shortened(value, 60)}"
    return Override(tuple(key.split(".")), _marked(read_json(value), given), given)


def applied(tree: Located, overrides: Sequence[Override]) -> Located:
    """Return `tree` with `overrides` laid over it, in order; the input is not changed.

    Raises:
        ScenarioError: If one names an item that is not there or goes into what has no parts.
    """
    for override in overrides:
        tree = _laid(tree, override, 0, ())
    return tree


def _laid(node: Located, override: Override, at: int, path: KeyPath) -> Located:
    if at == len(override.keys):
        return override.value
    key = override.keys[at]
    if isinstance(node.value, tuple):
        number = _number_of(node, key, override, path)
        child = _laid(node.value[number], override, at + 1, (*path, number))
        return replace(node, value=(*node.value[:number], child, *node.value[number + 1 :]))
    if not isinstance(node.value, dict):
        raise ScenarioError(f"{override.given}: {'.'.join(map(str, path))} is {shown(node.value)} and has no {key!r}")
    child = node.value.get(key) or _missing(override, at, path)
    laid = _without_rival(path, key, {**node.value, key: _laid(child, override, at + 1, (*path, key))})
    return replace(node, value=laid)


def _missing(override: Override, at: int, path: KeyPath) -> Located:
    """Return what stands for a key that the file leaves out: nothing yet, or an empty list where lists belong."""
    if at + 1 == len(override.keys):
        return override.value
    is_list = schema_at((*path, override.keys[at]), Located({})).get("type") == "array"
    return Located(() if is_list else {}, given=override.given)


def _without_rival(path: KeyPath, key: str, laid: dict[str, Located]) -> dict[str, Located]:
    """Return a clock without its other end: who sets `days` means that instead of `end`, and the other way."""
    rival = {"days": "end", "end": "days"}.get(key)
    return {name: child for name, child in laid.items() if name != rival} if path == ("clock",) and rival else laid


def _number_of(node: Located, key: str, override: Override, path: KeyPath) -> int:
    """Return which item of a list `key` names: by its id, else by its number from 0."""
    ids = [_id_of(item) for item in node.items]
    if key in ids:
        return ids.index(key)
    if key.isascii() and key.isdigit() and len(key) < 9 and int(key) < len(ids):
        return int(key)
    name = ".".join(map(str, path))
    known = [word for word in ids if word]
    expected = nearest(key, known) or listed([str(number) for number in range(len(ids))])
    raise ScenarioError(f"{override.given}: {name} has no {key!r}", expected=expected or f"an empty {name} left alone")


def _id_of(item: Located) -> str:
    found = item.child("id")
    return found.value if found is not None and isinstance(found.value, str) else ""


def _marked(node: Located, given: str) -> Located:
    value = node.value
    if isinstance(value, dict):
        value = {key: _marked(child, given) for key, child in value.items()}
    elif isinstance(value, tuple):
        value = tuple(_marked(child, given) for child in value)
    return Located(value, given=given)
