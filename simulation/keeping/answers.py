"""A model's answers as rows of the journal, each with a checksum of its own."""

from __future__ import annotations

import json
import re
from typing import Any

from agents.canonical import digest
from agents.errors import JournalError
from agents.minds.base import Reply, Request, schema_text

ANSWER_COLUMNS = (
    "key, person, tick, task, n, attempt, request, reply, prompt_tokens, answer_tokens, cost_e6, latency_ms"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def answer_row(request: Request, reply: Reply) -> tuple[str | int | None, ...]:
    """Return the values of `ANSWER_COLUMNS` and the checksum of an answer."""
    values = (
        *(request.key, request.person, request.tick, request.task, request.n, request.attempt),
        *(request_text(request), reply_text(reply)),
        *(reply.prompt_tokens, reply.answer_tokens, reply.cost_e6, reply.latency_ms),
    )
    return (*values, answer_checksum(*values))


def answer_checksum(*values: str | int | None) -> str:
    """Return the checksum kept beside an answer, over the values of `ANSWER_COLUMNS`."""
    return digest(*(str(value) for value in values))


def checked_reply(*row: Any) -> Reply:  # noqa: ANN401 - as SQLite gives it, damaged or not
    """Return a kept answer as a reply that was looked up.

    Args:
        row: The values of `ANSWER_COLUMNS` and the checksum.

    Raises:
        JournalError: If they do not fit the checksum.
    """
    *values, checksum = row
    key, person, tick, task, _, _, _, reply, *_ = values
    if answer_checksum(*values) != checksum:
        good = max(0, tick - 1) if isinstance(tick, int) else None
        raise JournalError(
            f"the stored answer {key} ({task}, {person}, tick {tick}) does not fit its checksum", last_good_tick=good
        )
    return Reply(**{**json.loads(reply), "looked_up": True})


def request_text(request: Request) -> str:
    """Return a request as JSON text, as it is kept."""
    schema = "null" if request.schema is None else schema_text(request.schema)
    text = (
        f'{{"max_tokens":{request.max_tokens},"messages":{request.messages_text},"model":{json.dumps(request.model)},'
        f'"sample":{json.dumps(request.sample)},"schema":{schema},"schema_name":{json.dumps(request.schema_name)},'
        f'"temperature_e6":{request.temperature_e6}}}'
    )
    return _kept(text)


def reply_text(reply: Reply) -> str:
    """Return what of a reply is kept as JSON text: all that can matter to whoever asked."""
    return _json(
        {
            "text": reply.text,
            "finish": reply.finish,
            "prompt_tokens": reply.prompt_tokens,
            "answer_tokens": reply.answer_tokens,
            "cost_e6": reply.cost_e6,
            "latency_ms": reply.latency_ms,
            "attempts": reply.attempts,
        }
    )


def _json(value: dict[str, object]) -> str:
    """Return `value` as JSON text that SQLite can keep: half a surrogate pair, as a model may send, is escaped."""
    return _kept(json.dumps(value, sort_keys=True, ensure_ascii=False))


def _kept(text: str) -> str:
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", text)
