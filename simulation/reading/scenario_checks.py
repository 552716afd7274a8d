"""What the shape of a scenario cannot say: that names lead somewhere, times follow each other, and sizes make sense.

Each check is a small generator of problems, and each problem carries the path of what is wrong, so that its line
is found. They hold for a file as read and for a resolved study alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from agents.persona import Persona
from simulation.reading.crowds import crowd_ids
from simulation.reading.dialogue_checks import dialogue_problems
from simulation.reading.intervention_checks import Names, intervention_problems, newcomers
from simulation.reading.problems import KeyPath, Problem, named, nearest, shown
from simulation.reading.session_checks import days_needed, session_problems
from simulation.reading.topic_checks import topic_problems
from simulation.scenario import ClockSpec, Crowd, Study
from simulation.specs.session_spec import SessionsProtocol

MAX_PEOPLE = 20_000
MAX_TIES = 2_000_000
MAX_DAYS = 3660
_LONGEST_CROWD_ID = 56
_BREAK = re.compile("[\n\t\u2028\u2029]")
_MAY_HAVE_LINES = frozenset({"description", "question"})

Problems = Iterator[Problem]


def study_problems(study: Study, crowds: Sequence[Crowd] = (), kept: Sequence[str] = ()) -> list[Problem]:
    """Return everything that is wrong with `study` and its `crowds` beyond their shape.

    Parts called `kept` may be missing: a run was made with them, and is read without them.

    Sizes are checked first and alone, since nothing else should be tried with a million people.
    """
    first = [*_sizes(study, crowds), *_clock(study.clock, longest=_longest(study))]
    if first:
        return first
    found = [problem for check in _CHECKS for problem in check(study, crowds)]
    people = _people(study, crowds) | {person.slug for _, person in newcomers(study)}
    return [*found, *dialogue_problems(study, people, kept), *_measures(study, kept)]


def clock_ends(clock: ClockSpec) -> tuple[datetime, datetime]:
    """Return when the world begins and ends.

    Raises:
        ValueError: If a date does not exist.
        OverflowError: If it would end after the year 9999.
    """
    start = datetime.fromisoformat(clock.start)
    if clock.end is not None:
        return start, datetime.fromisoformat(clock.end)
    return start, start + timedelta(days=clock.days or 1)


def study_ends(study: Study) -> tuple[datetime, datetime]:
    """Return when the world of `study` begins and ends: as its clock says, else after its last session, else in a day.

    Sessions that would be after the year 9999 are left to their own check.

    Raises:
        ValueError: If a date does not exist.
        OverflowError: If the clock itself would end after the year 9999.
    """
    start, end = clock_ends(study.clock)
    try:
        days = days_needed(study) if study.clock.end is None and study.clock.days is None else None
    except OverflowError:
        days = None
    return start, end if days is None else start + timedelta(days=days)


def _sizes(study: Study, crowds: Sequence[Crowd]) -> Problems:
    people = len(study.people) + sum(crowd.count for crowd in crowds)
    if not people:
        yield Problem("nobody lives here", ("people",), "at least one person under people, personas or crowds")
    if people > MAX_PEOPLE:
        path: KeyPath = ("crowds",) if crowds else ("people",)
        yield Problem(f"there are {people:,} people, which is too many", path, f"at most {MAX_PEOPLE:,}")
    if not study.places:
        yield Problem("there is nowhere to be", ("places",), "at least one place")
    for at, crowd in enumerate(crowds):
        if len(crowd.id) > _LONGEST_CROWD_ID:
            yield Problem("the id of a crowd is too long", ("crowds", at, "id"), f"at most {_LONGEST_CROWD_ID} letters")


def _longest(study: Study) -> timedelta:
    """Return how long the clock may run: episodes have few ticks, however many years they take."""
    return timedelta.max if isinstance(study.protocol, SessionsProtocol) else timedelta(days=MAX_DAYS)


def _clock(clock: ClockSpec, *, longest: timedelta) -> Problems:
    if clock.end is not None and clock.days is not None:
        yield Problem("the clock has both 'end' and 'days'", ("clock", "days"), "one of them")
        return
    for key, value in (("start", clock.start), ("end", clock.end)):
        if value is not None and not _exists(value):
            yield Problem(
                f"there is no {value} in the calendar", ("clock", key), "a date that exists, from 0001 to 9999"
            )
            return
    try:
        start, end = clock_ends(clock)
    except OverflowError:
        yield Problem("the clock runs past the year 9999", ("clock", "days"), "an earlier start or fewer days")
        return
    if end <= start:
        yield Problem(
            f"the clock ends at {clock.end}, not after its start", ("clock", "end"), f"later than {clock.start}"
        )
    elif end - start > longest:
        yield Problem(f"the clock runs for {(end - start).days:,} days", ("clock", "end"), f"at most {MAX_DAYS:,} days")


def _exists(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _unique_ids(study: Study, crowds: Sequence[Crowd]) -> Problems:
    people: list[tuple[KeyPath, str]] = [(("people", at, "id"), person.slug) for at, person in enumerate(study.people)]
    people += [(("interventions", at, "person", "id"), person.slug) for at, person in newcomers(study)]
    people += [(("crowds", at, "id"), each) for at, crowd in enumerate(crowds) for each in crowd_ids(crowd)]
    yield from _twice("people", people)
    yield from _twice("places", [(("places", at, "id"), place.slug) for at, place in enumerate(study.places)])
    yield from _twice("topics", [(("topics", at, "id"), topic.id) for at, topic in enumerate(study.topics)])
    yield from _twice("claims", [(("claims", at, "id"), claim.id) for at, claim in enumerate(study.claims)])


def _twice(noun: str, found: Iterable[tuple[KeyPath, str]]) -> Problems:
    seen: set[str] = set()
    told: set[KeyPath] = set()
    for path, each in found:
        if each in seen and path not in told:
            told.add(path)
            yield Problem(f"two {noun} have the id {each!r}", path, "an id of its own for each")
        seen.add(each)


def _one_line(study: Study, crowds: Sequence[Crowd]) -> Problems:
    for key in ("people", "places", "claims", "topics", "ties", "interventions"):
        for at, item in enumerate(getattr(study, key)):
            yield from _broken_lines(item.model_dump(), (key, at))
    for at, crowd in enumerate(crowds):
        yield from _broken_lines(crowd.model_dump(), ("crowds", at))


def _broken_lines(value: object, path: KeyPath) -> Problems:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _broken_lines(item, (*path, key))
    elif isinstance(value, tuple | list):
        for at, item in enumerate(value):
            yield from _broken_lines(item, (*path, at))
    elif isinstance(value, str) and path[-1] not in _MAY_HAVE_LINES and value:
        if not value.strip():
            yield Problem(f"{named(path)} is blank", path, "something that can be read")
        elif _BREAK.search(value):
            yield Problem(f"{named(path)} has a line break or tab in it", path, "one line; '>' folds several into one")


def _places(study: Study, _: Sequence[Crowd]) -> Problems:
    known = {place.slug for place in study.places}
    for at, place in enumerate(study.places):
        if place.hours and place.hours.opens == place.hours.closes:
            yield Problem(
                f"{place.name!r} closes when it opens", ("places", at, "hours"), "two times, or no hours if always open"
            )
        seen: set[str] = set()
        for which, near in enumerate(place.near):
            path: KeyPath = ("places", at, "near", which, "place")
            yield from _known_place(near.place, known, path)
            if near.place == place.slug:
                yield Problem(f"{near.place!r} is near itself", path, "another place")
            if near.place in seen:
                yield Problem(f"{near.place!r} is near twice", path, "each place once")
            seen.add(near.place)


def _things(study: Study, _: Sequence[Crowd]) -> Problems:
    for at, place in enumerate(study.places):
        known = {thing.id for thing in place.things}
        yield from _twice("things", [(("places", at, "things", n, "id"), one.id) for n, one in enumerate(place.things)])
        for n, thing in enumerate(place.things):
            for which, action in enumerate(thing.can):
                for key, others in (("needs", action.needs), ("leaves", action.leaves)):
                    for other in others:
                        if other not in known:
                            path: KeyPath = ("places", at, "things", n, "can", which, key)
                            yield Problem(f"there is no thing {other!r} at {place.name!r}", path, nearest(other, known))


def _known_place(place: str | None, known: set[str], path: KeyPath) -> Problems:
    if place is not None and place not in known:
        yield Problem(f"there is no place {place!r}", path, nearest(place, known))


def _lives(study: Study, crowds: Sequence[Crowd]) -> Problems:
    known = {place.slug for place in study.places}
    described: list[tuple[KeyPath, Persona]] = [(("people", at), person) for at, person in enumerate(study.people)]
    described += [(("crowds", at, "persona"), crowd.persona) for at, crowd in enumerate(crowds)]
    described += [(("interventions", at, "person"), person) for at, person in newcomers(study)]
    for path, person in described:
        yield from _life(person, known, (*path, "context"))
    for at, crowd in enumerate(crowds):
        for which, home in enumerate(crowd.homes):
            yield from _known_place(home, known, ("crowds", at, "homes", which))


def _life(person: Persona, known: set[str], path: KeyPath) -> Problems:
    life = person.context
    yield from _known_place(life.home, known, (*path, "home"))
    if life.wake == life.sleep:
        yield Problem(f"waking and sleeping are both at {life.wake}", (*path, "sleep"), "another time than 'wake'")
    for at, habit in enumerate(life.habits):
        yield from _known_place(habit.at, known, (*path, "habits", at, "at"))
        if habit.start == habit.end:
            yield Problem(
                f"{habit.do!r} ends when it starts", (*path, "habits", at, "end"), "another time than 'start'"
            )


def _ties(study: Study, crowds: Sequence[Crowd]) -> Problems:
    known = _people(study, crowds)
    seen: set[frozenset[str]] = set()
    for at, tie in enumerate(study.ties):
        path: KeyPath = ("ties", at, "between")
        unknown = [(end, person) for end, person in enumerate(tie.between) if person not in known]
        for end, person in unknown:
            yield Problem(f"there is no person {person!r}", (*path, end), nearest(person, known))
        pair = frozenset(tie.between)
        if len(pair) == 1 and not unknown:
            yield Problem(f"{tie.between[0]!r} is tied to itself", path, "two people")
        if pair in seen:
            yield Problem(f"{' and '.join(tie.between)} are tied twice", path, "one tie between two people")
        seen.add(pair)


def _people(study: Study, crowds: Sequence[Crowd]) -> set[str]:
    return {person.slug for person in study.people} | {each for crowd in crowds for each in crowd_ids(crowd)}


def _network(study: Study, crowds: Sequence[Crowd]) -> Problems:
    network, people = study.network, len(study.people) + sum(crowd.count for crowd in crowds)
    if network is None:
        return
    if people == 1 and network.generator in ("watts_strogatz", "barabasi_albert"):
        expected = "at least two people, or no network"
        yield Problem(f"one person cannot be in a network of kind {network.generator}", ("network",), expected)
        return
    if network.generator == "watts_strogatz" and network.k >= people:
        yield Problem(
            f"{people} people cannot have {network.k} neighbours each", ("network", "k"), f"less than {people}"
        )
    if network.generator == "barabasi_albert" and network.m >= people:
        yield Problem(
            f"a newcomer cannot tie to {network.m} of {people} people", ("network", "m"), f"less than {people}"
        )
    pairs = people * (people - 1) // 2
    dense = {"complete": pairs, "erdos_renyi": int(pairs * network.p), "watts_strogatz": people * network.k // 2}
    dense |= {
        "stochastic_blocks": int(pairs * max(network.p_between, network.p / 2)),
        "homophily": people * network.m,
        "workplaces": people * max(network.k, 12),
    }
    ties = {**dense, "barabasi_albert": people * network.m}.get(network.generator, people)
    if ties > MAX_TIES:
        yield Problem(
            f"this makes {ties:,} ties, which is too many", ("network",), f"a sparser one, at most {MAX_TIES:,}"
        )


def _claims(study: Study, crowds: Sequence[Crowd]) -> Problems:
    people, places = _people(study, crowds), {place.slug for place in study.places}
    start, end = study_ends(study)
    for at, claim in enumerate(study.claims):
        if claim.origin not in people:
            path: KeyPath = ("claims", at, "origin")
            yield Problem(f"there is no person {claim.origin!r} to begin with", path, nearest(claim.origin, people))
        if claim.event is None:
            continue
        event, path = claim.event, ("claims", at, "event")
        yield from _known_place(event.place, places, (*path, "place"))
        if event.start == event.end:
            yield Problem(f"the event {claim.id!r} ends when it starts", (*path, "end"), "another time than 'start'")
            continue
        begins, ends = _event_times(start, event.day, event.start, event.end)
        if begins >= end or ends <= start:
            span = f"a day within {start:%Y-%m-%dT%H:%M} to {end:%Y-%m-%dT%H:%M}"
            yield Problem(f"the event {claim.id!r} falls outside the clock, on day {event.day}", (*path, "day"), span)


def _event_times(start: datetime, day: int, begins: str, ends: str) -> tuple[datetime, datetime]:
    """Return when an event begins and ends, as close to the last day there is as the calendar allows."""
    midnight = start.replace(hour=0, minute=0)
    left = (start.replace(year=9999, month=12, day=29) - midnight).days
    midnight += timedelta(days=min(day - 1, left))
    first, last = (midnight + timedelta(hours=int(time[:2]), minutes=int(time[3:])) for time in (begins, ends))
    return first, last if last > first else last + timedelta(days=1)


def _interventions(study: Study, crowds: Sequence[Crowd]) -> Problems:
    names = Names(
        people=frozenset(_people(study, crowds)) | {person.slug for _, person in newcomers(study)},
        places=frozenset(place.slug for place in study.places),
        claims=frozenset(claim.id for claim in study.claims),
        topics=frozenset(topic.id for topic in study.topics),
        groups=frozenset(_groups(study, crowds)),
    )
    yield from intervention_problems(study, names, study_ends(study)[1])


def _groups(study: Study, crowds: Sequence[Crowd]) -> Iterator[str]:
    for person in (*study.people, *(crowd.persona for crowd in crowds), *(one for _, one in newcomers(study))):
        yield from person.social.groups


def _episodes(study: Study, crowds: Sequence[Crowd]) -> Problems:
    yield from session_problems(study, _people(study, crowds) | {person.slug for _, person in newcomers(study)})


def _topics(study: Study, crowds: Sequence[Crowd]) -> Problems:
    yield from topic_problems(study, _people(study, crowds) | {person.slug for _, person in newcomers(study)})


def _measures(study: Study, kept: Sequence[str]) -> Problems:
    if not study.measures:
        return
    from simulation.measures.registry import measure_names

    names = tuple(sorted({*measure_names(), *kept}))
    for at, measure in enumerate(study.measures):
        if measure not in names:
            yield Problem(f"there is no measure {shown(measure)}", ("measures", at), nearest(measure, names))
        if measure in study.measures[:at]:
            yield Problem(f"the measure {shown(measure)} stands twice", ("measures", at), "each measure once")


_CHECKS: tuple[Callable[[Study, Sequence[Crowd]], Problems], ...] = (
    _unique_ids,
    _one_line,
    _places,
    _things,
    _lives,
    _ties,
    _network,
    _claims,
    _topics,
    _episodes,
    _interventions,
)
