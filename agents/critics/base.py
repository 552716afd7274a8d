"""What critics of dialogues read and what they say: lines of people of whom facts are known, scores and faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from agents.canonical import E6
from agents.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a name, and first-person sentences about it that are so."""

    name: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One turn: the number of its speaker, and the words."""

    speaker: int
    text: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A dialogue to be criticised; lines name speakers by their number."""

    speakers: tuple[Speaker, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a turn.

    Args:
        turn: The number of the line, from 0.
        why: What it clashes with, or is, in words.
        part: The sentence of the turn that is wrong; the whole turn where it cannot be told.
        weight_e6: How bad it is, up to 1,000,000.
    """

    turn: int
    why: str
    part: str = ""
    weight_e6: int = E6


@dataclass(frozen=True, slots=True)
class Criticism:
    """What one critic says of a dialogue: a score from 0 to 1,000,000, and the faults it found."""

    critic: str
    score_e6: int
    faults: tuple[Fault, ...] = ()

    @property
    def turns(self) -> frozenset[int]:
        """The turns with a fault."""
        return frozenset(fault.turn for fault in self.faults)


class Critic(Protocol):
    """A pure function of a dialogue: no model, no draw, no clock, and no floats in what it decides."""

    def __call__(self, dialogue: Dialogue) -> Criticism:
        """Return what it has to say."""
        ...


@dataclass(frozen=True, slots=True)
class Bench:
    """What critics are made with: embeddings, and lines in the style that is wanted."""

    embedder: Embedder
    reference: tuple[str, ...] = field(default=())


def by_faults(critic: str, turns: int, faults: Sequence[Fault]) -> Criticism:
    """Return the criticism of a dialogue with `turns` lines whose score falls with every turn that has a fault.

    Example:
        >>> by_faults("repetition", 10, [Fault(3, "said before"), Fault(3, "goes round")]).score_e6
        900000
    """
    worst: dict[int, int] = {}
    for fault in faults:
        worst[fault.turn] = max(worst.get(fault.turn, 0), fault.weight_e6)
    lost = sum(worst.values()) // max(1, turns)
    return Criticism(critic, max(0, E6 - lost), tuple(faults))
