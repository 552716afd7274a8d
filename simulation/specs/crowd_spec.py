"""Crowds: many people of one kind in a few lines."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.persona import Frozen, Persona, Slug

CROWD_ID = "resident"


class CrowdPersona(Persona):
    """A persona without a name of its own; names are drawn from a list."""

    name: Annotated[str, Field(max_length=120)] = Field(default="", description="Left out: drawn from a list.")


class Crowd(Frozen):
    """Many people of one kind: `count` copies of `persona`, each with a name, an id and traits of its own."""

    count: Annotated[int, Field(ge=1, le=100_000)] = Field(description="How many; at most 20,000 people in all.")
    id: Slug = Field(default=CROWD_ID, description="Their ids are this, a hyphen and a number.")
    persona: CrowdPersona = Field(default=CrowdPersona(), description="What they have in common.")
    homes: tuple[Slug, ...] = Field(default=(), description="Places they live in, in turn.")
    vary: bool = Field(default=True, description="Draw traits for each from the seed instead of copying them.")
    inventory: Annotated[str, Field(min_length=1, max_length=300)] | None = Field(
        default=None, description="A YAML file in this file's folder: lists from which each one's persona is drawn."
    )
