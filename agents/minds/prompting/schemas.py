"""JSON Schemas of answers, in the form that every server with structured output takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from agents.minds.base import JsonSchema
from agents.tasks.base import Answer, AnyQuestion
from agents.tasks.planning import PlanDayInput
from agents.tasks.remembering import RateImportanceInput

_MOST_OBJECTS = 8
_LONGEST_TEXT = 200
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


def bounded(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return `schema` with ends for a model that finds none: fewer objects in a list, shorter texts.

    A small model held to a schema goes on with a list until it is cut off, and then nothing of it parses.

    Example:
        >>> bounded({"type": "array", "items": {"type": "object"}, "maxItems": 40})["maxItems"]
        8
        >>> bounded({"type": "string", "pattern": "^(a|b)$"})
        {'type': 'string', 'pattern': '^(a|b)$'}
    """
    found: dict[str, Any] = {key: _bounded(value) for key, value in schema.items()}
    items = schema.get("items")
    objects = isinstance(items, Mapping) and ("$ref" in items or items.get("type") == "object")
    if schema.get("type") == "array" and objects:
        found["maxItems"] = max(min(schema.get("maxItems", _MOST_OBJECTS), _MOST_OBJECTS), schema.get("minItems", 0))
    if schema.get("type") == "string" and not schema.keys() & {"pattern", "enum", "const"}:
        found["maxLength"] = min(schema.get("maxLength", _LONGEST_TEXT), _LONGEST_TEXT)
    return found


def fitted(question: AnyQuestion) -> Mapping[str, Any]:
    """Return the schema of the answer to `question` with all that is certain about it before it is given.

    As many ratings as there are things to rate; the places there are, and minutes of the waking day. For servers that
    hold an answer to such bounds, which not all with structured output do.
    """
    output: type[Answer] = question.task.output
    schema = answer_schema(output)
    if isinstance(question.input, RateImportanceInput):
        many = len(question.input.memories)
        ratings = {**schema["properties"]["ratings"], "minItems": many, "maxItems": many}
        return JsonSchema({**schema, "properties": {**schema["properties"], "ratings": ratings}})
    if isinstance(question.input, PlanDayInput):
        step = schema["$defs"]["Step"]
        fitting = {**step, "properties": {**step["properties"], **_step_bounds(question.input)}}
        return JsonSchema({**schema, "$defs": {**schema["$defs"], "Step": fitting}})
    return schema


def _step_bounds(given: PlanDayInput) -> dict[str, Any]:
    from agents.minds.prompting.common import midnight

    zero = midnight(given.moment, given.wakes)
    first, last = (given.wakes - zero) // 60, -(-(given.sleeps - zero) // 60)
    minute = {"type": "integer", "minimum": first, "maximum": last}
    return {
        "start_minute": minute,
        "end_minute": minute,
        "place": {"type": "string", "enum": sorted(place.id for place in given.places)},
    }


def _bounded(value: object) -> object:
    if isinstance(value, Mapping):
        return bounded(value)
    return [_bounded(one) for one in value] if isinstance(value, list) else value
