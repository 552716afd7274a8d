"""Meetings drawn by lot: whoever is drawn together goes through a tick together, and all of it is known beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from agents.talk import Utterance
from simulation.clock import Tick
from simulation.protocols.base import Gathering, Joining, MeetingProtocol, Opening
from simulation.scheduling.companies import Company, Key
from simulation.scheduling.versions import Course


class Prearranged:
    """A protocol as one company sees it whose meetings were drawn with those of everybody.

    Args:
        inner: The protocol.
        meetings: Those of the company.
    """

    def __init__(self, inner: MeetingProtocol, meetings: Sequence[Opening]) -> None:
        self._inner = inner
        self._meetings = meetings

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the protocol has
        return getattr(self._inner, name)

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Return what was drawn among all; see `MeetingProtocol`."""
        del gathering, tick
        return self._meetings, ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is."""
        return self._inner.next_speaker(participants, utterances)


class ByLot:
    """Meetings that follow from the seed, the tick and who is there: the companies of all ticks are known beforehand.

    Args:
        courses: By person id; all of them are in every tick.
        protocol: Draws the meetings.
        acquainted: By person id: those it knows.
        talks: Whether people talk at all.
    """

    def __init__(
        self,
        courses: Mapping[str, Course],
        protocol: MeetingProtocol,
        acquainted: Mapping[str, tuple[str, ...]],
        *,
        talks: bool,
    ) -> None:
        self._courses = courses
        self._protocol = protocol
        self._acquainted = acquainted
        self._talks = talks
        self._drawn: dict[int, dict[str, Company]] = {}

    def key(self, course: Course, tick: Tick) -> Key:
        """Return the tick and the first of the company; see `Companies`."""
        return tick.index, self._companies(tick)[course.name].people[0]

    def company(self, course: Course, tick: Tick) -> Company | str:
        """Return who is drawn together; see `Companies`."""
        company = self._companies(tick)[course.name]
        for person in company.people:
            if self._courses[person].known < tick.index - 1:
                return person
        return company

    def moved(self, course: Course, before: int) -> None:
        """Do nothing: nobody goes anywhere."""

    def forget_before(self, tick: int) -> None:
        """Drop what was drawn for ticks that are committed."""
        for drawn in [one for one in self._drawn if one < tick]:
            del self._drawn[drawn]

    def _companies(self, tick: Tick) -> dict[str, Company]:
        if tick.index not in self._drawn:
            self._drawn[tick.index] = self._draw(tick)
        return self._drawn[tick.index]

    def _draw(self, tick: Tick) -> dict[str, Company]:
        everybody = tuple(sorted(self._courses))
        openings: Sequence[Opening] = ()
        if self._talks:
            gathering = Gathering("everywhere", everybody, (), {}, self._acquainted)
            openings, _ = self._protocol.meet(gathering, tick)
        found = {person: Company((person,), meetings=()) for person in everybody}
        for people, meetings in _joined(openings):
            found.update(dict.fromkeys(people, Company(people, meetings=meetings)))
        return found


def _joined(openings: Iterable[Opening]) -> Iterable[tuple[tuple[str, ...], tuple[Opening, ...]]]:
    for opening in openings:
        yield tuple(sorted(opening.participants)), (opening,)
