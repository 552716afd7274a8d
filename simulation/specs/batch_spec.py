"""Batches of dialogues in a scenario file: how many, who proposes, who criticises, what is kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import Frozen, Line, Share, Slug

FaultName = Literal["off_persona", "contradiction", "incoherence", "repetition", "toxicity"]
JUDGE = "judge"
_Turn = Annotated[float, Field(ge=-1.0, le=1.0)]


class ExpertSpec(Frozen):
    """One who proposes: the same people, led to talk in another way."""

    name: Slug = Field(description="A word of your own, such as 'asker'.")
    repetition: _Turn = Field(default=0.0, description="As in `conduct.dials`.")
    specificity: _Turn = Field(default=0.0, description="The same.")
    relatedness: _Turn = Field(default=0.0, description="The same.")
    questions: _Turn = Field(default=0.0, description="The same.")
    persona_intensity: Annotated[float, Field(ge=0.0, le=2.0)] = Field(
        default=1.0, description="As in `conduct`; 0 bland, 1 as written, 2 a caricature."
    )
    planted: dict[FaultName, Share] = Field(
        default_factory=dict, description="Errors this one makes beside the batch's own, by kind: the chance a turn."
    )


class CriticSpec(Frozen):
    """One who criticises, and how much that counts."""

    name: Line = Field(description="A critic's name, or 'judge' for one question to the mind's judge.")
    weight: Annotated[float, Field(ge=0.0, le=100.0)] = Field(default=1.0, description="In the sum of all scores.")


class BatchProtocol(Frozen):
    """A batch: people are paired by lot, dialogue after dialogue; of several candidates of each the best is kept."""

    kind: Literal["batch"] = Field(default="batch", description="Says that this is a batch of dialogues.")
    dialogues: Annotated[int, Field(ge=1, le=1_000_000)] = Field(default=100, description="How many in all.")
    per_tick: Annotated[int, Field(ge=1, le=10_000)] = Field(
        default=20, description="How many are worked on at once, and committed together."
    )
    seats: Annotated[int, Field(ge=2, le=8)] = Field(default=2, description="How many talk in each.")
    circle: Annotated[int, Field(ge=2, le=100_000)] = Field(
        default=20,
        description="People are dealt into circles of so many, in order of id, and talk only within theirs, so that "
        "data can be split without a person on both sides.",
    )
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=12, description="A dialogue ends after these.")
    topics: bool = Field(default=False, description="Whether each dialogue is about one of the scenario's topics.")
    candidates: Annotated[int, Field(ge=1, le=64)] = Field(
        default=3, description="How many are proposed, of a dialogue or of each turn."
    )
    of: Literal["dialogue", "turn"] = Field(default="dialogue", description="What candidates are proposed of.")
    experts: Annotated[tuple[ExpertSpec, ...], Field(max_length=16)] = Field(
        default=(), description="Who proposes, in turn; without any everybody talks as they do."
    )
    critics: Annotated[tuple[CriticSpec | Line, ...], Field(max_length=32)] = Field(
        default=(), description="Who criticises, each a name or a mapping with a weight; nobody when left out."
    )
    choose: Literal["score", "consistency", "first"] = Field(
        default="score", description="The best by score, the one most like the others, or the first."
    )
    weights: dict[Line, Annotated[float, Field(ge=-100.0, le=100.0)]] = Field(
        default_factory=dict, description="By critic: weights that were fitted; go before those of `critics`."
    )
    edit: bool = Field(default=True, description="Mend a turn where one clause is wrong instead of rejecting it.")
    rounds: Annotated[int, Field(ge=1, le=20)] = Field(
        default=1, description="How often new candidates are proposed for a dialogue; the best so far stays one."
    )
    exemplars: Annotated[int, Field(ge=0, le=20)] = Field(
        default=3, description="How many of the best dialogues so far are shown to those who propose."
    )
    keep_above: Share = Field(
        default=0.0, description="A dialogue whose best candidate scores less is recorded and not kept."
    )
    planted: dict[FaultName, Share] = Field(
        default_factory=dict, description="Errors made on purpose, by kind: the chance a turn; each is recorded."
    )
    reference: Annotated[tuple[Line, ...], Field(max_length=1000)] = Field(
        default=(), description="Lines in the style that the critic 'style' compares with."
    )

    @property
    def critic_weights(self) -> tuple[tuple[str, int], ...]:
        """The critics by name, each with its weight in thousandths; fitted weights go first."""
        named = [CriticSpec(name=one) if isinstance(one, str) else one for one in self.critics]
        return tuple((one.name, round(self.weights.get(one.name, one.weight) * 1000)) for one in named)
