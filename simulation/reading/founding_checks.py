"""What a change may not do once a world is founded: take away what others speak of, or put people there unannounced."""

from __future__ import annotations

from collections.abc import Iterator

from simulation.reading.problems import Problem
from simulation.reading.yaml_reading import Located

_NOUNS = {"people": "person", "places": "place", "claims": "claim", "topics": "topic"}


def founding_problems(before: Located, after: Located) -> list[Problem]:
    """Return which people, places, claims and topics of a resolved study a change takes away, and who it adds.

    Values of another kind than a list are left to the check of the shape.
    """
    return list(_problems(before, after))


def _problems(before: Located, after: Located) -> Iterator[Problem]:
    for key, noun in _NOUNS.items():
        now = after.child(key)
        if now is None or not isinstance(now.value, tuple):
            continue
        had, has = _ids(before, key), _ids(after, key)
        for lost in had:
            if lost not in has:
                leaves = "an intervention with do: leave"
                expected = leaves if key == "people" else f"all {key} that there are, each with its id"
                yield Problem(f"the {noun} {lost!r} would be gone", (key,), expected)
        new = [person for person in has if person not in had] if key == "people" else []
        if new:
            yield Problem(f"the person {new[0]!r} would be new", (key,), "an intervention with do: join")
    crowds = after.child("crowds")
    if crowds is not None and crowds.items:
        yield Problem("a crowd cannot be added once the world is founded", ("crowds",), "interventions with do: join")


def _ids(tree: Located, key: str) -> dict[str, None]:
    """Return the ids of the items under `key`, in order."""
    node = tree.child(key)
    ids = [item.child("id") for item in node.items] if node is not None else []
    return {one.value: None for one in ids if one is not None and isinstance(one.value, str)}
