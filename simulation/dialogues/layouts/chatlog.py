"""Logs of chats over days, as REALTALK and LoCoMo hold them: JSON with numbered sessions and their times. Read only.

D. Lee et al., "REALTALK: A 21-Day Real-World Dataset for Long-Term Conversation", 2025; A. Maharana et al., "Evaluating
Very Long-Term Conversational Memory of LLM Agents", ACL 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from pydantic import Field, ValidationError

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn, elapsed_words
from simulation.dialogues.layouts.base import Layout, Row, as_lines, published
from simulation.dialogues.reading import Files, Line, first_problem, json_lines, only_file, parsed_object

_SESSION = re.compile(r"session_(\d{1,6})")
_TIMES = ("%d.%m.%Y, %H:%M:%S", "%d.%m.%Y, %H:%M", "%d.%m.%Y", "%I:%M %p on %d %B, %Y", "%Y-%m-%d %H:%M:%S")


class Message(Row):
    """One message."""

    speaker: str = Field(min_length=1, description="Who wrote it.")
    text: str = Field(description="The words.")
    id: str = Field(default="", description="The message's id.")
    time: str = Field(default="", description="When, as the file has it.")


class Session(Row):
    """Messages of one sitting."""

    number: int = Field(ge=0, description="Its number in the chat.")
    time: str = Field(default="", description="When it began, as the file has it.")
    messages: tuple[Message, ...] = Field(description="In order.")


class Log(Row):
    """All sessions of one chat."""

    id: str = Field(default="", description="What the chat is called; its number in the file when left out.")
    sessions: tuple[Session, ...] = Field(min_length=1, description="In order of their numbers.")


class ChatLog(Layout[Log]):
    """Chats over days, read only."""

    name: ClassVar[str] = "chatlog"
    title: ClassVar[str] = "chat logs in sessions, as of REALTALK and LoCoMo (read only)"

    def write(self, some: Sequence[Log]) -> dict[str, bytes]:
        """Return the chats as JSON lines of ours, which are read back."""
        return {"": as_lines(some)}

    def read(self, files: Files, where: str) -> list[Log]:
        """Return the chats in the one file."""
        _, content = only_file(files, self.name)
        return [_log(line) for line in json_lines(content, where)]

    def corpus(self, some: Sequence[Log], where: str) -> Corpus:
        """Return each session as a dialogue, the sessions of a chat as an episode."""
        dialogues, speakers = [], dict[str, Speaker]()
        for number, one in enumerate(some, start=1):
            episode = one.id or f"{number}"
            for session in _dialogues(one, episode):
                dialogues.append(session)
                speakers |= {
                    turn.speaker: Speaker(turn.speaker, turn.speaker[len(episode) + 1 :]) for turn in session.turns
                }
        return Corpus(tuple(dialogues), tuple(speakers.values()), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a chat as it is read."""
        return published(self.name, Log)


def _log(line: Line) -> Log:
    value = parsed_object(line.text.encode(), f"{line.where}, line {line.number}")
    if not isinstance(value, dict):
        raise line.fault("expected an object")
    try:
        if "sessions" in value:
            return Log.model_validate(value)
        inner = value.get("conversation", value)
        if not isinstance(inner, dict):
            raise line.fault("expected an object", "conversation")
        sessions = tuple(_sessions(inner, line))
        if not sessions:
            raise line.fault("there is no session_1 in it")
        return Log(id=str(value.get("sample_id", "")), sessions=sessions)
    except ValidationError as problem:
        raise line.fault(*first_problem(problem)) from problem


def _sessions(value: Mapping[str, Any], line: Line) -> Iterator[Session]:
    numbers = sorted(int(match.group(1)) for key in value if (match := _SESSION.fullmatch(key)))
    for number in numbers:
        messages = value[f"session_{number}"]
        if not isinstance(messages, list):
            raise line.fault("expected a list of messages", f"session_{number}")
        time = value.get(f"session_{number}_date_time", "")
        found = tuple(_message(one, line, f"session_{number}.{at}") for at, one in enumerate(messages))
        yield Session(number=number, time=str(time), messages=found)


def _message(value: Any, line: Line, field: str) -> Message:  # noqa: ANN401 - whatever JSON can hold
    if not isinstance(value, dict):
        raise line.fault("expected an object", field)
    text = value.get("clean_text", value.get("text"))
    if not isinstance(text, str):
        raise line.fault("there are no words", f"{field}.text")
    speaker = value.get("speaker")
    if not isinstance(speaker, str) or not speaker:
        raise line.fault("there is nobody who says it", f"{field}.speaker")
    own, time = value.get("dia_id", ""), value.get("date_time", "")
    return Message(speaker=speaker, text=text, id=str(own), time=str(time))


def _dialogues(log: Log, episode: str) -> Iterator[Dialogue]:
    before: datetime | None = None
    for number, session in enumerate((one for one in log.sessions if one.messages), start=1):
        moment = _moment(session.time or session.messages[0].time)
        gap = int((moment - before).total_seconds()) if moment and before and moment >= before else None
        before = moment or before
        turns = tuple(
            Turn(f"{episode}/{number}/{n}", f"{episode}/{one.speaker}", one.text, time=one.time)
            for n, one in enumerate(session.messages)
        )
        yield Dialogue(
            id=f"{episode}/{number}",
            turns=turns,
            people=tuple(dict.fromkeys(turn.speaker for turn in turns)),
            episode=episode,
            session=number,
            gap=gap,
            interval=elapsed_words(gap) if gap is not None or number == 1 else "",
            time=session.time,
        )


def _moment(text: str) -> datetime | None:
    for form in _TIMES:
        try:
            return datetime.strptime(text.strip(), form)  # noqa: DTZ007 - the file names no zone
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
