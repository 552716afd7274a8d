"""Exchanging: small talk of two people, written as a whole by one call that knows no more than both of them do."""

from __future__ import annotations

from dataclasses import replace

from agents.perception import Me
from agents.persona import LifeContext, Persona, PersonalIdentity, SocialIdentity
from agents.talk import Carried, Utterance
from agents.tasks import CONVERSE
from agents.tasks.conversing import ConverseInput
from agents.thrift.routine import is_small_talk, is_to_be_told
from simulation.context import TickContext
from simulation.events import Phase, Uttered
from simulation.phases.hearing import Talk, tell
from simulation.phases.naming import is_named, name_in_talk
from simulation.phases.selves import used_by

_TWO = 2
_MOST_FACTS = 6


def may_exchange(ctx: TickContext, talk: Talk) -> bool:
    """Return whether the turns of this tick can be written at once: two people, and nothing at stake between them."""
    if ctx.setting.study.saving.exchange != "whole" or len(talk.participants) != _TWO:
        return False
    return is_small_talk(talk.said) and not any(_has_something_to_say(ctx, talk, one) for one in talk.participants)


def _has_something_to_say(ctx: TickContext, talk: Talk, person: str) -> bool:
    life = ctx.state.lives[person]
    other = next(one for one in talk.participants if one != person)
    views = ctx.claim_views(person, (other,), talk.learnt.get(person))
    return bool(life.opinions) or any(is_to_be_told(view) and not view.partner_knows for view in views)


async def exchange_turns(ctx: TickContext, talk: Talk, speaker: str, most: int, *, must_end: bool) -> None:
    """Write up to `most` turns, the first by `speaker`; all are said before anybody weighs them.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    other = next(one for one in talk.participants if one != speaker)
    given = ConverseInput(
        me=_face(ctx, talk, speaker, other),
        other=_face(ctx, talk, other, speaker),
        moment=ctx.moment,
        tie=ctx.state.lives[speaker].relationships.get(other),
        transcript=tuple(talk.said),
        names=tuple(
            sorted(
                (one, ctx.setting.names[one])
                for one, by in ((speaker, other), (other, speaker))
                if name_in_talk(ctx, talk, by, one) is not None
            )
        ),
        turns=most,
        must_end=must_end,
    )
    outcome = await ctx.ask(CONVERSE, speaker, given, len(talk.said))
    for line in outcome.answer.turns[:most]:
        n = len(talk.said)
        utterance = Utterance(
            conversation=talk.conversation.id,
            n=n,
            tick=ctx.tick.index,
            seconds=ctx.now,
            speaker=speaker,
            addressees=(other,),
            text=line.text,
            act=line.act,
            claims=_named_in(ctx, talk, speaker, line.text),
            source=outcome.source,
            emotion=line.emotion,
            reply_to=n - 1 if n else None,
            ends=line.ends,
            persona_used=used_by(ctx, speaker, line.text),
        )
        talk.said.append(utterance)
        ctx.draft.add(Phase.TALK, talk.conversation.id, Uttered(utterance))
        tell(ctx, talk, utterance)
        if ctx.setting.protocol.is_over(talk.participants, tuple(talk.said)):
            return
        speaker, other = other, speaker


def _named_in(ctx: TickContext, talk: Talk, speaker: str, text: str) -> tuple[Carried, ...]:
    """Return the claims that the words name although there was none to tell; whoever hears them has heard of it."""
    return tuple(
        Carried(view.id, ("what",))
        for view in ctx.claim_views(speaker, (), talk.learnt.get(speaker))
        if "what" in view.details and is_named(view, text)
    )


def _face(ctx: TickContext, talk: Talk, person: str, beholder: str) -> Me:
    """Return `person` as `beholder` knows it: its name if it is known, its work, its manner, what it told of itself."""
    me, persona = ctx.me(person), ctx.setting.personas[person]
    acquainted = name_in_talk(ctx, talk, beholder, person) is not None
    told = tuple(fact.text for fact in ctx.state.lives[beholder].facts.get(person, ()))[-_MOST_FACTS:]
    face = Persona(
        id=persona.id,
        name=persona.name,
        social=SocialIdentity(
            pronouns=persona.social.pronouns, occupation=persona.social.occupation if acquainted else None
        ),
        personal=PersonalIdentity(traits=persona.personal.traits, style=persona.personal.style),
        context=LifeContext(home=None, facts=told),
    )
    return replace(me, persona=face, plan=None, step=None, next_step=None, commitments=())
