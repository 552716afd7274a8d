"""From the typed input of a question to its prompt: static instructions first, then the person, then what varies."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from agents.minds.base import Message
from agents.minds.prompting import days, judging_prompts, pasts, talks
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.prompts import Prompt, load_prompt
from agents.minds.prompting.schemas import answer_schema
from agents.minds.prompting.sections import Section, bytes_for, fitted, section, utf8_bytes
from agents.tasks.base import Answer, AnyQuestion


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt, and what the labels in it stand for."""

    messages: tuple[Message, ...]
    labels: Labels


def rendered(question: AnyQuestion, *, json_schema: bool, note: str = "") -> Rendered | None:
    """Return the prompt of `question` within its task's token budget, or None where it cannot be made to fit.

    Args:
        question: Only its input and its task go into the prompt.
        json_schema: True where the schema travels as response format; else the prompt describes it.
        note: What was wrong with the answer before; empty the first time.
    """
    prompt = load_prompt(question.task.name)
    labels = Labels(question.input.me.id, getattr(question.input, "names", ()))
    sections = _SECTIONS[question.task.name](question.input, labels)
    system = prompt.instructions(_schema_text(question, json_schema))
    noted = [section("problem", [note])] if note else []
    room = (
        bytes_for(question.task.token_budget)
        - utf8_bytes(system)
        - utf8_bytes(prompt.request)
        - utf8_bytes(prompt.again)
    )
    kept = fitted([*sections, *noted], room)
    if kept is None:
        return None
    return Rendered((Message("system", system), Message("user", _user_text(prompt, kept, bool(note)))), labels)


def _user_text(prompt: Prompt, sections: Iterable[Section], again: bool) -> str:
    by_tag = {part.tag: str(part) for part in sections}
    text = prompt.fill(by_tag)
    return f"{text}\n\n{by_tag['problem']}\n{prompt.again}" if again else text


def _schema_text(question: AnyQuestion, json_schema: bool) -> str:
    if json_schema:
        return ""
    output: type[Answer] = question.task.output
    return json.dumps(answer_schema(output), ensure_ascii=False, separators=(",", ":"))


_SECTIONS = {**days.SECTIONS, **talks.SECTIONS, **pasts.SECTIONS, **judging_prompts.SECTIONS}
