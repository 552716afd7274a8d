"""Conversations as they were held: who, where, when and why, and every line. Read from a record, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from agents.talk import Utterance
from simulation.clock import Clock
from simulation.events import (
    ConversationClosed,
    ConversationOpened,
    Event,
    ParticipantJoined,
    Related,
    SessionOpened,
    Unrelated,
    Uttered,
)
from simulation.record import Happened, TickRow

STRANGER = "stranger"
KINDS = (
    "related", "unrelated", "conversation_opened", "session_opened", "participant_joined", "uttered",
    "conversation_closed",
)  # fmt: skip

End = Literal["said_goodbye", "out_of_turns", "interrupted"]


class Readable(Protocol):
    """What is needed of a record; `simulation.record.Record` is one."""

    def ticks(self) -> list[TickRow]:
        """Return all committed ticks in order, the founding first."""
        ...

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` in order, within ticks first to last."""
        ...


@dataclass(frozen=True, slots=True)
class Bond:
    """What `other` was to `person` when they began to talk: a word such as "friend", or "stranger"."""

    person: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """One conversation as it was held.

    Args:
        conversation: Its id.
        place: The id of the place.
        tick: The tick it began in.
        seconds: Simulated seconds at which it began.
        participants: Everybody who took part, in the order of coming.
        joined: By person: the number of the first turn heard by those who came later.
        opener: Who began it.
        reason: Why, as the opener would say it; empty where there was none.
        claim: The claim it was begun for; empty where there was none.
        session: Which session of its episode it is, from 1; outside of episodes, how many-th conversation in which
            all who were there at its beginning took part, those who joined one counted.
        bonds: What they were to each other when it began, in the order of participants.
        utterances: Every line, in order.
        ended: Why it ended; None while it goes on.
        in_episode: Which session of which episode it is: number, gap and relationship; None where it is none.
        topic: What a thread of the forum is about, by id; None where it is a talk.
    """

    conversation: str
    place: str
    tick: int
    seconds: int
    participants: tuple[str, ...]
    opener: str
    reason: str
    claim: str
    session: int
    bonds: tuple[Bond, ...]
    joined: tuple[tuple[str, int], ...] = ()
    utterances: tuple[Utterance, ...] = ()
    ended: End | None = None
    in_episode: SessionOpened | None = None
    topic: str | None = None

    def hearers(self, utterance: Utterance) -> tuple[str, ...]:
        """Return who heard `utterance`: all who were there at that turn but its speaker, or the one it is aside for.

        Of a post, those it is meant for.
        """
        if self.topic is not None:
            return utterance.addressees
        late = dict(self.joined)
        there = (person for person in self.participants if late.get(person, 0) <= utterance.n)
        return tuple(person for person in there if person != utterance.speaker and utterance.is_heard_by(person))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which conversations a reader wants; what is left out does not matter.

    Args:
        people: Ids; all of them took part.
        place: A place's id.
        day: The scenario's day, from 1, on which the conversation began.
        claim: A claim's id; some line carried it.
        conversation: A conversation's id.
    """

    people: tuple[str, ...] = ()
    place: str | None = None
    day: int | None = None
    claim: str | None = None
    conversation: str | None = None

    def takes(self, held: Transcript, clock: Clock) -> bool:
        """Return whether `held` is wanted."""
        return (
            all(person in held.participants for person in self.people)
            and self.place in (None, held.place)
            and self.conversation in (None, held.conversation)
            and (self.day is None or clock.moment(held.seconds).day + 1 == self.day)
            and (self.claim is None or any(carries(said, self.claim) for said in held.utterances))
        )


def carries(said: Utterance, claim: str) -> bool:
    """Return whether `said` carried `claim`."""
    return any(carried.claim == claim for carried in said.claims)


def transcripts(record: Readable) -> list[Transcript]:
    """Return all conversations in the order in which they began.

    Raises:
        JournalError: If the journal is damaged.
    """
    starts = {row.tick.index: row.tick.start for row in record.ticks()}
    happened = ((one.tick, starts[one.tick], one.event) for one in record.events(*KINDS))
    return held(happened)


def selected(record: Readable, clock: Clock, selection: Selection) -> Iterator[Transcript]:
    """Yield the conversations that `selection` takes, in the order in which they began.

    Raises:
        JournalError: If the journal is damaged.
    """
    return (one for one in transcripts(record) if selection.takes(one, clock))


def held(happened: Iterable[tuple[int, int, Event]]) -> list[Transcript]:
    """Return the conversations in a stream of (tick, its start in seconds, event), in the order in which they began."""
    reader = _Reader()
    for tick, seconds, event in happened:
        reader.take(tick, seconds, event)
    return list(reader.talks.values())


@dataclass(slots=True)
class _Reader:
    """Puts conversations together while events go by."""

    talks: dict[str, Transcript] = field(default_factory=dict)
    lines: dict[str, list[Utterance]] = field(default_factory=dict)
    talks_of: dict[str, set[str]] = field(default_factory=dict)
    ties: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, tick: int, seconds: int, event: Event) -> None:
        """Take in one event; those of other kinds change nothing."""
        match event:
            case Related():
                self.ties[event.person, event.other] = event.relationship.kind
            case Unrelated():
                self.ties.pop((event.person, event.other), None)
            case ConversationOpened():
                self._open(tick, seconds, event)
            case SessionOpened():
                self._place_in_episode(event)
            case ParticipantJoined():
                self._join(event)
            case Uttered():
                self._hear(event.utterance)
            case ConversationClosed():
                self._update(event.conversation, ended=event.because)

    def _open(self, tick: int, seconds: int, event: ConversationOpened) -> None:
        for person in event.participants:
            self.talks_of.setdefault(person, set()).add(event.conversation)
        together = set.intersection(*(self.talks_of[person] for person in event.participants))
        self.talks[event.conversation] = Transcript(
            conversation=event.conversation,
            place=event.place,
            tick=tick,
            seconds=seconds,
            participants=event.participants,
            opener=event.opener,
            reason=event.reason,
            claim=event.claim,
            session=len(together),
            bonds=tuple(
                Bond(person, other, self.ties.get((person, other), STRANGER))
                for person in event.participants
                for other in event.participants
                if person != other
            ),
        )

    def _place_in_episode(self, event: SessionOpened) -> None:
        talk = self.talks[event.conversation]
        self.talks[event.conversation] = replace(talk, session=event.number, in_episode=event)

    def _join(self, event: ParticipantJoined) -> None:
        talk = self.talks[event.conversation]
        self.talks_of.setdefault(event.person, set()).add(event.conversation)
        self.talks[event.conversation] = replace(
            talk,
            participants=(*talk.participants, event.person),
            joined=(*talk.joined, (event.person, len(talk.utterances))),
        )

    def _hear(self, said: Utterance) -> None:
        talk = self.talks[said.conversation]
        self.talks[said.conversation] = replace(talk, utterances=(*talk.utterances, said))

    def _update(self, conversation: str, *, ended: End) -> None:
        self.talks[conversation] = replace(self.talks[conversation], ended=ended)
