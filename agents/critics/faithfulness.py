"""The critic of persona faithfulness: turns that go against what is known of their speaker."""

from __future__ import annotations

import re

from agents.critics.base import Criticism, Dialogue, Fault, by_faults
from agents.critics.clashing import clash
from agents.critics.english import units_of
from agents.critics.relatives import names_of_relatives, with_relations

NAME = "faithfulness"
_JOKES = re.compile(
    r"\b(?:(?:just|only) (?:kidding|joking|teasing)|I(?:'m| am) (?:kidding|joking)|I jest|jk)\b", re.IGNORECASE
)


def faithfulness(dialogue: Dialogue) -> Criticism:
    """Return which turns go against the facts of their speaker, and in which sentence."""
    faults = []
    names = [names_of_relatives(speaker.facts) for speaker in dialogue.speakers]
    for turn, line in enumerate(dialogue.lines):
        if _JOKES.search(line.text):
            continue
        facts = dialogue.speakers[line.speaker].facts
        for part in units_of(line.text):
            meant = with_relations(part, names[line.speaker])
            why = next((found for fact in facts if (found := clash(meant, fact))), "")
            if why:
                faults.append(Fault(turn, why, part))
    return by_faults(NAME, len(dialogue.lines), faults)
