"""What people do with their day: they wake, plan, go about, try things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.plan import Plan


@dataclass(frozen=True, slots=True)
class Woke:
    """`person` woke up."""

    person: str
    kind: Literal["woke"] = "woke"


@dataclass(frozen=True, slots=True)
class Slept:
    """`person` fell asleep until `wakes`."""

    person: str
    wakes: int
    kind: Literal["slept"] = "slept"


@dataclass(frozen=True, slots=True)
class Noticed:
    """`person` took notice of others: pairs of person and what they were doing where."""

    person: str
    others: tuple[tuple[str, str], ...]
    kind: Literal["noticed"] = "noticed"


@dataclass(frozen=True, slots=True)
class Planned:
    """`person` has this plan from now on, because of `because`."""

    person: str
    plan: Plan
    because: str
    kind: Literal["planned"] = "planned"


@dataclass(frozen=True, slots=True)
class Detailed:
    """`person` knows what the step that began at `start` is made of."""

    person: str
    start: int
    activities: tuple[str, ...]
    kind: Literal["detailed"] = "detailed"


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """`person` is doing something else."""

    person: str
    activity: str
    kind: Literal["activity_changed"] = "activity_changed"


@dataclass(frozen=True, slots=True)
class Departed:
    """`person` left `origin` for `destination` and will be there at `arrives` (simulated seconds)."""

    person: str
    origin: str
    destination: str
    arrives: int
    kind: Literal["departed"] = "departed"


@dataclass(frozen=True, slots=True)
class Arrived:
    """`person` came to `place`."""

    person: str
    place: str
    kind: Literal["arrived"] = "arrived"


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """`person` stood before `place`, which was full or closed, and goes back."""

    person: str
    place: str
    because: Literal["full", "closed"]
    back: str
    arrives: int
    kind: Literal["turned_away"] = "turned_away"


@dataclass(frozen=True, slots=True)
class Attempted:
    """`person` tried to do something with a thing: whether it worked, else why not, and what is so afterwards.

    `changes` are pairs of thing id, at the place, and the state it is in from now on.
    """

    person: str
    place: str
    thing: str
    do: str
    allowed: bool
    reason: str
    changes: tuple[tuple[str, str], ...]
    seconds: int
    kind: Literal["attempted"] = "attempted"
