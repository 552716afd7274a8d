"""A model server that answers with what the rules mind would say: every task goes through it, and the world is theirs.

The rules' answer to a question is known before the question is put into words; it is left with the server under the
words it will be asked in, ids turned into the labels of that prompt. So prompts, tokens, calls, parsing and checks are
those of a model, and the content is the rules'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from agents.canonical import digest
from agents.minds.base import Mind
from agents.minds.batching import parts_of
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import RulesMind
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.speaking import Turn
from tests.dictating import as_a_model_says
from tests.loopback import Body, Response

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


class Script:
    """What the server is to answer, by the words it is asked in."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}

    def __call__(self, body: Body) -> Response:
        """Return the answer that was left for these messages; an error where there is none."""
        text = self.answers.get(_key(message["content"] for message in body["messages"]))
        return Response("this was not rehearsed", status=500) if text is None else Response(text)


class RehearsingMind:
    """Leaves the rules' answer to each question with the server before it lets `mind` ask for it.

    Args:
        mind: The language mind that asks the server.
        script: The server's.
        json_schema: Whether the schema travels as response format, as for `mind`.
    """

    def __init__(self, mind: Mind, script: Script, *, json_schema: bool = True) -> None:
        self.name = mind.name
        self._mind, self._script, self._json_schema = mind, script, json_schema
        self._rules: Mind = RulesMind()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the answer of the mind, which is the rules' once it has come back through the server.

        Raises:
            Paused: If the mind's answer cannot be had now.
        """
        for part in parts_of(question, json_schema=self._json_schema):
            prompt = rendered(part, json_schema=self._json_schema)
            if prompt is not None:
                answer = (await self._rules.answer(part)).answer
                words = _key(message.content for message in prompt.messages)
                self._script.answers[words] = as_a_model_says(answer, prompt.labels)
        outcome = await self._mind.answer(question)
        return outcome if outcome.repairs[-1:] == ("fallback",) else await self._whole(question, outcome)

    async def _whole(self, question: Question[In, Out], outcome: Outcome[Out]) -> Outcome[Out]:
        """Return the outcome with the subject the rules gave a turn: their shorthand for it is no label of a prompt."""
        answer = outcome.answer
        if not isinstance(answer, Turn):
            return outcome
        meant: Any = (await self._rules.answer(question)).answer
        return replace(outcome, answer=answer.model_copy(update={"subject": meant.subject}))

    async def close(self) -> None:
        """Close the mind."""
        await self._mind.close()


def _key(contents: Iterable[str]) -> str:
    return digest(*contents)
