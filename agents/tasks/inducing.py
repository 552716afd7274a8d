"""The question of habits: what does one do so regularly, or care for so much, that it is a habit by now?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import Me, Moment, PlaceView
from agents.persona import Weekday
from agents.tasks.base import Answer, Task

Clause = Annotated[str, Field(min_length=1, max_length=160)]


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that was in one's plans on several days, at about the same time.

    Args:
        activity: Fits after "I am".
        place: The id of the place.
        days: On how many days.
        minute: The middle of the minutes of the day it began at.
        memories: Ids of the plans it was in, oldest first.
    """

    activity: str
    place: str
    days: int
    minute: int
    memories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InduceHabitInput:
    """Asked on waking, as long as somebody has not come to many habits of its own.

    Args:
        me: With the habits it has.
        moment: Now.
        places: Where it may go.
        doings: What it did again and again and is no habit yet, the most frequent first.
        memories: What it knows of itself: likes, wishes and other simple facts.
    """

    me: Me
    moment: Moment
    places: tuple[PlaceView, ...]
    doings: tuple[Doing, ...]
    memories: tuple[Memory, ...]


class HabitInduced(Answer):
    """One habit as a schema, with the memories it rests on; `do` is empty where nothing is a habit."""

    do: Annotated[str, Field(max_length=200)] = Field(description='Fits after "I am"; empty for none.')
    place: Annotated[str, Field(max_length=64)] = Field(default="", description="Empty for home.")
    start_minute: Annotated[int, Field(ge=0, le=1439)] = Field(default=0, description="Of the day.")
    end_minute: Annotated[int, Field(ge=0, le=1440)] = 0
    days: Annotated[tuple[Weekday, ...], Field(max_length=7)] = Field(default=(), description="Empty for every day.")
    goal: Annotated[str, Field(max_length=200)] = Field(default="", description='Fits after "so as to".')
    steps: Annotated[tuple[Clause, ...], Field(max_length=6)] = Field(default=(), description='Each after "I am".')
    needs: Annotated[tuple[Clause, ...], Field(max_length=4)] = Field(
        default=(), description='What has to be so before, such as "the library is open".'
    )
    leaves: Annotated[tuple[Clause, ...], Field(max_length=4)] = Field(default=(), description="What is so afterwards.")
    memories: Annotated[tuple[str, ...], Field(max_length=8)] = ()


INDUCE_HABIT: Task[InduceHabitInput, HabitInduced] = Task(
    "induce_habit", 1, InduceHabitInput, HabitInduced, answer_tokens=350
)
