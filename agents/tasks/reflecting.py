"""The questions behind the events: what is worth asking oneself, and what do memories add up to?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import Me, Moment
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class PonderInput:
    """Asked when the importance of what was experienced since the last reflection passes the threshold.

    `memories` are the latest, oldest first; `names` are pairs of id and name of everybody known by name.
    """

    me: Me
    moment: Moment
    memories: tuple[Memory, ...]
    names: tuple[tuple[str, str], ...] = ()


class Wonderings(Answer):
    """What one asks oneself about all that, the most telling first."""

    questions: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=300)], ...], Field(max_length=3)]


@dataclass(frozen=True, slots=True)
class ReflectInput:
    """Asked once for each thing one asks oneself.

    `memories` are what comes to mind at `question`, earlier reflections among them, best first, and after them what
    has just happened. Without a question they are the latest, oldest first.
    """

    me: Me
    moment: Moment
    memories: tuple[Memory, ...]
    names: tuple[tuple[str, str], ...] = ()
    question: str = ""


class Insight(Answer):
    """A conclusion in one sentence, with the ids of the memories it rests on."""

    text: Annotated[str, Field(min_length=1, max_length=400)]
    cites: Annotated[tuple[str, ...], Field(min_length=1, max_length=12)]


class Insights(Answer):
    """At most five insights."""

    insights: Annotated[tuple[Insight, ...], Field(max_length=5)]


PONDER: Task[PonderInput, Wonderings] = Task("ponder", 1, PonderInput, Wonderings, answer_tokens=300)
REFLECT: Task[ReflectInput, Insights] = Task("reflect", 2, ReflectInput, Insights, answer_tokens=600)
