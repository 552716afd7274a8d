"""The folder of a ConvoKit corpus: utterances, speakers, conversations, the corpus, and an index of their metadata.

J. P. Chang et al., "ConvoKit: A Toolkit for the Analysis of Conversations", SIGDIAL 2020, and its documentation of the
data format. A conversation has the id of its first utterance; every other utterance answers one of the conversation:
the one it was said in answer to where the record knows, else the one before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal, get_args

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Kind, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Row, Wishes, as_lines, published
from simulation.dialogues.reading import Files, fault, json_lines, parsed_object, records

Part = Literal["utterance", "speaker", "conversation", "corpus"]
_TABLES: dict[Part, str] = {"speaker": "speakers.json", "conversation": "conversations.json"}
_INDEXED = {"utterance": "utterances", "conversation": "conversations", "speaker": "speakers"}


class ConvoUtterance(Row):
    """A line of utterances.jsonl."""

    id: str = Field(description="Unique in the corpus.")
    conversation_id: str = Field(description="The id of the conversation's first utterance.")
    text: str = Field(description="The words.")
    speaker: str = Field(description="The speaker's id.")
    meta: dict[str, Any] = Field(default_factory=dict, description="What else is known of it.")
    reply_to: str | None = Field(
        default=None, alias="reply-to", description="The utterance it answers; null for the first of a conversation."
    )
    timestamp: int | float | str | None = Field(default=None, description="Seconds since 1970, simulated, as UTC.")
    vectors: tuple[str, ...] = Field(default=(), description="Names of vectors; none.")


class ConvoMeta(Row):
    """A value of speakers.json or conversations.json."""

    meta: dict[str, Any] = Field(default_factory=dict, description="What is known of it.")
    vectors: tuple[str, ...] = Field(default=(), description="Names of vectors; none.")


@dataclass(frozen=True, slots=True)
class Entry:
    """An utterance, speaker or conversation, or the metadata of the corpus."""

    part: Part
    id: str
    value: ConvoUtterance | ConvoMeta


class ConvoKit(Layout[Entry]):
    """A folder that `convokit.Corpus(filename=...)` reads."""

    name: ClassVar[str] = "convokit"
    title: ClassVar[str] = "a ConvoKit corpus: a folder with utterances, speakers and conversations"
    suffix: ClassVar[str] = ""
    needs: ClassVar[str] = "dialogues"

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Entry]:  # noqa: ARG002 - of others
        """Return the entries of the folder.

        Raises:
            InputError: If there are no dialogues.
        """
        if not corpus.dialogues:
            raise self.refused("nobody talks here")
        said = [
            Entry("utterance", turn.id, one)
            for dialogue in corpus.dialogues
            for turn, one in zip(dialogue.turns, _utterances(dialogue), strict=True)
        ]
        speaking = {turn.speaker for turn in corpus.turns()}
        speakers = [
            Entry("speaker", one.id, ConvoMeta(meta=_speaker_meta(one)))
            for one in corpus.speakers
            if one.id in speaking
        ]
        talks = [
            Entry("conversation", one.turns[0].id, ConvoMeta(meta=_dialogue_meta(one))) for one in corpus.dialogues
        ]
        origin = corpus.origin
        about = {"scenarios": list(origin.scenarios), "seeds": list(origin.seeds), "minds": list(origin.minds)}
        return Filled((*said, *speakers, *talks, Entry("corpus", "", ConvoMeta(meta=about))))

    def counted(self, some: Sequence[Entry]) -> int:
        """Return how many utterances there are."""
        return sum(one.part == "utterance" for one in some)

    def write(self, some: Sequence[Entry]) -> dict[str, bytes]:
        """Return the five files."""
        by_part = {part: [one for one in some if one.part == part] for part in get_args(Part)}
        files = {"utterances.jsonl": as_lines(one.value for one in by_part["utterance"])}
        for part, name in _TABLES.items():
            files[name] = _json({one.id: one.value.model_dump(mode="json") for one in by_part[part]})
        about = by_part["corpus"][0].value.meta if by_part["corpus"] else {}
        files["corpus.json"] = _json(about)
        index: dict[str, Any] = {
            f"{plural}-index": _kinds(one.value.meta for one in by_part[part]) for part, plural in _INDEXED.items()
        }
        files["index.json"] = _json({**index, "overall-index": _kinds([about]), "version": 1, "vectors": []})
        return files

    def read(self, files: Files, where: str) -> list[Entry]:
        """Return the entries of the folder; the index is made anew when it is written."""
        for name in ("utterances.jsonl", "speakers.json"):
            if name not in files:
                raise fault(where, None, f"there is no {name} in it")
        lines = json_lines(files["utterances.jsonl"], f"{where}/utterances.jsonl")
        entries = [Entry("utterance", one.id, one) for one in records(ConvoUtterance, map(_renamed, lines))]
        for part, name in _TABLES.items():
            entries += _table(files, where, part, name)
        about = parsed_object(files["corpus.json"], f"{where}/corpus.json") if "corpus.json" in files else {}
        if not isinstance(about, dict):
            raise fault(f"{where}/corpus.json", 1, "expected an object")
        return [*entries, Entry("corpus", "", ConvoMeta(meta=about))]

    def corpus(self, some: Sequence[Entry], where: str) -> Corpus:
        """Return the conversations as dialogues."""
        speakers = {one.id: _speaker(one) for one in some if one.part == "speaker"}
        about = {one.id: one.value.meta for one in some if one.part == "conversation"}
        talks: dict[str, list[ConvoUtterance]] = {}
        for one in some:
            if isinstance(one.value, ConvoUtterance):
                talks.setdefault(one.value.conversation_id, []).append(one.value)
                speakers.setdefault(one.value.speaker, Speaker(one.value.speaker, one.value.speaker))
        dialogues = tuple(_dialogue(name, lines, about.get(name, {})) for name, lines in talks.items())
        return Corpus(dialogues, tuple(speakers.values()), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of an utterance, and of what stands under each id in the other files."""
        return published(self.name, ConvoUtterance, ConvoMeta)


