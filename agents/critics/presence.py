"""The critic of presence: how much of the personas shows, so that what is safe is not all there is."""

from __future__ import annotations

from agents.canonical import E6
from agents.critics.base import Criticism, Dialogue
from agents.critics.statements import content
from agents.minds.rules.words import stem

NAME = "presence"
_ENOUGH = 3
"""So many facts of somebody in one dialogue are all that one asks."""
_WHOLE = 2


def presence(dialogue: Dialogue) -> Criticism:
    """Return the mean share of facts that speakers let show, three of each being enough; no faults."""
    shares = []
    for number, speaker in enumerate(dialogue.speakers):
        words = {stem(word) for line in dialogue.lines if line.speaker == number for word in content(line.text)}
        shown = sum(_shows(fact, words) for fact in speaker.facts)
        enough = min(_ENOUGH, len(speaker.facts))
        shares.append(min(shown, enough) * E6 // enough if enough else E6)
    return Criticism(NAME, sum(shares) // len(shares) if shares else E6)


def _shows(fact: str, words: set[str]) -> bool:
    own = {stem(word) for word in content(fact)}
    return bool(own) and _WHOLE * len(own & words) >= len(own)
