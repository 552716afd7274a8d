"""Judging: what the critics of a batch say of a candidate, and what it comes to in one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.canonical import E6
from agents.critics import Bench, Critic, Criticism, Dialogue, Line, Speaker, make_critic
from agents.talk import Utterance
from simulation.batch_spec import JUDGE, BatchProtocol
from simulation.candidates import CriticScore, FoundFault
from simulation.context import TickContext
from simulation.phases.found import self_knowledge


@dataclass(frozen=True, slots=True)
class Judged:
    """What critics said of a candidate: each critic's score, the weighted mean, and the faults found."""

    scores: tuple[CriticScore, ...]
    total_e6: int
    faults: tuple[FoundFault, ...]


class Panel:
    """The critics of one batch, with their weights. Made once a dialogue; the critics themselves keep nothing.

    Raises:
        ScenarioError: If the study names a critic that there is not.
    """

    def __init__(self, ctx: TickContext, spec: BatchProtocol) -> None:
        self._weights = dict(spec.critic_weights)
        bench = Bench(ctx.setting.embedder, spec.reference)
        self._critics: dict[str, Critic] = {name: make_critic(name, bench) for name in self._weights if name != JUDGE}
        self.asks_a_judge = JUDGE in self._weights

    def __bool__(self) -> bool:
        return bool(self._weights)

    def judge(self, dialogue: Dialogue, more: Sequence[Criticism] = (), since: int = 0) -> Judged:
        """Return what all say of `dialogue`, and what `more` critics said; only faults from turn `since` on count."""
        said = [*(critic(dialogue) for critic in self._critics.values()), *more]
        scores = tuple(CriticScore(one.critic, one.score_e6) for one in said)
        faults = tuple(
            FoundFault(one.critic, fault.turn, fault.why, fault.part)
            for one in said
            for fault in one.faults
            if fault.turn >= since
        )
        return Judged(scores, self._total(scores), faults)

    def _total(self, scores: Sequence[CriticScore]) -> int:
        weights = {one.critic: self._weights.get(one.critic, 1000) for one in scores}
        whole = sum(abs(weight) for weight in weights.values())
        if not whole:
            return E6
        return sum(one.score_e6 * weights[one.critic] for one in scores) // whole


def dialogue_of(ctx: TickContext, participants: Sequence[str], said: Sequence[Utterance]) -> Dialogue:
    """Return a talk as critics read it: who speaks with what is known of them, and the lines."""
    number = {person: at for at, person in enumerate(participants)}
    personas = ctx.setting.personas
    return Dialogue(
        tuple(Speaker(ctx.setting.names[person], tuple(self_knowledge(personas[person]))) for person in participants),
        tuple(Line(number[one.speaker], one.text) for one in said),
    )
