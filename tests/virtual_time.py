"""A loop with a clock of its own: waiting costs no time, and every makespan is exact."""

from __future__ import annotations

import asyncio
import heapq
import math
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

from agents.minds.base import Mind
from agents.streams import Stream
from agents.tasks import REACT
from agents.tasks.base import Answer, Outcome, Question

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)
T = TypeVar("T")

_E6 = 1_000_000


class _Jumping(selectors.SelectSelector):
    """Waits for nothing: where the loop would wait, its clock goes on at once."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise AssertionError("everybody waits for somebody else")
        if not ready and timeout is not None and timeout > 0:
            self.now += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only while everybody waits."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        """Return the virtual seconds since the loop was made."""
        return self._jumping.now


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` comes to on a loop of its own with a virtual clock."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


class LatentMind:
    """Answers as another mind does, each question after a while that depends on the question alone.

    Args:
        inner: What answers.
        seed: Of the latencies.
        sigma: Of their lognormal distribution; its mean is `mean` seconds.
        mean: Seconds.
        places: How many questions are answered at once, those of earlier ticks first; all of them when left out.
    """

    def __init__(
        self, inner: Mind, seed: int, *, sigma: float = 0.6, mean: float = 1.0, places: int | None = None
    ) -> None:
        self.name = inner.name
        self.calls = 0
        self.seconds = 0.0
        self.turning: dict[tuple[str, int], float] = {}
        """By person and tick: how long it took to say whom to turn to."""
        self._inner = inner
        self._seed = seed
        self._sigma = sigma
        self._median = mean / math.exp(sigma * sigma / 2)
        self._free = places if places is not None else 1_000_000
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    def seconds_of(self, task: str, person: str, tick: int, n: int) -> float:
        """Return how long the answer to that question takes."""
        stream = Stream(self._seed, f"latency.{task}", person, tick, n)
        first, second = (stream.below(_E6) + 1) / (_E6 + 1), stream.below(_E6) / _E6
        normal = math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * second)
        return self._median * math.exp(self._sigma * normal)

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the inner mind's answer, later."""
        seconds = self.seconds_of(question.task.name, question.person, question.tick, question.n)
        self.calls += 1
        self.seconds += seconds
        if question.task is REACT:
            self.turning[question.person, question.tick] = seconds
        await self._enter(question.tick)
        try:
            await asyncio.sleep(seconds)
        finally:
            self._leave()
        return await self._inner.answer(question)

    async def _enter(self, tick: int) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (tick, self.calls, turn))
        await turn

    def _leave(self) -> None:
        if self._waiting:
            heapq.heappop(self._waiting)[2].set_result(None)
        else:
            self._free += 1

    async def close(self) -> None:
        """Close the inner mind."""
        await self._inner.close()