def _utterances(dialogue: Dialogue) -> Iterable[ConvoUtterance]:
    root, known = dialogue.turns[0].id, {turn.id for turn in dialogue.turns}
    for before, turn in zip((None, *dialogue.turns), dialogue.turns, strict=False):
        answers = turn.reply_to if turn.reply_to in known else (before.id if before else None)
        values = {
            "id": turn.id,
            "conversation_id": root,
            "text": turn.text,
            "speaker": turn.speaker,
            "meta": _turn_meta(turn),
            "reply-to": None if before is None else answers,
            "timestamp": _seconds(turn.time),
        }
        yield ConvoUtterance.model_validate(values)


def _turn_meta(turn: Turn) -> dict[str, Any]:
    return {
        "act": turn.act, "emotion": turn.emotion, "source": turn.source, "model": turn.model, "prompt": turn.prompt,
        "skill": turn.skill, "strategy": turn.strategy, "memories": list(turn.memories), "claims": list(turn.claims),
        "persona_used": list(turn.persona_used), "knowledge_used": list(turn.knowledge_used),
    }  # fmt: skip


def _speaker_meta(one: Speaker) -> dict[str, Any]:
    return {"name": one.name, "persona": list(one.persona), "traits": [list(pair) for pair in one.traits]}


def _dialogue_meta(one: Dialogue) -> dict[str, Any]:
    return {
        "dialogue": one.id, "kind": one.kind, "episode": one.episode_id, "session": one.session,
        "relationship": one.relationship, "interval": one.interval, "time": one.time, "place": one.place,
        "topic": one.topic, "summary": one.summary, "people": list(one.people),
    }  # fmt: skip


def _seconds(time: str) -> int | None:
    try:
        return int(datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _kinds(metas: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the types that stand under each key, as ConvoKit writes them."""
    found: dict[str, set[str]] = {}
    for meta in metas:
        for key, value in meta.items():
            found.setdefault(key, set()).add(str(type(value)))
    return {key: sorted(kinds) for key, kinds in found.items()}


def _renamed(line: Any) -> Any:  # noqa: ANN401 - a line
    """Return a line of an older corpus, or as the documentation writes it, under the names of today."""
    from dataclasses import replace

    text = line.text
    if '"reply-to"' not in text and '"reply_to"' in text:
        text = text.replace('"reply_to"', '"reply-to"', 1)
    return replace(line, text=text)


def _table(files: Files, where: str, part: Part, name: str) -> list[Entry]:
    """Return the entries of a file of metadata by id; in older corpora the metadata stand there by themselves."""
    if name not in files:
        return []
    place = f"{where}/{name}"
    table = parsed_object(files[name], place)
    if not isinstance(table, dict):
        raise fault(place, 1, "expected an object by id")
    entries = []
    for own, value in table.items():
        if not isinstance(value, dict):
            raise fault(place, 1, "expected an object", own)
        wrapped = value if isinstance(value.get("meta"), dict) else {"meta": value}
        entries.append(Entry(part, own, ConvoMeta(meta=wrapped["meta"])))
    return entries


def _speaker(one: Entry) -> Speaker:
    meta = one.value.meta
    persona, traits = meta.get("persona"), meta.get("traits")
    return Speaker(
        id=one.id,
        name=str(meta.get("name") or one.id),
        persona=tuple(map(str, persona)) if isinstance(persona, list) else (),
        traits=tuple((str(pair[0]), str(pair[1])) for pair in traits if isinstance(pair, list) and len(pair) == 2)
        if isinstance(traits, list)
        else (),
    )


def _dialogue(name: str, lines: Sequence[ConvoUtterance], about: dict[str, Any]) -> Dialogue:
    people = about.get("people")
    session = about.get("session")
    kind: Kind = next((one for one in get_args(Kind) if one == about.get("kind")), "talk")
    return Dialogue(
        id=str(about.get("dialogue") or name),
        turns=tuple(_turn(one) for one in lines),
        people=tuple(map(str, people)) if isinstance(people, list) and people else _speaking(lines),
        kind=kind,
        episode=str(about.get("episode") or ""),
        session=session if isinstance(session, int) else 1,
        relationship=str(about.get("relationship") or ""),
        interval=str(about.get("interval") or ""),
        time=str(about.get("time") or ""),
        place=str(about.get("place") or ""),
        topic=str(about.get("topic") or ""),
        summary=str(about.get("summary") or ""),
    )


def _speaking(lines: Sequence[ConvoUtterance]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.speaker for one in lines))


def _turn(one: ConvoUtterance) -> Turn:
    meta = one.meta
    used = meta.get("persona_used")
    return Turn(
        id=one.id,
        speaker=one.speaker,
        text=one.text,
        reply_to=one.reply_to or "",
        act=str(meta.get("act") or ""),
        emotion=str(meta.get("emotion") or ""),
        source=str(meta.get("source") or ""),
        model=str(meta.get("model") or ""),
        persona_used=tuple(map(str, used)) if isinstance(used, list) else (),
    )
