"""The local mind: a model served inside this process, asked like any provider, for voicing or for every task."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from agents.canonical import E6
from agents.minds.base import AnswerStore, Failure, JsonSchema, Mind, Provider, Reply, Request
from agents.minds.calling.providers import Concurrent, RecordedOnly, Remembering
from agents.minds.calling.retrying import Retrying
from agents.minds.calling.spending import Caps, Limited, Price, Spent
from agents.minds.language import LanguageMind
from agents.minds.local_model.local_files import LOCAL, check_ready, local_model
from agents.minds.local_model.local_server import Address, LocalServer
from agents.minds.prompting.schemas import bounded

if TYPE_CHECKING:
    from agents.minds.local_model.voicing import Candidates

FREE = Price(0, 0)
VOICE_SLOTS, VOICE_TOKENS = 8, 1024
ALL_SLOTS, ALL_TOKENS = 4, 4096
_SENT_AS = "openai/"


class Serving(Protocol):
    """What a local provider needs of a server; `LocalServer` is one."""

    def address(self) -> Address:
        """Return where it listens, started if it was not."""
        ...

    def stop(self) -> None:
        """End it; may be called twice."""
        ...


class LocalProvider:
    """Sends requests to a server of this process, which it starts when first needed and stops in the end.

    Args:
        server: Not started yet.
        timeout_seconds: How long one sending may take.
    """

    def __init__(self, server: Serving, *, timeout_seconds: float) -> None:
        self._server = server
        self._timeout_seconds = timeout_seconds
        self._sender: Provider | None = None

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the reply, which costs nothing, or the failure as a value.

        Raises:
            InputError: If the model's file or the package that serves it is missing.
        """
        name = request.model.removeprefix(f"{LOCAL}/")
        schema = request.schema and JsonSchema(bounded(request.schema))
        reply = await self._begun().complete(replace(request, model=f"{_SENT_AS}{name}", schema=schema))
        return replace(reply, cost_e6=0) if isinstance(reply, Reply) else reply

    async def close(self) -> None:
        """Close the connections and end the server."""
        sender, self._sender = self._sender, None
        if sender is not None:
            await sender.close()
        self._server.stop()

    def _begun(self) -> Provider:
        if self._sender is None:
            from agents.minds.calling.litellm_provider import LiteLLMProvider, OpenAIEndpoint

            address = self._server.address()
            endpoint = OpenAIEndpoint(address.url, address.key)
            self._sender = LiteLLMProvider(timeout_seconds=self._timeout_seconds, endpoint=endpoint, seeded=True)
        return self._sender


def local_mind(
    mind: str,
    *,
    all_tasks: bool,
    timeout_seconds: float,
    retries: int,
    calls: int | None,
    tokens: int | None,
    store: AnswerStore,
    rules: Mind,
    recorded_only: bool = False,
    fallback_share: float = 0.5,
    spent: Spent | None = None,
) -> Mind:
    """Return a mind on the model of this machine that `mind` names.

    Args:
        mind: "local", or "local:" and the path of a GGUF file.
        all_tasks: True where the model answers every question; else it only rewords what the rules say.
        timeout_seconds: How long one sending may take.
        retries: How often a sending that failed is tried again.
        calls: The most requests to send; None is no cap.
        tokens: The most tokens, in and out; None is no cap.
        store: Where answers are looked up and kept.
        rules: Decides and composes, or answers where the model's answer could not be used.
        recorded_only: True for a replay: neither the file nor the package is needed.
        fallback_share: Above this share of replaced answers a mind for all tasks raises `TooManyFallbacks`.
        spent: What the run used before, which counts against the caps.

    Raises:
        InputError: If the model's file or the package that serves it is missing.
    """
    model = local_model(mind)
    if recorded_only:
        provider: Provider = RecordedOnly(store)
    else:
        check_ready(model)
        slots, size = (ALL_SLOTS, ALL_TOKENS) if all_tasks else (VOICE_SLOTS, VOICE_TOKENS)
        server = LocalServer(model, slots=slots, tokens_per_slot=size)
        sender = Concurrent(LocalProvider(server, timeout_seconds=timeout_seconds), slots)
        limited = Limited(sender, Caps(calls, tokens), spent=spent or Spent(), price=FREE)
        provider = Remembering(Retrying(limited, retries=retries), store)
    if all_tasks:
        share_e6 = E6 if recorded_only else round(fallback_share * E6)
        return LanguageMind(
            provider, model.name, json_schema=True, fallback=rules, fallback_share_e6=share_e6, fitted_lists=True
        )
    from agents.minds.local_model.voicing import VoicingMind

    return VoicingMind(rules, provider, model.name, candidates=candidates_for(mind))


def candidates_for(mind: str) -> Candidates:
    """Return how the model that `mind` names is asked for wordings: the small one mostly held to a pattern."""
    from agents.minds.local_model.voicing import Candidates

    return Candidates(free=1, guided=2, tiny=True) if mind == LOCAL else Candidates(free=3, guided=1, tiny=False)
