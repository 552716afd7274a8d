"""Who was where, and who was awake when: intervals read from the events of a record."""

from __future__ import annotations

from dataclasses import dataclass

from simulation.events import Arrived, Departed, PersonJoined, PersonLeft, Slept, Woke
from simulation.measures.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to before `end`, in simulated seconds."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One person's whereabouts.

    Args:
        stays: Place and interval, in order of time; on the way somebody is nowhere.
        waking: The intervals in which the person was awake, in order of time.
        there: From coming into the world to leaving it, or to the end of the record.
        awake_at_start: Whether the person came into the world awake.
        awake_at_end: Whether the person was awake when it left the world, or when the record ended.
    """

    stays: tuple[tuple[str, Interval], ...]
    waking: tuple[Interval, ...]
    there: Interval
    awake_at_start: bool
    awake_at_end: bool

    def awake_at(self, place: str, within: Interval) -> int:
        """Return for how many seconds of `within` the person was awake at `place`."""
        there = [clipped(stay, within) for where, stay in self.stays if where == place]
        return sum(overlap(stay, awake) for stay in there for awake in self.waking)


def clipped(interval: Interval, within: Interval) -> Interval:
    """Return what of `interval` lies within the other; it may be empty."""
    start = max(interval.start, within.start)
    return Interval(start, max(start, min(interval.end, within.end)))


def overlap(one: Interval, other: Interval) -> int:
    """Return for how many seconds both hold."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


class _Following:
    """Follows one person through the record."""

    def __init__(self, joined: PersonJoined, start: int) -> None:
        self.place: str | None = joined.place
        self.start = self.since = start
        self.end: int | None = None
        self.awake_since = None if joined.asleep else start
        self.awake_at_start = not joined.asleep
        self.stays: list[tuple[str, Interval]] = []
        self.waking: list[Interval] = []

    def goes_to(self, place: str | None, now: int) -> None:
        if self.place is not None and now > self.since:
            self.stays.append((self.place, Interval(self.since, now)))
        self.place, self.since = place, now

    def wakes(self, now: int) -> None:
        if self.awake_since is None:
            self.awake_since = now

    def sleeps(self, now: int) -> None:
        if self.awake_since is not None:
            self.waking.append(Interval(self.awake_since, now))
        self.awake_since = None

    def leaves(self, now: int) -> None:
        self.end = now

    def ended(self, now: int) -> Whereabouts:
        end = now if self.end is None else self.end
        awake = self.awake_since is not None
        self.goes_to(None, end)
        self.sleeps(end)
        there = Interval(self.start, end)
        return Whereabouts(tuple(self.stays), tuple(self.waking), there, self.awake_at_start, awake)


def whereabouts(evidence: Evidence) -> dict[str, Whereabouts]:
    """Return everybody's whereabouts through the record, by person id; as fine as the ticks are.

    Raises:
        JournalError: If an event cannot be read.
    """
    starts, found = evidence.starts(), dict[str, _Following]()
    for happened in evidence.events("person_joined", "person_left", "departed", "arrived", "woke", "slept"):
        event, now = happened.event, starts[happened.tick]
        match event:
            case PersonJoined():
                found[event.person] = _Following(event, now)
            case PersonLeft():
                found[event.person].leaves(now)
            case Departed():
                found[event.person].goes_to(None, now)
            case Arrived():
                found[event.person].goes_to(event.place, now)
            case Woke():
                found[event.person].wakes(now)
            case Slept():
                found[event.person].sleeps(now)
            case _:
                continue
    return {person: following.ended(evidence.end_seconds) for person, following in sorted(found.items())}
