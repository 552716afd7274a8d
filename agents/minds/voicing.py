"""The voicing mind: the rules decide and compose, a small model rewords, and only what reads back the same is said."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TypeVar, cast

from agents.canonical import digest
from agents.embedding import Embedder, StaticEmbedder, similarity_e6
from agents.errors import InputError, Paused, ProviderTrouble
from agents.minds.base import Failure, Message, Mind, Provider, Reply, Request
from agents.minds.language import RESUME
from agents.minds.reading_back import refusal
from agents.minds.voice_prompt import VOICE, voice_messages, voiced_line
from agents.talk import Source
from agents.tasks import SAY
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.speaking import SayInput, Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

CANDIDATES = 4
KEPT = "voice:kept"
REFUSED = "voice:"


class VoicingMind:
    """Answers like the composing mind; the words of a turn are a model's where they read back the same.

    An outcome's `repairs` holds one word per candidate: "voice:kept", or "voice:" and what was not the same.

    Args:
        composer: Decides and composes.
        provider: Completes the requests.
        model: The model's name.
        candidates: How many wordings are asked for at once.
        embedder: Ranks those that read back the same.
    """

    def __init__(
        self,
        composer: Mind,
        provider: Provider,
        model: str,
        *,
        candidates: int = CANDIDATES,
        embedder: Embedder | None = None,
    ) -> None:
        self.name = model
        self._composer = composer
        self._provider = provider
        self._candidates = candidates
        self._embedder = embedder or StaticEmbedder()

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the composed answer, a turn perhaps in the model's words.

        Raises:
            ProviderTrouble: If the model's server could not be had to answer.
            LimitReached: If a cap would be passed by asking.
        """
        outcome = await self._composer.answer(question)
        if question.task.name != SAY.name:
            return outcome
        said = await self._voiced(cast("Question[SayInput, Turn]", question), cast("Outcome[Turn]", outcome))
        return cast("Outcome[Out]", said)

    async def close(self) -> None:
        """Wait for what is in flight and close the connections."""
        await self._provider.close()
        await self._composer.close()

    async def _voiced(self, question: Question[SayInput, Turn], outcome: Outcome[Turn]) -> Outcome[Turn]:
        turn = outcome.answer
        messages = voice_messages(turn.text, question.input)
        requests = [self._request(question, messages, turn.text, number) for number in range(self._candidates)]
        replies = await self._replies(requests)
        lines = [voiced_line(reply) for reply in replies]
        reasons = [refusal(turn.text, line) for line in lines]
        kept = [line for line, reason in zip(lines, reasons, strict=True) if not reason]
        noted = replace(
            outcome,
            attempts=len(requests),
            repairs=tuple(f"{REFUSED}{reason}" if reason else KEPT for reason in reasons),
            calls=tuple(request.key for request in requests),
        )
        if not kept:
            return noted
        best = self._best(turn.text, kept)
        return replace(noted, answer=turn.model_copy(update={"text": best}), source=Source.VOICED)

    async def _replies(self, requests: list[Request]) -> list[Reply]:
        """Return all replies; where one cannot be had the others are still waited for, since they are kept."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._reply(request)) for request in requests]
        replies = [task.result() for task in tasks]
        for reply in replies:
            if isinstance(reply, Paused | InputError):
                raise reply
        return [reply for reply in replies if isinstance(reply, Reply)]

    async def _reply(self, request: Request) -> Reply | Paused | InputError:
        try:
            reply = await self._provider.complete(request)
        except (Paused, InputError) as problem:
            return problem
        return ProviderTrouble(f"{self.name}: {reply.reason}{RESUME}") if isinstance(reply, Failure) else reply

    def _request(
        self, question: Question[SayInput, Turn], messages: tuple[Message, ...], text: str, number: int
    ) -> Request:
        return Request(
            model=self.name,
            messages=messages,
            schema=None,
            schema_name="",
            max_tokens=2 * len(text) // 3 + 24,
            temperature_e6=VOICE.temperature_e6,
            sample=digest(question.sample, VOICE.name, str(number)),
            task=f"{VOICE.name}/{VOICE.version}",
            person=question.person,
            tick=question.tick,
            n=question.n,
        )

    def _best(self, text: str, kept: list[str]) -> str:
        """Return the one nearest in meaning, the first of equals."""
        own, *others = self._embedder.embed([text, *kept])
        ranked = sorted(range(len(kept)), key=lambda at: (-similarity_e6(own, others[at]), at))
        return kept[ranked[0]]
