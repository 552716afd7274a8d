"""Dials in the rules mind: of several turns that could be said, the one that fits the dials is.

Every candidate is composed as if it were the only one, so a dial changes what is said, not how it ends. Candidates are
measured against each other: each quality of a turn as its rank among them, so that no dial outweighs another by scale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agents.canonical import E6
from agents.dials import Dials
from agents.minds.rules.words import content_words, word_set, words_of
from agents.persona import SpeakingStyle
from agents.styling import ATTRIBUTES, style_of
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn

CANDIDATES = 10
_APART = 7_919
_HUNDRED = 100
_STAY = 250_000
"""How much it counts against a candidate to differ from the first in what no dial is about."""
_PLAIN = word_set(
    """
    good nice fine well thing day time way bit lot something anything nothing people right true kind sort fair sure
    like love glad happy hope sound feel mind talk hear tell ask come go get make take keep give see look find want need
    morning afternoon evening night today
    """
)


@dataclass(frozen=True, slots=True)
class Qualities:
    """What the dials are about, measured on one turn: hundredths, but for `questions`, which is 0 or 100."""

    repetition: int
    specificity: int
    relatedness: int
    questions: int


def qualities(text: str, own: Sequence[str], heard: str) -> Qualities:
    """Return the qualities of a turn.

    Args:
        text: The turn's words.
        own: What its speaker said in earlier turns.
        heard: What the other has just said; empty where nobody has spoken.
    """
    words = content_words(text)
    count = max(1, len(words))
    special = {word for word in words if word not in _PLAIN}
    names = sum(1 for word in text.split()[1:] if word[:1].isupper() or word[:1].isdigit())
    return Qualities(
        repetition=len(words & words_of(own)) * _HUNDRED // count,
        specificity=(len(special) * _HUNDRED + names * _HUNDRED // 2) // max(1, len(text.split())),
        relatedness=len(words & content_words(heard)) * _HUNDRED // count if heard else 0,
        questions=_HUNDRED if "?" in text else 0,
    )


def dialled(question: Question[SayInput, Turn], speak: Callable[[Question[SayInput, Turn]], Turn]) -> Turn:
    """Return the turn that fits the question's dials best among several; the first where no dial is turned."""
    dials = question.input.dials
    first = speak(question)
    if not dials.turned:
        return first
    others = (speak(replace(question, seed=question.seed + _APART * n)) for n in range(1, CANDIDATES))
    candidates = [turn for turn in (first, *others) if _does_the_same(turn, first)]
    return candidates[_best(candidates, question.input, dials)]


def _does_the_same(turn: Turn, first: Turn) -> bool:
    """Whether a candidate tells the same news, commits to the same and ends the talk or not, as the first does."""
    return (turn.claims, turn.meeting, turn.ends, turn.stances) == (
        first.claims, first.meeting, first.ends, first.stances
    )  # fmt: skip


def _best(candidates: Sequence[Turn], given: SayInput, dials: Dials) -> int:
    own = [turn.text for turn in given.transcript if turn.speaker == given.me.id] + list(given.recent_lines)
    others = [turn.text for turn in given.transcript if turn.speaker != given.me.id]
    measured = [qualities(turn.text, own, others[-1] if others else "") for turn in candidates]
    wanted = (
        (dials.repetition, [one.repetition for one in measured]),
        (dials.specificity, [one.specificity for one in measured]),
        (dials.relatedness, [one.relatedness for one in measured]),
        (dials.questions, [one.questions for one in measured]),
    )
    scores = _by_style(candidates, given.me.persona.personal.style, dials.style)
    for dial, values in wanted:
        ranks = _ranks(values)
        for at, rank in enumerate(ranks):
            scores[at] += dial * rank if dial else -_STAY * abs(rank - ranks[0])
    return max(range(len(candidates)), key=lambda at: (scores[at], -at))


def _by_style(candidates: Sequence[Turn], style: SpeakingStyle, much: int) -> list[int]:
    """Return for each candidate how well it sounds as `style` says: each attribute at the rank its strength asks for.

    An attribute counts the more the further its strength is from the middle.
    """
    scores = [0] * len(candidates)
    if not much:
        return scores
    read = [style_of(turn.text) for turn in candidates]
    most = 2 * len(candidates)
    for name in ATTRIBUTES:
        strength = round(getattr(style, name) * E6)
        weight = much * abs(2 * strength - E6) // E6
        for at, rank in enumerate(_ranks([round(getattr(one, name) * _HUNDRED) for one in read])):
            scores[at] -= weight * abs(rank - strength * most // E6)
    return scores


def _ranks(values: Sequence[int]) -> list[int]:
    """Return for each value how many of the others are smaller, and half of those that are equal, doubled."""
    return [2 * sum(other < value for other in values) + sum(other == value for other in values) for value in values]
