"""How units of work of one phase are carried out: all at once here, in other orders in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

from agents.errors import Paused, TownsfolkError

T = TypeVar("T")
Unit = Callable[[], Awaitable[T]]


class Executor(Protocol):
    """Carries out independent units of work."""

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key, whatever the order in which they end.

        Raises:
            Paused: If a unit was paused; only after all others have ended, so that no paid answer is lost.
            JournalError: If a unit found the record damaged; likewise.
        """
        ...


class Concurrently:
    """Starts all units at once, in one task group."""

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key; see `Executor.run`. A defect in a unit ends the others."""
        results: dict[str, T] = {}
        trouble: dict[str, TownsfolkError] = {}

        async def carry_out(key: str, unit: Unit[T]) -> None:
            try:
                results[key] = await unit()
            except TownsfolkError as problem:
                trouble[key] = problem

        try:
            async with asyncio.TaskGroup() as group:
                for key, unit in units.items():
                    group.create_task(carry_out(key, unit))
        except BaseExceptionGroup as defects:
            raise defects.exceptions[0] from None
        if trouble:
            raise min(trouble.items(), key=gravest_first)[1]
        return results


def gravest_first(item: tuple[str, TownsfolkError]) -> tuple[bool, str]:
    """Return a key that puts damage before pauses, whichever came first."""
    key, problem = item
    return isinstance(problem, Paused), key
