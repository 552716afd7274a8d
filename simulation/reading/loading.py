"""From a scenario file to a scenario: read, laid over with changes, validated, cross-checked, resolved. Nothing is run.

What comes out is complete: everybody has an id and a home, crowds are people, times are full dates, and the clock
has an `end` (`days` is None). Everything wrong with the input is one `ScenarioError` with file and line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agents.errors import ScenarioError
from agents.persona import Persona
from simulation.reading.completing import completed
from simulation.reading.crowds import crowd_people
from simulation.reading.dialogue_checks import language_problems, seat_problems
from simulation.reading.empty_checks import empty_problems
from simulation.reading.expectations import file_schema, shape_problems
from simulation.reading.founding_checks import founding_problems
from simulation.reading.intervention_checks import newcomers
from simulation.reading.inventories import inventories_of
from simulation.reading.json_reading import read_json
from simulation.reading.overrides import Override, applied, direct, from_json, read_override
from simulation.reading.problems import KeyPath, Problem, raise_first
from simulation.reading.scenario_checks import clock_ends, study_ends, study_problems
from simulation.reading.scenario_files import packaged_names, read_text, scenario_path
from simulation.reading.yaml_reading import Located, read_yaml
from simulation.scenario import ClockSpec, Place, Scenario, ScenarioFile, Settings, Study
from simulation.specs.intervention_spec import Change, InterventionSpec, Join
from simulation.specs.inventory_spec import InventorySpec


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
    files = ("personas", "tie_files")
    first = [change for change in changes if change.keys[0] in files]
    rest = [change for change in changes if change.keys[0] not in files]
    tree = completed(applied(completed(applied(tree, first)), rest))
    read = _checked(_shaped(tree), tree)
    scenario = _resolved(read, inventories_of(read.crowds, tree))
    found = [*language_problems(scenario), *seat_problems(scenario), *_change_problems(scenario)]
    raise_first([*found, *empty_problems(scenario.study)], tree)
    return scenario


def scenario_to_json(scenario: Scenario) -> str:
    """Return the resolved scenario as JSON text, the same bytes for equal scenarios."""
    data = scenario.model_dump(mode="json", by_alias=True)
    protocol = data["study"]["protocol"]
    if "options" in protocol:
        protocol["options"] = dict(sorted(protocol["options"].items()))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def scenario_from_json(text: str) -> Scenario:
    """Return the scenario that `scenario_to_json` wrote; nothing is filled in but keys added since with a default.

    The measures, the policy and the skills that it names need not be here: only who works with them needs them.

    Raises:
        ScenarioError: If the text is not a resolved scenario.
    """
    tree = _resolved_tree(text)
    read = _shaped(tree)
    raise_first(_unresolved(tree, read), tree)
    return _resolved(_checked(read, tree, _kept(read)))


def changed_settings(scenario: Scenario, overrides: Sequence[str]) -> Settings:
    """Return the settings of `scenario` with changes such as ``settings.limits.calls=500``.

    Raises:
        ScenarioError: If a change cannot be used, or is to the study: that would be another run.
    """
    changes = _changes(overrides, None, None)
    for change in changes:
        if change.keys[0] != "settings":
            raise ScenarioError(
                "the study of a run cannot be changed", where=".".join(change.keys), expected="a key below settings"
            )
    tree = applied(_resolved_tree(scenario_to_json(scenario)), changes)
    return _resolved(_checked(_shaped(tree), tree, _kept(scenario.study))).settings


def changed_study(study: Study, changes: Sequence[tuple[str, str]]) -> Study:
    """Return `study` with keys changed to values given as JSON text, in order.

    Raises:
        ScenarioError: If a key does not exist, a value does not fit it, or the whole makes no sense any more.
    """
    return _changed(_resolved_tree(scenario_to_json(Scenario(study=study))), changes, _kept(study))


def _changed(tree: Located, changes: Sequence[tuple[str, str]], kept: Sequence[str]) -> Study:
    changed = completed(applied(tree, [from_json(key, value) for key, value in changes]))
    raise_first(founding_problems(tree, changed), changed)
    return _resolved(_checked(_shaped(changed), changed, kept)).study


def _resolved_tree(text: str) -> Located:
    tree = read_json(text)
    study, settings = tree.child("study"), tree.child("settings")
    if study is None or settings is None or len(tree.keys) != 2 or not isinstance(study.value, dict):
        raise ScenarioError("this is not a resolved scenario", expected="an object with 'study' and 'settings'")
    return replace(study, value={**study.value, "settings": settings})


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors and for people who write one."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **file_schema()}


def packaged_scenarios() -> tuple[PackagedScenario, ...]:
    """Return what comes with townsfolk, in alphabetical order.

    Raises:
        ScenarioError: If one of them is not valid.
    """
    return tuple(_summary(name, load_scenario(name).study) for name in packaged_names())


def _summary(name: str, study: Study) -> PackagedScenario:
    start, end = clock_ends(study.clock)
    return PackagedScenario(name, study.question, len(study.people), ceil((end - start).total_seconds() / 86_400))


def _changes(overrides: Sequence[str], seed: int | None, mind: str | None) -> list[Override]:
    changes = [read_override(text) for text in overrides]
    if seed is not None:
        changes.append(direct("seed", seed, "--seed"))
    if mind is not None:
        changes.append(direct("settings.mind", mind, "--mind"))
    return changes


def _shaped(tree: Located) -> _Read:
    try:
        return _Read.model_validate(tree.plain())
    except ValidationError as error:
        raise_first(shape_problems(error, tree), tree)
        raise AssertionError("a validation error without an error") from error


def _kept(study: Study) -> tuple[str, ...]:
    """Return the names of the parts without which a study can be read."""
    policy = study.dialogue.policy
    return (*study.measures, *study.dialogue.skills, *((policy.name,) if policy is not None else ()))


def _checked(read: _Read, tree: Located, kept: Sequence[str] = ()) -> _Read:
    raise_first(study_problems(read, read.crowds, kept), tree)
    return read


def _change_problems(scenario: Scenario) -> list[Problem]:
    """Return which scheduled changes of the study could not be made when their time comes."""
    changes = [(at, spec) for at, spec in enumerate(scenario.study.interventions) if isinstance(spec, Change)]
    tree = _resolved_tree(scenario_to_json(scenario)) if changes else Located(None)
    problems = []
    for at, spec in changes:
        try:
            _changed(tree, [(spec.key, json.dumps(spec.value))], _kept(scenario.study))
        except ScenarioError as error:
            problems.append(Problem(f"this cannot be done: {error.problem}", ("interventions", at), error.expected))
    return problems


def _resolved(read: _Read, inventories: Mapping[str, InventorySpec] | None = None) -> Scenario:
    home = next((place.slug for place in read.places if place.kind == "home"), read.places[0].slug)
    names = [person.name for person in read.people]
    everybody = (*read.people, *crowd_people(read.crowds, read.seed, names, inventories))
    made = {"schema_version", "clock", "people"}
    kept = {name: getattr(read, name) for name in Study.model_fields if name not in made}
    people = tuple(_housed(person, home) for person in everybody)
    kept["interventions"] = tuple(_joining(spec, home) for spec in read.interventions)
    clock = _full_clock(read.model_copy(update={"people": people}))
    study = Study(schema=read.schema_version, clock=clock, people=people, **kept)
    return Scenario(study=study, settings=read.settings)


def _housed(person: Persona, home: str) -> Persona:
    if person.context.home is not None:
        return person
    return person.model_copy(update={"context": person.context.model_copy(update={"home": home})})


def _joining(spec: InterventionSpec, home: str) -> InterventionSpec:
    return spec.model_copy(update={"person": _housed(spec.person, home)}) if isinstance(spec, Join) else spec


def _full_clock(study: Study) -> ClockSpec:
    """Return the clock with its end."""
    clock = study.clock
    start, end = study_ends(study)
    first, last = (time.isoformat(timespec="minutes") for time in (start, end))
    return ClockSpec(start=first, end=last, minutes_per_tick=clock.minutes_per_tick)


def _unresolved(tree: Located, read: _Read) -> list[Problem]:
    """Return what a resolved study may no longer leave open."""
    problems = [
        Problem("this is for files only", (key,)) for key in ("crowds", "personas", "tie_files") if key in tree.keys
    ]
    people: list[tuple[KeyPath, Persona]] = [(("people", at), person) for at, person in enumerate(read.people)]
    people += [(("interventions", at, "person"), person) for at, person in newcomers(read)]
    lacking = [path for path, person in people if person.id is None or person.context.home is None]
    problems += [Problem("a person without id or home", path) for path in lacking]
    problems += [Problem("a place without id", ("places", at)) for at, place in enumerate(read.places) if not place.id]
    return problems if read.clock.end else [*problems, Problem("the clock has no end", ("clock", "end"))]
