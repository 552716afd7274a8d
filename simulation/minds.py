"""The mind that a run's settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.minds.base import AnswerStore, Mind
from simulation.scenario import Settings

if TYPE_CHECKING:
    from agents.minds.providers import Spent

RULES = "rules"


def make_mind(
    settings: Settings, store: AnswerStore, *, recorded_only: bool = False, spent: Spent | None = None
) -> Mind:
    """Return the mind that `settings` name.

    Args:
        settings: A run's settings.
        store: Where a language model's answers are looked up and kept.
        recorded_only: True for a replay: nothing is ever sent to a model.
        spent: What the run used before, counted against the limits.

    Raises:
        InputError: If the limits cannot be kept with this model.
    """
    from agents.minds.rules import RulesMind

    rules = RulesMind()
    if settings.mind == RULES:
        return rules
    from agents.minds.local_files import is_local

    if is_local(settings.mind):
        return _local_mind(settings, store, rules, recorded_only, spent)
    from agents.minds.assembly import language_mind

    return language_mind(
        settings.mind,
        endpoint_json_schema=settings.endpoint.json_schema,
        timeout_seconds=settings.endpoint.timeout_seconds,
        retries=settings.endpoint.retries,
        concurrency=settings.concurrency,
        calls=settings.limits.calls,
        tokens=settings.limits.tokens,
        cost_usd=settings.limits.cost_usd,
        store=store,
        fallback=rules,
        recorded_only=recorded_only,
        fallback_share=settings.limits.fallback_share,
        spent=spent,
    )


def _local_mind(settings: Settings, store: AnswerStore, rules: Mind, recorded_only: bool, spent: Spent | None) -> Mind:
    from agents.minds.local import local_mind

    return local_mind(
        settings.mind,
        all_tasks=settings.tasks == "all",
        timeout_seconds=settings.endpoint.timeout_seconds,
        retries=settings.endpoint.retries,
        calls=settings.limits.calls,
        tokens=settings.limits.tokens,
        store=store,
        rules=rules,
        recorded_only=recorded_only,
        fallback_share=settings.limits.fallback_share,
        spent=spent,
    )
