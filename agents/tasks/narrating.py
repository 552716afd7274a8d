"""Questions about things: what does one try to do with them, and does the world let one? The second is a narrator's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.perception import Me, Moment, PlaceView
from agents.tasks.base import Answer, Task
from agents.things import ThingView


@dataclass(frozen=True, slots=True)
class AttemptInput:
    """Asked of somebody who begins something at a place where there are things.

    Args:
        me: With what it is doing now.
        moment: Now.
        things: Those at the place, as they are. What has to be so before is not in them: one finds out.
    """

    me: Me
    moment: Moment
    things: tuple[ThingView, ...]


class Attempted(Answer):
    """What one tries to do; `thing` is empty where one tries nothing."""

    thing: Annotated[str, Field(max_length=64)] = ""
    do: Annotated[str, Field(max_length=160)] = Field(default="", description='Fits after "I am".')


@dataclass(frozen=True, slots=True)
class AdjudicateInput:
    """Asked of the narrator for each attempt at a place, in turn.

    Args:
        me: Who attempts it.
        moment: Now.
        place: Where.
        things: All at the place with everything the scenario says of them, as they are after the attempts before.
        thing: The id of the thing it is tried with.
        do: What is tried, fitting after "I am".
        present: The others who are there, as the person calls them.
    """

    me: Me
    moment: Moment
    place: PlaceView
    things: tuple[ThingView, ...]
    thing: str
    do: str
    present: tuple[str, ...]


class StateChange(Answer):
    """A thing at the place, and the state it is in afterwards."""

    thing: Annotated[str, Field(max_length=64)]
    state: Annotated[str, Field(min_length=1, max_length=120)]


class Ruling(Answer):
    """Whether it works, what is so afterwards, and why not where it does not."""

    allowed: bool
    changes: Annotated[tuple[StateChange, ...], Field(max_length=6)] = ()
    reason: Annotated[str, Field(max_length=300)] = Field(
        default="", description="Where it does not work: why, as a sentence the person can say to others."
    )


ATTEMPT: Task[AttemptInput, Attempted] = Task("attempt", 1, AttemptInput, Attempted, answer_tokens=120)
ADJUDICATE: Task[AdjudicateInput, Ruling] = Task(
    "adjudicate", 1, AdjudicateInput, Ruling, answer_tokens=250, temperature_e6=0
)
