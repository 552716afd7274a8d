"""Hearing: who learns what in a talk, what they make of it, and what they promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from agents.facts import Fact
from agents.memory import Memory
from agents.perception import ClaimView
from agents.plan import MEETING, PlanStep
from agents.planning import habit_steps, overlapping
from agents.retrieval import RetrievalWeights
from agents.talk import Carried, Detail, Knowledge, Utterance
from agents.tasks import CONSIDER
from agents.tasks.claiming import ConsiderInput
from simulation.applying import after_considering, after_telling
from simulation.context import TickContext
from simulation.events import Considered, Phase, Promised, Released, Told
from simulation.phases.naming import name_in_talk
from simulation.state import Conversation

_WISHES = 3
_LATEST = 400
_PEACE = "a quiet time at home by myself, without crowds and noise"
_RELEVANCE_ALONE = RetrievalWeights(recency=0, importance=0, relevance=100)


@dataclass(slots=True)
class Talk:
    """A conversation while it takes the turns of one tick: what was said, and what was learnt in it."""

    conversation: Conversation
    said: list[Utterance]
    learnt: dict[str, dict[str, Knowledge]] = field(default_factory=dict)
    known_to: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    weighed: dict[tuple[str, str], tuple[Detail, ...]] = field(default_factory=dict)
    over: bool = False
    adopted: dict[str, list[Fact]] = field(default_factory=dict)
    """By person: what it settled about itself in this tick because it was asked."""

    @property
    def participants(self) -> tuple[str, ...]:
        """Who takes part."""
        return self.conversation.participants

    def heard_by(self, person: str) -> tuple[Utterance, ...]:
        """Return the turns `person` was there for, without what was said aside to others."""
        since = self.conversation.joined.get(person, 0)
        return tuple(said for said in self.said if said.n >= since and said.is_heard_by(person))

    @property
    def aloud(self) -> tuple[Utterance, ...]:
        """The turns that everybody heard, by which the next speaker is found."""
        return tuple(said for said in self.said if not said.aside)

    def learn(self, person: str, knowledge: Knowledge) -> None:
        """Note what `person` knows of a claim by now."""
        self.learnt.setdefault(person, {})[knowledge.claim] = knowledge


def tell(ctx: TickContext, talk: Talk, utterance: Utterance) -> None:
    """Write the tellings in `utterance`, to all who hear it."""
    for carried in utterance.claims:
        if "what" in carried.details:
            for hearer in utterance_hearers(talk, utterance):
                _tell_one(ctx, talk, utterance, carried, hearer)


def utterance_hearers(talk: Talk, utterance: Utterance) -> tuple[str, ...]:
    """Return who hears `utterance`: all participants but its speaker, or those it is said aside to."""
    others = (person for person in talk.participants if person != utterance.speaker)
    return tuple(person for person in others if utterance.is_heard_by(person))


def _tell_one(ctx: TickContext, talk: Talk, utterance: Utterance, carried: Carried, hearer: str) -> None:
    told = Told(carried.claim, utterance.speaker, hearer, utterance.id, ctx.now, carried.details)
    before = talk.learnt.get(hearer, {}).get(carried.claim) or ctx.state.lives[hearer].knowledge.get(carried.claim)
    talk.learn(hearer, after_telling(before, told))
    for one, other in ((hearer, utterance.speaker), (utterance.speaker, hearer)):
        talk.known_to.setdefault(one, {}).setdefault(carried.claim, set()).add(other)
    ctx.draft.add(Phase.TALK, talk.conversation.id, told)


async def weigh_the_new(ctx: TickContext, talk: Talk, person: str) -> None:
    """Let `person` make up its mind about the claims it heard here for the first time, or in more detail.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    if ctx.setting.topics.claim_rule is not None:
        return
    for number, claim in enumerate(sorted(talk.learnt.get(person, {}))):
        knowledge = talk.learnt[person][claim]
        if ctx.setting.claims.facts[claim].spec.origin != person and _weighed(ctx, talk, person, claim) != (
            knowledge.details
        ):
            await _weigh(ctx, talk, person, knowledge, 10 * len(talk.said) + number)


def _weighed(ctx: TickContext, talk: Talk, person: str, claim: str) -> tuple[Detail, ...] | None:
    """Return the details with which `person` last considered `claim`, None where it never did."""
    if (person, claim) in talk.weighed:
        return talk.weighed[person, claim]
    before = ctx.state.lives[person].knowledge.get(claim)
    return before.details if before is not None and before.attitude != "unconsidered" else None


async def _weigh(ctx: TickContext, talk: Talk, person: str, knowledge: Knowledge, n: int) -> None:
    teller = next(
        said.speaker
        for said in reversed(talk.said)
        if said.speaker != person and any(one.claim == knowledge.claim for one in said.claims)
    )
    events = await consider(ctx, person, knowledge, teller, n, partial(name_in_talk, ctx, talk, person))
    talk.weighed[person, knowledge.claim] = knowledge.details
    talk.learn(person, after_considering(knowledge, events[0]))
    for event in events:
        ctx.draft.add(Phase.TALK, talk.conversation.id, event)


