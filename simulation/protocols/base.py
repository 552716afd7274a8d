"""The seam of meeting: who can meet, who does, who speaks next, and when it is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from agents.talk import Utterance
from agents.tasks.deciding import Reaction
from simulation.clock import Tick


@dataclass(frozen=True, slots=True)
class Gathering:
    """People who can meet in this tick, and what those who were asked want to do.

    Args:
        place: The place, which also names the gathering's stream of draws.
        free: Ids of those who may be drawn into a talk, sorted.
        talks: Open conversations here: id and participants, by id.
        reactions: By person id.
        acquainted: By person id: those it knows; filled in where the protocol asks for it.
    """

    place: str
    free: tuple[str, ...]
    talks: tuple[tuple[str, tuple[str, ...]], ...]
    reactions: Mapping[str, Reaction]
    acquainted: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Opening:
    """A conversation that begins; the first participant speaks first."""

    participants: tuple[str, ...]
    reason: str
    claim: str = ""
    place: str = ""
    """Where; where the first participant is, when left out."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who comes to an open conversation."""

    conversation: str
    person: str


class MeetingProtocol(Protocol):
    """The rule of a kind of society. All methods are pure functions of their arguments and the study.

    An installed package offers one as a callable ``(study, clock) -> MeetingProtocol`` under the entry-point
    group ``townsfolk.protocols``.
    """

    @property
    def lives_by_plans(self) -> bool:
        """Whether people sleep, plan, move and decide whom to approach; else only meetings happen."""
        ...

    @property
    def one_gathering(self) -> bool:
        """Whether everybody can meet everybody, wherever they are; else gatherings are places."""
        ...

    @property
    def turns_per_tick(self) -> int:
        """The most turns a conversation takes in one tick."""
        ...

    @property
    def max_turns(self) -> int:
        """The most turns a conversation takes in all."""
        ...

    @property
    def max_participants(self) -> int:
        """The most people in one conversation."""
        ...

    def ticks(self) -> Iterator[Tick]:
        """Yield the ticks of the run, index from 1, in order of time."""
        ...

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Return the conversations that begin, and who joins one that is going on; nobody twice."""
        ...

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is."""
        ...

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether all is said."""
        ...
