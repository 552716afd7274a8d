"""The wrappers of a provider: what is looked up, kept, tried again, and never passed."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import DiskTrouble, LimitReached
from agents.minds.base import Failure, Message, Provider, Reply, Request
from agents.minds.calling.providers import Concurrent, RecordedOnly, Remembering
from agents.minds.calling.retrying import Retrying
from agents.minds.calling.scrubbing import scrubbed
from agents.minds.calling.spending import Caps, Limited, Price, Spent, worst_prompt_tokens
from tests.agents.inquiries import MemoryStore, Scripted


def request(n: int = 0, text: str = "hello", max_tokens: int = 10) -> Request:
    return Request("m", (Message("user", text),), None, "Turn", max_tokens, 0, f"s{n}", "say/1", "ann", 3, n)


class Slow:
    """A provider that answers when told to, or after a few turns of the loop, and watches how many are in it."""

    def __init__(self, reply: Callable[[Request], Reply | Failure] | None = None, turns: int = 3) -> None:
        self.reply = reply or (lambda _: Reply("ok", prompt_tokens=20, answer_tokens=10))
        self.turns = turns
        self.asked = 0
        self.inside = 0
        self.most = 0

    async def complete(self, request: Request) -> Reply | Failure:
        self.asked += 1
        self.inside += 1
        self.most = max(self.most, self.inside)
        for _ in range(self.turns):
            await asyncio.sleep(0)
        self.inside -= 1
        return self.reply(request)

    async def close(self) -> None:
        self.asked = -1


async def asked_together(provider: Provider, requests: list[Request]) -> list[Reply | Failure | LimitReached]:
    async def ask(one: Request) -> Reply | Failure | LimitReached:
        try:
            return await provider.complete(one)
        except LimitReached as reached:
            return reached

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(one)) for one in requests]
    return [task.result() for task in tasks]


def test_a_kept_answer_is_never_asked_for_again() -> None:
    store, inner = MemoryStore(), Slow()
    provider = Remembering(inner, store)
    first = asyncio.run(provider.complete(request()))
    again = asyncio.run(provider.complete(request()))
    assert isinstance(first, Reply)
    assert not first.looked_up
    assert again == dataclasses.replace(first, looked_up=True)
    assert inner.asked == 1
    assert store.find(request().key) == first


def test_identical_requests_in_flight_are_sent_once_and_others_each() -> None:
    inner = Slow()
    provider = Remembering(inner, MemoryStore())
    replies = asyncio.run(asked_together(provider, [request(0), request(0), request(1), request(0)]))
    assert inner.asked == 2
    assert [isinstance(one, Reply) and one.looked_up for one in replies] == [False, True, False, True]


def test_failures_are_not_kept() -> None:
    store = MemoryStore()
    provider = Remembering(Scripted([Failure("down"), Failure("down"), "ok"]), store)
    replies = asyncio.run(asked_together(provider, [request(), request()]))
    assert replies == [Failure("down"), Failure("down")]
    assert not store.kept
    assert isinstance(asyncio.run(provider.complete(request())), Failure)
    assert isinstance(asyncio.run(provider.complete(request())), Reply)


def test_what_was_paid_for_is_kept_although_its_caller_was_cancelled() -> None:
    store = MemoryStore()
    provider = Remembering(Slow(turns=20), store)

    async def pause() -> None:
        caller = asyncio.create_task(provider.complete(request()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller
        assert not store.kept
        await provider.close()

    asyncio.run(pause())
    assert store.find(request().key) is not None


def test_a_store_that_cannot_keep_stops_the_caller() -> None:
    class Full(MemoryStore):
        def keep(self, request: Request, reply: Reply) -> None:
            raise DiskTrouble("no space left")

    with pytest.raises(DiskTrouble):
        asyncio.run(Remembering(Slow(), Full()).complete(request()))


def test_a_replay_gives_back_what_is_recorded_and_names_what_is_missing() -> None:
    store = MemoryStore()
    store.keep(request(0), Reply("ok"))
    provider = RecordedOnly(store)
    assert asyncio.run(provider.complete(request(0))) == Reply("ok", looked_up=True)
    missing = asyncio.run(provider.complete(dataclasses.replace(request(1), attempt=1)))
    assert missing == Failure("the record holds no answer to say/1 of 'ann' at tick 3 (n 1, attempt 1)", final=True)
    asyncio.run(provider.close())


def test_passing_trouble_is_tried_again_and_the_tries_are_counted() -> None:
    inner = Scripted([Failure("busy"), Failure("busy"), "ok"])
    reply = asyncio.run(Retrying(inner, retries=3, base_ms=1).complete(request()))
    assert isinstance(reply, Reply)
    assert reply.attempts == 3


def test_tries_have_an_end_and_hopeless_ones_do_not_begin() -> None:
    inner = Scripted([Failure("busy")])
    failure = asyncio.run(Retrying(inner, retries=2, base_ms=1).complete(request()))
    assert failure == Failure("busy (tried 3 times)")
    assert len(inner.requests) == 3
    wrong_key = Scripted([Failure("wrong key", final=True)])
    assert asyncio.run(Retrying(wrong_key, retries=9, base_ms=1).complete(request())) == Failure(
        "wrong key", final=True
    )
    patient = Scripted([Failure("busy", retry_after_ms=3_600_000)])
    told = asyncio.run(Retrying(patient, retries=9, base_ms=1).complete(request()))
    assert isinstance(told, Failure)
    assert "asks to wait 3600000 ms" in told.reason
    assert len(wrong_key.requests) == len(patient.requests) == 1


def test_a_server_that_says_when_is_not_asked_before() -> None:
    inner = Scripted([Failure("busy", retry_after_ms=60), "ok"])

    async def timed() -> float:
        started = asyncio.get_running_loop().time()
        await Retrying(inner, retries=1, base_ms=1).complete(request())
        return asyncio.get_running_loop().time() - started

    assert asyncio.run(timed()) >= 0.06


def test_waits_grow_with_jitter_and_have_an_upper_end() -> None:
    retrying = Retrying(Slow(), retries=9, base_ms=100, longest_ms=1000)
    waits = [[retrying._wait_ms(request(n), tried, None) for n in range(20)] for tried in (1, 2, 3, 8)]
    for step, found in zip((100, 200, 400, 1000), waits, strict=True):
        assert step // 2 <= min(found) < max(found) <= step
    assert retrying._wait_ms(request(), 1, 5000) >= 5000


def test_the_worst_case_counts_bytes_schema_and_messages() -> None:
    plain = request(text="水")
    assert worst_prompt_tokens(plain) == 3 + 32
    assert worst_prompt_tokens(dataclasses.replace(plain, schema={"a": 1})) == 3 + 8 + 32


@pytest.mark.parametrize(
    ("caps", "most"),
    [
        (Caps(calls=7), Spent(calls=7, tokens=10**9, cost_e6=10**9)),
        (Caps(tokens=500), Spent(calls=10**9, tokens=500, cost_e6=10**9)),
        (Caps(cost_e6=3000), Spent(calls=10**9, tokens=10**9, cost_e6=3000)),
    ],
)
def test_caps_hold_under_32_concurrent_calls(caps: Caps, most: Spent) -> None:
    inner = Slow()
    limited = Limited(Concurrent(inner, 8), caps, price=Price(5_000_000, 10_000_000))
    replies = asyncio.run(asked_together(limited, [request(n) for n in range(32)]))
    done = [one for one in replies if isinstance(one, Reply)]
    stopped = [one for one in replies if isinstance(one, LimitReached)]
    assert len(done) + len(stopped) == 32
    assert done
    assert stopped
    assert limited.spent == Spent(len(done), 30 * len(done), 200 * len(done))
    assert limited.spent.calls <= most.calls
    assert limited.spent.tokens <= most.tokens
    assert limited.spent.cost_e6 <= most.cost_e6
    assert "townsfolk resume RUN" in str(stopped[0])
    assert inner.asked == len(done)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10), st.integers(0, 3)), max_size=40),
    st.integers(0, 1500),
)
def test_no_cap_is_ever_passed_whatever_replies_use(uses: list[tuple[int, int, int]], cap: int) -> None:
    def reply(one: Request) -> Reply | Failure:
        prompt, answer, kind = uses[one.n]
        if kind == 0:
            return Failure("time-out", perhaps_billed=bool(answer % 2))
        return Reply("ok", prompt_tokens=min(prompt, 37), answer_tokens=answer)

    limited = Limited(Slow(reply), Caps(tokens=cap))
    asyncio.run(asked_together(limited, [request(n) for n in range(len(uses))]))
    assert limited.spent.tokens <= cap
    assert limited._reserved == Spent()


def test_a_cap_is_used_up_as_far_as_it_goes() -> None:
    limited = Limited(Slow(), Caps(tokens=100))
    replies = asyncio.run(asked_together(limited, [request(n) for n in range(10)]))
    assert sum(isinstance(one, Reply) for one in replies) == 2


def test_what_was_spent_before_counts() -> None:
    limited = Limited(Slow(), Caps(calls=5), spent=Spent(calls=5, tokens=80))
    with pytest.raises(LimitReached, match=r"calls \(5\).*5 calls, 80 tokens"):
        asyncio.run(limited.complete(request()))


def test_a_call_that_may_have_been_billed_counts_in_full() -> None:
    limited = Limited(Scripted([Failure("time-out", perhaps_billed=True), Failure("refused")]), Caps())
    asyncio.run(limited.complete(request()))
    assert limited.spent == Spent(1, 37 + 10)
    asyncio.run(limited.complete(request()))
    assert limited.spent == Spent(2, 37 + 10)


def test_prices_are_said_or_said_to_be_unknown() -> None:
    unknown = Limited(Scripted([Reply("ok", prompt_tokens=5, answer_tokens=5)]), Caps())
    asyncio.run(unknown.complete(request()))
    assert unknown.spent == Spent(1, 10, 0, unpriced=1)
    known = Limited(Scripted([Reply("ok", prompt_tokens=5, answer_tokens=5, cost_e6=77)]), Caps())
    asyncio.run(known.complete(request()))
    assert known.spent == Spent(1, 10, 77)
    assert Price(150_000, 600_000).cost_e6(1000, 1) == 151
    with pytest.raises(ValueError, match="needs a price"):
        Limited(Slow(), Caps(cost_e6=1))


def test_a_reply_that_does_not_say_what_it_used_counts_at_its_worst() -> None:
    limited = Limited(Scripted([Reply("ok")]), Caps())
    asyncio.run(limited.complete(request()))
    assert limited.spent.tokens == 37 + 10


def test_a_caller_that_is_cancelled_gives_its_reservation_up_but_not_its_cost() -> None:
    limited = Limited(Slow(turns=10**6), Caps(tokens=1000))

    async def cancelled() -> None:
        caller = asyncio.create_task(limited.complete(request()))
        await asyncio.sleep(0.001)
        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller

    asyncio.run(cancelled())
    assert limited._reserved == Spent()
    assert limited.spent == Spent(1, 47)


def test_at_most_so_many_are_in_flight() -> None:
    inner = Slow()
    asyncio.run(asked_together(Concurrent(inner, 3), [request(n) for n in range(20)]))
    assert (inner.most, inner.asked) == (3, 20)


def test_closing_reaches_the_innermost_provider() -> None:
    inner = Slow()
    asyncio.run(Remembering(Retrying(Limited(Concurrent(inner, 1), Caps()), retries=0), MemoryStore()).close())
    assert inner.asked == -1


@pytest.mark.parametrize(
    "secret",
    [
        "sk-proj-abc123DEF456ghi",
        "Bearer eyJhbGciOi.abc-123",
        "AIzaSyA1234567890abcdefghijk",
        "api_key=0123456789abcdef",
        "'x-api-key': 'c0ffee-c0ffee'",
        "Authorization: Basic dXNlcjpwYXNz",
        "gsk_0123456789",
    ],
)
def test_what_looks_like_a_key_is_taken_out(secret: str) -> None:
    clean = scrubbed(f"Incorrect key provided: {secret}. See\nthe manual.")
    assert secret.rsplit(maxsplit=1)[-1].strip("'") not in clean
    assert clean.startswith("Incorrect")
    assert clean.endswith("the manual.") or "[key]" in clean


def test_secrets_of_the_environment_are_taken_out_and_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "canary canary")
    assert scrubbed("it said canary canary twice") == "it said [key] twice"
    assert scrubbed("the key to the mill is task-oriented") == "the key to the mill is task-oriented"
    assert len(scrubbed("word " * 1000)) <= 500
    assert scrubbed("no route Traceback (most recent call last): line 1") == "no route"
