"""Activation: which archived memories join the talk at hand, and whether in full or in short.

The talk itself is at hand anyway, as the lines one has heard (the flash memory). Of what comes to mind from the
archive, the controller leaves out what those lines hold already and what a farewell has no use for, and shortens what
is long and not among the most fitting (after the memory controller of SCM, B. Wang et al., 2023).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from agents.memory import Memory
from agents.retrieval import Recalled
from agents.talk import Act

_AT_A_FAREWELL = 3
_IN_FULL = 3
_SHORT = 140


def activated(
    found: Sequence[Recalled], *, at_hand: Collection[str] = (), last_act: Act | None = None
) -> tuple[Memory, ...]:
    """Return the memories of `found` that join the talk, best first; long ones that fit less well come shortened.

    Args:
        found: What comes to mind, best first.
        at_hand: Ids of the utterances one has before one's mind; a memory of one of them alone is left out.
        last_act: What the last turn of the other did; None where nobody has spoken.
    """
    fresh = [one for one in found if not one.memory.cites or not set(one.memory.cites) <= set(at_hand)]
    if last_act is Act.PART:
        fresh = fresh[:_AT_A_FAREWELL]
    by_relevance = sorted(fresh, key=lambda one: -one.relevance_e6)
    fitting = {one.memory.id for one in by_relevance[:_IN_FULL]}
    return tuple(one.memory if one.memory.id in fitting else in_short(one.memory) for one in fresh)


def in_short(memory: Memory) -> Memory:
    """Return `memory` with its text cut at a word where it is long; the same memory where it is not."""
    if len(memory.text) <= _SHORT:
        return memory
    return replace(memory, text=memory.text[:_SHORT].rpartition(" ")[0].rstrip(" ,;:—") + "…")
