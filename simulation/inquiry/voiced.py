"""How a run's turns were voiced, from the record alone: which wordings were kept, and why others were not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from simulation.inquiry.ledger import VOICED
from simulation.record import Record

KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Voiced:
    """What became of the turns that a model was asked to reword.

    Args:
        turns: How many there were.
        voiced: How many were said in the model's words.
        free: Wordings without bounds, by fate: "kept", or what was not the same; in order of number.
        held: The same for wordings held to a pattern.
    """

    turns: int
    voiced: int
    free: tuple[tuple[str, int], ...]
    held: tuple[tuple[str, int], ...]

    @property
    def wordings(self) -> int:
        """How many there were of both kinds."""
        return sum(count for _, count in (*self.free, *self.held))

    @property
    def kept(self) -> int:
        """How many of them read back the same."""
        return sum(count for fate, count in (*self.free, *self.held) if fate == KEPT)

    @property
    def refused(self) -> int:
        """How many did not, or were no wording at all."""
        return self.wordings - self.kept


def voiced_counts(record: Record) -> Voiced | None:
    """Return the counts of committed ticks; None where no model voiced anything.

    Raises:
        JournalError: If the journal cannot be read.
    """
    held_keys = _held_keys(record)
    turns: Counter[str] = Counter()
    free: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for source, repairs, calls in record.rows("SELECT source, repairs, calls FROM outcomes WHERE task = 'say'"):
        fates = [word.removeprefix(VOICED) for word in json.loads(repairs) if word.startswith(VOICED)]
        if fates:
            turns[source] += 1
            for key, fate in zip(json.loads(calls), fates, strict=True):
                (held if key in held_keys else free)[fate] += 1
    if not turns:
        return None
    return Voiced(sum(turns.values()), turns["voiced"], _ordered(free), _ordered(held))


def _held_keys(record: Record) -> frozenset[str]:
    rows = record.rows("SELECT key, request FROM answers WHERE task LIKE 'voice/%'")
    return frozenset(key for key, request in rows if json.loads(request)["schema"] is not None)


def _ordered(fates: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(fates.items(), key=lambda pair: (pair[0] != KEPT, -pair[1], pair[0])))
