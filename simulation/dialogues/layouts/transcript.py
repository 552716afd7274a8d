"""A plain transcript: who says what, as people read it, and read back without loss.

A dialogue begins with lines after "# ": its id, then what is known of it. A turn is a name, a colon and the words;
where the words go on in another line, that one begins with four spaces. A name that could be misread stands in
quotation marks, as JSON writes it. Dialogues are kept apart by an empty line. Plain logs of others, "Name: words", are
read too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Row, Wishes, published
from simulation.dialogues.reading import Files, decoded, fault, only_file

_HEAD, _MORE, _COLON = "# ", "    ", ": "


class Line(Row):
    """One turn."""

    speaker: str = Field(description="What the speaker is called; with an id behind it where several are called so.")
    text: str = Field(description="The words.")


class Talk(Row):
    """One dialogue."""

    heading: tuple[str, ...] = Field(default=(), description="Its id, then what is known of it.")
    turns: tuple[Line, ...] = Field(min_length=1, description="In order.")


class Transcript(Layout[Talk]):
    """Plain text."""

    name: ClassVar[str] = "transcript"
    title: ClassVar[str] = "a plain transcript, for people to read"
    suffix: ClassVar[str] = ".txt"
    needs: ClassVar[str] = "dialogues"

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Talk]:  # noqa: ARG002 - of others
        """Return the dialogues with names for ids.

        Raises:
            InputError: If there are none.
        """
        if not corpus.dialogues:
            raise self.refused("nobody talks here")
        names = _labels(corpus)
        return Filled(
            tuple(
                Talk(
                    heading=(one.id, *_known(one)),
                    turns=tuple(Line(speaker=names[turn.speaker], text=turn.text) for turn in one.turns),
                )
                for one in corpus.dialogues
            )
        )

    def write(self, some: Sequence[Talk]) -> dict[str, bytes]:
        """Return the one file."""
        return {"": "\n".join(_text(one) for one in some).encode()}

    def read(self, files: Files, where: str) -> list[Talk]:
        """Return the dialogues in the one file."""
        _, content = only_file(files, self.name)
        return list(_talks(decoded(content, where), where))

    def corpus(self, some: Sequence[Talk], where: str) -> Corpus:
        """Return the dialogues; one name is one person."""
        dialogues, seen = [], dict[str, int]()
        for number, one in enumerate(some, start=1):
            name = one.heading[0] if one.heading else f"{number}"
            seen[name] = seen.get(name, 0) + 1
            name = name if seen[name] == 1 else f"{name}#{seen[name]}"
            turns = tuple(Turn(f"{name}/{n}", line.speaker, line.text) for n, line in enumerate(one.turns))
            dialogues.append(Dialogue(name, turns, tuple(dict.fromkeys(turn.speaker for turn in turns))))
        names = dict.fromkeys(turn.speaker for one in dialogues for turn in one.turns)
        return Corpus(tuple(dialogues), tuple(Speaker(own, own) for own in names), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a dialogue as it is read."""
        return published(self.name, Talk)


def _labels(corpus: Corpus) -> dict[str, str]:
    """Return by speaker id what the speaker is called; with the id where several are called so."""
    names: dict[str, list[str]] = {}
    for turn in corpus.turns():
        own = names.setdefault(corpus.speaker(turn.speaker).name, [])
        if turn.speaker not in own:
            own.append(turn.speaker)
    return {
        person: name if len(people) == 1 else f"{name} ({person})"
        for name, people in names.items()
        for person in people
    }


def _known(one: Dialogue) -> tuple[str, ...]:
    place = ", ".join(filter(None, (one.time, one.place)))
    session = f"session {one.session} of {one.episode}" if one.episode and one.kind == "talk" else ""
    return tuple(filter(None, (place, session, one.relationship, one.topic)))


def _text(one: Talk) -> str:
    lines = [_HEAD + _plain_or_quoted(words, ()) for words in one.heading]
    lines += [
        _plain_or_quoted(turn.speaker, (_COLON,)) + _COLON + turn.text.replace("\n", f"\n{_MORE}") for turn in one.turns
    ]
    return "".join(f"{line}\n" for line in lines)


def _plain_or_quoted(words: str, against: tuple[str, ...]) -> str:
    """Return words as they are where nothing in them can be misread, else as JSON."""
    plain = (
        words.isprintable()
        and words == words.strip()
        and words
        and not words.startswith(('"', "#"))
        and not any(one in f"{words} " for one in against)
    )
    return words if plain else json.dumps(words, ensure_ascii=True)


def _talks(text: str, where: str) -> Iterator[Talk]:
    heading: list[str] = []
    turns: list[tuple[str, list[str]]] = []
    if 0 < text.count("\n") == text.count("\r\n"):
        text = text.replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if turns and (not line or line.startswith("#")):
            yield _talk(heading, turns)
            heading, turns = [], []
        if line.startswith("#"):
            heading.append(_unquoted(line.removeprefix("#").removeprefix(" "), where, number)[0])
        elif line.startswith(_MORE) and turns:
            turns[-1][1].append(line.removeprefix(_MORE))
        elif line:
            turns.append(_turn(line, where, number))
    if turns:
        yield _talk(heading, turns)


def _talk(heading: Sequence[str], turns: Sequence[tuple[str, list[str]]]) -> Talk:
    lines = tuple(Line(speaker=speaker, text="\n".join(texts)) for speaker, texts in turns)
    return Talk(heading=tuple(heading), turns=lines)


def _turn(line: str, where: str, number: int) -> tuple[str, list[str]]:
    speaker, rest = _unquoted(line, where, number) if line.startswith('"') else ("", line)
    if not speaker and not line.startswith('""'):
        speaker, colon, rest = line.partition(_COLON)
        if not colon and line.endswith(":"):
            speaker, colon = line[:-1], _COLON
        if not colon or not speaker.strip():
            raise fault(where, number, 'expected a name, ": " and words; or four spaces where words go on')
        return speaker, [rest]
    if not rest.startswith(_COLON):
        raise fault(where, number, 'expected ": " behind the name')
    return speaker, [rest.removeprefix(_COLON)]


def _unquoted(line: str, where: str, number: int) -> tuple[str, str]:
    """Return the words at the beginning of a line, which may stand in quotation marks, and what comes behind them."""
    if not line.startswith('"'):
        return line, ""
    try:
        words, end = json.JSONDecoder().raw_decode(line)
    except ValueError as problem:
        raise fault(where, number, f"a name in quotation marks that is not closed: {problem}") from problem
    return str(words), line[end:]
