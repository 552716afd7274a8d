"""How much of its prompts a run's provider could keep from one call to the next: what they begin alike with.

Providers that cache prefixes charge less for, and answer sooner to, a prompt that begins as an earlier one did. Prompts
go from what stays to what varies; here is what that comes to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from simulation.inquiry.ledger import task_name
from simulation.record import Record


@dataclass(frozen=True, slots=True)
class Prefix:
    """What the prompts of a task begin alike with, in characters.

    Args:
        calls: How many prompts there were.
        prompts: All of them together.
        own: What each begins with as the person's last prompt of the task did.
        any: The same, or as the last prompt of the task did whoever asked, whichever is more.
    """

    calls: int = 0
    prompts: int = 0
    own: int = 0
    any: int = 0

    def __add__(self, other: Prefix) -> Prefix:
        return Prefix(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def share(self) -> float:
        """The share of the prompts a cache could have kept, from 0 to 1."""
        return round(self.any / self.prompts, 4) if self.prompts else 0.0

    @property
    def own_share(self) -> float:
        """The same for a cache that is kept apart for each person."""
        return round(self.own / self.prompts, 4) if self.prompts else 0.0


def prompt_prefixes(record: Record) -> tuple[tuple[str, Prefix], ...]:
    """Return what the prompts of a run's calls begin alike with, by task, the largest first."""
    rows = record.rows("SELECT person, task, request FROM answers ORDER BY tick, person, task, n, attempt")
    return shared_prefixes((person, task_name(task), _prompt(request)) for person, task, request in rows)


def shared_prefixes(prompts: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, Prefix], ...]:
    """Return what `prompts`, each with its person and task and in the order of asking, begin alike with, by task."""
    of_person: dict[tuple[str, str], str] = {}
    of_task: dict[str, str] = {}
    found: dict[str, Prefix] = {}
    for person, task, prompt in prompts:
        own = common_length(prompt, of_person.get((person, task), ""))
        shared = max(own, common_length(prompt, of_task.get(task, "")))
        found[task] = found.get(task, Prefix()) + Prefix(1, len(prompt), own, shared)
        of_person[person, task] = of_task[task] = prompt
    return tuple(sorted(found.items(), key=lambda item: (-item[1].prompts, item[0])))


def common_length(one: str, other: str) -> int:
    """Return how many characters `one` and `other` begin alike with.

    Example:
        >>> common_length("to the mill", "to the miller's"), common_length("a", "")
        (11, 0)
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _prompt(request: str) -> str:
    return "\n".join(content for _, content in json.loads(request)["messages"])
