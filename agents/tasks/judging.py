"""Questions to a judge of dialogues: how good is one, which of several is agreed on, how is a turn mended?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.perception import Me
from agents.tasks.base import Answer, Task

Mark = Annotated[int, Field(ge=1, le=10)]
FaultSort = Literal["persona", "contradiction", "coherence", "toxicity", "repetition", "fluency"]
Level = Literal["low", "high", "unclear"]


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """One who speaks in a dialogue that is judged: its name, and first-person sentences that are so."""

    name: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgeDialogueInput:
    """A dialogue to be judged; lines are pairs of the speaker's number and the words.

    `me` is somebody of the dialogue, in whose name the question is asked and counted; the judge is not told.
    """

    me: Me
    speakers: tuple[SpokenOf, ...]
    lines: tuple[tuple[int, str], ...]


class JudgedFault(Answer):
    """A turn with a fault."""

    turn: Annotated[int, Field(ge=0, le=999)] = Field(description="The number in front of the line.")
    what: FaultSort = Field(description="Which sort of fault.")
    why: Annotated[str, Field(max_length=300)] = Field(default="", description="In a few words.")


class DialogueJudgement(Answer):
    """Marks from 1 (bad) to 10 (good), and the turns with faults."""

    persona: Mark = Field(description="Whether all speak as the facts about them say.")
    consistency: Mark = Field(description="Whether nobody contradicts what it said before.")
    coherence: Mark = Field(description="Whether each turn belongs where it stands.")
    kindness: Mark = Field(description="10 where nothing is vicious.")
    variety: Mark = Field(description="10 where nobody repeats anything.")
    fluency: Mark = Field(description="Whether it is good English.")
    faults: Annotated[tuple[JudgedFault, ...], Field(max_length=30)] = ()


@dataclass(frozen=True, slots=True)
class JudgeAgreementInput:
    """Several candidates for the same thing: which one do most of the others agree with?"""

    me: Me
    candidates: tuple[str, ...]


class Agreement(Answer):
    """The candidate that the others agree with most (universal self-consistency)."""

    candidate: Annotated[int, Field(ge=0, le=63)] = Field(description="The number in front of it.")


@dataclass(frozen=True, slots=True)
class JudgePairInput:
    """Two dialogues, lines as "A: words": which one do people who know each other's language sound like?"""

    me: Me
    first: tuple[str, ...]
    second: tuple[str, ...]


class PairJudgement(Answer):
    """The dialogue that reads more like one of human beings, all in all."""

    better: Literal["first", "second", "neither"] = Field(description="first, second, or neither where they are equal.")
    why: Annotated[str, Field(max_length=300)] = Field(default="", description="In a few words.")


@dataclass(frozen=True, slots=True)
class MendTurnInput:
    """A turn with something wrong in it, to be said again with as little changed as possible.

    Args:
        me: Who said it.
        before: The turns before it, as "name: words".
        line: The turn.
        part: What of it is wrong.
        why: What is wrong with it.
    """

    me: Me
    before: tuple[str, ...]
    line: str
    part: str
    why: str


class MendedTurn(Answer):
    """The turn with the least change; empty where nothing of it can stay."""

    text: Annotated[str, Field(max_length=1200)]


@dataclass(frozen=True, slots=True)
class JudgePortrayalInput:
    """What somebody said in one or several dialogues: which character do the words show?"""

    me: Me
    lines: tuple[str, ...]


class Portrayal(Answer):
    """For each trait of the Big Five whether the words show much of it, little, or neither."""

    openness: Level = "unclear"
    conscientiousness: Level = "unclear"
    extraversion: Level = "unclear"
    agreeableness: Level = "unclear"
    neuroticism: Level = "unclear"


JUDGE_DIALOGUE: Task[JudgeDialogueInput, DialogueJudgement] = Task(
    "judge_dialogue", 1, JudgeDialogueInput, DialogueJudgement, token_budget=4000, answer_tokens=500, temperature_e6=0
)
JUDGE_AGREEMENT: Task[JudgeAgreementInput, Agreement] = Task(
    "judge_agreement", 1, JudgeAgreementInput, Agreement, token_budget=6000, answer_tokens=60, temperature_e6=0
)
JUDGE_PAIR: Task[JudgePairInput, PairJudgement] = Task(
    "judge_pair", 1, JudgePairInput, PairJudgement, token_budget=6000, answer_tokens=120, temperature_e6=0
)
MEND_TURN: Task[MendTurnInput, MendedTurn] = Task("mend_turn", 1, MendTurnInput, MendedTurn, temperature_e6=0)
JUDGE_PORTRAYAL: Task[JudgePortrayalInput, Portrayal] = Task(
    "judge_portrayal", 1, JudgePortrayalInput, Portrayal, token_budget=4000, answer_tokens=120, temperature_e6=0
)
