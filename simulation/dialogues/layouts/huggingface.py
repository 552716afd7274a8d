"""A folder that Hugging Face's `datasets` loads from disk: a file for each split with a dialogue a row, and a data
card. The files are Parquet: out of JSON, `datasets` reads words that look like a date as a date, and writes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Kind, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Row, Wishes, published
from simulation.dialogues.reading import Files, decoded, fault
from simulation.dialogues.splitting import NAMES, Shares, split
from simulation.export.parquet import model_bytes, model_records

CARD = "README.md"
Texts = tuple[str, ...]


class Person(Row):
    """Somebody who takes part."""

    id: str = Field(description="The person's id; the same in all dialogues.")
    name: str = Field(description="What the person is called.")
    persona: Texts = Field(default=(), description="What the person knows of itself: first-person sentences.")
    traits: tuple[Texts, ...] = Field(default=(), description="Pairs of key and value.")


class TurnLine(Row):
    """One turn."""

    id: str = Field(description="Unique in the data set.")
    speaker: str = Field(description="The id of who says it.")
    text: str = Field(description="The words.")
    reply_to: str = Field(default="", description="The turn it answers; empty where it opens something.")
    time: str = Field(default="", description="Simulated date and time.")
    act: str = Field(default="", description="What it does.")
    emotion: str = Field(default="", description="A word for how it was said.")
    source: str = Field(default="", description="Where the words come from.")
    model: str = Field(default="", description="What they were written by.")
    prompt: str = Field(default="", description="Name and version of the prompt.")
    skill: str = Field(default="", description="The skill it was to show.")
    strategy: str = Field(default="", description="The strategy it was to follow.")
    memories: Texts = Field(default=(), description="Ids of memories it rests on.")
    claims: Texts = Field(default=(), description="Ids of claims it carried.")
    persona_used: Texts = Field(default=(), description="What of the persona it rests on.")
    knowledge_used: Texts = Field(default=(), description="What of documents it rests on.")


class DialogueLine(Row):
    """One dialogue."""

    id: str = Field(description="Unique in the data set.")
    kind: Kind = Field(default="talk", description="Talk, a thread of posts, or speeches of a debate.")
    episode: str = Field(description="The same for all sessions that belong together.")
    session: int = Field(ge=1, description="Its number in the episode.")
    relationship: str = Field(default="", description="What the first two are to each other.")
    interval: str = Field(default="", description="Time since the episode's session before, in words.")
    time: str = Field(default="", description="When it began: simulated date and time.")
    place: str = Field(default="", description="What the place is called.")
    topic: str = Field(default="", description="What it is about.")
    summary: str = Field(default="", description="What it came to, as somebody remembers it.")
    notes: Texts = Field(default=(), description="What the main or first speaker keeps of it.")
    main: str = Field(default="", description="The id of the episode's main speaker.")
    people: tuple[Person, ...] = Field(min_length=1, description="Who takes part, in the order of coming.")
    turns: tuple[TurnLine, ...] = Field(min_length=1, description="In order.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A dialogue in its split; or the data card, where there is no dialogue."""

    split: str
    line: DialogueLine | None
    card: str = ""


class HuggingFace(Layout[Entry]):
    """A folder with README.md and data/<split>.parquet, for `datasets.load_dataset(FOLDER)`."""

    name: ClassVar[str] = "huggingface"
    title: ClassVar[str] = "a folder that Hugging Face datasets loads, with a data card (extra townsfolk[data])"
    suffix: ClassVar[str] = ""
    needs: ClassVar[str] = "dialogues"
    splits_itself: ClassVar[bool] = True

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Entry]:
        """Return the dialogues by split, one where none are wished for, and the card.

        Raises:
            InputError: If there are no dialogues, or they cannot be split.
        """
        from simulation.dialogues.layouts.card import data_card

        if not corpus.dialogues:
            raise self.refused("nobody talks here")
        parts: Mapping[str, Corpus] = {"train": corpus} if wishes.shares is None else split(corpus, wishes.shares)
        lines = [Entry(name, _line(part, dialogue)) for name, part in parts.items() for dialogue in part.dialogues]
        return Filled((*lines, Entry("", None, data_card(corpus, parts, _shares(wishes.shares)))))

    def counted(self, some: Sequence[Entry]) -> int:
        """Return how many dialogues there are."""
        return sum(one.line is not None for one in some)

    def write(self, some: Sequence[Entry]) -> dict[str, bytes]:
        """Return the card, and a file for each split."""
        files = {CARD: "".join(one.card for one in some).encode()}
        for name in NAMES:
            lines = [one.line for one in some if one.line is not None and one.split == name]
            if lines:
                files[_file(name)] = model_bytes(DialogueLine, lines)
        return files

    def read(self, files: Files, where: str) -> list[Entry]:
        """Return the dialogues by split, and the card."""
        entries = [
            Entry(name, line)
            for name in NAMES
            if _file(name) in files
            for line in model_records(DialogueLine, files[_file(name)], f"{where}/{_file(name)}")
        ]
        if not entries:
            raise fault(where, None, "there is no data/train.parquet in it")
        card = decoded(files[CARD], f"{where}/{CARD}") if CARD in files else ""
        return [*entries, Entry("", None, card)]

    def corpus(self, some: Sequence[Entry], where: str) -> Corpus:
        """Return the dialogues of all splits."""
        lines = [one.line for one in some if one.line is not None]
        people = {person.id: _speaker(person) for line in lines for person in line.people}
        return Corpus(tuple(map(_dialogue, lines)), tuple(people.values()), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a row."""
        return published(self.name, DialogueLine)


def _file(split_name: str) -> str:
    return f"data/{split_name}.parquet"


def _shares(shares: Shares | None) -> str:
    return "" if shares is None else f"seed {shares.seed}"


def _line(corpus: Corpus, one: Dialogue) -> DialogueLine:
    people = list(dict.fromkeys((*one.people, *(turn.speaker for turn in one.turns))))
    return DialogueLine(
        id=one.id,
        kind=one.kind,
        episode=one.episode_id,
        session=one.session,
        relationship=one.relationship,
        interval=one.interval,
        time=one.time,
        place=one.place,
        topic=one.topic,
        summary=one.summary,
        notes=one.notes,
        main=one.main,
        people=tuple(_person(corpus.speaker(person)) for person in people),
        turns=tuple(_turn_line(turn) for turn in one.turns),
    )


def _person(one: Speaker) -> Person:
    return Person(id=one.id, name=one.name, persona=one.persona, traits=one.traits)


def _turn_line(turn: Turn) -> TurnLine:
    return TurnLine(**{name: getattr(turn, name) for name in TurnLine.model_fields})


def _speaker(one: Person) -> Speaker:
    traits = tuple((pair[0], pair[1]) for pair in one.traits if len(pair) == 2)
    return Speaker(one.id, one.name, one.persona, traits)


def _dialogue(line: DialogueLine) -> Dialogue:
    own = line.model_dump(exclude={"people", "turns"})
    turns = tuple(Turn(**turn.model_dump()) for turn in line.turns)
    return Dialogue(**own, people=tuple(person.id for person in line.people), turns=turns)
