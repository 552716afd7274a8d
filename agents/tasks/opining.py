"""The question of opinions: what does one think of a topic after having heard others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.opinion import OpinionView
from agents.perception import Me, Moment
from agents.relationship import Relationship
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class HeardStance:
    """A stance that was heard, with the words it was said in.

    Args:
        cause: The id of the utterance, or the name of an intervention.
        speaker: Person id; empty where it came from outside.
        name: What the hearer calls the speaker; None for a stranger.
        text: The words.
        stance_e6: How much for or against, from -1,000,000 to 1,000,000.
        confidence_e6: How sure the speaker sounded, from 0 to 1,000,000.
        relationship: How the hearer sees the speaker; None for a stranger.
    """

    cause: str
    speaker: str
    name: str | None
    text: str
    stance_e6: int
    confidence_e6: int
    relationship: Relationship | None


@dataclass(frozen=True, slots=True)
class UpdateOpinionInput:
    """Asked after a talk or at the end of a day, for each topic on which something was heard.

    Args:
        me: The one who thinks it over.
        moment: Now.
        view: The topic, and what it thinks so far.
        first_stance_e6: The stance of the first opinion it had; None where it had none.
        heard: What it heard since it last thought about the topic, oldest first.
        memories: What comes to mind about the topic, best first.
    """

    me: Me
    moment: Moment
    view: OpinionView
    first_stance_e6: int | None
    heard: tuple[HeardStance, ...]
    memories: tuple[Memory, ...]


class UpdatedOpinion(Answer):
    """What one thinks now: in words, as a number, and why."""

    text: Annotated[str, Field(min_length=1, max_length=400)] = Field(description="The opinion in one sentence.")
    stance: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(description="From -1 (against) to 1 (for).")
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] = Field(description="From 0 (a mere feeling) to 1 (certain).")
    reason: Annotated[str, Field(max_length=300)] = Field(
        default="", description="A clause in the first person that fits after 'because'."
    )


UPDATE_OPINION: Task[UpdateOpinionInput, UpdatedOpinion] = Task(
    "update_opinion", 2, UpdateOpinionInput, UpdatedOpinion, answer_tokens=250, temperature_e6=0
)
