"""The calls of a run one by one: what was sent, what came back, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from agents.errors import QuestionError
from agents.minds.base import Reply
from agents.minds.injection import FOLLOWED, SUSPECTED
from agents.minds.repair import Unusable, parse_answer
from agents.tasks import TASKS
from simulation.inquiry.ledger import VOICED, task_name
from simulation.journal import ANSWER_COLUMNS, checked_reply
from simulation.record import Record

CALLS_SCHEMA = "townsfolk-calls/1"
CALL_SCHEMA = "townsfolk-call/1"
OUTCOMES = (
    "answered", "repaired", "refused", "truncated", "empty", "unfit", "fallback", "failed", "pending",
    "injection_suspected", "injection_followed",
)  # fmt: skip

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Ended:
    """How the question behind a call ended, as the journal has it."""

    source: str
    repairs: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One call.

    Args:
        id: The key of its request; ``#N`` for a sending that no answer came to.
        person: Who asked.
        tick: When.
        task: Name and version.
        n: Which of the task's questions of this person and tick.
        attempt: 0 for the first time, 1 when asked again with the error.
        model: Who was asked.
        outcome: One of `OUTCOMES` but the last three: what became of the answer.
        marks: Which of the others hold too, and what was done to the answer.
        prompt_tokens: As counted by the provider; what may have been billed, for a sending without an answer.
        answer_tokens: As counted by the provider.
        cost_e6: US dollars in millionths; None where the price is not known.
        latency_ms: How long the answer took.
        reason: Why no answer came.
    """

    id: str
    person: str
    tick: int
    task: str
    n: int
    attempt: int
    model: str
    outcome: str
    marks: tuple[str, ...]
    prompt_tokens: int
    answer_tokens: int
    cost_e6: int | None
    latency_ms: int
    reason: str = ""

    @property
    def short_id(self) -> str:
        """The beginning of the id, enough to name the call by."""
        return self.id[:_SHORT]


@dataclass(frozen=True, slots=True)
class Told:
    """One call in full: the request as it was kept, the reply, how its question ended, and failed sendings of it."""

    call: Call
    request: dict[str, Any]
    reply: Reply
    ended: Ended | None
    failures: tuple[Call, ...]


def recorded_calls(record: Record) -> list[Call]:
    """Return all calls of `record` by tick, person, task, n and attempt, those without an answer included.

    Raises:
        JournalError: If an answer does not fit its checksum.
    """
    ended = _ended(record)
    rows = record.rows(f"SELECT {ANSWER_COLUMNS}, checksum FROM answers")  # noqa: S608 - names of our own
    found = [*(_call(row, ended) for row in rows), *_failed(record)]
    return sorted(found, key=lambda call: (call.tick, call.person, call.task, call.n, call.attempt, call.id))


def told_call(record: Record, word: str) -> Told | None:
    """Return the call whose id begins with `word`; None where there is none.

    Raises:
        QuestionError: If more than one can be meant.
        JournalError: If its answer does not fit its checksum.
    """
    query = f"SELECT {ANSWER_COLUMNS}, checksum FROM answers WHERE substr(key, 1, ?) = ? LIMIT 3"  # noqa: S608
    rows = record.rows(query, (len(word), word)) if word else []
    if not rows:
        return None
    if len(rows) > 1:
        raise QuestionError(
            f"{word!r} can mean more than one call; give more of its id: {', '.join(r[0] for r in rows)}"
        )
    row, ended = rows[0], _ended(record)
    failures = tuple(_failed(record, row[0]))
    return Told(_call(row, ended), json.loads(row[6]), checked_reply(*row), ended.get(row[0]), failures)


def _ended(record: Record) -> dict[str, Ended]:
    """Return by key of a call how its question ended."""
    found = {}
    for source, repairs, calls in record.rows("SELECT source, repairs, calls FROM outcomes"):
        ended = Ended(source, tuple(json.loads(repairs)), tuple(json.loads(calls)))
        found.update(dict.fromkeys(ended.calls, ended))
    return found


def _call(row: Sequence[Any], ended: dict[str, Ended]) -> Call:
    key, person, tick, task, n, attempt, request, _, prompt, answer, cost_e6, latency_ms, _ = row
    reply = checked_reply(*row)
    outcome, marks = _became(key, task, attempt, reply, ended.get(key))
    model = json.loads(request)["model"]
    return Call(
        key, person, tick, task, n, attempt, model, outcome, marks, prompt, answer, cost_e6, latency_ms
    )  # fmt: skip


def _became(key: str, task: str, attempt: int, reply: Reply, ended: Ended | None) -> tuple[str, tuple[str, ...]]:
    """Return what became of an answer, and what else is to be said of it."""
    if ended is None:
        return "pending", ()
    at = ended.calls.index(key)
    if any(word.startswith(VOICED) for word in ended.repairs):
        word = ended.repairs[at] if at < len(ended.repairs) else ""
        return ("answered" if word == f"{VOICED}kept" else "unfit"), (word,)
    flags = tuple(word for word in ended.repairs if word in (SUSPECTED, FOLLOWED))
    last = at + 1 == len(ended.calls)
    known = TASKS.get(task_name(task))
    parsed = parse_answer(known.output, reply.text, reply.finish) if known is not None else None
    if isinstance(parsed, Unusable):
        return parsed.kind, (*flags, *(("fallback",) if attempt else ()))
    if attempt == 0 and not last and "asked_again" in ended.repairs and _asked_again(ended, at):
        return "unfit", flags
    if attempt and last and ended.source == "fallback":
        return "unfit", (*flags, "fallback")
    done = tuple(word for word in ended.repairs if word in ("local", "trimmed"))
    return ("repaired" if done else "answered"), (*done, *flags)


def _asked_again(ended: Ended, at: int) -> bool:
    """Return whether the call at `at` is one of as many as were asked again, where a question had several parts."""
    return ended.repairs.count("asked_again") * 2 >= len(ended.calls) - at


def _failed(record: Record, key: str | None = None) -> Iterable[Call]:
    if not record.has_sendings:
        return
    where, values = ("state != 'answered'", ()) if key is None else ("state != 'answered' AND key = ?", (key,))
    columns = "number, person, tick, task, n, attempt, model, state, kind, reason, tokens, cost_e6"
    query = f"SELECT {columns} FROM sendings WHERE {where} ORDER BY number"  # noqa: S608 - words of our own
    rows = record.rows(query, values)
    for number, person, tick, task, n, attempt, model, state, kind, reason, tokens, cost_e6 in rows:
        mark = kind if state == "failed" else "unanswered"
        yield Call(
            f"#{number}", person, tick, task, n, attempt, model, "failed", (mark,), tokens, 0, cost_e6, 0, reason
        )  # fmt: skip
