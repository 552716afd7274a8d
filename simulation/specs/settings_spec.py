"""How a run is carried out: which mind, what it may spend, how its servers are asked. No part of the study."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from agents.errors import InputError
from agents.minds.calling.direct_names import direct_model, is_direct
from agents.persona import Frozen, Share, Slug


def _with_usable_address(mind: str) -> str:
    """Return `mind`; a model that is asked directly has to name its server, and nothing secret with it.

    Raises:
        ValueError: If it does not.
    """
    try:
        if is_direct(mind):
            direct_model(mind)
    except InputError as problem:
        raise ValueError(str(problem)) from None
    return mind


MindName = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_with_usable_address)]


class Limits(Frozen):
    """What a run may spend; none when left out."""

    calls: Annotated[int, Field(ge=0)] | None = Field(default=None, description="At most so many calls of a model.")
    tokens: Annotated[int, Field(ge=0)] | None = Field(default=None, description="At most so many tokens, in and out.")
    cost_usd: Annotated[float, Field(ge=0.0)] | None = Field(default=None, description="At most so many US dollars.")
    fallback_share: Share = Field(default=0.5, description="Above this share of replaced answers the run pauses.")


class Endpoint(Frozen):
    """What is true of the server behind a model name, where litellm cannot know it."""

    json_schema: bool | None = Field(
        default=None,
        description="Whether it takes a JSON Schema as response format; as litellm knows the model when left out.",
    )
    timeout_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] = Field(
        default=45.0, description="How long to wait for one answer."
    )
    outage_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] = Field(
        default=55.0, description="Without an answer to anybody for so long, the server counts as down: the run pauses."
    )
    retries: Annotated[int, Field(ge=0, le=20)] = Field(
        default=5, description="How often to ask again when the server fails or says it is busy."
    )
    retry_wait_seconds: Annotated[float, Field(gt=0.0, le=60.0)] = Field(
        default=1.0, description="The wait before asking again for the first time; each further one is twice as long."
    )
    adaptive: bool = Field(
        default=True, description="Ask fewer questions at once while the server is busy or slows down."
    )
    requests_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="No limit when left out.")
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="In and out; no limit when left out."
    )


class ProviderSpec(Frozen):
    """What is different for one provider; what is left out is as `endpoint` and `concurrency` say."""

    concurrency: Annotated[int, Field(ge=1, le=1024)] | None = Field(
        default=None, description="How many questions may be with it at once."
    )
    json_schema: bool | None = Field(default=None, description="See `endpoint`.")
    timeout_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] | None = Field(default=None, description="The same.")
    outage_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] | None = Field(default=None, description="The same.")
    adaptive: bool | None = Field(default=None, description="The same.")
    requests_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The same.")
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The same.")


class Roles(Frozen):
    """Models for the parts a mind plays, each 'rules' or a model's name in litellm; `mind` where left out."""

    speaker: MindName | None = Field(
        default=None, description="Says what people say: turns of talk, and answers in interviews."
    )
    thinker: MindName | None = Field(
        default=None, description="Plans, reacts, considers, sums up, reflects, and makes up opinions."
    )
    judge: MindName | None = Field(default=None, description="Rates how much things matter.")


class ModelPrice(Frozen):
    """What a model costs, in US dollars per million tokens."""

    prompt: Annotated[float, Field(ge=0.0)] = Field(description="What goes in.")
    answer: Annotated[float, Field(ge=0.0)] = Field(description="What comes out.")


class Settings(Frozen):
    """How a run is carried out. Nothing here is a part of the study."""

    mind: MindName = Field(
        default="rules",
        description="'rules', 'local', 'local:PATH.gguf', a model's name in litellm, such as 'openai/gpt-4o-mini', or "
        "'direct:MODEL@URL' for a server that speaks as OpenAI's does.",
    )
    tasks: Literal["voice", "all"] | None = Field(
        default=None,
        description="What the model does: 'voice' rewords what the rules say, 'all' answers every question. Left out: "
        "'voice' for a local model, 'all' for any other.",
    )
    concurrency: Annotated[int, Field(ge=1, le=1024)] = Field(
        default=8,
        description="How many questions may be with the model at once at most; the result does not depend on it.",
    )
    limits: Limits = Field(default=Limits(), description="What the run may spend before it pauses.")
    endpoint: Endpoint = Field(default=Endpoint(), description="What is true of the model's server.")
    roles: Roles = Field(default=Roles(), description="Models for the parts a mind plays.")
    providers: dict[str, ProviderSpec] = Field(
        default_factory=dict,
        description="By provider, the word before '/' in a model's name, such as openai: what is different for it. For "
        "models asked directly: 'direct', or the server's host and port.",
    )
    prices: dict[str, ModelPrice] = Field(
        default_factory=dict,
        description="By model's name: its price, in place of what litellm knows; of a model asked directly nothing is "
        "known.",
    )
    answer_tokens: dict[str, Annotated[float, Field(gt=0.0, le=100.0)]] = Field(
        default_factory=dict,
        description="By task, or 'all': how many times as long as usual an answer may be, for models that reason.",
    )
    seats: Annotated[tuple[Slug, ...], Field(max_length=100)] = Field(
        default=(), description="The ids of people whose turns of talk a human being gives, asked in the terminal."
    )
    vectors: bool = Field(default=True, description="Keep a Chroma index of all memories beside the journal.")
    schedule: Literal["lock_step", "run_ahead"] | None = Field(
        default=None,
        description="Whether everybody goes through each tick in step, or people run ahead while nobody behind could "
        "reach them; the result does not depend on it. Left out: 'run_ahead' where a model is asked.",
    )
    ahead: Annotated[int, Field(ge=0, le=10_000)] = Field(
        default=64, description="How many ticks somebody may run ahead of the last one that all are done with."
    )
