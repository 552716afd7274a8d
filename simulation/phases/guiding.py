"""Guiding a turn: the session it belongs to, and what the dialogue engine has to say about it."""

from __future__ import annotations

from dataclasses import replace

from agents.talk import Utterance
from agents.tasks.speaking import SayInput
from simulation.context import TickContext
from simulation.phases.hearing import Talk
from simulation.phases.sessions import session_view, sessions_of

_LINES_HEARD = 40


def most_turns(ctx: TickContext, talk: Talk) -> int:
    """Return how many turns `talk` may take in all."""
    sessions = sessions_of(ctx)
    sitting = sessions.sitting_of(ctx.tick, talk.participants) if sessions else None
    return ctx.setting.protocol.max_turns if sessions is None or sitting is None else sessions.turns_in(sitting)


def guided(ctx: TickContext, talk: Talk, given: SayInput) -> SayInput:
    """Return the question of a turn with the session it belongs to; as it is where it belongs to none."""
    view = session_view(ctx, talk, given.me.id)
    if view is None:
        return given
    left = most_turns(ctx, talk) - len(talk.said)
    must_end = left <= len(talk.participants) or any(said.ends for said in talk.heard_by(given.me.id))
    transcript = talk.heard_by(given.me.id)[-_LINES_HEARD:]
    return replace(given, session=view, turns_left=left, must_end=must_end, transcript=transcript)


def session_memories(given: SayInput) -> tuple[str, ...]:
    """Return the ids of the memories that the session puts at the speaker's hand."""
    view = given.session
    if view is None:
        return ()
    told = (one.memory for one in (*view.known, *view.elsewhere))
    return (*(one.id for one in (*view.news, *view.recollected)), *told, view.summary_memory)


def as_guided(_ctx: TickContext, _given: SayInput, said: Utterance) -> Utterance:
    """Return the turn with what guided it noted on it."""
    return said
