"""Steps: one company's way through one tick, from a view of its own to what its people are after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from agents.embedding import Vector
from agents.minds.base import Mind
from agents.plan import Plan
from simulation.applying import apply
from simulation.clock import Tick
from simulation.context import Setting, TickContext
from simulation.draft import Draft, NewMemory
from simulation.events import Event, Phase, Planned, Remembered
from simulation.executor import Executor
from simulation.phases.absorb import absorb
from simulation.phases.decide import Decision, follow_plan, turn_to_others
from simulation.phases.hearing import Talk
from simulation.phases.meet import meet
from simulation.phases.observe import awake, look_around
from simulation.phases.talk import converse
from simulation.scheduling.companies import Company
from simulation.scheduling.lots import Prearranged
from simulation.scheduling.versions import Version, copied
from simulation.state import Conversation, State

_OF_PEOPLE = frozenset({"dimensions", "tick", "bodies", "lives", "streams", "conversations"})
_FOR_ALL_TO_SEE = frozenset({"moderated", "changes"})
"""What of a state belongs to nobody in particular, and changes only where everybody is brought together."""
_OF_EVERYBODY = tuple(one.name for one in fields(State) if one.name not in _OF_PEOPLE | _FOR_ALL_TO_SEE)
"""What else there is, such as threads of a forum: nothing of it may be there where people run ahead."""


class OutOfSight:
    """Stands for what a company must not read, since others may be ahead or behind: any use of it is a defect."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _refuse(self, *_: object) -> Any:  # noqa: ANN401 - it never returns
        raise AssertionError(f"the state's {self._name} was used by a company that runs ahead")

    __getattr__ = __getitem__ = __setitem__ = __iter__ = __len__ = __contains__ = __bool__ = _refuse


@dataclass(frozen=True)
class Surroundings:
    """What all steps of a stretch have in common.

    Args:
        setting: The run's setting.
        state: That of the beginning of the stretch.
        mind: Answers the cognitive questions.
        executor: How units of work are carried out.
    """

    setting: Setting
    state: State
    mind: Mind
    executor: Executor


@dataclass(frozen=True, slots=True)
class Prepared:
    """What somebody does in a tick as far as its plan says; None where it does not live by plans, or sleeps."""

    decision: Decision | None
    draft: Draft

    def plan(self, person: str, before: Plan | None) -> Plan | None:
        """Return the plan `person` goes by from this tick on, who went by `before` until now."""
        events = self.draft.events_of(Phase.DECIDE, person)
        return next((event.plan for event in reversed(events) if isinstance(event, Planned)), before)


