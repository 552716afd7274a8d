"""Wrappers around a provider: remember and look up, retry, keep within limits, and never too many at once.

They nest as ``Remembering(Retrying(Limited(Priced(Lane(provider)))))``: each sending counts against the limits, and
nobody holds a place in the queue while waiting to try again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from agents.canonical import E6
from agents.errors import LimitReached
from agents.minds.base import AnswerStore, CallBook, Failure, Provider, Reply, Request, schema_text
from agents.streams import Stream

_TOKENS_PER_MESSAGE = 16


class Remembering:
    """Looks up each request in the store first, and keeps each reply the moment it arrives.

    Identical requests that are in flight together are sent once. A caller that is cancelled does not cancel what
    was paid for: the reply is still kept. See `close`.
    """

    def __init__(self, inner: Provider, store: AnswerStore) -> None:
        self._inner = inner
        self._store = store
        self._in_flight: dict[str, asyncio.Task[Reply | Failure]] = {}

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the kept reply with `looked_up` True, else what the inner provider gives, kept.

        Raises:
            LimitReached: If a cap would be passed by asking.
            DiskTrouble: If the reply could not be kept.
            JournalError: If the kept reply is damaged.
        """
        key = request.key
        found = self._store.find(key)
        if found is not None:
            return replace(found, looked_up=True)
        task = self._in_flight.get(key)
        if task is not None:
            shared = await asyncio.shield(task)
            return replace(shared, looked_up=True) if isinstance(shared, Reply) else shared
        return await asyncio.shield(self._begun(key, request))

    async def close(self) -> None:
        """Wait for every request in flight, none of which is tried again, then close the inner provider."""
        if isinstance(self._inner, Retrying):
            self._inner.wind_down()
        while self._in_flight:
            await asyncio.wait(set(self._in_flight.values()))
        await self._inner.close()

    def _begun(self, key: str, request: Request) -> asyncio.Task[Reply | Failure]:
        task = asyncio.create_task(self._asked(request))
        self._in_flight[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))
        return task

    def _ended(self, key: str, task: asyncio.Task[Reply | Failure]) -> None:
        self._in_flight.pop(key, None)
        if not task.cancelled():
            task.exception()  # seen here, so that nothing complains when its caller has gone away

    async def _asked(self, request: Request) -> Reply | Failure:
        reply = await self._inner.complete(request)
        if isinstance(reply, Reply):
            self._store.keep(request, reply)
        return reply


class RecordedOnly:
    """Gives back what is in the store and never asks anybody: the provider of a replay."""

    def __init__(self, store: AnswerStore) -> None:
        self._store = store

    async def complete(self, request: Request) -> Reply | Failure:
        """Return the kept reply; a missing one is a final failure that names person, task and tick.

        Raises:
            JournalError: If the kept reply is damaged.
        """
        found = self._store.find(request.key)
        if found is not None:
            return replace(found, looked_up=True)
        which = (
            f"{request.task} of {request.person!r} at tick {request.tick} (n {request.n}, attempt {request.attempt})"
        )
        return Failure(f"the record holds no answer to {which}", final=True)

    async def close(self) -> None:
        """Do nothing: there is nothing open."""


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


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in US dollars per million of tokens, times a million (``_e6``)."""

    prompt_e6: int
    answer_e6: int

    def cost_e6(self, prompt_tokens: int, answer_tokens: int) -> int:
        """Return the cost in millionths of a dollar, rounded up."""
        return -(-(prompt_tokens * self.prompt_e6 + answer_tokens * self.answer_e6) // E6)


@dataclass(frozen=True, slots=True)
class Spent:
    """What has been used: requests sent, tokens in and out, and dollars in millionths.

    `unpriced` counts replies whose price is not known and which are not in `cost_e6`.
    """

    calls: int = 0
    tokens: int = 0
    cost_e6: int = 0
    unpriced: int = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.calls + other.calls,
            self.tokens + other.tokens,
            self.cost_e6 + other.cost_e6,
            self.unpriced + other.unpriced,
        )

    def __sub__(self, other: Spent) -> Spent:
        return self + Spent(-other.calls, -other.tokens, -other.cost_e6, -other.unpriced)


@dataclass(frozen=True, slots=True)
class Caps:
    """The most a run may use of each; None is no cap."""

    calls: int | None = None
    tokens: int | None = None
    cost_e6: int | None = None

    def passed_by(self, spent: Spent) -> str:
        """Return which cap `spent` passes, in words; empty where none."""
        if self.calls is not None and spent.calls > self.calls:
            return f"calls ({self.calls})"
        if self.tokens is not None and spent.tokens > self.tokens:
            return f"tokens ({self.tokens})"
        if self.cost_e6 is not None and spent.cost_e6 > self.cost_e6:
            return f"cost_usd ({self.cost_e6 / E6:g})"
        return ""


PriceOf = Callable[[str], Price | None]


class Priced:
    """Says of each reply what it cost where somebody has set a price, and where the provider does not say.

    Args:
        inner: What sends.
        own: By model: the price that somebody has set, which goes before what the provider says.
    """

    def __init__(self, inner: Provider, own: dict[str, Price]) -> None:
        self._inner = inner
        self._own = own

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what the inner provider gives, with its cost where that is known."""
        reply = await self._inner.complete(request)
        price = self._own.get(request.model)
        if price is None or isinstance(reply, Failure):
            return reply
        return replace(reply, cost_e6=price.cost_e6(reply.prompt_tokens, reply.answer_tokens))

    async def close(self) -> None:
        """Close the inner provider."""
        await self._inner.close()


