"""The kinds of society, by name: packaged ones, and those that installed packages offer."""

from __future__ import annotations

from agents import plugins
from agents.errors import ScenarioError
from simulation.clock import Clock
from simulation.protocols.base import Gathering, Joining, MeetingProtocol, Opening
from simulation.scenario import (
    DailyMeetingsProtocol,
    DebateProtocol,
    ForumProtocol,
    PluginProtocol,
    Study,
    TownProtocol,
)
from simulation.specs.batch_spec import BatchProtocol
from simulation.specs.session_spec import SessionsProtocol


def make_protocol(study: Study, clock: Clock) -> MeetingProtocol:
    """Return the protocol that `study` names.

    Raises:
        ScenarioError: If it names one that no installed package offers.
    """
    from simulation.protocols.batch import Batch
    from simulation.protocols.daily_meetings import DailyMeetings
    from simulation.protocols.debate import Debate
    from simulation.protocols.forum import Forum
    from simulation.protocols.sessions import Sessions
    from simulation.protocols.topic_first import episodes_of
    from simulation.protocols.town import TownLife

    spec = study.protocol
    if isinstance(spec, TownProtocol):
        return TownLife(study, clock, spec)
    if isinstance(spec, DailyMeetingsProtocol):
        return DailyMeetings(study, clock, spec)
    if isinstance(spec, DebateProtocol):
        return Debate(study, clock, spec)
    if isinstance(spec, ForumProtocol):
        return Forum(study, clock, spec)
    if isinstance(spec, SessionsProtocol):
        return Sessions(clock, spec, episodes_of(study))
    return Batch(study, clock, spec) if isinstance(spec, BatchProtocol) else _plugged_in(study, clock, spec)


def _plugged_in(study: Study, clock: Clock, spec: PluginProtocol) -> MeetingProtocol:
    if plugins.find("protocol", spec.name) is None:
        offered = ", ".join(plugins.names("protocol")) or "none is installed"
        raise ScenarioError(
            f"no installed package offers the protocol {spec.name!r}",
            where="protocol.name",
            expected=f"one of: {offered}",
        )
    protocol: MeetingProtocol = plugins.load("protocol", spec.name)(study, clock)
    return protocol


__all__ = ["Gathering", "Joining", "MeetingProtocol", "Opening", "make_protocol"]
