"""Minds that a package or a notebook brought: a class with ``answer``, or a function that answers some questions."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from agents import plugins
from agents.errors import InputError
from agents.minds.base import Mind
from agents.tasks.base import Answer, Outcome, Question

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

PREFIX = "plugin:"


def is_brought(mind: str) -> bool:
    """Return whether `mind` names a mind from a package or a notebook.

    Example:
        >>> is_brought("plugin:parrot"), is_brought("rules")
        (True, False)
    """
    return mind.startswith(PREFIX)


def brought_mind(mind: str, rules: Mind) -> Mind:
    """Return the mind that "plugin:NAME" names.

    A class is made without arguments, or with the rules mind where it takes one. A function is given each question
    and returns an answer of its task, or None where the rules are to answer; it may be asynchronous.

    Raises:
        PluginMissing: If there is none of that name.
        InputError: If it is no mind.
    """
    name = mind.removeprefix(PREFIX)
    thing = plugins.load("mind", name)
    if not inspect.isclass(thing):
        return _FunctionMind(mind, thing, rules)
    make = cast("Callable[..., object]", thing)
    made = make(rules) if plugins.parameters(thing) else make()
    if not hasattr(made, "answer"):
        raise InputError(f"the mind {name!r} has no method 'answer'")
    return _Closing(mind, made)


@dataclass(frozen=True, slots=True)
class _FunctionMind:
    """A function over the rules mind."""

    name: str
    function: Callable[[Question[Any, Any]], Any]
    rules: Mind

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return what the function says, or the rules.

        Raises:
            InputError: If it gives an answer of another type.
        """
        found = self.function(question)
        if inspect.isawaitable(found):
            found = await found
        if found is None:
            return await self.rules.answer(question)
        return _outcome(self.name, question, found)

    async def close(self) -> None:
        """Close the rules mind."""
        await self.rules.close()


@dataclass(frozen=True, slots=True)
class _Closing:
    """A mind by the name it has in settings, which need not know how to close."""

    name: str
    mind: Any

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return its answer.

        Raises:
            InputError: If it gives an answer of another type.
        """
        return _outcome(self.name, question, await self.mind.answer(question))

    async def close(self) -> None:
        """Close it, where it can be."""
        if hasattr(self.mind, "close"):
            await self.mind.close()


def _outcome(name: str, question: Question[In, Out], found: object) -> Outcome[Out]:
    answer = found.answer if isinstance(found, Outcome) else found
    wanted = cast("type[Answer]", question.task.output)
    if not isinstance(answer, wanted):
        raise InputError(
            f"{name} answered {question.task.name} with {type(answer).__name__}; expected {wanted.__name__}"
        )
    return cast("Outcome[Out]", found if isinstance(found, Outcome) else Outcome(answer))
