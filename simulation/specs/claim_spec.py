"""Claims: what can be passed on, and the events they announce."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.canonical import later
from agents.persona import ClockTime, Frozen, Line, Slug
from agents.tone import Tone

Text = Annotated[str, Field(min_length=1, max_length=1000)]


class EventSpec(Frozen):
    """What makes a claim an event one can go to: where and when."""

    place: Slug = Field(description="The id of the place it happens at.")
    day: Annotated[int, Field(ge=1, le=3660)] = Field(default=1, description="The scenario's day, from 1.")
    start: ClockTime = Field(description='A time of day as "HH:MM".')
    end: ClockTime = Field(description="Before `start` means the next morning.")
    activity: Line | None = Field(
        default=None, description="What those who come are doing, after 'I am'; made from the title when left out."
    )


class Claim(Frozen):
    """A piece of information that people can pass on. It begins with its origin and spreads only by telling."""

    id: Slug = Field(description="A word of your own, such as 'supper'; measures and `why` name the claim by it.")
    text: Text = Field(
        description="A sentence in the third person, without where and when, such as 'Mara is giving a supper'."
    )
    title: Line | None = Field(default=None, description='A noun phrase, such as "Mara\'s supper".')
    first_person: Text | None = Field(
        default=None, description="The same as its origin says it, such as 'I am giving a supper'."
    )
    origin: Slug = Field(description="The person it begins with.")
    interest: Annotated[int, Field(ge=1, le=10)] = Field(default=5, description="How interesting it is in itself.")
    appeals_to: tuple[Line, ...] = Field(
        default=(), description="Likes, values, groups or occupations of those it interests most."
    )
    secret: bool = Field(default=False, description="Told only to those one is close to.")
    event: EventSpec | None = Field(default=None, description="For something one can go to: where and when.")
    denies: Slug | None = Field(
        default=None, description="Another claim that this one says is not true: a correction or a denial."
    )
    tone: Annotated[Tone | None, later(None)] = Field(
        default=None, description="Whether it is good or bad news; read from the words of `text` when left out."
    )
