"""Whereabouts: where somebody is bound to be in ticks to come, and how soon it could be anywhere else.

A bound, never a guess. In a town a person goes where its plan says, a plan changes on waking, before a closed or full
door, and once a talk (or news from outside) left it with a new commitment; and a way takes at least a tick.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from agents.inner import InnerLife
from agents.plan import Plan, PlanStep
from agents.planning import SECONDS_PER_DAY, minute_of, next_time, overlapping
from simulation.clock import Tick
from simulation.context import Setting
from simulation.phases.decide import bedtime, destination, is_planned
from simulation.specs.tie_spec import TieChangeSpec
from simulation.state import Body

Chance = Callable[[str, int], bool]
"""Whether something could happen to somebody at a place in a tick: to be drawn into a talk, or to find it full."""

_TWO_WAYS = 2
"""Whoever goes by way of another place is there at least so many ticks after it left."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a person is after each tick up to `leaves`, and from where it may set out for anywhere in that tick.

    Args:
        stations: Tick and place from that tick on, in order of time; None on the way.
        base: Where it is just before it may leave.
        leaves: The first tick in which it may leave `base`.
    """

    stations: tuple[tuple[int, str | None], ...]
    base: str
    leaves: int

    @property
    def known(self) -> int:
        """The tick after which this was foreseen."""
        return self.stations[0][0]

    def place_after(self, tick: int) -> str | None:
        """Return where it is after `tick`, which is earlier than `leaves`."""
        place = self.stations[0][1]
        for since, there in self.stations:
            if since > tick:
                break
            place = there
        return place


@dataclass
class Ways:
    """The times and distances of a stretch of ticks.

    Args:
        setting: The run's setting.
        ticks: In order, without gaps in their indices.
        population: How many people there are.
    """

    setting: Setting
    ticks: Sequence[Tick]
    population: int
    _ends: list[int] = field(init=False)
    _first: int = field(init=False)

    def __post_init__(self) -> None:
        self._ends = [tick.start + tick.seconds for tick in self.ticks]
        self._first = self.ticks[0].index
        self.last = self.ticks[-1].index
        study = self.setting.study
        self.talks = study.conduct.talk
        self.ties_last = study.ties_change == TieChangeSpec()
        self.stages = frozenset(claim.event.place for claim in study.claims if claim.event is not None)
        self.may_promise = study.conduct.appointments or any(claim.event is not None for claim in study.claims)

    def tick(self, index: int) -> Tick:
        """Return the tick of that index."""
        return self.ticks[index - self._first]

    def tick_of_arrival(self, arrives: int) -> int:
        """Return the tick in which somebody gets there who arrives at `arrives`, or wakes who wakes then."""
        return self._first + bisect_right(self._ends, arrives)

    def arrival(self, departs: int, origin: str, there: str) -> int:
        """Return the tick in which somebody comes to `there` who leaves `origin` in tick `departs`."""
        tick = self.tick(departs)
        way = self.setting.geography.minutes_between(origin, there) * 60
        return self.tick_of_arrival(tick.start + max(tick.seconds, way))

    def soonest(self, departs: int, origin: str, there: str) -> int:
        """Return the first tick in which somebody could come to `there` who leaves `origin` in tick `departs`."""
        if departs > self.last:
            return departs
        return min(self.arrival(departs, origin, there), departs + _TWO_WAYS)

    def is_ample(self, place: str) -> bool:
        """Return whether `place` is never full."""
        capacity = self.setting.geography.capacity(place)
        return capacity is None or capacity >= self.population

    def is_open(self, place: str, index: int) -> bool:
        """Return whether `place` is open in that tick; not said of a tick that is not of the stretch."""
        if index > self.last:
            return False
        return self.setting.geography.is_open(place, self.setting.clock.moment(self.tick(index).start).minute)

    def foreseen(
        self,
        person: str,
        body: Body,
        life: InnerLife,
        *,
        known: int,
        done: int,
        talk: Chance,
        crowd: Chance,
        planned: Plan | None = None,
    ) -> Whereabouts:
        """Return where `person` is bound to be after tick `known`.

        Args:
            person: Whose body and life these are.
            body: After tick `known`.
            life: The same, without what it may still absorb of that tick.
            known: The last tick of which it is settled where the person is.
            done: The last tick that it has absorbed.
            talk: Whether it could be drawn into a talk, by place and tick.
            crowd: Whether a place could be full when it comes there, by place and tick.
            planned: The plan it goes by from the tick after `known` on, where that is worked out already.
        """
        return _Foresight(self, person, body, life, known, done, talk, crowd, planned).whereabouts()


@dataclass
class _Foresight:
    """The forecast of one person, tick by tick from `known` on."""

    ways: Ways
    person: str
    body: Body
    life: InnerLife
    known: int
    done: int
    talk: Chance
    crowd: Chance
    planned: Plan | None

    def whereabouts(self) -> Whereabouts:
        self.stations: list[tuple[int, str | None]] = [(self.known, self.body.place)]
        self.plan = self.planned or self.life.plan
        if self.body.asleep and (self.planned is None or self.body.place is None):
            return self._leaving(self.body.place or "", self.ways.tick_of_arrival(self.body.wakes))
        if self.body.place is None:
            return self._on_the_way()
        return self._staying(self.body.place)

    def _leaving(self, base: str, leaves: int) -> Whereabouts:
        return Whereabouts(tuple(self.stations), base, leaves)

    def _on_the_way(self) -> Whereabouts:
        there, arrives = self.body.destination or "", self.ways.tick_of_arrival(self.body.arrives)
        arrives = max(arrives, self.known + 1)
        if not self._is_let_in(there, arrives):
            return self._leaving(there, arrives)
        self.stations.append((arrives, there))
        if self._is_free_by(arrives + 1):
            return self._leaving(there, arrives + 1)
        return self._follow(there, arrives + 1)

    def _staying(self, place: str) -> Whereabouts:
        index = self.known + 1
        if self._is_free_by(index):
            return self._leaving(place, index)
        if self.body.conversation is not None:
            return self._after_a_talk(place, index)
        return self._follow(place, index)

    def _is_let_in(self, place: str, index: int) -> bool:
        """Return whether the person is sure to be let in when it comes to `place` in that tick."""
        if self.ways.setting.home(self.person) == place:
            return True
        return self.ways.is_open(place, index) and (self.ways.is_ample(place) or not self.crowd(place, index))

    def _is_free_by(self, index: int) -> bool:
        """Return whether the plan may be another one in tick `index`, by what is known of the life."""
        plan = self.plan
        if plan is None or index > self.ways.last:
            return True
        now = self.ways.tick(self.known + 1).start
        due = overlapping(self.life.commitments, now, plan.sleeps)
        return any(not is_planned(plan, step) for step in due) or self._weighs_news_until() <= index

    def _weighs_news_until(self) -> int:
        """Return the first tick in which what came from outside and is still to be weighed may have changed plans."""
        for knowledge in self.life.knowledge.values():
            if knowledge.attitude == "unconsidered" and knowledge.teller is None:
                return self.done + 2
        return self.ways.last + 1

    def _follow(self, place: str, index: int) -> Whereabouts:
        """Go on by the plan from `place` in tick `index`, until a talk could change it."""
        ways, plan = self.ways, self.plan
        assert plan is not None  # noqa: S101 - whoever has none is free
        end = min(self._weighs_news_until(), ways.last + 1)
        while index < end:
            now = ways.tick(index).start
            going_to = destination(ways.setting, now, place, plan, self._step(now))
            if going_to is not None:
                arrives = ways.arrival(index, place, going_to)
                self.stations.append((index, None))
                if not self._is_let_in(going_to, arrives):
                    return self._leaving(going_to, arrives)
                self.stations.append((arrives, going_to))
                place, index = going_to, arrives + 1
            elif now >= plan.sleeps and place == ways.setting.home(self.person):
                return self._leaving(place, ways.tick_of_arrival(self._wakes(index)))
            elif self.talk(place, index):
                return self._after_a_talk(place, index)
            else:
                index += 1
        return self._leaving(place, index)

    def _after_a_talk(self, place: str, index: int) -> Whereabouts:
        """Return that somebody who may talk at `place` in tick `index` may go anywhere after it; by its plan at least,
        where nobody can promise anything, or it is too late to change a plan."""
        plan, index = self.plan, index + 1
        while plan is not None and index <= self.ways.last:
            now = self.ways.tick(index).start
            if self.ways.may_promise and now < plan.sleeps:
                break
            if destination(self.ways.setting, now, place, plan, self._step(now)) is not None:
                break
            if now >= plan.sleeps:
                return self._leaving(place, self.ways.tick_of_arrival(self._wakes(index)))
            index += 1
        return self._leaving(place, index)

    def _step(self, now: int) -> PlanStep:
        plan = self.plan
        assert plan is not None  # noqa: S101 - see `_follow`
        return plan.step_at(now) or bedtime(self.ways.setting, self.person, plan, now)

    def _wakes(self, index: int) -> int:
        clock, now = self.ways.setting.clock, self.ways.tick(index).start
        wake = minute_of(self.ways.setting.bodies[self.person].context.wake)
        return min(next_time(wake, now, clock.midnight(clock.moment(now).day)), now + SECONDS_PER_DAY)
