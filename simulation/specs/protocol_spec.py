"""Protocols: the rules of who meets and talks, and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import ClockTime, Frozen, Share, Slug
from simulation.specs.batch_spec import BatchProtocol
from simulation.specs.session_spec import SessionsProtocol


class TownProtocol(Frozen):
    """Town life: people follow plans, move between places, and talk where they meet."""

    kind: Literal["town"] = Field(default="town", description="Says that this is town life.")
    turns_per_tick: Annotated[int, Field(ge=1, le=100)] = Field(
        default=8, description="How many turns of a conversation fit into one tick; the rest goes on in the next."
    )
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=14, description="A conversation ends after these.")
    max_participants: Annotated[int, Field(ge=2, le=20)] = Field(
        default=4, description="How many can be in one conversation."
    )
    travel_minutes: Annotated[int, Field(ge=0, le=1440)] = Field(
        default=10, description="Between any two places that do not say otherwise."
    )


class DailyMeetingsProtocol(Frozen):
    """Daily meetings: once a day everybody meets some partners drawn by lot, and talks with each in turn."""

    kind: Literal["daily_meetings"] = Field(default="daily_meetings", description="Says that these are meetings.")
    partners: Annotated[int, Field(ge=1, le=100)] = Field(default=1, description="How many each meets in a day.")
    time: ClockTime = Field(default="18:00", description='When they meet, as "HH:MM".')
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=8, description="A conversation ends after these.")
    along_ties: bool = Field(default=False, description="Partners are drawn among those one is tied to.")
    terse: bool = Field(
        default=False, description="One composed sentence a side, and no memories: for thousands of people."
    )


class ForumProtocol(Frozen):
    """A forum: people look in a few times a day, read what their feed shows, reply or begin a thread."""

    kind: Literal["forum"] = Field(default="forum", description="Says that this is a forum.")
    feed: Literal["recent", "popular", "similar", "random"] = Field(
        default="recent", description="Newest first, most answered, nearest to one's own view, or by lot."
    )
    page: Annotated[int, Field(ge=1, le=100)] = Field(default=5, description="How many posts one reads at a time.")
    times: Annotated[tuple[ClockTime, ...], Field(min_length=1, max_length=48)] = Field(
        default=("08:00", "12:30", "20:00"), description="When people look in."
    )
    visiting: Share = Field(default=0.6, description="The chance that somebody looks in at such a time.")
    writing: Share = Field(default=0.4, description="The chance that who looks in writes something.")
    replying: Share = Field(default=0.7, description="The chance that it is a reply, where there is one to make.")
    meetings: Annotated[int, Field(ge=0, le=20)] = Field(
        default=0, description="How many people each meets face to face in the evening."
    )
    meeting_time: ClockTime = Field(default="18:00", description="When the first of these meetings is.")


class DebateProtocol(Frozen):
    """A debate: two sides argue in turn, once a day; everybody else listens and scores."""

    kind: Literal["debate"] = Field(default="debate", description="Says that this is a debate.")
    topic: Slug = Field(description="The id of the topic that is debated.")
    speakers_for: tuple[Slug, ...] = Field(default=(), description="The ids of those who speak for it.")
    speakers_against: tuple[Slug, ...] = Field(default=(), description="The ids of those who speak against it.")
    rounds: Annotated[int, Field(ge=1, le=100)] = Field(default=3, description="How often each speaks in a session.")
    time: ClockTime = Field(default="19:00", description='When it begins, as "HH:MM".')


class PluginProtocol(Frozen):
    """A protocol that an installed package offers under the entry-point group ``townsfolk.protocols``."""

    kind: Literal["plugin"] = Field(default="plugin", description="Says that the protocol comes from a package.")
    name: Slug = Field(description="The name of its entry point.")
    options: dict[str, str | int | bool | float] = Field(
        default_factory=dict, description="Whatever the protocol takes, each a text, a number, true or false."
    )


ProtocolSpec = Annotated[
    TownProtocol
    | DailyMeetingsProtocol
    | ForumProtocol
    | DebateProtocol
    | SessionsProtocol
    | BatchProtocol
    | PluginProtocol,
    Field(discriminator="kind"),
]
