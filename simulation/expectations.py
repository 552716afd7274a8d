"""What a scenario file may say at each of its places, in words: the sentences of every error about its shape.

The JSON Schema is walked along with the file, so that a new key in the models needs no new sentence here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulation.ids import slug
from simulation.problems import KeyPath, Problem, listed, named, nearest, shown
from simulation.scenario import SCHEMA_VERSION, ScenarioFile
from simulation.yaml_reading import Located

Schema = Mapping[str, Any]

_KEYS_LISTED = 12
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
    return version or list(dict.fromkeys(found))


def _problem(details: ErrorDetails, tree: Located) -> Problem:
    path, kind = _in_file(details["loc"]), details["type"]
    if kind == "extra_forbidden":
        keys = schema_at(path[:-1], tree).get("properties", ())
        return Problem(f"unknown key {shown(str(path[-1]))}", path, nearest(str(path[-1]), keys))
    if kind == "missing" and isinstance(path[-1], str):
        return Problem(f"the key {path[-1]!r} is missing", path, describe(schema_at(path, tree)))
    if kind == "missing":
        path = path[:-1]
    if kind.startswith("union_tag"):
        return _wrong_kind(path, tree)
    if path == ("schema",):
        text = f"schema {_quoted(path, tree)} is not read by this version"
        return Problem(text, path, f"schema: {SCHEMA_VERSION}")
    return Problem(f"{named(path)} cannot be {_quoted(path, tree)}", path, _expected(path, tree))


def _wrong_kind(path: KeyPath, tree: Located) -> Problem:
    kinds = listed(sorted(_at(path, tree)["discriminator"]["mapping"]))
    path = (*path, "kind")
    if tree.at(path) is None:
        return Problem("the key 'kind' is missing", path, kinds)
    return Problem(f"'kind' cannot be {_quoted(path, tree)}", path, kinds)


def _in_file(loc: Sequence[str | int]) -> KeyPath:
    """Return pydantic's location as a path of the file: without the alternatives it tried.

    Below ``protocol`` its second step names the alternative; below ``options`` its last names a type.
    """
    path = tuple(loc[:1] + loc[2:]) if isinstance(loc, tuple) and loc[:1] == ("protocol",) else tuple(loc)
    return path[:3] if path[:2] == ("protocol", "options") else path


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
    return _chosen(_at(path, tree), tree.at(path))


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
        found = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else _NOTHING


def _chosen(schema: Schema, node: Located | None, *, inside: bool = False) -> Schema:
    """Return the alternative of `schema` that `node` is meant to be; `inside` when a key of it is asked for."""
    schema = _followed(schema)
    if "discriminator" in schema:
        kinds = schema["discriminator"]["mapping"]
        kind = node.child("kind") if node is not None else None
        return _followed({"$ref": kinds.get(kind.value if kind else "town", kinds["town"])})
    options = [_followed(option) for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    objects = [option for option in options if "properties" in option]
    if objects and (inside or len(options) == 1 or (node is not None and isinstance(node.value, dict))):
        return objects[0]
    return options[0] if len(options) == 1 else schema


def _followed(schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = file_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def describe(schema: Schema) -> str:
    """Return what `schema` takes, as a noun phrase; empty where it takes anything."""
    schema = _followed(schema)
    if "enum" in schema:
        return listed([str(word) for word in schema["enum"]])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(describe(option) for option in schema["anyOf"]))
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
    least = schema.get("minItems", 0)
    return f"a list of at least {least}" if least else "a list"


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
    return f"text ({', '.join([*bounds, 'in quotes where it looks like a number'])})"
