"""How memories come to mind, and which fade."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.canonical import later
from agents.facts import ContradictionPolicy
from agents.persona import Frozen, Share


class ForgettingSpec(Frozen):
    """Which memories fade first once there are more than one carries."""

    curve: Literal["act_r", "ebbinghaus", "latest"] = Field(
        default="act_r", description="Base-level activation, exponential forgetting, or: only the newest stay."
    )
    decay: Annotated[float, Field(gt=0.0, lt=1.0)] = Field(
        default=0.5, description="How fast activation falls (act_r)."
    )
    stability_hours: Annotated[int, Field(ge=1, le=8760)] = Field(
        default=24, description="How long a memory of no importance lasts if it never comes to mind (ebbinghaus)."
    )
    importance_gain: Share = Field(default=0.5, description="How much longer each point of importance makes it last.")
    digests: bool = Field(
        default=True, description="Sum up the day, the week and longer before memories fade; false loses them."
    )


class MemorySpec(Frozen):
    """How memories come to mind, and how many one carries."""

    recency: Annotated[float, Field(ge=0.0, le=100.0)] = Field(default=1.0, description="Weight of how new one is.")
    importance: Annotated[float, Field(ge=0.0, le=100.0)] = Field(
        default=1.0, description="Weight of how much one means."
    )
    relevance: Annotated[float, Field(ge=0.0, le=100.0)] = Field(
        default=1.0, description="Weight of how well one fits."
    )
    decay_per_hour: Annotated[float, Field(gt=0.0, le=1.0)] = Field(
        default=0.995, description="What is left of recency after each simulated hour."
    )
    top: Annotated[int, Field(ge=1, le=200)] = Field(default=12, description="How many memories come to mind at once.")
    working_set: Annotated[int, Field(ge=20, le=1_000_000)] = Field(
        default=500, description="How many memories one carries from day to day; beyond it, older ones fade."
    )
    forgetting: ForgettingSpec = Field(default=ForgettingSpec(), description="Which memories fade first.")
    facts: bool = Field(default=True, description="Note apart from events what others say of themselves.")
    contradictions: ContradictionPolicy = Field(
        default="refine", description="When somebody says otherwise than before: add to it, replace it, or keep both."
    )
    adopt: bool = Field(
        default=True, description="Settle what is so when asked about oneself what the persona does not say."
    )
    habits: Annotated[bool, later(False)] = Field(
        default=False, description="Come to habits of one's own, out of what one did on several days and cares for."
    )
    stories: Annotated[bool, later(False)] = Field(
        default=False,
        description="Tell a small story when asked how something came about, and tell the same again ever after.",
    )
