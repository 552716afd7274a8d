"""How many requests a provider gets at once: fewer when it is busy or slows down, and again one more after the other.

Additive increase, multiplicative decrease, as in V. Jacobson, "Congestion Avoidance and Control", SIGCOMM 1988. Who
waits at the gate is let in by urgency. Nothing here reads a clock or can change an answer.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from itertools import count
from statistics import median

_BUSY_SHARE = 0.5
_SLOW_SHARE = 0.75
_SLOW_TIMES = 2.5
_RECENT = 20
_OF_A_TASK = 16
_GROWTH = 1.02


class Pace:
    """How many requests may be on their way at once, as the provider's answers let one think.

    It begins at what was allowed. Trouble with a request that was sent before the last step back says nothing new, and
    is not counted again.

    Args:
        most: It never goes above; at least 1, below which it never goes.
        adaptive: False stays at `most` whatever happens.
    """

    def __init__(self, most: int, *, adaptive: bool = True) -> None:
        self._most = most
        self._adaptive = adaptive
        self._places = float(most)
        self._stepped_back = float("-inf")
        self._latencies = Latencies()

    @property
    def places(self) -> int:
        """How many may be on their way at once now."""
        return max(1, int(self._places + 1e-6))

    def answered(self, task: str, sent: float, now: float) -> None:
        """Note an answer: after as many as there are places there is one more, unless answers take ever longer.

        Args:
            task: What was asked: a rating takes less time than a plan.
            sent: When, in seconds of any clock.
            now: When the answer came.
        """
        if self._latencies.have_risen(task, now - sent):
            self._step_back(_SLOW_SHARE, sent, now)
        else:
            self._places = min(float(self._most), self._places + 1 / self._places)

    def refused(self, sent: float, now: float) -> None:
        """Note that the provider was too busy for a request that was sent at `sent`."""
        self._step_back(_BUSY_SHARE, sent, now)

    def _step_back(self, share: float, sent: float, now: float) -> None:
        if self._adaptive and sent >= self._stepped_back:
            self._places = max(1.0, self._places * share)
            self._stepped_back = now
            self._latencies.begin_anew()


class Latencies:
    """Tells whether answers have come to take longer than they used to, each measured against others of its task."""

    def __init__(self) -> None:
        self._usual: dict[str, float] = {}
        self._of_task: dict[str, list[float]] = {}
        self._recent: deque[float] = deque(maxlen=_RECENT)

    def have_risen(self, task: str, seconds: float) -> bool:
        """Note one more, and return whether half of the recent ones took several times as long as usual."""
        seconds = max(seconds, 1e-6)
        usual = self._usual.get(task)
        if usual is not None:
            self._recent.append(seconds / usual)
        self._learn(task, seconds)
        return len(self._recent) == _RECENT and median(self._recent) > _SLOW_TIMES

    def begin_anew(self) -> None:
        """Forget the recent ones: what comes now is the answer to a slower pace."""
        self._recent.clear()

    def _learn(self, task: str, seconds: float) -> None:
        """Take the lowest middle of some answers in a row as usual; it rises slowly, for prompts may grow."""
        some = self._of_task.setdefault(task, [])
        some.append(seconds)
        if len(some) < _OF_A_TASK:
            return
        middle, usual = median(some), self._usual.get(task)
        some.clear()
        self._usual[task] = middle if usual is None else min(middle, usual * _GROWTH)


class Gate:
    """Lets as many through at once as `pace` has places; the most urgent first, then who came first."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._inside = 0
        self._number = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    async def enter(self, urgency: int) -> None:
        """Wait for a place, which has to be given back by `leave`.

        Args:
            urgency: Smaller goes first: the tick of the question, for who is behind holds up the others.
        """
        if not self._waiting and self._inside < self._pace.places:
            self._inside += 1
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._number), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave()
            raise

    def leave(self) -> None:
        """Give a place back, and let in who may come in now."""
        self._inside -= 1
        while self._waiting and self._inside < self._pace.places:
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():
                self._inside += 1
                turn.set_result(None)
