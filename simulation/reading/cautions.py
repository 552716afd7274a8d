"""What a valid scenario says that its writer may not have meant: no errors, so nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from agents.errors import InputError
from agents.minds.rules.words import has_name
from agents.planning import minute_of
from simulation.clock import Clock
from simulation.opinions import Topics
from simulation.protocols import make_protocol
from simulation.scenario import Claim, EventSpec, Study

_DAY = 24 * 60
_LONG = 12 * 60


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that may be meant otherwise: what it is, in one sentence, and the dotted path of where it stands."""

    text: str
    where: str


def cautions(study: Study) -> list[Caution]:
    """Return what in `study` is allowed but may be a slip.

    Events of half a day over midnight, places said twice, topics on which nobody has an opinion or writes,
    interventions at a time that is not the world's.
    """
    of_events = [
        one for at, claim in enumerate(study.claims) if claim.event for one in _of(study, at, claim, claim.event)
    ]
    return [*of_events, *_of_topics(study), *_of_forum(study), *_of_times(study)]


def _of_times(study: Study) -> Iterator[Caution]:
    """Yield the interventions whose time is before the world begins, or after its last tick has begun."""
    if not study.interventions:
        return
    clock = Clock(study.clock)
    try:
        last = max((tick.start for tick in make_protocol(study, clock).ticks()), default=0)
    except InputError:  # of a protocol whose package is not here
        return
    for at, spec in enumerate(study.interventions):
        when = clock.seconds_of(spec.at)
        if when < 0:
            text = f"{spec.at} is before the world begins, so it happens at the beginning"
            yield Caution(text, f"interventions.{at}.at")
        elif when > last:
            begins = f"{clock.start + timedelta(seconds=last):%Y-%m-%dT%H:%M}"
            text = f"nothing begins at {spec.at} or later, so it never happens; the last tick begins at {begins}"
            yield Caution(text, f"interventions.{at}.at")


def _of_forum(study: Study) -> Iterator[Caution]:
    """Yield what nobody would write of on a forum, where posts are about topics: no topic, or a claim without one."""
    if study.protocol.kind != "forum":
        return
    if not study.topics:
        yield Caution("posts of a forum are about topics, and there is none, so nobody writes", "topics")
        return
    told = {topic.claim for topic in study.topics if topic.claim}
    for at, claim in enumerate(study.claims):
        if claim.id not in told and claim.denies not in told:
            yield Caution(
                f"no topic is about {claim.id!r} ('claim' of a topic), so nobody writes of it on the forum",
                f"claims.{at}",
            )


def _of_topics(study: Study) -> Iterator[Caution]:
    """Yield the topics on which nobody begins with an opinion, and to which nothing from outside is to bring one."""
    if not study.topics or study.interventions:
        return
    topics = Topics(study)
    held = {topic for person in study.people for topic in topics.first_opinions(person)}
    for at, topic in enumerate(study.topics):
        if topic.id not in held and topic.claim is None:
            yield Caution(
                f"nobody has an opinion on {topic.id!r} at the beginning, so nobody can get one by talking; "
                "'first' says who thinks what, such as {draw: {shape: uniform}}",
                f"topics.{at}.first",
            )


def _of(study: Study, at: int, claim: Claim, event: EventSpec) -> Iterator[Caution]:
    first, last = minute_of(event.start), minute_of(event.end)
    lasts = last + _DAY - first
    if last < first and lasts > _LONG:
        yield Caution(
            f"the event {claim.id!r} ends at {event.end}, before its start at {event.start}, "
            f"so it is taken to go on until the next day, for {_hours(lasts)}",
            f"claims.{at}.event.end",
        )
    name = next((place.name for place in study.places if place.slug == event.place), "")
    if has_name(claim.text, name):
        yield Caution(
            f"the text of {claim.id!r} names {name}, where its event is; a text is without where and when, "
            "so that they can be told or left out",
            f"claims.{at}.text",
        )


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} hours" + (f" and {rest} minutes" if rest else "")
