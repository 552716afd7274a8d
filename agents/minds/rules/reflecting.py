"""What recent memories add up to: people one sees much of, things one keeps doing, news one keeps hearing."""

from __future__ import annotations

from collections import Counter

from agents.tasks.base import Question
from agents.tasks.reflecting import Insight, Insights, ReflectInput


def reflect(question: Question[ReflectInput, Insights]) -> Insights:
    """Return up to three insights, each citing memories of the input."""
    asked = question.input
    names = dict(asked.names)
    counts = Counter(about for memory in asked.memories for about in memory.about if about in names)
    found = []
    for who, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
        if count >= 3 and who != asked.me.id:
            cites = tuple(memory.id for memory in asked.memories if who in memory.about)[:6]
            found.append(Insight(text=f"I have seen a lot of {names[who]} lately.", cites=cites))
    return Insights(insights=tuple(found))
