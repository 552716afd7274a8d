"""What the page knows before anything happens: the people, places, claims and topics of the study, as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from agents.persona import Persona
from simulation.claims import Claims
from simulation.clock import Clock
from simulation.inquiry.finding import everybody
from simulation.places import Geography
from simulation.report.outside import in_words

if TYPE_CHECKING:
    from simulation.run import Run
    from simulation.scenario import Place, Study

SCHEMA = "townsfolk-page/1"
_NEAR_IS_WORTH = 3

Json = dict[str, Any]


def head_of(run: Run) -> Json:
    """Return the part of the page's data that does not change while the run goes on."""
    study = run.final_study
    clock = Clock(study.clock)
    people = everybody(study)
    return {
        "schema": SCHEMA,
        "name": study.name,
        "question": study.question,
        "seed": study.seed,
        "start": clock.start.isoformat(timespec="minutes"),
        "memory": {"decay_per_hour": study.memory.decay_per_hour},
        "people": [_person(persona) for persona in people],
        "places": [_place(place) for place in study.places],
        "roads": _roads(study, people),
        "claims": _claims(study, clock),
        "topics": [
            {"id": topic.id, "title": topic.title, "proposition": topic.proposition, "scale": list(topic.scale)}
            for topic in study.topics
        ],
        "outside": in_words(study),
    }


def _person(persona: Persona) -> Json:
    social, personal, context = persona.social, persona.personal, persona.context
    return {
        "id": persona.slug,
        "name": persona.name,
        "about": persona.description,
        "social": _said(
            age=social.age,
            pronouns=social.pronouns,
            occupation=social.occupation,
            groups=list(social.groups),
            origin=social.origin,
        ),
        "traits": personal.traits.model_dump(),
        "personal": _said(
            values=list(personal.values),
            likes=list(personal.likes),
            dislikes=list(personal.dislikes),
            skills=list(personal.skills),
            goals=list(context.goals),
        ),
    }


def _said(**values: Any) -> Json:  # noqa: ANN401 - whatever a persona holds
    return {key: value for key, value in values.items() if value not in (None, [])}


def _place(place: Place) -> Json:
    hours = place.hours
    things = [{"id": thing.id, "name": thing.name, "state": thing.state} for thing in place.things]
    return {
        "id": place.slug,
        "name": place.name,
        "kind": place.kind,
        "capacity": place.capacity,
        "hours": None if hours is None else f"{hours.opens}–{hours.closes}",
        **_said(things=things),
    }


def _roads(study: Study, people: Iterable[Persona]) -> list[list[int]]:
    """Return how much two places belong together, as [place, place, weight]: by who goes between them, and nearness.

    The page lays the map out by it. It follows from the study alone, so that the map stays while a run goes on.
    """
    number = {place.slug: n for n, place in enumerate(study.places)}
    weights: dict[tuple[int, int], int] = {}

    def add(one: str | None, other: str | None, weight: int) -> None:
        a, b = number.get(one or "", -1), number.get(other or "", -1)
        if a >= 0 and b >= 0 and a != b:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0) + weight

    for persona in people:
        for habit in persona.context.habits:
            add(persona.context.home, habit.at, 1)
    for place in study.places:
        for near in place.near:
            add(place.slug, near.place, _NEAR_IS_WORTH if near.minutes <= _SHORT_WALK else 0)
    return [[a, b, weight] for (a, b), weight in sorted(weights.items()) if weight]


_SHORT_WALK = 5


def _claims(study: Study, clock: Clock) -> list[Json]:
    facts = Claims(study, clock, Geography(study.places, 0)).facts
    return [
        {
            "id": one.spec.id,
            "title": one.title,
            "text": one.spec.text,
            "origin": one.spec.origin,
            "starts": one.starts,
            "ends": one.ends,
            "place": one.spec.event.place if one.spec.event else None,
            "denies": one.spec.denies,
        }
        for one in facts.values()
    ]
