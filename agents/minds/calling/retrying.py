"""Asking again: with longer waits and an end."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from agents.minds.base import Failure, Provider, Reply, Request
from agents.streams import Stream


class Retrying:
    """Tries again after trouble that may pass: waits longer each time, with jitter, and as long as the server asks.

    Args:
        inner: What is tried.
        retries: How many times more than once.
        base_ms: The wait before the first retry; each further one is twice as long.
        longest_ms: No wait is longer; a server that asks for more is not asked again.
        most_ms: No call takes longer, sendings and waits together; None is no bound but the number of tries.
        sending_ms: How long one more sending may take, for `most_ms`.
    """

    def __init__(
        self,
        inner: Provider,
        *,
        retries: int,
        base_ms: int = 500,
        longest_ms: int = 30_000,
        most_ms: int | None = None,
        sending_ms: int = 0,
    ) -> None:
        self._inner = inner
        self._retries = retries
        self._base_ms = base_ms
        self._longest_ms = longest_ms
        self._most_ms = most_ms
        self._sending_ms = sending_ms
        self._winding_down = False
        self._asleep: set[asyncio.Future[None]] = set()

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the first reply, or the failure that ended the tries, with how many there were.

        Raises:
            LimitReached: If a cap would be passed by asking.
        """
        tried, taken_ms = 0, 0
        while True:
            tried += 1
            reply = await self._inner.complete(request)
            if isinstance(reply, Reply):
                return reply if reply.attempts == tried else replace(reply, attempts=tried)
            wait_ms = self._wait_ms(request, tried, reply.retry_after_ms)
            taken_ms += reply.latency_ms + wait_ms
            end = self._end(reply, tried, taken_ms)
            if end is not None:
                return end
            await self._sleep(wait_ms / 1000)
            if self._winding_down:
                return reply

    def wind_down(self) -> None:
        """Try nothing again any more until `close`; what is on its way is not touched."""
        self._winding_down = True
        for sleeper in self._asleep:
            if not sleeper.done():
                sleeper.set_result(None)

    async def close(self) -> None:
        """Close the inner provider."""
        self._winding_down = False
        await self._inner.close()

    def _end(self, failure: Failure, tried: int, taken_ms: int) -> Failure | None:
        """Return `failure` in the words that end the tries, None where there is to be another."""
        if failure.final:
            return failure
        if (failure.retry_after_ms or 0) > self._longest_ms:
            return replace(failure, reason=f"{failure.reason} (the server asks to wait {failure.retry_after_ms} ms)")
        too_long = self._most_ms is not None and taken_ms + self._sending_ms > self._most_ms
        if tried > self._retries or self._winding_down or too_long:
            times = "once" if tried == 1 else f"{tried} times"
            return replace(failure, reason=f"{failure.reason} (tried {times})")
        return None

    async def _sleep(self, seconds: float) -> None:
        sleeper = asyncio.get_running_loop().create_future()
        self._asleep.add(sleeper)
        try:
            await asyncio.wait((sleeper,), timeout=seconds)
        finally:
            self._asleep.discard(sleeper)

    def _wait_ms(self, request: Request, tried: int, asked_ms: int | None) -> int:
        step = min(self._longest_ms, self._base_ms << (tried - 1))
        jitter = Stream(0, "retry", request.sample, request.tick, tried).below(step // 2 + 1)
        return max(step // 2 + jitter, (asked_ms or 0) + jitter // 4)
