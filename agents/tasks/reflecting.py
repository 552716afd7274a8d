"""The question behind the events: what do recent memories add up to?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import Me, Moment
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class ReflectInput:
    """Asked when the importance of what was experienced since the last reflection passes the threshold."""

    me: Me
    moment: Moment
    memories: tuple[Memory, ...]
    names: tuple[tuple[str, str], ...] = ()


class Insight(Answer):
    """A conclusion in one sentence, with the ids of the memories it rests on."""

    text: Annotated[str, Field(min_length=1, max_length=400)]
    cites: Annotated[tuple[str, ...], Field(min_length=1, max_length=12)]


class Insights(Answer):
    """At most five insights."""

    insights: Annotated[tuple[Insight, ...], Field(max_length=5)]


REFLECT: Task[ReflectInput, Insights] = Task("reflect", 1, ReflectInput, Insights, answer_tokens=600)
