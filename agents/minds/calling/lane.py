"""One provider's door: how many requests pass at once and in a minute, and when it counts as down.

Everything here runs on the loop's clock; nothing of it can change an answer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from agents.minds.base import Failure, Provider, Reply, Request
from agents.minds.calling.direct_names import direct_model, is_direct
from agents.minds.calling.pace import Gate, Pace
from agents.minds.prompting.sections import estimated_tokens

_MINUTE = 60.0
_GRACE_SECONDS = 1.0


@dataclass(slots=True)
class _Passed:
    """What passed a window: when, and how much."""

    at: float
    amount: int


class Window:
    """At most `most` in any `seconds`: a count that slides, so that no stretch of time holds more.

    Args:
        most: How much may pass.
        seconds: In how long.
    """

    def __init__(self, most: int, seconds: float = _MINUTE) -> None:
        self._most = most
        self._seconds = seconds
        self._passed: deque[_Passed] = deque()
        self._total = 0

    def wait_seconds(self, now: float, amount: int) -> float:
        """Return how long `amount` has to wait; what is more than may ever pass waits until it is alone."""
        while self._passed and self._passed[0].at + self._seconds <= now:
            self._total -= self._passed.popleft().amount
        left, until = self._total, now
        for one in self._passed:
            if left + amount <= self._most:
                break
            left, until = left - one.amount, one.at + self._seconds
        return max(0.0, until - now)

    def take(self, now: float, amount: int) -> _Passed:
        """Note that `amount` passes now."""
        passed = _Passed(now, amount)
        self._passed.append(passed)
        self._total += amount
        return passed

    def correct(self, passed: _Passed, amount: int) -> None:
        """Note that `passed` was in truth `amount`."""
        if passed in self._passed:
            self._total += amount - passed.amount
        passed.amount = amount


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a provider is waited for.

    Args:
        timeout_seconds: For one sending, from its first byte to the last of the answer.
        outage_seconds: With sendings on their way and no answer to any for so long, the provider counts as down.
        failures: So does one that failed so many times in a row over at least `row_seconds`.
        row_seconds: See `failures`.
        rest_seconds: A provider that counts as down is asked nothing for so long.
    """

    timeout_seconds: float = 45.0
    outage_seconds: float = 55.0
    failures: int = 10
    row_seconds: float = 20.0
    rest_seconds: float = 30.0

    @property
    def silence_seconds(self) -> float:
        """How long no answer to anybody is borne: at least as long as one answer may take."""
        return max(self.outage_seconds, self.timeout_seconds + _GRACE_SECONDS)


@dataclass(slots=True)
class _Health:
    """How a provider fares: since when it is silent, how often it failed in a row, until when it counts as down."""

    silent_since: float | None = None
    row: int = 0
    row_since: float = 0.0
    down_until: float = 0.0
    reason: str = ""
    held_until: float = 0.0
    ended: float = 0.0
    sendings: set[asyncio.Timeout] = field(default_factory=set)


