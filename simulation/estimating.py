"""What a run would ask of a language model, before a cent is spent: the rules mind lives it through in memory.

Every question it is asked is put into the words a model would get, and counted. A model leads other lives than the
rules do, so the figures are right within a factor of two, not to the call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from agents.embedding import StaticEmbedder
from agents.minds.assembly import Terms, price_of, takes_schema
from agents.minds.base import Mind
from agents.minds.batching import parts_of
from agents.minds.language import longest_answer
from agents.minds.providers import Price
from agents.minds.rendering import rendered
from agents.minds.roles import role_of
from agents.minds.rules import RulesMind
from agents.minds.sections import utf8_bytes
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from simulation.engine import Committed, Engine, make_setting
from simulation.minds import RULES, role_models, terms_of
from simulation.scenario import Scenario

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

ESTIMATE_SCHEMA = "townsfolk-estimate/1"
_BYTES_PER_TOKEN = 4
_FIELDS_LEFT_OUT = 12
"""A model spells out every field of its answer; ours leave out none either, but are shorter in words."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What one task would use.

    Args:
        task: Its name.
        model: Who would be asked.
        calls: How often.
        prompt_tokens: What would go in.
        answer_tokens: What would come out.
        price: Of the model; None where it is not known.
    """

    task: str
    model: str
    calls: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    price: Price | None = None

    @property
    def cost_usd(self) -> float | None:
        """US dollars; None where the price is not known."""
        if self.price is None:
            return None
        return self.price.cost_e6(self.prompt_tokens, self.answer_tokens) / 1_000_000


@dataclass(slots=True)
class _Count:
    calls: int = 0
    prompt_bytes: int = 0
    answer_bytes: int = 0


class CountingMind:
    """Answers as the rules mind does, and counts what a language model would have been asked.

    Args:
        schemas: By task name: whether its model takes a JSON Schema; tasks that no model answers are left out.
    """

    def __init__(self, schemas: Mapping[str, bool] | None = None, *, json_schema: bool = False) -> None:
        self.name = RULES
        self.counts: dict[str, _Count] = {}
        self._rules: Mind = RulesMind()
        self._schemas = schemas or {}
        self._json_schema = json_schema

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the rules mind's answer."""
        outcome = await self._rules.answer(question)
        schema = self._schemas.get(role_of(question.task.name), self._json_schema)
        for part in parts_of(question, json_schema=schema):
            self._count(part, schema)
        answered = utf8_bytes(outcome.answer.model_dump_json())
        self.counts.setdefault(question.task.name, _Count()).answer_bytes += answered
        return outcome

    async def close(self) -> None:
        """Do nothing: there is nothing open."""

    def _count(self, question: AnyQuestion, schema: bool) -> None:
        prompt = rendered(question, json_schema=schema)
        if prompt is None:
            return
        count = self.counts.setdefault(question.task.name, _Count())
        count.calls += 1
        count.prompt_bytes += sum(utf8_bytes(message.content) for message in prompt.messages)


class _Nowhere:
    """A recorder that keeps nothing."""

    def record(self, committed: Committed) -> None:
        """Keep nothing."""


def estimate(scenario: Scenario) -> tuple[Expected, ...]:
    """Return what a run of `scenario` with its settings would use, by task; nothing is sent anywhere.

    Raises:
        InputError: If the settings cannot be used.
        ScenarioError: If nothing can ever happen in the scenario.
    """
    terms, models = terms_of(scenario.settings), role_models(scenario.settings)
    schemas = {role: model != RULES and takes_schema(model, terms) for role, model in models.items()}
    mind = CountingMind(schemas)
    asyncio.run(_lived(scenario, mind))
    prices = {model: price_of(model, terms) for model in set(models.values()) if model != RULES}
    return tuple(
        _expected(task, count, models[role_of(task)], prices, terms)
        for task, count in sorted(mind.counts.items())
        if models[role_of(task)] != RULES and count.calls
    )


async def _lived(scenario: Scenario, mind: Mind) -> None:
    engine = Engine(make_setting(scenario.study, StaticEmbedder()), mind, _Nowhere())
    engine.found()
    while engine.upcoming is not None:
        await engine.step()


def _expected(task: str, count: _Count, model: str, prices: Mapping[str, Price | None], terms: Terms) -> Expected:
    return Expected(
        task,
        model,
        calls=count.calls,
        prompt_tokens=count.prompt_bytes // _BYTES_PER_TOKEN,
        answer_tokens=count.answer_bytes // _BYTES_PER_TOKEN,
        price=prices[model],
    )
