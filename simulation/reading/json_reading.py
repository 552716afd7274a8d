"""Reading JSON text as strictly as YAML: the resolved scenario of a run folder comes back through here."""

from __future__ import annotations

import json
from math import isfinite

from agents.errors import ScenarioError
from simulation.reading.yaml_reading import MAX_DIGITS, UNPRINTABLE, Located


def read_json(text: str) -> Located:
    """Return the JSON value in `text`, without lines.

    Raises:
        ScenarioError: If it is not JSON, or holds a key twice, a number without end or bound, or a character that
            cannot be printed.
    """
    try:
        return _located(json.loads(text, object_pairs_hook=_without_twins))
    except json.JSONDecodeError as error:
        raise ScenarioError(f"this is not JSON: {error.msg}", line=error.lineno) from None
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]
        raise ScenarioError(f"this JSON cannot be used: {reason}") from None


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        raise ValueError("a key stands twice")
    return keys


def _located(value: object) -> Located:
    if isinstance(value, dict):
        return Located({_text(key): _located(item) for key, item in value.items()})
    if isinstance(value, list):
        return Located(tuple(_located(item) for item in value))
    if isinstance(value, str):
        return Located(_text(value))
    if isinstance(value, float) and not isfinite(value):
        raise ValueError("a number is without end")
    if isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:
        raise ValueError("a number is too long")
    return Located(value if isinstance(value, bool | int | float) else None)


def _text(value: str) -> str:
    if UNPRINTABLE.search(value):
        raise ValueError("a text holds a character that cannot be printed")
    return value
