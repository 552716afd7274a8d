"""Which keys may stand where in a scenario file, and what each takes: for those who write one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from agents.errors import QuestionError
from simulation.reading.expectations import QUOTES, describe, file_schema
from simulation.reading.problems import nearest

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key: what it takes, its default (empty where there is none to tell), and what it means."""

    key: str
    takes: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Part:
    """What may stand at one place: `kind` tells one from another where there are several; a leaf has no keys."""

    path: str
    kind: str
    takes: str
    meaning: str
    keys: tuple[KeyLine, ...]


def parts_at(path: str) -> tuple[Part, ...]:
    """Return what may stand at a dotted path such as ``people.context``; the whole file where it is empty.

    Numbers, which stand for members of lists, are passed over.

    Raises:
        QuestionError: If there is no such key; the nearest is named.
    """
    schema: Schema = file_schema()
    meaning = str(schema.get("description", ""))
    for name in (name for name in path.split(".") if name and not name.isdigit()):
        keys = {key: part for _, one in _mappings(schema) for key, part in one.get("properties", {}).items()}
        if name not in keys:
            raise QuestionError(f"there is no key {name!r} in {path!r}; expected {nearest(name, keys) or 'no more'}")
        schema, meaning = keys[name], str(keys[name].get("description", ""))
    found = list(_mappings(schema))
    if not found:
        return (Part(path, "", _takes(schema), meaning, ()),)
    return tuple(
        Part(path, kind, _takes(schema), str(one.get("description") or meaning), tuple(_lines(one)))
        for kind, one in found
    )


def _mappings(schema: Schema, kind: str = "") -> Iterator[tuple[str, Schema]]:
    """Yield the mappings with keys of their own that `schema` takes, or a list of which it takes."""
    schema = _followed(schema)
    if "discriminator" in schema:
        for name, ref in sorted(schema["discriminator"]["mapping"].items()):
            yield from _mappings({"$ref": ref}, name)
    elif "properties" in schema:
        yield kind, schema
    for option in schema.get("anyOf", ()):
        yield from _mappings(option, kind)
    for inner in (schema.get("items"), schema.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from _mappings(inner, kind)


def _lines(schema: Schema) -> Iterator[KeyLine]:
    needed = set(schema.get("required", ()))
    for key, part in schema["properties"].items():
        default = part.get("default")
        told = default not in (None, [], {}, "") and not isinstance(default, dict | list)
        shown = str(default).lower() if isinstance(default, bool) else str(default)
        yield KeyLine(
            key, _takes(part), "needed" if key in needed else shown if told else "", str(part.get("description", ""))
        )


def _takes(schema: Schema) -> str:
    """Return what `schema` takes; of mappings only that they are some, since their keys are asked for by themselves."""
    if not any(True for _ in _mappings(schema)):
        return describe(schema).removesuffix(" or nothing").replace(f" ({QUOTES})", "").replace(f", {QUOTES}", "")
    plain = _followed(schema)
    options = [_followed(option) for option in plain.get("anyOf", ()) if option.get("type") != "null"] or [plain]
    words = {"array": "a list of mappings", "object": "a mapping"}
    takes = (words.get(option.get("type", "object"), describe(option)) for option in options)
    return " or ".join(dict.fromkeys(takes))


def _followed(schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = file_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema
