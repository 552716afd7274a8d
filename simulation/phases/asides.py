"""Asides: in a talk of three or more, an answer that only the one it is for gets to hear."""

from __future__ import annotations

from dataclasses import replace

from agents.canonical import E6
from agents.streams import Stream
from agents.tasks.speaking import SayInput
from simulation.context import TickContext
from simulation.phases.hearing import Talk

_GROUP = 3


def kept_aside(ctx: TickContext, talk: Talk, given: SayInput) -> SayInput:
    """Return `given`, or the same for a turn said aside to the one who spoke last, as often as the study says.

    Who takes leave does so aloud.
    """
    share = round(ctx.setting.study.conduct.asides * E6)
    last = given.transcript[-1].speaker if given.transcript else given.me.id
    if not share or len(talk.participants) < _GROUP or given.must_end or last == given.me.id:
        return given
    stream = Stream(ctx.setting.study.seed, "aside", given.me.id, ctx.tick.index, len(talk.said))
    if not stream.chance(share):
        return given
    return replace(given, partners=tuple(one for one in given.partners if one.id == last), aside=True)
