"""Candidates: what was proposed for a dialogue or a turn, what critics said of it, and what was mended or planted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.talk import Source

WHOLE = -1
"""Stands for the turn where the candidate is one of a whole dialogue."""

ChosenBy = Literal["score", "consistency", "first"]


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of a candidate: who says what, and where the words come from."""

    speaker: str
    text: str
    source: Source = Source.COMPOSED


@dataclass(frozen=True, slots=True)
class CriticScore:
    """What one critic gives, from 0 to 1,000,000."""

    critic: str
    score_e6: int


@dataclass(frozen=True, slots=True)
class FoundFault:
    """What one critic found wrong with a turn, and in which part of it."""

    critic: str
    turn: int
    why: str
    part: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A turn that was mended: before, after, and because of what; `after` is empty where the turn had to go."""

    turn: int
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """An error that was made on purpose in a turn, and its words; critics never see this."""

    turn: int
    fault: str
    words: str = ""


def remaining(planted: Iterable[PlantedFault], lines: Sequence[DraftLine], first: int = 0) -> tuple[PlantedFault, ...]:
    """Return those of `planted` whose words still stand in their turn; `lines` begin with turn `first`."""
    return tuple(
        one for one in planted if 0 <= one.turn - first < len(lines) and one.words in lines[one.turn - first].text
    )
