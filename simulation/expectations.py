"""What a scenario file may say at each of its places, in words: the sentences of every error about its shape.

The JSON Schema is walked along with the file, so that a new key in the models needs no new sentence here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agents.errors import ScenarioError
from simulation.ids import slug
from simulation.scenario import SCHEMA_VERSION, ScenarioFile
from simulation.yaml_reading import Located

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]

_SHOWN = 40
_LISTED = 12

_PATTERNS = (
    (r"([01]\d|2[0-3]):[0-5]\d$", r"T([01]", "a time of day such as 07:30, with two digits each"),
    (r"\d{4}-\d{2}-\d{2}", "\0", "a date such as 2026-02-13, or with a time, 2026-02-13T09:30"),
    (r"^[a-z0-9]", "\0", "an id of lower-case letters, digits, '-' and '_', at most 64 long"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place of the file.

    Args:
        text: What is wrong, in one sentence without its place.
        path: The keys and numbers that lead there.
        expected: What would have been right.
        at_key: True where the key itself is wrong, not what stands under it.
    """

    text: str
    path: Path
    expected: str = ""
    at_key: bool = False


@cache
def file_schema() -> Schema:
    """Return the JSON Schema of `ScenarioFile` as pydantic makes it."""
    return ScenarioFile.model_json_schema(by_alias=True)


def shape_problems(error: ValidationError, tree: Located) -> list[Problem]:
    """Return what pydantic found, in our words; the schema's version first, since all else follows from it."""
    problems = [_problem(details, tree) for details in error.errors(include_url=False, include_context=False)]
    version = [problem for problem in problems if problem.path == ("schema",)]
    return version or list(dict.fromkeys(problems))


def raise_first(problems: Sequence[Problem], tree: Located) -> None:
    """Raise the first of `problems` by file and line; nothing happens where there are none.

    Raises:
        ScenarioError: Of the first, saying how many more there are.
    """
    if not problems:
        return
    placed = [(locate(tree, problem), problem) for problem in problems]
    main = tree.file
    where, first = min(placed, key=lambda item: (item[0].file != main, str(item[0].file), item[0].line or 0))
    given = f"{where.given}: " if where.given else ""
    raise ScenarioError(
        given + first.text,
        file=where.file,
        line=where.line,
        expected=first.expected,
        where=where.path,
        more=len(problems) - 1,
    )


@dataclass(frozen=True, slots=True)
class Where:
    """Where in which file a problem stands; `path` is dotted and begins anew in a persona file."""

    file: Any
    line: int | None
    path: str
    given: str


def locate(tree: Located, problem: Problem) -> Where:
    """Return the place of `problem`: its own, or the nearest around it that the file has."""
    node, line, steps, given = tree, tree.line, [], tree.given
    for at, key in enumerate(problem.path):
        child = node.child(key)
        if child is None:
            steps += [str(rest) for rest in problem.path[at:]]
            break
        line = node.key_lines.get(key, child.line) if isinstance(key, str) else child.line
        if child.file != node.file and child.line is not None and isinstance(node.value, tuple):
            steps = []
            key = [item for item in node.value if item.file == child.file].index(child)
        steps.append(str(key))
        given = child.given or given
        node = child
    return Where(node.file, None if given else line, ".".join(steps), given)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return "did you mean ..." with the valid words nearest to `word`, or a list of them; for `expected`."""
    known = sorted(set(words))
    close = difflib.get_close_matches(word.lower()[:100], known, n=2, cutoff=0.6)
    if close:
        return " or ".join(repr(found) for found in close)
    return listed(known)


def listed(words: Sequence[str]) -> str:
    """Return `words` as an enumeration, shortened where there are many."""
    if not words:
        return ""
    shown = ", ".join(words[:_LISTED])
    more = f", ... ({len(words)} in all)" if len(words) > _LISTED else ""
    return (f"one of {shown}{more}") if len(words) > 1 else shown


def shown(value: object) -> str:
    """Return `value` as an error quotes it: short, on one line, text told from numbers."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[: _SHOWN - 3] + "...")
    if isinstance(value, Mapping):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, Sequence):
        return "a list" if value else "an empty list"
    return str(value)


def _problem(details: ErrorDetails, tree: Located) -> Problem:
    path = _file_path(details["loc"], tree)
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, tree)
    if kind == "missing" and isinstance(path[-1], str):
        schema = schema_at(path, tree)
        return Problem(f"the key {path[-1]!r} is missing", path, describe(schema) if schema else "")
    if kind == "missing":
        path = path[:-1]
    if kind.startswith("union_tag") and kind.endswith("not_found"):
        return Problem("the key 'kind' is missing", (*path, "kind"), listed(_kinds(path, tree)))
    if kind.startswith("union_tag"):
        path = (*path, "kind")
        return Problem(_cannot_be(path, tree), path, listed(_kinds(path[:-1], tree)))
    if path == ("schema",):
        return Problem(f"schema {_value(path, tree)} is not read by this version", path, f"schema: {SCHEMA_VERSION}")
    schema = schema_at(path, tree)
    expected = describe(schema) if schema else ""
    return Problem(_cannot_be(path, tree), path, _with_example(expected, path, tree))


def _value(path: Path, tree: Located) -> str:
    node: Located | None = tree
    for key in path:
        node = node.child(key) if node is not None else None
    return shown(node.plain()) if node is not None else "missing"


