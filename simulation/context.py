"""What every phase of a tick works with: the frozen world, the clock, the mind, and the draft to write to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from agents.dials import Dials
from agents.embedding import Embedder
from agents.facts import STORY, Fact, with_facts
from agents.forgetting import Forgetting
from agents.habits import with_habits
from agents.memory import Memory
from agents.minds.base import Mind
from agents.perception import ClaimView, Me, Moment, PlaceView, Seen
from agents.persona import Persona
from agents.retrieval import Recalled, RetrievalWeights, recalled, retrieve
from agents.talk import Knowledge
from agents.tasks.base import Answer, Outcome, Question, Task
from agents.thrift import Thrift
from simulation.claims import Claims
from simulation.clock import Clock, Tick
from simulation.draft import Draft
from simulation.opinions import Topics
from simulation.places import Geography
from simulation.protocols.base import MeetingProtocol
from simulation.scenario import Study
from simulation.state import State

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


@dataclass(frozen=True)
class Setting:
    """What stays the same through a run: the study, worked out once."""

    study: Study
    clock: Clock
    geography: Geography
    claims: Claims
    protocol: MeetingProtocol
    embedder: Embedder
    personas: dict[str, Persona]
    """As minds get to see them, without the blocks that the study switches off."""
    bodies: dict[str, Persona]
    """As they are: where people live and when they sleep does not depend on the blocks."""
    weights: RetrievalWeights
    forgetting: Forgetting
    dials: Dials
    names: dict[str, str]
    founders: tuple[str, ...]
    """Who is there from the beginning, in order of id; others join by intervention."""
    topics: Topics
    thrift: Thrift = field(default_factory=Thrift)
    terse: bool = False
    """Whether people exchange one composed sentence each and keep no memories."""

    def home(self, person: str) -> str:
        """Return the place `person` lives in."""
        home = self.bodies[person].context.home
        assert home is not None  # noqa: S101 - the loader gives everybody a home
        return home


@dataclass(frozen=True)
class TickContext:
    """One tick as its phases see it. `state` is that of the tick before and is not changed before Commit."""

    setting: Setting
    state: State
    tick: Tick
    mind: Mind
    draft: Draft
    ends_day: bool = False
    """Whether no other tick of this day follows."""
    moment: Moment = field(init=False)
    _here: dict[str, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moment", self.setting.clock.moment(self.tick.start))
        for person, body in sorted(self.state.bodies.items()):
            if body.place is not None:
                self._here.setdefault(body.place, []).append(person)

    def present(self, place: str | None) -> list[str]:
        """Return who is at `place`, asleep or awake, in order of id."""
        return self._here.get(place, []) if place is not None else []

    @property
    def now(self) -> int:
        """Simulated seconds at the start of the tick."""
        return self.tick.start

    async def ask(self, task: Task[In, Out], person: str, given: In, n: int = 0) -> Outcome[Out]:
        """Return the mind's answer to `task` for `person`, and note how it came about.

        Raises:
            Paused: If the answer cannot be had now.
        """
        question = Question(task, person, self.tick.index, n, self.setting.study.seed, given)
        outcome = await self.setting.thrift.answer(self.mind, question)
        self.draft.note(person, task, n, outcome)  # type: ignore[arg-type]
        return outcome

    def name(self, beholder: str, person: str) -> str | None:
        """Return what `beholder` calls `person`; None for a stranger, and for somebody who never said its name."""
        relationship = self.state.lives[beholder].relationships.get(person)
        if person == beholder or (relationship is not None and relationship.named):
            return self.setting.names[person]
        return None

    def names_known_to(self, person: str) -> tuple[tuple[str, str], ...]:
        """Return (id, name) of everybody `person` knows by name, in order of id."""
        known = sorted(self.state.lives[person].relationships.items(), key=lambda item: item[0])
        return tuple((other, self.setting.names[other]) for other, seen in known if seen.named)

    def place_view(self, place: str, origin: str | None) -> PlaceView:
        """Return `place` as somebody at `origin` sees it now."""
        return self.setting.geography.view(place, origin, self.moment.minute)

    def me(self, person: str, adopted: tuple[Fact, ...] = ()) -> Me:
        """Return `person` as its own mind sees it, with what it adopted before and, just now, in `adopted`."""
        body, life = self.state.bodies[person], self.state.lives[person]
        plan, persona = life.plan, self.setting.personas[person]
        facts = (*life.facts.get(person, ()), *adopted)
        return Me(
            id=person,
            persona=with_habits(with_facts(persona, facts) if facts else persona, life.schemas),
            mood=life.mood,
            place=self.place_view(body.place, body.place) if body.place else None,
            activity=body.activity,
            plan=plan,
            step=plan.step_at(self.now) if plan else None,
            next_step=plan.step_after(self.now) if plan else None,
            commitments=tuple(step for step in life.commitments if step.end > self.now),
            sociability_e6=round(self.setting.study.conduct.sociability * 1_000_000),
            stories=tuple(fact for fact in facts if fact.aspect == STORY),
            attempts=life.attempts,
            origin=persona if facts or life.schemas else None,
        )

    def me_doing(self, person: str, activity: str) -> Me:
        """Return `person` as its own mind sees it once it has begun `activity`."""
        return replace(self.me(person), activity=activity)

    def seen(self, beholder: str, person: str) -> Seen:
        """Return `person` as `beholder` sees it."""
        body = self.state.bodies[person]
        relationship = self.state.lives[beholder].relationships.get(person)
        last = relationship.last_talk if relationship else None
        return Seen(
            person=person,
            name=self.name(beholder, person),
            activity=body.activity,
            conversation=body.conversation,
            relationship=relationship,
            since_talk=None if last is None else self.now - last,
        )

    def claim_views(
        self, person: str, partners: tuple[str, ...] = (), heard: dict[str, Knowledge] | None = None
    ) -> tuple[ClaimView, ...]:
        """Return the claims `person` knows, in order of id; `heard` adds what it learnt within this tick."""
        life = self.state.lives[person]
        knowledge = {**life.knowledge, **(heard or {})}
        return tuple(
            self.setting.claims.view(
                knowledge[claim],
                knower=person,
                known_to=life.known_to.get(claim, ()),
                partners=partners,
                call=partial(self.name, person),
            )
            for claim in sorted(knowledge)
        )

    def recall(
        self, person: str, query: str, k: int | None = None, weights: RetrievalWeights | None = None
    ) -> tuple[Memory, ...]:
        """Return what comes to `person`'s mind at `query`, best first; their last access is set in Absorb."""
        vector = self.setting.embedder.embed([query])[0]
        top = self.setting.study.memory.top if k is None else k
        used = weights or self.setting.weights
        found = recalled(self.state.streams[person], vector, self.now, k=top, weights=used)
        self.draft.recall(person, found)
        return found

    def explain(
        self, person: str, query: str, k: int | None = None, weights: RetrievalWeights | None = None
    ) -> tuple[Recalled, ...]:
        """Return what comes to mind with every term of its score, by the study's weights or by `weights`."""
        vector = self.setting.embedder.embed([query])[0]
        top = self.setting.study.memory.top if k is None else k
        stream = self.state.streams[person]
        return retrieve(stream, vector, self.now, k=top, weights=weights or self.setting.weights)
