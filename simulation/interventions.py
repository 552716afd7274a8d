"""Interventions: what is due at a tick, and the events it makes. They take effect before the tick is worked out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agents.canonical import E6
from agents.relationship import Relationship
from agents.streams import Stream
from agents.talk import DETAILS
from simulation.clock import Tick
from simulation.context import Setting
from simulation.draft import NewMemory
from simulation.events import (
    ConversationClosed,
    Event,
    Informed,
    Intervened,
    Moderated,
    PersonLeft,
    Related,
    StudyChanged,
    Unrelated,
)
from simulation.outreach import addressed_by_news, bridged, broadcast
from simulation.phases.found import joined, self_knowledge
from simulation.phases.opining import initial_events
from simulation.specs.intervention_spec import (
    Bridge,
    Broadcast,
    Change,
    CutTie,
    InterventionSpec,
    Join,
    Leave,
    Moderate,
    SetTie,
    Target,
    Tell,
)
from simulation.state import State


@dataclass(slots=True)
class Edge:
    """What happens from outside at the beginning of a tick: events in order, and what people will remember of it."""

    tick: int
    events: list[Event] = field(default_factory=list)
    memories: list[tuple[str, NewMemory]] = field(default_factory=list)


def edge_of(
    setting: Setting, state: State, tick: Tick, since: int | None, changes: Mapping[int, tuple[tuple[str, str], ...]]
) -> Edge:
    """Return what happens from outside at the beginning of `tick`.

    Args:
        setting: The run's setting.
        state: The state after the tick before.
        tick: The tick that begins.
        since: When the tick before began; None for the first one.
        changes: By tick index: keys of the study that a fork changes there, with values as JSON text.
    """
    edge = Edge(tick.index)
    edge.events.extend(StudyChanged(key, value) for key, value in changes.get(tick.index, ()))
    for number, spec in enumerate(setting.study.interventions):
        for occurrence in _due(setting, spec, tick, since):
            what = spec.do
            edge.events.append(Intervened(number, occurrence, what, round(spec.cost * E6)))
            _carry_out(setting, state, tick, edge, spec, f"intervention/{tick.index}/{number}")
    return edge


def is_due(setting: Setting, tick: Tick, since: int | None, changes: Mapping[int, tuple[tuple[str, str], ...]]) -> bool:
    """Return whether anything happens from outside at the beginning of `tick`; for the arguments see `edge_of`."""
    if changes.get(tick.index):
        return True
    return any(next(_due(setting, spec, tick, since), None) is not None for spec in setting.study.interventions)


def _due(setting: Setting, spec: InterventionSpec, tick: Tick, since: int | None) -> Iterator[int]:
    first = setting.clock.seconds_of(spec.at)
    for number in range(spec.times):
        at = first + number * (spec.every_minutes or 0) * 60
        if at <= tick.start and (since is None or at > since):
            yield number + 1


def _carry_out(setting: Setting, state: State, tick: Tick, edge: Edge, spec: InterventionSpec, name: str) -> None:
    match spec:
        case Tell():
            for person in targets(setting, state, spec.to, tick, name):
                _inform(setting, edge, spec, person, tick, name)
        case SetTie() | CutTie() | Bridge():
            edge.events += _retied(setting, state, tick, spec, name)
        case Leave():
            for person in targets(setting, state, spec.who, tick, name):
                _leave(state, edge, person)
        case Join():
            if spec.person.slug not in state.lives:
                _join(setting, edge, spec.person.slug, tick)
        case Broadcast():
            for person in targets(setting, state, spec.to, tick, name):
                event, memory = broadcast(spec, person, name)
                edge.events.append(event)
                edge.memories.append((person, memory))
        case Moderate():
            edge.events.append(Moderated(spec.claim, name))
        case Change():
            edge.events.append(StudyChanged(spec.key, json.dumps(spec.value)))


def _retied(setting: Setting, state: State, tick: Tick, spec: SetTie | CutTie | Bridge, name: str) -> list[Event]:
    """Return how a tie is made, changed or cut, both ways, or two groups are bridged."""
    if isinstance(spec, Bridge):
        return bridged(setting, state, spec, tick, name)
    first, second = spec.between
    if isinstance(spec, CutTie):
        return [Unrelated(first, second), Unrelated(second, first)]
    seen = Relationship(spec.kind, round(spec.familiarity * E6), round(spec.closeness * E6))
    return [Related(first, second, seen), Related(second, first, seen)]


def _inform(setting: Setting, edge: Edge, spec: Tell, person: str, tick: Tick, name: str) -> None:
    facts = setting.claims.facts[spec.claim]
    details = tuple(detail for detail in DETAILS if detail in spec.details and detail in facts.details)
    edge.events.append(Informed(person, spec.claim, tick.start, details, name))
    edge.events += addressed_by_news(setting, spec.claim, person, name)
    text = f"I heard the news: {facts.spec.text.rstrip('.')}."
    edge.memories.append((person, NewMemory("heard", text, (spec.claim,), (name,), facts.spec.interest)))


def _leave(state: State, edge: Edge, person: str) -> None:
    body = state.bodies.get(person)
    if body is None:
        return
    closed = {event.conversation for event in edge.events if isinstance(event, ConversationClosed)}
    if body.conversation is not None and body.conversation not in closed:
        edge.events.append(ConversationClosed(body.conversation, "interrupted"))
    edge.events.append(PersonLeft(person))


def _join(setting: Setting, edge: Edge, person: str, tick: Tick) -> None:
    edge.events.append(joined(setting, person, tick.start))
    edge.events.extend(initial_events(setting, setting.personas[person]))
    for text in self_knowledge(setting.personas[person]):
        edge.memories.append((person, NewMemory("fact", text, about=(person,))))


def targets(setting: Setting, state: State, target: Target, tick: Tick, name: str) -> list[str]:
    """Return whom `target` means now, in order of id.

    Args:
        setting: The run's setting.
        state: As it is now.
        target: Who is meant.
        tick: The tick that begins.
        name: The intervention's name, which is a part of the stream for a drawn share.
    """
    here = sorted(state.bodies)
    if target.people:
        return [person for person in here if person in target.people]
    if target.at is not None:
        return [
            person for person in here if state.bodies[person].place == target.at and not state.bodies[person].asleep
        ]
    if target.most_central is not None:
        by_degree = sorted(here, key=lambda person: (-len(state.lives[person].relationships), person))
        return sorted(by_degree[: target.most_central])
    if target.share is not None:
        stream = Stream(setting.study.seed, "target", name, tick.index)
        return sorted(stream.shuffled(here)[: round(target.share * len(here))])
    return here
