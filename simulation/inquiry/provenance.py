"""Where what people know comes from: the tellings of a claim, and the chain from its origin to a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from agents.talk import Detail, Knowledge, Utterance, merged_details
from simulation.applying import after_considering, after_telling
from simulation.events import ClaimBegan, Considered, ConversationOpened, Informed, Posted, Told, Uttered
from simulation.record import Happened


class Happenings(Protocol):
    """What is needed of a record; `simulation.record.Record` is one."""

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` in order, within ticks first to last."""
        ...


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling with the words it was made in.

    Args:
        claim: What was told.
        teller: Who told it.
        hearer: Who heard it.
        tick: When, as a tick.
        seconds: When, in simulated seconds.
        place: Where: a place's id.
        details: How much of the claim was said.
        said: The utterance.
    """

    claim: str
    teller: str
    hearer: str
    tick: int
    seconds: int
    place: str
    details: tuple[Detail, ...]
    said: Utterance


@dataclass(frozen=True, slots=True)
class Root:
    """Where a claim came into the world: with `person`, at `seconds`, through an intervention where `by` names one."""

    person: str
    seconds: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """How one claim went round.

    Args:
        claim: Its id.
        roots: By person: where it came into the world; its origin, and those who first heard of it from outside.
        tellings: Every telling, in order.
        knowledge: By person, in the order of learning: what each knows and makes of it in the end.
    """

    claim: str
    roots: dict[str, Root]
    tellings: tuple[Telling, ...]
    knowledge: dict[str, Knowledge]

    def first_told(self, person: str) -> Telling | None:
        """Return the telling in which `person` first heard of the claim; None for those who were not told it first."""
        if person in self.roots:
            return None
        return next((telling for telling in self.tellings if telling.hearer == person), None)

    def chain(self, person: str) -> tuple[Telling, ...] | None:
        """Return the tellings that lead from the origin, or from outside, to `person`; empty for whoever is there.

        Returns:
            In order of time, each told by the hearer of the one before; None where `person` does not know.

        Raises:
            ValueError: If the record has a teller who had not been told.
        """
        if person not in self.knowledge:
            return None
        links: list[Telling] = []
        while person not in self.roots:
            link = self.first_told(person)
            if link is None or len(links) > len(self.tellings):
                raise ValueError(f"{person} knows {self.claim} without having been told")
            links.append(link)
            person = link.teller
        return tuple(reversed(links))

    def heard_by(self, person: str) -> tuple[Telling, ...]:
        """Return every telling that `person` heard, in order."""
        return tuple(telling for telling in self.tellings if telling.hearer == person)

    def told_by(self, person: str) -> tuple[Telling, ...]:
        """Return every telling that `person` made, in order."""
        return tuple(telling for telling in self.tellings if telling.teller == person)


def history(record: Happenings, claim: str) -> History:
    """Return how `claim` went round, as far as the record goes.

    Raises:
        JournalError: If the journal is damaged.
    """
    roots: dict[str, Root] = {}
    knowledge: dict[str, Knowledge] = {}
    tellings: list[Telling] = []
    places: dict[str, str] = {}
    said: dict[str, Utterance] = {}
    kinds = ("claim_began", "conversation_opened", "uttered", "posted", "informed", "told", "considered")
    for happened in record.events(*kinds):
        match event := happened.event:
            case ConversationOpened():
                places[event.conversation] = event.place
            case Uttered() | Posted():
                said[event.utterance.id] = event.utterance
                places.setdefault(event.utterance.conversation, "forum")
            case ClaimBegan() if event.claim == claim:
                roots[event.person] = Root(event.person, event.seconds)
                knowledge[event.person] = Knowledge(
                    claim, None, None, event.seconds, event.details, "keen", True, event.attending
                )
            case Informed() if event.claim == claim:
                if event.person not in knowledge:
                    roots[event.person] = Root(event.person, event.seconds, event.by)
                knowledge[event.person] = _after_informing(knowledge.get(event.person), event)
            case Told() if event.claim == claim:
                utterance = said[event.utterance]
                tellings.append(_telling(event, happened.tick, places[utterance.conversation], utterance))
                knowledge[event.hearer] = after_telling(knowledge.get(event.hearer), event)
            case Considered() if event.claim == claim:
                knowledge[event.person] = after_considering(knowledge[event.person], event)
    return History(claim, roots, tuple(tellings), knowledge)


def chain(record: Happenings, person: str, claim: str) -> tuple[Telling, ...] | None:
    """Return the tellings that lead from the origin of `claim` to `person`; None where `person` does not know it.

    Raises:
        JournalError: If the journal is damaged.
        ValueError: If the record has a teller who had not been told.
    """
    return history(record, claim).chain(person)


def _telling(event: Told, tick: int, place: str, said: Utterance) -> Telling:
    return Telling(event.claim, event.teller, event.hearer, tick, event.seconds, place, event.details, said)


def _after_informing(before: Knowledge | None, event: Informed) -> Knowledge:
    if before is None:
        return Knowledge(event.claim, None, event.by, event.seconds, event.details)
    return replace(before, details=merged_details(before.details, event.details))
