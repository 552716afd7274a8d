"""What a scenario file may say at each of its places, in words: the sentences of every error about its shape.

The JSON Schema is walked along with the file, so that a new key in the models needs no new sentence here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulation.reading.ids import slug
from simulation.reading.problems import KeyPath, Problem, listed, named, nearest, shown
from simulation.reading.yaml_reading import Located
from simulation.scenario import SCHEMA_VERSION, ScenarioFile

Schema = Mapping[str, Any]

_KEYS_LISTED = 12
QUOTES = "in quotes where it looks like a number"
_NOTHING: Schema = {}
_AN_ID = "an id of lower-case letters, digits, '-' and '_', at most 64 long"
_PATTERNS = (
    (r"^([01]\d|2[0-3])", "a time of day such as 07:30, with two digits each"),
    (r"^\d{4}-\d{2}-\d{2}", "a date such as 2026-02-13, or with a time, 2026-02-13T09:30"),
    (r"^[a-z0-9]", _AN_ID),
)


@cache
def file_schema() -> Schema:
    """Return the JSON Schema of `ScenarioFile` as pydantic makes it."""
    return ScenarioFile.model_json_schema(by_alias=True)


def shape_problems(error: ValidationError, tree: Located) -> list[Problem]:
    """Return what pydantic found, in our words; an unread schema version alone, since all else follows from it."""
    found = [_problem(details, tree) for details in error.errors(include_url=False, include_context=False)]
    version = [problem for problem in found if problem.path == ("schema",)]
    return version or _without_echoes(dict.fromkeys(found))


def _without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` without the missing keys that are there, misspelt: the unknown key is told instead."""
    found = list(problems)
    guesses = {(problem.path[:-1], problem.expected) for problem in found if problem.text.startswith("unknown key")}
    return [problem for problem in found if not (problem.text.endswith("missing") and _wanted(problem) in guesses)]


def _wanted(problem: Problem) -> tuple[KeyPath, str]:
    return problem.path[:-1], repr(problem.path[-1])


def _problem(details: ErrorDetails, tree: Located) -> Problem:
    path, kind = _in_file(details["loc"]), details["type"]
    if kind == "extra_forbidden":
        return Problem(f"unknown key {shown(str(path[-1]))}", path, _right_key(path, tree))
    if kind == "missing" and isinstance(path[-1], str):
        return Problem(f"the key {path[-1]!r} is missing", path, describe(schema_at(path, tree)))
    if kind == "missing":
        path = path[:-1]
    if kind.startswith("union_tag"):
        return _wrong_kind(path, tree)
    if path == ("schema",):
        text = f"schema {_quoted(path, tree)} is not read by this version"
        return Problem(text, path, f"schema: {SCHEMA_VERSION}")
    if kind == "value_error":  # of a check of ours, which says what is wrong itself
        return Problem(f"{named(path)}: {details['msg'].removeprefix('Value error, ')}", path, "")
    return Problem(f"{named(path)} cannot be {_quoted(path, tree)}", path, _expected(path, tree))


def _right_key(path: KeyPath, tree: Located) -> str:
    """Return where the key at `path` belongs when it stands a level too high or in a neighbour, else those nearest."""
    key, inside = str(path[-1]), schema_at(path[:-1], tree).get("properties", {})
    below = _holding(key, inside)
    if not below and len(path) > 1 and isinstance(path[-2], str):
        below = _holding(key, schema_at(path[:-2], tree).get("properties", {}))
    return " or ".join(f"'{name}.{key}'" for name in below) or nearest(key, inside)


def _holding(key: str, parts: Mapping[str, Schema]) -> list[str]:
    return [name for name, part in parts.items() if key in _chosen(part, None).get("properties", {})]


def _wrong_kind(path: KeyPath, tree: Located) -> Problem:
    choice = _at(path, tree)["discriminator"]
    key, kinds = choice["propertyName"], listed(sorted(choice["mapping"]))
    path = (*path, key)
    if tree.at(path) is None:
        return Problem(f"the key {key!r} is missing", path, kinds)
    return Problem(f"{key!r} cannot be {_quoted(path, tree)}", path, kinds)


def _in_file(loc: Sequence[str | int]) -> KeyPath:
    """Return pydantic's location as a path of the file: without the names of the alternatives it tried."""
    path: list[str | int] = []
    schema = file_schema()
    for key in loc:
        options = _options(schema)
        if "discriminator" in schema:
            schema = _followed({"$ref": schema["discriminator"]["mapping"][key]})
        elif len(options) > 1 and not any("properties" in option for option in options):
            break
        else:
            path.append(key)
            schema = _followed(_step(_chosen(schema, None, inside=True), key))
    return tuple(path)


