"""The mind that a run's settings name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from agents import plugins
from agents.errors import InputError
from agents.minds.base import AnswerStore, Mind
from agents.minds.brought import PREFIX, brought_mind, is_brought
from simulation.scenario import Settings

if TYPE_CHECKING:
    from agents.minds.assembly import Terms
    from agents.minds.calling.spending import Spent
    from agents.minds.roles import Role
    from agents.minds.seats import Ask

RULES = "rules"
_OF_A_LANE = (
    "json_schema", "timeout_seconds", "outage_seconds", "adaptive", "requests_per_minute", "tokens_per_minute"
)  # fmt: skip
_LOCAL_TIMEOUT_SECONDS = 60.0


def make_mind(
    settings: Settings,
    store: AnswerStore,
    *,
    recorded_only: bool = False,
    spent: Spent | None = None,
    seats: Mapping[str, Ask] | None = None,
) -> Mind:
    """Return the mind that `settings` name, with human beings in the seats they name.

    Args:
        settings: A run's settings.
        store: Where a language model's answers are looked up and kept.
        recorded_only: True for a replay: nothing is ever sent to a model.
        spent: What the run used before, counted against the limits.
        seats: By person id: who asks the human being; the terminal does for those left out.

    Raises:
        InputError: If the limits cannot be kept with this model, or somebody is asked who has no seat.
    """
    mind = _unseated_mind(settings, store, recorded_only=recorded_only, spent=spent)
    strangers = sorted(set(seats or {}) - set(settings.seats))
    if strangers:
        raise InputError(f"settings.seats does not name {strangers[0]!r}; name everybody a human being plays")
    if not settings.seats:
        return mind
    from agents.minds.seats import SeatedMind, nobody_there
    from simulation.seating import at_the_terminal

    asks = dict.fromkeys(settings.seats, nobody_there if recorded_only else at_the_terminal) | dict(seats or {})
    return SeatedMind(mind, asks, store)


def _unseated_mind(settings: Settings, store: AnswerStore, *, recorded_only: bool, spent: Spent | None) -> Mind:
    from agents.minds.rules import RulesMind

    rules = RulesMind()
    if is_brought(settings.mind):
        return brought_mind(settings.mind, rules)
    models = role_models(settings)
    if not asks_models(settings):
        return rules
    from agents.minds.local_model.local_files import is_local

    if is_local(settings.mind):
        return _local_mind(settings, store, rules, recorded_only, spent)
    from agents.minds.assembly import language_minds
    from agents.minds.roles import RolesMind

    named = [model for model in dict.fromkeys(models.values()) if model != RULES]
    terms = terms_of(settings)
    asked = language_minds(named, terms, store=store, fallback=rules, recorded_only=recorded_only, spent=spent)
    minds: dict[str, Mind] = {RULES: rules, **asked}
    if len(set(models.values())) == 1:
        return minds[models["speaker"]]
    return RolesMind({role: minds[model] for role, model in models.items()})


def check_mind(settings: Settings) -> None:
    """Check, before a run is made, that the mind `settings` name can be had on this machine.

    Raises:
        InputError: If there is no such mind, its key is not in the environment or cannot be sent, a local model or the
            package that serves it is missing, the mind cannot do what is asked, a model that is asked directly is not
            named as it has to be, there is a cap on cost and no price, or the length of an answer is set for no task.
    """
    from agents.minds.local_model.local_files import check_ready, is_local, local_model

    if is_brought(settings.mind):
        plugins.load("mind", settings.mind.removeprefix(PREFIX))
    named = check_mind_names(settings)
    if is_local(settings.mind):
        check_ready(local_model(settings.mind))
        return
    if settings.tasks == "voice":
        raise InputError("settings.tasks: only a local model can voice what the rules say; leave it out, or use 'all'")
    for model in named:
        from agents.minds.calling.litellm_provider import missing_keys

        if missing := missing_keys(model):
            raise InputError(
                f"{model} needs a key, and there is none: put it into the environment variable {' or '.join(missing)}"
            )
    models = [one for one in dict.fromkeys(role_models(settings).values()) if one != RULES and not is_brought(one)]
    for model in models:
        _check_keys(model)
    if models:
        from agents.minds.assembly import check_prices

        check_prices(models, terms_of(settings))


def _check_keys(model: str) -> None:
    """Refuse a key of `model` that no request can carry: with a line break in it, say, as of a file read whole."""
    from agents.minds.calling.direct_names import direct_model, is_direct

    if is_direct(model):
        names: Iterable[str] = direct_model(model).key_variables
    else:
        provider = model.partition("/")[0].partition("_")[0].upper() if "/" in model else "OPENAI"
        names = (name for name in sorted(os.environ) if name.startswith(provider) and name.endswith("_API_KEY"))
    for name in names:
        if not all("!" <= letter <= "~" for letter in os.environ.get(name, "")):
            raise InputError(
                f"{model}: what stands in the environment variable {name} is no key that can be sent: it holds a "
                "blank, a line break or a letter beyond ASCII; set it anew"
            )


def check_mind_names(settings: Settings) -> tuple[str, ...]:
    """Check that there are minds as `settings` name them; return the models that are asked by way of litellm.

    Raises:
        InputError: If there is no such mind, or a model that is asked directly is not named as it has to be.
    """
    from agents.minds.calling.direct_names import direct_model, is_direct
    from agents.minds.local_model.local_files import is_local

    asked = []
    for model in dict.fromkeys(role_models(settings).values()):
        if is_direct(model):
            direct_model(model)
        elif model != RULES and not is_brought(model) and not is_local(model):
            from agents.minds.calling.litellm_provider import provider_known

            if not provider_known(model):
                raise InputError(_no_mind(model))
            asked.append(model)
    return tuple(asked)


def _no_mind(name: str) -> str:
    """Return what to say of a name that is no mind's, with what may have been meant."""
    import difflib

    from agents.minds.calling.litellm_provider import provider_names

    provider, slash, model = name.partition("/")
    own = [RULES, "local", *(f"{PREFIX}{one}" for one in plugins.names("mind"))]
    meant = difflib.get_close_matches(provider.lower(), sorted(provider_names()) if slash else own, n=1)
    if meant:
        return f"there is no mind {name!r}; did you mean {meant[0]}{slash}{model}?"
    what = f"litellm knows no provider {provider!r}; expected" if slash else "expected"
    return (
        f"there is no mind {name!r}; {what} rules, local, plugin:NAME, direct:MODEL@URL, or a model with its provider, "
        "such as openai/gpt-4o-mini"
    )


