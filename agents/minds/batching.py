"""Questions that are too large for one prompt, asked in parts: ratings of many memories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from agents.minds.prompting.rendering import rendered
from agents.talk import Source
from agents.tasks import RATE_IMPORTANCE
from agents.tasks.base import Answer, AnyQuestion, Outcome
from agents.tasks.remembering import RateImportanceInput, Ratings

MOST_AT_ONCE = 60
_SURE_TO_FIT_CHARACTERS = 1500


def parts_of(question: AnyQuestion, *, json_schema: bool) -> list[AnyQuestion]:
    """Return `question` in as many parts as its prompt's budget asks for, in order; alone where it fits.

    Args:
        question: Of any task; only ratings can be taken apart.
        json_schema: As for `rendered`.
    """
    if question.task.name != RATE_IMPORTANCE.name or _fits(question, json_schema):
        return [question]
    given = cast("RateImportanceInput", question.input)
    half = len(given.memories) // 2
    if not half:
        return [question]
    parts = (replace(given, memories=given.memories[:half]), replace(given, memories=given.memories[half:]))
    return [one for part in parts for one in parts_of(replace(question, input=part), json_schema=json_schema)]


def _fits(question: AnyQuestion, json_schema: bool) -> bool:
    given = cast("RateImportanceInput", question.input)
    if len(given.memories) > MOST_AT_ONCE:
        return False
    if sum(len(memory.text) for memory in given.memories) <= _SURE_TO_FIT_CHARACTERS:
        return True
    return rendered(question, json_schema=json_schema) is not None


def joined(outcomes: Sequence[Outcome[Any]]) -> Outcome[Any]:
    """Return the outcomes of a question's parts as that of the whole."""
    if len(outcomes) == 1:
        return outcomes[0]
    answer: Answer = Ratings(ratings=tuple(rating for one in outcomes for rating in one.answer.ratings))
    replaced = any(one.source is Source.FALLBACK for one in outcomes)
    return Outcome(
        answer,
        Source.FALLBACK if replaced else Source.MODEL,
        sum(one.attempts for one in outcomes),
        tuple(word for one in outcomes for word in one.repairs),
        tuple(key for one in outcomes for key in one.calls),
        tuple(word for one in outcomes for word in one.flags),
    )
