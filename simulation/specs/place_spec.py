"""Where people can be: places, how far they lie apart, when they are open."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.canonical import later
from agents.persona import ClockTime, Frozen, Slug
from simulation.specs.thing_spec import Thing


class Near(Frozen):
    """How far another place is, in minutes on foot."""

    place: Slug = Field(description="The id of the other place.")
    minutes: Annotated[int, Field(ge=0, le=1440)] = Field(
        description="How long the way takes; the way back too, unless that place says otherwise."
    )


class Hours(Frozen):
    """When a place is open; `closes` before `opens` means the next morning."""

    opens: ClockTime = Field(description='A time of day as "HH:MM", such as "07:30".')
    closes: ClockTime = Field(description="The same; earlier than `opens` means the next morning.")


class Place(Frozen):
    """Somewhere people can be. `kind` is a word such as home, work, cafe, shop, park or square."""

    id: Slug | None = Field(default=None, description="Made from the name when left out.")
    name: Annotated[str, Field(min_length=1, max_length=120)] = Field(description="As people call it.")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        default="place", description="Any word; people without a home live in the first place of kind 'home'."
    )
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="How many fit in at once; no limit when left out."
    )
    hours: Hours | None = Field(default=None, description="Always open when left out.")
    near: tuple[Near, ...] = Field(default=(), description="Distances that differ from `travel_minutes`.")
    things: Annotated[tuple[Thing, ...], later(())] = Field(
        default=(), description="What is there, in which state, and what can be done with it; see `conduct.narrator`."
    )

    @property
    def slug(self) -> str:
        """The id; set for every place that the loader gives out.

        Raises:
            ValueError: If this place was made by hand without an id.
        """
        if self.id is None:
            raise ValueError(f"place {self.name!r} has no id")
        return self.id
