"""The strategy that a policy names, in words."""

from __future__ import annotations

from agents.minds.rules.sessions.items import Item
from agents.minds.rules.sessions.persons import as_told, is_clause
from agents.minds.rules.sessions.pieces import Sitter
from agents.minds.rules.sessions.stock.supporting import REPLIES, STRATEGIES


def strategic(sp: Sitter, item: Item) -> str:
    """Return a line of a consoling strategy the turn is to follow; empty where it follows none that the rules know."""
    strategy = sp.sit.given.guidance.strategy
    lines = STRATEGIES.get(strategy)
    if lines is None or strategy in REPLIES:
        return ""
    event = as_told(item.text) if item.text and is_clause(item.text) and item.owner != sp.me else ""
    return sp.say(lines, event=event)
