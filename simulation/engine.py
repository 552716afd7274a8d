"""The engine: works out a tick phase by phase from frozen state, and commits it in one step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from agents.canonical import canonical_json, digest
from agents.dials import Dials
from agents.embedding import Embedder, Vector
from agents.forgetting import Forgetting
from agents.minds.base import Mind
from agents.retrieval import RetrievalWeights
from agents.thrift import Thrift
from agents.thrift.archetypes import Archetypes
from simulation.applying import apply
from simulation.claims import Claims
from simulation.clock import Clock, Tick
from simulation.context import Setting, TickContext
from simulation.draft import Draft, NewMemory, OutcomeRecord
from simulation.events import EVENT_VERSION, Entry, Phase, Remembered, event_json
from simulation.executor import Concurrently, Executor
from simulation.garbage import looked_for_seldom
from simulation.interventions import Edge, edge_of
from simulation.opinions import Topics
from simulation.phases.absorb import absorb
from simulation.phases.decide import Decision, decide
from simulation.phases.forum import publish, visit
from simulation.phases.found import found
from simulation.phases.hearing import Talk
from simulation.phases.meet import meet
from simulation.phases.narrating import narrate
from simulation.phases.observe import awake, observe
from simulation.phases.sessions import live_between
from simulation.phases.talk import converse
from simulation.places import Geography
from simulation.protocols import make_protocol
from simulation.protocols.forum import Forum
from simulation.protocols.sessions import Sessions
from simulation.reading.loading import changed_study
from simulation.scenario import DailyMeetingsProtocol, DebateProtocol, ForumProtocol, Study, TownProtocol
from simulation.scheduling.spans import may_run_ahead, span_of
from simulation.scheduling.steps import Surroundings
from simulation.scheduling.stretch import Span, Stretch
from simulation.snapshot import snapshot_text
from simulation.specs.batch_spec import BatchProtocol
from simulation.specs.intervention_spec import Join
from simulation.state import Conversation, State

_OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Committed:
    """A tick as it is recorded.

    Args:
        tick: Its index and time.
        entries: What happened, in the order of application.
        bodies: The canonical JSON of each entry's event.
        vectors: By memory id: the vectors of the memories it added.
        outcomes: How the mind's answers came about.
        hash: The state's hash after it, chained to the tick before.
    """

    tick: Tick
    entries: tuple[Entry, ...]
    bodies: tuple[str, ...]
    vectors: dict[str, Vector]
    outcomes: tuple[OutcomeRecord, ...]
    hash: str


Hold = Callable[[TickContext, Sequence[Conversation]], Awaitable[dict[str, Talk]]]
"""Holds a tick's conversations elsewhere; what happened in them is in the draft when it returns."""


class Recorder(Protocol):
    """Where committed ticks go: a run's journal, or memory."""

    def record(self, committed: Committed) -> None:
        """Keep `committed` for good before returning.

        Raises:
            Paused: If it cannot be written now; nothing of it was kept.
        """
        ...


def make_setting(study: Study, embedder: Embedder) -> Setting:
    """Return what stays the same through a run of `study`.

    Raises:
        ScenarioError: If the study names a protocol that is not installed.
    """
    clock = Clock(study.clock)
    travel = study.protocol.travel_minutes if isinstance(study.protocol, TownProtocol) else 0
    geography = Geography(study.places, travel)
    hidden = frozenset(study.conduct.without_blocks)
    newcomers = [spec.person for spec in study.interventions if isinstance(spec, Join)]
    people = sorted([*study.people, *newcomers], key=lambda person: person.slug)
    return Setting(
        study=study,
        clock=clock,
        geography=geography,
        claims=Claims(study, clock, geography),
        protocol=make_protocol(study, clock),
        embedder=embedder,
        personas={person.slug: person.without(hidden) for person in people},
        bodies={person.slug: person for person in people},
        weights=RetrievalWeights(
            recency=round(study.memory.recency * 100),
            importance=round(study.memory.importance * 100),
            relevance=round(study.memory.relevance * 100),
            decay_per_hour_e6=round(study.memory.decay_per_hour * 1_000_000),
        ),
        dials=Dials(
            repetition=round(study.conduct.dials.repetition * 1_000_000),
            specificity=round(study.conduct.dials.specificity * 1_000_000),
            relatedness=round(study.conduct.dials.relatedness * 1_000_000),
            questions=round(study.conduct.dials.questions * 1_000_000),
            style=round(study.conduct.dials.style * 1_000_000),
        ),
        forgetting=Forgetting(
            curve=study.memory.forgetting.curve,
            decay_e6=round(study.memory.forgetting.decay * 1_000_000),
            stability_hours=study.memory.forgetting.stability_hours,
            importance_gain_e6=round(study.memory.forgetting.importance_gain * 1_000_000),
        ),
        names={person.slug: person.name for person in people},
        founders=tuple(sorted(person.slug for person in study.people)),
        topics=Topics(study),
        thrift=_thrift(study),
        terse=isinstance(study.protocol, ForumProtocol | DebateProtocol | BatchProtocol)
        or (isinstance(study.protocol, DailyMeetingsProtocol) and study.protocol.terse),
    )


