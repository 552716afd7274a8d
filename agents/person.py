"""A person as Mesa knows it: an agent with a persona, a memory stream, a plan, a mood and relationships.

One of the two modules that know Mesa. A person changes nothing by itself: it shows what the society's
committed state holds for it, so that Mesa's collectors and agent sets work as everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import mesa

from agents.affect import Mood, mood_word
from agents.inner import InnerLife
from agents.memory import MemoryStream
from agents.persona import Persona
from agents.plan import Plan
from agents.relationship import Relationship
from agents.talk import Knowledge


class Outside(Protocol):
    """What everybody can see of a person."""

    @property
    def place(self) -> str | None:
        """Where it is; None on the way."""
        ...

    @property
    def asleep(self) -> bool:
        """Whether it sleeps."""
        ...

    @property
    def activity(self) -> str:
        """What it is doing."""
        ...

    @property
    def conversation(self) -> str | None:
        """The conversation it is engaged in."""
        ...


class Society(Protocol):
    """Where a person's state is kept. The world implements it."""

    def outside(self, person: str) -> Outside:
        """Return what everybody can see of `person`."""
        ...

    def inner(self, person: str) -> InnerLife:
        """Return what `person` carries in its head."""
        ...

    def stream(self, person: str) -> MemoryStream:
        """Return the memories of `person`."""
        ...


class Person(mesa.Agent):
    """One person of a world. `unique_id` is Mesa's; what decides anything is `id`, the slug of its own."""

    def __init__(self, model: mesa.Model, persona: Persona, society: Society) -> None:
        super().__init__(model)
        self.id = persona.slug
        self.persona = persona
        self._society = society

    def __repr__(self) -> str:
        return f"Person({self.id!r})"

    @property
    def name(self) -> str:
        """What others call this person."""
        return self.persona.name

    @property
    def place(self) -> str | None:
        """The id of the place it is in; None on the way."""
        return self._society.outside(self.id).place

    @property
    def asleep(self) -> bool:
        """Whether it sleeps."""
        return self._society.outside(self.id).asleep

    @property
    def activity(self) -> str:
        """What it is doing."""
        return self._society.outside(self.id).activity

    @property
    def conversation(self) -> str | None:
        """The id of the conversation it is engaged in, None where in none."""
        return self._society.outside(self.id).conversation

    @property
    def memories(self) -> MemoryStream:
        """Its memory stream; not to be written to."""
        return self._society.stream(self.id)

    @property
    def plan(self) -> Plan | None:
        """Its plan of the day, None while it sleeps."""
        return self._society.inner(self.id).plan

    @property
    def mood(self) -> Mood:
        """Its mood."""
        return self._society.inner(self.id).mood

    @property
    def mood_word(self) -> str:
        """Its mood in a word."""
        return mood_word(self.mood)

    @property
    def relationships(self) -> Mapping[str, Relationship]:
        """How it sees others, by person id."""
        return self._society.inner(self.id).relationships

    @property
    def knowledge(self) -> Mapping[str, Knowledge]:
        """What it knows, by claim id."""
        return self._society.inner(self.id).knowledge
