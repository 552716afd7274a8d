"""What recent memories add up to: people one sees much of, news one keeps hearing, what becomes of one's goals."""

from __future__ import annotations

from agents.memory import Memory
from agents.minds.rules.gist import about_claims, about_days, about_goals, about_people, about_tastes
from agents.tasks.base import Question
from agents.tasks.reflecting import Insight, Insights, ReflectInput

_MOST = 3
_MOST_CITED = 8


def reflect(question: Question[ReflectInput, Insights]) -> Insights:
    """Return up to three insights, the weightiest first, each citing memories of the input; none is repeated."""
    asked = question.input
    stream = question.stream("insight")
    known = {memory.text for memory in asked.memories if memory.kind == "reflection"}
    found = [
        *about_people(asked, stream),
        *about_claims(asked),
        *about_goals(asked),
        *about_tastes(asked),
        *about_days(asked),
    ]
    chosen: list[Insight] = []
    for gist in sorted(found, key=lambda gist: (-gist.weight, gist.text)):
        if len(chosen) < _MOST and gist.text not in known:
            chosen.append(Insight(text=gist.text, cites=_ids(gist.memories)))
            known.add(gist.text)
    return Insights(insights=tuple(chosen))


def _ids(memories: tuple[Memory, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(memory.id for memory in memories))[:_MOST_CITED]