def _thrift(study: Study) -> Thrift:
    shared = study.saving.archetypes
    return Thrift(
        study.saving.routine == "rules",
        None if shared is None else Archetypes(shared.by, shared.tasks, round(shared.step * 1_000_000)),
    )


def genesis_hash(study: Study) -> str:
    """Return the hash before the founding: of the study and the version of events."""
    return digest("townsfolk", str(EVENT_VERSION), study.digest)


def chained_hash(before: str, entries: Iterable[tuple[int, str, int, str]]) -> str:
    """Return the hash after a tick, chained to the hash `before` it.

    Args:
        before: The hash after the tick before.
        entries: Phase, owner, n and canonical JSON of each event, in the order of application.
    """
    lines = (f"[{phase},{canonical_json(owner)},{n},{body}]" for phase, owner, n, body in entries)
    return digest(before, f"[{','.join(lines)}]")


class Engine:
    """Advances a world tick by tick.

    Args:
        setting: What stays the same through the run.
        mind: Answers the cognitive questions.
        recorder: Where committed ticks go.
        state: The state to go on from; that of an empty world when left out.
        last_hash: The hash after the state's last tick; the genesis hash when left out.
        executor: How units of work are carried out.
        changes: By tick index: keys of the study that change there, with values as JSON text (a fork's).
        ahead: How many ticks people may be ahead of the last committed one, where nobody behind could reach them;
            None keeps everybody in step. The result does not depend on it.
        hold: Holds the conversations of a tick; here, one unit of work each, when left out.
    """

    def __init__(
        self,
        setting: Setting,
        mind: Mind,
        recorder: Recorder,
        *,
        state: State | None = None,
        last_hash: str | None = None,
        executor: Executor | None = None,
        changes: Mapping[int, tuple[tuple[str, str], ...]] | None = None,
        ahead: int | None = None,
        hold: Hold | None = None,
    ) -> None:
        self.setting = setting
        self._hold = hold or self._converse
        self._changes = changes or {}
        self._made_for: tuple[tuple[str, str], ...] = ()
        self._edge: Edge | None = None
        self.mind = mind
        self.state = state or State(dimensions=setting.embedder.dimensions)
        self.last_hash = last_hash or genesis_hash(setting.study)
        self._recorder = recorder
        self._executor = executor or Concurrently()
        self._since: int | None = None
        self._ticks: Iterator[Tick] = iter(())
        self._next: Tick | None = None
        self._one_more: tuple[int, Tick | None] | None = None
        self._ahead = ahead
        self._stretch: Stretch | None = None
        self.halts_at: int | None = None
        """Nothing is worked out ahead from this simulated second on; it is the run's to say when to stop."""
        self.days_between_snapshots = 1
        """After how many days `snapshot` may be asked for."""
        self._follow_changes()
        self._rewind()

    @property
    def is_founded(self) -> bool:
        """Whether the founding has been committed."""
        return self.state.tick >= 0

    @property
    def upcoming(self) -> Tick | None:
        """The tick that comes next; None when the run is over or not founded."""
        return self._next if self.is_founded else None

    def found(self) -> Committed:
        """Commit the founding, as tick 0, and return it.

        Raises:
            ScenarioError: If the network cannot be drawn.
            ValueError: If the world is founded already.
        """
        if self.is_founded:
            raise ValueError("the world is founded already")
        context = self._context(Tick(0, 0, 0))
        found(context)
        return self._commit(context)

    async def step(self) -> Committed:
        """Work out the next tick, commit it, and return it.

        Raises:
            Paused: If it cannot be finished now; nothing is committed, and the step can be taken again. Where people
                run ahead, it cannot: another engine goes on from what is committed.
            ValueError: If there is no next tick.
        """
        tick = self._next
        if tick is None or not self.is_founded:
            raise ValueError("there is no next tick")
        with looked_for_seldom():
            committed = await self._worked_out(tick)
        self._since = tick.start
        self._next = self._after(tick)
        return committed

    async def _worked_out(self, tick: Tick) -> Committed:
        self._intervene(tick)
        stretch = self._stretch_of(tick)
        if stretch is not None:
            return await self._commit_whole(stretch, tick)
        context = self._context(tick)
        await self._work_out(context)
        return self._commit(context)

    def _after(self, tick: Tick) -> Tick | None:
        """Return the tick after `tick`, the one that comes next; taken from the iterator once."""
        if self._one_more is None or self._one_more[0] != tick.index:
            self._one_more = (tick.index, next(self._ticks, None))
        return self._one_more[1]

    def _ends_day(self, tick: Tick) -> bool:
        after = self._after(tick) if tick is self._next else None
        moment = self.setting.clock.moment
        return after is None or moment(after.start).day != moment(tick.start).day

    def _intervene(self, tick: Tick) -> None:
        """Bring into effect what is due from outside; once per tick, however often the tick is tried."""
        if self._edge is not None and self._edge.tick == tick.index:
            return
        edge = edge_of(self._setting_at_edge(tick), self.state, tick, self._since, self._changes)
        for event in edge.events:
            apply(self.state, event, {})
        if self._follow_changes():
            self._ticks = (later for later in self.setting.protocol.ticks() if later.index > tick.index)
        self._edge = edge

    def _setting_at_edge(self, tick: Tick) -> Setting:
        """Return the setting whose interventions are due at `tick`: those that a fork adds there count at once."""
        changes = self._changes.get(tick.index, ())
        if not any(key.partition(".")[0] == "interventions" for key, _ in changes):
            return self.setting
        return make_setting(changed_study(self.setting.study, changes), self.setting.embedder)

    def _follow_changes(self) -> bool:
        """Work the setting out anew where keys of the study have changed; return whether they have."""
        if self.state.changes == self._made_for:
            return False
        study = changed_study(self.setting.study, self.state.changes[len(self._made_for) :])
        self.setting = make_setting(study, self.setting.embedder)
        self._made_for = self.state.changes
        return True

    async def _work_out(self, context: TickContext) -> None:
        """Work a tick out in step; what towns and meetings by lot do in it, `scheduling.steps.Step` does as well."""
        people = awake(context)
        observe(context, people)
        protocol = self.setting.protocol
        if isinstance(protocol, Forum) and protocol.is_session(context.tick):
            visits = await self._executor.run({person: partial(visit, context, person) for person in people})
            publish(context, [post for post in visits.values() if post is not None])
        if isinstance(protocol, Sessions):
            people = protocol.concerned(context.tick, people)
            await live_between(context, protocol)
        decisions = await self._decide(context, people)
        await narrate(context, people, decisions, self._executor)
        conversations = meet(context, people, decisions)
        talks = await self._hold(context, conversations)
        in_talk = {person: talk for talk in talks.values() for person in talk.participants}
        affected = sorted({*people, *(person for person, _ in self._edge_memories(context.tick))})
        await self._absorb(context, affected, in_talk)

    async def _converse(self, context: TickContext, conversations: Sequence[Conversation]) -> dict[str, Talk]:
        return await self._executor.run({talk.id: partial(converse, context, talk) for talk in conversations})

    async def _decide(self, context: TickContext, people: list[str]) -> dict[str, Decision]:
        if not self.setting.protocol.lives_by_plans:
            return {}
        return await self._executor.run({person: partial(decide, context, person) for person in people})

    async def _absorb(self, context: TickContext, people: list[str], talks: dict[str, Talk]) -> None:
        await self._executor.run({person: partial(absorb, context, person, talks) for person in people})

    async def close(self) -> None:
        """Drop what is being worked out ahead; what is committed stays."""
        if self._stretch is not None:
            await self._stretch.close()

    def snapshot(self) -> str:
        """Return the state after the last committed tick as text, however far people are ahead of it."""
        carried = self._stretch.carried_after(self.state.tick) if self._stretch is not None else {}
        return snapshot_text(self.state, carried)

    def _stretch_of(self, tick: Tick) -> Stretch | None:
        """Return the stretch that `tick` is worked out in, None where everybody goes through it in step."""
        if self._stretch is not None and tick.index <= self._stretch.last:
            return self._stretch
        self._stretch = None
        if self._ahead is not None and may_run_ahead(self.setting, self.state):
            surroundings = Surroundings(self.setting, self.state, self.mind, self._executor)
            self._stretch = Stretch(surroundings, self._span(tick), self._ahead)
        return self._stretch

    def _span(self, first: Tick) -> Span:
        """Return the ticks from `first` up to where something comes from outside, or the run is to stop."""
        return span_of(
            self.setting,
            first,
            changes=self._changes,
            halts_at=self.halts_at,
            days_between_snapshots=self.days_between_snapshots,
            news=self._edge_memories(first),
        )

    def _from_outside(self, tick: Tick) -> Draft:
        """Return a draft of `tick` with what happens from outside at its beginning."""
        draft = Draft(tick.index)
        if self._edge is not None and self._edge.tick == tick.index:
            for event in self._edge.events:
                draft.add(Phase.INTERVENE, _OUTSIDE, event)
        return draft

    def _context(self, tick: Tick) -> TickContext:
        draft = self._from_outside(tick)
        for person, memory in self._edge_memories(tick):
            draft.remember(person, memory)
        return TickContext(self.setting, self.state, tick, self.mind, draft, self._ends_day(tick))

    def _edge_memories(self, tick: Tick) -> list[tuple[str, NewMemory]]:
        """Return what people who are still there will remember of what happened from outside."""
        if self._edge is None or self._edge.tick != tick.index:
            return []
        return [(person, memory) for person, memory in self._edge.memories if person in self.state.bodies]

    def _commit(self, context: TickContext) -> Committed:
        """Record the tick, then change the state; no await in between, so that nothing half done is seen."""
        committed = self._recorded(context.tick, context.draft)
        fold(self.state, committed, after=Phase.INTERVENE if context.tick.index else None)
        return committed

    async def _commit_whole(self, stretch: Stretch, tick: Tick) -> Committed:
        """Wait until everybody is done with `tick`, record it, and bring the state to it."""
        whole = await stretch.whole(tick.index)
        draft = self._from_outside(tick)
        draft.merge(whole.draft)
        committed = self._recorded(tick, draft, whole.vectors)
        stretch.adopt(self.state, tick.index)
        return committed

    def _recorded(self, tick: Tick, draft: Draft, vectors: Mapping[str, Vector] | None = None) -> Committed:
        """Return the tick as it was recorded; `vectors` are those of its memories, where they are known already."""
        entries = tuple(draft.entries())
        memories = [one.event.memory for one in entries if isinstance(one.event, Remembered)]
        texts = [memory.text for memory in memories]
        found = self.setting.embedder.embed(texts) if vectors is None else [vectors[memory.id] for memory in memories]
        bodies = tuple(event_json(one.event) for one in entries)
        keys = ((int(one.phase), one.owner, one.n, body) for one, body in zip(entries, bodies, strict=True))
        committed = Committed(
            tick=tick,
            entries=entries,
            bodies=bodies,
            vectors=dict(zip([memory.id for memory in memories], found, strict=True)),
            outcomes=tuple(draft.outcomes()),
            hash=chained_hash(self.last_hash, keys),
        )
        self._recorder.record(committed)
        self.last_hash = committed.hash
        return committed

    def _rewind(self) -> None:
        """Set the iterator of ticks to the one after the state's last."""
        self._ticks = self.setting.protocol.ticks()
        self._next = None
        for tick in self._ticks:
            if tick.index > self.state.tick:
                self._next = tick
                return
            self._since = tick.start


def fold(state: State, committed: Committed, *, after: Phase | None = None) -> None:
    """Change `state` by everything that happened in a tick, or only by what belongs to phases after `after`."""
    for entry in committed.entries:
        if after is None or entry.phase > after:
            apply(state, entry.event, committed.vectors)
    state.tick = committed.tick.index


OnTick = Callable[[Committed], None]
