"""Puts a language mind together from settings: the provider, its wrappers in their order, and the mind on top."""

from __future__ import annotations

from agents.canonical import E6
from agents.errors import InputError
from agents.minds.base import AnswerStore, Mind, Provider
from agents.minds.language import LanguageMind
from agents.minds.providers import Caps, Concurrent, Limited, Price, RecordedOnly, Remembering, Retrying, Spent


def language_mind(
    model: str,
    *,
    endpoint_json_schema: bool,
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
) -> LanguageMind:
    """Return a mind that asks `model` through litellm and remembers every answer in `store`.

    Args:
        model: As litellm names it, such as "openai/gpt-4o-mini".
        endpoint_json_schema: True where the endpoint takes a JSON Schema as response format.
        timeout_seconds: How long one sending may take.
        retries: How often a sending that failed is tried again.
        concurrency: How many requests may be in flight at once.
        calls: The most requests to send; None is no cap. Likewise `tokens` and `cost_usd`.
        tokens: The most tokens, in and out.
        cost_usd: The most dollars.
        store: Where answers are looked up and kept.
        fallback: Answers where the model's answer could not be used.
        recorded_only: True for a replay: nothing is ever sent, and nothing is judged.
        fallback_share: Above this share of replaced answers the mind raises `TooManyFallbacks`.
        spent: What the run used before, which counts against the caps.

    Raises:
        InputError: If there is a cap on cost and the price of the model is not known.
    """
    if recorded_only:
        recorded = RecordedOnly(store)
        return LanguageMind(
            recorded, model, json_schema=endpoint_json_schema, fallback=fallback, fallback_share_e6=E6, advice=""
        )
    from agents.minds.litellm_provider import LiteLLMProvider

    price = _price_for_cap(model) if cost_usd is not None else None
    caps = Caps(calls, tokens, None if cost_usd is None else int(cost_usd * E6))
    sender: Provider = Concurrent(LiteLLMProvider(timeout_seconds=timeout_seconds), concurrency)
    limited = Limited(sender, caps, spent=spent or Spent(), price=price)
    provider = Remembering(Retrying(limited, retries=retries), store)
    share_e6 = round(fallback_share * E6)
    return LanguageMind(
        provider, model, json_schema=endpoint_json_schema, fallback=fallback, fallback_share_e6=share_e6
    )


def _price_for_cap(model: str) -> Price:
    from agents.minds.litellm_provider import known_price

    price = known_price(model)
    if price is None:
        raise InputError(
            f"the price of {model} is not known, so a cap on cost_usd cannot be kept; cap calls or tokens instead"
        )
    return price
