"""Composing: one dialogue of a batch, from its first candidate to the one that is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from agents.canonical import E6
from agents.critics.feedback import improved
from agents.minds.seats import SeatedMind
from agents.talk import Utterance
from agents.tasks import JUDGE_AGREEMENT
from agents.tasks.judging import JudgeAgreementInput
from simulation.batches.judging import Judged, Panel
from simulation.batches.mending import Menders
from simulation.batches.proposing import is_over, propose
from simulation.batches.recording import record_candidate, record_choice, shelve
from simulation.batches.revising import Candidate, Mending
from simulation.candidates import WHOLE
from simulation.context import TickContext
from simulation.events import ConversationClosed, Phase, Uttered
from simulation.executor import Concurrently
from simulation.phases.hearing import Talk
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation

_PASSES = 2
"""How often a candidate is mended: what takes the place of a faulty turn can be faulty, too."""
_UNJUDGED = Judged((), E6, ())


async def compose(ctx: TickContext, conversation: Conversation, spec: BatchProtocol) -> Talk:
    """Return the kept dialogue, or one without a turn where none was good enough; all candidates are recorded.

    Raises:
        Paused: If a mind's answer cannot be had now.
        ScenarioError: If the study names a critic that there is not.
    """
    spec = _asking_once(ctx, conversation, spec)
    work = _Work(ctx, conversation, spec)
    best = await (work.by_turns() if spec.of == "turn" else work.as_a_whole())
    kept = best.judged.total_e6 >= round(spec.keep_above * E6)
    record_choice(ctx, conversation, spec, best, WHOLE, kept=kept)
    talk = Talk(conversation, list(best.said) if kept else [])
    if kept:
        shelve(ctx, conversation, spec, best)
        for said in best.said:
            ctx.draft.add(Phase.TALK, conversation.id, Uttered(said))
    talk.over = True
    ctx.draft.add(Phase.TALK, conversation.id, ConversationClosed(conversation.id, _ended(ctx, talk)))
    return talk


def _asking_once(ctx: TickContext, conversation: Conversation, spec: BatchProtocol) -> BatchProtocol:
    """Return how a dialogue is made in which a human being talks: once, and nobody mends its words."""
    if isinstance(ctx.mind, SeatedMind) and ctx.mind.seated.intersection(conversation.participants):
        return spec.model_copy(update={"candidates": 1, "rounds": 1, "edit": False})
    return spec


def _ended(ctx: TickContext, talk: Talk) -> Literal["said_goodbye", "out_of_turns", "interrupted"]:
    if not talk.said:
        return "interrupted"
    over = ctx.setting.protocol.is_over(talk.participants, tuple(talk.said))
    return "said_goodbye" if over else "out_of_turns"


class _Work:
    """The work on one dialogue."""

    def __init__(self, ctx: TickContext, conversation: Conversation, spec: BatchProtocol) -> None:
        self._ctx = ctx
        self._conversation = conversation
        self._spec = spec
        self._panel = Panel(ctx, spec, conversation.participants)

    async def as_a_whole(self) -> Candidate:
        """Return the best candidate after all rounds; each round's candidates compete with the best before."""
        ctx, spec, talk = self._ctx, self._spec, self._conversation
        best: Candidate | None = None
        for number in range(spec.rounds):
            found = await self._candidates(number * spec.candidates, number, ())
            for one in found:
                record_candidate(ctx, talk, one, WHOLE)
            best = await self._best([*([best] if best is not None else []), *found], number)
            if number < spec.rounds - 1:
                record_choice(ctx, talk, spec, best, WHOLE, kept=False)
        assert best is not None  # noqa: S101 - there is at least one round
        return best

    async def by_turns(self) -> Candidate:
        """Return a dialogue of which each turn is the best of its candidates."""
        ctx, spec, talk = self._ctx, self._spec, self._conversation
        so_far: Candidate | None = None
        while so_far is None or not is_over(ctx, talk, so_far.said):
            said = so_far.said if so_far is not None else ()
            found = await self._candidates(0, 0, said)
            for one in found:
                record_candidate(ctx, talk, one, len(said))
            best = await self._best(found, len(said))
            record_choice(ctx, talk, spec, best, len(said), kept=True)
            so_far = best if so_far is None else _joined(so_far, best)
        judged = await self._panel.judge(so_far.said, len(so_far.said)) if spec.critics else _UNJUDGED
        whole = replace(so_far, judged=judged)
        record_candidate(ctx, talk, whole, WHOLE)
        return whole

    async def _candidates(self, first: int, of_round: int, so_far: tuple[Utterance, ...]) -> list[Candidate]:
        numbers = range(first, first + self._spec.candidates)
        units = {f"{number:06d}": partial(self._candidate, number, of_round, so_far) for number in numbers}
        proposed = await Concurrently().run(units)
        return [proposed[key] for key in sorted(proposed)]

    async def _candidate(self, number: int, of_round: int, so_far: tuple[Utterance, ...]) -> Candidate:
        proposal = await propose(self._ctx, self._conversation, self._spec, number, so_far)
        draft = Candidate(proposal, _UNJUDGED, of_round)
        if not self._spec.critics:
            return draft
        mending = Mending(self._panel, Menders(self._ctx, self._conversation, self._spec), len(so_far))
        if not self._spec.edit:
            return (await mending.evaluate(draft)).draft
        found = await improved(draft, [mending], times=_PASSES)
        return replace(found.best.draft, gain_e6=found.best.score_e6 - found.history[0].score_e6)

    async def _best(self, found: list[Candidate], number: int) -> Candidate:
        if self._spec.choose == "first" or len(found) == 1:
            return found[0]
        if self._spec.choose == "score":
            return max(found, key=lambda one: (one.judged.total_e6, -one.proposal.number))
        person = self._conversation.participants[0]
        texts = tuple("\n".join(said.text for said in one.said) for one in found)
        given = JudgeAgreementInput(self._ctx.me(person), texts)
        return found[(await self._ctx.ask(JUDGE_AGREEMENT, person, given, number)).answer.candidate]


def _joined(before: Candidate, best: Candidate) -> Candidate:
    """Return `best`, which goes one turn further, with the errors and edits of the turns before."""
    planted = (*before.proposal.planted, *best.proposal.planted)
    edits, gain = (*before.edits, *best.edits), before.gain_e6 + best.gain_e6
    return replace(best, proposal=replace(best.proposal, planted=planted), edits=edits, gain_e6=gain)
