"""Persona-Chat as it is passed around: ParlAI's numbered lines, and JSON with a personality and a history.

S. Zhang et al., "Personalizing Dialogue Agents: I have a dog, do you have pets too?", ACL 2018. Read only. In JSON the
last of the candidates is what was said; a history that grows from record to record is one dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import Layout, Row, as_lines, published
from simulation.dialogues.reading import Files, Line, decoded, fault, json_lines, only_file, parsed_object, records

_NUMBERED = re.compile(r"(\d+) (.*)", re.DOTALL)
_PERSONAS = (("partner's persona: ", 0), ("your persona: ", 1))
_SILENCE = "__SILENCE__"


class Spoken(Row):
    """One turn: 0 is the partner, who begins as a rule, 1 the one whose persona is given."""

    side: int = Field(ge=0, le=1, description="Who says it.")
    text: str = Field(description="The words.")


class Persona(Row):
    """One dialogue with the personas that are known."""

    partner: tuple[str, ...] = Field(default=(), description="Sentences about the partner.")
    personality: tuple[str, ...] = Field(default=(), description="Sentences about the other one.")
    turns: tuple[Spoken, ...] = Field(default=(), description="In order.")


class _Utterance(Row):
    candidates: tuple[str, ...] = Field(min_length=1)
    history: tuple[str, ...]


class _Nested(Row):
    personality: tuple[str, ...]
    utterances: tuple[_Utterance, ...] = Field(min_length=1)


class _Flat(Row):
    personality: tuple[str, ...]
    history: tuple[str, ...]
    candidates: tuple[str, ...] = Field(min_length=1)
    conv_id: int | str


class PersonaChatLines(Layout[Persona]):
    """Persona-Chat, read only."""

    name: ClassVar[str] = "personachat"
    title: ClassVar[str] = "Persona-Chat in ParlAI's lines or as JSON (read only)"

    def write(self, some: Sequence[Persona]) -> dict[str, bytes]:
        """Return the dialogues as JSON lines of ours, which are read back."""
        return {"": as_lines(some)}

    def read(self, files: Files, where: str) -> list[Persona]:
        """Return the dialogues in the one file."""
        _, content = only_file(files, self.name)
        text = decoded(content, where)
        if not text.lstrip().startswith(("{", "[")):
            return list(_numbered(text, where))
        lines = list(json_lines(content, where))
        first = parsed_object(lines[0].text.encode(), where) if lines else {}
        if isinstance(first, dict) and "turns" in first:
            return list(records(Persona, lines))
        if isinstance(first, dict) and "train" in first:
            return [_nested(one) for part in first.values() for one in records(_Nested, _items(part, where))]
        if isinstance(first, dict) and "utterances" in first:
            return [_nested(one) for one in records(_Nested, lines)]
        return list(_flat(records(_Flat, lines)))

    def corpus(self, some: Sequence[Persona], where: str) -> Corpus:
        """Return the dialogues of two speakers each."""
        dialogues: list[Dialogue] = []
        speakers: list[Speaker] = []
        for number, one in enumerate(some, start=1):
            pair = (
                Speaker(f"{number}/0", "Partner", one.partner, person=" | ".join(one.partner)),
                Speaker(f"{number}/1", "Self", one.personality, person=" | ".join(one.personality)),
            )
            turns = tuple(Turn(f"{number}/{n}", pair[said.side].id, said.text) for n, said in enumerate(one.turns))
            if turns:
                dialogues.append(Dialogue(f"{number}", turns, (pair[0].id, pair[1].id)))
                speakers += pair
        return Corpus(tuple(dialogues), tuple(speakers), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a dialogue as it is read."""
        return published(self.name, Persona)


def _items(part: Any, where: str) -> Iterator[Line]:  # noqa: ANN401 - whatever JSON can hold
    import json

    if not isinstance(part, list):
        raise fault(where, 1, "expected a list of dialogues for each split")
    for number, one in enumerate(part, start=1):
        yield Line(f"{where}, dialogue {number}", 1, json.dumps(one))


def _numbered(text: str, where: str) -> Iterator[Persona]:
    """Yield the dialogues of ParlAI's lines: a number that does not grow begins the next."""
    personas: tuple[list[str], list[str]] = ([], [])
    turns: list[Spoken] = []
    before = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        match = _NUMBERED.match(line.rstrip("\r"))
        if match is None:
            raise fault(where, number, "expected a number, a space and words")
        at, rest = int(match.group(1)), match.group(2)
        if at <= before and turns:
            yield Persona(partner=tuple(personas[0]), personality=tuple(personas[1]), turns=tuple(turns))
            personas, turns = ([], []), []
        before = at
        side = next((side for mark, side in _PERSONAS if rest.startswith(mark)), None)
        if side is not None:
            personas[side].append(rest.split(": ", 1)[1].strip())
        else:
            turns += _exchange(rest, where, number)
    if turns:
        yield Persona(partner=tuple(personas[0]), personality=tuple(personas[1]), turns=tuple(turns))


def _exchange(rest: str, where: str, number: int) -> list[Spoken]:
    said, *more = rest.split("\t")
    if not more:
        raise fault(where, number, "expected the partner's words, a tab and the reply")
    pair = ((0, said), (1, more[0]))
    return [Spoken(side=side, text=text) for side, text in pair if text.strip() and text != _SILENCE]


def _turns(history: Sequence[str], reply: str) -> tuple[Spoken, ...]:
    """Return a history and the reply to it as turns; the reply is of the one whose persona is given."""
    texts = [*history, reply]
    sides = [(1 + at - len(texts) + 1) % 2 for at in range(len(texts))]
    return tuple(
        Spoken(side=side, text=text) for side, text in zip(sides, texts, strict=True) if text and text != _SILENCE
    )


def _nested(one: _Nested) -> Persona:
    last = max(one.utterances, key=lambda each: len(each.history))
    return Persona(personality=one.personality, turns=_turns(last.history, last.candidates[-1]))


def _flat(rows: Iterable[_Flat]) -> Iterator[Persona]:
    """Yield a dialogue for each `conv_id`: that of its longest history."""
    longest: dict[int | str, _Flat] = {}
    for row in rows:
        known = longest.get(row.conv_id)
        if known is None or len(row.history) >= len(known.history):
            longest[row.conv_id] = row
    for row in longest.values():
        yield Persona(personality=row.personality, turns=_turns(row.history, row.candidates[-1]))
