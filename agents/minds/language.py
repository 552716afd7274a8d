"""The language mind: every question becomes a prompt, every reply a typed answer, or is replaced and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from agents.canonical import E6
from agents.errors import ProviderTrouble, TooManyFallbacks
from agents.minds.base import Failure, Mind, Provider, Reply, Request
from agents.minds.batching import joined, parts_of
from agents.minds.checking import Senseless, checked
from agents.minds.detecting import doubtful_claims
from agents.minds.injection import FOLLOWED, SUSPECTED, follows, orders_in
from agents.minds.prompting.rendering import Rendered, rendered
from agents.minds.prompting.schemas import answer_schema, fitted
from agents.minds.repair import Unusable, parse_answer
from agents.minds.tally import Tally
from agents.talk import Source
from agents.tasks.base import Answer, AnyQuestion, AnyTask, Outcome, Question
from agents.tasks.speaking import Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

RESUME = "; what is done is kept, and 'townsfolk resume RUN' goes on"
_TIMES_ASKED = 2
_ANSWERS_BEFORE_JUDGING = 20


@dataclass(slots=True)
class _Way:
    """How one question has fared so far."""

    repairs: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=lambda: ["asked"])
    flags: list[str] = field(default_factory=list)
    problem: str = ""

    def repaired(self, rung: str) -> None:
        self.repairs.append(rung)
        self.events.append({"fallback": "fallbacks"}.get(rung, rung))

    def flagged(self, flag: str) -> None:
        self.flags.append(flag)
        self.events.append(flag)

    def watched(self, prompt: Rendered, reply: Reply) -> None:
        """Note where somebody's words in the prompt try to give orders, and whether the reply follows them."""
        orders = orders_in(prompt.messages)
        if not orders:
            return
        if SUSPECTED not in self.flags:
            self.flagged(SUSPECTED)
        if FOLLOWED not in self.flags and follows(reply.text, orders, prompt.messages):
            self.flagged(FOLLOWED)


def longest_answer(task: AnyTask, times: Mapping[str, float]) -> int:
    """Return how many tokens an answer to `task` may use: its own number, times the entry for it or for "all"."""
    return max(1, round(task.answer_tokens * times.get(task.name, times.get("all", 1.0))))


def _schema_of(question: AnyQuestion) -> Mapping[str, Any]:
    output: type[Answer] = question.task.output
    return answer_schema(output)


