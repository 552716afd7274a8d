"""The state of a world at the end of a tick; `simulation.applying` says how events change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.embedding import Vector
from agents.inner import InnerLife
from agents.memory import MemoryStream
from agents.talk import Utterance
from simulation import events as ev


@dataclass(slots=True)
class Body:
    """Where a person is and what it is doing, for everybody to see.

    Args:
        place: Where it is; None on the way.
        destination: Where it is going; None when it is not on the way.
        arrives: When it will be there, simulated seconds.
        asleep: Whether it sleeps.
        wakes: When it wakes up, where asleep.
        activity: What it is doing.
        conversation: The conversation it is engaged in.
        noticed: What it last saw others do: by person id.
    """

    place: str | None
    destination: str | None = None
    arrives: int = 0
    asleep: bool = False
    wakes: int = 0
    activity: str = ""
    conversation: str | None = None
    noticed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Conversation:
    """A conversation that is going on."""

    id: str
    place: str
    participants: tuple[str, ...]
    opener: str
    reason: str
    claim: str
    utterances: tuple[Utterance, ...] = ()
    joined: dict[str, int] = field(default_factory=dict)
    """By person id: the number of the first turn it heard; who is missing heard all."""


@dataclass(slots=True)
class Thread:
    """A thread of the forum: posts in order, each answering one before it or the topic."""

    id: str
    opener: str
    topic: str
    posts: tuple[Utterance, ...] = ()


@dataclass(slots=True)
class State:
    """The society after a tick: bodies, inner lives, memory streams and open conversations, by id.

    Args:
        dimensions: The length of memory vectors.
        tick: The index of the last tick that was applied; -1 before the founding.
    """

    dimensions: int
    tick: int = -1
    bodies: dict[str, Body] = field(default_factory=dict)
    lives: dict[str, InnerLife] = field(default_factory=dict)
    streams: dict[str, MemoryStream] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By person: the ids of the posts it has read, in order."""
    moderated: tuple[str, ...] = ()
    """The claims that the forum takes and shows no more."""
    things: dict[str, str] = field(default_factory=dict)
    """By place and thing, as "place/thing": the state of those that are not as they were at the founding."""
    changes: tuple[tuple[str, str], ...] = ()
    """Keys of the study that were changed since the founding, with their values as JSON text, in order."""
    shelf: tuple[ev.Shelved, ...] = ()
    """The best dialogues of a batch so far, the best first."""
    experts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By name of who proposes: how many candidates so far, and how often the last choice fell on one of them."""

    def post(self, post: str) -> Utterance:
        """Return a post by its id.

        Raises:
            KeyError: If there is no such post.
        """
        thread, _, n = post.rpartition("/")
        return self.threads[thread].posts[int(n)]


Vectors = Mapping[str, Vector]
