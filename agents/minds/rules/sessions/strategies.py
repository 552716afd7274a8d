"""The strategy that a policy names, in words."""

from __future__ import annotations

from agents.minds.rules.sessions.items import Item
from agents.minds.rules.sessions.persons import as_told, is_clause
from agents.minds.rules.sessions.pieces import Sitter
from agents.minds.rules.sessions.stock.supporting import STRATEGIES


def strategic(sp: Sitter, item: Item) -> str:
    """Return a line of the strategy the turn is to follow; empty where there is none, or the rules know none of it."""
    lines = STRATEGIES.get(sp.sit.given.guidance.strategy)
    if lines is None:
        return ""
    event = as_told(item.text) if item.text and is_clause(item.text) and item.owner != sp.me else ""
    return sp.say(lines, event=event)
