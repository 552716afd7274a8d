"""Completing what people may leave out of a scenario file, before it is validated.

The people of persona files join `people`, bare names become mappings, and everybody and every place gets an id, so
that changes from the command line can name them. Goals, likes and dislikes lose the "I want to" or "I like" that they
may have been written with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from agents.errors import ScenarioError
from simulation.reading.ids import Ids, slug
from simulation.reading.problems import Problem, raise_first, shown
from simulation.reading.scenario_files import persona_path, read_text
from simulation.reading.tie_files import ties_of
from simulation.reading.yaml_reading import Located, read_yaml
from simulation.scenario import CROWD_ID


def completed(tree: Located) -> Located:
    """Return `tree` completed; completing it again changes nothing.

    Raises:
        ScenarioError: If a persona file cannot be used.
    """
    tree = _with_documents(_with_tie_files(_with_persona_files(tree)))
    crowds = _each(tree.child("crowds"), lambda item: _with_id(item, CROWD_ID) if _lacks_id(item) else item)
    people = _each(tree.child("people"), _person)
    places = tree.child("places")
    interventions = tree.child("interventions")
    everybody = _with_ids([_plainly(one) for one in (*_items(people), *_newcomers(interventions))], "person", crowds)
    parts = {
        "crowds": crowds,
        "people": _holding(people, everybody[: len(_items(people))]),
        "interventions": _joined(interventions, everybody[len(_items(people)) :]),
        "places": _holding(places, _with_ids(_items(places), "place")),
        "protocol": _protocol(tree.child("protocol")),
    }
    return replace(tree, value={**tree.keys, **{key: part for key, part in parts.items() if part is not None}})


def _items(node: Located | None) -> tuple[Located, ...]:
    return node.items if node is not None else ()


def _holding(node: Located | None, items: Sequence[Located]) -> Located | None:
    return node if node is None or not node.items else replace(node, value=tuple(items))


def _newcomers(interventions: Located | None) -> list[Located]:
    return [person for item in _items(interventions) if (person := item.child("person")) is not None]


def _joined(interventions: Located | None, people: Sequence[Located]) -> Located | None:
    """Return the interventions with `people` as those who join, in order."""
    left = iter(people)
    return _each(
        interventions,
        lambda item: replace(item, value={**item.keys, "person": next(left)}) if item.child("person") else item,
    )


def _protocol(protocol: Located | None) -> Located | None:
    """Return a protocol that does not say its kind as one of town life."""
    if protocol is None or not isinstance(protocol.value, dict) or "kind" in protocol.keys:
        return protocol
    return replace(protocol, value={**protocol.keys, "kind": replace(protocol, value="town", key_lines={})})


def _each(node: Located | None, change: Callable[[Located], Located]) -> Located | None:
    """Return a list with `change` made to each item; what is not a list stays as it is."""
    return node if node is None or not node.items else replace(node, value=tuple(change(item) for item in node.items))


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
        people += _people_of(path, at, tree)
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


def _people_of(path: Path, at: int, tree: Located) -> tuple[Located, ...]:
    try:
        text = read_text(path)
    except ScenarioError as error:
        if error.line is not None:
            raise
        problem = f"the persona file {shown(path.name)} cannot be used: {error.problem}"
        raise_first([Problem(problem, ("personas", at), "a YAML file in the scenario's folder")], tree)
        raise AssertionError("unreachable: there is a problem") from error
    people = read_yaml(text, path, expected="a list of people: lines that begin with '- '")
    if not isinstance(people.value, tuple):
        raise ScenarioError(
            "this is not a list of people", file=path, line=people.line, expected="lines that begin with '- '"
        )
    return people.value


def _with_documents(tree: Located) -> Located:
    """Return `tree` with the text of documents that name a file in the scenario's folder."""
    dialogue = tree.child("dialogue")
    documents = dialogue.child("documents") if dialogue is not None else None
    if dialogue is None or documents is None or not documents.items:
        return tree
    read = tuple(_document(item, at, tree) for at, item in enumerate(documents.items))
    changed = replace(dialogue, value={**dialogue.keys, "documents": replace(documents, value=read)})
    return replace(tree, value={**tree.keys, "dialogue": changed})


