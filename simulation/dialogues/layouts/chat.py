"""Fine-tuning files for chat models: OpenAI's messages and ShareGPT's conversations. One person is the assistant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, LinesLayout, Row, Wishes, dumped
from simulation.dialogues.reading import json_line

_YOU = "You are "


@dataclass(frozen=True, slots=True)
class Said:
    """One side's words until the other side speaks."""

    agent: bool
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A dialogue with one person as the agent, the others as who it talks to."""

    dialogue: Dialogue
    agent: Speaker
    said: tuple[Said, ...]

    @property
    def system(self) -> str:
        """What the agent is told about itself."""
        return "\n".join([f"{_YOU}{self.agent.name}.", *self.agent.persona])


def parts(corpus: Corpus, wishes: Wishes) -> tuple[list[Part], list[str]]:
    """Return the dialogues with somebody as the agent, and in words how many had none.

    Turns of one side in a row become one. Where more than two talk, those who are not the agent are named in front of
    their words.
    """
    found, silent = [], 0
    for dialogue in corpus.dialogues:
        agent = _agent(corpus, dialogue, wishes.speaker)
        if agent is None:
            silent += 1
        else:
            found.append(Part(dialogue, corpus.speaker(agent), tuple(_sides(corpus, dialogue, agent))))
    why = f"without {wishes.speaker!r}, or with nobody else" if wishes.speaker else "in which nobody answers"
    return found, [f"{silent} dialogues {why}"] if silent else []


def _agent(corpus: Corpus, dialogue: Dialogue, wanted: str) -> str | None:
    speakers = list(dict.fromkeys(turn.speaker for turn in dialogue.turns))
    if len(speakers) < 2:
        return None
    if not wanted:
        return speakers[1]
    return next((one for one in speakers if wanted in (one, corpus.speaker(one).name)), None)


def _sides(corpus: Corpus, dialogue: Dialogue, agent: str) -> Iterable[Said]:
    many = len({turn.speaker for turn in dialogue.turns}) > 2
    side: list[str] = []
    speaker, before = "", False
    for turn in dialogue.turns:
        is_agent = turn.speaker == agent
        if side and is_agent != before:
            yield Said(before, speaker, "\n".join(side))
            side = []
        speaker, before = turn.speaker, is_agent
        side.append(f"{corpus.speaker(turn.speaker).name}: {turn.text}" if many and not is_agent else turn.text)
    if side:
        yield Said(before, speaker, "\n".join(side))


class Message(Row):
    """One message of a chat."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] = Field(
        description="Who says it: instructions, the other side, or the model that is to learn."
    )
    content: str = Field(description="The words.")


class Example(Row):
    """One example to learn from: a chat that ends with the assistant's words."""

    messages: tuple[Message, ...] = Field(min_length=1, description="In order.")


def messages_of(part: Part, said: Sequence[Said]) -> tuple[Message, ...]:
    """Return what was said as messages, behind what the agent is told about itself."""
    spoken = [Message(role="assistant" if one.agent else "user", content=one.text) for one in said]
    return (Message(role="system", content=part.system), *spoken)


def _up_to_the_agent(part: Part) -> tuple[Said, ...]:
    """Return what was said up to the agent's last words: there is nothing to learn from what comes behind them."""
    said = part.said
    while said and not said[-1].agent:
        said = said[:-1]
    return said


class OpenAI(LinesLayout[Example]):
    """OpenAI's chat format for fine-tuning."""

    name: ClassVar[str] = "openai"
    title: ClassVar[str] = "OpenAI chat fine-tuning: a line per dialogue, a list of messages with roles"
    needs: ClassVar[str] = "dialogues of two or more"
    record = Example

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Example]:
        """Return one example per dialogue.

        Raises:
            InputError: If nobody answers anybody.
        """
        found, left_out = parts(corpus, wishes)
        if not found:
            raise self.refused(_nobody(wishes))
        return Filled(
            tuple(Example(messages=messages_of(part, _up_to_the_agent(part))) for part in found), tuple(left_out)
        )

    def corpus(self, some: Sequence[Example], where: str) -> Corpus:
        """Return each example as a dialogue of a user and an assistant."""
        chats = [
            Chat(
                f"{number}",
                "\n".join(one.content for one in example.messages if one.role in ("system", "developer")),
                tuple((one.role == "assistant", one.content) for one in example.messages if one.role in _SPOKEN),
            )
            for number, example in enumerate(some, start=1)
        ]
        return corpus_of_chats(chats, Origin(self.name, files=(where,)))


