"""Absorb: what happened becomes memory, is rated, changes relationships and mood, and is reflected upon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from agents.affect import Mood, rested, resting_mood, stirred
from agents.canonical import E6
from agents.memory import Memory
from agents.relationship import after_talk
from agents.talk import Utterance
from agents.tasks import SUMMARISE_TALK
from agents.tasks.remembering import SummariseTalkInput
from agents.tasks.speaking import Partner
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Attempted, MoodChanged, Phase, Recalled, Related, Remembered, TurnedAway
from simulation.phases.agreeing import settle
from simulation.phases.bonding import bond
from simulation.phases.consolidating import consolidate
from simulation.phases.hearing import Talk, consider
from simulation.phases.inducing import induce
from simulation.phases.naming import NAMELESS, listed, name_in_talk
from simulation.phases.noting import note_facts
from simulation.phases.observe import wakes_now
from simulation.phases.opining import opine
from simulation.phases.rating import rate, rate_what_is_due
from simulation.phases.reflecting import reflect
from simulation.phases.sessions import keep_episode

_BEFORE_A_CLOSED_DOOR_E6 = (-80_000, 60_000)
_IN_VAIN_E6 = (-40_000, 40_000)


async def absorb(ctx: TickContext, person: str, talks: Mapping[str, Talk]) -> None:
    """Write what `person` takes with it from the tick.

    Args:
        ctx: The tick.
        person: Somebody awake.
        talks: By person id: the talk each was in.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    talk = talks.get(person)
    if ctx.setting.terse:
        await _weigh_news_from_outside(ctx, person)
        await opine(ctx, person, talk)
        bond(ctx, person, talk)
        return
    mood = before = ctx.state.lives[person].mood
    if wakes_now(ctx, person):
        mood = rested(mood, resting_mood(ctx.setting.personas[person].personal.traits))
    if any(isinstance(event, TurnedAway) for event in ctx.draft.events_of(Phase.MEET, person)):
        mood = stirred(mood, ctx.setting.personas[person].personal.traits, *_BEFORE_A_CLOSED_DOOR_E6)
    if any(isinstance(event, Attempted) and not event.allowed for event in ctx.draft.events_of(Phase.MEET, person)):
        mood = stirred(mood, ctx.setting.personas[person].personal.traits, *_IN_VAIN_E6)
    if talk is not None:
        _remember_lines(ctx, person, talk)
        if talk.over:
            mood = await _look_back(ctx, person, talk, mood)
    mood = settle(ctx, person, mood)
    if mood != before:
        ctx.draft.add(Phase.ABSORB, person, MoodChanged(person, mood))
    await _weigh_news_from_outside(ctx, person)
    await opine(ctx, person, talk)
    bond(ctx, person, talk)
    await _store(ctx, person)
    recalled = ctx.draft.recalled_by(person)
    if recalled:
        ctx.draft.add(Phase.ABSORB, person, Recalled(person, recalled, ctx.now))
    if talk is not None:
        await note_facts(ctx, person, talk)
        await keep_episode(ctx, person, talk)
    await induce(ctx, person)
    await consolidate(ctx, person)


async def _weigh_news_from_outside(ctx: TickContext, person: str) -> None:
    """Let `person` make up its mind about what it learnt from no person, and has not considered yet."""
    if ctx.setting.topics.claim_rule is not None:
        return
    for number, (_, knowledge) in enumerate(sorted(ctx.state.lives[person].knowledge.items())):
        if knowledge.attitude == "unconsidered" and knowledge.teller is None:
            call = partial(ctx.name, person)
            for event in await consider(ctx, person, knowledge, None, -1 - number, call):
                ctx.draft.add(Phase.ABSORB, person, event)


def _remember_lines(ctx: TickContext, person: str, talk: Talk) -> None:
    for said in talk.heard_by(person):
        if said.tick == ctx.tick.index:
            ctx.draft.remember(person, _line_memory(ctx, person, talk, said))


def _line_memory(ctx: TickContext, person: str, talk: Talk, said: Utterance) -> NewMemory:
    claims = tuple(carried.claim for carried in said.claims)
    interest = max((ctx.setting.claims.facts[claim].spec.interest for claim in claims), default=0)
    if said.speaker == person:
        names = listed([name_in_talk(ctx, talk, person, other) or NAMELESS for other in said.addressees])
        text, kind = f"I said{' aside' if said.aside else ''} to {names}: {said.text}", "said"
    else:
        to_me = "aside to me" if said.aside else "to me" if person in said.addressees else "in my hearing"
        who = name_in_talk(ctx, talk, person, said.speaker) or f"{NAMELESS[:1].upper()}{NAMELESS[1:]}"
        text, kind = f"{who} said {to_me}: {said.text}", "heard"
    others = said.addressees if said.speaker == person else (said.speaker,)
    about = tuple(dict.fromkeys((*others, *claims)))
    return NewMemory("said" if kind == "said" else "heard", text, about, (said.id,), interest)


async def _look_back(ctx: TickContext, person: str, talk: Talk, mood: Mood) -> Mood:
    """Write what remains of a finished talk, and how it changed the ties; return the mood after it."""
    heard = talk.heard_by(person)
    others = tuple(other for other in talk.participants if other != person)
    if not any(said.speaker != person for said in heard):
        return mood
    partners = tuple(
        Partner(
            other,
            name_in_talk(ctx, talk, person, other),
            ctx.state.bodies[other].activity,
            ctx.state.lives[person].relationships.get(other),
        )
        for other in others
    )
    given = SummariseTalkInput(ctx.me(person), ctx.moment, partners, heard)
    answer = (await ctx.ask(SUMMARISE_TALK, person, given)).answer
    about = (*others, *(carried.claim for said in heard for carried in said.claims))
    cites = tuple(said.id for said in heard)
    ctx.draft.remember(person, NewMemory("summary", answer.text, tuple(dict.fromkeys(about)), cites))
    for other in others:
        before = ctx.state.lives[person].relationships.get(other)
        named = name_in_talk(ctx, talk, person, other) is not None
        after = after_talk(before, round(answer.closeness_change * E6), ctx.now, named=named)
        ctx.draft.add(Phase.ABSORB, person, Related(person, other, after))
    traits = ctx.setting.personas[person].personal.traits
    return stirred(mood, traits, round(answer.valence_change * E6), round(answer.arousal_change * E6))


async def _store(ctx: TickContext, person: str) -> None:
    """Rate what is new, write it as memories, and reflect where enough has come together."""
    new = ctx.draft.memories_of(person)
    if not new:
        return
    ratings = await rate(ctx, person, new)
    stored = [
        Memory(f"{person}/{ctx.tick.index}/{n}", memory.kind, memory.text, ctx.now, rating, memory.about, memory.cites)
        for n, (memory, rating) in enumerate(zip(new, ratings, strict=True))
    ]
    for memory in stored:
        ctx.draft.add(Phase.ABSORB, person, Remembered(person, memory))
    stored = await rate_what_is_due(ctx, person, stored)
    gained = sum(memory.importance for memory in stored)
    since = ctx.state.lives[person].importance_since_reflection
    if since + gained >= ctx.setting.study.conduct.reflection_threshold:
        await reflect(ctx, person, stored)
