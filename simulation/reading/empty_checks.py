"""Studies in which nothing can happen: their clock gives no time to meet, or nobody can be brought together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from agents.planning import minute_of
from simulation.reading.problems import Problem
from simulation.scenario import DailyMeetingsProtocol, DebateProtocol, ForumProtocol, Study
from simulation.specs.batch_spec import BatchProtocol
from simulation.specs.intervention_spec import Join

_DAY = 24 * 60


def empty_problems(study: Study) -> Iterator[Problem]:
    """Yield why nothing can happen in `study`, whose clock is complete: an empty run is never a success."""
    match study.protocol:
        case DailyMeetingsProtocol(time=time) | DebateProtocol(time=time):
            yield from _never(study, ("time",), (time,))
        case ForumProtocol(times=times, meetings=meetings, meeting_time=meeting_time):
            yield from _never(study, ("times",), (*times, meeting_time) if meetings else times)
        case BatchProtocol() as batch:
            yield from _too_few(study, batch)
        case _:
            pass


def _never(study: Study, path: tuple[str, ...], times: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the problem where the clock ends before any of `times` of day comes."""
    start, end = datetime.fromisoformat(study.clock.start), datetime.fromisoformat(study.clock.end or study.clock.start)
    begins = start.hour * 60 + start.minute
    lasts = (end - start).total_seconds() / 60
    if all((minute_of(time) - begins) % _DAY >= lasts for time in times):
        clock = f"from {start:%Y-%m-%dT%H:%M} to {end:%Y-%m-%dT%H:%M}"
        yield Problem(
            f"nobody ever meets: it is never {' or '.join(times)} {clock}", ("protocol", *path), "a time then"
        )


def _too_few(study: Study, batch: BatchProtocol) -> Iterator[Problem]:
    people = len(study.people) + sum(isinstance(spec, Join) for spec in study.interventions)
    if batch.seats > people:
        here = "is 1 person" if people == 1 else f"are {people} people"
        text = f"dialogues of {batch.seats} cannot be where there {here}"
        yield Problem(text, ("protocol", "seats"), "more people or fewer seats")
    elif batch.seats > batch.circle:
        text = f"dialogues of {batch.seats} cannot be in a circle of {batch.circle}"
        yield Problem(text, ("protocol", "circle"), f"at least {batch.seats}")
