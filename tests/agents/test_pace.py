"""How many a provider gets at once, on servers and clocks of pure arithmetic, and who goes first."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.minds.base import Failure, Message, Reply, Request
from agents.minds.calling.lane import Lane
from agents.minds.calling.pace import Gate, Latencies, Pace
from agents.streams import Stream

QUICK = 0.2


@dataclass
class Closed:
    """People who ask again as soon as they have an answer, and a server: how many it took and when.

    Args:
        pace: How many may be on their way.
        seconds: How long an answer takes, from the number on their way and the time; None is 429.
    """

    pace: Pace
    seconds: Callable[[int, float], float | None]
    now: float = 0.0
    answers: list[tuple[float, int]] = field(default_factory=list)
    refusals: int = 0
    most: int = 0

    def run(self, until: float) -> Closed:
        """Go on until the clock says `until`."""
        flying: list[tuple[float, int, float, bool]] = []
        number = 0
        while self.now < until:
            while len(flying) < self.pace.places:
                takes = self.seconds(len(flying) + 1, self.now)
                number += 1
                heapq.heappush(flying, (self.now + (takes or 0.01), number, self.now, takes is not None))
                self.most = max(self.most, len(flying))
            self.now, _, sent, good = heapq.heappop(flying)
            if good:
                self.answers.append((self.now, len(flying) + 1))
                self.pace.answered("say", sent, self.now)
            else:
                self.refusals += 1
                self.pace.refused(sent, self.now)
        return self

    def since(self, start: float) -> tuple[float, float]:
        """Return answers a second and the mean number on their way, from `start` on."""
        found = [inside for at, inside in self.answers if at >= start]
        return len(found) / (self.now - start), sum(found) / len(found)


def test_a_server_with_room_is_given_all_that_is_allowed() -> None:
    closed = Closed(Pace(32), lambda _, __: QUICK).run(20)
    assert closed.since(10)[0] == pytest.approx(160, rel=0.05)
    assert closed.pace.places == 32


def test_a_server_that_says_it_is_busy_is_asked_less_and_kept_busy_all_the_same() -> None:
    closed = Closed(Pace(64), lambda inside, _: QUICK if inside <= 10 else None).run(60)
    rate, inside = closed.since(20)
    assert rate >= 0.7 * 10 / QUICK
    assert inside <= 10
    assert closed.refusals < len(closed.answers) * 0.15


def test_a_burst_of_refusals_counts_once() -> None:
    pace = Pace(32)
    for n in range(20):
        pace.refused(0.0, 0.1 + n / 1000)
    assert pace.places == 16
    pace.refused(0.2, 0.3)
    assert pace.places == 8
    for _ in range(10):
        pace.refused(9.0, 9.0)
    assert pace.places == 1


def test_answers_that_come_to_take_ever_longer_are_a_sign_too() -> None:
    def crowded(inside: int, now: float) -> float:
        room = 32 if now < 20 else 4
        return QUICK * max(1.0, inside / room) ** 2

    closed = Closed(Pace(32), crowded).run(300)
    rate, inside = closed.since(150)
    assert inside <= 16
    assert rate > 1.5 * 32 / (QUICK * 8**2), "faster than with all at once"


def test_what_is_over_is_forgotten_one_place_after_the_other() -> None:
    trouble = Closed(Pace(16), lambda inside, now: None if now < 5 and inside > 2 else QUICK)
    trouble.run(5)
    assert trouble.pace.places <= 3
    places = []
    for second in range(6, 60):
        trouble.run(second)
        places.append(trouble.pace.places)
    assert places[-1] == 16
    assert max(later - before for before, later in pairwise(places)) <= 6


def test_latencies_that_vary_as_those_of_models_do_change_nothing_for_long() -> None:
    draw = Stream(1, "latency")

    def varying(_inside: int, _now: float) -> float:
        tosses = sum(draw.below(1000) for _ in range(6)) / 1000 - 3  # nearly normal, deviation 0.7
        return float(QUICK * 2.718281828 ** (0.85 * tosses))

    closed = Closed(Pace(32), varying).run(300)
    assert closed.since(0)[1] > 0.95 * 31


def test_a_task_that_takes_longer_is_measured_against_its_own() -> None:
    latencies = Latencies()
    for n in range(400):
        slow = n > 200 and n % 2
        assert not latencies.have_risen("plan_day" if slow else "rate", 5.0 if slow else 0.1)
    assert any(latencies.have_risen("rate", 0.4) for _ in range(30))


def test_a_fixed_number_stays() -> None:
    pace = Pace(8, adaptive=False)
    for n in range(100):
        pace.refused(n, n)
        pace.answered("say", n, n + n * n)
    assert pace.places == 8


@given(
    st.lists(st.tuples(st.sampled_from(["answered", "refused"]), st.floats(0, 50), st.floats(0, 50))), st.integers(1, 9)
)
def test_there_is_always_a_place_and_never_more_than_allowed(events: list[tuple[str, float, float]], most: int) -> None:
    pace, now = Pace(most), 0.0
    for what, pause, took in events:
        now += pause
        if what == "answered":
            pace.answered("say", now - took, now)
        else:
            pace.refused(now - took, now)
        assert 1 <= pace.places <= most


def test_who_is_behind_goes_first_and_else_who_came_first() -> None:
    async def work() -> list[str]:
        gate, order = Gate(Pace(1)), list[str]()

        async def pass_(name: str, urgency: int) -> None:
            await gate.enter(urgency)
            order.append(name)
            await asyncio.sleep(0)
            gate.leave()

        async with asyncio.TaskGroup() as group:
            for name, urgency in (("a", 9), ("b", 7), ("c", 7), ("d", 3), ("e", 9)):
                group.create_task(pass_(name, urgency))
        return order

    assert asyncio.run(work()) == ["a", "d", "b", "c", "e"]


def test_who_goes_away_leaves_its_place_to_another() -> None:
    async def work() -> list[int]:
        gate, entered = Gate(Pace(1)), list[int]()

        async def enter(number: int) -> None:
            await gate.enter(number)
            entered.append(number)

        await gate.enter(0)
        waiting = [asyncio.create_task(enter(number)) for number in (1, 2, 3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        gate.leave()  # the place is 2's now, which is cancelled before it knows
        waiting[1].cancel()
        await asyncio.gather(*waiting[:2], return_exceptions=True)
        await waiting[2]
        return entered

    assert asyncio.run(work()) == [3]


def test_a_lane_asks_for_the_earliest_tick_first_and_steps_back_when_told_it_is_too_much() -> None:
    class Server:
        def __init__(self) -> None:
            self.ticks: list[int] = []
            self.inside = self.most = 0
            self.busy = False

        async def complete(self, request: Request) -> Reply | Failure:
            self.ticks.append(request.tick)
            self.inside += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(0)
            self.inside -= 1
            return Failure("busy", kind="busy") if self.busy else Reply("ok")

        async def close(self) -> None:
            return

    def asked(tick: int, n: int) -> Request:
        return Request("m/x", (Message("user", "hello"),), None, "Turn", 10, 0, f"s{n}", "say/1", "ann", tick, n)

    server = Server()
    pace = Pace(4)
    lane = Lane(server, pace)

    async def together(ticks: list[int]) -> None:
        async with asyncio.TaskGroup() as group:
            for n, tick in enumerate(ticks):
                group.create_task(lane.complete(asked(tick, n)))

    asyncio.run(together([9, 9, 9, 9, 8, 2, 5]))
    assert server.ticks == [9, 9, 9, 9, 2, 5, 8]
    assert server.most == 4
    server.busy = True
    asyncio.run(together([1]))
    assert pace.places == 2
    asyncio.run(together([1]))
    server.busy, server.most = False, 0
    asyncio.run(together([1, 1, 1]))
    assert (pace.places, server.most) == (2, 2)
