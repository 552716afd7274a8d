"""What a scenario says about how ties form and fade."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agents.persona import Frozen, Line, Share

_DAYS = Annotated[int, Field(ge=1, le=100_000)]


class TieChangeSpec(Frozen):
    """How ties form and fade by meeting and agreement; all at 0 leaves it to what comes of conversations."""

    meeting: Share = Field(default=0.0, description="How much closer a meeting or a post read brings somebody.")
    agreement: Share = Field(
        default=0.0, description="How much closer full agreement brings, and full disagreement takes apart, each time."
    )
    fading: Share = Field(default=0.0, description="How much closeness is lost by a day without contact.")
    end_below: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(
        default=-0.5, description="A tie ends whose closeness falls below; at -1 none does."
    )
    end_after_days: _DAYS | None = Field(
        default=None, description="A tie ends after so many days without contact; null: never."
    )
    lasting: tuple[Line, ...] = Field(
        default=("household", "spouse", "family"), description="Kinds of ties that neither fade nor end."
    )
