"""Terse talk: two people say one composed sentence each, with the claims they pass on and a stance on one topic."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.rules.terse import Terse, terse_line
from agents.opinion import OpinionView, Voiced, bounded, nature_of, rounded
from agents.streams import Stream
from agents.talk import Carried, Subject, Utterance
from simulation.context import TickContext
from simulation.events import ConversationClosed, Phase, Uttered
from simulation.phases.hearing import Talk, tell
from simulation.state import Conversation


def exchange(ctx: TickContext, conversation: Conversation) -> Talk:
    """Return the conversation after each has said one sentence; nothing is retrieved or asked of a mind."""
    talk = Talk(conversation, [])
    topic = _topic(ctx, conversation)
    for speaker in conversation.participants:
        said = _utterance(ctx, talk, speaker, topic)
        talk.said.append(said)
        ctx.draft.add(Phase.TALK, conversation.id, Uttered(said))
        tell(ctx, talk, said)
    talk.over = True
    ctx.draft.add(Phase.TALK, conversation.id, ConversationClosed(conversation.id, "said_goodbye"))
    return talk


def _topic(ctx: TickContext, conversation: Conversation) -> str | None:
    """Return what the two speak of: a topic that one of them has an opinion on, drawn by interest.

    The truth of a claim is spoken of only among those who all know it; to others it has to be told.
    """
    lives = [ctx.state.lives[person] for person in conversation.participants]
    specs = ctx.setting.topics.specs
    known = [
        topic
        for topic, spec in specs.items()
        if any(topic in life.opinions for life in lives)
        and (spec.claim is None or all(spec.claim in life.knowledge for life in lives))
    ]
    if not known:
        return None
    stream = Stream(ctx.setting.study.seed, "terse", conversation.id, ctx.tick.index)
    return stream.weighted(known, [specs[topic].interest for topic in known])


def _utterance(ctx: TickContext, talk: Talk, speaker: str, topic: str | None) -> Utterance:
    life = ctx.state.lives[speaker]
    passed = [claim for claim, known in sorted(life.knowledge.items()) if known.passes_on]
    doubted = [claim for claim, known in sorted(life.knowledge.items()) if known.attitude == "doubtful"]
    view = _view(ctx, talk, speaker, topic)
    claims = passed or (doubted if ctx.setting.topics.claim_rule is not None else [])
    facts = ctx.setting.claims.facts
    said = terse_line(
        Terse(
            claims=tuple(facts[claim].spec.text for claim in claims),
            doubts=bool(claims) and not passed,
            view=view,
        )
    )
    return Utterance(
        conversation=talk.conversation.id,
        n=len(talk.said),
        tick=ctx.tick.index,
        seconds=ctx.now,
        speaker=speaker,
        addressees=tuple(person for person in talk.participants if person != speaker),
        text=said.text,
        act=said.act,
        subject=Subject("topic", topic, view.title) if view is not None and topic is not None else None,
        claims=tuple(Carried(claim, life.knowledge[claim].details) for claim in claims),
        reply_to=len(talk.said) - 1 if talk.said else None,
        ends=True,
        stances=_stances(ctx, speaker, view, claims),
    )


def _stances(ctx: TickContext, speaker: str, view: OpinionView | None, claims: list[str]) -> tuple[Voiced, ...]:
    """Return the stances in a sentence: the topic spoken of, and for a claim passed on what its teller believes."""
    voiced: dict[str, Voiced] = {}
    if view is not None and view.opinion is not None:
        voiced[view.topic] = Voiced(view.topic, view.opinion.stance_e6, view.opinion.confidence_e6)
    for claim in claims:
        telling = ctx.setting.topics.voiced_by_telling(claim, ctx.state.lives[speaker].opinions)
        if telling is not None:
            voiced.setdefault(telling.topic, telling)
    return tuple(voiced[topic] for topic in sorted(voiced))


def _view(ctx: TickContext, talk: Talk, speaker: str, topic: str | None) -> OpinionView | None:
    """Return the topic with the opinion that `speaker` voices; where minds decide, conformity shades it."""
    opinion = ctx.state.lives[speaker].opinions.get(topic or "")
    if topic is None or opinion is None:
        return None
    heard = [voiced for said in talk.said for voiced in said.stances if voiced.topic == topic]
    stance = opinion.stance_e6
    if heard and ctx.setting.topics.rule is None:
        conformity = nature_of(ctx.setting.bodies[speaker].personal.judgement).conformity_e6
        stance = bounded(stance + rounded((heard[-1].stance_e6 - stance) * conformity // 2, E6))
    return ctx.setting.topics.view(topic, type(opinion)(stance, opinion.confidence_e6, opinion.reason))
