"""Asking a human being for a turn, in a terminal or notebook: what was said, what one may know, and a line to write."""

from __future__ import annotations

import sys

from agents.minds.seats import SeatEmpty
from agents.sessions import gap_words
from agents.tasks.speaking import SayInput

_LINES = 8
_MEMORIES = 5
_HINT = "(Write what you say. An empty line takes leave; Ctrl-C stops, and `townsfolk resume` goes on from here.)"


def at_the_terminal(given: SayInput) -> str:
    """Return the line a human being writes for `given`; an empty line takes leave.

    Raises:
        SeatEmpty: If there is nobody to write one: the input has ended.
    """
    from simulation.cli.text import plain

    begins = all(turn.speaker != given.me.id for turn in given.transcript)
    for line in [*briefing(given), *([_HINT] if begins else [])]:
        sys.stdout.write(f"{plain(line)}\n")
    sys.stdout.flush()
    try:
        return input(f"{plain(given.me.name)}> ").strip()
    except EOFError:
        raise SeatEmpty(f"nobody is there to speak for {given.me.name}; go on with 'townsfolk resume RUN'") from None


def briefing(given: SayInput) -> list[str]:
    """Return what one who plays a person has to know for a turn, line by line."""
    names = {partner.id: partner.name or "somebody you don't know" for partner in given.partners}
    names[given.me.id] = given.me.name
    here = ", ".join(names[partner.id] for partner in given.partners)
    lines = ["", f"You are {given.me.name}. With you: {here}. {given.moment.date}, {given.moment.clock}."]
    lines += _session(given)
    lines += [f"You remember: {memory.text}" for memory in given.memories[:_MEMORIES]]
    lines += [f"{names.get(turn.speaker, turn.speaker)}: {turn.text}" for turn in given.transcript[-_LINES:]]
    if given.must_end:
        lines.append("(This is your last turn: take leave.)")
    return lines


def _session(given: SayInput) -> list[str]:
    view = given.session
    if view is None:
        return []
    gap = f", {gap_words(view.gap_seconds)} after the one before" if view.gap_seconds else ""
    lines = [f"Session {view.number} of {view.of}{gap}; {view.relationship}."]
    lines += [f"So far: {view.summary}"] if view.summary else []
    lines += [f"Since you last met: {memory.text}" for memory in view.news]
    lines += [f"You are here to talk about {view.topic}."] if view.topic else []
    lines += [f"You are here to {view.errand.goal}."] if view.errand is not None else []
    return lines + [f"You mean to ask: {one.text}" for one in view.askings if one.by == given.me.id]
