"""The only module that knows litellm: sends a request once, and gives back a reply or a failure as a value.

Keys and endpoints come from the environment alone, under the names litellm reads (OPENAI_API_KEY,
OPENAI_API_BASE, ANTHROPIC_API_KEY ...). litellm takes seconds to import, so it is imported when first needed.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import time
import warnings
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from agents.canonical import E6
from agents.minds.base import Failure, Reply, Request, TroubleKind
from agents.minds.calling.scrubbing import scrubbed, secrets_here, without_secrets
from agents.minds.calling.spending import Price
from agents.minds.calling.wire import (
    FINISH,
    SERVER,
    TOO_MANY,
    counted,
    is_unpaid,
    may_pass,
    retry_after_ms,
    whole,
)

if TYPE_CHECKING:
    import httpx
    from openai import AsyncOpenAI

_HTTP_ROUTES = frozenset({"hosted_vllm", "anthropic", "gemini", "ollama", "ollama_chat", "mistral"})
_NO_KEY = "none"
_MOST_USD = 1_000_000
_GRANTS = re.compile(r"KEY|TOKEN|BASE|URL|CREDENTIAL")
_OTHER_KEYS = {"huggingface": ["HF_TOKEN"], "openrouter": ["OR_API_KEY"], "cohere": ["CO_API_KEY"]}


class _Message(Protocol):
    content: str | None


class _Choice(Protocol):
    message: _Message
    finish_reason: str | None


class _Response(Protocol):
    choices: list[_Choice]


@dataclass(frozen=True, slots=True)
class OpenAIEndpoint:
    """An OpenAI-compatible endpoint that stands in for the one in the environment."""

    url: str
    key: str


class LiteLLMProvider:
    """Sends requests through litellm, each once; retries are the business of `Retrying`.

    Args:
        timeout_seconds: How long one sending may take.
        endpoint: Where ``openai/`` models are asked; as the environment says when left out.
        seeded: True sends the sample number as the seed, for servers whose draws would be the same otherwise.
    """

    def __init__(
        self, *, timeout_seconds: float = 60.0, endpoint: OpenAIEndpoint | None = None, seeded: bool = False
    ) -> None:
        self._timeout_seconds = timeout_seconds
        self._endpoint = endpoint
        self._seeded = seeded
        self._loop: asyncio.AbstractEventLoop | None = None
        self._http: Any = None
        self._openai: AsyncOpenAI | None = None
        self._routes: dict[str, str] = {}
        self._secrets: tuple[str, ...] = ()

    async def prepare(self) -> None:
        """Import what the first call would import, which takes longer than some time-outs."""
        litellm = _litellm()
        import openai.resources.chat.completions.completions  # noqa: F401

        nothing = [{"role": "user", "content": ""}]
        await litellm.acompletion(model="openai/none", messages=nothing, mock_response="ready", **{"no-log": True})

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the reply, or the failure as a value; texts of failures hold no key."""
        litellm = _litellm()
        import openai

        started = time.monotonic()
        try:
            response = await litellm.acompletion(**self._arguments(litellm, request))
        except litellm.ContentPolicyViolationError:
            return Reply("", finish="refusal", latency_ms=_ms_since(started))
        except openai.OpenAIError as error:  # the root of everything litellm raises for a call
            return _failure(litellm, error)
        try:
            return _reply(response, _ms_since(started), self._secrets)
        except (LookupError, TypeError, AttributeError) as error:
            reason = f"the server's answer is not that of a chat completion: {type(error).__name__}"
            return Failure(reason, perhaps_billed=True, kind="server", latency_ms=_ms_since(started))

    async def close(self) -> None:
        """Close the connections."""
        http, self._http, self._openai = self._http, None, None
        if http is not None:
            await http.close()

    def _arguments(self, litellm: ModuleType, request: Request) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
            "max_tokens": request.max_tokens,
            "temperature": request.temperature_e6 / E6,
            "timeout": self._timeout_seconds,
            "num_retries": 0,
            "max_retries": 0,
            "drop_params": True,
            "caching": False,
            "no-log": True,
        }
        if self._seeded:
            arguments["seed"] = int(request.sample[:7], 16)
        client = self._client(litellm, request.model)
        if client is not None:
            arguments["client"] = client
        if request.schema is not None:
            schema = {"name": request.schema_name, "schema": dict(request.schema), "strict": True}
            response_format = {"type": "json_schema", "json_schema": schema}
            if client is not None and client is self._openai:
                # As it is: on its other way in, every part of the schema is looked at for a quarter of a call's time.
                arguments["extra_body"] = {"response_format": response_format}
            else:
                arguments["response_format"] = response_format
        return arguments

    def _client(self, litellm: ModuleType, model: str) -> object:
        """Return a client of ours that follows no redirect, so that a key goes to its own host only.

        None where litellm has to make its own: for routes that take no client of a known kind.
        """
        loop = asyncio.get_running_loop()
        if self._http is None or loop is not self._loop:
            from litellm.llms.custom_httpx.http_handler import AsyncHTTPHandler

            self._loop, self._openai, self._secrets = loop, None, secrets_here()
            self._http = AsyncHTTPHandler(timeout=self._timeout_seconds, follow_redirects=False)
        if model not in self._routes:
            self._routes[model] = litellm.get_llm_provider(model)[1]
        if self._routes[model] == "openai":
            self._openai = self._openai or _openai_client(self._http.client, self._endpoint)
            return self._openai
        return self._http if self._routes[model] in _HTTP_ROUTES else None


