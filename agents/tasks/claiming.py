"""The question of news: what does one make of a claim just heard, and of the invitation in it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import ClaimView, Me, Moment
from agents.plan import PlanStep
from agents.relationship import Relationship
from agents.talk import Attitude
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class ConsiderInput:
    """Asked when a claim is heard for the first time, or with more detail than before.

    Args:
        me: The hearer.
        moment: Now.
        claim: What it now knows of the claim.
        teller: How the hearer sees the one who told it; None for a stranger.
        origin: How the hearer sees the claim's origin; None for a stranger or where not known.
        memories: What comes to mind, best first; a reason has to rest on one of them where it can.
        clashes: Steps and commitments of the hearer that fall into the event's time.
        invited: True where the teller spoke for the event: it is its origin, or said to bring others.
    """

    me: Me
    moment: Moment
    claim: ClaimView
    teller: Relationship | None
    origin: Relationship | None
    memories: tuple[Memory, ...]
    clashes: tuple[PlanStep, ...]
    invited: bool


class Consideration(Answer):
    """What the hearer makes of it."""

    attitude: Attitude
    passes_on: bool
    attending: bool | None = Field(default=None, description="For an event; null while undecided.")
    reason: Annotated[str, Field(max_length=300)] = Field(
        default="", description="A clause in the first person that fits after 'because'."
    )
    reason_memory: Annotated[str, Field(max_length=200)] = Field(
        default="", description="Id of the memory behind the reason; empty where there is none."
    )


CONSIDER: Task[ConsiderInput, Consideration] = Task("consider", 1, ConsiderInput, Consideration, answer_tokens=200)
