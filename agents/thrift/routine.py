"""What is routine: questions in which nothing is at stake that a study follows.

Small talk is routine until somebody in it has news to tell, hears some, takes a stance or arranges to meet; so is
whether to say hello to people one has no news for, and what remains of such a talk. Nothing here looks at more than
the person who is asked knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from agents.perception import ClaimView
from agents.talk import Utterance
from agents.tasks.base import AnyQuestion
from agents.tasks.deciding import ReactInput
from agents.tasks.noting import NoteFactsInput
from agents.tasks.remembering import RateImportanceInput, SummariseTalkInput
from agents.tasks.speaking import SayInput

_OF_EVERY_DAY = frozenset({"observation", "heard", "said", "plan", "summary"})


def is_routine(question: AnyQuestion) -> bool:
    """Return whether the rules' answer to `question` will do; False for every task that can decide something."""
    judge = _JUDGES.get(question.task.name)
    return judge is not None and judge(question.input)


def _reacting(given: ReactInput) -> bool:
    """Nobody in reach could be told anything new, as far as one knows."""
    known = frozenset(given.known_to)
    return all(
        not is_to_be_told(claim) or (claim.id, other) in known or other == claim.origin
        for claim in given.claims
        for other in given.may_talk
    )


def _saying(given: SayInput) -> bool:
    """There is nothing to tell, nothing was told, and nobody takes a stance or arranges anything."""
    to_tell = (claim for claim in given.claims if is_to_be_told(claim) and not claim.partner_knows)
    held = any(view.opinion is not None for view in given.opinions)
    return not held and next(to_tell, None) is None and is_small_talk(given.transcript)


def is_to_be_told(claim: ClaimView) -> bool:
    """Return whether one means to pass a claim on, or has not made up one's mind whether to."""
    return claim.knowing.teller is None or claim.knowing.passes_on or claim.knowing.attitude == "unconsidered"


def is_small_talk(turns: Iterable[Utterance]) -> bool:
    """Return whether `turns` carry no news, no stance and no arrangement."""
    return not any(turn.claims or turn.stances or turn.meeting is not None for turn in turns)


def _summing_up(given: SummariseTalkInput) -> bool:
    return is_small_talk(given.transcript)


def _noting(given: NoteFactsInput) -> bool:
    return is_small_talk(given.turns)


def _rating(given: RateImportanceInput) -> bool:
    return all(one.kind in _OF_EVERY_DAY and not one.claim_interest for one in given.memories)


_JUDGES: dict[str, Callable[[Any], bool]] = {
    "react": _reacting,
    "say": _saying,
    "summarise_talk": _summing_up,
    "note_facts": _noting,
    "rate_importance": _rating,
}
