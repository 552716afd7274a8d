"""Questions of episodes: what happened to one between two sessions, and what does one keep of the episode so far?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.memory import Memory
from agents.perception import Me, Moment
from agents.sessions import SessionView
from agents.tasks.base import Answer, Task
from agents.tasks.speaking import Partner


@dataclass(frozen=True, slots=True)
class LiveBetweenInput:
    """Asked before a session of somebody the scenario says nothing about since the last one.

    Args:
        me: The person.
        moment: Now, between the two sessions.
        gap_seconds: How long it is from the one session to the other.
        memories: What comes to mind about what the person wants and does, best first; what it lived through before
            is among them.
    """

    me: Me
    moment: Moment
    gap_seconds: int
    memories: tuple[Memory, ...]


class LivedThrough(Answer):
    """What happened: one to three things that fit the person and the length of time."""

    events: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=300)], ...], Field(max_length=3)] = Field(
        description="First-person sentences in the past, such as 'I moved to the coast.'"
    )


@dataclass(frozen=True, slots=True)
class SummariseEpisodeInput:
    """Asked of each who sat in a session when it is over.

    Args:
        me: The person.
        moment: Now.
        session: The session that is over.
        partners: Who else was there.
        before: What the person kept of the episode until now; empty after the first session.
        memories: What there is to add: what happened before the session, and what remains of the talk.
    """

    me: Me
    moment: Moment
    session: SessionView
    partners: tuple[Partner, ...]
    before: str
    memories: tuple[Memory, ...]


class EpisodeSummary(Answer):
    """What one keeps of an episode, in order of time."""

    text: Annotated[str, Field(min_length=1, max_length=1200)] = Field(
        description="Sentences in the first person past, in order of time, with names and how long was in between."
    )


LIVE_BETWEEN: Task[LiveBetweenInput, LivedThrough] = Task(
    "live_between", 1, LiveBetweenInput, LivedThrough, answer_tokens=300
)
SUMMARISE_EPISODE: Task[SummariseEpisodeInput, EpisodeSummary] = Task(
    "summarise_episode", 1, SummariseEpisodeInput, EpisodeSummary, answer_tokens=500, temperature_e6=0
)
