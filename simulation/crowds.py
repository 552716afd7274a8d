"""Crowds: many people of one kind, written in a few lines and told apart by names, homes and traits of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.persona import BigFive, Persona
from agents.streams import Stream
from simulation.names import FAMILY_NAMES, given_names
from simulation.scenario import Crowd, CrowdPersona

_SPREAD = 400
_TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")


def crowd_ids(crowd: Crowd) -> Iterator[str]:
    """Yield the ids of the people of `crowd`, in order."""
    return (f"{crowd.id}-{number}" for number in range(1, crowd.count + 1))


def crowd_people(crowds: Sequence[Crowd], seed: int, names: Sequence[str]) -> tuple[Persona, ...]:
    """Return the people of all `crowds`, drawn from `seed`; no two have one name, and none has one of `names`."""
    taken = set(names)
    people: list[Persona] = []
    for crowd in crowds:
        for n, person in enumerate(crowd_ids(crowd)):
            stream = Stream(seed, "crowd", crowd.id, 0, n)
            name = _name(crowd.persona, n, stream, taken)
            taken.add(name)
            people.append(_member(crowd, person, n, name, stream))
    return tuple(people)


def _member(crowd: Crowd, person: str, n: int, name: str, stream: Stream) -> Persona:
    like = crowd.persona
    context, personal = like.context, like.personal
    if crowd.homes:
        context = context.model_copy(update={"home": crowd.homes[n % len(crowd.homes)]})
    if crowd.vary:
        personal = personal.model_copy(update={"traits": varied(personal.traits, stream)})
    return Persona(
        id=person, name=name, description=like.description, social=like.social, personal=personal, context=context
    )


def varied(traits: BigFive, stream: Stream) -> BigFive:
    """Return traits around `traits`: each moved by up to 0.4, small moves likelier, kept within [0, 1]."""
    moved = {}
    for trait in _TRAITS:
        step = stream.below(_SPREAD + 1) + stream.below(_SPREAD + 1) - _SPREAD
        moved[trait] = max(0, min(1000, round(getattr(traits, trait) * 1000) + step)) / 1000
    return BigFive(**moved)


def _name(like: CrowdPersona, n: int, stream: Stream, taken: set[str]) -> str:
    """Return a name that nobody has: of the crowd's own with a number, else drawn, else drawn with a numeral."""
    if like.name:
        return _numbered(like.name, n + 1, taken)
    given = given_names(like.social.pronouns)
    pairs = len(given) * len(FAMILY_NAMES)
    drawn, numeral = stream.below(pairs), 1
    while True:
        ending = f" {numeral}" if numeral > 1 else ""
        for step in range(pairs):
            first, last = divmod((drawn + step) % pairs, len(FAMILY_NAMES))
            name = f"{given[first]} {FAMILY_NAMES[last]}{ending}"
            if name not in taken:
                return name
        numeral += 1


def _numbered(name: str, number: int, taken: set[str]) -> str:
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
