"""What is kept of the past: how much a memory matters, and what remains of a conversation."""

from __future__ import annotations

from agents.minds.rules.salience import rating_of
from agents.minds.rules.summaries import summarise
from agents.tasks.base import Question
from agents.tasks.remembering import RateImportanceInput, Ratings, SummariseTalkInput, TalkSummary


def rate_importance(question: Question[RateImportanceInput, Ratings]) -> Ratings:
    """Return one rating per memory, in order, from 1 (mundane) to 10 (poignant)."""
    asked = question.input
    return Ratings(ratings=tuple(rating_of(asked.me, memory) for memory in asked.memories))


def summarise_talk(question: Question[SummariseTalkInput, TalkSummary]) -> TalkSummary:
    """Return what remains of a conversation: a sentence, and how it changed closeness and mood."""
    return summarise(question.input, question.stream("talk"))
