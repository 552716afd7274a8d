"""What the shape of an intervention cannot say: that it is aimed at somebody, happens in time, and can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from agents.persona import Persona
from simulation.reading.problems import KeyPath, Problem, nearest
from simulation.scenario import ForumProtocol, Study
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

FIXED_KEYS = (
    "schema", "name", "ties", "network", "interventions", "clock.start", "clock.minutes_per_tick", "protocol.kind",
    "topics",
)  # fmt: skip
"""Keys that matter only when the world is founded, so that a change later would change nothing or everything."""


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that interventions may use."""

    people: frozenset[str]
    places: frozenset[str]
    claims: frozenset[str]
    topics: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


def newcomers(study: Study) -> list[tuple[int, Persona]]:
    """Return who joins later, each with the number of the intervention."""
    return [(at, spec.person) for at, spec in enumerate(study.interventions) if isinstance(spec, Join)]


def intervention_problems(study: Study, names: Names, end: datetime) -> Iterator[Problem]:
    """Yield what is wrong with the interventions of `study`, which ends at `end`."""
    for at, spec in enumerate(study.interventions):
        path: KeyPath = ("interventions", at)
        yield from _schedule(spec, path, end)
        match spec:
            case Tell():
                yield from _known("claim", spec.claim, names.claims, (*path, "claim"))
                yield from _target(spec.to, names, (*path, "to"))
            case Leave():
                yield from _target(spec.who, names, (*path, "who"))
            case SetTie() | CutTie():
                yield from _pair(spec.between, names, (*path, "between"))
            case Moderate():
                yield from _known("claim", spec.claim, names.claims, (*path, "claim"))
                if not isinstance(study.protocol, ForumProtocol):
                    yield Problem("there is no forum to moderate", (*path, "do"), "protocol: {kind: forum}")
            case Broadcast():
                yield from _known("topic", spec.topic, names.topics, (*path, "topic"))
                yield from _target(spec.to, names, (*path, "to"))
            case Bridge():
                for number, group in enumerate(spec.groups):
                    yield from _known("group", group, names.groups, (*path, "groups", number))
            case Change() if is_fixed(spec.key):
                yield Problem(f"{spec.key!r} matters only at the founding", (*path, "key"), "a key that can change")
            case _:
                pass


def is_fixed(key: str) -> bool:
    """Say whether `key`, or what it is a part of, cannot change once the world is founded."""
    return any(key == fixed or key.startswith(f"{fixed}.") for fixed in FIXED_KEYS)


def _schedule(spec: InterventionSpec, path: KeyPath, end: datetime) -> Iterator[Problem]:
    try:
        begins = datetime.fromisoformat(spec.at)
    except ValueError:
        yield Problem(f"there is no {spec.at} in the calendar", (*path, "at"), "a date that exists, from 0001 to 9999")
        return
    if begins >= end:
        yield Problem(f"at {spec.at} the clock has ended", (*path, "at"), f"earlier than {end:%Y-%m-%dT%H:%M}")
    if spec.times > 1 and spec.every_minutes is None:
        yield Problem(f"{spec.times} times, but not how far apart", (*path, "times"), "'every_minutes' beside 'times'")
    if spec.times == 1 and spec.every_minutes is not None:
        yield Problem("this repeats, but not how often", (*path, "every_minutes"), "'times' beside 'every_minutes'")


def _target(target: Target, names: Names, path: KeyPath) -> Iterator[Problem]:
    given = [target.people, target.everybody, target.share is not None, target.most_central, target.at]
    if sum(map(bool, given)) != 1:
        one = "one of people, everybody: true, share, most_central, at"
        yield Problem(f"{sum(map(bool, given))} ways of saying whom this is aimed at", path, f"exactly {one}")
    for number, person in enumerate(target.people):
        yield from _known("person", person, names.people, (*path, "people", number))
    if target.at is not None:
        yield from _known("place", target.at, names.places, (*path, "at"))


def _pair(between: Sequence[str], names: Names, path: KeyPath) -> Iterator[Problem]:
    for number, person in enumerate(between):
        yield from _known("person", person, names.people, (*path, number))
    if between[0] == between[1]:
        yield Problem(f"{between[0]!r} is tied to itself", path, "two people")


def _known(noun: str, word: str, known: frozenset[str], path: KeyPath) -> Iterator[Problem]:
    if word not in known:
        yield Problem(f"there is no {noun} {word!r}", path, nearest(word, known))
