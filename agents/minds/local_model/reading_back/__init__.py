"""Reading back: does another wording of a sentence say the same? Rules of English, no model.

Both texts are read into clauses of one form: who does what to whom in order, with polarity, modality and tense at
each verb, and times, places and numbers bound to what they belong to. No word is dropped but a few asides, so what
the rules do not understand counts as a difference: a doubtful wording is refused.
"""

from __future__ import annotations

from agents.minds.local_model.reading_back.comparing import difference
from agents.minds.local_model.reading_back.reading import Reading, read

__all__ = ["Reading", "difference", "read"]
