"""What a scenario says of things in places: in which state they are, and what people can do with them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.persona import Frozen, Line, Slug


class ThingAction(Frozen):
    """Something that can be done with a thing, when it can be done, and what is so afterwards."""

    do: Line = Field(description="Fits after 'I am', such as 'lighting the oven'.")
    when: tuple[Line, ...] = Field(default=(), description="States of the thing in which it can be done; any if empty.")
    needs: dict[Slug, Line] = Field(
        default_factory=dict, description="By id of other things at the place: the state each has to be in."
    )
    by: tuple[Line, ...] = Field(
        default=(), description="Occupations, groups, skills or person ids of those who may; everybody if empty."
    )
    becomes: Line | None = Field(default=None, description="The state of the thing afterwards; as before if left out.")
    leaves: dict[Slug, Line] = Field(
        default_factory=dict, description="By id of other things at the place: the state each is in afterwards."
    )
    suits: tuple[Line, ...] = Field(
        default=(),
        description="Activities in which one does it, such as 'baking bread'; those that share words with it.",
    )
    refusal: Line | None = Field(
        default=None,
        description="Why not, where it cannot be done, as a sentence; made from the conditions if left out.",
    )


class Thing(Frozen):
    """A thing in a place. Its state is a word or a few, such as 'cold' or 'out of order'."""

    id: Slug = Field(description="A word of your own, unique in its place.")
    name: Annotated[str, Field(min_length=1, max_length=120)] = Field(description="As people call it: 'the oven'.")
    state: Line = Field(default="there", description="The state it is in when the world begins.")
    can: tuple[ThingAction, ...] = Field(default=(), description="What can be done with it.")
