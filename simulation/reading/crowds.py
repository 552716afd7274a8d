"""Crowds: many people of one kind, written in a few lines and told apart by names, homes and traits of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from agents.persona import BigFive, Persona
from agents.streams import Stream
from simulation.reading.names import FAMILY_NAMES, Pronouns, given_names
from simulation.scenario import Crowd, CrowdPersona
from simulation.specs.inventory_spec import InventorySpec

_SPREAD = 400
_TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")


def crowd_ids(crowd: Crowd) -> Iterator[str]:
    """Yield the ids of the people of `crowd`, in order."""
    return (f"{crowd.id}-{number}" for number in range(1, crowd.count + 1))


def crowd_people(
    crowds: Sequence[Crowd], seed: int, names: Sequence[str], inventories: Mapping[str, InventorySpec] | None = None
) -> tuple[Persona, ...]:
    """Return the people of all `crowds`, drawn from `seed`; no two have one name, and none has one of `names`.

    `inventories` are those the crowds name, by name.
    """
    book = _NameBook(names)
    people: list[Persona] = []
    for crowd in crowds:
        for n, person in enumerate(crowd_ids(crowd)):
            stream = Stream(seed, "crowd", crowd.id, 0, n)
            like = _drawn(crowd, (inventories or {}).get(crowd.inventory or ""), seed, n)
            name = book.numbered(like.name, n + 1) if like.name else book.drawn(like, stream)
            people.append(_member(crowd, like, person, n, name, stream))
    return tuple(people)


def _drawn(crowd: Crowd, inventory: InventorySpec | None, seed: int, n: int) -> CrowdPersona:
    """Return what member `n` is like: as all of its crowd, and as the inventory has it where there is one."""
    if inventory is None:
        return crowd.persona
    from simulation.reading.inventories import drawn_persona

    return drawn_persona(inventory, crowd.persona, Stream(seed, "inventory", crowd.id, 0, n))


def _member(crowd: Crowd, like: CrowdPersona, person: str, n: int, name: str, stream: Stream) -> Persona:
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


class _NameBook:
    """Hands out names, none twice: drawn from a list, with a numeral when the list is used up."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numerals: dict[Pronouns, int] = {}

    def numbered(self, name: str, number: int) -> str:
        """Return `name` with `number`, or with the next number that makes it new."""
        while f"{name} {number}" in self._taken:
            number += 1
        self._taken.add(f"{name} {number}")
        return f"{name} {number}"

    def drawn(self, like: CrowdPersona, stream: Stream) -> str:
        """Return a name for somebody of these pronouns, or the next in the list when the one drawn is taken."""
        given = given_names(like.social.pronouns)
        pairs = len(given) * len(FAMILY_NAMES)
        drawn = stream.below(pairs)
        while True:
            numeral = self._numerals.get(like.social.pronouns, 1)
            for step in range(pairs):
                first, last = divmod((drawn + step) % pairs, len(FAMILY_NAMES))
                name = f"{given[first]} {FAMILY_NAMES[last]}" + (f" {numeral}" if numeral > 1 else "")
                if name not in self._taken:
                    self._taken.add(name)
                    return name
            self._numerals[like.social.pronouns] = numeral + 1
