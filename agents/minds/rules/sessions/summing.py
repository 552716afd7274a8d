"""What remains of a session for one who sat in it: what was spoken of, and what happened to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.minds.rules.sessions.items import Item, item_of
from agents.minds.rules.sessions.persons import sentence
from agents.minds.rules.words import clipped, first_name, listed
from agents.tasks.remembering import SummariseTalkInput

_MOST_SUBJECTS = 3
_MOST_EVENTS = 3
_LONGEST = 600


def session_summary(asked: SummariseTalkInput) -> str:
    """Return what `asked.me` keeps of a session; empty where the transcript is not one that the rules composed."""
    items = [item for said in asked.transcript if (item := item_of(said)) is not None]
    if not items:
        return ""
    names = {partner.id: partner.name or "somebody I don't know" for partner in asked.partners}
    subjects = list(dict.fromkeys(_subjects(items, asked.me.id, names)))[:_MOST_SUBJECTS]
    about = f" about {listed(subjects)}" if subjects else ""
    first = f"Talked with {listed(names.values())}{about}."
    return clipped(" ".join((first, *_events(items, asked.me.id, names))), _LONGEST)


def _subjects(items: Sequence[Item], me: str, names: dict[str, str]) -> Iterator[str]:
    for item in items:
        whose = "my" if item.owner == me else f"{first_name(names.get(item.owner, 'somebody'))}'s"
        if item.kind == "like" and item.text:
            yield item.text
        elif item.kind == "goal" and item.text:
            yield f"{whose} wish to {item.text}"
        elif item.kind == "work" and item.text:
            yield f"{whose} work as {item.text}"
        elif item.kind in ("topic", "gossip") and item.text:
            yield item.text
        elif item.kind == "errand" and item.text:
            yield f"what we have to do, to {item.text}"


def _events(items: Sequence[Item], me: str, names: dict[str, str]) -> list[str]:
    """Return what happened to those who were there, as they told it, each once."""
    told: dict[str, str] = {}
    for item in items:
        if item.kind in ("news", "fact") and item.text and item.text not in told:
            other = listed(first_name(name) for name in names.values())
            who = f"I told {other}" if item.owner == me else f"{first_name(names.get(item.owner, 'Somebody'))} told me"
            told[item.text] = f"{who}: {sentence(item.text)}"
    return list(told.values())[:_MOST_EVENTS]
