"""How units of work of one phase are carried out: all at once here, in other orders in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

from agents.errors import Paused

T = TypeVar("T")
Unit = Callable[[], Awaitable[T]]


class Executor(Protocol):
    """Carries out independent units of work."""

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key, whatever the order in which they end.

        Raises:
            Paused: If a unit was paused; only after all others have ended, so that no paid answer is lost.
        """
        ...


class Concurrently:
    """Starts all units at once, in one task group."""

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key; see `Executor.run`."""
        if len(units) == 1:
            ((key, unit),) = units.items()
            return {key: await unit()}
        results: dict[str, T] = {}
        pauses: dict[str, Paused] = {}

        async def carry_out(key: str, unit: Unit[T]) -> None:
            try:
                results[key] = await unit()
            except Paused as pause:
                pauses[key] = pause

        async with asyncio.TaskGroup() as group:
            for key, unit in units.items():
                group.create_task(carry_out(key, unit))
        if pauses:
            raise pauses[min(pauses)]
        return results
