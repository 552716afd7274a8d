"""The task of voicing: a finished line goes out to a small model, and its wording comes back as one plain line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.minds.base import Message, Reply
from agents.minds.local_model.wordings import wording_pattern
from agents.minds.prompting.describing import style_words
from agents.persona import Persona
from agents.streams import Stream
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class VoiceInput:
    """What a model is given to reword: the line, and how its speaker talks."""

    persona: Persona
    text: str


class Wording(Answer):
    """The line in other words."""

    text: str


VOICE: Task[VoiceInput, Wording] = Task("voice", 1, VoiceInput, Wording, token_budget=800, temperature_e6=700_000)


@dataclass(frozen=True, slots=True)
class Call:
    """One wording to ask for; `schema` holds it to a pattern, None leaves it free."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a turn that is reworded, and what stands before and behind it."""

    before: str
    text: str
    after: str

    def around(self, wording: str) -> str:
        """Return the turn with `wording` in the place of the passage; empty where there is no wording."""
        return f"{self.before}{wording}{self.after}" if wording else ""


def longest_sentence(text: str) -> Passage:
    """Return the longest sentence of a turn, the first of equals.

    Example:
        >>> longest_sentence("Ada. I have to go home. Bye.").text
        'I have to go home.'
    """
    best = max(_SENTENCE.finditer(text), key=lambda found: (len(found[0]), -found.start()), default=None)
    if best is None:
        return Passage("", text, "")
    return Passage(text[: best.start()], best[0], text[best.end() :])


_REWRITE = (
    "You're an AI assistant for text re-writing. Rewrite the input text to make it more concise while preserving "
    "its core meaning."
)
"""The words that SmolLM2 was tuned on for rewriting; it answers others with a conversation of its own."""

_PLAY = (
    "You play {name} in a play{style}. Say the given line in your own words, as {name} would. Keep its meaning, "
    "whether it tells, asks or invites, who does what, and every name, place, day, time and number. "
    "Answer with the line only."
)
_FULL_FORMS = 0.7
"""From this formality on the rules let people speak in full forms."""
_QUOTES = "\"'“”‘’ "
_SENTENCE = re.compile(r"\S.*?[.!?]+(?=\s|$)|\S.*$", re.DOTALL)
_SPACE = re.compile(r"\s+")


def free_call(given: VoiceInput, *, tiny: bool) -> Call:
    """Return the call for a wording without bounds; `tiny` for a model that follows only what it was tuned on."""
    style = style_words(given.persona)
    played = _PLAY.format(name=given.persona.name, style=f" and speak {style}" if style else "")
    return Call((Message("system", _REWRITE if tiny else played), Message("user", given.text)), None)


def guided_call(given: VoiceInput, stream: Stream) -> Call | None:
    """Return the call for a wording held to a pattern; None where the line leaves no freedom."""
    pattern = wording_pattern(given.text, stream, short=given.persona.personal.style.formality < _FULL_FORMS)
    if pattern is None:
        return None
    style = style_words(given.persona)
    played = f"You are {given.persona.name}.{f' You speak {style}.' if style else ''} Say this line in your own way."
    return Call((Message("system", played), Message("user", given.text)), _schema(pattern))


def _schema(pattern: str) -> dict[str, Any]:
    """Return the schema of one string: around an object a small model would write more blanks than words."""
    return {"type": "string", "pattern": pattern}


def voiced_line(call: Call, reply: Reply) -> str:
    """Return the wording in `reply` on one line; empty where the model broke off or declined."""
    if reply.finish != "stop":
        return ""
    text = reply.text
    if call.schema is not None:
        text = _one_string(text)
    line = _SPACE.sub(" ", text).strip()
    if call.schema is not None:
        return line
    if len(line) > 1 and line[0] in _QUOTES and line[-1] in _QUOTES:
        line = line.strip(_QUOTES)
    return line


def _one_string(text: str) -> str:
    """Return the string that stands in `text` as JSON; empty where there is none."""
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""
