"""What a cognitive question is: a task with typed input and output, asked of a mind by one person at one tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from agents.canonical import digest
from agents.streams import Stream
from agents.talk import Source


class Answer(BaseModel):
    """The base of all answers: what a model writes is parsed into one of these or refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


@dataclass(frozen=True, slots=True)
class Task(Generic[In, Out]):
    """One kind of question.

    Args:
        name: Unique, a verb phrase such as "plan_day"; also the name of its prompt file.
        version: Raised whenever the prompt or the types change what an answer means.
        input: The type of the question's input.
        output: The type of the answer.
        token_budget: The most prompt tokens it may use.
        answer_tokens: The most tokens an answer may use.
        temperature_e6: Sampling temperature in millionths.
    """

    name: str
    version: int
    input: type[In]
    output: type[Out]
    token_budget: int = 3000
    answer_tokens: int = 400
    temperature_e6: int = 700_000


@dataclass(frozen=True, slots=True)
class Question(Generic[In, Out]):
    """A task asked by one person at one tick; `n` tells apart several of the same task in one tick.

    The seed and the moment are inside the question, so that a mind is a function of it alone.
    """

    task: Task[In, Out]
    person: str
    tick: int
    n: int
    seed: int
    input: In

    def stream(self, purpose: str = "") -> Stream:
        """Return the question's own stream of random numbers."""
        return Stream(self.seed, f"{self.task.name}.{purpose}", self.person, self.tick, self.n)

    @property
    def sample(self) -> str:
        """The sample number: tells this question from the same words asked by anybody else."""
        return digest(str(self.seed), self.person, str(self.tick), self.task.name, str(self.n))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Out]):
    """An answer, and how it came about.

    Args:
        answer: Parsed into the task's output type.
        source: Where its words come from.
        attempts: How many times a model was asked; 0 where none was.
        repairs: What had to be done to the answers, in order ("local", "asked_again", "fallback").
        calls: The keys of the journalled answers behind it.
        flags: What else is to be counted: why answers could not be used ("refused", "truncated", "empty", "unfit"),
            and "injection_suspected" or "injection_followed".
    """

    answer: Out
    source: Source = Source.COMPOSED
    attempts: int = 0
    repairs: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


AnyTask = Task[Any, Any]
AnyQuestion = Question[Any, Any]
