"""What calls cost and may cost: prices, caps, and the wrappers that keep a run within them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from agents.canonical import E6
from agents.errors import LimitReached
from agents.minds.base import CallBook, Failure, Provider, Reply, Request, schema_text

_TOKENS_PER_MESSAGE = 16


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in US dollars per million of tokens, times a million (``_e6``)."""

    prompt_e6: int
    answer_e6: int

    def cost_e6(self, prompt_tokens: int, answer_tokens: int) -> int:
        """Return the cost in millionths of a dollar, rounded up."""
        return -(-(prompt_tokens * self.prompt_e6 + answer_tokens * self.answer_e6) // E6)


PriceOf = Callable[[str], Price | None]


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


def worst_prompt_tokens(request: Request) -> int:
    """Return the most tokens the prompt can come to: its bytes, its schema's, and some for each message."""
    schema = schema_text(request.schema) if request.schema is not None else ""
    texts = [schema, *(message.content for message in request.messages)]
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) + _TOKENS_PER_MESSAGE * len(texts)
