"""Completing what people may leave out of a scenario file, before it is validated.

The people of persona files join `people`, bare names become mappings, and everybody and every place gets an id, so
that changes from the command line can name them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from agents.errors import ScenarioError
from simulation.ids import slug, unique
from simulation.problems import Problem, raise_first
from simulation.scenario_files import persona_path, read_text
from simulation.yaml_reading import Located, read_yaml


def completed(tree: Located) -> Located:
    """Return `tree` completed; completing it again changes nothing.

    Raises:
        ScenarioError: If a persona file cannot be used.
    """
    tree = _with_persona_files(tree)
    keys = dict(tree.keys)
    people, places = keys.get("people"), keys.get("places")
    if people is not None and people.items:
        named = tuple(_person(item) for item in people.items)
        keys["people"] = replace(people, value=_with_ids(named, "person", _reserved(keys.get("crowds"))))
    if places is not None and places.items:
        keys["places"] = replace(places, value=_with_ids(places.items, "place"))
    return replace(tree, value=keys)


def _with_persona_files(tree: Located) -> Located:
    keys = dict(tree.keys)
    personas = keys.get("personas")
    people = keys.get("people", Located((), personas.line if personas else None, tree.file))
    if personas is None or not isinstance(personas.value, tuple) or not isinstance(people.value, tuple):
        return tree
    del keys["personas"]
    keys["people"] = replace(people, value=(*people.value, *_from_files(personas, tree)))
    return replace(tree, value=keys)


def _from_files(personas: Located, tree: Located) -> list[Located]:
    people: list[Located] = []
    seen: set[str] = set()
    for at, item in enumerate(personas.items):
        path = _persona_path(item, at, tree)
        if str(path) in seen:
            raise_first([Problem(f"the persona file {path.name!r} stands twice", ("personas", at), "it once")], tree)
        seen.add(str(path))
        people += _people_of(path)
    return people


def _persona_path(item: Located, at: int, tree: Located) -> Path:
    """Return the file that an item of `personas` names."""
    name, problem = item.value, "has no usable name"
    if isinstance(name, str) and name.strip():
        try:
            return persona_path(name, tree.file)
        except (OSError, ValueError) as error:
            problem = f"{error}" if isinstance(error, ValueError) else "has no usable name"
    expected = "the name of a YAML file in the scenario's folder"
    raise_first([Problem(f"persona file {at + 1} {problem}", ("personas", at), expected)], tree)
    raise AssertionError("unreachable: there is a problem")


def _people_of(path: Path) -> tuple[Located, ...]:
    tree = read_yaml(read_text(path), path)
    if not isinstance(tree.value, tuple):
        raise ScenarioError(
            "this is not a list of people", file=path, line=tree.line, expected="lines that begin with '- '"
        )
    return tree.value


def _person(item: Located) -> Located:
    """Return a bare name as the mapping it stands for."""
    if not isinstance(item.value, str):
        return item
    lines = {"name": item.line} if item.line is not None else {}
    return replace(item, value={"name": item}, key_lines=lines)


def _with_ids(
    items: tuple[Located, ...], noun: str, is_reserved: Callable[[str], bool] = lambda _: False
) -> tuple[Located, ...]:
    """Return `items`, each with an id: the one it gives, else one made from its name, else its number."""
    taken = {_text(item.child("id")) for item in items}
    result = []
    for at, item in enumerate(items):
        own = item.child("id")
        if isinstance(item.value, dict) and (own is None or own.value is None):
            wanted = slug(_text(item.child("name"))) or f"{noun}-{at + 1}"
            made = unique(wanted, taken, is_reserved)
            taken.add(made)
            item = replace(item, value={**item.value, "id": replace(item, value=made, key_lines={})})  # noqa: PLW2901
        result.append(item)
    return tuple(result)


def _reserved(crowds: Located | None) -> Callable[[str], bool]:
    """Return whether an id looks like one that a crowd gives to its people."""
    prefixes = [f"{_text(crowd.child('id')) or 'resident'}-" for crowd in crowds.items] if crowds else []
    return lambda made: any(made.startswith(prefix) and made[len(prefix) :].isdigit() for prefix in prefixes)


def _text(node: Located | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
