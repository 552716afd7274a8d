"""Seats: people of a society who are played by a human being, in a terminal or from a notebook.

A human's words are kept like a model's answers the moment they are given, so that a run resumes and replays with them
and nobody is asked the same thing twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar, cast

from agents.errors import Paused
from agents.minds.base import AnswerStore, Message, Mind, Reply, Request
from agents.talk import Act, Source
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.speaking import SayInput, Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

Ask = Callable[[SayInput], str | Awaitable[str]]
"""Asks a human for a turn: gets all that the person may know, gives back the words; empty words take leave."""

HUMAN = "human"
_LEAVING = "Goodbye."
_LONGEST = 1200
_PARTING = ("bye", "goodbye", "good-bye", "see you", "farewell", "good night", "so long")


class SeatEmpty(Paused):
    """The human being is not there to answer; the run stops resumably."""


class SeatedMind:
    """A mind whose turns of talk come from human beings for some of the people, and from another mind for all else.

    Args:
        mind: Answers everything that is not a turn of somebody seated.
        seats: By person id: who asks the human being.
        store: Where the words are looked up and kept; None keeps them nowhere.
    """

    def __init__(self, mind: Mind, seats: Mapping[str, Ask], store: AnswerStore | None = None) -> None:
        self.name = mind.name
        self._mind = mind
        self._seats = dict(seats)
        self._store = store
        self._one_at_a_time = asyncio.Lock()

    @property
    def seated(self) -> frozenset[str]:
        """The ids of the people who are played by human beings."""
        return frozenset(self._seats)

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the human's turn where the speaker is seated, else what the mind says.

        Raises:
            SeatEmpty: If the human being is not there.
            Paused: If the mind's answer cannot be had now.
        """
        if question.task.name != "say" or question.person not in self._seats:
            return await self._mind.answer(question)
        said = await self._said(cast(Question[SayInput, Turn], question))
        return cast(Outcome[Out], said)

    async def close(self) -> None:
        """Close the other mind."""
        await self._mind.close()

    async def _said(self, question: Question[SayInput, Turn]) -> Outcome[Turn]:
        request = _request(question)
        kept = self._store.find(request.key) if self._store is not None else None
        if kept is None:
            async with self._one_at_a_time:
                words = await _asked(self._seats[question.person], question.input)
            kept = Reply(words, cost_e6=0)
            if self._store is not None:
                self._store.keep(request, kept)
        return Outcome(turn_of(kept.text, question.input), Source.HUMAN, calls=(request.key,) if self._store else ())


async def _asked(ask: Ask, given: SayInput) -> str:
    said = await asyncio.to_thread(ask, given)
    words = await said if isinstance(said, Awaitable) else said
    return " ".join(words.split())[:_LONGEST]


def turn_of(words: str, given: SayInput) -> Turn:
    """Return a human's words as a turn: a question asks, a goodbye takes leave, anything else informs."""
    text = words or _LEAVING
    plain = text.casefold()
    ends = given.must_end or not words or any(plain.rstrip(".! ").endswith(word) for word in _PARTING)
    act = Act.PART if ends else Act.ASK if plain.endswith("?") else Act.INFORM
    if not given.transcript and not ends:
        act = Act.GREET
    return Turn(text=text, act=act, ends=ends)


def _request(question: Question[SayInput, Turn]) -> Request:
    """Return what the words are kept under: who was asked, when, and after which turns."""
    heard = tuple(Message("user", f"{turn.speaker}: {turn.text}") for turn in question.input.transcript)
    return Request(
        model=HUMAN,
        messages=heard,
        schema=None,
        schema_name="Turn",
        max_tokens=_LONGEST,
        temperature_e6=0,
        sample=question.sample,
        task=f"{question.task.name}/{question.task.version}",
        person=question.person,
        tick=question.tick,
        n=question.n,
    )


def nobody_there(given: SayInput) -> str:
    """Stand for a human who cannot be asked, as in a replay.

    Raises:
        SeatEmpty: Always.
    """
    raise SeatEmpty(f"{given.me.name} is played by a human being, who is not there to answer")
