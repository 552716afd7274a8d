"""What one makes of news: whether it matters, whether to pass it on, and whether to go."""

from __future__ import annotations

from agents.minds.rules.attending import attend
from agents.minds.rules.interest import interest_of, passes_on, regard
from agents.minds.rules.reasons import Reason, for_attitude
from agents.streams import Stream
from agents.talk import Attitude
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
    attending, reason = _going(asked, interest, attitude, stream)
    if attending and attitude in ("indifferent", "doubtful"):
        attitude = "interested"
    return Consideration(
        attitude=attitude,
        passes_on=passes_on(asked, attitude, stream),
        attending=attending,
        reason=reason.text,
        reason_memory=reason.memory,
    )


def _going(asked: ConsiderInput, interest: int, attitude: Attitude, stream: Stream) -> tuple[bool | None, Reason]:
    """Return the decision about an event and its reason; for other news, None and the reason of the attitude."""
    knowing = asked.claim.knowing
    if knowing.attending is not None:
        return knowing.attending, Reason(knowing.reason, knowing.reason_memory)
    if asked.claim.is_event:
        return attend(asked, interest, stream)
    return None, for_attitude(asked, attitude)
