"""Versions: what is known of people tick by tick, while some are ahead of others. Nothing published is ever changed."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from agents.inner import InnerLife
from agents.plan import Plan
from simulation.state import Body

if TYPE_CHECKING:
    from simulation.scheduling.steps import Prepared

T = TypeVar("T")


class Version(NamedTuple):
    """A person after a tick. The life is whole once the person is done with the tick; the body is whole at once."""

    tick: int
    body: Body
    life: InnerLife


class Course:
    """How far one person has come.

    Args:
        name: Person id.
        tick: The tick after which it is as `body` and `life` say.
        body: Not to be changed any more.
        life: The same.
    """

    __slots__ = ("begun", "done", "known", "name", "planned", "prepared", "versions")

    def __init__(self, name: str, tick: int, body: Body, life: InnerLife) -> None:
        self.name = name
        self.known = tick
        """The tick up to which it is settled where the person is and what it does."""
        self.done = tick
        """The tick up to which everything of the person is worked out."""
        self.begun = tick
        """The last tick that has begun for the person."""
        self.prepared: asyncio.Future[Prepared] | None = None
        """What it does by its plan in the tick after `done`, for whoever waits for that."""
        self.planned: tuple[int, Plan | None] = (-1, None)
        """A tick, and the plan it goes by from then on, as far as that is known before the tick has begun."""
        self.versions = [Version(tick, body, life)]

    @property
    def latest(self) -> Version:
        """The newest version; it holds until `known`."""
        return self.versions[-1]

    def after(self, tick: int) -> Version:
        """Return the version that holds after `tick`, which is not later than `known`.

        Raises:
            LookupError: If that is not known yet, or not any more: a reader would see the past or the future.
        """
        if tick <= self.known:
            for version in reversed(self.versions):
                if version.tick <= tick:
                    return version
        raise LookupError(f"{self.name} after tick {tick} is not to be seen: {self.versions[0].tick} to {self.known}")

    def forget_before(self, tick: int) -> None:
        """Drop versions that nobody needs once `tick` is committed."""
        while len(self.versions) > 1 and self.versions[1].tick <= tick:
            del self.versions[0]


def copied(value: T) -> T:
    """Return a copy of a body, a life or a conversation that can be changed by events without touching `value`."""
    cls = type(value)
    twin = cls.__new__(cls)
    for name in _names(cast("Hashable", cls)):
        part = getattr(value, name)
        setattr(twin, name, part.copy() if type(part) in (dict, list, set) else part)
    return twin


@cache
def _names(cls: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))  # type: ignore[arg-type]
