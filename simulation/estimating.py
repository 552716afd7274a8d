"""What a run would ask of a language model, before a cent is spent: it is lived through in memory without one.

Every question that is asked is put into the words a model would get, and counted. A model leads other lives than the
rules do, so a society that lives by plans is lived by the rules and by whim, and a small one several times: the figures
are the means, and right within a factor of two, not to the call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from agents.canonical import digest
from agents.embedding import StaticEmbedder
from agents.minds.assembly import price_of, takes_schema
from agents.minds.base import Mind
from agents.minds.batching import parts_of
from agents.minds.calling.spending import Price
from agents.minds.local_model.local import FREE, candidates_for
from agents.minds.local_model.local_files import is_local
from agents.minds.prompting.rendering import rendered
from agents.minds.prompting.sections import utf8_bytes
from agents.minds.roles import Role, role_of
from agents.minds.rules import RulesMind
from agents.minds.whims import WhimsMind
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.speaking import Turn
from simulation.clock import Clock
from simulation.engine import Committed, Engine, make_setting
from simulation.minds import RULES, role_models, terms_of
from simulation.protocols import make_protocol
from simulation.scenario import Scenario, Study

if TYPE_CHECKING:
    from agents.minds.local_model.voicing import Candidates

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

ESTIMATE_SCHEMA = "townsfolk-estimate/1"
_BYTES_PER_TOKEN = 4
_MOST_LIVES = 6
_PERSON_TICKS = 2000
_LIVED_BY_WHIM = 50_000
_SEEDS = 2**63
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
    """Answers as another mind does, and counts what a language model would have been asked: the same only once.

    Args:
        schemas: By role: whether its model takes a JSON Schema.
        voicing: How wordings of turns are asked for, where a model only rewords them.
        lives: Who answers; the rules when left out.
    """

    def __init__(
        self, schemas: Mapping[Role, bool], *, voicing: Candidates | None = None, lives: Mind | None = None
    ) -> None:
        self._lives = lives or RulesMind()
        self.name = self._lives.name
        self.counts: dict[str, _Count] = {}
        self._schemas = schemas
        self._voicing = voicing
        self._asked: set[str] = set()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the answer of the mind that lives."""
        outcome = await self._lives.answer(question)
        if self._voicing is not None:
            self._count_voicing(question, outcome.answer)
            return outcome
        schema = self._schemas[role_of(question.task.name)]
        new = [self._count(part, schema) for part in parts_of(question, json_schema=schema)]
        if any(new):
            answered = utf8_bytes(outcome.answer.model_dump_json())
            self.counts[question.task.name].answer_bytes += answered
        return outcome

    async def close(self) -> None:
        """Do nothing: there is nothing open."""

    def _count_voicing(self, question: AnyQuestion, answer: Answer) -> None:
        from agents.minds.local_model.voicing import voice_calls

        if self._voicing is None or not isinstance(answer, Turn):
            return
        passage, calls = voice_calls(question, answer.text, self._voicing)
        count = self.counts.setdefault(_VOICE, _Count())
        for call in calls:
            count.calls += 1
            count.prompt_bytes += sum(utf8_bytes(message.content) for message in call.messages)
            count.answer_bytes += utf8_bytes(passage.text)

    def _count(self, question: AnyQuestion, schema: bool) -> bool:
        """Count what a model would be asked; return whether it would: some questions are too long, or asked already."""
        prompt = rendered(question, json_schema=schema)
        if prompt is None:
            return False
        words = [message.content for message in prompt.messages]
        key = digest(question.sample, *words)
        if key in self._asked:
            return False
        self._asked.add(key)
        count = self.counts.setdefault(question.task.name, _Count())
        count.calls += 1
        count.prompt_bytes += sum(map(utf8_bytes, words))
        return True


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
    voicing = candidates_for(settings.mind) if voices else None
    lives = _lives(scenario, unforeseen=not voices and models["thinker"] != RULES)
    minds = ((study, CountingMind(schemas, voicing=voicing, lives=mind)) for study, mind in lives)
    counts = _mean([_lived(study, mind) for study, mind in minds])
    asked = {model for model in models.values() if model != RULES}
    prices = {model: FREE if is_local(model) else price_of(model, terms) for model in asked}
    return tuple(
        _expected(task, count, models[role_of(task)], prices)
        for task, count in sorted(counts.items())
        if models[role_of(task)] != RULES and count.calls
    )


def _lives(scenario: Scenario, unforeseen: bool) -> Iterator[tuple[Study, Mind]]:
    """Yield studies and the minds to live them: a small society several times, each time with another seed.

    Args:
        scenario: What is estimated.
        unforeseen: Whether a model decides what people do; else the rules do, and their one life is the very one.
    """
    study = scenario.study
    protocol = make_protocol(study, Clock(study.clock))
    size = len(study.people) * sum(1 for _ in protocol.ticks())
    lives = max(1, min(_MOST_LIVES, _PERSON_TICKS // max(1, size))) if unforeseen else 1
    by_whim = unforeseen and protocol.lives_by_plans and size <= _LIVED_BY_WHIM
    for number in range(lives):
        again = study.model_copy(update={"seed": (study.seed + number) % _SEEDS})
        yield again, RulesMind()
        if by_whim:
            yield again, WhimsMind()


def _lived(study: Study, mind: CountingMind) -> dict[str, _Count]:
    async def live() -> None:
        engine = Engine(make_setting(study, _embedder()), mind, _Nowhere())
        engine.found()
        while engine.upcoming is not None:
            await engine.step()

    asyncio.run(live())
    return mind.counts


@cache
def _embedder() -> StaticEmbedder:
    return StaticEmbedder()


def _mean(lives: Sequence[dict[str, _Count]]) -> dict[str, _Count]:
    """Return the mean of several lives by task, rounded up: what happens in one of them may happen."""
    tasks = sorted({task for counts in lives for task in counts})
    return {
        task: _Count(
            *(
                -(-sum(getattr(counts[task], name) for counts in lives if task in counts) // len(lives))
                for name in ("calls", "prompt_bytes", "answer_bytes")
            )
        )
        for task in tasks
    }


def _expected(task: str, count: _Count, model: str, prices: Mapping[str, Price | None]) -> Expected:
    return Expected(
        task,
        model,
        calls=count.calls,
        prompt_tokens=count.prompt_bytes // _BYTES_PER_TOKEN,
        answer_tokens=count.answer_bytes // _BYTES_PER_TOKEN,
        price=prices[model],
    )
