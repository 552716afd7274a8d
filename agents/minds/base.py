"""The two Protocols of thinking: a mind answers questions; a provider completes requests for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring as _quoted
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from agents.canonical import digest
from agents.tasks.base import Answer, Outcome, Question

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


class Mind(Protocol):
    """Answers the cognitive questions of people."""

    @property
    def name(self) -> str:
        """What it is called in a run's record, such as "rules" or "openai/gpt-4o-mini"."""
        ...

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the answer, parsed into the task's output type.

        Raises:
            Paused: If the answer cannot be had now; the run stops resumably.
        """
        ...

    async def close(self) -> None:
        """Wait for what is in flight and give connections back; may be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a request, in the roles every chat model knows."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that can change a model's answer, and who asks.

    Args:
        model: The model's name as litellm takes it.
        messages: In order.
        schema: The JSON Schema that is sent as response format; None where the prompt describes it.
        schema_name: The name of the output type.
        max_tokens: The most tokens the answer may use.
        temperature_e6: Sampling temperature in millionths.
        sample: The sample number (see `Question.sample`).
        task: Name and version of the task, such as "say/1".
        person: Who asks; not a part of the key, the sample number is.
        tick: When; not a part of the key.
        n: Which of the task's questions of this person and tick.
        attempt: 0 for the first time, 1 when asked again with the error.
    """

    model: str
    messages: tuple[Message, ...]
    schema: Mapping[str, Any] | None = field(hash=False)
    schema_name: str
    max_tokens: int
    temperature_e6: int
    sample: str
    task: str
    person: str
    tick: int
    n: int
    attempt: int = 0
    _key: str = field(default="", init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """The canonical request key: equal for requests that may share an answer, else different."""
        if not self._key:
            object.__setattr__(self, "_key", self._digest())
        return self._key

    @property
    def messages_text(self) -> str:
        """The messages as canonical JSON: pairs of role and content."""
        pairs = (f"[{_quoted(message.role)},{_quoted(message.content)}]" for message in self.messages)
        return f"[{','.join(pairs)}]"

    def _digest(self) -> str:
        """Return the digest of the canonical JSON of what can change the answer, its keys in order."""
        schema = "null" if self.schema is None else _quoted(schema_text(self.schema))
        return digest(
            f'{{"attempt":{self.attempt},"max_tokens":{self.max_tokens},"messages":{self.messages_text},'
            f'"model":{_quoted(self.model)},"sample":{_quoted(self.sample)},"schema":{schema},'
            f'"task":{_quoted(self.task)},"temperature_e6":{self.temperature_e6}}}'
        )


class JsonSchema(dict[str, Any]):
    """A JSON Schema that is not changed any more, and knows its text: with sorted keys, and as it is declared."""

    __slots__ = ("declared", "text")

    def __init__(self, schema: Mapping[str, Any]) -> None:
        import json

        super().__init__(schema)
        self.text = _text_of(schema)
        self.declared = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))


def schema_text(schema: Mapping[str, Any]) -> str:
    """Return `schema` as JSON text with sorted keys."""
    return schema.text if isinstance(schema, JsonSchema) else _text_of(schema)


def _text_of(schema: Mapping[str, Any]) -> str:
    import json

    return json.dumps(schema, sort_keys=True, ensure_ascii=False)


FinishReason = Literal["stop", "length", "refusal", "other"]
TroubleKind = Literal["busy", "server", "timeout", "connection", "denied", "down", "other"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a provider answered.

    Args:
        text: The raw text.
        finish: Why it ended; "length" is a truncation.
        prompt_tokens: As counted by the provider.
        answer_tokens: The same.
        cost_e6: US dollars in millionths; None where the price is not known.
        latency_ms: Wall time of the call; never used in logic.
        attempts: How many times it was sent.
        looked_up: True where the answer came from the journal and nothing was sent.
    """

    text: str
    finish: FinishReason = "stop"
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cost_e6: int | None = None
    latency_ms: int = 0
    attempts: int = 1
    looked_up: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Trouble in transport: not an answer.

    Args:
        reason: What happened, without any key.
        final: True where trying again cannot help (a wrong key).
        retry_after_ms: How long the server asked us to wait; None where it did not say.
        perhaps_billed: True where the request may have been carried out although no answer came (a time-out).
        kind: The same in one word, for counts.
        latency_ms: Wall time of the sending; without what was waited for a turn.
    """

    reason: str
    final: bool = False
    retry_after_ms: int | None = None
    perhaps_billed: bool = False
    kind: TroubleKind = "other"
    latency_ms: int = 0


class Provider(Protocol):
    """Completes requests: a model's server, or a wrapper that looks up, limits, counts or records."""

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the reply, or the failure as a value; nothing is raised for trouble in transport.

        Raises:
            LimitReached: If a cap would be passed by asking.
        """
        ...

    async def close(self) -> None:
        """Wait for what is in flight and close the connections; may be called twice."""
        ...


class AnswerStore(Protocol):
    """Keeps answers the moment they arrive. The journal implements it."""

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under `key`, None where there is none.

        Raises:
            JournalError: If the kept answer does not fit its checksum.
        """
        ...

    def keep(self, request: Request, reply: Reply) -> None:
        """Keep `reply` for good before returning."""
        ...


@runtime_checkable
class CallBook(Protocol):
    """Notes every request before it is sent, so that a cap holds even across a kill. The journal implements it.

    An answer that is kept under the request's key settles what was noted; a failure is settled here.
    """

    def begin(self, request: Request, tokens: int, cost_e6: int | None) -> int:
        """Note for good that `request` is about to be sent and may use as much; return the entry's number.

        Raises:
            DiskTrouble: If it cannot be written; then nothing may be sent.
        """
        ...

    def fail(self, number: int, failure: Failure, tokens: int, cost_e6: int | None) -> None:
        """Note that no answer came to entry `number`, and what may have been billed all the same."""
        ...
