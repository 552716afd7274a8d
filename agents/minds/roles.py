"""Which role each task belongs to, and the mind that lets a model of its own answer for each role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

from agents.minds.base import Mind
from agents.tasks.base import Answer, Outcome, Question

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

Role = Literal["speaker", "thinker", "judge"]
ROLES: tuple[Role, ...] = ("speaker", "thinker", "judge")

_SPEAKING = frozenset({"say", "converse", "answer_interview", "write_post", "argue"})
_JUDGING = frozenset({"rate_importance"})


def role_of(task: str) -> Role:
    """Return the role that answers the task called `task`: who speaks, who judges, and for all else who thinks.

    Example:
        >>> role_of("say"), role_of("plan_day"), role_of("rate_importance")
        ('speaker', 'thinker', 'judge')
    """
    if task in _SPEAKING:
        return "speaker"
    return "judge" if task in _JUDGING or task.startswith("judge") else "thinker"


class RolesMind:
    """Hands every question to the mind of its task's role.

    Args:
        minds: One for each role; several roles may share one.
    """

    def __init__(self, minds: Mapping[Role, Mind]) -> None:
        self._minds = minds
        self.name = ", ".join(dict.fromkeys(minds[role].name for role in ROLES))

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the answer of the mind that plays the role of the question's task.

        Raises:
            Paused: If the answer cannot be had now.
        """
        return await self._minds[role_of(question.task.name)].answer(question)

    async def close(self) -> None:
        """Close every mind."""
        for mind in {id(self._minds[role]): self._minds[role] for role in ROLES}.values():
            await mind.close()
