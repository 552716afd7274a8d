"""What a scenario says of topics, first opinions, and the rules by which opinions change and claims catch on."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from agents.canonical import later
from agents.opinion import SCALE
from agents.persona import Frozen, Line, Share, Slug

Stance = Annotated[float, Field(ge=-1.0, le=1.0)]
Options = dict[str, str | int | bool | float]
Distance = Annotated[float, Field(ge=0.0, le=2.0)]


class DrawnStances(Frozen):
    """A distribution from which first stances are drawn; what falls outside -1 to 1 is brought to the border."""

    shape: Literal["uniform", "normal", "two_camps"] = Field(
        default="uniform", description="Even between low and high, around a mean, or around a mean and its opposite."
    )
    low: Stance = Field(default=-1.0, description="The least (uniform).")
    high: Stance = Field(default=1.0, description="The most (uniform).")
    mean: Stance = Field(default=0.0, description="The middle (normal), or that of the one camp (two_camps).")
    spread: Share = Field(default=0.2, description="The standard deviation (normal, two_camps).")


class FirstOpinions(Frozen):
    """What people think when the world begins; for each the first of these that says something about them."""

    given: dict[Slug, Stance] = Field(default_factory=dict, description="Stances by person id.")
    leanings: dict[Line, Stance] = Field(
        default_factory=dict,
        description="By a value, group, like or occupation: where those who have it lean; the mean of all that apply.",
    )
    spread: Share = Field(default=0.0, description="How far the stances of people with one leaning scatter around it.")
    draw: DrawnStances | None = Field(default=None, description="Draws for all others; without it they have none.")
    share: Share = Field(default=1.0, description="Which share of those drawn for has an opinion at all.")
    confidence: Share = Field(default=0.5, description="How sure people are of their first opinion.")


class Topic(Frozen):
    """Something people have opinions on, from -1 (against) to 1 (for)."""

    id: Slug = Field(description="A word of your own, such as 'bypass'; measures and `why` name the topic by it.")
    title: Line = Field(description="A noun phrase, such as 'the bypass'.")
    proposition: Annotated[str, Field(min_length=1, max_length=500)] = Field(
        description="What one is for or against: a sentence, such as 'The bypass should be built'."
    )
    scale: Annotated[tuple[Line, ...], Field(min_length=2, max_length=11)] = Field(
        default=SCALE, description="Words for stances from -1 to 1, at equal distances, each fitting after 'I am'."
    )
    claim: Slug | None = Field(
        default=None, description="The claim whose truth this is about: who believes it is for it."
    )
    interest: Annotated[int, Field(ge=1, le=10)] = Field(default=5, description="How readily it is spoken of.")
    first: FirstOpinions = Field(default=FirstOpinions(), description="What people think when the world begins.")


class OpinionRuleSpec(Frozen):
    """How opinions change by what is heard."""

    kind: Literal[
        "mind", "deffuant", "hegselmann_krause", "degroot", "friedkin_johnsen", "voter", "backfire", "plugin"
    ] = Field(default="mind", description="The person's own mind, a classical rule, or one that was brought (plugin).")
    when: Literal["after_talk", "end_of_day"] = Field(
        default="after_talk", description="What was heard is thought over when a talk has ended, or once a day."
    )
    epsilon: Distance = Field(
        default=0.4, description="Up to which distance a view counts (deffuant, hegselmann_krause) or attracts."
    )
    reject: Distance = Field(default=1.2, description="From which distance on a view repels (backfire).")
    mu: Share = Field(default=0.5, description="Which share of the distance is covered (deffuant, backfire).")
    self_weight: Annotated[float, Field(ge=0.0, le=1000.0)] = Field(
        default=1.0, description="Weight of the own view beside others' of at most 1 (degroot, friedkin_johnsen)."
    )
    trust: Literal["equal", "closeness"] = Field(
        default="equal", description="Others weigh 1 each, or by how close one feels to them."
    )
    name: Annotated[Slug | None, later(None)] = Field(
        default=None, description="What it is called by the package or notebook that brings it (plugin)."
    )
    options: Annotated[Options, later({})] = Field(
        default_factory=dict, description="Whatever it takes, each a text, a number, true or false (plugin)."
    )

    @model_validator(mode="after")
    def _named(self) -> OpinionRuleSpec:
        return _with_name(self)


class ClaimRuleSpec(Frozen):
    """What people make of a claim that reaches them."""

    kind: Literal["mind", "sir", "seiz", "threshold", "plugin"] = Field(
        default="mind", description="The person's own mind, a classical rule, or one that was brought (plugin)."
    )
    beta: Share = Field(default=0.3, description="Chance that being told takes hold (sir, seiz).")
    gamma: Share = Field(default=0.1, description="Chance of giving it up within a day (sir).")
    p: Share = Field(default=0.5, description="Of those it takes hold of, who believe at once (seiz).")
    b: Share = Field(default=0.1, description="Chance that a sceptic's word takes hold (seiz).")
    l: Share = Field(default=0.5, description="Of those, who doubt at once (seiz).")  # noqa: E741 - the paper's letter
    rho: Share = Field(default=0.3, description="Chance that another telling convinces who needs time (seiz).")
    epsilon: Share = Field(default=0.1, description="Chance to be convinced within a day by oneself (seiz).")
    share: Share = Field(default=0.3, description="Which share of one's acquaintances is enough (threshold).")
    number: Annotated[int, Field(ge=0, le=100_000)] = Field(
        default=0, description="How many tellers are enough, in place of a share (threshold)."
    )
    name: Annotated[Slug | None, later(None)] = Field(
        default=None, description="What it is called by the package or notebook that brings it (plugin)."
    )
    options: Annotated[Options, later({})] = Field(
        default_factory=dict, description="Whatever it takes, each a text, a number, true or false (plugin)."
    )

    @model_validator(mode="after")
    def _named(self) -> ClaimRuleSpec:
        return _with_name(self)


RuleSpec = TypeVar("RuleSpec", OpinionRuleSpec, ClaimRuleSpec)


def _with_name(spec: RuleSpec) -> RuleSpec:
    """Return `spec`; a rule that was brought has a name, and no other has.

    Raises:
        ValueError: If that is not so.
    """
    if (spec.kind == "plugin") != (spec.name is not None):
        raise ValueError("kind: plugin goes with a name, and a name with kind: plugin")
    return spec
