"""What is kept of the past: how much a memory matters, and what remains of a conversation."""

from __future__ import annotations

from agents.minds.rules.periods import of_days, of_digests
from agents.minds.rules.salience import rating_of
from agents.minds.rules.sessions.summing import session_summary
from agents.minds.rules.summaries import summarise
from agents.tasks.base import Question
from agents.tasks.remembering import (
    PeriodSummary,
    RateImportanceInput,
    Ratings,
    SummarisePeriodInput,
    SummariseTalkInput,
    TalkSummary,
)


def rate_importance(question: Question[RateImportanceInput, Ratings]) -> Ratings:
    """Return one rating per memory, in order, from 1 (mundane) to 10 (poignant)."""
    asked = question.input
    return Ratings(ratings=tuple(rating_of(asked.me, memory) for memory in asked.memories))


def summarise_talk(question: Question[SummariseTalkInput, TalkSummary]) -> TalkSummary:
    """Return what remains of a conversation: a sentence, and how it changed closeness and mood."""
    summary = summarise(question.input, question.stream("talk"))
    text = session_summary(question.input)
    return summary.model_copy(update={"text": text}) if text else summary


def summarise_period(question: Question[SummarisePeriodInput, PeriodSummary]) -> PeriodSummary:
    """Return what remains of a day, or of several days that were summed up before."""
    asked = question.input
    digests = all(memory.kind == "digest" for memory in asked.memories)
    return PeriodSummary(text=of_digests(asked) if digests else of_days(asked))
