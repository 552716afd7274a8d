"""What remains of a day, a week or longer: what mattered in its own words, then who one talked with and what about."""

from __future__ import annotations

from collections.abc import Iterable

from agents.memory import Memory
from agents.minds.rules.summaries import subjects_in
from agents.minds.rules.words import clipped, listed
from agents.tasks.remembering import SummarisePeriodInput

_LONGEST = 900
_LONGEST_ITEM = 160
_ITEMS = 6
_MATTERS = 4
_LINE_MATTERS = 6
_NAMES = 4
_SUBJECTS = 4
_BETWEEN = " — "


def of_days(asked: SummarisePeriodInput) -> str:
    """Return the most important memories in their own words, then the talks in one sentence."""
    mattered = [memory for memory in asked.memories if _matters(memory)]
    others = [memory for memory in asked.memories if memory.kind not in ("summary", "said", "heard")]
    items = _distinct(_item(memory.text) for memory in (mattered or others[:1])[:_ITEMS])
    talked = _talked(asked.memories)
    return _told(asked.period, [*items, *([talked] if talked else [])])


def _matters(memory: Memory) -> bool:
    if memory.kind == "summary":
        return False
    return memory.importance >= (_LINE_MATTERS if memory.kind in ("said", "heard") else _MATTERS)


def of_digests(asked: SummarisePeriodInput) -> str:
    """Return what stands first in each digest, those of the most important first, as long as there is room."""
    digests = [(memory.text.partition(": ")[2] or memory.text).split(_BETWEEN) for memory in asked.memories]
    deepest = max((len(items) for items in digests), default=0)
    in_turn = (items[rank] for rank in range(deepest) for items in digests if rank < len(items))
    return _told(asked.period, _distinct(in_turn))


def _told(period: str, items: Iterable[str]) -> str:
    """Return `items` under the name of the period; those that no longer fit are left out."""
    text = f"{period[:1].upper()}{period[1:]}: "
    kept: list[str] = []
    for item in items:
        if len(text) + len(_BETWEEN.join([*kept, item])) <= _LONGEST:
            kept.append(item)
    return text + (_BETWEEN.join(kept) or "nothing that stayed with me.")


def _talked(memories: Iterable[Memory]) -> str:
    talks = [memory.text for memory in memories if memory.kind == "summary" and memory.text.startswith("Talked with ")]
    names = _distinct(text.removeprefix("Talked with ").partition(" about ")[0].rstrip(".") for text in talks)
    if not names:
        return ""
    subjects = _distinct(subject for text in talks for subject in subjects_in(text))[:_SUBJECTS]
    more = [*names[:_NAMES], *(["others"] if len(names) > _NAMES else [])]
    about = f" about {listed(subjects)}" if subjects else ""
    return clipped(f"I talked with {listed(more)}{about}", 2 * _LONGEST_ITEM).rstrip(".") + "."


def _item(text: str) -> str:
    flat = clipped(text.replace(_BETWEEN, " "), _LONGEST_ITEM)
    return flat if flat.endswith((".", "!", "?", "…")) else flat + "."


def _distinct(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))