def _quoted(path: KeyPath, tree: Located) -> str:
    node = tree.at(path)
    return shown(node.plain()) if node is not None else "missing"


def _expected(path: KeyPath, tree: Located) -> str:
    expected, node = describe(schema_at(path, tree)), tree.at(path)
    if expected == _AN_ID and node is not None and isinstance(node.value, str) and slug(node.value):
        return f"{expected}, such as {slug(node.value)!r}"
    return expected


def schema_at(path: KeyPath, tree: Located) -> Schema:
    """Return the JSON Schema of what may stand at `path`, empty where nothing may; the file decides between kinds."""
    schema = _at(path, tree)
    return _chosen(schema, tree.at(path)) or schema


def _at(path: KeyPath, tree: Located) -> Schema:
    schema, node = file_schema(), tree
    for key in path:
        schema = _step(_chosen(schema, node, inside=True), key)
        node = node.child(key) or Located(None)
    return _followed(schema)


def _step(schema: Schema, key: str | int) -> Schema:
    if isinstance(key, int):
        fixed = schema.get("prefixItems")
        found = fixed[min(key, len(fixed) - 1)] if fixed else schema.get("items")
    else:
        others = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        found = schema.get("properties", {}).get(key, others[0])
    return found if isinstance(found, dict) else _NOTHING


def _chosen(schema: Schema, node: Located | None, *, inside: bool = False) -> Schema:
    """Return the alternative of `schema` that `node` is meant to be; `inside` when a key of it is asked for."""
    schema = _followed(schema)
    if "discriminator" in schema:
        kind = node.child(schema["discriminator"]["propertyName"]) if node is not None else None
        found = schema["discriminator"]["mapping"].get(kind.value if kind is not None else None)
        return _followed({"$ref": found}) if found else _NOTHING
    options = _options(schema)
    objects = [option for option in options if "properties" in option]
    if objects and (inside or len(options) == 1 or (node is not None and isinstance(node.value, dict))):
        return objects[0]
    return options[0] if len(options) == 1 else schema


def _options(schema: Schema) -> list[Schema]:
    return [_followed(option) for option in schema.get("anyOf", ()) if option.get("type") != "null"]


def _followed(schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = file_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def describe(schema: Schema) -> str:
    """Return what `schema` takes, as a noun phrase; empty where it takes anything."""
    schema = _followed(schema)
    if "enum" in schema:
        return listed([str(word) for word in schema["enum"]])
    if "discriminator" in schema:
        choice = schema["discriminator"]
        return f"a mapping with {choice['propertyName']}: {listed(sorted(choice['mapping']))}"
    if "anyOf" in schema:
        options = (describe(option).removesuffix(f" ({QUOTES})") for option in schema["anyOf"])
        return " or ".join(dict.fromkeys(options))
    describers = {"object": _mapping, "array": _array, "integer": _number, "number": _number, "string": _text}
    simple = {"boolean": "true or false", "null": "nothing"}
    kind = schema.get("type", "")
    return describers[kind](schema) if kind in describers else simple.get(kind, str(schema.get("const", "")))


def _mapping(schema: Schema) -> str:
    keys = list(schema.get("properties", ()))[:_KEYS_LISTED]
    return f"a mapping with keys such as {', '.join(keys)}" if keys else "a mapping"


def _array(schema: Schema) -> str:
    if "prefixItems" in schema:
        return f"a list of exactly {len(schema['prefixItems'])}"
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if least and most is not None:
        return f"a list of {least} to {most:,}"
    return f"a list of at least {least}" if least else f"a list of at most {most:,}" if most is not None else "a list"


def _number(schema: Schema) -> str:
    noun = "a whole number" if schema["type"] == "integer" else "a number"
    least, above, most = (schema.get(bound) for bound in ("minimum", "exclusiveMinimum", "maximum"))
    if least is not None and most is not None:
        return f"{noun} from {_plain(least)} to {_plain(most)}"
    lower = f" of at least {_plain(least)}" if least is not None else ""
    lower = f" above {_plain(above)}" if above is not None else lower
    return noun + lower + (f" and at most {_plain(most)}" if most is not None else "")


def _plain(number: float) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _text(schema: Schema) -> str:
    pattern = schema.get("pattern", "")
    for beginning, words in _PATTERNS:
        if pattern.startswith(beginning):
            return words
    bounds = ["not empty"] if schema.get("minLength") else []
    bounds += [f"at most {schema['maxLength']} characters"] if "maxLength" in schema else []
    return f"text ({', '.join([*bounds, QUOTES])})"
