"""What the shape of episodes cannot say: that names lead somewhere, that time goes on, and nobody is in two places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from simulation.clock import Clock
from simulation.protocols.sessions import SESSION_SECONDS, Sitting, sittings
from simulation.protocols.topic_first import episodes_of
from simulation.reading.problems import KeyPath, Problem, nearest
from simulation.scenario import Study
from simulation.specs.session_spec import EpisodeSpec, QuestionSpec, SessionSpec, SessionsProtocol

_EPISODES: KeyPath = ("protocol", "episodes")
_SECONDS_PER_DAY = 86_400
_LAST_YEAR = 9999


def session_problems(study: Study, people: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the episodes of `study`, in which `people` live or will live."""
    spec = study.protocol
    if not isinstance(spec, SessionsProtocol):
        return
    found = [problem for at, episode in enumerate(spec.episodes) for problem in _episode(study, people, at, episode)]
    yield from found
    seen: set[str] = set()
    for at, episode in enumerate(spec.episodes):
        if episode.id in seen:
            yield Problem(
                f"two episodes have the id {episode.id!r}", (*_EPISODES, at, "id"), "an id of its own for each"
            )
        seen.add(episode.id)
    if not spec.episodes and not spec.topics:
        yield Problem("nobody meets", ("protocol",), "episodes, topics or both")
    if spec.topics and len(people) < 2:
        yield Problem("nobody talks alone", ("protocol", "topics"), "at least two people")
    if not found:
        yield from _times(study, spec)


def _episode(study: Study, people: set[str], at: int, episode: EpisodeSpec) -> Iterator[Problem]:
    path: KeyPath = (*_EPISODES, at)
    yield from _known(people, (*path, "people"), episode.people)
    if episode.main is not None and episode.main not in people:
        yield Problem(f"there is no person {episode.main!r}", (*path, "main"), nearest(episode.main, people))
    for number, session in enumerate(episode.sessions):
        yield from _session(study, people, episode, (*path, "sessions", number), session)


def _known(people: set[str], path: KeyPath, named: tuple[str, ...]) -> Iterator[Problem]:
    for at, person in enumerate(named):
        if person not in people:
            yield Problem(f"there is no person {person!r}", (*path, at), nearest(person, people))
        elif person in named[:at]:
            yield Problem(f"{person!r} stands twice", (*path, at), "everybody once")


def _session(
    study: Study, people: set[str], episode: EpisodeSpec, path: KeyPath, spec: SessionSpec
) -> Iterator[Problem]:
    yield from _known(people, (*path, "people"), spec.people)
    here = spec.people or episode.people
    if len(set(here)) < 2:
        yield Problem("nobody talks alone", path, "at least two people, here or for the episode")
    if episode.main is not None and episode.main not in here:
        yield Problem(f"the main speaker {episode.main!r} is not in it", (*path, "people"), "the main speaker too")
    for at, happened in enumerate(spec.happened):
        if happened.to not in people:
            yield Problem(
                f"there is no person {happened.to!r}", (*path, "happened", at, "to"), nearest(happened.to, people)
            )
    for at, question in enumerate(spec.questions):
        yield from _question(question, int(path[-1]) + 1, here, (*path, "questions", at))
    places = {place.slug for place in study.places}
    if spec.place is not None and spec.place not in places:
        yield Problem(f"there is no place {spec.place!r}", (*path, "place"), nearest(spec.place, places))


def _question(question: QuestionSpec, number: int, here: tuple[str, ...], path: KeyPath) -> Iterator[Problem]:
    for key, person in (("by", question.by), ("to", question.to)):
        if person not in here:
            yield Problem(f"{person!r} is not in this session", (*path, key), nearest(person, here))
    if question.by == question.to:
        yield Problem("nobody asks itself", (*path, "to"), "somebody else")
    if question.about is not None and question.about >= number:
        yield Problem("it is about a session that is not over", (*path, "about"), "an earlier one")


def _times(study: Study, spec: SessionsProtocol) -> Iterator[Problem]:
    clock = Clock(study.clock)
    try:
        held = [
            (at, one) for at, episode in enumerate(episodes_of(study)) for one in sittings(episode, clock, spec.time)
        ]
        days_needed(study)
    except OverflowError:
        yield Problem("the last session would be after the year 9999", _EPISODES, "less time in between")
        return
    bounded = study.clock.days is not None or study.clock.end is not None
    busy: dict[str, list[tuple[int, Sitting]]] = {}
    for at, sitting in sorted(held, key=lambda pair: (pair[1].start, pair[0])):
        path: KeyPath = (*_EPISODES, at, "sessions", sitting.number - 1)
        if sitting.number > 1 and sitting.gap_seconds < SESSION_SECONDS:
            yield Problem("it begins before the session before it is over", path, "an hour or more in between")
        if bounded and sitting.start >= clock.seconds:
            when = clock.moment(sitting.start).date
            yield Problem(f"it would be on {when}, after the clock has run out", path, "a clock without days and end")
        for person in sitting.people:
            before = busy.setdefault(person, [])
            if before and sitting.start < before[-1][1].start + SESSION_SECONDS and before[-1][0] != at:
                yield Problem(f"{person!r} is in another session at that time", path, "another time")
            before.append((at, sitting))


def days_needed(study: Study) -> int | None:
    """Return how many days the clock of `study` has to run for all its sessions; None where there are none.

    Raises:
        OverflowError: If the last session would be after the year 9999.
    """
    spec = study.protocol
    if not isinstance(spec, SessionsProtocol):
        return None
    clock = Clock(study.clock)
    last = max((sittings(episode, clock, spec.time)[-1].start for episode in episodes_of(study)), default=0)
    end = datetime.fromisoformat(study.clock.start) + timedelta(seconds=last + SESSION_SECONDS)
    if end.year > _LAST_YEAR:
        raise OverflowError("the last session would be after the year 9999")
    return -(-(last + SESSION_SECONDS) // _SECONDS_PER_DAY)
