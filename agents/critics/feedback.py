"""Self-evaluation and self-update as one interface: whatever revises a draft says first what is wrong with it.

After the framework of X. Liang et al., "Internal Consistency and Self-Feedback in Large Language Models: A Survey",
2024: an evaluation of what was made, an update by it, and again, as long as it gets better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Evaluation(Generic[D]):
    """What is to be said of a draft: how good it is, and reasons in words."""

    draft: D
    score_e6: int
    reasons: tuple[str, ...] = ()


class SelfFeedback(Protocol[D]):
    """One way of revising: mending single turns, proposing anew, asking a judge."""

    async def evaluate(self, draft: D) -> Evaluation[D]:
        """Return how good `draft` is.

        Raises:
            Paused: If a mind's answer cannot be had now.
        """
        ...

    async def update(self, evaluation: Evaluation[D]) -> D | None:
        """Return a draft that may be better; None where there is nothing to do.

        Raises:
            Paused: If a mind's answer cannot be had now.
        """
        ...


@dataclass(frozen=True, slots=True)
class Improved(Generic[D]):
    """The best draft, and how it came to be: every evaluation, the first draft's in front."""

    best: Evaluation[D]
    history: tuple[Evaluation[D], ...]


async def improved(draft: D, ways: Sequence[SelfFeedback[D]], *, times: int = 1) -> Improved[D]:
    """Return the best of `draft` and its revisions: each of `ways` in turn revises the best so far, `times` over.

    A revision that scores no better than the best so far is evaluated, remembered and left.

    Raises:
        Paused: If a mind's answer cannot be had now.
        ValueError: If there is no way of revising.
    """
    if not ways:
        raise ValueError("there is no way of revising")
    best = await ways[0].evaluate(draft)
    history = [best]
    for _ in range(times):
        for way in ways:
            revised = await way.update(best)
            if revised is None:
                continue
            found = await way.evaluate(revised)
            history.append(found)
            best = found if found.score_e6 > best.score_e6 else best
    return Improved(best, tuple(history))