async def consider(
    ctx: TickContext, person: str, knowledge: Knowledge, teller: str | None, n: int, call: Callable[[str], str | None]
) -> tuple[Considered, *tuple[Promised | Released, ...]]:
    """Return what `person` makes of a claim, and what it promises or takes back because of it.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    given = _consider_input(ctx, person, knowledge, teller, call)
    answer = (await ctx.ask(CONSIDER, person, given, n)).answer
    event = Considered(
        person=person,
        claim=knowledge.claim,
        attitude=answer.attitude,
        passes_on=answer.passes_on,
        attending=answer.attending if given.claim.is_event else None,
        reason=answer.reason,
        reason_memory=answer.reason_memory if answer.reason_memory in ctx.state.streams[person] else "",
    )
    return (event, *_promises(ctx, person, event, knowledge.details))


def _consider_input(
    ctx: TickContext, person: str, knowledge: Knowledge, teller: str | None, call: Callable[[str], str | None]
) -> ConsiderInput:
    facts = ctx.setting.claims.facts[knowledge.claim]
    view = ctx.setting.claims.view(knowledge, knower=person, known_to=(), partners=(), call=call)
    relationships = ctx.state.lives[person].relationships
    clashes = _clashes(ctx, person, knowledge.claim) if "when" in knowledge.details else ()
    return ConsiderInput(
        me=ctx.me(person),
        moment=ctx.moment,
        claim=view,
        teller=relationships.get(teller) if teller else None,
        origin=relationships.get(view.origin) if view.origin else None,
        memories=_grounds(ctx, person, view, clashes),
        clashes=clashes,
        invited=teller == facts.spec.origin,
    )


def _reminders(ctx: TickContext, person: str, view: ClaimView) -> tuple[Memory, ...]:
    if ctx.setting.terse:
        return ()
    return ctx.recall(person, f"{view.text} {view.title} {' '.join(view.appeals_to)}")


def _grounds(ctx: TickContext, person: str, view: ClaimView, clashes: tuple[PlanStep, ...]) -> tuple[Memory, ...]:
    """Return what comes to mind about a claim, and for an event what could speak against going, however long ago.

    A reason is to rest on a memory, so what one would miss, what one dislikes about it, what one would rather do and
    what one knows of the host are called to mind one by one.
    """
    if ctx.setting.terse:
        return ()
    found = {memory.id: memory for memory in _reminders(ctx, person, view)}
    if view.is_event:
        for memory in _against(ctx, person, view, clashes):
            found.setdefault(memory.id, memory)
    return tuple(found.values())


def _against(ctx: TickContext, person: str, view: ClaimView, clashes: tuple[PlanStep, ...]) -> tuple[Memory, ...]:
    """Return the memories that bear most on what could speak against going, and those of meetings one has agreed on."""
    persona, stream = ctx.setting.personas[person], ctx.state.streams[person]
    agreed = {step.claim.removeprefix(MEETING) for step in clashes if step.claim.startswith(MEETING)}
    of_meetings = [memory for memory in stream.latest(_LATEST) if agreed & set(memory.cites)] if agreed else []
    usual = [f"I am usually {step.activity}" for step in clashes[:_WISHES]]
    dislikes = [f"I don't care for {dislike}" for dislike in persona.personal.dislikes[:_WISHES]]
    wishes = [f"I want to {goal}" for goal in persona.context.goals[:_WISHES]]
    about = (*usual, *dislikes, *wishes, view.origin_name or "", _PEACE)
    nearest = [one for text in about if text for one in ctx.recall(person, text, k=1, weights=_RELEVANCE_ALONE)]
    return (*of_meetings[:1], *nearest)


def _promises(
    ctx: TickContext, person: str, event: Considered, details: tuple[Detail, ...]
) -> tuple[Promised | Released, ...]:
    step = ctx.setting.claims.facts[event.claim].step()
    if step is None:
        return ()
    if event.attending and "where" in details and "when" in details:
        return (Promised(person, step),)
    if any(kept.claim == event.claim for kept in ctx.state.lives[person].commitments):
        return (Released(person, event.claim),)
    return ()


def _clashes(ctx: TickContext, person: str, claim: str) -> tuple[PlanStep, ...]:
    """Return what `person` has promised or usually does at the time of an event, in order of time."""
    facts = ctx.setting.claims.facts[claim]
    if facts.starts is None or facts.ends is None:
        return ()
    clock, life = ctx.setting.clock, ctx.state.lives[person]
    begins = clock.moment(facts.starts)
    context = ctx.setting.bodies[person].context
    habits = habit_steps(context, begins.weekday, clock.midnight(begins.day), ctx.setting.home(person))
    promised = tuple(step for step in life.commitments if step.claim != claim)
    found = overlapping((*promised, *habits), facts.starts, facts.ends)
    return tuple(sorted(found, key=lambda step: (step.start, step.activity)))
