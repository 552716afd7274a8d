"""JSON Schemas of answers, in the form that every server with structured output takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from agents.minds.base import JsonSchema
from agents.tasks.base import Answer

_DROPPED = frozenset({"title", "default", "minLength", "maxLength"})


@cache
def answer_schema(output: type[Answer]) -> Mapping[str, Any]:
    """Return the schema of `output` with every property required, without titles, defaults and text lengths.

    Strict structured output asks for all properties and knows no lengths of text; those are checked when the
    answer is parsed.
    """
    return JsonSchema(_strict_object(output.model_json_schema()))


def _strict(node: object) -> object:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    return _strict_object(node) if isinstance(node, dict) else node


def _strict_object(node: dict[str, Any]) -> dict[str, Any]:
    is_type = "properties" in node or "enum" in node
    dropped = _DROPPED | {"description"} if is_type else _DROPPED  # a docstring of ours tells a model nothing
    result = {key: _strict(value) for key, value in node.items() if key not in dropped}
    for named in ("properties", "$defs"):
        if named in node:
            result[named] = {key: _strict(value) for key, value in node[named].items()}
    if "properties" in node:
        result["required"] = list(node["properties"])
        result["additionalProperties"] = False
    return result
