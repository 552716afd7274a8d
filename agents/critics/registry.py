"""Critics by name: those that come with townsfolk, and those that installed packages offer."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from agents.critics.base import Bench, Critic
from agents.errors import ScenarioError

ENTRY_POINT_GROUP = "townsfolk.critics"
MakeCritic = Callable[[Bench], Critic]


def packaged_critics() -> dict[str, MakeCritic]:
    """Return what makes the critics that come with townsfolk, by name."""
    from agents.critics.repetition import repetition

    return {
        "repetition": lambda _: repetition,
    }


def critic_names() -> tuple[str, ...]:
    """Return the names of all critics there are, in alphabetical order."""
    return tuple(sorted({*packaged_critics(), *(entry.name for entry in entry_points(group=ENTRY_POINT_GROUP))}))


def make_critic(name: str, bench: Bench) -> Critic:
    """Return the critic called `name`; a packaged one goes before an installed one of the same name.

    An installed package offers a callable ``(bench) -> Critic`` under the entry-point group ``townsfolk.critics``.

    Raises:
        ScenarioError: If there is none.
    """
    packaged = packaged_critics()
    if name in packaged:
        return packaged[name](bench)
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        if entry.name == name:
            critic: Critic = entry.load()(bench)
            return critic
    raise ScenarioError(
        f"there is no critic {name!r}", where="protocol.critics", expected=f"one of: {', '.join(critic_names())}"
    )
