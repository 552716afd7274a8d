"""Inventories: lists from which the personas of a crowd are drawn, with what goes together and what does not."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from agents.persona import Frozen, Line

Mark = Annotated[str, Field(min_length=1, max_length=40)]
Age = Annotated[int, Field(ge=0, le=150)]


class Entry(Frozen):
    """One thing that may be so of somebody. A bare text fits everybody."""

    text: Line = Field(description="As it stands in a persona: a noun, a noun phrase or a sentence.")
    from_: Age = Field(default=0, alias="from", description="The youngest age it fits.")
    to: Age = Field(default=150, description="The oldest age it fits.")
    is_: tuple[Mark, ...] = Field(default=(), alias="is", description="Marks it gives to somebody who has it.")
    not_: tuple[Mark, ...] = Field(default=(), alias="not", description="Marks that nobody may have who has it.")
    needs: tuple[Mark, ...] = Field(default=(), description="Marks somebody has to have, such as 'she'.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:  # noqa: ANN401 - whatever stands in a file
        return {"text": given} if isinstance(given, str) else given


Entries = Annotated[tuple[Entry, ...], Field(max_length=10_000)]


class Range(Frozen):
    """From how many to how many, both included."""

    from_: Annotated[int, Field(ge=0, le=150)] = Field(alias="from", description="At least.")
    to: Annotated[int, Field(ge=0, le=150)] = Field(description="At most.")

    @model_validator(mode="after")
    def _in_order(self) -> Range:
        if self.from_ > self.to:
            raise ValueError(f"from {self.from_} is more than to {self.to}")
        return self


def _range(least: int, most: int) -> Range:
    return Range.model_validate({"from": least, "to": most})


class DrawSpec(Frozen):
    """How many of each are drawn for one person; fewer where too few go together."""

    age: Range = Field(default=_range(19, 80), description="Years.")
    likes: Range = Field(default=_range(2, 4), description="Of `likes`.")
    dislikes: Range = Field(default=_range(1, 2), description="Of `dislikes`.")
    values: Range = Field(default=_range(1, 1), description="Of `values`.")
    skills: Range = Field(default=_range(0, 1), description="Of `skills`.")
    goals: Range = Field(default=_range(1, 1), description="Of `goals`.")
    groups: Range = Field(default=_range(0, 1), description="Of `groups`.")
    facts: Range = Field(default=_range(3, 5), description="Of the lists under `facts`, at most one entry of each.")


class InventorySpec(Frozen):
    """What people of a crowd are made of."""

    draw: DrawSpec = Field(default=DrawSpec(), description="How many of each.")
    occupations: Entries = Field(default=(), description="One for everybody; nouns such as 'baker'.")
    origins: Entries = Field(default=(), description="One for every second person.")
    likes: Entries = Field(default=(), description="Each fitting after 'I like'.")
    dislikes: Entries = Field(default=(), description="Each fitting after 'I don't care for'.")
    values: Entries = Field(default=(), description="Nouns.")
    skills: Entries = Field(default=(), description="Each fitting after 'I am good at'.")
    goals: Entries = Field(default=(), description="Each fitting after 'I want to'.")
    groups: Entries = Field(default=(), description="Each fitting after 'I belong to'.")
    facts: dict[Line, Entries] = Field(default_factory=dict, description="Lists of first-person sentences, by subject.")