def asks_models(settings: Settings) -> bool:
    """Return whether a run with `settings` asks any language model."""
    return not is_brought(settings.mind) and set(role_models(settings).values()) != {RULES}


def role_models(settings: Settings) -> dict[Role, str]:
    """Return the model that plays each role; "rules" where none does.

    Raises:
        InputError: If a local model, or a mind that was brought, is to share a run with others.
    """
    from agents.errors import InputError
    from agents.minds.local_model.local_files import is_local
    from agents.minds.roles import ROLES

    models = {role: getattr(settings.roles, role) or settings.mind for role in ROLES}
    if len(set(models.values())) > 1 and any(is_brought(model) for model in models.values()):
        raise InputError("a mind that was brought plays every role; leave settings.roles out, or name another mind")
    if len(set(models.values())) > 1 and any(is_local(model) for model in models.values()):
        raise InputError("a local model plays every role; leave settings.roles out, or name other models as mind too")
    return models


def terms_of(settings: Settings) -> Terms:
    """Return how the models of a run with `settings` are asked.

    Raises:
        InputError: If an answer length is set for a task that there is not.
    """
    from agents.canonical import E6
    from agents.errors import InputError
    from agents.minds.assembly import LaneTerms, Terms
    from agents.minds.calling.spending import Caps, Price
    from agents.tasks import TASKS

    unknown = sorted(settings.answer_tokens.keys() - TASKS.keys() - {"all"})
    if unknown:
        raise InputError(f"settings.answer_tokens: there is no task {unknown[0]!r}; expected all, {', '.join(TASKS)}")
    usual = settings.endpoint.model_dump(include=set(_OF_A_LANE)) | {"concurrency": settings.concurrency}
    lanes = {"": LaneTerms(**usual)}
    for name, spec in settings.providers.items():
        lanes[name] = LaneTerms(**usual | spec.model_dump(exclude_none=True))
    cost_usd = settings.limits.cost_usd
    return Terms(
        lanes=lanes,
        retries=settings.endpoint.retries,
        retry_wait_seconds=settings.endpoint.retry_wait_seconds,
        caps=Caps(settings.limits.calls, settings.limits.tokens, None if cost_usd is None else int(cost_usd * E6)),
        prices={
            model: Price(round(price.prompt * E6), round(price.answer * E6)) for model, price in settings.prices.items()
        },
        answer_tokens=settings.answer_tokens,
        fallback_share=settings.limits.fallback_share,
    )


def _local_mind(settings: Settings, store: AnswerStore, rules: Mind, recorded_only: bool, spent: Spent | None) -> Mind:
    from agents.minds.local_model.local import local_mind

    return local_mind(
        settings.mind,
        all_tasks=settings.tasks == "all",
        timeout_seconds=max(_LOCAL_TIMEOUT_SECONDS, settings.endpoint.timeout_seconds),
        retries=settings.endpoint.retries,
        calls=settings.limits.calls,
        tokens=settings.limits.tokens,
        store=store,
        rules=rules,
        recorded_only=recorded_only,
        fallback_share=settings.limits.fallback_share,
        spent=spent,
    )
