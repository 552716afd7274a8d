"""What goes on in a head: memories, facts, habits, moods, appointments, opinions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from agents.affect import Mood
from agents.canonical import later
from agents.facts import Fact, Strategy
from agents.habits import HabitSchema
from agents.memory import Memory
from agents.opinion import Move, Opinion
from agents.plan import PlanStep


@dataclass(frozen=True, slots=True)
class Recalled:
    """These memories came to `person`'s mind at `seconds`; their last access is set to it."""

    person: str
    memories: tuple[str, ...]
    seconds: int
    kind: Literal["recalled"] = "recalled"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory was added to `person`'s stream."""

    person: str
    memory: Memory
    kind: Literal["remembered"] = "remembered"


@dataclass(frozen=True, slots=True)
class Rated:
    """How much memories matter was thought over: those that matter otherwise than guessed, and up to which time."""

    person: str
    ratings: tuple[tuple[str, int], ...]
    until: int
    kind: Literal["rated"] = "rated"


@dataclass(frozen=True, slots=True)
class Reflected:
    """`person` has reflected; the sum of importance starts again."""

    person: str
    insights: tuple[str, ...]
    kind: Literal["reflected"] = "reflected"


@dataclass(frozen=True, slots=True)
class FactNoted:
    """`person` knows `fact` from now on, by `strategy`; the facts of the memories `instead_of` it no longer holds."""

    person: str
    fact: Fact
    strategy: Strategy
    instead_of: tuple[str, ...]
    kind: Literal["fact_noted"] = "fact_noted"


@dataclass(frozen=True, slots=True)
class HabitFormed:
    """`person` has come to a habit."""

    person: str
    schema: HabitSchema
    kind: Literal["habit_formed"] = "habit_formed"


@dataclass(frozen=True, slots=True)
class Digested:
    """`person` summed up a period in the memory `digest`; it covers the memories that one cites."""

    person: str
    period: str
    digest: str
    covers: tuple[str, ...]
    kind: Literal["digested"] = "digested"


@dataclass(frozen=True, slots=True)
class Retired:
    """These memories faded from what `person` carries with it; the record keeps them."""

    person: str
    memories: tuple[str, ...]
    kind: Literal["retired"] = "retired"


@dataclass(frozen=True, slots=True)
class MoodChanged:
    """`person` is in this mood from now on."""

    person: str
    mood: Mood
    kind: Literal["mood_changed"] = "mood_changed"


@dataclass(frozen=True, slots=True)
class Promised:
    """`person` means to do `step`, whatever else the day brings."""

    person: str
    step: PlanStep
    kind: Literal["promised"] = "promised"


@dataclass(frozen=True, slots=True)
class Released:
    """`person` no longer means to attend the event `claim`."""

    person: str
    claim: str
    kind: Literal["released"] = "released"


@dataclass(frozen=True, slots=True)
class Settled:
    """`person` kept or broke the commitment for the event or meeting `claim`, and why."""

    person: str
    claim: str
    kept: bool
    because: str
    seconds: int
    kind: Literal["settled"] = "settled"


@dataclass(frozen=True, slots=True)
class Opined:
    """What `person` thinks of `topic` from now on, and what brought it about.

    `change_e6` is the difference to the stance before, 0 counting as the stance of nobody's opinion. Under a rule
    the deltas of `moves` add up to it; under a mind there are none, and `exposed` is all that can be said. `exposed`
    are the causes that were thought over: utterances, and interventions by name. `text` is the opinion in the words of
    a model that was asked; empty where none was.
    """

    person: str
    topic: str
    opinion: Opinion
    rule: str
    change_e6: int
    moves: tuple[Move, ...]
    exposed: tuple[str, ...]
    text: Annotated[str, later("")] = ""
    kind: Literal["opined"] = "opined"
