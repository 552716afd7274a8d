"""What is the direct way's own: names, keys, and answers of servers that are not quite OpenAI's."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from agents.errors import InputError
from agents.minds.assembly import LaneTerms, Terms, language_minds, price_of, takes_schema
from agents.minds.base import Failure, Reply
from agents.minds.calling.direct import DirectProvider
from agents.minds.calling.direct_names import DirectModel, direct_model, is_direct
from agents.minds.calling.lane import provider_of
from agents.minds.calling.spending import Caps, Price
from agents.minds.calling.wire import retry_after_ms
from agents.minds.rules import RulesMind
from agents.tasks import SAY
from simulation.minds import check_mind, terms_of
from simulation.reading.loading import load_scenario
from simulation.scenario import Settings
from tests.agents.inquiries import MemoryStore, question
from tests.agents.test_transports import CANARY, HELLO, completed, request
from tests.loopback import Loopback, Response, plausible

HERE = "direct:qwen@http://127.0.0.1:8000/v1"


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback(plausible, directly=True) as server:
        monkeypatch.setenv("DIRECT_API_KEY", CANARY)
        yield server


@pytest.mark.parametrize(
    ("name", "model", "url"),
    [
        (HERE, "qwen", "http://127.0.0.1:8000/v1"),
        ("direct:Qwen/Qwen3-8B@https://models.example/v1/", "Qwen/Qwen3-8B", "https://models.example/v1"),
        ("direct:me@home@http://[::1]:1/v1", "me@home", "http://[::1]:1/v1"),
        ("direct:m@http://h/v1/chat/completions", "m", "http://h/v1"),
    ],
)
def test_a_name_says_which_model_of_which_server(name: str, model: str, url: str) -> None:
    assert is_direct(name)
    assert direct_model(name) == DirectModel(model, url)
    assert provider_of(name) == url


@pytest.mark.parametrize(
    "name",
    [
        "direct:qwen",
        "direct:@http://h/v1",
        "direct: @http://h/v1",
        "direct:qwen@ftp://h",
        "direct:qwen@http://",
        "direct:qwen@http://h:port/v1",
        "direct:qwen@http://h /v1",
        "openai/x@http://h/v1",
    ],
)
def test_a_name_without_a_server_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(InputError, match="such as direct:qwen@http"):
        direct_model(name)


@pytest.mark.parametrize("address", ["http://ann:s3cret@h/v1", "https://h/v1?api_key=s3cret", "http://h/v1#s3cret"])
def test_an_address_with_a_secret_is_refused_before_anything_is_written(address: str) -> None:
    with pytest.raises(InputError, match="DIRECT_API_KEY") as refused:
        direct_model(f"direct:m@{address}")
    assert "s3cret" not in str(refused.value)
    with pytest.raises(ValueError, match="DIRECT_API_KEY"):
        Settings.model_validate({"roles": {"judge": f"direct:m@{address}"}})
    with pytest.raises(InputError, match="DIRECT_API_KEY"):
        load_scenario("corner", mind=f"direct:m@{address}")


def test_the_key_is_the_servers_own_or_that_for_all(monkeypatch: pytest.MonkeyPatch, loopback: Loopback) -> None:
    loopback.respond = lambda _: Response(HELLO)
    own, general = direct_model(loopback.model).key_variables
    assert own.startswith("DIRECT_127_0_0_1_")
    assert (own.endswith("_API_KEY"), general) == (True, "DIRECT_API_KEY")
    completed(loopback)
    monkeypatch.setenv(own, "sk-only-for-this-one")
    completed(loopback)
    monkeypatch.delenv(own)
    monkeypatch.delenv(general)
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    completed(loopback)
    sent = [headers.get("authorization") for headers in loopback.seen_headers]
    assert sent == [f"Bearer {CANARY}", "Bearer sk-only-for-this-one", None]


def test_a_key_without_a_telling_name_is_taken_out_of_answers_too(
    monkeypatch: pytest.MonkeyPatch, loopback: Loopback
) -> None:
    monkeypatch.delenv("DIRECT_API_KEY")
    loopback.respond = lambda _: Response("I was sent canary of a house and 12345678")

    async def ask() -> Reply | Failure:
        provider = DirectProvider(direct_model(loopback.model), key="canary of a house")
        reply = await provider.complete(request(model="anything"))
        await provider.close()
        await provider.close()
        return reply

    reply = asyncio.run(ask())
    assert isinstance(reply, Reply)
    assert reply.text == "I was sent [key] and 12345678"
    assert loopback.requests[0]["model"] == "anything"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"content": [{"type": "text", "text": "Good "}, {"type": "text", "text": "day."}]}, "Good day."),
        ({"content": None}, ""),
        ({}, ""),
    ],
)
def test_content_comes_as_text_in_parts_or_not_at_all(loopback: Loopback, message: Any, text: str) -> None:
    body = {"choices": [{"message": message, "finish_reason": None}], "usage": {"prompt_tokens": "7"}}
    loopback.respond = lambda _: Response(raw=json.dumps(body))
    reply = completed(loopback)
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish, reply.prompt_tokens) == (text, "other", 7)


@pytest.mark.parametrize(
    "raw",
    ["", "{}", '{"choices": []}', '{"choices": [{}]}', '{"choices": [{"message": {"content": 5}}]}', "[" * 100_000],
)
def test_what_is_no_chat_completion_is_trouble_that_may_have_been_billed(loopback: Loopback, raw: str) -> None:
    loopback.respond = lambda _: Response(raw=raw)
    failure = completed(loopback)
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.final, failure.perhaps_billed) == ("server", False, True)
    assert len(failure.reason) < 600


def test_a_long_answer_is_read_to_its_end_and_an_endless_one_is_not(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    loopback.respond = lambda _: Response("word " * 100_000)
    reply = completed(loopback)
    assert isinstance(reply, Reply)
    assert len(reply.text) == 500_000
    monkeypatch.setattr("agents.minds.calling.direct._MOST_BYTES", 300_000)
    failure = completed(loopback)
    assert isinstance(failure, Failure)
    assert "does not end" in failure.reason


def test_what_a_server_means_by_its_errors(loopback: Loopback) -> None:
    told = {}
    for status in (400, 401, 408, 429, 500):
        loopback.respond = lambda _, status=status: Response("not now", status=status)  # type: ignore[misc]
        failure = completed(loopback)
        assert isinstance(failure, Failure)
        told[status] = (failure.kind, failure.final, failure.perhaps_billed)
        assert failure.reason == f"status {status}: not now"
    assert told == {
        400: ("denied", True, False),
        401: ("denied", True, False),
        408: ("timeout", False, True),
        429: ("busy", False, False),
        500: ("server", False, False),
    }
    loopback.respond = lambda _: Response(status=400, raw='{"error": "just words"}')
    failure = completed(loopback)
    assert isinstance(failure, Failure)
    assert failure.reason == "status 400: just words"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "1.5"}, 1500),
        ({"retry-after-ms": "40", "retry-after": "1"}, 40),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:07 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}, 7000),
        ({"retry-after": "Fri, 20 Nov 2026 09:00:00 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}, 0),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:07 GMT"}, None),
        ({"retry-after": "soon", "date": "today"}, None),
        ({"retry-after": "inf"}, None),
        ({}, None),
    ],
)
def test_a_server_may_say_when_in_several_ways(headers: dict[str, str], expected: int | None) -> None:
    assert retry_after_ms(headers) == expected


def test_prices_and_schemas_of_a_direct_model_are_as_the_settings_say_and_unknown_else() -> None:
    settings = Settings.model_validate(
        {
            "mind": HERE,
            "prices": {"direct:qwen": {"prompt": 1.0, "answer": 2.0}},
            "providers": {"direct": {"concurrency": 3}, "127.0.0.1:8000": {"json_schema": True, "concurrency": 5}},
        }
    )
    check_mind(settings)
    terms = terms_of(settings)
    assert (terms.lane(HERE).concurrency, terms.lane("direct:m@http://h/v1").concurrency) == (5, 3)
    assert price_of(HERE, terms) == Price(1_000_000, 2_000_000)
    assert price_of("direct:other@http://127.0.0.1:8000/v1", terms) is None
    assert takes_schema(HERE, terms)
    assert not takes_schema("direct:m@http://h/v1", terms)
    with pytest.raises(InputError, match="price of direct:m@http://h/v1 is not known"):
        language_minds(["direct:m@http://h/v1"], Terms(caps=Caps(cost_e6=1)), store=MemoryStore(), fallback=RulesMind())


def test_each_server_has_a_lane_of_its_own(loopback: Loopback) -> None:
    with Loopback(plausible, directly=True) as other:
        models = [loopback.model, other.model]
        terms = Terms(lanes={"": LaneTerms(json_schema=True)})
        minds = language_minds(models, terms, store=MemoryStore(), fallback=RulesMind())

        async def ask() -> None:
            for mind in minds.values():
                await mind.answer(question(SAY))
            for mind in minds.values():
                await mind.close()

        asyncio.run(ask())
        assert (loopback.count, other.count) == (1, 1)


def test_a_direct_mind_needs_neither_litellm_nor_anything_of_its_weight() -> None:
    code = (
        "import sys; from simulation.minds import *; from simulation.scenario import Settings; "
        "from tests.agents.inquiries import MemoryStore; from simulation.estimating import estimate; "
        f"make_mind(Settings(mind={HERE!r}), MemoryStore()); "
        "print([name for name in ('litellm', 'openai', 'aiohttp', 'chromadb') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
