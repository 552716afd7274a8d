"""Both ways to a model's server, through litellm and directly, against one on loopback: the same must hold for both."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import pytest

from agents.errors import LimitReached, ProviderTrouble
from agents.minds.assembly import language_mind
from agents.minds.base import Failure, Message, Reply, Request
from agents.minds.calling.direct import DirectProvider
from agents.minds.calling.direct_names import direct_model
from agents.minds.calling.litellm_provider import LiteLLMProvider
from agents.minds.language import LanguageMind
from agents.minds.rules import RulesMind
from agents.talk import Source
from agents.tasks import RATE_IMPORTANCE, SAY, Outcome
from agents.tasks.base import AnyQuestion
from tests.agents.inquiries import MemoryStore, every_question, question
from tests.loopback import Body, Loopback, Response, plausible

CANARY = "sk-canary-7f3e9a-do-not-tell"
HELLO = json.dumps({"text": "Good morning, Pavo.", "act": "greet"})
T = TypeVar("T")


@pytest.fixture(params=[False, True], ids=["litellm", "direct"])
def loopback(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Loopback]:
    with Loopback(plausible, directly=request.param) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, CANARY if name.endswith("_KEY") else value)
        yield server


def mind_for(server: Loopback, store: MemoryStore, **options: Any) -> LanguageMind:
    settings: dict[str, Any] = {
        "endpoint_json_schema": True,
        "timeout_seconds": 60.0,
        "retries": 1,
        "concurrency": 8,
        "calls": None,
        "tokens": None,
        "cost_usd": None,
    }
    return language_mind(server.model, store=store, fallback=RulesMind(), **(settings | options))


def closing(mind: LanguageMind, work: Callable[[], Awaitable[T]]) -> T:
    async def run() -> T:
        try:
            return await work()
        finally:
            await mind.close()

    return asyncio.run(run())


def answers(mind: LanguageMind, questions: list[AnyQuestion]) -> list[Outcome[Any]]:
    async def ask_all() -> list[Outcome[Any]]:
        return [await mind.answer(one) for one in questions]

    return closing(mind, ask_all)


def request(**changes: Any) -> Request:
    given: dict[str, Any] = {
        "model": "openai/test",
        "messages": (Message("system", "Be brief."), Message("user", "Hello?")),
        "schema": None,
        "schema_name": "Turn",
        "max_tokens": 50,
        "temperature_e6": 700_000,
        "sample": "s",
        "task": "say/1",
        "person": "ann",
        "tick": 1,
        "n": 0,
    }
    return Request(**(given | changes))


def sender(server: Loopback, timeout_seconds: float = 60.0) -> LiteLLMProvider | DirectProvider:
    if server.directly:
        return DirectProvider(direct_model(server.model), timeout_seconds=timeout_seconds)
    return LiteLLMProvider(timeout_seconds=timeout_seconds)


def completed(server: Loopback, **options: Any) -> Reply | Failure:
    async def run() -> Reply | Failure:
        provider = sender(server, options.pop("timeout_seconds", 60.0))
        try:
            return await provider.complete(request(**{"model": server.model, **options}))
        finally:
            await provider.close()

    return asyncio.run(run())


@pytest.mark.parametrize("json_schema", [True, False])
def test_a_model_that_fits_the_schema_answers_every_task(loopback: Loopback, json_schema: bool) -> None:
    mind = mind_for(loopback, MemoryStore(), endpoint_json_schema=json_schema)
    outcomes = answers(mind, every_question())
    assert [outcome.source for outcome in outcomes] == [Source.MODEL] * len(outcomes)
    assert all(set(outcome.repairs) <= {"trimmed"} for outcome in outcomes)
    assert loopback.count == len(outcomes)
    assert all(("response_format" in body) == json_schema for body in loopback.requests)


def test_the_schema_travels_as_response_format(loopback: Loopback) -> None:
    answers(mind_for(loopback, MemoryStore()), [question(SAY)])
    sent = loopback.requests[0]["response_format"]
    assert sent["type"] == "json_schema"
    assert sent["json_schema"]["name"] == "Turn"
    assert sent["json_schema"]["strict"] is True
    assert list(sent["json_schema"]["schema"]["properties"]) == list(SAY.output.model_fields), "in order of writing"
    assert loopback.requests[0]["max_tokens"] == SAY.answer_tokens


def test_a_recorded_day_is_replayed_without_a_server(loopback: Loopback) -> None:
    store = MemoryStore()
    loopback.respond = lambda body: Response(f"Well: {json.dumps({'ratings': [1]})}") if _odd(body) else plausible(body)
    recorded = answers(mind_for(loopback, store), every_question())
    asked = loopback.count
    loopback.stop()
    replayed = answers(mind_for(loopback, store, recorded_only=True), every_question())
    assert replayed == recorded
    assert any(outcome.source is Source.FALLBACK for outcome in recorded)
    assert loopback.count == asked
    missing = mind_for(loopback, store, recorded_only=True)
    with pytest.raises(ProviderTrouble, match=f"no answer to say/{SAY.version} of 'orla' at tick 50"):
        answers(missing, [question(SAY, n=9)])


def _odd(body: Body) -> bool:
    return "to_rate" in str(body["messages"])


def test_identical_questions_are_sent_once(loopback: Loopback) -> None:
    loopback.respond = lambda _: Response(HELLO, delay_ms=20)
    mind = mind_for(loopback, MemoryStore())

    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(5):
                group.create_task(mind.answer(question(SAY)))

    closing(mind, together)
    assert loopback.count == 1
    assert mind.tally.total.looked_up == 4


@pytest.mark.parametrize(
    ("response", "repairs"),
    [
        (Response(f"Of course!\n```json\n{HELLO}\n```"), ("local",)),
        (Response(HELLO[:-9]), ("asked_again", "fallback")),
        (Response(HELLO, finish="length"), ("asked_again", "fallback")),
        (Response(HELLO, finish="content_filter"), ("asked_again", "fallback")),
        (Response(None, refusal="I won't."), ("asked_again", "fallback")),
        (Response("I'm sorry, but I can't help with that."), ("asked_again", "fallback")),
        (Response('{"text": 5, "act": []}'), ("asked_again", "fallback")),
        (Response(""), ("asked_again", "fallback")),
        (Response(None), ("asked_again", "fallback")),
        (Response("Error code: 500 - internal server error"), ("asked_again", "fallback")),
    ],
)
def test_the_content_of_an_answer_goes_down_the_ladder(
    loopback: Loopback, response: Response, repairs: tuple[str, ...]
) -> None:
    loopback.respond = lambda _: response
    (outcome,) = answers(mind_for(loopback, MemoryStore()), [question(SAY)])
    assert outcome.repairs == repairs
    assert loopback.count == outcome.attempts == (2 if "asked_again" in repairs else 1)
    assert "Error" not in outcome.answer.text


def test_a_limit_that_passes_is_waited_for(loopback: Loopback) -> None:
    def busy_once(body: Body) -> Response:
        if loopback.count == 1:
            return Response("slow down", status=429, headers={"Retry-After": "0.3"})
        return Response(HELLO)

    loopback.respond = busy_once
    store = MemoryStore()
    started = time.monotonic()
    (outcome,) = answers(mind_for(loopback, store, retries=2), [question(SAY)])
    assert time.monotonic() - started >= 0.3
    assert outcome.source is Source.MODEL
    assert loopback.count == 2
    assert [reply.attempts for _, reply in store.kept.values()] == [2]


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_in_trouble_for_good_pauses_the_run_after_a_few_tries(loopback: Loopback, status: int) -> None:
    loopback.respond = lambda _: Response("boom", status=status)
    with pytest.raises(ProviderTrouble, match=r"tried 2 times.*townsfolk resume RUN"):
        answers(mind_for(loopback, MemoryStore()), [question(SAY)])
    assert loopback.count == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, f"Incorrect API key provided: {CANARY}"), (403, "no"), (404, "no such model"), (429, "insufficient_quota")],
)
def test_what_trying_again_cannot_mend_is_tried_once(loopback: Loopback, status: int, words: str) -> None:
    loopback.respond = lambda _: Response(words, status=status)
    with pytest.raises(ProviderTrouble) as trouble:
        answers(mind_for(loopback, MemoryStore(), retries=5), [question(SAY)])
    assert loopback.count == 1
    assert str(status) in str(trouble.value)


def test_a_server_that_is_not_there_is_trouble_in_transport(loopback: Loopback) -> None:
    loopback.stop()
    with pytest.raises(ProviderTrouble, match="tried 2 times"):
        answers(mind_for(loopback, MemoryStore()), [question(SAY)])


def test_a_server_that_cuts_the_line_or_sends_rubbish_is_trouble_in_transport(loopback: Loopback) -> None:
    for response in (Response(HELLO, cut=True), Response(raw="<html>gateway</html>"), Response(raw="[]")):
        loopback.respond = lambda _, response=response: response  # type: ignore[misc]
        failure = completed(loopback)
        assert isinstance(failure, Failure), response
        assert not failure.final, response


def test_a_time_out_ends_the_wait_and_may_have_been_billed(loopback: Loopback) -> None:
    loopback.respond = lambda _: Response(HELLO, delay_ms=60_000)
    failure = completed(loopback, timeout_seconds=0.1)
    assert isinstance(failure, Failure)
    assert (failure.final, failure.perhaps_billed) == (False, True)


def test_a_key_is_in_no_request_reply_failure_or_log(
    loopback: Loopback, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    store = MemoryStore()
    answers(mind_for(loopback, store), every_question())
    told = [repr(list(store.kept.values())), repr(loopback.requests)]
    for status in (400, 401, 429, 500):
        loopback.respond = lambda _, status=status: Response(f"bad key {CANARY} in Bearer {CANARY}", status=status)  # type: ignore[misc]
        told.append(repr(completed(loopback)))
        with pytest.raises(ProviderTrouble) as trouble:
            answers(mind_for(loopback, MemoryStore(), retries=0), [question(SAY)])
        told += [str(trouble.value), repr(trouble.value.__cause__), repr(trouble.value.__context__)]
    told += [caplog.text, *capfd.readouterr()]
    assert loopback.seen_headers[0]["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in "".join(told)


def test_a_redirect_is_not_followed(loopback: Loopback) -> None:
    with Loopback(plausible) as other:
        target = {"Location": f"{other.url}/chat/completions"}
        for status in (302, 307, 308):
            loopback.respond = lambda _, status=status: Response("moved", status=status, headers=target)  # type: ignore[misc]
            assert isinstance(completed(loopback), Failure)
        assert other.count == 0


def test_a_cap_on_calls_counts_every_sending(loopback: Loopback) -> None:
    loopback.respond = lambda body: Response("boom", status=500) if loopback.count % 2 else Response(HELLO)
    mind = mind_for(loopback, MemoryStore(), calls=5, retries=3)
    with pytest.raises(LimitReached, match="5 calls"):
        answers(mind, [question(SAY, n=n) for n in range(5)])
    assert loopback.count == 5


def test_a_cap_holds_under_32_concurrent_questions(loopback: Loopback) -> None:
    store = MemoryStore()
    mind = mind_for(loopback, store, calls=10, concurrency=32)

    async def together() -> int:
        async def ask(n: int) -> int:
            try:
                await mind.answer(question(RATE_IMPORTANCE, n=n))
            except LimitReached:
                return 0
            return 1

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(n)) for n in range(32)]
        return sum(task.result() for task in tasks)

    assert closing(mind, together) == loopback.count == len(store.kept) == 10


def test_no_more_are_in_flight_than_settings_allow(loopback: Loopback) -> None:
    three = threading.Barrier(3, timeout=60)

    def once_three_are_here(_: Body) -> Response:
        if loopback.count <= 3:
            three.wait()
        return Response(json.dumps({"ratings": [1, 2]}))

    loopback.respond = once_three_are_here
    mind = mind_for(loopback, MemoryStore(), concurrency=3)

    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            for n in range(12):
                group.create_task(mind.answer(question(RATE_IMPORTANCE, n=n)))

    closing(mind, together)
    assert (loopback.count, loopback.most_at_once) == (12, 3)


def test_a_provider_outlives_its_loop(loopback: Loopback) -> None:
    provider = sender(loopback)

    async def once(n: int) -> Reply | Failure:
        try:
            return await provider.complete(request(model=loopback.model, n=n))
        finally:
            await provider.close()

    loopback.respond = lambda _: Response(HELLO)
    for n in range(2):
        assert isinstance(asyncio.run(once(n)), Reply)


def test_usage_and_time_are_noted_and_an_unknown_price_is_not_taken_for_nothing(loopback: Loopback) -> None:
    loopback.respond = lambda _: Response(HELLO, delay_ms=20)
    reply = completed(loopback)
    assert isinstance(reply, Reply)
    assert (reply.prompt_tokens, reply.answer_tokens) == (3, len(HELLO) // 4)
    assert reply.cost_e6 is None
    assert reply.latency_ms >= 20


def test_a_content_filter_is_a_refusal_and_no_trouble(loopback: Loopback) -> None:
    error = {"message": "flagged", "type": "invalid_request_error", "code": "content_policy_violation"}
    loopback.respond = lambda _: Response(status=400, raw=json.dumps({"error": error}))
    reply = completed(loopback)
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish) == ("", "refusal")
