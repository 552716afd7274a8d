"""Towns: whoever is in a place goes through a tick with those who are there, once nobody else could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from simulation.clock import Tick
from simulation.phases.decide import COOL_DOWN_SECONDS, within_reach
from simulation.scheduling.companies import Company, Key
from simulation.scheduling.versions import Course
from simulation.scheduling.whereabouts import Ways, Whereabouts

_TALKED_BEFORE = 3
"""Whoever is somewhere after a tick on account of a talk came there by it, set out by the one before it, and talked by
the one before that, with somebody who was where it was after the tick still before."""


class ByPlace:
    """A town: those who are in one place, and those who come in together where not all may fit in.

    Args:
        courses: By person id.
        ways: The times and distances.
        affected: Those for whom something happens in the first tick although they sleep.
    """

    def __init__(self, courses: Mapping[str, Course], ways: Ways, affected: frozenset[str]) -> None:
        self._courses = courses
        self._ways = ways
        self._affected = affected
        self._first = ways.ticks[0].index
        self._seen_at: dict[str, dict[str, None]] = {}
        self._by_known: dict[int, dict[str, None]] = {}
        self._foreseen: dict[str, Whereabouts] = {}
        self._asked_at: dict[str, int] = {}
        self._reach: dict[str, tuple[int, frozenset[str]]] = {}
        self._residents: dict[str, list[Course]] = {}
        for course in courses.values():
            self._note(course)
            self._residents.setdefault(ways.setting.home(course.name), []).append(course)

    def key(self, course: Course, tick: Tick) -> Key:
        """Return the tick and the place somebody is in, or its own id; see `Companies`."""
        body = course.latest.body
        if body.place is None:
            return tick.index, f"/{body.destination if self._has_to_queue(course, tick) else course.name}"
        if self._is_affected_asleep(course, tick):
            return tick.index, f"/{course.name}"
        return tick.index, body.place

    def company(self, course: Course, tick: Tick) -> Company | str:
        """Return who is there, once nobody else can be; see `Companies`."""
        body = course.latest.body
        if self._is_affected_asleep(course, tick):
            return Company((course.name,))
        if body.place is not None:
            return self._in_place(body.place, tick)
        if self._has_to_queue(course, tick):
            return self._coming_in(course, body.destination or "", tick)
        return Company((course.name,))

    def moved(self, course: Course, before: int) -> None:
        """Note where somebody is now; see `Companies`."""
        known = self._by_known[before]
        del known[course.name]
        if not known:
            del self._by_known[before]
        self._note(course)

    def _note(self, course: Course) -> None:
        self._by_known.setdefault(course.known, {})[course.name] = None
        place = course.latest.body.place
        if place is not None:
            self._seen_at.setdefault(place, {})[course.name] = None

    def _is_affected_asleep(self, course: Course, tick: Tick) -> bool:
        return tick.index == self._first and course.name in self._affected and not self._acts(course, tick)

    def _acts(self, course: Course, tick: Tick) -> bool:
        """Return whether somebody is awake in `tick`."""
        body = course.after(tick.index - 1).body
        return not body.asleep or body.wakes < tick.start + tick.seconds

    def _has_to_queue(self, course: Course, tick: Tick) -> bool:
        """Return whether somebody on the way arrives in `tick` where it may be full."""
        body = course.latest.body
        there = body.destination
        return there is not None and body.arrives < tick.start + tick.seconds and not self._ways.is_ample(there)

    def _in_place(self, place: str, tick: Tick) -> Company | str:
        before = tick.index - 1
        for other in self._laggards(before):
            if self._may_be_at(other, place, before):
                return other.name
        people, bystanders = [], []
        for name in list(self._seen_at.get(place, ())):
            course = self._courses[name]
            if course.known < before or course.after(before).body.place != place:
                self._forget_if_gone(course, place)
            elif not self._acts(course, tick):
                bystanders.append(name)
            else:
                people.append(name)
        return Company(tuple(sorted(people)), tuple(sorted(bystanders)))

    def _forget_if_gone(self, course: Course, place: str) -> None:
        if all(version.body.place != place for version in course.versions):
            del self._seen_at[place][course.name]

    def _coming_in(self, course: Course, place: str, tick: Tick) -> Company | str:
        """Return those who come to `place` in `tick`, with those who are there beside; alone where all fit in."""
        before, blocking, possible = tick.index - 1, "", 0
        for other in self._laggards(before):
            if self._may_be_at(other, place, before) or self._may_be_at(other, place, tick.index):
                blocking, possible = other.name, possible + 1
        coming, there = [], []
        for other in self._courses.values():
            if other.known < before:
                continue
            body = other.after(before).body
            if body.place == place:
                there.append(other.name)
            elif body.destination == place and body.arrives < tick.start + tick.seconds:
                coming.append(other.name)
        if possible + len(coming) + len(there) <= (self._ways.setting.geography.capacity(place) or 0):
            return Company((course.name,))
        if blocking:
            return blocking
        return Company(tuple(sorted(coming)), tuple(sorted(there)))

    def _laggards(self, tick: int) -> Iterable[Course]:
        """Return those of whom it is not known where they are after `tick`."""
        for known in sorted(self._by_known):
            if known >= tick:
                return
            for name in self._by_known[known]:
                yield self._courses[name]

    def _may_be_at(self, course: Course, place: str, tick: int) -> bool:
        """Return whether somebody could be at `place` after `tick`, for all that is known."""
        if tick <= course.known:
            return course.after(tick).body.place == place
        return self._is_possible(self._foreseen_of(course), place, tick) and not self._is_uninvited(course, place, tick)

    def _is_uninvited(self, course: Course, place: str, tick: int) -> bool:
        """Return whether `place` is the home of others, where somebody has and can get no reason to be after `tick`.

        Whoever has none could only have promised to come in a talk with one of those who live there; whoever comes
        by `tick` has set out at least one tick earlier, and talked at least two. Those who were at home until then
        have talked with nobody who was not.
        """
        setting, body = self._ways.setting, course.latest.body
        if setting.geography.is_open_to(setting.home(course.name), place) or place in self._ways.stages:
            return False
        if place in (body.place, body.destination) or place in self._within_reach(course):
            return False
        until = tick - _TALKED_BEFORE
        return all(
            other.known >= until and all(other.after(at).body.place == place for at in range(course.known, until + 1))
            for other in self._residents.get(place, ())
        )

    def _within_reach(self, course: Course) -> frozenset[str]:
        known, places = self._reach.get(course.name, (-1, frozenset[str]()))
        if known != course.known:
            places = within_reach(self._ways.setting, course.name, course.latest.life)
            self._reach[course.name] = course.known, places
        return places

    def _is_possible(self, foreseen: Whereabouts, place: str, tick: int) -> bool:
        if tick < foreseen.leaves:
            return foreseen.place_after(tick) == place
        return foreseen.base == place or self._ways.soonest(foreseen.leaves, foreseen.base, place) <= tick

    def _foreseen_of(self, course: Course) -> Whereabouts:
        """Return the whereabouts of somebody, worked out anew when more is known of it."""
        kept = self._foreseen.get(course.name)
        if kept is None or kept.known != course.known or self._asked_at.get(course.name) != course.planned[0]:
            self._asked_at[course.name] = course.planned[0]
            latest = course.latest
            kept = self._foreseen[course.name] = self._ways.foreseen(
                course.name,
                latest.body,
                latest.life,
                planned=course.planned[1] if course.planned[0] == course.known + 1 else None,
                known=course.known,
                done=course.done,
                talk=partial(self._may_talk, course),
                crowd=self._may_be_full,
            )
        return kept

    def _may_talk(self, course: Course, place: str, index: int) -> bool:
        """Return whether somebody could be drawn into a talk at `place` in a tick."""
        if not self._ways.talks:
            return False
        now = self._ways.tick(index).start
        others = (other for other in self._courses.values() if other is not course)
        return any(self._may_meet(course, other, place, index, now) for other in others)

    def _may_be_full(self, place: str, index: int) -> bool:
        """Return whether more people than fit in could be at `place`, or come there, in a tick."""
        room = self._ways.setting.geography.capacity(place) or 0
        for other in self._courses.values():
            if self._may_have_been_at(other, place, index - 1) or self._may_have_been_at(other, place, index):
                room -= 1
                if room < 0:
                    return True
        return False

    def _may_have_been_at(self, course: Course, place: str, tick: int) -> bool:
        """Return whether somebody could be at `place` after `tick`, for all that was foreseen last.

        What was foreseen earlier still holds, and to ask no further keeps this from going round in circles.
        """
        if tick <= course.known:
            return course.after(tick).body.place == place
        foreseen = self._foreseen.get(course.name)
        if foreseen is not None and not self._is_possible(foreseen, place, tick):
            return False
        return not self._is_uninvited(course, place, tick)

    def _may_meet(self, course: Course, other: Course, place: str, index: int, now: int) -> bool:
        before = index - 1
        if before <= other.known:
            body = other.after(before).body
            if body.place != place or (body.asleep and body.wakes >= now + self._ways.tick(index).seconds):
                return False
        elif not self._may_have_been_at(other, place, before):
            return False
        rests = self._ways.ties_last and _just_talked(course, other, now) and _just_talked(other, course, now)
        return not rests


def _just_talked(course: Course, other: Course, now: int) -> bool:
    """Return whether somebody has talked with another so lately that it does not turn to it at `now`."""
    tie = course.latest.life.relationships.get(other.name)
    return tie is not None and tie.last_talk is not None and now - tie.last_talk < COOL_DOWN_SECONDS
