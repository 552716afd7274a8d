"""The candidates of a batch's dialogues: what was proposed, what critics said, and which one was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.critics.weighing import Choice
from agents.errors import InputError
from simulation.candidates import WHOLE
from simulation.events import Chosen, Drafted

if TYPE_CHECKING:
    from simulation.run import Run


@dataclass(frozen=True, slots=True)
class Proposed:
    """A candidate of a whole dialogue, and what became of it: "kept", "best" (and too weak to be kept) or "left"."""

    draft: Drafted
    fate: str


def candidates(run: Run, conversation: str = "") -> list[Proposed]:
    """Return the candidates of a run's dialogues in order, or of one dialogue.

    Args:
        run: A batch.
        conversation: The id of a dialogue, or its beginning; all when left out.

    Raises:
        InputError: If the run has no candidates, or no such dialogue.
        JournalError: If the journal is damaged.
    """
    drafts, last = _read(run)
    if not drafts:
        raise InputError(f"{run.folder} holds no candidates; a scenario with protocol.kind 'batch' makes some")
    found = [Proposed(one, _fate(one, last.get(one.conversation))) for one in drafts]
    wanted = [one for one in found if one.draft.conversation.startswith(conversation)]
    if not wanted:
        raise InputError(f"there is no dialogue {conversation!r} in {run.folder}")
    return wanted


def choices(run: Run, preferred: Iterator[tuple[str, int, int]]) -> list[Choice]:
    """Return choices between candidates of a run as what weights are fitted on.

    Args:
        run: A batch.
        preferred: For each choice the dialogue, the number of the preferred candidate and that of the other.

    Raises:
        InputError: If there is no such candidate.
        JournalError: If the journal is damaged.
    """
    scores = {
        (one.conversation, one.number): {score.critic: score.score_e6 for score in one.scores} for one in _read(run)[0]
    }
    found = []
    for conversation, better, worse in preferred:
        for number in (better, worse):
            if (conversation, number) not in scores:
                raise InputError(f"there is no candidate {number} of {conversation!r} in {run.folder}")
        found.append(Choice(scores[conversation, better], scores[conversation, worse]))
    return found


def _read(run: Run) -> tuple[list[Drafted], dict[str, Chosen]]:
    drafts: list[Drafted] = []
    last: dict[str, Chosen] = {}
    with run.record() as record:
        for happened in record.events("drafted", "chosen"):
            event = happened.event
            if isinstance(event, Drafted) and event.turn == WHOLE:
                drafts.append(event)
            elif isinstance(event, Chosen) and event.turn == WHOLE:
                last[event.conversation] = event
    return drafts, last


def _fate(draft: Drafted, choice: Chosen | None) -> str:
    if choice is None or choice.number != draft.number:
        return "left"
    return "kept" if choice.kept else "best"
