"""What a run would ask of a language model, before a cent is spent: the rules mind lives it through in memory.

Every question it is asked is put into the words a model would get, and counted. A model leads other lives than the
rules do, so the figures are right within a factor of two, not to the call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from agents.embedding import StaticEmbedder
from agents.minds.assembly import price_of, takes_schema
from agents.minds.base import Mind
from agents.minds.batching import parts_of
from agents.minds.local import FREE, candidates_for
from agents.minds.local_files import is_local
from agents.minds.providers import Price
from agents.minds.rendering import rendered
from agents.minds.roles import Role, role_of
from agents.minds.rules import RulesMind
from agents.minds.sections import utf8_bytes
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.speaking import Turn
from simulation.engine import Committed, Engine, make_setting
from simulation.minds import RULES, role_models, terms_of
from simulation.scenario import Scenario

if TYPE_CHECKING:
    from agents.minds.voicing import Candidates

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

ESTIMATE_SCHEMA = "townsfolk-estimate/1"
_BYTES_PER_TOKEN = 4
_VOICE = "voice"


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
        schemas: By role: whether its model takes a JSON Schema.
        voicing: How wordings of turns are asked for, where a model only rewords them.
    """

    def __init__(self, schemas: Mapping[Role, bool], *, voicing: Candidates | None = None) -> None:
        self.name = RULES
        self.counts: dict[str, _Count] = {}
        self._rules: Mind = RulesMind()
        self._schemas = schemas
        self._voicing = voicing

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the rules mind's answer."""
        outcome = await self._rules.answer(question)
        if self._voicing is not None:
            self._count_voicing(question, outcome.answer)
            return outcome
        schema = self._schemas[role_of(question.task.name)]
        for part in parts_of(question, json_schema=schema):
            self._count(part, schema)
        answered = utf8_bytes(outcome.answer.model_dump_json())
        self.counts.setdefault(question.task.name, _Count()).answer_bytes += answered
        return outcome

    async def close(self) -> None:
        """Do nothing: there is nothing open."""

    def _count_voicing(self, question: AnyQuestion, answer: Answer) -> None:
        from agents.minds.voicing import voice_calls

        if self._voicing is None or not isinstance(answer, Turn):
            return
        passage, calls = voice_calls(question, answer.text, self._voicing)
        count = self.counts.setdefault(_VOICE, _Count())
        for call in calls:
            count.calls += 1
            count.prompt_bytes += sum(utf8_bytes(message.content) for message in call.messages)
            count.answer_bytes += utf8_bytes(passage.text)

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
    settings = scenario.settings
    terms, models = terms_of(settings), role_models(settings)
    local = is_local(settings.mind)
    schemas = {role: local or (model != RULES and takes_schema(model, terms)) for role, model in models.items()}
    voices = local and settings.tasks != "all"
    mind = CountingMind(schemas, voicing=candidates_for(settings.mind) if voices else None)
    asyncio.run(_lived(scenario, mind))
    asked = {model for model in models.values() if model != RULES}
    prices = {model: FREE if is_local(model) else price_of(model, terms) for model in asked}
    return tuple(
        _expected(task, count, models[role_of(task)], prices)
        for task, count in sorted(mind.counts.items())
        if models[role_of(task)] != RULES and count.calls
    )


async def _lived(scenario: Scenario, mind: Mind) -> None:
    engine = Engine(make_setting(scenario.study, StaticEmbedder()), mind, _Nowhere())
    engine.found()
    while engine.upcoming is not None:
        await engine.step()


def _expected(task: str, count: _Count, model: str, prices: Mapping[str, Price | None]) -> Expected:
    return Expected(
        task,
        model,
        calls=count.calls,
        prompt_tokens=count.prompt_bytes // _BYTES_PER_TOKEN,
        answer_tokens=count.answer_bytes // _BYTES_PER_TOKEN,
        price=prices[model],
    )
