"""The task of voicing: a finished line goes out to a small model, and its wording comes back as one plain line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.minds.base import Message, Reply
from agents.tasks.base import Answer, Task
from agents.tasks.speaking import SayInput


@dataclass(frozen=True, slots=True)
class VoiceInput:
    """What a small model is given: the line, and nothing of the person."""

    text: str


class Wording(Answer):
    """The line in other words."""

    text: str


VOICE: Task[VoiceInput, Wording] = Task("voice", 1, VoiceInput, Wording, answer_tokens=120, temperature_e6=400_000)

_SYSTEM = (
    "You're an AI assistant for text re-writing. Rewrite the input text to make it more concise while preserving "
    "its core meaning."
)
_QUOTES = "\"'“”‘’ "
_SPACE = re.compile(r"\s+")


def voice_messages(text: str, given: SayInput) -> tuple[Message, ...]:
    """Return the messages that ask for another wording of `text`."""
    del given
    return (Message("system", _SYSTEM), Message("user", text))


def voiced_line(reply: Reply) -> str:
    """Return the wording in `reply` on one line; empty where the model broke off or declined."""
    if reply.finish != "stop":
        return ""
    line = _SPACE.sub(" ", reply.text).strip()
    if len(line) > 1 and line[0] in _QUOTES and line[-1] in _QUOTES:
        line = line.strip(_QUOTES)
    return line