def _document(item: Located, at: int, tree: Located) -> Located:
    name = item.child("file")
    if name is None or not isinstance(item.value, dict):
        return item
    try:
        path = persona_path(name.value if isinstance(name.value, str) else "", tree.file)
        text = read_text(path)
    except (OSError, ValueError) as error:
        why = error if isinstance(error, ValueError) else "cannot be found"
        where = ("dialogue", "documents", at, "file")
        raise_first([Problem(f"the document {why}", where, "a text file in this folder")], tree)
        raise AssertionError("unreachable: there is a problem") from error
    keys = {key: node for key, node in item.keys.items() if key != "file"}
    return replace(item, value={**keys, "text": replace(name, value=text)})


def _with_tie_files(tree: Located) -> Located:
    """Return `tree` with the ties of its tie files after its own; a file that cannot be used is named."""
    files = tree.child("tie_files")
    ties = tree.child("ties") or Located((), files.line if files else None, tree.file)
    if files is None or not isinstance(files.value, tuple) or not isinstance(ties.value, tuple):
        return tree
    read: list[Located] = []
    for at, item in enumerate(files.items):
        try:
            path = persona_path(item.value if isinstance(item.value, str) else "", tree.file)
        except (OSError, ValueError) as error:
            why = error if isinstance(error, ValueError) else "cannot be found"
            raise_first([Problem(f"tie file {at + 1} {why}", ("tie_files", at), "a file in this folder")], tree)
            raise AssertionError("unreachable: there is a problem") from error
        read += ties_of(read_text(path), path)
    keys = {key: node for key, node in tree.keys.items() if key != "tie_files"}
    return replace(tree, value={**keys, "ties": replace(ties, value=(*ties.value, *read))})


def _person(item: Located) -> Located:
    """Return a bare name as the mapping it stands for."""
    if not isinstance(item.value, str):
        return item
    lines = {"name": item.line} if item.line is not None else {}
    return replace(item, value={"name": item}, key_lines=lines)


_OPENINGS = (
    ("context", "goals", re.compile(r"^(?:I (?:want|would like|hope) )?to (?=\S)")),
    ("personal", "likes", re.compile(r"^I (?:really )?(?:like|love|enjoy) (?=\S)")),
    ("personal", "dislikes", re.compile(r"^I (?:dislike|hate|(?:don't|do not) (?:like|care for)) (?=\S)")),
)
"""What may stand in front of a goal, a like or a dislike, and goes: each of them follows such words in speech."""


def _plainly(person: Located) -> Located:
    """Return a person whose goals, likes and dislikes are without the words that they are said after."""
    for block, key, opening in _OPENINGS:
        person = _without(person, block, key, opening)
    return person


def _without(person: Located, block: str, key: str, opening: re.Pattern[str]) -> Located:
    part = person.child(block)
    held = part.child(key) if part is not None else None
    if part is None or held is None or not held.items:
        return person
    plain = [
        replace(item, value=opening.sub("", item.value)) if isinstance(item.value, str) else item for item in held.items
    ]
    changed = replace(part, value={**part.keys, key: replace(held, value=tuple(plain))})
    return replace(person, value={**person.keys, block: changed})


def _with_ids(items: Sequence[Located], noun: str, crowds: Located | None = None) -> tuple[Located, ...]:
    """Return `items`, each with an id: the one it gives, else one made from its name, else its number."""
    ids = Ids(
        taken=(_text(item.child("id")) for item in items),
        crowds={_text(crowd.child("id")) for crowd in crowds.items} if crowds else (),
    )
    return tuple(
        _with_id(item, ids.take(slug(_text(item.child("name"))) or f"{noun}-{at + 1}")) if _lacks_id(item) else item
        for at, item in enumerate(items)
    )


def _lacks_id(item: Located) -> bool:
    own = item.child("id")
    return isinstance(item.value, dict) and (own is None or own.value is None)


def _with_id(item: Located, made: str) -> Located:
    return replace(item, value={**item.keys, "id": replace(item, value=made, key_lines={})})


def _text(node: Located | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
