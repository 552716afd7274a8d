"""Plain transcripts as dialogues: lines of "Name: words", and before them what is so of whom, "Name> I like tea"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.critics.base import Dialogue, Line, Speaker
from agents.errors import InputError

_SAID = re.compile(r"^\s*([^:>]{1,80})([:>])\s*(.*\S)\s*$")


def read_transcript(lines: Iterable[str]) -> Dialogue:
    """Return the dialogue in `lines`; empty lines and those that begin with # are skipped.

    Raises:
        InputError: If a line is neither a turn nor a fact, or nobody says anything.

    Example:
        >>> read_transcript(["Ann> I like tea.", "Ann: Tea?", "Bo: Please."]).lines[1]
        Line(speaker=1, text='Please.')
    """
    facts: dict[str, list[str]] = {}
    turns: list[tuple[str, str]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _SAID.match(line)
        if found is None:
            raise InputError(f"line {number}: expected 'Name: words', or 'Name> a fact about them'")
        name, sign, words = found[1].strip(), found[2], found[3]
        facts.setdefault(name, [])
        if sign == ">":
            facts[name].append(words)
        else:
            turns.append((name, words))
    if not turns:
        raise InputError("nobody says anything; expected lines such as 'Ann: Good morning.'")
    numbers = {name: number for number, name in enumerate(facts)}
    speakers = tuple(Speaker(name, tuple(known)) for name, known in facts.items())
    return Dialogue(speakers, tuple(Line(numbers[name], words) for name, words in turns))
