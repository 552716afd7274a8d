"""Judging without a model: the packaged critics give marks, and a turn is mended by leaving out what is wrong."""

from __future__ import annotations

from functools import cache

from agents.critics import Bench, Dialogue, Line, Speaker, make_critic
from agents.critics.agreeing import most_agreed
from agents.critics.portraying import portrayed
from agents.embedding import StaticEmbedder
from agents.tasks.base import Question
from agents.tasks.judging import (
    Agreement,
    DialogueJudgement,
    FaultSort,
    JudgeAgreementInput,
    JudgedFault,
    JudgeDialogueInput,
    JudgePairInput,
    JudgePortrayalInput,
    MendedTurn,
    MendTurnInput,
    PairJudgement,
    Portrayal,
)

_MARKS: tuple[tuple[str, str, FaultSort], ...] = (
    ("persona", "faithfulness", "persona"),
    ("consistency", "contradiction", "contradiction"),
    ("coherence", "coherence", "coherence"),
    ("kindness", "toxicity", "toxicity"),
    ("variety", "repetition", "repetition"),
    ("fluency", "fluency", "fluency"),
)
_MOST_FAULTS, _LONGEST_WHY = 30, 300
_A_MARK_E6 = 100_000


@cache
def _bench() -> Bench:
    return Bench(StaticEmbedder())


def judge_dialogue(question: Question[JudgeDialogueInput, DialogueJudgement]) -> DialogueJudgement:
    """Return the marks of the packaged critics."""
    given = question.input
    dialogue = Dialogue(
        tuple(Speaker(one.name, one.facts) for one in given.speakers),
        tuple(Line(speaker, text) for speaker, text in given.lines),
    )
    marks: dict[str, int] = {}
    faults: list[JudgedFault] = []
    for mark, critic, sort in _MARKS:
        said = make_critic(critic, _bench())(dialogue)
        marks[mark] = max(1, min(10, round(said.score_e6 / _A_MARK_E6)))
        faults += [JudgedFault(turn=one.turn, what=sort, why=one.why[:_LONGEST_WHY]) for one in said.faults]
    return DialogueJudgement(**marks, faults=tuple(faults[:_MOST_FAULTS]))


def judge_agreement(question: Question[JudgeAgreementInput, Agreement]) -> Agreement:
    """Return the candidate most like the others."""
    return Agreement(candidate=most_agreed(question.input.candidates, _bench().embedder))


def mend_turn(question: Question[MendTurnInput, MendedTurn]) -> MendedTurn:
    """Return the turn without the sentence that is wrong; empty where nothing would be left."""
    given = question.input
    left = " ".join(given.line.replace(given.part, " ", 1).split()) if given.part in given.line else ""
    return MendedTurn(text=left if any(sign.isalnum() for sign in left) else "")


def judge_portrayal(question: Question[JudgePortrayalInput, Portrayal]) -> Portrayal:
    """Return the traits that cues in the words speak for."""
    return Portrayal(**portrayed(question.input.lines))


_OF_ANY_DIALOGUE = ("contradiction", "coherence", "repetition", "fluency")


def judge_pair(question: Question[JudgePairInput, PairJudgement]) -> PairJudgement:
    """Return the dialogue in which the packaged critics find less; they do not know what sounds human."""
    first, second = (_found(lines) for lines in (question.input.first, question.input.second))
    if first == second:
        return PairJudgement(better="neither")
    return PairJudgement(better="first" if first > second else "second", why="fewer faults that rules can see")


def _found(lines: tuple[str, ...]) -> int:
    named = [line.partition(": ") for line in lines]
    names = list(dict.fromkeys(name for name, _, _ in named))
    dialogue = Dialogue(
        tuple(Speaker(name, ()) for name in names), tuple(Line(names.index(name), text) for name, _, text in named)
    )
    return sum(make_critic(critic, _bench())(dialogue).score_e6 for critic in _OF_ANY_DIALOGUE)
