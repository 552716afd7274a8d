"""Recording: candidates, choices and the best so far as events, to be read and learnt from later."""

from __future__ import annotations

from simulation.batches.revising import Candidate
from simulation.candidates import WHOLE, DraftLine, remaining
from simulation.context import TickContext
from simulation.events import Chosen, Drafted, Phase, Shelved
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation


def record_candidate(ctx: TickContext, conversation: Conversation, one: Candidate, turn: int) -> None:
    """Write a candidate of the whole dialogue, or of its turn `turn`."""
    said = one.said if turn == WHOLE else one.said[turn:]
    lines = tuple(DraftLine(spoken.speaker, spoken.text, spoken.source) for spoken in said)
    planted = one.proposal.planted if turn == WHOLE else tuple(p for p in one.proposal.planted if p.turn >= turn)
    drafted = Drafted(
        conversation=conversation.id,
        number=one.proposal.number,
        round=one.round,
        turn=turn,
        expert=one.proposal.expert.name,
        lines=lines,
        scores=one.judged.scores,
        total_e6=one.judged.total_e6,
        faults=one.judged.faults,
        edits=one.edits,
        gain_e6=one.gain_e6,
        planted=remaining(planted, lines, max(0, turn)),
    )
    ctx.draft.add(Phase.TALK, conversation.id, drafted)


def record_choice(
    ctx: TickContext, conversation: Conversation, spec: BatchProtocol, best: Candidate, turn: int, *, kept: bool
) -> None:
    """Write which candidate is the best so far, and whether it is kept."""
    choice = Chosen(
        conversation=conversation.id,
        number=best.proposal.number,
        round=best.round,
        turn=turn,
        expert=best.proposal.expert.name,
        by=spec.choose,
        total_e6=best.judged.total_e6,
        kept=kept,
    )
    ctx.draft.add(Phase.TALK, conversation.id, choice)


def shelve(ctx: TickContext, conversation: Conversation, spec: BatchProtocol, best: Candidate) -> None:
    """Write that the dialogue goes among the best, where it is better than the last of those before this tick."""
    shelf, total = ctx.state.shelf, best.judged.total_e6
    if spec.exemplars and (len(shelf) < spec.exemplars or total > shelf[spec.exemplars - 1].total_e6):
        lines = tuple(DraftLine(spoken.speaker, spoken.text, spoken.source) for spoken in best.said)
        ctx.draft.add(Phase.TALK, conversation.id, Shelved(conversation.id, total, lines, spec.exemplars))