class Lane:
    """Sends to one provider: in turn, at its pace, each sending for a bounded time, and none while it is down.

    Args:
        inner: What sends.
        pace: How many requests may be on their way at once; a number is the most there may be.
        patience: How long the provider is waited for.
        requests_per_minute: None is no limit.
        tokens_per_minute: In and out; None is no limit. Answers count in full until it is known how long they are.
        window_seconds: How long a minute is.
        prepare: Is awaited before the first sending, which then needs no time for it.
    """

    def __init__(
        self,
        inner: Provider,
        pace: Pace | int,
        patience: Patience | None = None,
        *,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        window_seconds: float = _MINUTE,
        prepare: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._inner = inner
        self._prepare = prepare
        self._pace = pace if isinstance(pace, Pace) else Pace(pace)
        self._places = Gate(self._pace)
        self._patience = patience or Patience()
        self._requests = None if requests_per_minute is None else Window(requests_per_minute, window_seconds)
        self._tokens = None if tokens_per_minute is None else Window(tokens_per_minute, window_seconds)
        self._turn = Gate(Pace(1))
        self._health = _Health()

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what the inner provider gives; a final failure of kind "down" where it counts as down."""
        await self._places.enter(request.tick)
        try:
            expected = await self._passage(request)
            down = self._down()
            if down is not None:
                return down
            reply = await self._sent(request)
        finally:
            self._places.leave()
        if expected is not None and self._tokens is not None and isinstance(reply, Reply):
            self._tokens.correct(expected, reply.prompt_tokens + reply.answer_tokens)
        return reply

    async def close(self) -> None:
        """Close the inner provider."""
        await self._inner.close()

    async def _passage(self, request: Request) -> _Passed | None:
        """Wait until the provider's limits let one more request through; return what counts as its tokens."""
        if self._prepare is None and self._requests is None and self._tokens is None and self._is_free():
            return None
        await self._turn.enter(request.tick)
        try:
            return await self._let_through(request)
        finally:
            self._turn.leave()

    async def _let_through(self, request: Request) -> _Passed | None:
        if self._prepare is not None:
            await self._prepare()
            self._prepare = None
        needed = expected_tokens(request) if self._tokens is not None else 0
        while (wait := self._wait_seconds(needed)) > 0 and self._down() is None:  # noqa: ASYNC110 - for time itself
            await asyncio.sleep(wait)
        now = asyncio.get_running_loop().time()
        if self._requests is not None:
            self._requests.take(now, 1)
        return self._tokens.take(now, needed) if self._tokens is not None else None

    def _is_free(self) -> bool:
        """Return whether the provider has not asked to wait."""
        return asyncio.get_running_loop().time() >= self._health.held_until

    def _wait_seconds(self, tokens: int) -> float:
        now = asyncio.get_running_loop().time()
        waits = [self._health.held_until - now]
        if self._requests is not None:
            waits.append(self._requests.wait_seconds(now, 1))
        if self._tokens is not None:
            waits.append(self._tokens.wait_seconds(now, tokens))
        return max(waits)

    async def _sent(self, request: Request) -> Reply | Failure:
        loop = asyncio.get_running_loop()
        health, began = self._health, loop.time()
        silent_since = self._awaited(began)
        alarm = asyncio.timeout_at(began + self._patience.timeout_seconds + _GRACE_SECONDS)
        watch = loop.call_at(silent_since + self._patience.silence_seconds, self._check_silence)
        try:
            async with alarm:
                health.sendings.add(alarm)
                reply = await self._inner.complete(request)
        except TimeoutError:
            reply = self._cut()
        finally:
            health.sendings.discard(alarm)
            health.ended = loop.time()
            watch.cancel()
        if isinstance(reply, Failure):
            reply = replace(reply, latency_ms=round((loop.time() - began) * 1000))
            if reply.kind in ("busy", "timeout"):
                self._pace.refused(began, loop.time())
            self._failed(reply, began)
        else:
            self._pace.answered(request.task, began, loop.time())
            health.row = 0
            health.silent_since = loop.time() if health.sendings else None
        return reply

    def _awaited(self, now: float) -> float:
        """Return since when an answer is awaited; troubles of long ago count no more."""
        health = self._health
        if not health.sendings and now - health.ended > self._patience.outage_seconds:
            health.silent_since, health.row = None, 0
        if health.silent_since is None:
            health.silent_since = now
        return health.silent_since

    def _cut(self) -> Failure:
        down = self._down()
        if down is not None:
            return replace(down, perhaps_billed=True)
        seconds = self._patience.timeout_seconds
        return Failure(f"no answer within {seconds:g} seconds", perhaps_billed=True, kind="timeout")

    def _failed(self, failure: Failure, began: float) -> None:
        """Note a failure, and whether the provider counts as down with it."""
        health, now = self._health, asyncio.get_running_loop().time()
        if failure.retry_after_ms is not None:
            held = min(failure.retry_after_ms / 1000, self._patience.outage_seconds)
            health.held_until = max(health.held_until, now + held)
        if failure.kind == "busy" and failure.retry_after_ms is not None:
            health.silent_since = None if not health.sendings else now  # it lives, and says when
            return
        if not health.row:
            health.row_since = began
        health.row += 1
        lasted = now - health.row_since
        if health.row >= self._patience.failures and lasted >= self._patience.row_seconds:
            self._trip(
                f"it failed {health.row} times in a row over {lasted:.0f} seconds, the last time: {failure.reason}"
            )
        self._check_silence(failure.reason)

    def _check_silence(self, reason: str = "it does not answer") -> None:
        health, now = self._health, asyncio.get_running_loop().time()
        if health.silent_since is None or self._down() is not None:
            return
        silent = now - health.silent_since
        if silent >= self._patience.silence_seconds:
            self._trip(f"no answer from it for {silent:.0f} seconds: {reason}")

    def _trip(self, reason: str) -> None:
        """Take the provider for down: end every sending, and send nothing for a while."""
        health, now = self._health, asyncio.get_running_loop().time()
        health.down_until, health.reason = now + self._patience.rest_seconds, reason
        health.row, health.silent_since = 0, None
        for alarm in health.sendings:
            alarm.reschedule(now)

    def _down(self) -> Failure | None:
        if asyncio.get_running_loop().time() >= self._health.down_until:
            return None
        return Failure(f"the provider counts as down: {self._health.reason}", final=True, kind="down")


class ByProvider:
    """Sends each request to the lane of its model's provider.

    Args:
        lanes: By the name of the provider; see `provider_of`.
    """

    def __init__(self, lanes: dict[str, Provider]) -> None:
        self._lanes = lanes

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what the provider of the request's model gives."""
        return await self._lanes[provider_of(request.model)].complete(request)

    async def close(self) -> None:
        """Close every lane."""
        for name in sorted(self._lanes):
            await self._lanes[name].close()


def provider_of(model: str) -> str:
    """Return the name of the provider that serves `model`: the address of one that is asked directly.

    Raises:
        InputError: If a model that is asked directly is not named as it has to be.

    Example:
        >>> provider_of("openai/gpt-4o-mini"), provider_of("gpt-4o-mini")
        ('openai', 'gpt-4o-mini')
        >>> provider_of("direct:qwen@http://127.0.0.1:8000/v1")
        'http://127.0.0.1:8000/v1'
    """
    return direct_model(model).url if is_direct(model) else model.partition("/")[0]


def expected_tokens(request: Request) -> int:
    """Return how many tokens `request` may come to: its prompt as estimated, and the longest answer."""
    return sum(estimated_tokens(message.content) for message in request.messages) + request.max_tokens
