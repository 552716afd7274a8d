"""The critic of contradictions: turns that go against what their speaker said before, in this dialogue."""

from __future__ import annotations

from agents.critics.base import Criticism, Dialogue, Fault, by_faults
from agents.critics.clashing import clash
from agents.critics.denials import Told, goes_back_on, refers_to_nothing, takes_back
from agents.critics.english import units_of

NAME = "contradiction"


def contradiction(dialogue: Dialogue) -> Criticism:
    """Return which turns go against an earlier turn of their speaker, or an earlier sentence of their own."""
    faults = []
    said: dict[int, list[Told]] = {}
    for turn, line in enumerate(dialogue.lines):
        before = said.setdefault(line.speaker, [])
        before_turn, corrects = len(before), takes_back(line.text)
        answered = dialogue.lines[turn - 1].text if turn and dialogue.lines[turn - 1].speaker != line.speaker else ""
        for part in units_of(line.text):
            if corrects:
                before.append(Told(part))
                continue
            why = next((found for one in before if (found := clash(part, one.words))), "") or _goes_back(part, before)
            if why:
                faults.append(Fault(turn, why, part))
            before.append(Told(part))
        before[before_turn:] = [Told(one.words, answered) for one in before[before_turn:]]
    return by_faults(NAME, len(dialogue.lines), faults)


def _goes_back(part: str, before: list[Told]) -> str:
    """Return why a sentence goes back on what its speaker said; empty where it does not."""
    if one := goes_back_on(part, before):
        return f'goes back on "{one}"'
    return "refers to what was never said" if refers_to_nothing(part, before) else ""
