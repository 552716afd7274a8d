"""What must never break about who knows what, checked against a record: nobody knows what it was not told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from agents.talk import Detail, Utterance, merged_details
from simulation import events as ev
from simulation.inquiry.provenance import Happenings

KINDS = (
    "claim_began", "informed", "conversation_opened", "participant_joined", "uttered", "told", "considered",
    "conversation_closed", "posted", "read", "moderated",
)  # fmt: skip


def faults(record: Happenings) -> list[str]:
    """Return in sentences all that is wrong with the tellings of a record; nothing, where all is well.

    Checked is that nobody speaks outside of a conversation it is in, that no utterance carries a claim, or a
    detail of one, that its speaker does not know at that moment, that every telling is from the speaker of its
    utterance to somebody who was there at that turn and of what the utterance carried, and that nobody makes up
    its mind about what it does not know. What is said aside reaches nobody but those it is said to. What is written
    in a forum reaches those who read it, and after a ban neither carries the banned claim nor tells it. From this
    follows that every knower has a chain back to where the
    claim came into the world.

    Raises:
        JournalError: If the record cannot be read.
    """
    audit = _Audit()
    return [fault for happened in record.events(*KINDS) for fault in audit.take(happened.event)]


@dataclass(slots=True)
class _Audit:
    """Follows who is in which conversation and who knows what, and finds what cannot be."""

    present: dict[str, list[str]] = field(default_factory=dict)
    known: dict[tuple[str, str], tuple[Detail, ...]] = field(default_factory=dict)
    said: dict[str, Utterance] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=dict)
    """By id of a post: who read it."""
    banned: set[str] = field(default_factory=set)

    def take(self, event: ev.Event) -> Iterator[str]:
        """Follow one event and yield what is wrong with it."""
        match event:
            case ev.ClaimBegan() | ev.Informed():
                self._learn(event.person, event.claim, event.details)
            case ev.ConversationOpened():
                yield from self._come(event.conversation, event.participants)
            case ev.ParticipantJoined():
                yield from self._come(event.conversation, (event.person,))
            case ev.ConversationClosed():
                self.present.pop(event.conversation, None)
            case ev.Uttered():
                yield from self._utter(event.utterance)
            case ev.Posted():
                yield from self._post(event.utterance)
            case ev.Read():
                yield from self._reading(event)
            case ev.Moderated():
                self.banned.add(event.claim)
            case ev.Told():
                yield from self._tell(event)
            case ev.Considered() if (event.person, event.claim) not in self.known:
                yield f"{event.person} makes up its mind about {event.claim} without knowing of it"

    def _learn(self, person: str, claim: str, details: tuple[Detail, ...]) -> None:
        self.known[person, claim] = merged_details(self.known.get((person, claim), ()), details)

    def _come(self, conversation: str, people: Iterable[str]) -> Iterator[str]:
        for person in people:
            others = [talk for talk, there in sorted(self.present.items()) if person in there]
            if others:
                yield f"{person} comes to {conversation} while in {others[0]}"
            self.present.setdefault(conversation, []).append(person)

    def _utter(self, said: Utterance) -> Iterator[str]:
        self.said[said.id] = said
        there = self.present.get(said.conversation, [])
        for person in (said.speaker, *said.addressees):
            if person not in there:
                yield f"{person} is not in the conversation of {said.id}"
        yield from self._carry(said)

    def _post(self, post: Utterance) -> Iterator[str]:
        self.said[post.id] = post
        self.read[post.id] = set()
        for carried in post.claims:
            if carried.claim in self.banned:
                yield f"{post.speaker} posts {carried.claim} in {post.id} after its ban"
        yield from self._carry(post)

    def _reading(self, event: ev.Read) -> Iterator[str]:
        for post in event.posts:
            if post not in self.read:
                yield f"{event.person} reads {post}, which was never posted"
            elif any(carried.claim in self.banned for carried in self.said[post].claims):
                yield f"{event.person} reads {post}, which carries a banned claim"
            self.read.setdefault(post, set()).add(event.person)

    def _carry(self, said: Utterance) -> Iterator[str]:
        for carried in said.claims:
            known = self.known.get((said.speaker, carried.claim))
            if known is None:
                yield f"{said.speaker} carries {carried.claim} in {said.id} without knowing of it"
            elif not set(carried.details) <= set(known):
                missing = ", ".join(sorted(set(carried.details) - set(known)))
                yield f"{said.speaker} says of {carried.claim} in {said.id} what it does not know: {missing}"

    def _tell(self, event: ev.Told) -> Iterator[str]:
        said = self.said.get(event.utterance)
        if said is None:
            yield f"{event.hearer} is told of {event.claim} in {event.utterance}, which was never said"
        else:
            yield from self._tell_in(event, said)
        self._learn(event.hearer, event.claim, event.details)

    def _tell_in(self, event: ev.Told, said: Utterance) -> Iterator[str]:
        if event.teller != said.speaker:
            yield f"{event.teller} tells {event.claim} in {said.id}, which {said.speaker} said"
        if event.hearer == said.speaker or not self._heard(event.hearer, said):
            yield f"{event.hearer} is told of {event.claim} in {said.id} without being there to hear it"
        if (event.claim, event.details) not in [(carried.claim, carried.details) for carried in said.claims]:
            yield f"{event.hearer} is told more of {event.claim} in {said.id} than was said"

    def _heard(self, person: str, said: Utterance) -> bool:
        if said.id in self.read:
            return person in self.read[said.id]
        return person in self.present.get(said.conversation, []) and said.is_heard_by(person)
