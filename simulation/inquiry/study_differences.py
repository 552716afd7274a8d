"""Which keys of two studies differ: what somebody changed between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simulation.scenario import Study


def study_differences(one: Study, other: Study) -> list[str]:
    """Return the dotted paths of what differs, in order; members of a list that have ids are named by them.

    A part that only one of them has stands as a whole.
    """
    return list(_differing("", one.model_dump(mode="json"), other.model_dump(mode="json")))


def _differing(path: str, one: Any, other: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if one == other:
        return
    mine, theirs = _members(one), _members(other)
    if mine is None or theirs is None:
        yield path
        return
    found: list[str] = []
    for key in dict.fromkeys((*mine, *theirs)):
        below = f"{path}.{key}" if path else key
        found += _differing(below, mine[key], theirs[key]) if key in mine and key in theirs else (below,)
    yield from found or [path]  # the same members, in another order


def _members(value: Any) -> dict[str, Any] | None:  # noqa: ANN401
    """Return what a mapping, or a list of things with ids, holds by key; None for anything else."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(isinstance(item, dict) and item.get("id") for item in value):
        return {str(item["id"]): item for item in value}
    return None
