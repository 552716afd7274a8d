"""A model that answers as the rules mind would, in a model's words: labels for ids, as JSON.

What it is to say is told to it by `DictatedMind`, which asks the rules first and the model then; so everything between
a question and its answer happens as with any model, and the lives led are those of the rules.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, TypeVar

from agents.minds.base import Failure, Message, Mind, Reply, Request
from agents.minds.batching import parts_of
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import RulesMind
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

_FIELDS = {
    "addressee": "people", "person": "people", "owner": "people", "place": "places", "claim": "claims",
    "topic": "topics", "memories": "memories", "cites": "memories", "reason_memory": "memories",
}  # fmt: skip
_KINDS = ("people", "places", "claims", "memories", "topics")


class Dictation:
    """A provider that answers what it was told to, and counts as a model's server would: four letters to a token."""

    def __init__(self) -> None:
        self.calls = self.prompt_tokens = self.answer_tokens = 0
        self._texts: dict[tuple[str, tuple[Message, ...]], str] = {}

    def tell(self, question: AnyQuestion, messages: tuple[Message, ...], text: str) -> None:
        """Note what is to be answered to a question in these words."""
        self._texts[question.sample, messages] = text

    def text_of(self, request: Request) -> str:
        """Return what was told for `request`, once."""
        return self._texts.pop((request.sample, request.messages))

    async def complete(self, request: Request) -> Reply | Failure:
        """Return what was told."""
        await asyncio.sleep(0)
        text = self.text_of(request)
        prompt = sum(len(message.content) for message in request.messages) // 4
        self.calls += 1
        self.prompt_tokens += prompt
        self.answer_tokens += len(text) // 4
        return Reply(text, prompt_tokens=prompt, answer_tokens=len(text) // 4)

    async def close(self) -> None:
        """Do nothing: there is nothing open."""


class DictatedMind:
    """Tells a model what the rules would answer, and then asks it.

    Args:
        inner: A language mind on the model.
        dictation: What the model answers from.
        json_schema: As the language mind was made.
        lives: Who is asked for the answers; the rules when left out.
    """

    def __init__(self, inner: Mind, dictation: Dictation, *, json_schema: bool, lives: Mind | None = None) -> None:
        self.name = inner.name
        self._inner = inner
        self._dictation = dictation
        self._json_schema = json_schema
        self._lives = lives or RulesMind()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return what comes back of what the rules say."""
        for part in parts_of(question, json_schema=self._json_schema):
            outcome = await self._lives.answer(part)
            prompt = rendered(part, json_schema=self._json_schema)
            if prompt is not None:
                self._dictation.tell(question, prompt.messages, as_a_model_says(outcome.answer, prompt.labels))
        return await self._inner.answer(question)

    async def close(self) -> None:
        """Close the language mind."""
        await self._inner.close()


def as_a_model_says(answer: Answer, labels: Labels) -> str:
    """Return `answer` as the JSON a model would write, with the prompt's labels in place of ids."""
    back = {kind: _backwards(getattr(labels, kind)) for kind in _KINDS}
    return json.dumps(_labelled(answer.model_dump(mode="json"), "", back), ensure_ascii=False)


def _backwards(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the first label of each id."""
    found: dict[str, str] = {}
    for label, key in labels.items():
        found.setdefault(key, label)
    return found


def _labelled(value: Any, field: str, back: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(value, dict):
        return {key: _labelled(inner, key, back) for key, inner in value.items()}
    if isinstance(value, list):
        labelled = [_labelled(inner, field, back) for inner in value]
        return [one for one in labelled if one or field not in _FIELDS]
    if not isinstance(value, str):
        return value
    if field == "ref":
        return next((back[kind][value] for kind in _KINDS if value in back[kind]), "")
    return back[_FIELDS[field]].get(value, "") if field in _FIELDS else value
