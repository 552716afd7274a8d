"""Puts language minds together: the provider, its wrappers in their order, and one mind for each model on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agents.canonical import E6
from agents.errors import InputError
from agents.minds.base import AnswerStore, CallBook, Mind, Provider
from agents.minds.calling.direct_names import DIRECT, direct_model, is_direct
from agents.minds.calling.lane import ByProvider, Lane, Patience, provider_of
from agents.minds.calling.pace import Pace
from agents.minds.calling.providers import RecordedOnly, Remembering
from agents.minds.calling.retrying import Retrying
from agents.minds.calling.spending import Caps, Limited, Price, Priced, Spent
from agents.minds.language import RESUME, LanguageMind

if TYPE_CHECKING:
    from agents.minds.calling.direct import DirectProvider
    from agents.minds.calling.litellm_provider import LiteLLMProvider


@dataclass(frozen=True, slots=True)
class LaneTerms:
    """How one provider is asked.

    Args:
        json_schema: Whether it takes a JSON Schema as response format; None where litellm is to say.
        timeout_seconds: How long one sending may take.
        outage_seconds: How long it may leave everybody without an answer before it counts as down.
        concurrency: How many requests may be in flight at once.
        adaptive: Whether there are fewer while it is busy or slows down.
        requests_per_minute: None is no limit.
        tokens_per_minute: In and out; None is no limit.
    """

    json_schema: bool | None = None
    timeout_seconds: float = 45.0
    outage_seconds: float = 55.0
    concurrency: int = 8
    adaptive: bool = True
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How the models of a run are asked.

    Args:
        lanes: By provider, the part of a model's name before its "/"; the entry "" stands for all others. For models
            that are asked directly: by the server's host and port, or "direct" for all of them.
        retries: How often a sending that failed is tried again.
        retry_wait_seconds: The wait before the first retry; each further one is twice as long.
        caps: What the run may use, all models together.
        prices: By model: what somebody has set, which goes before what litellm knows. A model that is asked directly
            may stand there without its address.
        answer_tokens: By task, or "all": how many times as long as usual an answer may be.
        fallback_share: Above this share of replaced answers a mind raises `TooManyFallbacks`.
    """

    lanes: Mapping[str, LaneTerms] = field(default_factory=lambda: {"": LaneTerms()})
    retries: int = 5
    retry_wait_seconds: float = 1.0
    caps: Caps = field(default_factory=Caps)
    prices: Mapping[str, Price] = field(default_factory=dict)
    answer_tokens: Mapping[str, float] = field(default_factory=dict)
    fallback_share: float = 0.5

    def lane(self, model: str) -> LaneTerms:
        """Return how the provider of `model` is asked."""
        names = (direct_model(model).server, DIRECT) if is_direct(model) else (provider_of(model),)
        return next((self.lanes[name] for name in names if name in self.lanes), self.lanes[""])

    def price(self, model: str) -> Price | None:
        """Return the price that somebody has set for `model`; None where nobody has."""
        named = [model, f"{DIRECT}:{direct_model(model).model}"] if is_direct(model) else [model]
        return next((self.prices[name] for name in named if name in self.prices), None)


def language_minds(
    models: Sequence[str],
    terms: Terms,
    *,
    store: AnswerStore,
    fallback: Mind,
    recorded_only: bool = False,
    spent: Spent | None = None,
) -> dict[str, LanguageMind]:
    """Return a mind for each of `models`, by name. They share the caps, the record, and a lane for each provider.

    Args:
        models: As litellm names them, such as "openai/gpt-4o-mini", or direct:MODEL@URL.
        terms: How they are asked.
        store: Where answers are looked up and kept.
        fallback: Answers where a model's answer could not be used.
        recorded_only: True for a replay: nothing is ever sent, and nothing is judged.
        spent: What the run used before, which counts against the caps.

    Raises:
        InputError: If there is a cap on cost and the price of a model is not known.
    """
    provider = RecordedOnly(store) if recorded_only else _sender(models, terms, store, spent)
    share_e6 = E6 if recorded_only else round(terms.fallback_share * E6)
    return {
        model: LanguageMind(
            provider,
            model,
            json_schema=takes_schema(model, terms),
            fallback=fallback,
            fallback_share_e6=share_e6,
            answer_tokens=terms.answer_tokens,
            advice="" if recorded_only else RESUME,
        )
        for model in models
    }


