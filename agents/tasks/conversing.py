"""The question of small talk as a whole: what do two people say to each other, when neither has news for the other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.perception import Me, Moment
from agents.relationship import Relationship
from agents.talk import Act, Utterance
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class ConverseInput:
    """Asked once for several turns of two people, of what both of them know and nothing else.

    Args:
        me: Who speaks next, as the other knows it: without memories, plans, news or what it never said of itself.
        other: The other one, in the same way.
        moment: Now.
        tie: What the other is to `me`; None for a stranger.
        transcript: The turns so far, oldest first.
        names: Pairs of id and name of those of the two who are called by name in this talk.
        turns: How many turns there may be at most.
        must_end: True when they have to take leave within these turns.
    """

    me: Me
    other: Me
    moment: Moment
    tie: Relationship | None
    transcript: tuple[Utterance, ...]
    names: tuple[tuple[str, str], ...]
    turns: int
    must_end: bool


class LineSaid(Answer):
    """One turn of the talk."""

    text: Annotated[str, Field(min_length=1, max_length=600)]
    act: Act
    emotion: Annotated[str, Field(max_length=30)] = "neutral"
    ends: bool = Field(default=False, description="True when the speaker takes leave with it.")


class Exchange(Answer):
    """The turns, the two people in turn, beginning with the one who speaks next."""

    turns: Annotated[tuple[LineSaid, ...], Field(min_length=1, max_length=20)]


CONVERSE: Task[ConverseInput, Exchange] = Task("converse", 1, ConverseInput, Exchange, answer_tokens=900)
