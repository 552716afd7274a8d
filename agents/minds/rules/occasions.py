"""Occasions for talk: the news to tell somebody, or something particular to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.memory import Memory
from agents.minds.rules.news import call, may_tell, title_for
from agents.minds.rules.words import clipped, word_set
from agents.perception import ClaimView, Seen
from agents.streams import Stream
from agents.tasks.deciding import ReactInput

_ATTITUDE_E6 = {"keen": 260_000, "interested": 110_000, "unconsidered": 60_000, "doubtful": 25_000}
_OWN_E6 = 300_000
_OWN_NEWS_E6 = 150_000
_INDIFFERENT_E6 = 15_000


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why to turn to somebody, how strongly it pulls, and the claim to tell, if that is why."""

    reason: str
    pull_e6: int = 0
    claim: str = ""


def news_for(asked: ReactInput, seen: Seen, known: frozenset[tuple[str, str]]) -> Occasion | None:
    """Return the best piece of news that `seen` has not heard as far as one knows, None where there is none."""
    best: tuple[int, ClaimView] | None = None
    now = asked.view.moment.seconds
    for claim in asked.claims:
        if (claim.id, seen.person) in known or not may_tell(asked.me, claim, seen.person, seen.relationship, now):
            continue
        pull = _pull_e6(asked, claim)
        if best is None or pull > best[0]:
            best = (pull, claim)
    if best is None:
        return None
    pull, claim = best
    return Occasion(_news_reason(asked, claim, seen), pull, claim.id)


def _pull_e6(asked: ReactInput, claim: ClaimView) -> int:
    if claim.origin == asked.me.id:
        return _OWN_E6 if claim.is_event else _OWN_NEWS_E6
    return _ATTITUDE_E6.get(claim.knowing.attitude, _INDIFFERENT_E6)


def _news_reason(asked: ReactInput, claim: ClaimView, seen: Seen) -> str:
    title = title_for(asked.me, claim)
    if claim.is_event and claim.origin == asked.me.id:
        return f"to invite {call(seen)} to {title}"
    return f"to tell {call(seen)} about {title}"


def occasion_for(asked: ReactInput, seen: Seen, stream: Stream) -> Occasion:
    """Return an occasion without news: something remembered, the work in hand, or a greeting."""
    options = [f"to say hello to {call(seen)}" if seen.name else "to say hello"]
    options += _from_activity(seen)
    options += _from_memories(asked.memories, seen)
    return Occasion(clipped(stream.weighted(options, range(1, len(options) + 1)), 300))


_DULL = word_set(
    """
    having being getting sitting looking waiting passing taking doing going trying resting
    """
)


def _from_activity(seen: Seen) -> list[str]:
    words = seen.activity.split()
    if not words or not words[0].endswith("ing") or not words[0].isascii():
        return []
    if words[0] in _DULL:
        return [f"to ask {call(seen)} how the day is going"] if seen.name else ["to ask how the day is going"]
    who = call(seen) if seen.name else "a stranger"
    return [f"to ask {who} how the {words[0]} is going"]


def _from_memories(memories: Sequence[Memory], seen: Seen) -> list[str]:
    for memory in memories:
        if seen.person in memory.about and memory.kind == "summary" and " about " in memory.text:
            subject = memory.text.split(" about ", 1)[1].split(" and ")[0].split(",")[0].rstrip(".")
            if subject and "nothing" not in subject and len(subject) <= 80:
                return [f"to hear more about {subject}"]
    return []
