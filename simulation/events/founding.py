"""How a world begins and is changed from outside: people, ties, claims, interventions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.affect import Mood
from agents.relationship import Relationship
from agents.talk import Detail


@dataclass(frozen=True, slots=True)
class PersonJoined:
    """A person came into the world at `place`, asleep until `wakes` (simulated seconds) or awake."""

    person: str
    place: str
    asleep: bool
    wakes: int
    mood: Mood
    kind: Literal["person_joined"] = "person_joined"


@dataclass(frozen=True, slots=True)
class Related:
    """How `person` sees `other` from now on."""

    person: str
    other: str
    relationship: Relationship
    kind: Literal["related"] = "related"


@dataclass(frozen=True, slots=True)
class ClaimBegan:
    """A claim came into the world with `person`, its origin."""

    person: str
    claim: str
    seconds: int
    details: tuple[Detail, ...]
    attending: bool | None
    kind: Literal["claim_began"] = "claim_began"


@dataclass(frozen=True, slots=True)
class Intervened:
    """An intervention of the schedule took place for the `occurrence`-th time (from 1), at a cost in millionths."""

    number: int
    occurrence: int
    what: str
    cost_e6: int
    kind: Literal["intervened"] = "intervened"


@dataclass(frozen=True, slots=True)
class StudyChanged:
    """A key of the study has another value (JSON text) from now on: a fork's change, or an intervention's."""

    key: str
    value: str
    kind: Literal["study_changed"] = "study_changed"


@dataclass(frozen=True, slots=True)
class Informed:
    """`person` learnt of `claim` from outside, not from anybody: by the intervention named in `by`."""

    person: str
    claim: str
    seconds: int
    details: tuple[Detail, ...]
    by: str
    kind: Literal["informed"] = "informed"


@dataclass(frozen=True, slots=True)
class Unrelated:
    """`person` no longer knows `other`."""

    person: str
    other: str
    kind: Literal["unrelated"] = "unrelated"


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """`person` left the world; its memories stay in the record."""

    person: str
    kind: Literal["person_left"] = "person_left"
