"""Wrappers around a provider: remember and look up, and never too many at once.

With `retrying` and `spending` they nest as ``Remembering(Retrying(Limited(Priced(Lane(provider)))))``: each sending
counts against the limits, and nobody holds a place in the queue while waiting to try again.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from agents.minds.base import AnswerStore, Failure, Provider, Reply, Request
from agents.minds.calling.retrying import Retrying


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
