"""How people behave as a whole, and how they talk."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.canonical import later
from agents.persona import Frozen, PersonaBlock, Share

DialPosition = Annotated[float, Field(ge=-1.0, le=1.0)]


class DialsSpec(Frozen):
    """How people talk, each from -1 (less) to 1 (more); 0 leaves it to them."""

    repetition: DialPosition = Field(default=0.0, description="Saying again what one has said.")
    specificity: DialPosition = Field(default=0.0, description="Names, places, numbers and rare words.")
    relatedness: DialPosition = Field(default=0.0, description="Taking up what the other has just said.")
    questions: DialPosition = Field(default=0.0, description="Asking questions.")
    style: Annotated[Share, later(0.0)] = Field(
        default=0.0, description="From 0 to 1: how much it counts that a turn sounds as its speaker's style says."
    )


class Conduct(Frozen):
    """How people behave as a whole; what an experiment turns."""

    talk: bool = Field(default=True, description="False forbids all conversation.")
    sociability: Annotated[float, Field(ge=0.0, le=3.0)] = Field(
        default=1.0, description="Scales how readily people start to talk."
    )
    reflection_threshold: Annotated[int, Field(ge=1, le=100_000)] = Field(
        default=150, description="How much importance (1 to 10 a memory) adds up before somebody reflects on it."
    )
    dials: DialsSpec = Field(default=DialsSpec(), description="How people talk.")
    persona_intensity: Annotated[float, Field(ge=0.0, le=2.0)] = Field(
        default=1.0, description="How much of a persona shows in talk: 0 bland, 1 as written, 2 a caricature."
    )
    appointments: bool = Field(
        default=True, description="Whether people arrange in talk to meet; the rules mind then proposes it at times."
    )
    asides: Annotated[Share, later(0.0)] = Field(
        default=0.0, description="How often, in a talk of three or more, somebody answers aside: only one hears it."
    )
    narrator: Annotated[bool, later(False)] = Field(
        default=False, description="Whether people may try to do things with what is there; a narrator rules on it."
    )
    without_blocks: tuple[PersonaBlock, ...] = Field(
        default=(), description="Blocks of the persona that minds do not get to see."
    )