class Limited:
    """Sends nothing that might pass a cap: each request reserves its worst case first and settles afterwards.

    The worst case of a prompt is one token per byte, the most any tokeniser makes of it, so that a cap holds
    whatever the model. Where a reservation does not fit beside those in flight, it waits for them to settle.

    Args:
        inner: What sends.
        caps: What may not be passed.
        spent: What was used before, for a run that goes on.
        price: The price of the model, or of each model by its name; needed for a cap on cost.
        book: Where each sending is noted before it is sent.

    Raises:
        ValueError: If there is a cap on cost and no price.
    """

    def __init__(
        self,
        inner: Provider,
        caps: Caps,
        *,
        spent: Spent | None = None,
        price: Price | PriceOf | None = None,
        book: CallBook | None = None,
    ) -> None:
        if caps.cost_e6 is not None and price is None:
            raise ValueError("a cap on cost needs a price")
        self.spent = spent or Spent()
        self._inner = inner
        self._caps = caps
        self._price = price
        self._book = book
        self._reserved = Spent()
        self._settled = asyncio.Condition()

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what the inner provider gives, once its worst case fits under every cap.

        Raises:
            LimitReached: If it does not fit although nothing else is in flight, or no call is left.
            DiskTrouble: If it could not be noted; then nothing was sent.
        """
        price = self._price_of(request.model)
        worst = self._worst(request, price)
        await self._reserve(worst)
        used = Spent()
        try:
            number = self._begun(request, worst, price)
            used = worst
            reply = await self._inner.complete(request)
            if isinstance(reply, Reply):
                reply = _with_usage(reply, request, price)
            used = self._used(reply, worst, price)
            self._failed(number, reply, used, price)
        finally:
            await self._settle(worst, used)
        return reply

    async def close(self) -> None:
        """Close the inner provider."""
        await self._inner.close()

    def _price_of(self, model: str) -> Price | None:
        return self._price if isinstance(self._price, Price | None) else self._price(model)

    def _worst(self, request: Request, price: Price | None) -> Spent:
        prompt = worst_prompt_tokens(request)
        cost = price.cost_e6(prompt, request.max_tokens) if price else 0
        return Spent(calls=1, tokens=prompt + request.max_tokens, cost_e6=cost)

    async def _reserve(self, worst: Spent) -> None:
        async with self._settled:
            while passed := self._caps.passed_by(self.spent + self._reserved + worst):
                if not self._reserved.calls or self._caps.passed_by(self.spent + worst):
                    raise LimitReached(
                        f"the next call would pass the cap on {passed} of limits; "
                        f"used so far: {self.spent.calls} calls, {self.spent.tokens} tokens, "
                        f"{self.spent.cost_e6 / E6:.4f} USD. Raise it and go on with 'townsfolk resume RUN'"
                    )
                await self._settled.wait()
            self._reserved += worst

    def _begun(self, request: Request, worst: Spent, price: Price | None) -> int:
        if self._book is None:
            return 0
        return self._book.begin(request, worst.tokens, worst.cost_e6 if price is not None else None)

    def _failed(self, number: int, reply: Reply | Failure, used: Spent, price: Price | None) -> None:
        if self._book is not None and isinstance(reply, Failure):
            unknown = price is None and reply.perhaps_billed
            self._book.fail(number, reply, used.tokens, None if unknown else used.cost_e6)

    def _used(self, reply: Reply | Failure, worst: Spent, price: Price | None) -> Spent:
        if isinstance(reply, Failure):
            return worst if reply.perhaps_billed else Spent(calls=1)
        tokens = reply.prompt_tokens + reply.answer_tokens
        cost = reply.cost_e6
        if cost is None and price is not None:
            cost = price.cost_e6(reply.prompt_tokens, reply.answer_tokens)
        return Spent(calls=1, tokens=tokens, cost_e6=cost or 0, unpriced=int(cost is None))

    async def _settle(self, worst: Spent, used: Spent) -> None:
        self._reserved -= worst
        self.spent += used
        async with self._settled:
            self._settled.notify_all()


def _with_usage(reply: Reply, request: Request, price: Price | None) -> Reply:
    """Return `reply` with its usage; where the provider does not say, it counts at its worst."""
    if reply.prompt_tokens or reply.answer_tokens:
        return reply
    prompt = worst_prompt_tokens(request)
    cost = reply.cost_e6 if price is None else price.cost_e6(prompt, request.max_tokens)
    return replace(reply, prompt_tokens=prompt, answer_tokens=request.max_tokens, cost_e6=cost or None)


class Concurrent:
    """Lets at most `places` requests through at once; the others wait in order of arrival."""

    def __init__(self, inner: Provider, places: int) -> None:
        self._inner = inner
        self._places = asyncio.Semaphore(places)

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what the inner provider gives, once there is a place."""
        async with self._places:
            return await self._inner.complete(request)

    async def close(self) -> None:
        """Close the inner provider."""
        await self._inner.close()


def worst_prompt_tokens(request: Request) -> int:
    """Return the most tokens the prompt can come to: its bytes, its schema's, and some for each message."""
    schema = schema_text(request.schema) if request.schema is not None else ""
    texts = [schema, *(message.content for message in request.messages)]
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) + _TOKENS_PER_MESSAGE * len(texts)
