"""The critic of toxicity: insults, threats, wishes of death, contempt for groups, abuse; by a lexicon.

Whom it is said to matters: "you stupid fool" is an insult, "this stupid printer" and "I was so stupid" are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agents.critics.base import Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.tables import rows

NAME = "toxicity"


def _graded() -> tuple[list[tuple[int, str, re.Pattern[str]]], re.Pattern[str]]:
    """Return the patterns of the table, the worst first as they stand there, and that of what only sounds bad."""
    lists: dict[str, str] = {}
    found: list[tuple[int, str, re.Pattern[str]]] = []
    safe = re.compile("(?!)")
    for row in rows("toxicity"):
        if row[0].startswith("="):
            words = row[1] if row[0] == "=DEATH" else "|".join(sorted(row[1].split(), key=len, reverse=True))
            lists[f"<{row[0][1:]}>"] = words
            continue
        pattern = row[2]
        for name, words in lists.items():
            pattern = pattern.replace(name, words)
        if row[0] == "safe":
            safe = re.compile(pattern, re.IGNORECASE)
        else:
            found.append((int(row[0]), row[1], re.compile(pattern, re.IGNORECASE)))
    return found, safe


_GRADED, _SAFE = _graded()
_ASKS = re.compile(r"^(?:are|do|did|have|has|is|was|were|does|can|could|would|will) [^?]*\?$", re.I)
_COMMANDED = re.compile(r"\byou (?:must|should) not\b|\bdon't call\b|\bnever call\b", re.I)


def toxicity(dialogue: Dialogue) -> Criticism:
    """Return which turns hold something vicious, and in which sentence."""
    faults = []
    for turn, line in enumerate(dialogue.lines):
        for part in parts_of(line.text):
            weight, why = how_toxic(part)
            if weight:
                faults.append(Fault(turn, why, part, weight))
    return by_faults(NAME, len(dialogue.lines), faults)


@lru_cache(maxsize=16384)
def how_toxic(sentence: str) -> tuple[int, str]:
    """Return how bad a sentence is in millionths, and what it is; 0 and nothing where it is fine.

    Example:
        >>> how_toxic("You stupid fool!"), how_toxic("This stupid printer!")
        ((900000, 'an insult'), (0, ''))
    """
    plain = _SAFE.sub(" ", in_full(sentence))
    if _COMMANDED.search(plain) or _ASKS.search(plain):
        return 0, ""
    return next(((weight, why) for weight, why, pattern in _GRADED if pattern.search(plain)), (0, ""))
