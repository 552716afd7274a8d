"""Questions about the past: how much does a memory matter, and what remains of a talk, a day, a week?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory, MemoryKind
from agents.perception import Me, Moment
from agents.talk import Utterance
from agents.tasks.base import Answer, Task
from agents.tasks.speaking import Partner


@dataclass(frozen=True, slots=True)
class ToRate:
    """A memory that has no importance yet. `claim_interest` is that of the claims in it, 0 where none."""

    kind: MemoryKind
    text: str
    about: tuple[str, ...] = ()
    claim_interest: int = 0


@dataclass(frozen=True, slots=True)
class RateImportanceInput:
    """Asked once per person and tick, for everything new at once."""

    me: Me
    memories: tuple[ToRate, ...]


class Ratings(Answer):
    """One rating per memory, in the same order: 1 (mundane) to 10 (poignant)."""

    ratings: tuple[Annotated[int, Field(ge=1, le=10)], ...]


@dataclass(frozen=True, slots=True)
class SummariseTalkInput:
    """Asked of each participant when a conversation is over; the transcript holds what this one heard."""

    me: Me
    moment: Moment
    partners: tuple[Partner, ...]
    transcript: tuple[Utterance, ...]


class TalkSummary(Answer):
    """What remains of a conversation for one who was in it."""

    text: Annotated[str, Field(min_length=1, max_length=600)] = Field(
        description="A sentence in the third person past, naming the partners."
    )
    closeness_change: Annotated[float, Field(ge=-0.3, le=0.3)] = Field(
        description="How much closer (or further) it brought the speaker to the partners."
    )
    valence_change: Annotated[float, Field(ge=-0.5, le=0.5)] = 0.0
    arousal_change: Annotated[float, Field(ge=-0.5, le=0.5)] = 0.0


@dataclass(frozen=True, slots=True)
class SummarisePeriodInput:
    """Asked before memories of a period fade: of a day, or of the digests of a week or longer.

    `period` is what it is called, such as "Monday, 2026-05-04" or "the week from 2026-05-04"; `memories` are what
    fades, the most important first.
    """

    me: Me
    moment: Moment
    period: str
    memories: tuple[Memory, ...]


class PeriodSummary(Answer):
    """What remains of a period for one who lived it."""

    text: Annotated[str, Field(min_length=1, max_length=900)] = Field(
        description="A few sentences in the first person past: who, where, and above all what mattered."
    )


RATE_IMPORTANCE: Task[RateImportanceInput, Ratings] = Task(
    "rate_importance", 1, RateImportanceInput, Ratings, temperature_e6=0
)
SUMMARISE_TALK: Task[SummariseTalkInput, TalkSummary] = Task(
    "summarise_talk", 1, SummariseTalkInput, TalkSummary, temperature_e6=0
)
SUMMARISE_PERIOD: Task[SummarisePeriodInput, PeriodSummary] = Task(
    "summarise_period", 1, SummarisePeriodInput, PeriodSummary, answer_tokens=400, temperature_e6=0
)
