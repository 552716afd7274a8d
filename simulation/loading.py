"""From a scenario file to a scenario: read, laid over with changes, validated, cross-checked, resolved. Nothing is run.

What comes out is complete: everybody has an id and a home, crowds are people, times are full dates, and the clock
has an `end` (`days` is None). Everything wrong with the input is one `ScenarioError` with file and line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agents.errors import ScenarioError
from agents.persona import Persona
from simulation.crowds import crowd_people
from simulation.expectations import Problem, file_schema, raise_first, shape_problems
from simulation.ids import slug, unique
from simulation.overrides import Override, applied, direct, read_override
from simulation.scenario import ClockSpec, Place, Scenario, ScenarioFile, Study
from simulation.scenario_checks import clock_ends, study_problems
from simulation.scenario_files import packaged_names, persona_path, read_text, scenario_path
from simulation.yaml_reading import Located, read_yaml


class _Read(ScenarioFile):
    """A file whose bare names have become personas and whose persona files have been read."""

    places: tuple[Place, ...] = ()
    people: tuple[Persona, ...] = ()


@dataclass(frozen=True, slots=True)
class PackagedScenario:
    """A study that comes with townsfolk, in a line: its name, its question, how many people, how many days."""

    name: str
    question: str
    people: int
    days: int


def load_scenario(
    source: str | Path, *, overrides: Sequence[str] = (), seed: int | None = None, mind: str | None = None
) -> Scenario:
    """Return the scenario of a packaged name or a path.

    Args:
        source: A path if it has a slash or ends in .yaml or .yml, else the name of a packaged study.
        overrides: Changes as ``key=value``, such as ``conduct.sociability=0.5`` or ``people.mara.context.wake=06:00``.
        seed: Takes the place of the file's seed.
        mind: Takes the place of the file's ``settings.mind``.

    Raises:
        ScenarioError: If the file or a change cannot be used; with file and line where there is one.
    """
    path = scenario_path(source)
    return parse_scenario(read_text(path), file=path, overrides=overrides, seed=seed, mind=mind)


def parse_scenario(
    text: str,
    *,
    file: Path | None = None,
    overrides: Sequence[str] = (),
    seed: int | None = None,
    mind: str | None = None,
) -> Scenario:
    """Return the scenario that `text` describes; `file` is where it stands, for errors and for persona files.

    Raises:
        ScenarioError: As `load_scenario`.
    """
    tree = read_yaml(text, file)
    if not isinstance(tree.value, dict):
        raise ScenarioError(
            "this is not a mapping", file=file, line=tree.line, expected="keys such as name, places and people"
        )
    changes = _changes(overrides, seed, mind)
    tree = applied(tree, [change for change in changes if change.keys[0] == "personas"])
    tree = _completed(tree, file)
    tree = applied(tree, [change for change in changes if change.keys[0] != "personas"])
    tree = _completed(tree, file)
    read = _validated(tree)
    raise_first(study_problems(read, read.crowds), tree)
    return _resolved(read)


def scenario_to_json(scenario: Scenario) -> str:
    """Return the resolved scenario as JSON text, the same bytes for equal scenarios."""
    return json.dumps(scenario.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def scenario_from_json(text: str) -> Scenario:
    """Return the scenario that `scenario_to_json` wrote.

    Raises:
        ScenarioError: If the text is not a resolved scenario.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise ScenarioError(f"this is not JSON: {error.msg}", line=error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise ScenarioError(f"this is not a resolved scenario: {error}") from None
    try:
        scenario = Scenario.model_validate(_frozen(data))
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        where = ".".join(str(key) for key in details["loc"])
        raise ScenarioError("this is not a resolved scenario", where=where, expected=details["msg"]) from None
    problems = study_problems(scenario.study) or _unresolved(scenario.study)
    if problems:
        first = problems[0]
        where = ".".join(("study", *map(str, first.path)))
        raise ScenarioError(first.text, where=where, expected=first.expected, more=len(problems) - 1)
    return scenario


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors and for people who write one."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **file_schema()}


def packaged_scenarios() -> tuple[PackagedScenario, ...]:
    """Return what comes with townsfolk, in alphabetical order.

    Raises:
        ScenarioError: If one of them is not valid.
    """
    return tuple(_summary(load_scenario(name).study) for name in packaged_names())


def _summary(study: Study) -> PackagedScenario:
    start, end = clock_ends(study.clock)
    return PackagedScenario(study.name, study.question, len(study.people), ceil((end - start).total_seconds() / 86_400))


def _changes(overrides: Sequence[str], seed: int | None, mind: str | None) -> list[Override]:
    changes = [read_override(text) for text in overrides]
    if seed is not None:
        changes.append(direct("seed", seed, "--seed"))
    if mind is not None:
        changes.append(direct("settings.mind", mind, "--mind"))
    return changes


def _completed(tree: Located, file: Path | None) -> Located:
    """Return `tree` with the people of persona files among `people`, bare names as personas, and an id for each."""
    assert isinstance(tree.value, dict)
    keys = dict(tree.value)
    personas = keys.pop("personas", None)
    people = keys.get("people")
    if personas is not None and isinstance(personas.value, tuple):
        own = people.value if people is not None and isinstance(people.value, tuple) else ()
        base = people if people is not None else replace(personas, value=())
        keys["people"] = people = replace(base, value=(*own, *_from_files(personas, tree, file)))
    elif personas is not None:
        keys["personas"] = personas
    if people is not None and isinstance(people.value, tuple):
        named = tuple(_person(item) for item in people.value)
        keys["people"] = replace(people, value=_with_ids(named, "person", _crowd_prefixes(keys.get("crowds"))))
    places = keys.get("places")
    if places is not None and isinstance(places.value, tuple):
        keys["places"] = replace(places, value=_with_ids(places.value, "place"))
    return replace(tree, value=keys)


def _from_files(personas: Located, tree: Located, file: Path | None) -> list[Located]:
    assert isinstance(personas.value, tuple)
    people: list[Located] = []
    seen: set[object] = set()
    for at, item in enumerate(personas.value):
        problem = _persona_file_problem(item, file, seen)
        if problem:
            raise_first([replace(problem, path=("personas", at))], tree)
        seen.add(item.value)
        assert isinstance(item.value, str) and file is not None
        people += _people_of(persona_path(item.value, file))
    return people


def _persona_file_problem(item: Located, file: Path | None, seen: set[object]) -> Problem | None:
    expected = "the name of a YAML file in the scenario's folder"
    if not isinstance(item.value, str) or not item.value.strip():
        return Problem("a persona file has no usable name", (), expected)
    name = item.value if len(item.value) <= 60 else item.value[:57] + "..."
    if item.value in seen:
        return Problem(f"the persona file {name!r} stands twice", (), "each file once")
    if file is None:
        return Problem(
            f"the persona file {name!r} cannot be found without a scenario file", (), "people written inline"
        )
    try:
        persona_path(item.value, file)
    except (OSError, ValueError) as error:
        return Problem(f"the persona file {name!r} {error}", (), expected)
    return None


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


def _with_ids(items: tuple[Located, ...], noun: str, prefixes: Sequence[str] = ()) -> tuple[Located, ...]:
    """Return `items`, each with an id: the one it gives, else one made from its name."""
    taken = {found for item in items if (found := _text(item.child("id")))}
    result = []
    for at, item in enumerate(items):
        if not isinstance(item.value, dict) or (_given(item.child("id"))):
            result.append(item)
            continue
        wanted = slug(_text(item.child("name"))) or f"{noun}-{at + 1}"
        made = unique(wanted, taken, _reserved(prefixes))
        taken.add(made)
        result.append(replace(item, value={**item.value, "id": replace(item, value=made, key_lines={})}))
    return tuple(result)


def _reserved(prefixes: Sequence[str]) -> Callable[[str], bool]:
    return lambda made: any(made.startswith(prefix) and made[len(prefix) :].isdigit() for prefix in prefixes)


def _given(node: Located | None) -> bool:
    return node is not None and node.value is not None


def _text(node: Located | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""


def _crowd_prefixes(crowds: Located | None) -> list[str]:
    """Return how the ids of crowds begin, so that no id made from a name looks like one of theirs."""
    if crowds is None or not isinstance(crowds.value, tuple):
        return []
    return [f"{_text(crowd.child('id')) or 'resident'}-" for crowd in crowds.value]


def _validated(tree: Located) -> _Read:
    try:
        return _Read.model_validate(tree.plain())
    except ValidationError as error:
        raise_first(shape_problems(error, tree), tree)
        raise AssertionError("a validation error without an error") from error


def _resolved(read: _Read) -> Scenario:
    home = next((place.slug for place in read.places if place.kind == "home"), read.places[0].slug)
    names = [person.name for person in read.people]
    everybody = (*read.people, *crowd_people(read.crowds, read.seed, names))
    fields = {
        name: getattr(read, name) for name in Study.model_fields if name not in ("schema_version", "clock", "people")
    }
    people = tuple(_housed(person, home) for person in everybody)
    study = Study(schema=read.schema_version, clock=_full_clock(read.clock), people=people, **fields)
    return Scenario(study=study, settings=read.settings)


def _housed(person: Persona, home: str) -> Persona:
    if person.context.home is not None:
        return person
    return person.model_copy(update={"context": person.context.model_copy(update={"home": home})})


def _full_clock(clock: ClockSpec) -> ClockSpec:
    start, end = clock_ends(clock)
    return ClockSpec(
        start=start.isoformat(timespec="minutes"),
        end=end.isoformat(timespec="minutes"),
        minutes_per_tick=clock.minutes_per_tick,
    )


def _unresolved(study: Study) -> list[Problem]:
    """Return what a resolved study may no longer leave open."""
    homeless = [Problem("no home", ("people", at)) for at, p in enumerate(study.people) if p.context.home is None]
    if study.clock.end is None:
        return [Problem("the clock has no end", ("clock", "end")), *homeless]
    return homeless


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no number one can count with")


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key stands twice")
    return result


def _frozen(value: object) -> object:
    """Return `value` with tuples for lists, as the strict models take them."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
