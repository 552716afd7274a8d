"""What an answer may say, given its question: labels become ids, and what the person cannot know is left out.

Where leaving something out takes the sense away (whom to approach, the words of a turn, the number of ratings) the
answer is refused with `Senseless`, and the mind asks again.
"""

from __future__ import annotations

from typing import TypeVar

from agents.minds.checking import days, pasts, talks
from agents.minds.checking.check import Check, Senseless
from agents.minds.prompting import judging_prompts
from agents.minds.prompting.labels import Labels
from agents.tasks.base import Answer, AnyQuestion

Out = TypeVar("Out", bound=Answer)

_CHECKS = {**days.CHECKS, **talks.CHECKS, **pasts.CHECKS, **judging_prompts.CHECKS}


def checked(question: AnyQuestion, answer: Out, labels: Labels) -> tuple[Out, bool]:
    """Return `answer` with ids for labels and without what its question does not allow, and whether it was trimmed.

    Raises:
        Senseless: If the answer cannot be used.
    """
    check = Check(labels)
    return _CHECKS[question.task.name](question.input, answer, check), check.trimmed


__all__ = ["Check", "Senseless", "checked"]