def _openai_client(http: httpx.AsyncClient, endpoint: OpenAIEndpoint | None) -> AsyncOpenAI:
    """Return a client for `endpoint`, or for the one in the environment; an endpoint of one's own may need no key."""
    from openai import AsyncOpenAI

    if endpoint is not None:
        return AsyncOpenAI(api_key=endpoint.key, base_url=endpoint.url, http_client=http, max_retries=0)
    base = os.environ.get("OPENAI_BASE_URL") or os.environ.get("OPENAI_API_BASE") or None
    key = os.environ.get("OPENAI_API_KEY") or (_NO_KEY if base else None)
    return AsyncOpenAI(api_key=key, base_url=base, http_client=http, max_retries=0)


def known_price(model: str) -> Price | None:
    """Return what `model` costs as litellm knows it; None where it does not."""
    litellm = _litellm()
    try:
        name = litellm.get_llm_provider(model)[0]
    except litellm.BadRequestError:
        return None
    entry = litellm.model_cost.get(model) or litellm.model_cost.get(name)
    if not entry or entry.get("input_cost_per_token") is None or entry.get("output_cost_per_token") is None:
        return None
    return Price(
        prompt_e6=round(entry["input_cost_per_token"] * E6 * E6),
        answer_e6=round(entry["output_cost_per_token"] * E6 * E6),
    )


def provider_known(model: str) -> bool:
    """Return whether litellm knows a provider for `model`, by its prefix or by the whole name."""
    litellm = _litellm()
    if model.partition("/")[0] in provider_names():
        return "/" in model
    try:
        litellm.get_llm_provider(model)
    except litellm.BadRequestError:
        return False
    return True


def provider_names() -> frozenset[str]:
    """Return the providers that litellm knows: what stands before the "/" of a model's name."""
    return frozenset(str(getattr(name, "value", name)) for name in _litellm().provider_list)


