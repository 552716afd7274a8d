"""Companies: those who go through a tick together, because they could see, meet or hinder each other in it.

Two kinds of society can be told apart person by person: towns (`towns`), where people meet only in the place they are
in, and meetings drawn beforehand (`lots`). In all others everybody goes through every tick together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from simulation.clock import Tick
from simulation.protocols.base import Opening
from simulation.scheduling.versions import Course

Key = tuple[int, str]
"""A company before its members are known: the tick, and the place or group."""


@dataclass(frozen=True, slots=True)
class Company:
    """People who go through a tick together.

    Args:
        people: Ids of those for whom something may happen, sorted.
        bystanders: Those who are there and for whom nothing happens: asleep, or on their way elsewhere.
        meetings: What they were drawn to do; None where they decide that themselves.
    """

    people: tuple[str, ...]
    bystanders: tuple[str, ...] = ()
    meetings: tuple[Opening, ...] | None = None


class Companies(Protocol):
    """Tells who goes through a tick together."""

    def key(self, course: Course, tick: Tick) -> Key:
        """Return what somebody's company in `tick`, its next one, is called."""
        ...

    def company(self, course: Course, tick: Tick) -> Company | str:
        """Return somebody's company in `tick`, or the id of a person that has to come further first."""
        ...

    def moved(self, course: Course, before: int) -> None:
        """Note that more is known of somebody than `before`."""
        ...
