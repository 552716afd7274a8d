"""What the statuses, headers and finish reasons of OpenAI-compatible servers mean, however they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from agents.minds.base import FinishReason

FINISH: Mapping[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "content_filter": "refusal",
    "refusal": "refusal",
}
TIMEOUT, CONFLICT, TOO_MANY, SERVER = 408, 409, 429, 500
_MOST_TOKENS = 1 << 40
_BILLING = ("insufficient_quota", "billing", "credit balance")


def counted(given: object) -> int:
    """Return a number of tokens as a server gives it; 0 where it gives none, or one that cannot be.

    Example:
        >>> counted(12), counted(12.0), counted("12"), counted(-5), counted(None), counted(10**30)
        (12, 12, 12, 0, 0, 0)
    """
    try:
        number = int(given) if isinstance(given, int | float | str) else 0
    except (ValueError, OverflowError):
        return 0
    return number if 0 < number < _MOST_TOKENS else 0


def whole(text: str) -> str:
    """Return `text` as it can be kept in a file: halves of characters that a server cut in two are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def may_pass(status: int) -> bool:
    """Return whether trouble with `status` may be over the next time."""
    return status in (TIMEOUT, CONFLICT, TOO_MANY) or status >= SERVER


def is_unpaid(words: str) -> bool:
    """Return whether an error's `words` say that there is no money left, which no waiting mends."""
    lower = words.lower()
    return any(sign in lower for sign in _BILLING)


def retry_after_ms(headers: Mapping[str, str]) -> int | None:
    """Return how long a server asks to wait; None where it does not say so in a way that can be read.

    Args:
        headers: Of its answer, found under small letters. A date is read against the answer's own, so that the
            clock of this machine does not matter.
    """
    given = headers.get("retry-after-ms", "")
    try:
        if given:
            return max(0, round(float(given)))
        return max(0, round(float(headers.get("retry-after", "")) * 1000))
    except (ValueError, OverflowError):
        return _until_ms(headers.get("retry-after", ""), headers.get("date", ""))


def _until_ms(when: str, now: str) -> int | None:
    try:
        return max(0, round((parsedate_to_datetime(when) - parsedate_to_datetime(now)).total_seconds() * 1000))
    except (TypeError, ValueError):
        return None
