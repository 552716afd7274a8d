"""What one person is to another, and how meeting changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.canonical import E6

ACQUAINTANCE = "acquaintance"
_FAMILIARITY_STEP_E6 = 120_000


@dataclass(frozen=True, slots=True)
class Relationship:
    """How one person sees another; the other way round may differ.

    Args:
        kind: A word such as "friend", "spouse", "neighbour", "colleague" or "acquaintance".
        familiarity_e6: 0 (never met) to 1,000,000 (knows well); only grows.
        closeness_e6: -1,000,000 (hostile) to 1,000,000 (dear).
        talks: How many conversations they have had in this run.
        last_talk: Simulated seconds of the last conversation's end; None before the first.
        named: Whether the other's name is known; one can have talked with somebody who never said it.
    """

    kind: str = ACQUAINTANCE
    familiarity_e6: int = 0
    closeness_e6: int = 0
    talks: int = 0
    last_talk: int | None = None
    named: bool = True


def after_talk(
    before: Relationship | None, closeness_change_e6: int, seconds: int, *, named: bool = True
) -> Relationship:
    """Return the relationship after one more conversation that ended at `seconds`.

    `named` says whether the other's name is known by now; it is not forgotten. Familiarity closes a fixed share
    of the distance to full acquaintance; closeness moves by `closeness_change_e6` and is kept within bounds.
    """
    known = before or Relationship(named=named)
    familiarity = known.familiarity_e6 + (E6 - known.familiarity_e6) * _FAMILIARITY_STEP_E6 // E6
    closeness = max(-E6, min(E6, known.closeness_e6 + closeness_change_e6))
    return replace(
        known,
        familiarity_e6=familiarity,
        closeness_e6=closeness,
        talks=known.talks + 1,
        last_talk=seconds,
        named=known.named or named,
    )
