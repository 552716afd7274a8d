"""What the shape of the dialogue key cannot say: that skills, policies, people and documents are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from agents.errors import InputError, ScenarioError
from agents.guidance import ENGLISH
from agents.policies import repertoire
from agents.skills import SKILLS, skill_names
from simulation.reading.problems import KeyPath, Problem, nearest
from simulation.scenario import Scenario, Study

_PATH: KeyPath = ("dialogue",)


def dialogue_problems(study: Study, people: set[str], kept: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with how turns of `study` are guided, in which `people` live or will live.

    A policy and skills called `kept` may be missing: a run was made with them, and is read without them.
    """
    spec = study.dialogue
    names = {*skill_names(), *(one.id for one in spec.own_skills)} if spec.skills else set()
    for at, skill in enumerate(spec.skills):
        if skill not in names and skill not in kept:
            yield Problem(f"there is no skill {skill!r}", (*_PATH, "skills", at), nearest(skill, names))
    for at, one in enumerate(spec.own_skills):
        if one.id in SKILLS:
            yield Problem(f"{one.id!r} is a packaged skill", (*_PATH, "own_skills", at, "id"), "a name of its own")
    yield from _policy(study, people, kept)
    seen: set[str] = set()
    for at, document in enumerate(spec.documents):
        path = (*_PATH, "documents", at)
        if document.id in seen:
            yield Problem(f"two documents have the id {document.id!r}", (*path, "id"), "an id of its own for each")
        seen.add(document.id)
        if not document.text.strip():
            yield Problem("the document has no words", path, "its text, or a file with some")
        for number, person in enumerate(document.readers):
            if person not in people:
                yield Problem(f"there is no person {person!r}", (*path, "readers", number), nearest(person, people))


def _policy(study: Study, people: set[str], kept: Collection[str]) -> Iterator[Problem]:
    policy = study.dialogue.policy
    if policy is None:
        return
    path: KeyPath = (*_PATH, "policy")
    for at, person in enumerate(policy.people):
        if person not in people:
            yield Problem(f"there is no person {person!r}", (*path, "people", at), nearest(person, people))
    try:
        known = {name for name, _ in repertoire(policy.name).strategies}
    except ScenarioError as error:
        if policy.name not in kept:
            yield Problem(error.problem, (*path, "name"), error.expected)
        return
    except InputError as error:
        yield Problem(str(error), (*path, "name"), "a policy")
        return
    for at, strategy in enumerate(policy.strategies):
        if strategy not in known:
            yield Problem(f"there is no strategy {strategy!r}", (*path, "strategies", at), nearest(strategy, known))


def language_problems(scenario: Scenario) -> Iterator[Problem]:
    """Yield that the mind which speaks in `scenario` cannot speak the study's language."""
    from agents.minds.local_model.local_files import is_local
    from simulation.minds import RULES, role_models

    language, settings = scenario.study.dialogue.language, scenario.settings
    if language.casefold() == ENGLISH.casefold():
        return
    try:
        speaker = role_models(settings)["speaker"]
    except InputError:
        return
    voices = is_local(speaker) and settings.tasks != "all"
    if speaker == RULES or voices:
        who = (
            "the rules mind speaks English only" if speaker == RULES else "what the rules say is voiced in English only"
        )
        yield Problem(f"{who}, not {language}", (*_PATH, "language"), "English, or a model as mind (--mind)")


def seat_problems(scenario: Scenario) -> Iterator[Problem]:
    """Yield that a seat is for somebody who is not there, or taken twice."""
    study, seats = scenario.study, scenario.settings.seats
    people = {person.slug for person in study.people}
    for at, person in enumerate(seats):
        path: KeyPath = ("settings", "seats", at)
        if person not in people:
            yield Problem(f"there is no person {person!r} to play", path, nearest(person, people))
        elif person in seats[:at]:
            yield Problem(f"the seat of {person!r} stands twice", path, "everybody once")
