"""Interventions that reach for views: what news from outside says about topics, broadcasts, and bridged groups."""

from __future__ import annotations

from agents.canonical import E6
from agents.relationship import Relationship
from agents.streams import Stream
from simulation.clock import Tick
from simulation.context import Setting
from simulation.draft import NewMemory
from simulation.events import Addressed, Event, Related
from simulation.specs.intervention_spec import Bridge, Broadcast
from simulation.state import State

_SURE_E6 = 700_000


def addressed_by_news(setting: Setting, claim: str, person: str, name: str) -> list[Event]:
    """Return the stance that learning of `claim` from outside brings with it: true, or untrue for a denial."""
    topic, sign = setting.topics.implied.get(claim, ("", 0))
    if not sign:
        return []
    text = setting.claims.facts[claim].spec.text
    return [Addressed(person, topic, sign * E6, _SURE_E6, text, name)]


def broadcast(spec: Broadcast, person: str, name: str) -> tuple[Event, NewMemory]:
    """Return what a broadcast does to one person, and what it remembers of it."""
    event = Addressed(person, spec.topic, round(spec.stance * E6), round(spec.confidence * E6), spec.text, name)
    return event, NewMemory("heard", f"I was told from outside: {spec.text}", (spec.topic,), (name,))


def bridged(setting: Setting, state: State, spec: Bridge, tick: Tick, name: str) -> list[Event]:
    """Return new ties, both ways, between pairs of the two groups that are not tied; fewer where fewer are left."""
    ours, theirs = (
        [person for person in sorted(state.bodies) if group in setting.bodies[person].social.groups]
        for group in spec.groups
    )
    pairs = [(one, other) for one in ours for other in theirs if _are_strangers(state, one, other)]
    drawn = Stream(setting.study.seed, "bridge", name, tick.index).shuffled(pairs)
    seen = Relationship("acquaintance", round(spec.familiarity * E6), round(spec.closeness * E6))
    taken: dict[frozenset[str], tuple[str, str]] = {}
    for one, other in drawn:
        if len(taken) < spec.ties:
            taken.setdefault(frozenset((one, other)), (one, other))
    return [event for one, other in taken.values() for event in (Related(one, other, seen), Related(other, one, seen))]


def _are_strangers(state: State, one: str, other: str) -> bool:
    return one != other and other not in state.lives[one].relationships
