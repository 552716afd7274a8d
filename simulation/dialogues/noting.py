"""Profiles by a mind: what people say of themselves, as a language model reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from agents.affect import Mood
from agents.errors import InputError, Paused
from agents.perception import Me, Moment
from agents.persona import Persona
from agents.talk import Act, Utterance
from agents.tasks.base import Question
from agents.tasks.noting import NOTE_FACTS, NoteFactsInput
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.profiles import Stated, all_stated
from simulation.dialogues.seeding import Profile, profile

if TYPE_CHECKING:
    from agents.minds.base import Mind, Reply, Request
    from simulation.scenario import Settings

_TURNS = 12
_WHO = "reader"
_MOMENT = Moment(0, 0, 720, "monday", "2026-01-05")


class Answers:
    """Keeps a model's answers as long as it lasts; see `agents.minds.base.AnswerStore`."""

    def __init__(self) -> None:
        self._kept: dict[str, Reply] = {}

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under `key`."""
        return self._kept.get(key)

    def keep(self, request: Request, reply: Reply) -> None:
        """Keep an answer."""
        self._kept.setdefault(request.key, reply)


def noted_profiles(corpus: Corpus, settings: Settings) -> list[Profile]:
    """Return the profile of everybody who speaks, as the mind that `settings` name reads what they say.

    Raises:
        InputError: If the mind cannot be used, or gives no answer now; nothing is kept then.
    """
    from simulation.minds import check_mind, make_mind

    check_mind(settings)
    try:
        return asyncio.run(_closed(corpus, make_mind(settings, Answers())))
    except Paused as pause:
        raise InputError(f"{str(pause).partition('; what is done')[0]}; nothing was written") from pause


async def _closed(corpus: Corpus, mind: Mind) -> list[Profile]:
    try:
        return await noted_by(corpus, mind)
    finally:
        await mind.close()


async def noted_by(corpus: Corpus, mind: Mind) -> list[Profile]:
    """Return the profile of everybody who speaks, as `mind` reads what they say; what was given of them comes first.

    Raises:
        Paused: If an answer cannot be had now.
    """
    said: dict[str, list[str]] = {}
    for turn in corpus.turns():
        said.setdefault(turn.speaker, []).append(turn.text)
    found = []
    for name, texts in said.items():
        facts = all_stated(corpus.speaker(name).persona)
        for number, part in enumerate(_parts(texts)):
            facts += await _noted(mind, corpus.speaker(name).name, part, number)
        found.append(profile(corpus.speaker(name), facts))
    return found


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), _TURNS):
        yield texts[start : start + _TURNS]


async def _noted(mind: Mind, name: str, texts: Sequence[str], number: int) -> list[Stated]:
    """Return what one person says of itself in some turns, asked of a mind that only listens."""
    listener = Persona(id=_WHO, name="Reader")
    me = Me(_WHO, listener, Mood(0, 0), None, "reading", None, None, None, ())
    turns = tuple(
        Utterance("1/file/speaker", n, 0, 0, "speaker", (_WHO,), text, Act.TELL) for n, text in enumerate(texts)
    )
    given = NoteFactsInput(me, _MOMENT, turns, (), (("speaker", name),))
    outcome = await mind.answer(Question(NOTE_FACTS, _WHO, 0, number, 0, given))
    return [
        Stated("favourite" if one.aspect == "favorite" else one.aspect, one.value, one.value)
        for one in outcome.answer.facts
        if one.person in ("speaker", name) and (one.aspect != "age" or one.value.isdecimal())
    ]
