"""The voicing mind: the rules decide and compose, a small model rewords, and only what reads back the same is said."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from agents.canonical import digest
from agents.embedding import Embedder, StaticEmbedder, similarity_e6
from agents.errors import InputError, Paused, ProviderTrouble
from agents.minds.base import Failure, Mind, Provider, Reply, Request
from agents.minds.detecting import confirmed_claims
from agents.minds.language import RESUME
from agents.minds.local_model.reading_back import difference
from agents.minds.local_model.voice_prompt import (
    VOICE,
    Call,
    Passage,
    VoiceInput,
    free_call,
    guided_call,
    longest_sentence,
    voiced_line,
)
from agents.minds.tally import VoiceTally
from agents.talk import Source
from agents.tasks import SAY
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.speaking import SayInput, Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

KEPT = "kept"
VOICE_MARK = "voice:"
_SAMPLES = "voice"
_FIRST_TEMPERATURE_E6 = 200_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """How many wordings of a line are asked for at once.

    Args:
        free: In whatever words the model finds.
        guided: Held to a pattern of wordings that say the same; see `agents.minds.local_model.wordings`.
        tiny: True for a model that follows only what it was tuned on and loses itself in more than a sentence.
    """

    free: int
    guided: int
    tiny: bool


class VoicingMind:
    """Answers like the composing mind; the words of a turn are a model's where they read back the same.

    An outcome's `repairs` holds one word per candidate: "voice:kept", or "voice:" and what was not the same.

    Args:
        composer: Decides and composes.
        provider: Completes the requests.
        model: The model's name.
        candidates: How many wordings are asked for at once, and how.
        embedder: Ranks those that read back the same.
    """

    def __init__(
        self,
        composer: Mind,
        provider: Provider,
        model: str,
        *,
        candidates: Candidates,
        embedder: Embedder | None = None,
    ) -> None:
        self.name = model
        self.tally = VoiceTally()
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
        passage, calls = voice_calls(question, turn.text, self._candidates)
        requests = [self._request(question, call, passage.text, number) for number, call in enumerate(calls)]
        replies = await self._replies(requests)
        lines = [passage.around(voiced_line(call, reply)) for call, reply in zip(calls, replies, strict=True)]
        fates = [_fate(turn, line, question.input) for line in lines]
        kept = [line for line, fate in zip(lines, fates, strict=True) if fate == KEPT]
        repairs = tuple(f"{VOICE_MARK}{fate}" for fate in fates)
        self.tally.count(fates)
        noted = replace(
            outcome, attempts=len(requests), repairs=repairs, calls=tuple(request.key for request in requests)
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

    def _request(self, question: Question[SayInput, Turn], call: Call, text: str, number: int) -> Request:
        return Request(
            model=self.name,
            messages=call.messages,
            schema=call.schema,
            schema_name="Wording" if call.schema is not None else "",
            max_tokens=len(text) // 2 + 16 if call.schema is not None else len(text) // 3 + 12,
            temperature_e6=_FIRST_TEMPERATURE_E6 if number == 0 else VOICE.temperature_e6,
            sample=digest(question.sample, _SAMPLES, str(number)),
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


def voice_calls(
    question: Question[SayInput, Turn], text: str, candidates: Candidates
) -> tuple[Passage, tuple[Call, ...]]:
    """Return the part of a turn that is reworded, and the calls that ask for its wordings."""
    passage = longest_sentence(text) if candidates.tiny else Passage("", text, "")
    given = VoiceInput(question.input.me.persona, passage.text)
    guided = [guided_call(given, question.stream(f"voice{n}")) for n in range(candidates.guided)]
    free = [free_call(given, tiny=candidates.tiny)] * candidates.free
    return passage, (*free, *(call for call in guided if call is not None))


def _fate(turn: Turn, line: str, given: SayInput) -> str:
    """Return "kept", or why a wording is not said."""
    text = turn.text
    if not line:
        return "broken_off"
    if line == text:
        return "unchanged"
    return difference(text, line) or ("claim" if _tells_less(turn, line, given) else KEPT)


def _tells_less(turn: Turn, line: str, given: SayInput) -> bool:
    """Return whether the wording tells other details of a claim than the turn's own words."""
    return confirmed_claims(turn, given) != confirmed_claims(turn.model_copy(update={"text": line}), given)
