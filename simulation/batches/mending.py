"""Mending: a turn of which one sentence is wrong is said again with the least change.

Minimal edits after C. H. Wu et al., "Transferable Persona-Grounded Dialogues via Grounded Minimal Edits", EMNLP 2021:
what has nothing to do with the fault stays. Only a turn of which nothing could stay is said anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.talk import Source, Utterance
from agents.tasks import MEND_TURN
from agents.tasks.judging import MendTurnInput
from simulation.batches.proposing import APART, Proposal, say_turn
from simulation.candidates import Edit, FoundFault, PlantedFault
from simulation.context import TickContext
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation

_LINES_BEFORE = 6
_MOST_EDITS = 8
_ANEW, _AFTER_ALL = 1000, 3000
"""Numbers of questions from here on are those of turns said anew, and of mending, beside a candidate's own turns."""
_TURNS = 200


class Menders:
    """What mends the turns of the candidates of one dialogue.

    Args:
        ctx: The tick.
        conversation: Who talks.
        spec: The batch.
    """

    def __init__(self, ctx: TickContext, conversation: Conversation, spec: BatchProtocol) -> None:
        self._ctx = ctx
        self._conversation = conversation
        self._spec = spec

    async def mended(
        self, proposal: Proposal, faults: Sequence[FoundFault], since: int = 0, before: tuple[Edit, ...] = ()
    ) -> tuple[Proposal, tuple[Edit, ...]]:
        """Return the proposal with what is wrong in its turns changed, and the edits.

        Args:
            proposal: A candidate's turns.
            faults: What critics found.
            since: Turns before this one are not touched.
            before: Edits of an earlier pass over the same proposal.

        Raises:
            Paused: If a mind's answer cannot be had now.
        """
        turns, planted, edits = list(proposal.said), list(proposal.planted), list(before)
        first, anew = proposal.number * APART + _AFTER_ALL, proposal.number * APART + _ANEW
        for fault in _one_a_part(faults, since)[:_MOST_EDITS]:
            spoken = turns[fault.turn]
            if fault.part not in spoken.text:
                continue
            after = await self._least(turns, fault, first + len(edits))
            if after is None:
                passed = sum(edit.turn == fault.turn for edit in edits)
                after, slip = await self._anew(proposal, turns, fault.turn, anew + passed * _TURNS + fault.turn)
                planted = [one for one in planted if one.turn != fault.turn] + ([slip] if slip is not None else [])
            turns[fault.turn] = after
            edits.append(Edit(fault.turn, spoken.text, after.text, f"{fault.critic}: {fault.why}"))
        return replace(proposal, said=tuple(turns), planted=tuple(planted)), tuple(edits)

    async def _least(self, turns: Sequence[Utterance], fault: FoundFault, n: int) -> Utterance | None:
        """Return the turn with the least change; None where nothing of it can stay."""
        before, names = turns[fault.turn], self._ctx.setting.names
        given = MendTurnInput(
            me=self._ctx.me(before.speaker),
            before=tuple(f"{names[one.speaker]}: {one.text}" for one in turns[: fault.turn][-_LINES_BEFORE:]),
            line=before.text,
            part=fault.part,
            why=fault.why,
        )
        outcome = await self._ctx.ask(MEND_TURN, before.speaker, given, n)
        text = outcome.answer.text.strip()
        if not text or text == before.text:
            return None
        return replace(before, text=text, source=before.source if outcome.source is Source.COMPOSED else outcome.source)

    async def _anew(
        self, proposal: Proposal, turns: Sequence[Utterance], turn: int, n: int
    ) -> tuple[Utterance, PlantedFault | None]:
        """Return another turn in the place of one of which nothing can stay, with the error planted in it, if any."""
        speaker, before = turns[turn].speaker, turns[:turn]
        spoken = await say_turn(self._ctx, self._conversation, self._spec, proposal.expert, n, speaker, before)
        return replace(spoken.utterance, ends=turns[turn].ends), spoken.planted


def _one_a_part(faults: Sequence[FoundFault], since: int) -> list[FoundFault]:
    """Return one fault for each part of a turn that has any, in order of turns."""
    kept: dict[tuple[int, str], FoundFault] = {}
    for fault in faults:
        if fault.turn >= since and fault.part:
            kept.setdefault((fault.turn, fault.part), fault)
    return sorted(kept.values(), key=lambda fault: fault.turn)
