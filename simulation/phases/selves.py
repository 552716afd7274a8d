"""Selves in talk: how much of a persona shows, what of a large one bears on the matter, and what a turn used of it."""

from __future__ import annotations

from dataclasses import replace

from agents.canonical import E6
from agents.compaction import compacted
from agents.dials import intensified
from agents.embedding import similarity_e6
from agents.memory import Memory, MemoryStream
from agents.minds.rules import RulesMind
from agents.perception import Me
from agents.persona_facts import PersonaFact, confirmed_facts, facts_of, used_in
from agents.retrieval import RetrievalWeights
from agents.talk import Source, Subject, Utterance
from agents.tasks.base import Outcome
from agents.tasks.speaking import SayInput, Turn
from agents.vocabulary import favourite_words
from simulation.context import TickContext

_LATEST = 400
_LOOKED_AT = 16
_MOST_REPLIES = 3
_LONGEST = 160
_RELEVANCE_ALONE = RetrievalWeights(recency=0, importance=0, relevance=100)


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


def own_manner(
    ctx: TickContext, person: str, heard: tuple[Utterance, ...]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return what `person` replied before to remarks like the last one it heard, and the words it is fond of.

    Rules have a manner of their own and read neither, so for them nothing is looked up.
    """
    if ctx.mind.name == RulesMind.name:
        return (), ()
    stream = ctx.state.streams[person]
    said = [_words_of(memory) for memory in stream.latest(_LATEST) if memory.kind == "said"]
    last = next((one for one in reversed(heard) if one.speaker != person), None)
    return (_replies(ctx, person, last.text) if last is not None else ()), favourite_words(said)


def _replies(ctx: TickContext, person: str, remark: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of a remark like `remark` and the reply that `person` gave to it, the closest first."""
    stream = ctx.state.streams[person]
    found: dict[str, str] = {}
    for one in ctx.explain(person, remark, _LOOKED_AT, _RELEVANCE_ALONE):
        reply = _reply_to(stream, one.memory)
        if reply is not None:
            found.setdefault(_short(_words_of(one.memory)), _short(_words_of(reply)))
    return tuple(found.items())[:_MOST_REPLIES]


def _reply_to(stream: MemoryStream, heard: Memory) -> Memory | None:
    """Return the memory of one's own turn right after the one in `heard`; None where there is none."""
    if heard.kind != "heard" or not heard.cites:
        return None
    base, _, number = heard.id.rpartition("/")
    after = f"{base}/{int(number) + 1}"
    reply = stream[after] if after in stream else None  # noqa: SIM401 - a stream is no mapping
    talk, _, turn = heard.cites[0].rpartition("/")
    return reply if reply is not None and reply.kind == "said" and reply.cites == (f"{talk}/{int(turn) + 1}",) else None


def _words_of(memory: Memory) -> str:
    """Return the words in the memory of a line, without who said it to whom."""
    return memory.text.partition(": ")[2]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + "…"


def used_by(ctx: TickContext, person: str, text: str) -> tuple[str, ...]:
    """Return which facts of its persona `person` used in a text of which nobody says what it rests on."""
    return used_in(text, facts_of(ctx.setting.personas[person]))


def told_facts(me: Me) -> tuple[PersonaFact, ...]:
    """Return all facts that `me` can use in talk: those of its persona, and stories it told of itself."""
    stories = (PersonaFact("story", story.value, story.text) for story in me.stories)
    return (*facts_of(me.persona), *stories)


def _alike_e6(ctx: TickContext, one: str, other: str) -> int:
    return similarity_e6(*ctx.setting.embedder.embed([one, other]))
