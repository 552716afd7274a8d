"""A batch of dialogues: what was drafted, chosen and shelved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulation.candidates import ChosenBy, CriticScore, DraftLine, Edit, FoundFault, PlantedFault


@dataclass(frozen=True, slots=True)
class Drafted:
    """Candidate `number` for a conversation, or for one turn of it (else `turn` is -1), as `expert` proposed it.

    `lines` are as they stand after `edits`; `scores` and `faults` are what critics said of them, `total_e6` the
    weighted mean of the scores, `gain_e6` what of it came by the edits. `planted` are errors made on purpose that are
    still there.
    """

    conversation: str
    number: int
    round: int
    turn: int
    expert: str
    lines: tuple[DraftLine, ...]
    scores: tuple[CriticScore, ...]
    total_e6: int
    faults: tuple[FoundFault, ...]
    edits: tuple[Edit, ...]
    gain_e6: int
    planted: tuple[PlantedFault, ...]
    kind: Literal["drafted"] = "drafted"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Candidate `number` was the best so far after `round`; the last of a conversation or turn says what became of it.

    `kept` is False where even the best was too weak to be kept.
    """

    conversation: str
    number: int
    round: int
    turn: int
    expert: str
    by: ChosenBy
    total_e6: int
    kept: bool
    kind: Literal["chosen"] = "chosen"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A kept dialogue went among the `room` best, which are shown to those who propose."""

    conversation: str
    total_e6: int
    lines: tuple[DraftLine, ...]
    room: int
    kind: Literal["shelved"] = "shelved"
