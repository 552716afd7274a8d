"""Occasions for talk: the news to tell somebody, or something particular to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.memory import Memory
from agents.minds.rules.activities import QUESTIONS_BY_ACTIVITY
from agents.minds.rules.news import CONFIDANT_E6, call, may_tell, title_for
from agents.minds.rules.summaries import subjects_in
from agents.minds.rules.words import clipped
from agents.perception import ClaimView, Seen
from agents.streams import Stream
from agents.tasks.deciding import ReactInput

_ATTITUDE_E6 = {"keen": 60_000, "interested": 30_000, "unconsidered": 25_000, "doubtful": 10_000}
_OWN_E6 = 130_000
_OWN_NEWS_E6 = 80_000
_INDIFFERENT_E6 = 15_000
_LONGEST_SUBJECT = 80
_DAY_SECONDS = 86_400


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
    """Return an occasion without news: something remembered, an event ahead, the work in hand, or a greeting."""
    if seen.name is None:
        options = ["to say hello", "to introduce myself", *_from_activity(seen)]
    else:
        options = [f"to say hello to {call(seen)}", *_from_activity(seen), *_from_tie(seen)]
        options += [*_from_events(asked, seen), *_from_memories(asked.memories, seen)]
    return Occasion(clipped(stream.weighted(options, range(2, len(options) + 2)), 300))


def _from_tie(seen: Seen) -> list[str]:
    """Return reasons that lie in how long one has not talked, and how dear the other is."""
    since, tie = seen.since_talk, seen.relationship
    if since is not None and since >= _DAY_SECONDS:
        return [f"to catch up with {call(seen)}"]
    if tie is not None and tie.closeness_e6 >= CONFIDANT_E6:
        return [f"to hear how {call(seen)} is"]
    return []


def _from_events(asked: ReactInput, seen: Seen) -> list[str]:
    """Return the event ahead that both know of, as something to talk about."""
    now = asked.view.moment.seconds
    for claim in asked.claims:
        ahead = claim.is_event and claim.starts is not None and claim.starts.seconds > now
        if ahead and claim.knowing.attending and (claim.id, seen.person) in asked.known_to:
            return [f"to talk about {title_for(asked.me, claim)} with {call(seen)}"]
    return []


def _from_activity(seen: Seen) -> list[str]:
    first = seen.activity.split()[0] if seen.activity.split() else ""
    who = call(seen) if seen.name else "a stranger"
    return [f"to ask {who} {QUESTIONS_BY_ACTIVITY.get(first, 'how the day is going')}"] if first else []


def _from_memories(memories: Sequence[Memory], seen: Seen) -> list[str]:
    for memory in memories:
        if memory.kind == "summary" and seen.person in memory.about:
            subject = next(iter(subjects_in(memory.text)), "")
            if subject and len(subject) <= _LONGEST_SUBJECT:
                verb = "talk" if subject.startswith("my ") else "hear more"
                return [f"to {verb} about {subject}"]
    return []