_SPOKEN = ("user", "assistant")


class Value(Row):
    """One message of a conversation."""

    from_: str = Field(alias="from", description='Who says it: "human" or "gpt"; "system" for instructions.')
    value: str = Field(description="The words.")


class Shared(Row):
    """One conversation."""

    id: str = Field(default="", description="The dialogue's id.")
    system: str = Field(default="", description="What the model is told about itself.")
    conversations: tuple[Value, ...] = Field(min_length=1, description="In order.")


_AGENTS = frozenset({"gpt", "assistant", "chatgpt", "model", "bot", "bard", "bing"})
_SYSTEMS = frozenset({"system"})
_OTHERS = frozenset({"human", "user"})


class ShareGPT(LinesLayout[Shared]):
    """The form of ShareGPT's conversations, as trainers read it."""

    name: ClassVar[str] = "sharegpt"
    title: ClassVar[str] = "ShareGPT fine-tuning: a list of conversations of human and gpt"
    suffix: ClassVar[str] = ".json"
    needs: ClassVar[str] = "dialogues of two or more"
    record = Shared

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Shared]:
        """Return one conversation per dialogue.

        Raises:
            InputError: If nobody answers anybody.
        """
        found, left_out = parts(corpus, wishes)
        if not found:
            raise self.refused(_nobody(wishes))
        return Filled(tuple(_shared(part) for part in found), tuple(left_out))

    def write(self, some: Sequence[Shared]) -> dict[str, bytes]:
        """Return one JSON array, a conversation a line."""
        lines = ",\n".join(json_line(dumped(one)) for one in some)
        return {"": f"[\n{lines}\n]\n".encode() if some else b"[]\n"}

    def corpus(self, some: Sequence[Shared], where: str) -> Corpus:
        """Return each conversation as a dialogue of a user and an assistant."""
        chats = []
        for number, one in enumerate(some, start=1):
            told = [one.system, *(each.value for each in one.conversations if each.from_ in _SYSTEMS)]
            said = [
                (each.from_ in _AGENTS, each.value) for each in one.conversations if each.from_ in _AGENTS | _OTHERS
            ]
            chats.append(Chat(one.id or f"{number}", "\n".join(filter(None, told)), tuple(said)))
        return corpus_of_chats(chats, Origin(self.name, files=(where,)))


def _shared(part: Part) -> Shared:
    values = tuple(Value(**{"from": "gpt" if one.agent else "human"}, value=one.text) for one in _up_to_the_agent(part))
    return Shared(id=part.dialogue.id, system=part.system, conversations=values)


def _nobody(wishes: Wishes) -> str:
    who = f"nobody called {wishes.speaker!r} answers anybody" if wishes.speaker else "nobody answers anybody"
    return f"{who} here"


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it was read: its id, what the agent is told, and for each message whether the agent says it."""

    id: str
    system: str
    said: tuple[tuple[bool, str], ...]


def corpus_of_chats(chats: Sequence[Chat], origin: Origin) -> Corpus:
    """Return chats as dialogues; who the agent is, is read off what it is told.

    Agents of one name and one persona are one speaker.
    """
    dialogues, speakers = [], []
    seen: dict[str, int] = {}
    known: dict[tuple[str, tuple[str, ...]], Speaker] = {}
    for chat in chats:
        seen[chat.id] = seen.get(chat.id, 0) + 1
        name = chat.id if seen[chat.id] == 1 else f"{chat.id}#{seen[chat.id]}"
        agent, user = _told(f"{name}/assistant", chat.system), Speaker(f"{name}/user", "user")
        if agent.persona:
            agent = known.setdefault((agent.name, agent.persona), agent)
        turns = tuple(
            Turn(f"{name}/{n}", agent.id if is_agent else user.id, text) for n, (is_agent, text) in enumerate(chat.said)
        )
        if turns:
            dialogues.append(Dialogue(name, turns, (user.id, agent.id)))
            speakers += [user, agent]
    return Corpus(tuple(dialogues), tuple({one.id: one for one in speakers}.values()), origin)


def _told(speaker: str, system: str) -> Speaker:
    first, _, rest = system.partition("\n")
    if first.startswith(_YOU) and first.endswith("."):
        return Speaker(speaker, first[len(_YOU) : -1], tuple(line for line in rest.split("\n") if line.strip()))
    return Speaker(speaker, "assistant", tuple(line for line in system.split("\n") if line.strip()))