class LanguageMind:
    """Answers by asking a language model; what the model cannot answer the fallback mind does, and it is counted.

    The ladder of repair: strict parsing, local repair, one more question with the error, the fallback. Trouble
    in transport is never a reason for the fallback: it pauses the run.

    Args:
        provider: Completes the requests.
        model: The model's name as litellm takes it.
        json_schema: True where the endpoint takes a JSON Schema as response format.
        fallback: Answers where the model did not, in the right form, after two requests.
        fallback_share_e6: Above this share of fallbacks, in millionths, the run pauses.
        advice: What to do about trouble in transport, the end of its message.
        answer_tokens: By task, or "all": how many times as long as usual an answer may be.
        fitted_lists: True where the endpoint holds lists to the length that a schema gives.
    """

    def __init__(
        self,
        provider: Provider,
        model: str,
        *,
        json_schema: bool,
        fallback: Mind,
        fallback_share_e6: int = E6 // 2,
        advice: str = RESUME,
        answer_tokens: Mapping[str, float] | None = None,
        fitted_lists: bool = False,
    ) -> None:
        self.name = model
        self.tally = Tally()
        self._provider = provider
        self._json_schema = json_schema
        self._fallback = fallback
        self._fallback_share_e6 = fallback_share_e6
        self._advice = advice
        self._answer_tokens = answer_tokens or {}
        self._schema_of = fitted if fitted_lists else _schema_of

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the model's answer, or the fallback's where the model has none.

        Raises:
            ProviderTrouble: If the model's server could not be had to answer.
            LimitReached: If a cap would be passed by asking.
            TooManyFallbacks: If more answers than allowed came from the fallback.
        """
        parts = parts_of(question, json_schema=self._json_schema)
        outcome: Outcome[Out] = joined([await self._answered(part) for part in parts])
        return outcome

    async def _answered(self, question: Question[In, Out]) -> Outcome[Out]:
        way = _Way()
        for attempt in range(_TIMES_ASKED):
            prompt = rendered(question, json_schema=self._json_schema, note=way.problem)
            if prompt is None:
                break
            if attempt:
                way.repaired("asked_again")
            answer = await self._asked(question, prompt, attempt, way)
            if answer is not None:
                way.events.append("answered")
                self.tally.count(question.task.name, way.events)
                made = (tuple(way.repairs), tuple(way.calls), tuple(way.flags))
                return Outcome(answer, Source.MODEL, len(way.calls), *made)
        return await self._fallen_back(question, way)

    async def close(self) -> None:
        """Wait for what is in flight, so that nothing paid for is lost, and close the connections."""
        await self._provider.close()

    async def _asked(self, question: Question[In, Out], prompt: Rendered, attempt: int, way: _Way) -> Out | None:
        request = self._request(question, prompt, attempt)
        reply = await self._provider.complete(request)
        if isinstance(reply, Failure):
            raise ProviderTrouble(f"{self.name}: {reply.reason}{self._advice}")
        way.calls.append(request.key)
        if reply.looked_up:
            way.events.append("looked_up")
        way.watched(prompt, reply)
        return self._understood(question, prompt, reply, way, last=attempt == _TIMES_ASKED - 1)

    def _understood(
        self, question: Question[In, Out], prompt: Rendered, reply: Reply, way: _Way, *, last: bool
    ) -> Out | None:
        parsed = parse_answer(question.task.output, reply.text, reply.finish, last=last)
        if isinstance(parsed, Unusable):
            way.flagged(parsed.kind)
            way.problem = parsed.problem
            return None
        try:
            answer, trimmed = checked(question, parsed.answer, prompt.labels)
        except Senseless as error:
            way.flagged("unfit")
            way.problem = str(error)
            return None
        if parsed.repaired:
            way.repaired("local")
        if trimmed:
            way.repaired("trimmed")
        if isinstance(parsed.answer, Turn) and isinstance(answer, Turn):
            for doubt in doubtful_claims(parsed.answer, answer, question.input):  # type: ignore[arg-type]  # a say task
                way.flagged(doubt)
        return answer

    def _request(self, question: Question[In, Out], prompt: Rendered, attempt: int) -> Request:
        task = question.task
        return Request(
            model=self.name,
            messages=prompt.messages,
            schema=self._schema_of(question) if self._json_schema else None,
            schema_name=task.output.__name__,
            max_tokens=longest_answer(task, self._answer_tokens),
            temperature_e6=task.temperature_e6,
            sample=question.sample,
            task=f"{task.name}/{task.version}",
            person=question.person,
            tick=question.tick,
            n=question.n,
            attempt=attempt,
        )

    async def _fallen_back(self, question: Question[In, Out], way: _Way) -> Outcome[Out]:
        way.repaired("fallback")
        self.tally.count(question.task.name, way.events)
        self._judge()
        outcome = await self._fallback.answer(question)
        return replace(
            outcome,
            source=Source.FALLBACK,
            attempts=len(way.calls),
            repairs=tuple(way.repairs),
            calls=tuple(way.calls),
            flags=tuple(way.flags),
        )

    def _judge(self) -> None:
        total = self.tally.total
        if total.asked >= _ANSWERS_BEFORE_JUDGING and total.fallbacks * E6 > total.asked * self._fallback_share_e6:
            raise TooManyFallbacks(
                f"{self.name}: {total.fallbacks} of {total.asked} answers could not be used and were replaced; "
                f"try another model, or raise limits.fallback_share and go on with 'townsfolk resume RUN'"
            )
