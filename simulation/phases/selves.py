"""Selves in talk: how much of a persona shows, what of a large one bears on the matter, and what a turn used of it."""

from __future__ import annotations

from dataclasses import replace

from agents.canonical import E6
from agents.compaction import compacted
from agents.dials import intensified
from agents.embedding import similarity_e6
from agents.perception import Me
from agents.persona_facts import PersonaFact, confirmed_facts, facts_of, used_in
from agents.talk import Source, Subject
from agents.tasks.base import Outcome
from agents.tasks.speaking import SayInput, Turn
from simulation.context import TickContext


def as_it_shows(ctx: TickContext, me: Me, about: str) -> tuple[Me, tuple[str, ...]]:
    """Return `me` with as much of its persona as shows in a talk `about` something, and what of it was left out."""
    persona, beyond = compacted(me.persona, about, ctx.setting.embedder)
    persona = intensified(persona, round(ctx.setting.study.conduct.persona_intensity * E6))
    return (me, beyond) if persona is me.persona else (replace(me, persona=persona), beyond)


def persona_used(ctx: TickContext, outcome: Outcome[Turn], given: SayInput) -> tuple[str, ...]:
    """Return which facts of the speaker's persona a turn used, by key, the one it leaned on most first.

    What a model declares goes first where the words bear it out; what they say without a word of it counts all the
    same, whoever chose them.
    """
    turn, facts = outcome.answer, told_facts(given.me)
    subject = turn.subject
    about = Subject(subject.kind, subject.ref, subject.text, subject.owner) if subject is not None else None
    found = used_in(turn.text, facts, subject=about, speaker=given.me.id)
    if outcome.source is not Source.MODEL or not turn.persona:
        return found
    declared = confirmed_facts(turn.text, turn.persona, facts, lambda one, other: _alike_e6(ctx, one, other))
    return tuple(dict.fromkeys((*declared, *found)))[:3]


def told_facts(me: Me) -> tuple[PersonaFact, ...]:
    """Return all facts that `me` can use in talk: those of its persona, and stories it told of itself."""
    return facts_of(me.persona)


def _alike_e6(ctx: TickContext, one: str, other: str) -> int:
    return similarity_e6(*ctx.setting.embedder.embed([one, other]))