async def prepare(surroundings: Surroundings, person: str, tick: Tick, before: Version, *, ends_day: bool) -> Prepared:
    """Return what `person` does in `tick` by its plan, for which it does not matter who is around.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    draft = Draft(tick.index)
    alone = Company((person,))
    view = _seen_by(alone, surroundings.state, tick, {person: before}, {})
    ctx = TickContext(surroundings.setting, view, tick, surroundings.mind, draft, ends_day)
    if not surroundings.setting.protocol.lives_by_plans or not awake(ctx):
        return Prepared(None, draft)
    return Prepared(await follow_plan(ctx, person), draft)


class Step:
    """A company in a tick. `run` works it out; `draft`, `vectors` and `talks_after` are what it comes to.

    Args:
        surroundings: What it has in common with others.
        company: Who goes through the tick together.
        tick: Which.
        ends_day: Whether no other tick of the day follows.
        before: By person id: each of the company as it was after the tick before.
        talks: The conversations that are going on among them, by id.
        news: Person and memory: what reached people from outside at the beginning of the tick.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        company: Company,
        tick: Tick,
        *,
        ends_day: bool,
        before: Mapping[str, Version],
        talks: Mapping[str, Conversation],
        news: Iterable[tuple[str, NewMemory]],
    ) -> None:
        self.company = company
        self.tick = tick
        self.draft = Draft(tick.index)
        self.vectors: dict[str, Vector] = {}
        self._executor = surroundings.executor
        for person, memory in news:
            self.draft.remember(person, memory)
        view = _seen_by(company, surroundings.state, tick, before, talks)
        self.talks_before = tuple(talks)
        self._after = view
        setting = surroundings.setting
        if company.meetings is not None:
            setting = replace(setting, protocol=Prearranged(setting.protocol, company.meetings))
        self._context = TickContext(setting, view, tick, surroundings.mind, self.draft, ends_day)

    @property
    def talks_after(self) -> dict[str, Conversation]:
        """The conversations that are going on among the company after the tick, by id."""
        return self._after.conversations

    async def run(
        self,
        *,
        prepared: Callable[[str], Awaitable[Prepared]],
        settled: Callable[[str, Version], None],
        done: Callable[[str], None],
        goes_on: Callable[[], bool],
    ) -> None:
        """Work the tick out.

        Args:
            prepared: Returns what a person does by its plan, once that is known.
            settled: Told of each person once it is known where it is and what it does after the tick.
            done: Told of each person once it has absorbed the tick.
            goes_on: Asked before each phase; where it says no, the rest is left out.

        Raises:
            Paused: If a mind's answer cannot be had now.
        """
        ctx = self._context
        acting = set(self.company.people)
        people = [person for person in awake(ctx) if person in acting]
        decisions: dict[str, Decision] = {}

        async def begin(person: str) -> None:
            before = await prepared(person)
            if person in awake_now:
                look_around(ctx, person, people)
                self.draft.merge(before.draft)
                if before.decision is not None:
                    decisions[person] = await turn_to_others(ctx, person, before.decision)

        awake_now = set(people)
        await self._executor.run({person: partial(begin, person) for person in self.company.people})
        if not goes_on():
            return
        self._after = self._copied_view()
        talks = meet(ctx, people, decisions)
        self._apply(entry.event for entry in self.draft.entries())
        talking = {person for talk in talks for person in talk.participants}
        quiet = [person for person in self.company.people if person not in talking]
        for person in quiet:
            settled(person, self._version(person))

        async def have(talk: Conversation) -> None:
            said = await converse(ctx, talk)
            self._apply(self.draft.events_of(Phase.TALK, talk.id))
            for person in talk.participants:
                settled(person, self._version(person))
            if goes_on():
                taking_part = dict.fromkeys(talk.participants, said)
                await self._executor.run({person: partial(take_in, person, taking_part) for person in taking_part})

        async def take_in(person: str, taking_part: Mapping[str, Talk]) -> None:
            await absorb(ctx, person, taking_part)
            self._apply(self.draft.events_of(Phase.ABSORB, person))
            done(person)

        units = {talk.id: partial(have, talk) for talk in talks}
        await self._executor.run({**units, **{person: partial(take_in, person, {}) for person in quiet}})

    def _copied_view(self) -> State:
        """Return the state of the company as it was before the tick, to be changed by what happens in it."""
        view = self._context.state
        return replace(
            view,
            bodies={person: copied(view.bodies[person]) for person in self.company.people},
            lives={person: copied(life) for person, life in view.lives.items()},
            conversations={talk: copied(going_on) for talk, going_on in view.conversations.items()},
        )

    def _version(self, person: str) -> Version:
        return Version(self.tick.index, self._after.bodies[person], self._after.lives[person])

    def _apply(self, events: Iterable[Event]) -> None:
        """Change what the company is after the tick by events, in the order of application."""
        some = list(events)
        memories = [event.memory for event in some if isinstance(event, Remembered)]
        vectors = self._context.setting.embedder.embed([memory.text for memory in memories]) if memories else []
        self.vectors.update(zip([memory.id for memory in memories], vectors, strict=True))
        for event in some:
            apply(self._after, event, self.vectors)
        view = self._context.state
        for name in (*_OF_EVERYBODY, *_FOR_ALL_TO_SEE):
            if getattr(self._after, name) is not getattr(view, name):
                raise AssertionError(f"the state's {name} was changed by a company that runs ahead")


def _seen_by(
    company: Company, state: State, tick: Tick, before: Mapping[str, Version], talks: Mapping[str, Conversation]
) -> State:
    """Return the state as a company sees it: its own people, whom it sees beside them, and nothing of others."""
    return replace(
        state,
        tick=tick.index - 1,
        bodies={person: before[person].body for person in (*company.people, *company.bystanders)},
        lives={person: before[person].life for person in company.people},
        streams={person: state.streams[person] for person in company.people},
        conversations=dict(talks),
        **{name: _sealed(name, getattr(state, name)) for name in _OF_EVERYBODY},
    )


def _sealed(name: str, value: object) -> Any:  # noqa: ANN401 - whatever the state holds
    """Return what belongs to everybody as a company may see it: that there is nothing, or that it is out of sight."""
    if value:
        return OutOfSight(name)
    return MappingProxyType({}) if isinstance(value, dict) else value