def missing_keys(model: str) -> tuple[str, ...]:
    """Return the variables of the environment of which one has to hold a key for `model`; none where none is needed.

    What is doubtful is let through: a variable of the provider's with an address or a token may do in place of a key.
    """
    named = _litellm().validate_environment(model)["missing_keys"]
    missing = tuple(sorted(name for name in named if name.endswith("_API_KEY")))
    provider = model.partition("/")[0] if "/" in model else ""
    if "OPENAI_API_KEY" in missing:
        stands_in = ["OPENAI_BASE_URL", "OPENAI_API_BASE"]
    else:
        owners = (provider.partition("_")[0].upper() or "?", *(name.removesuffix("_API_KEY") for name in missing))
        stands_in = [name for name in os.environ if name.startswith(owners) and _GRANTS.search(name)]
        stands_in += _OTHER_KEYS.get(provider, [])
    return () if any(os.environ.get(name) for name in stands_in) else missing


def knows_schemas(model: str) -> bool:
    """Return whether litellm knows that `model` takes a JSON Schema as response format."""
    return bool(_litellm().supports_response_schema(model))


def _litellm() -> ModuleType:
    """Return litellm, imported and made quiet: no price map from the network, no telemetry, no callbacks."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    import litellm

    if not litellm.suppress_debug_info:
        litellm.telemetry = False
        litellm.suppress_debug_info = True
        warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
        logging.getLogger("LiteLLM").setLevel(logging.CRITICAL)
    module: ModuleType = litellm
    return module


def _reply(response: _Response, latency_ms: int, secrets: tuple[str, ...]) -> Reply:
    choice = response.choices[0]
    message = choice.message
    finish = FINISH.get(choice.finish_reason or "", "other")
    if getattr(message, "refusal", None):
        finish = "refusal"
    usage = getattr(response, "usage", None)
    return Reply(
        text=without_secrets(whole(message.content or _called_with(message)), secrets),
        finish=finish,
        prompt_tokens=counted(getattr(usage, "prompt_tokens", 0)),
        answer_tokens=counted(getattr(usage, "completion_tokens", 0)),
        cost_e6=_cost_e6(response),
        latency_ms=latency_ms,
    )


def _called_with(message: _Message) -> str:
    """Return what a model wrote into the call of a tool, where it answered by one; empty where it did not."""
    calls = getattr(message, "tool_calls", None) or ()
    functions = [*(getattr(one, "function", None) for one in calls), getattr(message, "function_call", None)]
    written = next((one.arguments for one in functions if one is not None), "")
    return written if isinstance(written, str) else ""


def _cost_e6(response: _Response) -> int | None:
    cost = getattr(response, "_hidden_params", {}).get("response_cost")
    return round(cost * E6) if isinstance(cost, int | float) and 0 <= cost < _MOST_USD else None


def _failure(litellm: ModuleType, error: Exception) -> Failure:
    status = int(getattr(error, "status_code", 0) or 0)
    words = str(error)
    timeout = isinstance(error, litellm.Timeout)
    passing = timeout or may_pass(status)
    return Failure(
        reason=scrubbed(f"{type(error).__name__} ({status}): {words}"),
        final=not passing or is_unpaid(words),
        retry_after_ms=_retry_after_ms(error),
        perhaps_billed=timeout or _may_be_billed(error),
        kind=_kind(litellm, error, status),
    )


def _kind(litellm: ModuleType, error: Exception, status: int) -> TroubleKind:
    """Return what went wrong in one word; litellm gives a broken connection a status of 500 of its own."""
    if isinstance(error, litellm.Timeout):
        return "timeout"
    if status == TOO_MANY:
        return "busy"
    if _broken(error) or isinstance(error, litellm.APIConnectionError):
        return "connection"
    if status >= SERVER:
        return "server"
    return "denied" if status else "other"


def _broken(error: BaseException) -> BaseException | None:
    """Return what broke the connection, None where it was not broken."""
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, httpx.TransportError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


def _may_be_billed(error: Exception) -> bool:
    """Return whether the connection broke after the request was sent."""
    import httpx

    cause = _broken(error)
    return cause is not None and not isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def _retry_after_ms(error: Exception) -> int | None:
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", None) or getattr(error, "litellm_response_headers", None) or {}
    return retry_after_ms(headers)


def _ms_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
