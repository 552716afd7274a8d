"""The question of a moment: go on with the plan, or turn to somebody?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.memory import Memory
from agents.perception import ClaimView, Me, View
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class ReactInput:
    """Asked when somebody is near whom one could talk to.

    Args:
        me: The one who decides.
        view: What it perceives.
        fresh: What is new to it this tick.
        memories: What comes to mind about those in sight.
        claims: The claims it knows. `partner_knows` is not filled in here; `known_to` is.
        known_to: Pairs of claim id and person id: the persons in sight who, as far as it knows, know the claim.
        may_talk: Ids of those in sight whom it may approach or join now (awake, not in a talk that is full).
    """

    me: Me
    view: View
    fresh: tuple[Memory, ...]
    memories: tuple[Memory, ...]
    claims: tuple[ClaimView, ...]
    known_to: tuple[tuple[str, str], ...]
    may_talk: tuple[str, ...]


class Reaction(Answer):
    """What one will do: carry on, approach somebody, or join the conversation somebody is in."""

    action: Literal["carry_on", "approach", "join"]
    person: Annotated[str, Field(max_length=64)] = Field(default="", description="Whom; empty when carrying on.")
    reason: Annotated[str, Field(max_length=300)] = Field(
        default="", description="Why, as an infinitive clause such as 'to ask about the harvest'."
    )
    claim: Annotated[str, Field(max_length=64)] = Field(default="", description="The claim to tell, if that is why.")


REACT: Task[ReactInput, Reaction] = Task("react", 2, ReactInput, Reaction, answer_tokens=150)
