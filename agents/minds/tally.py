"""Counts of how the answers of a language mind came about, by task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """What happened to the questions of one task.

    Args:
        asked: Questions put to the mind.
        answered: Questions answered by the model itself, repaired or not.
        local: Answers whose text had to be put right.
        trimmed: Answers that named what they may not, and lost it.
        asked_again: Questions asked a second time.
        fallbacks: Questions answered by the fallback mind.
        looked_up: Model answers that came from the record.
        refused: Model answers that declined.
        truncated: Model answers that broke off.
        empty: Model answers without text.
        unfit: Model answers of another form or without sense.
        injection_suspected: Questions whose prompt held words that try to give the model orders.
        injection_followed: Those where the model did what they say.
        invented: Claims that turns declared and nobody knows.
        untold: Claims that turns declared and their words do not tell.
    """

    asked: int = 0
    answered: int = 0
    local: int = 0
    trimmed: int = 0
    asked_again: int = 0
    fallbacks: int = 0
    looked_up: int = 0
    refused: int = 0
    truncated: int = 0
    empty: int = 0
    unfit: int = 0
    injection_suspected: int = 0
    injection_followed: int = 0
    invented: int = 0
    untold: int = 0

    def __add__(self, other: TaskCounts) -> TaskCounts:
        return TaskCounts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


class Tally:
    """Counts by task name; only grows."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}

    def count(self, task: str, events: Iterable[str]) -> None:
        """Add one to each of `events`, the names of fields of `TaskCounts`."""
        self._counts.setdefault(task, Counter()).update(events)

    def frozen(self) -> tuple[tuple[str, TaskCounts], ...]:
        """Return the counts as they are now, in order of task name."""
        return tuple((task, TaskCounts(**counts)) for task, counts in sorted(self._counts.items()))

    @property
    def total(self) -> TaskCounts:
        """The counts of all tasks together."""
        return sum((counts for _, counts in self.frozen()), TaskCounts())


class VoiceTally:
    """Counts of the wordings a voicing mind asked for; only grows."""

    def __init__(self) -> None:
        self._fates: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()

    def count(self, fates: Iterable[str]) -> None:
        """Add one turn with the fates of its wordings: "kept", or what was not the same, such as "time"."""
        listed = list(fates)
        self._fates.update(listed)
        self._turns["voiced" if "kept" in listed else "composed"] += 1

    def frozen(self) -> tuple[tuple[str, int], ...]:
        """Return the number of wordings by fate, and of turns that were "voiced" or stayed "composed", in order."""
        return tuple(sorted((self._turns + self._fates).items()))
