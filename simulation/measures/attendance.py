"""Who was told of an event, who meant to come, and who came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agents.talk import Act, Knowledge
from simulation.claims import ClaimFacts
from simulation.events import Told, Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.presence import Interval, Whereabouts, whereabouts
from simulation.measures.published import Literature, literature
from simulation.measures.table import Row, Table, share

NAME = "attendance"
_DECISIONS = {True: "comes", False: "does not come", None: "undecided"}


@dataclass(frozen=True, slots=True)
class Guest:
    """One person and one event.

    Args:
        person: The id.
        hosts: Whether the event is its own.
        told_by: Who told it first; None for the host, for those informed from outside and those who do not know.
        told_at: Simulated seconds; None for the host and for those who do not know.
        invited: Whether it was told by the host, or in words of invitation.
        knowing: How it knows of the event at the end of the record; None where it does not.
        minutes: For how long it was awake at the place within the event's hours.
    """

    person: str
    hosts: bool
    told_by: str | None
    told_at: int | None
    invited: bool
    knowing: Knowledge | None
    minutes: int

    @property
    def attending(self) -> bool | None:
        """The decision, None while open."""
        return self.knowing.attending if self.knowing else None

    def was_told_by(self, seconds: int) -> bool:
        """Return whether it was told before `seconds`."""
        return self.told_at is not None and self.told_at < seconds

    @property
    def came(self) -> bool:
        """Whether it knew of the event, did not mean to stay away, and was there."""
        return self.knowing is not None and not self.hosts and self.attending is not False and self.minutes > 0


def attendance(evidence: Evidence) -> tuple[Table, ...]:
    """Return, for each claim that is an event, who was told, who decided what, and who came.

    Measures: `told`: people other than the host who learnt of it before its end; `invited`: those told
    by the host or in words of invitation; `going`, `not_going`, `undecided`: what those told have decided;
    `came`: those told who did not decide against it and were awake at its place within its hours; `others`:
    people who were there without having been told, or though they had decided against it. A second table names
    them, with the reason, the memory behind it (or one that says as much), and the minutes; the host is "host" there,
    whose coming is not asked.

    Unit: people; minutes; shares in [0, 1].

    Source: the shape of the end-to-end evaluation of J. S. Park et al., "Generative Agents: Interactive
    Simulacra of Human Behavior", UIST 2023, section 7.1.3.

    Limits: to be there is to come, also for somebody who would have been there anyway, such as those who live
    or work at the place; times are as fine as the ticks.
    """
    published = literature(evidence.study.name)
    where = whereabouts(evidence)
    invitations = _invitations(evidence)
    summary: list[Row] = []
    people: list[Row] = []
    notes = [
        "Told before its end, without the host; came: those told, not against it, awake at the place in its hours."
    ]
    for claim, facts in sorted(evidence.setting.claims.facts.items()):
        hours = _hours(facts)
        if hours is None:
            continue
        guests = list(_guests(evidence, facts, hours, where, invitations))
        summary.append(_summary_row(evidence, facts, hours, guests, published))
        people += [_person_row(evidence, claim, guest) for guest in guests]
        if evidence.end_seconds < hours.end:
            notes.append(f"{claim}: the record ends before the event does.")
    return (
        Table(
            NAME,
            "Attendance: who was told, who came",
            (*_SUMMARY, *(("published_told", "published_came") if published.has(NAME) else ())),
            tuple(summary),
            (*notes, *published.notes(NAME)),
        ),
        Table("attendance_people", "Attendance: person by person", _PEOPLE, tuple(people)),
    )


_SUMMARY = (
    "claim",
    "place",
    "begins",
    "told",
    "invited",
    "going",
    "not_going",
    "undecided",
    "came",
    "came_share",
    "others",
)
_PEOPLE = (
    "claim",
    "person",
    "name",
    "told_by",
    "told_at",
    "invited",
    "decision",
    "reason",
    "memory",
    "minutes",
    "came",
)


def _hours(facts: ClaimFacts) -> Interval | None:
    if facts.starts is None or facts.ends is None:
        return None
    return Interval(facts.starts, facts.ends)


def _invitations(evidence: Evidence) -> frozenset[str]:
    """Return the ids of the utterances that invite."""
    return frozenset(
        happened.event.utterance.id
        for happened in evidence.events("uttered")
        if isinstance(happened.event, Uttered) and happened.event.utterance.act == Act.INVITE
    )


def _guests(
    evidence: Evidence,
    facts: ClaimFacts,
    hours: Interval,
    where: dict[str, Whereabouts],
    invitations: frozenset[str],
) -> Iterator[Guest]:
    """Yield everybody who knows of the event or was there, in order of id."""
    event, claim = facts.spec.event, facts.spec.id
    assert event is not None  # noqa: S101 - only events have hours
    invited = _invited(evidence, facts, hours, invitations)
    for person in evidence.people:
        minutes = where[person].awake_at(event.place, hours) // 60
        knowing = evidence.end.lives[person].knowledge.get(claim)
        if knowing or minutes:
            hosts = person == facts.spec.origin
            yield Guest(
                person=person,
                hosts=hosts,
                told_by=knowing.teller if knowing else None,
                told_at=knowing.seconds if knowing and not hosts else None,
                invited=person in invited,
                knowing=knowing,
                minutes=minutes,
            )


def _invited(evidence: Evidence, facts: ClaimFacts, hours: Interval, invitations: frozenset[str]) -> set[str]:
    tellings = (happened.event for happened in evidence.events("told"))
    return {
        told.hearer
        for told in tellings
        if isinstance(told, Told)
        and told.claim == facts.spec.id
        and told.hearer != facts.spec.origin
        and told.seconds < hours.end
        and (told.teller == facts.spec.origin or told.utterance in invitations)
    }


def _summary_row(
    evidence: Evidence, facts: ClaimFacts, hours: Interval, guests: list[Guest], published: Literature
) -> Row:
    told = [guest for guest in guests if guest.was_told_by(hours.end)]
    came = [guest for guest in told if guest.came]
    there = [guest for guest in guests if guest.minutes and not guest.hosts]
    event = facts.spec.event
    claim = facts.spec.id
    return (
        claim,
        event.place if event else None,
        evidence.when(hours.start),
        len(told),
        sum(guest.invited for guest in told),
        *(sum(guest.attending is decision for guest in told) for decision in (True, False, None)),
        len(came),
        share(len(came), len(told)),
        len(there) - len(came),
        *((published.value(NAME, claim, what) for what in ("told", "came")) if published.has(NAME) else ()),
    )


def _person_row(evidence: Evidence, claim: str, guest: Guest) -> Row:
    knowing = guest.knowing
    grounds = evidence.at_end.grounds(guest.person, claim)
    decision = "host" if guest.hosts else _DECISIONS[guest.attending] if knowing else None
    return (
        claim,
        guest.person,
        evidence.name(guest.person),
        guest.told_by,
        evidence.when(guest.told_at) if guest.told_at is not None else None,
        guest.invited,
        decision,
        knowing.reason or None if knowing else None,
        grounds.text if grounds else None,
        guest.minutes,
        "host" if guest.hosts else guest.came,
    )
