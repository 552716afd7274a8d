"""One provider's door: its pace, its time-outs, and when it counts as down. The clock is the loop's, and virtual."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.minds.base import Failure, Message, Provider, Reply, Request, TroubleKind
from agents.minds.calling.lane import ByProvider, Lane, Patience, Window, expected_tokens
from agents.minds.calling.retrying import Retrying
from agents.minds.roles import RolesMind, role_of
from agents.minds.rules import RulesMind
from agents.talk import Source
from agents.tasks import PLAN_DAY, RATE_IMPORTANCE, SAY, TASKS
from agents.tasks.base import Answer, Outcome, Question
from tests.agents.inquiries import question
from tests.virtual_time import run_virtually

T = TypeVar("T")
HANGS = Patience(timeout_seconds=30.0, outage_seconds=0.1)


def request(n: int = 0, model: str = "openai/test", max_tokens: int = 10) -> Request:
    return Request(model, (Message("user", "hello"),), None, "Turn", max_tokens, 0, f"s{n}", "say/1", "ann", 3, n)


class Server:
    """A provider that does what a function of the number of the sending says, and notes when."""

    def __init__(self, does: Callable[[int], Awaitable[Reply | Failure]]) -> None:
        self.does = does
        self.times: list[float] = []
        self.closed = 0

    async def complete(self, request: Request) -> Reply | Failure:
        self.times.append(asyncio.get_running_loop().time())
        return await self.does(len(self.times))

    async def close(self) -> None:
        self.closed += 1


async def answers(_: int) -> Reply | Failure:
    return Reply("ok", prompt_tokens=3, answer_tokens=2)


async def hangs(_: int) -> Reply | Failure:
    await asyncio.sleep(60)
    return Reply("late")


def fails(kind: TroubleKind, retry_after_ms: int | None = None) -> Callable[[int], Awaitable[Reply | Failure]]:
    async def failing(_: int) -> Reply | Failure:
        return Failure(f"it said {kind}", kind=kind, retry_after_ms=retry_after_ms)

    return failing


def timed(work: Callable[[], Awaitable[T]]) -> tuple[T, float]:
    async def run() -> tuple[T, float]:
        began = asyncio.get_running_loop().time()
        result = await work()
        return result, asyncio.get_running_loop().time() - began

    return run_virtually(run())


async def together(provider: Provider, count: int) -> list[Reply | Failure]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(provider.complete(request(n))) for n in range(count)]
    return [task.result() for task in tasks]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=40), st.integers(1, 20))
def test_no_stretch_of_time_holds_more_than_its_window(asked: list[tuple[int, int]], most: int) -> None:
    window, now, passed = Window(most, 60.0), 0.0, list[tuple[float, int]]()
    for pause, amount in asked:
        now += pause
        now += window.wait_seconds(now, amount)
        assert window.wait_seconds(now, amount) == 0
        window.take(now, amount)
        passed.append((now, amount))
    for start, first in passed:
        inside = [amount for at, amount in passed if start <= at < start + 60]
        assert sum(inside) <= most or inside == [first]


def test_what_turned_out_to_be_less_leaves_room() -> None:
    window = Window(10)
    first = window.take(0.0, 10)
    assert window.wait_seconds(1.0, 5) == 59.0
    window.correct(first, 4)
    assert window.wait_seconds(1.0, 5) == 0
    window.take(70.0, 1)
    assert window.wait_seconds(70.0, 1) == 0
    window.correct(first, 100)
    assert window.wait_seconds(70.0, 9) == 0


def test_requests_per_minute_are_kept() -> None:
    server = Server(answers)
    lane = Lane(server, 8, requests_per_minute=3, window_seconds=0.15)
    _, took = timed(lambda: together(lane, 8))
    assert took == pytest.approx(0.3)
    assert server.times == pytest.approx([0.0] * 3 + [0.15] * 3 + [0.3] * 2)


def test_tokens_per_minute_are_reserved_as_expected_and_corrected_by_what_was_used() -> None:
    server = Server(answers)
    lane = Lane(server, 1, tokens_per_minute=24, window_seconds=0.5)
    run_virtually(together(lane, 4))
    assert expected_tokens(request()) == 12
    assert server.times == pytest.approx([0.0, 0.0, 0.0, 0.5]), "5 and 5 used, and 12 expected, are within 24"


def test_a_sending_is_cut_at_its_time_out_however_it_trickles() -> None:
    lane = Lane(Server(hangs), 2, Patience(timeout_seconds=-0.95, outage_seconds=9.0))
    reply, took = timed(lambda: lane.complete(request()))
    assert isinstance(reply, Failure)
    assert (reply.kind, reply.perhaps_billed, reply.final) == ("timeout", True, False)
    assert took == pytest.approx(0.05)
    assert reply.latency_ms == 50


def test_silence_to_everybody_is_an_outage_and_cuts_all() -> None:
    server = Server(hangs)
    lane = Lane(server, 8, Patience(timeout_seconds=-0.9, outage_seconds=0.08))
    lane_patience = Patience(timeout_seconds=5.0, outage_seconds=0.1)
    assert lane_patience.silence_seconds == 6.0, "one answer may always take its time"
    retrying = Retrying(lane, retries=50, base_ms=1)
    replies, took = timed(lambda: together(retrying, 6))
    assert took < 0.2, took
    assert all(isinstance(reply, Failure) and reply.kind == "down" and reply.final for reply in replies)


def test_what_is_down_is_asked_nothing_until_it_has_rested() -> None:
    server = Server(fails("server"))
    patience = Patience(failures=3, row_seconds=0.0, rest_seconds=0.1)
    lane = Lane(server, 1, patience)

    async def work() -> list[str]:
        kinds = []
        for n in range(6):
            reply = await lane.complete(request(n))
            kinds.append(reply.kind if isinstance(reply, Failure) else "ok")
        await asyncio.sleep(0.12)
        server.does = answers
        reply = await lane.complete(request(9))
        return [*kinds, reply.kind if isinstance(reply, Failure) else "ok"]

    assert run_virtually(work()) == ["server", "server", "server", "down", "down", "down", "ok"]
    assert len(server.times) == 4


def test_a_single_answer_ends_a_row_of_failures() -> None:
    async def every_third(number: int) -> Reply | Failure:
        return Reply("ok") if number % 3 == 0 else Failure("boom", kind="server")

    lane = Lane(Server(every_third), 1, Patience(failures=3, row_seconds=0.0))
    replies = run_virtually(together(lane, 12))
    assert sum(isinstance(reply, Reply) for reply in replies) == 4
    assert not any(isinstance(reply, Failure) and reply.kind == "down" for reply in replies)


def test_a_short_row_of_failures_is_no_outage() -> None:
    lane = Lane(Server(fails("connection")), 8, Patience(failures=3, row_seconds=5.0))
    replies = run_virtually(together(lane, 8))
    assert all(isinstance(reply, Failure) and reply.kind == "connection" for reply in replies)


def test_troubles_of_long_ago_do_not_count() -> None:
    server = Server(fails("server"))
    lane = Lane(server, 1, Patience(timeout_seconds=-0.95, outage_seconds=0.05))

    async def work() -> Reply | Failure:
        await lane.complete(request(0))
        await asyncio.sleep(0.1)
        return await lane.complete(request(1))

    reply = run_virtually(work())
    assert isinstance(reply, Failure)
    assert reply.kind == "server"


def test_when_a_server_says_when_everybody_waits_for_it() -> None:
    async def busy_once(number: int) -> Reply | Failure:
        return Failure("busy", kind="busy", retry_after_ms=120) if number == 1 else Reply("ok")

    server = Server(busy_once)
    retrying = Retrying(Lane(server, 1), retries=2, base_ms=1)
    replies, _ = timed(lambda: together(retrying, 4))
    assert all(isinstance(reply, Reply) for reply in replies)
    assert server.times == pytest.approx([0.0, *[0.12] * 4])


def test_no_call_takes_longer_than_its_bound() -> None:
    server = Server(fails("server"))
    retrying = Retrying(Lane(server, 1), retries=1000, base_ms=20, longest_ms=40, most_ms=300, sending_ms=50)
    reply, took = timed(lambda: retrying.complete(request()))
    assert isinstance(reply, Failure)
    assert "tried" in reply.reason
    assert took <= 0.3


def test_winding_down_ends_waits_and_tries_nothing_again() -> None:
    server = Server(fails("server"))
    retrying = Retrying(server, retries=1000, base_ms=60_000, longest_ms=60_000)

    async def work() -> Reply | Failure:
        caller = asyncio.create_task(retrying.complete(request()))
        await asyncio.sleep(0.01)
        retrying.wind_down()
        reply = await caller
        await retrying.complete(request(1))
        await retrying.close()
        return reply

    reply, took = timed(work)
    assert isinstance(reply, Failure)
    assert took == pytest.approx(0.01)
    assert len(server.times) == 2
    assert server.closed == 1


def test_what_has_to_be_prepared_is_prepared_once_before_any_time_runs() -> None:
    prepared = []

    async def prepare() -> None:
        prepared.append(1)
        await asyncio.sleep(0.1)

    lane = Lane(Server(answers), 8, Patience(timeout_seconds=-0.95), prepare=prepare)
    replies = run_virtually(together(lane, 5))
    assert all(isinstance(reply, Reply) for reply in replies)
    assert prepared == [1]


def test_each_model_is_asked_in_the_lane_of_its_provider() -> None:
    one, other = Server(answers), Server(answers)
    lanes = ByProvider({"openai": one, "ollama": other})
    for model in ("openai/a", "ollama/b", "openai/c"):
        run_virtually(lanes.complete(request(model=model)))
    run_virtually(lanes.close())
    assert (len(one.times), len(other.times)) == (2, 1)
    assert (one.closed, other.closed) == (1, 1)


class Naming:
    """A mind that answers as the rules do and notes what it was asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []
        self.closed = 0

    async def answer(self, question: Question[T, Answered]) -> Outcome[Answered]:
        self.asked.append(question.task.name)
        return await RulesMind().answer(question)

    async def close(self) -> None:
        self.closed += 1


Answered = TypeVar("Answered", bound=Answer)


def test_every_task_goes_to_the_mind_of_its_role() -> None:
    speaker, thinker = Naming("a/big"), Naming("b/small")
    mind = RolesMind({"speaker": speaker, "thinker": thinker, "judge": thinker})
    for task in (SAY, PLAN_DAY, RATE_IMPORTANCE):
        outcome = run_virtually(mind.answer(question(task)))
        assert outcome.source is Source.COMPOSED
    run_virtually(mind.close())
    assert (speaker.asked, thinker.asked) == (["say"], ["plan_day", "rate_importance"])
    assert (speaker.closed, thinker.closed) == (1, 1)
    assert mind.name == "a/big, b/small"


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_a_role(task: str) -> None:
    assert role_of(task) in ("speaker", "thinker", "judge")