def _sender(models: Sequence[str], terms: Terms, store: AnswerStore, spent: Spent | None) -> Provider:
    price = _prices(models, terms)
    longest = max(terms.lane(model).timeout_seconds for model in models)
    lanes = {provider_of(model): _lane(model, terms.lane(model)) for model in models}
    limited = Limited(
        Priced(ByProvider(lanes), _set_prices(models, terms)),
        terms.caps,
        spent=spent or Spent(),
        price=price.get,
        book=store if isinstance(store, CallBook) else None,
    )
    retrying = Retrying(
        limited,
        retries=terms.retries,
        base_ms=round(terms.retry_wait_seconds * 1000),
        most_ms=round(2000 * longest) + 10_000,
        sending_ms=round(1000 * longest),
    )
    return Remembering(retrying, store)


def _lane(model: str, terms: LaneTerms) -> Provider:
    sender = _transport(model, terms.timeout_seconds)
    return Lane(
        sender,
        Pace(terms.concurrency, adaptive=terms.adaptive),
        Patience(terms.timeout_seconds, terms.outage_seconds),
        requests_per_minute=terms.requests_per_minute,
        tokens_per_minute=terms.tokens_per_minute,
        prepare=sender.prepare,
    )


def _transport(model: str, timeout_seconds: float) -> DirectProvider | LiteLLMProvider:
    """Return what sends to the provider of `model`."""
    if is_direct(model):
        from agents.minds.calling.direct import DirectProvider

        return DirectProvider(direct_model(model), timeout_seconds=timeout_seconds)
    from agents.minds.calling.litellm_provider import LiteLLMProvider

    return LiteLLMProvider(timeout_seconds=timeout_seconds)


def takes_schema(model: str, terms: Terms) -> bool:
    """Return whether `model` is asked for structured output by JSON Schema.

    A model that is asked directly is where the settings say that its server takes one, and by the prompt else.
    """
    declared = terms.lane(model).json_schema
    if declared is not None or is_direct(model):
        return bool(declared)
    from agents.minds.calling.litellm_provider import knows_schemas

    return knows_schemas(model)


def price_of(model: str, terms: Terms) -> Price | None:
    """Return what `model` costs: as somebody has set it, else as litellm knows it; None where nobody does."""
    if terms.price(model) is not None or is_direct(model):
        return terms.price(model)
    from agents.minds.calling.litellm_provider import known_price

    return known_price(model)


def check_prices(models: Sequence[str], terms: Terms) -> None:
    """Check that a cap on cost could be kept with `models`.

    Raises:
        InputError: If there is a cap on cost and the price of a model is not known.
    """
    _prices(models, terms)


def _prices(models: Sequence[str], terms: Terms) -> dict[str, Price]:
    """Return the prices that are needed: without a cap on cost those somebody has set, litellm says the others.

    Raises:
        InputError: If there is a cap on cost and the price of a model is not known.
    """
    if terms.caps.cost_e6 is None:
        return _set_prices(models, terms)
    prices = {model: price_of(model, terms) for model in models}
    unknown = [model for model in models if prices[model] is None]
    if unknown:
        raise InputError(
            f"the price of {unknown[0]} is not known, so a cap on cost_usd cannot be kept; set settings.prices for it, "
            "in US dollars per million tokens, or cap calls or tokens instead"
        )
    return {model: price for model, price in prices.items() if price is not None}


def _set_prices(models: Sequence[str], terms: Terms) -> dict[str, Price]:
    return {model: price for model in models if (price := terms.price(model)) is not None}


def language_mind(
    model: str,
    *,
    endpoint_json_schema: bool | None,
    timeout_seconds: float,
    retries: int,
    concurrency: int,
    calls: int | None,
    tokens: int | None,
    cost_usd: float | None,
    store: AnswerStore,
    fallback: Mind,
    recorded_only: bool = False,
    fallback_share: float = 0.5,
    spent: Spent | None = None,
    retry_wait_seconds: float = 0.5,
) -> LanguageMind:
    """Return a mind that asks `model` alone; see `language_minds`, `LaneTerms` and `Terms`.

    Raises:
        InputError: If there is a cap on cost and the price of the model is not known.
    """
    terms = Terms(
        lanes={"": LaneTerms(endpoint_json_schema, timeout_seconds, concurrency=concurrency)},
        retries=retries,
        retry_wait_seconds=retry_wait_seconds,
        caps=Caps(calls, tokens, None if cost_usd is None else int(cost_usd * E6)),
        fallback_share=fallback_share,
    )
    minds = language_minds([model], terms, store=store, fallback=fallback, recorded_only=recorded_only, spent=spent)
    return minds[model]
