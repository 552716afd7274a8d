"""Judging: what the critics of a batch say of a candidate, and what it comes to in one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.canonical import E6
from agents.critics import Bench, Critic, Criticism, Dialogue, Fault, Line, Speaker, make_critic
from agents.talk import Utterance
from agents.tasks import JUDGE_DIALOGUE
from agents.tasks.judging import DialogueJudgement, JudgeDialogueInput, SpokenOf
from simulation.candidates import CriticScore, FoundFault
from simulation.context import TickContext
from simulation.phases.found import self_knowledge
from simulation.specs.batch_spec import JUDGE, BatchProtocol

_MARKS = ("persona", "consistency", "coherence", "kindness", "variety", "fluency")
_BEST_MARK = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """What critics said of a candidate: each critic's score, the weighted mean, and the faults found."""

    scores: tuple[CriticScore, ...]
    total_e6: int
    faults: tuple[FoundFault, ...]


class Panel:
    """The critics of one dialogue of a batch, with their weights.

    Args:
        ctx: The tick.
        spec: Names the critics.
        participants: Who talks; the judge is asked in the name of the first.

    Raises:
        ScenarioError: If the study names a critic that there is not.
    """

    def __init__(self, ctx: TickContext, spec: BatchProtocol, participants: Sequence[str]) -> None:
        self._ctx = ctx
        self._participants = tuple(participants)
        self._weights = dict(spec.critic_weights)
        bench = Bench(ctx.setting.embedder, spec.reference)
        self._critics: dict[str, Critic] = {name: make_critic(name, bench) for name in self._weights if name != JUDGE}

    async def judge(self, said: Sequence[Utterance], number: int, since: int = 0) -> Judged:
        """Return what all critics say of the turns; only faults from turn `since` on count.

        `number` tells apart the questions to the judge, where there is one.

        Raises:
            Paused: If the judge's answer cannot be had now.
        """
        dialogue = dialogue_of(self._ctx, self._participants, said)
        found = [critic(dialogue) for critic in self._critics.values()]
        if JUDGE in self._weights:
            found.append(await self._asked(dialogue, number))
        scores = tuple(CriticScore(one.critic, one.score_e6) for one in found)
        faults = tuple(
            FoundFault(one.critic, fault.turn, fault.why, fault.part)
            for one in found
            for fault in one.faults
            if fault.turn >= since
        )
        return Judged(scores, self._total(scores), faults)

    async def _asked(self, dialogue: Dialogue, number: int) -> Criticism:
        given = JudgeDialogueInput(
            me=self._ctx.me(self._participants[0]),
            speakers=tuple(SpokenOf(one.name, one.facts) for one in dialogue.speakers),
            lines=tuple((line.speaker, line.text) for line in dialogue.lines),
        )
        return _as_criticism((await self._ctx.ask(JUDGE_DIALOGUE, self._participants[0], given, number)).answer)

    def _total(self, scores: Sequence[CriticScore]) -> int:
        """Return the weighted mean; a negative weight makes a high score count against the candidate."""
        whole = sum(abs(self._weights[one.critic]) for one in scores)
        if not whole:
            return E6
        parts = (_counted(one.score_e6, self._weights[one.critic]) for one in scores)
        return sum(parts) // whole


def _counted(score_e6: int, weight: int) -> int:
    return score_e6 * weight if weight >= 0 else (E6 - score_e6) * -weight


def _as_criticism(answer: DialogueJudgement) -> Criticism:
    marks = sum(getattr(answer, mark) for mark in _MARKS)
    faults = tuple(Fault(one.turn, f"{one.what}: {one.why}") for one in answer.faults)
    return Criticism(JUDGE, marks * E6 // (len(_MARKS) * _BEST_MARK), faults)


def dialogue_of(ctx: TickContext, participants: Sequence[str], said: Sequence[Utterance]) -> Dialogue:
    """Return a talk as critics read it: who speaks with what is known of them, and the lines."""
    number = {person: at for at, person in enumerate(participants)}
    personas = ctx.setting.personas
    return Dialogue(
        tuple(Speaker(ctx.setting.names[person], tuple(self_knowledge(personas[person]))) for person in participants),
        tuple(Line(number[one.speaker], one.text) for one in said),
    )
