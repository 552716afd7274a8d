"""The only module that knows aiohttp: asks an OpenAI-compatible server itself, without litellm in between.

A request is one POST to ``URL/chat/completions``. The key comes from the environment alone (see
`DirectModel.key_variables`), goes to that address and nowhere else, and into no text that leaves this module. aiohttp
is imported when first needed.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agents.canonical import E6
from agents.minds.base import Failure, JsonSchema, Reply, Request, TroubleKind
from agents.minds.calling.direct_names import DirectModel, direct_model, is_direct
from agents.minds.calling.scrubbing import scrubbed, secrets_here, without_secrets
from agents.minds.calling.wire import (
    FINISH,
    SERVER,
    TIMEOUT,
    TOO_MANY,
    counted,
    is_unpaid,
    may_pass,
    retry_after_ms,
    whole,
)

if TYPE_CHECKING:
    import aiohttp

_OK = 200
_REDIRECTS = range(300, 400)
_MOST_BYTES = 16 << 20
_REFUSED = ("content_policy_violation", "content_filter", "content policy")


class _Endless(Exception):
    """An answer that is longer than any can be."""


class DirectProvider:
    """Sends requests to one server, each once; retries are the business of `Retrying`.

    Args:
        server: Where to; requests may name any model there.
        timeout_seconds: How long one sending may take.
        seeded: True sends the sample number as the seed, for servers whose draws would be the same otherwise.
        key: The server's, where it is one of this process; as the environment says when left out.
    """

    def __init__(
        self, server: DirectModel, *, timeout_seconds: float = 60.0, seeded: bool = False, key: str | None = None
    ) -> None:
        self._url = f"{server.url}/chat/completions"
        self._key = key
        self._key_variables = server.key_variables
        self._timeout_seconds = timeout_seconds
        self._seeded = seeded
        self._loop: asyncio.AbstractEventLoop | None = None
        self._session: aiohttp.ClientSession | None = None
        self._secrets: tuple[str, ...] = ()
        self._names: dict[str, str] = {}

    async def prepare(self) -> None:
        """Import what the first call would import."""
        import aiohttp  # noqa: F401

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the reply, or the failure as a value; texts of failures hold no key."""
        import aiohttp

        session = await self._opened()
        started = time.monotonic()
        try:
            async with session.post(self._url, data=self._body(request), allow_redirects=False) as response:
                data = await _read(response.content)
        except TimeoutError:
            reason = f"no answer within {self._timeout_seconds:g} seconds"
            return Failure(reason, perhaps_billed=True, kind="timeout", latency_ms=_ms_since(started))
        except (aiohttp.ClientError, OSError, _Endless) as error:
            return _broken(error, _ms_since(started))
        except ValueError:  # of a header: what it holds is not told, since it is the key
            reason = "the request cannot be sent; is there a line break in the key?"
            return Failure(reason, final=True, kind="denied", latency_ms=_ms_since(started))
        taken_ms = _ms_since(started)
        if response.status != _OK:
            return _refused(response.status, response.headers, data, taken_ms)
        return self._reply(data, taken_ms)

    async def close(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None and self._loop is asyncio.get_running_loop():
            await session.close()

    async def _opened(self) -> aiohttp.ClientSession:
        """Return the session of the running loop, with the key of the environment as it is now."""
        import aiohttp

        loop = asyncio.get_running_loop()
        if self._session is None or self._loop is not loop:
            named = (os.environ.get(name) for name in self._key_variables)
            key = self._key or next(filter(None, named), "")
            self._loop, self._secrets = loop, (*([key] if key else []), *secrets_here())
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                timeout=aiohttp.ClientTimeout(total=self._timeout_seconds),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})},
            )
        return self._session

    def _body(self, request: Request) -> bytes:
        """Return the request as JSON; the schema's text is made once, its fields in the order they are written in."""
        body: dict[str, Any] = {
            "model": self._name(request.model),
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
            "max_tokens": request.max_tokens,
            "temperature": request.temperature_e6 / E6,
        }
        if self._seeded:
            body["seed"] = int(request.sample[:7], 16)
        text = json.dumps(body)
        if request.schema is not None:
            schema = f'"name":"{request.schema_name}","strict":true,"schema":{_declared(request.schema)}'
            text = f'{text[:-1]},"response_format":{{"type":"json_schema","json_schema":{{{schema}}}}}}}'
        return text.encode("utf-8", "replace")

    def _name(self, model: str) -> str:
        if model not in self._names:
            self._names[model] = direct_model(model).model if is_direct(model) else model
        return self._names[model]

    def _reply(self, data: bytes, taken_ms: int) -> Reply | Failure:
        try:
            body = json.loads(data)
            choice = body["choices"][0]
            message = choice["message"]
            text = whole(_words(message.get("content")) or _called_with(message))
            refusal = bool(message.get("refusal"))
            usage = body.get("usage") or {}
            tokens = counted(usage.get("prompt_tokens")), counted(usage.get("completion_tokens"))
            finish = FINISH.get(choice.get("finish_reason") or "", "other")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            start = scrubbed(without_secrets(data[:200].decode("utf-8", "replace"), self._secrets))
            reason = f"the server's answer is not that of a chat completion: {start or 'it is empty'}"
            kind: TroubleKind = "busy" if _is_busy(data) else "server"
            return Failure(reason, final=is_unpaid(start), perhaps_billed=True, kind=kind, latency_ms=taken_ms)
        return Reply(
            text=without_secrets(text, self._secrets),
            finish="refusal" if refusal else finish,
            prompt_tokens=tokens[0],
            answer_tokens=tokens[1],
            latency_ms=taken_ms,
        )


