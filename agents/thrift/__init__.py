"""Thrift: questions a study does not put to its mind, because rules will do or somebody alike has the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from agents.minds.base import Mind
from agents.minds.rules import RulesMind
from agents.tasks.base import Answer, Outcome, Question
from agents.thrift.archetypes import Archetypes
from agents.thrift.routine import is_routine

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


@dataclass(frozen=True)
class Thrift:
    """Answers questions on behalf of a mind, and asks it only what is worth asking.

    Which way a question goes is a function of the question alone, so that replays, forks and other orders of arrival
    come to the same world.

    Args:
        routine: Whether the rules answer what is routine (see `agents.thrift.routine`).
        archetypes: Which situations are shared by people of one archetype; None for nobody's.
    """

    routine: bool = False
    archetypes: Archetypes | None = None
    _rules: Mind = field(default_factory=RulesMind, init=False, repr=False, compare=False)

    async def by_rules(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the rules' answer."""
        return await self._rules.answer(question)

    async def answer(self, mind: Mind, question: Question[In, Out]) -> Outcome[Out]:
        """Return the rules' answer to what is routine, an archetype's where situations are shared, else the mind's.

        Raises:
            Paused: If the mind's answer cannot be had now.
        """
        if self.routine and is_routine(question):
            return await self.by_rules(question)
        if self.archetypes is None or question.task.name not in self.archetypes.tasks:
            return await mind.answer(question)
        shared = self.archetypes.shared(question)
        return self.archetypes.fitted(question, shared, await mind.answer(shared))
