"""A stretch: ticks in which nothing comes from outside, gone through by everybody as far as it can get."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from agents.embedding import Vector
from agents.errors import Paused, TownsfolkError
from simulation.clock import Tick
from simulation.draft import Draft, NewMemory
from simulation.executor import gravest_first
from simulation.scheduling.companies import Companies, Company, Key
from simulation.scheduling.lots import ByLot
from simulation.scheduling.steps import Prepared, Step, Surroundings, prepare
from simulation.scheduling.towns import ByPlace
from simulation.scheduling.versions import Course, Version
from simulation.scheduling.whereabouts import Ways
from simulation.snapshot import carried
from simulation.state import State


@dataclass(frozen=True, slots=True)
class Span:
    """Some ticks in order.

    Args:
        ticks: Without gaps in their indices; at least one.
        ending_days: The indices of those no other tick of whose day follows.
        snapshots: The indices of those after which the state may be kept.
        news: Person and memory: what reaches people from outside at the beginning of the first.
    """

    ticks: list[Tick]
    ending_days: set[int]
    snapshots: set[int]
    news: Sequence[tuple[str, NewMemory]] = ()


@dataclass
class Whole:
    """A tick that everybody is done with."""

    draft: Draft
    vectors: dict[str, Vector] = field(default_factory=dict)


class Halted(Paused):
    """A tick was left because another one could not be finished."""


class Stretch:
    """Lets people go through the ticks of a span, each company as soon as it is clear who belongs to it.

    All of it happens on the running loop, in tasks of its own.

    Args:
        surroundings: What all steps have in common; the state is everybody's after the tick before the span.
        span: The ticks.
        ahead: How many ticks somebody may be ahead of the last one that was asked for.
    """

    def __init__(self, surroundings: Surroundings, span: Span, ahead: int) -> None:
        state = surroundings.state
        before = span.ticks[0].index - 1
        self._surroundings = surroundings
        self._span = span
        self._ahead = ahead
        self._limit = before
        self.last = span.ticks[-1].index
        self._courses = {
            person: Course(person, before, body, state.lives[person]) for person, body in sorted(state.bodies.items())
        }
        self._ways = Ways(surroundings.setting, span.ticks, len(self._courses))
        self._companies = _companies(surroundings, self._courses, self._ways, span)
        self._talks = dict(state.conversations)
        self._steps: dict[int, list[Step]] = {}
        self._carried: dict[int, dict[str, dict[str, Any]]] = {}
        self._waiting: dict[str, list[Key]] = {}
        self._parked: dict[Key, list[Course]] = {}
        self._beyond: list[Course] = list(self._courses.values())
        self._unprepared: list[Course] = list(self._courses.values())
        self._tasks: set[asyncio.Task[None]] = set()
        self._trouble: list[tuple[str, TownsfolkError]] = []
        self._defect: BaseException | None = None
        self._changed = asyncio.Event()
        self._at = Counter({before: len(self._courses)})
        self._complete = before
        affected = {person for person, _ in span.news}
        for course in self._courses.values():
            if course.name not in affected:
                known, course.known = course.known, self._holds_until(course.latest)
                course.begun = course.known
                self._companies.moved(course, known)
                self._come_to(course, course.known)
        self._count()

    async def whole(self, tick: int) -> Whole:
        """Return what everybody did in `tick`; ticks are asked for in order.

        Raises:
            Paused: If somebody could not be brought through it; only after all others have ended what they were at.
            JournalError: If the record is damaged; likewise.
        """
        self._limit = min(self.last, tick + self._ahead)
        unprepared, self._unprepared = self._unprepared, []
        for course in unprepared:
            self._prepare(course)
        candidates, self._beyond = self._beyond, []
        for course in candidates:
            self._consider(course)
        while self._complete < tick:
            if self._defect is not None:
                raise self._defect
            if self._trouble and not self._tasks:
                raise min(self._trouble, key=gravest_first)[1]
            assert self._tasks  # noqa: S101 - whoever is furthest behind waits for nobody
            self._changed.clear()
            await self._changed.wait()
        return self._merged(tick)

    def adopt(self, state: State, tick: int) -> None:
        """Bring `state`, that after the tick before, to what it is after `tick`."""
        for step in self._steps.pop(tick, ()):
            for talk in step.talks_before:
                state.conversations.pop(talk, None)
            state.conversations.update(step.talks_after)
        for course in self._courses.values():
            _, state.bodies[course.name], state.lives[course.name] = course.after(tick)
            course.forget_before(tick)
        state.tick = tick
        if isinstance(self._companies, ByLot):
            self._companies.forget_before(tick)
        for old in [one for one in self._carried if one < tick]:
            del self._carried[old]

    def carried_after(self, tick: int) -> dict[str, dict[str, Any]]:
        """Return what a snapshot after `tick` says of the memories of those who are ahead of it."""
        return self._carried.get(tick, {})

    async def close(self) -> None:
        """Drop what is being worked out; what was sent to a model is left to the mind."""
        self._trouble.append(("", TownsfolkError("the stretch was closed")))
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _merged(self, tick: int) -> Whole:
        whole = Whole(Draft(tick))
        for step in self._steps.get(tick, ()):
            whole.draft.merge(step.draft)
            whole.vectors.update(step.vectors)
        return whole

    def _goes_on(self) -> bool:
        return not self._trouble and self._defect is None

    def _consider(self, course: Course) -> None:
        """Let somebody's next tick begin, or note what it waits for."""
        if course.begun > course.known or course.known == self.last or not self._goes_on():
            return
        tick = self._ways.tick(course.known + 1)
        if tick.index > self._limit:
            self._beyond.append(course)
            return
        key = self._companies.key(course, tick)
        if key in self._parked:
            self._parked[key].append(course)
            return
        found = self._companies.company(course, tick)
        if isinstance(found, str):
            self._parked[key] = [course]
            self._waiting.setdefault(found, []).append(key)
        else:
            self._begin(found, tick)

    def _begin(self, company: Company, tick: Tick) -> None:
        here = {person: self._courses[person] for person in company.people}
        for course in here.values():
            course.begun = tick.index
        before = {person: self._courses[person].after(tick.index - 1) for person in (*here, *company.bystanders)}
        talks = {before[person].body.conversation for person in here} - {None}
        step = Step(
            self._surroundings,
            company,
            tick,
            ends_day=tick.index in self._span.ending_days,
            before=before,
            talks={talk: self._talks[talk] for talk in sorted(filter(None, talks))},
            news=[one for one in self._span.news if one[0] in here] if tick is self._span.ticks[0] else (),
        )
        self._steps.setdefault(tick.index, []).append(step)
        self._spawn(company.people[0], self._carry_out(step))

    async def _carry_out(self, step: Step) -> None:
        await step.run(
            prepared=self._prepared,
            settled=lambda person, version: self._settled(step, person, version),
            done=lambda person: self._done(step, person),
            goes_on=self._goes_on,
        )

    async def _prepared(self, person: str) -> Prepared:
        """Return what somebody does by its plan in the tick that has begun for it."""
        if not self._goes_on():
            raise Halted
        course = self._courses[person]
        prepared = await self._preparation(course)
        course.prepared = None
        return prepared

    def _preparation(self, course: Course) -> asyncio.Future[Prepared]:
        if course.prepared is None:
            course.prepared = asyncio.get_running_loop().create_future()
        return course.prepared

    def _prepare(self, course: Course) -> None:
        """Begin the next tick of somebody with what its plan says: for that it does not matter who is around."""
        if course.done == self.last or not self._goes_on():
            return
        if course.done + 1 > self._limit:
            self._unprepared.append(course)
            return
        if self._surroundings.setting.protocol.lives_by_plans:
            self._spawn(course.name, self._plan_ahead(course))
        else:
            self._preparation(course).set_result(Prepared(None, Draft(course.done + 1)))

    async def _plan_ahead(self, course: Course) -> None:
        tick = self._ways.tick(course.done + 1)
        before, ends_day = course.after(course.done), tick.index in self._span.ending_days
        ready = await prepare(self._surroundings, course.name, tick, before, ends_day=ends_day)
        course.planned = tick.index, ready.plan(course.name, before.life.plan)
        preparation = self._preparation(course)
        if not preparation.done():
            preparation.set_result(ready)
        self._tell_those_who_wait_for(course.name)

    def _settled(self, step: Step, person: str, version: Version) -> None:
        """Note where somebody is after a tick, which is all that others have to know."""
        course = self._courses[person]
        before, course.known = course.known, self._holds_until(version)
        course.begun = course.known
        course.versions.append(version)
        for talk in step.talks_before:
            self._talks.pop(talk, None)
        self._talks.update(step.talks_after)
        self._companies.moved(course, before)
        self._tell_those_who_wait_for(person)
        self._consider(course)

    def _done(self, step: Step, person: str) -> None:
        """Note that somebody has absorbed a tick, and let the next one begin for it in earnest."""
        course = self._courses[person]
        self._come_to(course, self._holds_until(course.after(step.tick.index)))
        self._count()
        self._prepare(course)

    def _holds_until(self, version: Version) -> int:
        """Return the last tick that changes nothing of somebody: of who falls asleep, the one before it wakes."""
        if not version.body.asleep:
            return version.tick
        return max(version.tick, min(self.last, self._ways.tick_of_arrival(version.body.wakes) - 1))

    def _come_to(self, course: Course, tick: int) -> None:
        for snapshot in self._span.snapshots:
            if course.done < snapshot <= tick:
                stream = self._surroundings.state.streams[course.name]
                self._carried.setdefault(snapshot, {})[course.name] = carried(stream)
        self._at[course.done] -= 1
        course.done = tick
        self._at[tick] += 1

    def _count(self) -> None:
        """Note the last tick that everybody is done with."""
        while self._complete < self.last and not self._at[self._complete]:
            del self._at[self._complete]
            self._complete += 1
            self._changed.set()

    def _tell_those_who_wait_for(self, person: str) -> None:
        for key in self._waiting.pop(person, ()):
            for course in self._parked.pop(key):
                self._consider(course)

    def _halt(self) -> None:
        """Let nobody wait any longer for somebody who cannot be brought further."""
        for course in self._courses.values():
            if course.prepared is not None and not course.prepared.done():
                course.prepared.set_exception(Halted())

    def _spawn(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(lambda ended: self._ended(name, ended))

    def _ended(self, name: str, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        problem = None if task.cancelled() else task.exception()
        if isinstance(problem, TownsfolkError):
            if not isinstance(problem, Halted):
                self._trouble.append((name, problem))
            self._halt()
        elif problem is not None:
            self._defect = self._defect or problem
        self._changed.set()


def _companies(surroundings: Surroundings, courses: dict[str, Course], ways: Ways, span: Span) -> Companies:
    protocol, state = surroundings.setting.protocol, surroundings.state
    if protocol.one_gathering:
        acquainted = {person: tuple(sorted(state.lives[person].relationships)) for person in courses}
        return ByLot(courses, protocol, acquainted, talks=surroundings.setting.study.conduct.talk)
    return ByPlace(courses, ways, frozenset(person for person, _ in span.news))
