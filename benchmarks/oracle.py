"""The oracle of a town: how soon a run could be over if everybody knew beforehand who will be where.

It watches a run in step and takes apart what each person did in each tick: what its plan took (planning, revising,
what a step is made of), whom to turn to, the talk, and what it absorbed. Each of these begins in the oracle's schedule
as soon as what it really read is there, and takes as long as it took. Nothing else is waited for.

- What a plan says follows what the person absorbed of the tick before.
- Whom to turn to follows that, and where everybody who was awake in the same place was after the tick before.
- Talks begin once all who were awake in the place have decided; each ends as long after that as its turns took.
- What a person absorbs follows its talk, or the deciding in its place where it had none.

Distances, doors, and who might have come are no matter: the oracle knows who did not.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from simulation.engine import Committed, Engine
from simulation.events import ConversationOpened, ParticipantJoined
from simulation.executor import Concurrently, Unit

T = TypeVar("T")
Timed = dict[str, float]


class Timing:
    """An executor that notes how long each unit took, by the order in which units were given to it."""

    def __init__(self) -> None:
        self.taken: list[Timed] = []
        self._inner = Concurrently()

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key; see `Executor`."""
        taken: Timed = {}
        self.taken.append(taken)
        return await self._inner.run({key: _timed(key, unit, taken) for key, unit in units.items()})


def _timed(key: str, unit: Unit[T], taken: Timed) -> Callable[[], Awaitable[T]]:
    async def carried_out() -> T:
        loop = asyncio.get_running_loop()
        began = loop.time()
        result = await unit()
        taken[key] = loop.time() - began
        return result

    return carried_out


class Oracle:
    """Follows a run in step tick by tick, and says when each person would be done with nobody waiting in vain.

    Args:
        timing: The run's executor.
        turning: By person and tick: how long it took to say whom to turn to, 0 where that was not asked.
    """

    def __init__(self, timing: Timing, turning: Mapping[tuple[str, int], float]) -> None:
        self._timing = timing
        self._turning = turning
        self._done: dict[str, float] = defaultdict(float)
        self._settled: dict[str, float] = defaultdict(float)
        self._places: dict[str, str | None] = {}
        self._talks: dict[str, tuple[str, ...]] = {}

    @property
    def makespan(self) -> float:
        """When the last person is done, in seconds."""
        return max(self._done.values())

    def before(self, engine: Engine) -> None:
        """Note who is awake where as the next tick begins."""
        tick = engine.upcoming
        assert tick is not None
        ends = tick.start + tick.seconds
        bodies = engine.state.bodies
        self._places = {person: body.place for person, body in bodies.items() if not body.asleep or body.wakes < ends}
        self._talks = {talk.id: talk.participants for talk in engine.state.conversations.values()}
        self._timing.taken.clear()

    def after(self, committed: Committed) -> None:
        """Work out when each unit of the tick would have begun and ended."""
        deciding, talking, absorbing = self._timing.taken[0], self._timing.taken[-2], self._timing.taken[-1]
        here: dict[str, list[str]] = defaultdict(list)
        for person, place in self._places.items():
            here[place or f"on the way/{person}"].append(person)
        met: Timed = {}
        for people in here.values():
            seen = max(self._settled[person] for person in people)
            decided = [self._decided(person, committed.tick.index, deciding[person], seen) for person in people]
            met.update(dict.fromkeys(people, max(decided)))
        settled = dict(met)
        for talk, members in self._participants(committed).items():
            settled.update(dict.fromkeys(members, max(met[person] for person in members) + talking[talk]))
        for person in self._places:
            self._settled[person] = settled[person]
            self._done[person] = settled[person] + absorbing[person]

    def _decided(self, person: str, tick: int, taken: float, seen: float) -> float:
        turning = self._turning.get((person, tick), 0.0)
        return max(self._done[person] + taken - turning, seen) + turning

    def _participants(self, committed: Committed) -> dict[str, tuple[str, ...]]:
        """Return who took part in each talk of a tick."""
        found = dict(self._talks)
        for entry in committed.entries:
            if isinstance(entry.event, ConversationOpened):
                found[entry.event.conversation] = entry.event.participants
            elif isinstance(entry.event, ParticipantJoined):
                found[entry.event.conversation] = (*found[entry.event.conversation], entry.event.person)
        return found
