"""Revising: a candidate with what was said of it, and the ways in which a draft is evaluated and made better."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.critics.feedback import Evaluation
from agents.talk import Utterance
from simulation.batches.judging import Judged, Panel
from simulation.batches.mending import Menders
from simulation.batches.proposing import APART, Proposal
from simulation.candidates import Edit

_AGAIN = 200
"""How far the numbers of questions to the judge are apart that follow on an edit; no dialogue has so many turns."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal with what critics said of it, after it was mended."""

    proposal: Proposal
    judged: Judged
    round: int
    edits: tuple[Edit, ...] = ()
    gain_e6: int = 0

    @property
    def said(self) -> tuple[Utterance, ...]:
        """The utterances, mended."""
        return self.proposal.said


class Mending:
    """Self-feedback by the least edit: critics say what is wrong, the speaker says just that again.

    Args:
        panel: Who evaluates.
        menders: Who mends.
        since: Turns before this one are not touched.
    """

    def __init__(self, panel: Panel, menders: Menders, since: int = 0) -> None:
        self._menders = menders
        self._panel = panel
        self._since = since

    async def evaluate(self, draft: Candidate) -> Evaluation[Candidate]:
        """Return the candidate with what the critics say of it now.

        Raises:
            Paused: If the judge's answer cannot be had now.
        """
        number = draft.proposal.number * APART + self._since + len(draft.edits) * _AGAIN
        judged = await self._panel.judge(draft.said, number, self._since)
        reasons = tuple(f"turn {fault.turn}, {fault.critic}: {fault.why}" for fault in judged.faults)
        return Evaluation(replace(draft, judged=judged), judged.total_e6, reasons)

    async def update(self, evaluation: Evaluation[Candidate]) -> Candidate | None:
        """Return the candidate with its faulty turns said again; None where nothing is wrong or can be mended.

        Raises:
            Paused: If a mind's answer cannot be had now.
        """
        draft = evaluation.draft
        if not draft.judged.faults:
            return None
        proposal, edits = await self._menders.mended(draft.proposal, draft.judged.faults, self._since, draft.edits)
        return replace(draft, proposal=proposal, edits=edits) if len(edits) > len(draft.edits) else None
