"""Attempts: what people tried to do with things, what the narrator let them, and what they spoke of afterwards."""

from __future__ import annotations

from simulation.events import Attempted, Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.table import Table

NAME = "attempts"


def attempts(evidence: Evidence) -> tuple[Table, ...]:
    """Return what was tried with each thing and how often it was done, and every attempt in order of time.

    Measures: `tried`: attempts; `done`: those the narrator let happen; `reasons voiced`: those it refused whose reason
    the person said in so many words in a later utterance.

    Unit: counts; seconds of simulated time.

    Limits: a reason that is told in other words is not counted as voiced.

    Raises:
        JournalError: If an event cannot be read.
    """
    tried: list[Attempted] = []
    said: list[tuple[str, int, str]] = []
    for happened in evidence.events("attempted", "uttered"):
        event = happened.event
        if isinstance(event, Attempted):
            tried.append(event)
        elif isinstance(event, Uttered):
            said.append((event.utterance.speaker, event.utterance.seconds, event.utterance.text))
    return (_summary(tried, said), _in_order(tried))


def _summary(tried: list[Attempted], said: list[tuple[str, int, str]]) -> Table:
    groups: dict[tuple[str, str, str], list[Attempted]] = {}
    for one in tried:
        groups.setdefault((one.place, one.thing, one.do), []).append(one)
    rows = [
        (place, thing, do, len(some), sum(one.allowed for one in some), sum(_voiced(one, said) for one in some))
        for (place, thing, do), some in sorted(groups.items())
    ]
    return Table(
        NAME, "Attempts", ("place", "thing", "do", "tried", "done", "reasons voiced"), tuple(rows),
        ("Reasons voiced: refused, and the reason told to somebody later.",),
    )  # fmt: skip


def _voiced(one: Attempted, said: list[tuple[str, int, str]]) -> bool:
    """Return whether the person told somebody later why it did not work."""
    if one.allowed:
        return False
    return any(who == one.person and when >= one.seconds and one.reason in text for who, when, text in said)


def _in_order(tried: list[Attempted]) -> Table:
    rows = [
        (
            one.seconds, one.person, one.place, one.thing, one.do, one.allowed, one.reason,
            "; ".join(f"{thing}: {state}" for thing, state in one.changes),
        )
        for one in tried
    ]  # fmt: skip
    return Table(
        "attempts_in_order", "Attempts: every one, in order of time",
        ("seconds", "person", "place", "thing", "do", "allowed", "reason", "changes"), tuple(rows),
    )  # fmt: skip
