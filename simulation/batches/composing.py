"""Composing: one dialogue of a batch, from its first candidate to the one that is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from agents.canonical import E6
from agents.talk import Utterance
from simulation.batch_spec import BatchProtocol
from simulation.batches.judging import Judged, Panel, dialogue_of
from simulation.batches.proposing import Proposal, is_over, propose
from simulation.candidates import WHOLE, DraftLine, Edit
from simulation.context import TickContext
from simulation.events import Chosen, ConversationClosed, Drafted, Phase, Shelved, Uttered
from simulation.executor import Concurrently
from simulation.phases.hearing import Talk
from simulation.state import Conversation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal with what critics said of it, after it was mended."""

    proposal: Proposal
    judged: Judged
    round: int
    edits: tuple[Edit, ...] = ()

    @property
    def said(self) -> tuple[Utterance, ...]:
        """The utterances, mended."""
        return self.proposal.said


async def compose(ctx: TickContext, conversation: Conversation, spec: BatchProtocol) -> Talk:
    """Return the kept dialogue, or one without a turn where none was good enough; all candidates are recorded.

    Raises:
        Paused: If a mind's answer cannot be had now.
        ScenarioError: If the study names a critic that there is not.
    """
    panel = Panel(ctx, spec)
    if spec.of == "turn":
        best = await _by_turns(ctx, conversation, spec, panel)
    else:
        best = await _as_a_whole(ctx, conversation, spec, panel)
    kept = best.judged.total_e6 >= round(spec.keep_above * E6)
    _record_choice(ctx, conversation, spec, best, WHOLE, kept=kept)
    talk = Talk(conversation, [])
    if kept:
        _shelve(ctx, conversation, spec, best)
        talk.said.extend(best.said)
        for said in best.said:
            ctx.draft.add(Phase.TALK, conversation.id, Uttered(said))
    talk.over = True
    ended = "said_goodbye" if ctx.setting.protocol.is_over(conversation.participants, best.said) else "out_of_turns"
    because = ended if kept else "interrupted"
    ctx.draft.add(Phase.TALK, conversation.id, ConversationClosed(conversation.id, because))  # type: ignore[arg-type]
    return talk


async def _as_a_whole(ctx: TickContext, conversation: Conversation, spec: BatchProtocol, panel: Panel) -> Candidate:
    pool: list[Candidate] = []
    for number in range(spec.rounds):
        first = number * spec.candidates
        units = {
            f"{at:04d}": partial(_candidate, ctx, conversation, spec, panel, at, number)
            for at in range(first, first + spec.candidates)
        }
        proposed = await Concurrently().run(units)
        found = [proposed[key] for key in sorted(proposed)]
        for one in found:
            _record(ctx, conversation, one, WHOLE)
        pool = [_best([*pool, *found], spec)]
        if number < spec.rounds - 1:
            _record_choice(ctx, conversation, spec, pool[0], WHOLE, kept=False)
    return pool[0]


async def _by_turns(ctx: TickContext, conversation: Conversation, spec: BatchProtocol, panel: Panel) -> Candidate:
    so_far: Candidate | None = None
    while so_far is None or not is_over(ctx, conversation, so_far.said):
        said = so_far.said if so_far is not None else ()
        turn = len(said)
        units = {
            f"{at:04d}": partial(_candidate, ctx, conversation, spec, panel, at, 0, said)
            for at in range(spec.candidates)
        }
        proposed = await Concurrently().run(units)
        found = [proposed[key] for key in sorted(proposed)]
        for one in found:
            _record(ctx, conversation, one, turn)
        best = _best(found, spec)
        _record_choice(ctx, conversation, spec, best, turn, kept=True)
        planted = (*(so_far.proposal.planted if so_far else ()), *best.proposal.planted)
        edits = (*(so_far.edits if so_far else ()), *best.edits)
        so_far = replace(best, proposal=replace(best.proposal, planted=planted), edits=edits)
    whole = replace(so_far, judged=panel.judge(dialogue_of(ctx, conversation.participants, so_far.said)))
    _record(ctx, conversation, whole, WHOLE)
    return whole


async def _candidate(
    ctx: TickContext,
    conversation: Conversation,
    spec: BatchProtocol,
    panel: Panel,
    number: int,
    of_round: int,
    so_far: tuple[Utterance, ...] = (),
) -> Candidate:
    proposal = await propose(ctx, conversation, spec, number, so_far)
    judged = panel.judge(dialogue_of(ctx, conversation.participants, proposal.said), since=len(so_far))
    return Candidate(proposal, judged, of_round)


def _best(found: list[Candidate], spec: BatchProtocol) -> Candidate:
    if spec.choose == "first":
        return found[0]
    return max(found, key=lambda one: (one.judged.total_e6, -one.proposal.number))


def _record(ctx: TickContext, conversation: Conversation, one: Candidate, turn: int) -> None:
    said = one.said if turn == WHOLE else one.said[turn:]
    ctx.draft.add(
        Phase.TALK,
        conversation.id,
        Drafted(
            conversation=conversation.id,
            number=one.proposal.number,
            round=one.round,
            turn=turn,
            expert=one.proposal.expert,
            lines=lines_of(said),
            scores=one.judged.scores,
            total_e6=one.judged.total_e6,
            faults=one.judged.faults,
            edits=one.edits,
            planted=one.proposal.planted,
        ),
    )


def _record_choice(
    ctx: TickContext, conversation: Conversation, spec: BatchProtocol, best: Candidate, turn: int, *, kept: bool
) -> None:
    choice = Chosen(
        conversation=conversation.id,
        number=best.proposal.number,
        round=best.round,
        turn=turn,
        expert=best.proposal.expert,
        by=spec.choose,
        total_e6=best.judged.total_e6,
        kept=kept,
    )
    ctx.draft.add(Phase.TALK, conversation.id, choice)


def _shelve(ctx: TickContext, conversation: Conversation, spec: BatchProtocol, best: Candidate) -> None:
    """Write that the dialogue goes among the best, where it is better than the last of those before this tick."""
    shelf, total = ctx.state.shelf, best.judged.total_e6
    if spec.exemplars and (len(shelf) < spec.exemplars or total > shelf[spec.exemplars - 1].total_e6):
        event = Shelved(conversation.id, total, lines_of(best.said), spec.exemplars)
        ctx.draft.add(Phase.TALK, conversation.id, event)


def lines_of(said: tuple[Utterance, ...]) -> tuple[DraftLine, ...]:
    """Return utterances as lines of a candidate."""
    return tuple(DraftLine(one.speaker, one.text, one.source) for one in said)