def _cannot_be(path: Path, tree: Located) -> str:
    value = _value(path, tree)
    if not path:
        return f"the whole cannot be {value}"
    last = path[-1]
    name = repr(last) if isinstance(last, str) else f"item {last + 1} of {path[-2] if len(path) > 1 else 'the list'!r}"
    return f"{name} cannot be {value}"


def _with_example(expected: str, path: Path, tree: Located) -> str:
    node: Located | None = tree
    for key in path:
        node = node.child(key) if node is not None else None
    if expected.startswith("an id") and node is not None and isinstance(node.value, str) and slug(node.value):
        return f"{expected}, such as {slug(node.value)!r}"
    return expected


def _unknown_key(path: Path, tree: Located) -> Problem:
    schema = schema_at(path[:-1], tree) or {}
    key = str(path[-1])
    return Problem(f"unknown key {shown(key)}", path, nearest(key, schema.get("properties", ())), at_key=True)


def _file_path(loc: Sequence[str | int], tree: Located) -> Path:
    """Return pydantic's location as a path of the file: without the names of the alternatives it tried."""
    path: list[str | int] = []
    node: Located | None = tree
    for at, key in enumerate(loc):
        if at == 1 and loc[0] == "protocol" and key in _PROTOCOL_TAGS:
            continue
        if len(path) == 3 and path[:2] == ["protocol", "options"]:
            break
        path.append(key)
        node = node.child(key) if node is not None else None
    return tuple(path)


_PROTOCOL_TAGS = ("town", "daily_meetings", "plugin")


def schema_at(path: Path, tree: Located) -> Schema | None:
    """Return the JSON Schema of what may stand at `path`, None where nothing may; the file decides between kinds."""
    schema: Schema | None = file_schema()
    node: Located | None = tree
    for key in path:
        if schema is None:
            return None
        schema = _step(_chosen(schema, node, key), key)
        node = node.child(key) if node is not None else None
    return _chosen(schema, node, "") if schema is not None else None


def _step(schema: Schema, key: str | int) -> Schema | None:
    if isinstance(key, int):
        fixed = schema.get("prefixItems")
        found = fixed[min(key, len(fixed) - 1)] if fixed else schema.get("items")
    else:
        found = schema.get("properties", {}).get(key)
        extra = schema.get("additionalProperties")
        found = extra if found is None and isinstance(extra, dict) else found
    return found if isinstance(found, dict) else None


def _chosen(schema: Schema, node: Located | None, key: str | int) -> Schema:
    """Return the alternative of `schema` that a value like `node` is meant to be, references followed."""
    schema = _followed(schema)
    if "discriminator" in schema:
        kind = node.child("kind") if node is not None else None
        mapping = schema["discriminator"]["mapping"]
        name = kind.value if kind is not None and isinstance(kind.value, str) else "town"
        return _followed({"$ref": mapping.get(name, mapping["town"])})
    options = [_followed(option) for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    objects = [option for option in options if "properties" in option]
    if objects and (key != "" or len(options) == 1 or (node is not None and isinstance(node.value, dict))):
        return objects[0]
    return options[0] if len(options) == 1 else schema


def _followed(schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = file_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def _kinds(path: Path, tree: Located) -> list[str]:
    schema: Any = file_schema()
    for key in path:
        schema = _step(_chosen(schema, None, key), key) or {}
    return sorted(schema.get("discriminator", {}).get("mapping", ()))


def describe(schema: Schema) -> str:
    """Return what `schema` takes, as a noun phrase."""
    schema = _followed(schema)
    if "enum" in schema:
        return listed([str(word) for word in schema["enum"]])
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        options = [describe(option) for option in schema["anyOf"] if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(options))
    kind = schema.get("type")
    if kind == "object":
        keys = list(schema.get("properties", ()))
        return "a mapping" + (f" with keys such as {', '.join(keys[:_LISTED])}" if keys else "")
    if kind == "array":
        return _array(schema)
    if kind in ("integer", "number"):
        return _number(schema)
    return "true or false" if kind == "boolean" else _text(schema)


def _array(schema: Schema) -> str:
    if "prefixItems" in schema:
        return f"a list of exactly {len(schema['prefixItems'])}"
    least = schema.get("minItems", 0)
    return "a list" if not least else f"a list of at least {least}"


def _number(schema: Schema) -> str:
    noun = "a whole number" if schema["type"] == "integer" else "a number"
    least, most = schema.get("minimum"), schema.get("maximum")
    above = schema.get("exclusiveMinimum")
    if above is not None:
        return f"{noun} above {above:g}" + (f", at most {_plain_number(most)}" if most is not None else "")
    if least is not None and most is not None:
        return f"{noun} from {_plain_number(least)} to {_plain_number(most)}"
    return f"{noun} of at least {_plain_number(least)}" if least is not None else noun


def _plain_number(number: float) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _text(schema: Schema) -> str:
    pattern = schema.get("pattern", "")
    for part, without, words in _PATTERNS:
        if part in pattern and without not in pattern:
            return words
    most = schema.get("maxLength")
    least = "not empty, " if schema.get("minLength") else ""
    return f"text ({least}at most {most} characters; in quotes where it looks like a number)" if most else "text"
