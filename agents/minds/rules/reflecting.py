"""What recent memories add up to: people one sees much of, news one keeps hearing, what becomes of one's goals."""

from __future__ import annotations

from agents.memory import Memory
from agents.minds.rules.gist import (
    Gist,
    about_claims,
    about_conclusions,
    about_days,
    about_goals,
    about_people,
    about_tastes,
)
from agents.minds.rules.words import clipped
from agents.streams import Stream
from agents.tasks.base import Question
from agents.tasks.reflecting import Insight, Insights, PonderInput, ReflectInput, Wonderings

_MOST = 3
_MOST_OF_A_QUESTION = 2
_MOST_CITED = 8


def ponder(question: Question[PonderInput, Wonderings]) -> Wonderings:
    """Return up to three questions that the latest memories raise, the weightiest first; none where none does."""
    asked = question.input
    upon = ReflectInput(asked.me, asked.moment, asked.memories, asked.names)
    questions = dict.fromkeys(gist.question for gist in _weighed(upon, question.stream("insight")))
    return Wonderings(questions=tuple(clipped(one, 300) for one in questions)[:_MOST])


def reflect(question: Question[ReflectInput, Insights]) -> Insights:
    """Return a few insights, the weightiest first, each citing memories of the input; none is repeated.

    There are up to three, or up to two that answer the question where there is one.
    """
    asked = question.input
    known = {memory.text for memory in asked.memories if memory.kind == "reflection"}
    most = _MOST_OF_A_QUESTION if asked.question else _MOST
    chosen: list[Insight] = []
    for gist in _weighed(asked, question.stream("insight")):
        answers = not asked.question or clipped(gist.question, 300) == asked.question
        if len(chosen) < most and answers and gist.text not in known:
            chosen.append(Insight(text=gist.text, cites=_ids(gist.memories)))
            known.add(gist.text)
    return Insights(insights=tuple(chosen))


def _weighed(asked: ReflectInput, stream: Stream) -> list[Gist]:
    found = [
        *about_conclusions(asked),
        *about_people(asked, stream),
        *about_claims(asked),
        *about_goals(asked),
        *about_tastes(asked),
        *about_days(asked),
    ]
    return sorted(found, key=lambda gist: (-gist.weight, gist.text))


def _ids(memories: tuple[Memory, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(memory.id for memory in memories))[:_MOST_CITED]
