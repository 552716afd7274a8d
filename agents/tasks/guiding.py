"""The question of a way: which skill, or which strategy, does the next turn take?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.perception import Me, Moment
from agents.talk import Utterance
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class ChooseWayInput:
    """Asked of the speaker before a turn, where the study lets its mind choose.

    Args:
        me: The speaker.
        moment: Now.
        what: What is chosen: "skill" or "strategy".
        options: Pairs of name and instruction.
        transcript: The turns so far, oldest first.
        names: Pairs of id and name of everybody the speaker knows by name.
    """

    me: Me
    moment: Moment
    what: str
    options: tuple[tuple[str, str], ...]
    transcript: tuple[Utterance, ...]
    names: tuple[tuple[str, str], ...]


class ChosenWay(Answer):
    """The name of one of the options."""

    name: Annotated[str, Field(min_length=1, max_length=64)] = Field(description="As it stands in options.")


CHOOSE_WAY: Task[ChooseWayInput, ChosenWay] = Task(
    "choose_way", 1, ChooseWayInput, ChosenWay, answer_tokens=60, temperature_e6=0
)
