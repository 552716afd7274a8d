"""What a scenario says of saving: which questions are not asked, are asked for many at once, or are answered by rules.

Each is a part of the study, since it can change what happens: by how much, `benchmarks/savings.py` measures.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import Frozen


class ArchetypesSpec(Frozen):
    """Which people count as one kind, and which questions one of a kind answers for all."""

    by: Annotated[
        tuple[Literal["traits", "judgement", "values", "occupation", "age", "groups"], ...], Field(min_length=1)
    ] = Field(
        default=("traits", "judgement"),
        description="Sides of the persona that tell kinds apart; traits and judgement in three steps, age in decades.",
    )
    tasks: Annotated[tuple[Literal["consider", "update_opinion"], ...], Field(min_length=1)] = Field(
        default=("update_opinion",),
        description="What is shared: what people make of news, what they come to think of a topic.",
    )
    step: Annotated[float, Field(ge=0.05, le=1.0)] = Field(
        default=0.5, description="What stances, confidence and closeness are rounded to before situations are compared."
    )


class SavingSpec(Frozen):
    """How a study gets by with fewer calls of a model; by default it does not try."""

    routine: Literal["mind", "rules"] = Field(
        default="mind",
        description="Who answers where nothing is at stake: small talk without news, stances or arrangements, whether "
        "to greet people one has no news for, and what remains of such talk.",
    )
    react: Literal["every_tick", "on_change"] = Field(
        default="every_tick",
        description="When people who are near others decide anew whether to turn to them: in every tick, or when "
        "somebody came or does something else, a step of the plan begins, or a talk is long enough ago again.",
    )
    rate_hours: Annotated[int, Field(ge=0, le=24)] = Field(
        default=0,
        description="How important memories are is asked once in so many hours for all at once, and guessed by rules "
        "until then; 0 asks in every tick.",
    )
    exchange: Literal["turns", "whole"] = Field(
        default="turns",
        description="Whether small talk between two is written turn by turn, or as a whole by one call that knows no "
        "more than both of them do; only where the protocol is town life or daily meetings.",
    )
    archetypes: ArchetypesSpec | None = Field(
        default=None, description="Left out: everybody is asked. Else people of one kind share an answer."
    )
