"""What is wrong with an experiment file, in the words in which scenario files are refused, with its line."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agents.errors import ScenarioError
from simulation.experiments.spec import MAX_RESAMPLES, MAX_SEEDS, ArmSpec, ExperimentFile
from simulation.reading.problems import KeyPath, Problem, named, nearest, raise_first, shortened, shown
from simulation.reading.yaml_reading import Located

_AN_ID = "a name of lower-case letters, digits, '-' and '_', at most 64 long"
_CHANGES = "a mapping from keys to values, such as conduct.sociability: 0.5"
_ARM = "nothing, or a mapping with keys such as set, interventions, at"
_TOP = tuple(field.alias or name for name, field in ExperimentFile.model_fields.items())
_IN_ARM = tuple(field.alias or name for name, field in ArmSpec.model_fields.items())
_EXPECTED = {
    "schema": "schema: 1",
    "name": _AN_ID,
    "question": "text (at most 2000 characters)",
    "scenario": "the name of a packaged scenario, or the path of a .yaml file",
    "seeds": f"how many seeds, from 1 to {MAX_SEEDS}, or a list of different whole numbers",
    "set": _CHANGES,
    "arms": "a mapping of at least one arm",
    "arms.*": _ARM,
    "arms.*.set": _CHANGES,
    "arms.*.interventions": "a list of interventions as in a scenario file",
    "arms.*.at": "a date such as 2026-02-13, or with a time, 2026-02-13T09:30",
    "baseline": "the name of an arm",
    "outcomes": "a list of at least one outcome, such as utterances or reach.party.end_share",
    "resamples": f"a whole number from 100 to {MAX_RESAMPLES}",
    "confidence": "a number above 0.5 and below 1, such as 0.95",
}


def shape_problems(error: ValidationError, tree: Located) -> list[Problem]:
    """Return what pydantic found, in our words; an unread schema version alone, since all else follows from it."""
    found = [_problem(details, tree) for details in error.errors(include_url=False, include_context=False)]
    version = [problem for problem in found if problem.path == ("schema",)]
    return version or list(dict.fromkeys(found))


def _problem(details: ErrorDetails, tree: Located) -> Problem:
    loc, kind = details["loc"], details["type"]
    if loc[-1] == "[key]":
        expected = _AN_ID if loc[0] == "arms" and len(loc) == 3 else "a key such as conduct.sociability"
        return Problem(f"the key {shown(str(loc[-2]))} cannot be used", loc[:-1], expected)
    if kind == "extra_forbidden":
        known = _IN_ARM if loc[0] == "arms" else _TOP
        return Problem(f"unknown key {shown(str(loc[-1]))}", loc, nearest(str(loc[-1]), known))
    if kind == "missing":
        return Problem(f"the key {loc[-1]!r} is missing", loc, _expected(loc))
    path = _present(loc, tree)
    node = tree.at(path)
    given = shown(node.plain()) if node is not None else "missing"
    if path == ("schema",):
        return Problem(f"schema {given} is not read by this version", path, _expected(path))
    return Problem(f"{named(path)} cannot be {given}", path, _expected(path))


def _present(loc: Sequence[str | int], tree: Located) -> KeyPath:
    """Return the part of pydantic's location that the file has; behind it come the alternatives it tried."""
    path: KeyPath = ()
    for key in loc:
        if tree.at((*path, key)) is None:
            break
        path = (*path, key)
    return path


def _expected(path: KeyPath) -> str:
    """Return what belongs at `path`, or at the nearest key above it of which that is known."""
    words = [str(key) for key in path]
    if words[:1] == ["arms"] and len(words) > 1:
        words[1] = "*"
    while words and ".".join(words) not in _EXPECTED:
        words.pop()
    return _EXPECTED.get(".".join(words), "")


class Blame:
    """Finds the line of an experiment file for an error that a change taken from it made.

    Args:
        tree: The experiment file.
        places: By change (``key=value``), as the scenario's loader was given it: the path in `tree` it came from.
        present: How many interventions stand before those of the file in the list the loader was given.
    """

    def __init__(self, tree: Located, places: dict[str, KeyPath], present: int = 0) -> None:
        self._tree = tree
        self._places = places
        self._present = present

    def raise_for(self, error: ScenarioError, default: KeyPath) -> None:
        """Raise `error` with the file and line of the change that it is about, else with those of `default`.

        Raises:
            ScenarioError: Always; as it is when it is about the scenario's own file.
        """
        if error.file is not None:
            raise error
        change, text = self._change(error.problem)
        path = self._places.get(change) or self._by_key(error.where) or default
        if change and path[-1] == "interventions":
            path = (*path, *self._inside(error.where))
        raise_first([Problem(text, path, error.expected)], self._tree)

    def knows(self, error: ScenarioError) -> bool:
        """Return whether `error` says that it is about one of the changes."""
        return bool(self._change(error.problem)[0])

    def _change(self, problem: str) -> tuple[str, str]:
        """Return the change that `problem` is said to be about, empty if none, and the rest of it."""
        for change in self._places:
            for given in _quoted(change):
                if problem.startswith(f"{given}: "):
                    return change, problem.removeprefix(f"{given}: ")
        return "", problem

    def _by_key(self, where: str) -> KeyPath | None:
        return next((path for path in self._places.values() if path[-1] == where), None)

    def _inside(self, where: str) -> KeyPath:
        """Return the part of ``interventions.3.to.people`` behind the first word, counted as the file counts."""
        path: list[str | int] = [int(word) if word.isdigit() else word for word in where.split(".")[1:]]
        if path and isinstance(path[0], int):
            path[0] -= self._present
        return tuple(path)


def _quoted(change: str) -> tuple[str, str]:
    """Return the ways in which the scenario's loader quotes ``key=value``: as an option, and as a later change."""
    key, _, value = change.partition("=")
    return f"--set {shortened(change, 60)}", f"{key}={shortened(value, 60)}"