def _declared(schema: Mapping[str, Any]) -> str:
    return schema.declared if isinstance(schema, JsonSchema) else json.dumps(schema)


async def _read(content: aiohttp.StreamReader) -> bytes:
    """Return the whole body.

    Raises:
        _Endless: If it is longer than any answer can be.
    """
    data = await content.readany()
    if content.at_eof():
        return data
    parts, size = [data], len(data)
    async for part in content.iter_any():
        parts.append(part)
        size += len(part)
        if size > _MOST_BYTES:
            raise _Endless("the server's answer does not end")
    return b"".join(parts)


def _words(content: object) -> str:
    """Return the text of a message's content, which some servers give in parts, or as an object; null is empty.

    Raises:
        TypeError: If it is something else.
    """
    if content is None:
        return ""
    if isinstance(content, dict):
        return json.dumps(content)
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    if not isinstance(content, str):
        raise TypeError("the content of a message is no text")
    return content


def _called_with(message: Mapping[str, Any]) -> str:
    """Return what a model wrote into the call of a tool, where it answered by one; empty where it did not.

    Some servers hold a model to a schema by a tool of their own.
    """
    calls = [one.get("function") for one in message.get("tool_calls") or () if isinstance(one, dict)]
    functions = [one for one in (*calls, message.get("function_call")) if isinstance(one, dict)]
    return _words(functions[0].get("arguments")) if functions else ""


def _is_busy(data: bytes) -> bool:
    """Return whether an answer that is none holds an error that says 429, whatever its status."""
    try:
        error = json.loads(data)["error"]
        return str(error["code"]) == str(TOO_MANY)
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _broken(error: Exception, taken_ms: int) -> Failure:
    """Return what it means that no answer could be read: nothing was sent where no connection was made."""
    import aiohttp

    if isinstance(error, _Endless):
        return Failure(scrubbed(str(error)), perhaps_billed=True, kind="server", latency_ms=taken_ms)
    unsent = isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientSSLError)
    reason = scrubbed(f"{type(error).__name__}: {error}")
    final = isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.InvalidURL)
    return Failure(reason, final=final, perhaps_billed=not unsent, kind="connection", latency_ms=taken_ms)


def _refused(status: int, headers: Mapping[str, str], data: bytes, taken_ms: int) -> Reply | Failure:
    """Return what an error of the server comes to: a refusal of the content is an answer, all else is trouble."""
    words = data[:4000].decode("utf-8", "replace")
    if status in _REDIRECTS:
        reason = f"the server redirects ({status}), and is not followed; name the address it moved to"
        return Failure(reason, final=True, kind="denied", latency_ms=taken_ms)
    if not may_pass(status) and any(sign in words.lower() for sign in _REFUSED):
        return Reply("", finish="refusal", latency_ms=taken_ms)
    kind = _kind(status)
    return Failure(
        reason=scrubbed(f"status {status}: {_said(words)}"),
        final=not may_pass(status) or is_unpaid(words),
        retry_after_ms=retry_after_ms(headers),
        perhaps_billed=kind == "timeout",
        kind=kind,
        latency_ms=taken_ms,
    )


def _kind(status: int) -> TroubleKind:
    if status in (TOO_MANY, TIMEOUT):
        return "busy" if status == TOO_MANY else "timeout"
    return "server" if status >= SERVER else "denied"


def _said(words: str) -> str:
    """Return the message of an error as OpenAI-compatible servers send it, else its text."""
    try:
        error = json.loads(words)["error"]
        return str(error.get("message") or error) if isinstance(error, dict) else str(error)
    except (ValueError, LookupError, TypeError):
        return words


def _ms_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
