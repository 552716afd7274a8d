"""What one makes of news: whether it matters, whether to pass it on, and whether to go."""

from __future__ import annotations

from agents.minds.rules.attending import Verdict, attend
from agents.minds.rules.interest import interest_of, passes_on, regard
from agents.tasks.base import Question
from agents.tasks.claiming import Consideration, ConsiderInput


def consider(question: Question[ConsiderInput, Consideration]) -> Consideration:
    """Return the hearer's attitude, whether it passes the claim on, and for an event whether it goes and why.

    What was decided before is kept when the claim is heard again with more detail; only what was open is decided.
    """
    asked = question.input
    stream = question.stream("news")
    interest = interest_of(asked, stream)
    attitude = regard(asked, interest, stream)
    verdict = Verdict(asked.claim.knowing.attending, asked.claim.knowing.reason, asked.claim.knowing.reason_memory)
    if verdict.attending is None:
        verdict = attend(asked, interest, stream)
    if verdict.attending and attitude in ("indifferent", "doubtful"):
        attitude = "interested"
    return Consideration(
        attitude=attitude,
        passes_on=passes_on(asked, attitude, stream),
        attending=verdict.attending,
        reason=verdict.reason,
        reason_memory=verdict.memory,
    )
