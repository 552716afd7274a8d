"""What a scenario says of interventions: scheduled changes from outside, each with a time and those it is aimed at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import Frozen, Line, Persona, Share, Slug
from agents.talk import DETAILS, Detail

DateTime = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$")]


class Target(Frozen):
    """Whom an intervention is aimed at; give exactly one of these."""

    people: tuple[Slug, ...] = Field(default=(), description="Their ids.")
    everybody: bool = Field(default=False, description="True for all who are in town at that time.")
    share: Share | None = Field(default=None, description="A share of all people, drawn by lot.")
    most_central: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="So many people with the most acquaintances at that time."
    )
    at: Slug | None = Field(default=None, description="Whoever is awake at this place at that time.")


class _Scheduled(Frozen):
    at: DateTime = Field(description="Takes effect with the first tick that begins then or later.")
    every_minutes: Annotated[int, Field(ge=1)] | None = Field(default=None, description="Again after so long.")
    times: Annotated[int, Field(ge=1, le=10_000)] = Field(default=1, description="How often in all.")
    cost: Annotated[float, Field(ge=0.0)] = Field(default=0.0, description="What one time costs, in units of your own.")


class Tell(_Scheduled):
    """People learn of a claim from outside: a letter, a notice, a broadcast."""

    do: Literal["tell"] = Field(description="Says that people learn of a claim.")
    claim: Slug = Field(description="The id of the claim.")
    to: Target = Field(description="Who learns of it.")
    details: Annotated[tuple[Detail, ...], Field(min_length=1)] = Field(
        default=DETAILS, description="Which parts of it they learn."
    )


class SetTie(_Scheduled):
    """Two people become acquainted, or their tie changes."""

    do: Literal["tie"] = Field(description="Says that a tie is made or changed.")
    between: tuple[Slug, Slug] = Field(description="The ids of the two people.")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        default="acquaintance", description="What they are to each other, such as friend or neighbour."
    )
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description="From hostile to dear.")
    familiarity: Share = Field(default=0.5, description="From never met to well known.")


class CutTie(_Scheduled):
    """Two people are strangers to each other again."""

    do: Literal["cut_tie"] = Field(description="Says that a tie is cut.")
    between: tuple[Slug, Slug] = Field(description="The ids of the two people.")


class Leave(_Scheduled):
    """People leave the world for good; what others remember of them stays."""

    do: Literal["leave"] = Field(description="Says that people leave.")
    who: Target = Field(description="Who leaves.")


class Join(_Scheduled):
    """Somebody new comes to town."""

    do: Literal["join"] = Field(description="Says that somebody comes.")
    person: Persona = Field(description="Who comes; described like those who live there.")


class Change(_Scheduled):
    """A key of the study has another value from then on, such as ``places.cafe.capacity`` or ``conduct.talk``."""

    do: Literal["change"] = Field(description="Says that a key of the study changes.")
    key: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        description="Dotted; items of lists by id, such as 'people.mara.context.wake'."
    )
    value: str | int | float | bool | None = Field(description="What it is from then on.")


class Broadcast(_Scheduled):
    """A view on a topic reaches people from outside: a campaign, an editorial, a poster."""

    do: Literal["broadcast"] = Field(description="Says that a view is spread.")
    topic: Slug = Field(description="The id of the topic.")
    stance: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(description="From -1 (against) to 1 (for).")
    confidence: Share = Field(default=0.7, description="How sure it sounds.")
    text: Annotated[str, Field(min_length=1, max_length=500)] = Field(description="The words, as a sentence.")
    to: Target = Field(description="Whom it reaches.")


class Moderate(_Scheduled):
    """A claim is banned from the forum: posts that carry it are shown no more, and none is taken."""

    do: Literal["moderate"] = Field(description="Says that a claim is moderated.")
    claim: Slug = Field(description="The id of the claim.")


class Bridge(_Scheduled):
    """People of two groups become acquainted, pairs drawn by lot."""

    do: Literal["bridge"] = Field(description="Says that two groups are bridged.")
    groups: tuple[Line, Line] = Field(description="Two groups, as they stand in people's `social.groups`.")
    ties: Annotated[int, Field(ge=1, le=100_000)] = Field(default=1, description="How many pairs, of those not tied.")
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description="From hostile to dear.")
    familiarity: Share = Field(default=0.5, description="From never met to well known.")


InterventionSpec = Annotated[
    Tell | SetTie | CutTie | Leave | Join | Change | Broadcast | Bridge | Moderate, Field(discriminator="do")
]
