"""A losing rate: how often a judge finds dialogues of a reference set more human than ours, pair by pair.

The figure is that of Synthetic-Persona-Chat (P. Jandaghi et al., 2023), where human judges chose between a generated
dialogue and one of Persona-Chat. Here the judge is a mind, asked in both orders: where it changes its mind with the
order, it has no preference. It is measured only against a reference set and by a judge that somebody names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.affect import Mood
from agents.errors import InputError, Paused
from agents.perception import Me
from agents.persona import Persona
from agents.streams import Stream
from agents.tasks.base import Question
from agents.tasks.judging import JUDGE_PAIR, JudgePairInput
from simulation.dialogues.corpus import Corpus, Dialogue
from simulation.dialogues.noting import Answers
from simulation.measures.table import wilson

if TYPE_CHECKING:
    from agents.minds.base import Mind
    from simulation.scenario import Settings

_JUDGE = Me("judge", Persona(id="judge", name="Judge"), Mood(0, 0), None, "", None, None, None, ())
_A = ord("A")


@dataclass(frozen=True, slots=True)
class Losses:
    """What came of the pairs.

    Args:
        judge: The mind that judged.
        pairs: How many pairs.
        lost: In how many the reference was found more human, whichever stood first.
        won: In how many ours was.
    """

    judge: str
    pairs: int
    lost: int
    won: int

    @property
    def rate(self) -> float:
        """The share of pairs that were lost, in [0, 1]; half where there was no preference counts for neither."""
        return self.lost / self.pairs

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the rate, after E. B. Wilson (1927)."""
        return wilson(self.lost, self.pairs)


def losing_rate(ours: Corpus, reference: Corpus, settings: Settings, *, pairs: int = 100, seed: int = 1) -> Losses:
    """Return how `ours` fares beside `reference` by the mind that `settings` name.

    Args:
        ours: The dialogues that are judged.
        reference: Dialogues to judge them by.
        settings: Of the judge.
        pairs: How many pairs at most; each dialogue stands in one pair, those of the smaller set run out first.
        seed: Draws the pairs.

    Raises:
        InputError: If one of the sets is empty, or the judge cannot be had now.
    """
    from simulation.minds import check_mind, make_mind

    check_mind(settings)
    drawn = _pairs(ours, reference, pairs, seed)
    try:
        return asyncio.run(_judged(drawn, make_mind(settings, Answers())))
    except Paused as pause:
        raise InputError(f"the judge gives no answer: {str(pause).partition('; what is done')[0]}") from pause


async def _judged(drawn: Sequence[tuple[Dialogue, Dialogue]], mind: Mind) -> Losses:
    try:
        return await judged_by(drawn, mind)
    finally:
        await mind.close()


async def judged_by(drawn: Sequence[tuple[Dialogue, Dialogue]], mind: Mind) -> Losses:
    """Return how the first of each pair fares beside the second.

    Raises:
        Paused: If an answer cannot be had now.
    """
    lost = won = 0
    for number, (own, other) in enumerate(drawn):
        one_way = await _better(mind, own, other, 2 * number)
        other_way = await _better(mind, other, own, 2 * number + 1)
        lost += (one_way, other_way) == ("second", "first")
        won += (one_way, other_way) == ("first", "second")
    return Losses(mind.name, len(drawn), lost, won)


async def _better(mind: Mind, first: Dialogue, second: Dialogue, number: int) -> str:
    given = JudgePairInput(_JUDGE, _lines(first), _lines(second))
    return (await mind.answer(Question(JUDGE_PAIR, _JUDGE.id, 0, number, 0, given))).answer.better


def _lines(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the turns with letters for those who speak: names would tell the sets apart."""
    letters: dict[str, str] = {}
    for turn in dialogue.turns:
        letters.setdefault(turn.speaker, chr(_A + len(letters) % 26))
    return tuple(f"{letters[turn.speaker]}: {turn.text}" for turn in dialogue.turns)


def _pairs(ours: Corpus, reference: Corpus, most: int, seed: int) -> list[tuple[Dialogue, Dialogue]]:
    stream = Stream(seed, "losing_rate", "", 0)
    first, second = (stream.shuffled([one for one in corpus.dialogues if one.turns]) for corpus in (ours, reference))
    if not first or not second:
        raise InputError("there is no dialogue to compare in one of the sets")
    return list(zip(first, second, strict=False))[:most]
