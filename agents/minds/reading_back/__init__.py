"""Reading back: does another wording of a sentence say the same? Rules of English, no model."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w'’:]+")


def refusal(original: str, candidate: str) -> str:
    """Return why `candidate` does not say the same as `original`; empty where it does."""
    if not candidate:
        return "empty"
    if candidate == original:
        return "unchanged"
    words, others = (sorted(_WORD.findall(text.casefold())) for text in (original, candidate))
    return "" if words == others else "words"
