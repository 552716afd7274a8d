"""The question from outside: an interview, answered from memory and leaving no trace in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.opinion import OpinionView
from agents.perception import ClaimView, Me, Moment
from agents.tasks.base import Answer, Task
from agents.tasks.speaking import Encounter


@dataclass(frozen=True, slots=True)
class AnswerInterviewInput:
    """Asked by a reader of the run. `memories` are what comes to mind on hearing the question, best first.

    `encounters` say when those whom the question names were last met; `day` holds the talks of the last two days,
    where the question is about what one did; `opinions` the topics there are, each with what one thinks of it.
    """

    me: Me
    moment: Moment
    question: str
    memories: tuple[Memory, ...]
    claims: tuple[ClaimView, ...]
    names: tuple[tuple[str, str], ...]
    encounters: tuple[Encounter, ...] = ()
    day: tuple[Memory, ...] = ()
    opinions: tuple[OpinionView, ...] = ()


class InterviewAnswer(Answer):
    """The answer in words; `yes` for questions that can be answered so, null otherwise or when not known."""

    text: Annotated[str, Field(min_length=1, max_length=1200)]
    yes: bool | None = None
    memories: Annotated[tuple[str, ...], Field(max_length=12)] = ()


ANSWER_INTERVIEW: Task[AnswerInterviewInput, InterviewAnswer] = Task(
    "answer_interview", 2, AnswerInterviewInput, InterviewAnswer
)
