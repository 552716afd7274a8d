"""What is litellm's own, against a server on loopback; what holds for every way to a server is in test_transports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agents.errors import InputError, LimitReached
from agents.minds.assembly import language_mind
from agents.minds.base import Failure, Reply
from agents.minds.calling.litellm_provider import known_price
from agents.minds.calling.spending import Price
from agents.minds.rules import RulesMind
from agents.tasks import SAY
from tests.agents.inquiries import MemoryStore, question
from tests.agents.test_transports import CANARY, HELLO, answers, completed, mind_for
from tests.loopback import Loopback, Response, plausible


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback(plausible) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, CANARY if name.endswith("_KEY") else value)
        yield server


def test_prices_come_from_litellm_and_a_cap_without_a_price_is_refused_at_the_start(loopback: Loopback) -> None:
    assert known_price("openai/gpt-4o-mini") == Price(150_000, 600_000)
    assert known_price("openai/somebodys-own-model") is None
    with pytest.raises(InputError, match=r"price of openai/test is not known"):
        mind_for(loopback, MemoryStore(), cost_usd=1.0)


def test_a_cap_on_cost_is_never_passed(loopback: Loopback) -> None:
    store = MemoryStore()
    mind = language_mind(
        "openai/gpt-4o-mini",
        endpoint_json_schema=True,
        timeout_seconds=60,
        retries=0,
        concurrency=8,
        calls=None,
        tokens=None,
        cost_usd=0.004,
        store=store,
        fallback=RulesMind(),
    )
    with pytest.raises(LimitReached, match="cost_usd"):
        answers(mind, [question(SAY, n=n) for n in range(100)])
    costs = [reply.cost_e6 for _, reply in store.kept.values()]
    assert None not in costs
    assert 0 < sum(cost or 0 for cost in costs) <= 4000


def test_an_endpoint_of_ones_own_needs_no_key_and_the_public_one_does(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    loopback.respond = lambda _: Response(HELLO)
    monkeypatch.delenv("OPENAI_API_KEY")
    assert isinstance(completed(loopback), Reply)
    monkeypatch.delenv("OPENAI_API_BASE")
    monkeypatch.delenv("OPENAI_BASE_URL")
    failure = completed(loopback)
    assert isinstance(failure, Failure)
    assert failure.final
    assert "OPENAI_API_KEY" in failure.reason


def test_a_model_that_litellm_does_not_know_is_said_to_be_unknown(loopback: Loopback) -> None:
    failure = completed(loopback, model="no-such-provider/x")
    assert isinstance(failure, Failure)
    assert failure.final
    assert "provider" in failure.reason.lower()
    assert loopback.count == 0


def test_other_routes_reach_their_endpoint_and_follow_no_redirect(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSTED_VLLM_API_BASE", loopback.url)
    monkeypatch.setenv("HOSTED_VLLM_API_KEY", CANARY)
    loopback.respond = lambda _: Response(HELLO)
    reply = completed(loopback, model="hosted_vllm/test")
    assert isinstance(reply, Reply)
    assert reply.text == HELLO
    with Loopback(plausible) as other:
        loopback.respond = lambda _: Response("moved", status=307, headers={"Location": other.url})
        assert isinstance(completed(loopback, model="hosted_vllm/test"), Failure)
        assert other.count == 0


def test_a_route_that_brings_its_own_client_works_too(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEEK_API_BASE", loopback.url)
    monkeypatch.setenv("DEEPSEEK_API_KEY", CANARY)
    loopback.respond = lambda _: Response(HELLO)
    assert isinstance(completed(loopback, model="deepseek/deepseek-chat"), Reply)


def test_litellm_says_what_a_reply_cost(loopback: Loopback) -> None:
    loopback.respond = lambda _: Response(HELLO)
    priced = completed(loopback, model="openai/gpt-4o-mini")
    assert isinstance(priced, Reply)
    assert priced.cost_e6 == round(3 * 0.15 + len(HELLO) // 4 * 0.60)
