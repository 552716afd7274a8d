"""A session of a debate: arguments in turn, and what the audience makes of each."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.detecting import confirmed_claims
from agents.opinion import OpinionView, Voiced, bounded, nature_of
from agents.streams import Stream
from agents.talk import Source, Subject, Utterance
from agents.tasks import ARGUE
from agents.tasks.publishing import ArgueInput
from agents.tasks.speaking import Partner, Turn
from simulation.context import TickContext
from simulation.events import ConversationClosed, Phase, Scored, Uttered
from simulation.phases.hearing import Talk
from simulation.phases.selves import persona_used
from simulation.scenario import DebateProtocol
from simulation.state import Conversation

_SIDE_E6 = 700_000
_MIDDLE_E6, _NOISE_E6 = 500_000, 100_000


async def debate(ctx: TickContext, conversation: Conversation, spec: DebateProtocol) -> Talk:
    """Return the talk after all rounds; arguments and scores are written to the draft.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    protocol, talk = ctx.setting.protocol, Talk(conversation, [])
    while not protocol.is_over(talk.participants, tuple(talk.said)):
        speaker = protocol.next_speaker(talk.participants, tuple(talk.said))
        said = await _argument(ctx, talk, speaker, spec)
        talk.said.append(said)
        ctx.draft.add(Phase.TALK, conversation.id, Uttered(said))
        for listener in talk.participants:
            if listener not in spec.speakers_for and listener not in spec.speakers_against:
                score = score_of(ctx, listener, said, spec.topic)
                ctx.draft.add(Phase.TALK, conversation.id, Scored(listener, said.id, score))
    talk.over = True
    ctx.draft.add(Phase.TALK, conversation.id, ConversationClosed(conversation.id, "out_of_turns"))
    return talk


async def _argument(ctx: TickContext, talk: Talk, speaker: str, spec: DebateProtocol) -> Utterance:
    """Return what `speaker` says for the side it was given, whatever it thinks itself."""
    life = ctx.state.lives[speaker]
    view = ctx.setting.topics.view(spec.topic, life.opinions.get(spec.topic))
    side = _SIDE_E6 if speaker in spec.speakers_for else -_SIDE_E6
    n = len(talk.said)
    given = _input(ctx, talk, speaker, view, side)
    outcome = await ctx.ask(ARGUE, speaker, given, n)
    turn = outcome.answer
    return Utterance(
        conversation=talk.conversation.id,
        n=n,
        tick=ctx.tick.index,
        seconds=ctx.now,
        speaker=speaker,
        addressees=tuple(person for person in talk.participants if person != speaker),
        text=turn.text,
        act=turn.act,
        subject=Subject("topic", view.topic, view.title),
        claims=confirmed_claims(turn, given) if outcome.source is Source.MODEL else (),
        source=outcome.source,
        emotion=turn.emotion,
        reply_to=n - 1 if n else None,
        stances=(Voiced(view.topic, _voiced(turn, view.topic, side), _SIDE_E6),),
        persona_used=persona_used(ctx, outcome, given) if outcome.source is Source.MODEL else (),
    )


def _voiced(turn: Turn, topic: str, side_e6: int) -> int:
    """Return the stance an argument stands for: as its words say, where they speak for the side it was given."""
    said = next((bounded(round(one.stance * E6)) for one in turn.stances if one.topic == topic), side_e6)
    return said if said * side_e6 > 0 else side_e6


def _input(ctx: TickContext, talk: Talk, speaker: str, view: OpinionView, side_e6: int) -> ArgueInput:
    others = [person for person in talk.participants if person != speaker]
    other = talk.said[-1].speaker if talk.said and talk.said[-1].speaker != speaker else others[0]
    partner = Partner(other, ctx.name(speaker, other), "", ctx.state.lives[speaker].relationships.get(other))
    return ArgueInput(
        me=ctx.me(speaker), moment=ctx.moment, partners=(partner,), opener=talk.conversation.opener, reason="",
        opening_claim="", transcript=tuple(talk.said[-12:]), memories=(), claims=(),
        names=ctx.names_known_to(speaker), recent_lines=ctx.state.lives[speaker].lines, must_end=False, turns_left=99,
        opinions=(view,), side_e6=side_e6,
    )  # fmt: skip


def score_of(ctx: TickContext, listener: str, said: Utterance, topic: str) -> int:
    """Return how good an argument seems to `listener`, from 0 to 1,000,000.

    The more it speaks for what the listener thinks already, the better, as far as the listener is biased that way;
    closeness to the speaker helps, and a draw stands for what rules do not see.
    """
    life = ctx.state.lives[listener]
    opinion, tie = life.opinions.get(topic), life.relationships.get(said.speaker)
    bias = nature_of(ctx.setting.bodies[listener].personal.judgement).confirmation_bias_e6
    agreed = 0 if opinion is None else opinion.stance_e6 * said.stances[0].stance_e6 // E6
    stream = Stream(ctx.setting.study.seed, "score", listener, ctx.tick.index, said.n)
    score = _MIDDLE_E6 + agreed * bias // E6 + (tie.closeness_e6 // 10 if tie else 0)
    return max(0, min(E6, score + stream.below(2 * _NOISE_E6 + 1) - _NOISE_E6))
