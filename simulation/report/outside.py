"""Interventions of the schedule in a reader's words."""

from __future__ import annotations

from simulation.inquiry.finding import Finder
from simulation.scenario import Study
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


def in_words(study: Study) -> list[str]:
    """Return what each intervention of `study` does, in its order."""
    finder = Finder(study)
    return [_told(finder, study, spec) for spec in study.interventions]


def _told(to: Finder, study: Study, spec: InterventionSpec) -> str:
    match spec:
        case Tell():
            words = f"{_whom(to, spec.to)} told of {to.claim_name(spec.claim)}"
        case SetTie():
            words = f"{_pair(to, spec.between)} are tied now: {spec.kind}"
        case CutTie():
            words = f"{_pair(to, spec.between)} are strangers to each other again"
        case Leave():
            words = f"{_whom(to, spec.who)} gone for good"
        case Join():
            words = f"{spec.person.name} comes to town"
        case Change():
            words = f"{spec.key} is {spec.value} from now on"
        case Broadcast():
            words = f"“{spec.text}” ({_topic(study, spec.topic)}); {_whom(to, spec.to)} reached"
        case Moderate():
            words = f"the forum shows and takes nothing more about {to.claim_name(spec.claim)}"
        case Bridge():
            made = "tie is" if spec.ties == 1 else "ties are"
            words = f"{spec.ties} {made} made between {spec.groups[0]} and {spec.groups[1]}"
    return words


def _whom(to: Finder, target: Target) -> str:
    """Return who it is with the verb after it, such as "everybody is"."""
    if target.everybody:
        return "everybody is"
    if target.share is not None:
        return f"{target.share:.0%} of all people are"
    if target.most_central is not None:
        return f"the {target.most_central} with the most acquaintances are"
    if target.at is not None:
        return f"whoever is at {to.place_name(target.at)} is"
    names = [to.person_name(person) for person in target.people]
    return f"{_joined(names)} {'is' if len(names) == 1 else 'are'}"


def _joined(names: list[str]) -> str:
    more = len(names) - _NAMES
    named = [*names[:_NAMES], f"{more} more"] if more > 0 else names
    return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


_NAMES = 5


def _pair(to: Finder, between: tuple[str, str]) -> str:
    return f"{to.person_name(between[0])} and {to.person_name(between[1])}"


def _topic(study: Study, topic: str) -> str:
    return next((one.title for one in study.topics if one.id == topic), topic)
