"""The columns of Synthetic-Persona-Chat: two personas and a conversation of two, as CSV.

P. Jandaghi et al., "Faithful Persona-based Conversational Dataset Generation with Large Language Models", 2023. Lines
of a conversation begin with "User 1: " or "User 2: ". Where words hold a line break, the rest stands in lines that
begin with a space; any other line is taken as the rest of the words before it, too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Row, Wishes, published
from simulation.dialogues.layouts.splicing import joined, spliced
from simulation.dialogues.reading import Files, decoded, fault, only_file
from simulation.export.sheet import LONGEST_CELL, guarded, unguarded

_FIRST, _SECOND, _TALK = "user 1 personas", "user 2 personas", "Best Generated Conversation"
COLUMNS = (_FIRST, _SECOND, _TALK)
_USERS = ("User 1: ", "User 2: ")


class PersonaChat(Row):
    """A conversation of two people with a persona each."""

    first: str = Field(alias="user 1 personas", description="Sentences about the first person, a line each.")
    second: str = Field(alias="user 2 personas", description="Sentences about the second person, a line each.")
    talk: str = Field(
        alias="Best Generated Conversation", description='Turns, a line each, with "User 1: " or "User 2: " in front.'
    )


class SyntheticPersonaChat(Layout[PersonaChat]):
    """The three columns as CSV; a cell that a spreadsheet would take for a formula has an apostrophe in front."""

    name: ClassVar[str] = "spc"
    title: ClassVar[str] = "Synthetic-Persona-Chat columns: two personas and a conversation, as CSV"
    suffix: ClassVar[str] = ".csv"
    needs: ClassVar[str] = "conversations of two people with personas"

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[PersonaChat]:  # noqa: ARG002 - of others
        """Return a record per conversation of two.

        Raises:
            InputError: If no two people talk with each other alone, or none of them has a persona.
        """
        found = [one for one in corpus.dialogues if one.kind == "talk" and len(set(one.people)) == 2]
        with_personas = [one for one in found if all(corpus.speaker(person).persona for person in one.people)]
        if not found:
            raise self.refused("nobody talks with just one other here")
        if not with_personas:
            raise self.refused("those who talk with just one other have no personas")
        left_out = len(corpus.dialogues) - len(with_personas)
        words = (f"{left_out} dialogues that are not of two people with personas",) if left_out else ()
        return Filled(tuple(_record(corpus, one) for one in with_personas), words)

    def write(self, some: Sequence[PersonaChat]) -> dict[str, bytes]:
        """Return the one file."""
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for one in some:
            writer.writerow([guarded(cell) for cell in (one.first, one.second, one.talk)])
        return {"": file.getvalue().encode()}

    def read(self, files: Files, where: str) -> list[PersonaChat]:
        """Return the records in the one file; further columns are left out."""
        _, content = only_file(files, self.name)
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.DictReader(io.StringIO(decoded(content, where), newline=""), strict=True)
        try:
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise fault(where, 1, "there is no such column", missing[0])
            return [_checked(cells, where, reader.line_num) for cells in reader]
        except csv.Error as problem:
            raise fault(where, reader.line_num, str(problem)) from problem

    def corpus(self, some: Sequence[PersonaChat], where: str) -> Corpus:
        """Return the conversations; people of one persona count as one person."""
        dialogues, speakers = [], dict[str, Speaker]()
        for number, one in enumerate(some, start=1):
            pair = tuple(
                _user(f"{number}/user-{side}", side, tuple(text for text in joined(persona) if text))
                for side, persona in ((1, one.first), (2, one.second))
            )
            turns = tuple(Turn(f"{number}/{n}", pair[side].id, text) for n, (side, text) in enumerate(_turns(one.talk)))
            if turns:
                dialogues.append(Dialogue(f"{number}", turns, (pair[0].id, pair[1].id)))
                speakers |= {each.id: each for each in pair}
        return Corpus(tuple(dialogues), tuple(speakers.values()), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a row."""
        return published(self.name, PersonaChat)


def _user(own: str, side: int, persona: tuple[str, ...]) -> Speaker:
    return Speaker(own, f"User {side}", persona, person=" | ".join(persona))


def _record(corpus: Corpus, dialogue: Dialogue) -> PersonaChat:
    order = list(dict.fromkeys([*(turn.speaker for turn in dialogue.turns), *dialogue.people]))
    first, second = (spliced(corpus.speaker(person).persona) for person in order)
    talk = spliced([f"{_USERS[order.index(turn.speaker)]}{turn.text}" for turn in dialogue.turns])
    return PersonaChat(**{_FIRST: first, _SECOND: second, _TALK: talk})


def _checked(cells: dict[str, Any], where: str, line: int) -> PersonaChat:
    for name in COLUMNS:
        if not isinstance(cells.get(name), str):
            raise fault(where, line, "the cell is missing", name)
    if None in cells:
        raise fault(where, line, "there are more cells than columns")
    record = PersonaChat(**{name: unguarded(cells[name]) for name in COLUMNS})
    if record.talk.strip() and not record.talk.lstrip().lower().startswith("user "):
        raise fault(where, line, 'it does not begin with "User 1: " or "User 2: "', _TALK)
    return record


def _turns(talk: str) -> Iterator[tuple[int, str]]:
    """Yield side and words of each turn."""
    for line in joined(talk, starts=_USERS):
        for side, mark in enumerate(_USERS):
            if line.startswith(mark):
                yield side, line[len(mark) :]
