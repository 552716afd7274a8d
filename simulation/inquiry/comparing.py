"""Comparing two runs: the first thing that differs, and what differs by day in talk, knowledge and ties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from agents.errors import QuestionError
from simulation.clock import Clock
from simulation.events import Considered, Event, Informed, Related, Told, Unrelated, Uttered
from simulation.record import Record, TickRow
from simulation.replaying import first_difference
from simulation.run import Run


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """Where two runs part: the tick, when that is in simulated time, and what differs in words."""

    tick: int
    time: str
    what: str


@dataclass(frozen=True, slots=True)
class DayDifference:
    """What differs on one day.

    Args:
        day: From 1.
        lines: Utterances in the first run and in the second.
        same_lines: Utterances with the same speaker, time and text in both.
        knowers: By claim: who knows it by the end of the day only in the first, and only in the second.
        decisions: Pairs of (person, claim) whose attitude or decision to attend differs by the end of the day.
        ties: Directed pairs that know each other by the end of the day only in the first, and only in the second.
    """

    day: int
    lines: tuple[int, int]
    same_lines: int
    knowers: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    decisions: tuple[tuple[str, str], ...]
    ties: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two runs differ; `first` is None where all they both have is equal."""

    ticks: tuple[int, int]
    first: FirstDifference | None
    days: tuple[DayDifference, ...]


def compare(one: Run, other: Run) -> Comparison:
    """Return how two runs differ.

    Raises:
        QuestionError: If they do not begin at the same date, so that days cannot be set side by side.
        JournalError: If a journal is damaged.
    """
    clock = Clock(one.scenario.study.clock)
    if clock.start != Clock(other.scenario.study.clock).start:
        raise QuestionError("the two runs begin at different dates; their days cannot be compared")
    with one.record() as first, other.record() as second:
        ticks = (first.ticks(), second.ticks())
        return Comparison(
            ticks=(ticks[0][-1].tick.index if ticks[0] else 0, ticks[1][-1].tick.index if ticks[1] else 0),
            first=_first(first, second, ticks, clock),
            days=tuple(_days(first, second, clock)),
        )


def _first(
    one: Record, other: Record, ticks: tuple[list[TickRow], list[TickRow]], clock: Clock
) -> FirstDifference | None:
    for before, after in zip(*ticks, strict=False):
        if before.hash == after.hash:
            continue
        entries = (one.committed(before).entries, other.committed(after).entries)
        what = first_difference(*entries, names=("the first", "the other"))
        if before.tick.index == 0 and what.startswith("the order or the chain"):
            continue  # two studies begin with hashes of their own; what happens is compared below
        if one.committed(before).bodies == other.committed(after).bodies:
            continue
        moment = clock.moment(before.tick.start)
        return FirstDifference(before.tick.index, f"{moment.date} {moment.clock}", what)
    return None


@dataclass(slots=True)
class _Day:
    """What a run comes to by the end of a day; `lines` are those of the day alone."""

    lines: list[tuple[int, str, str]]
    knowers: dict[str, set[str]]
    decisions: dict[tuple[str, str], tuple[str, bool | None]]
    ties: set[tuple[str, str]]


def _days(one: Record, other: Record, clock: Clock) -> Iterator[DayDifference]:
    for day, (first, second) in enumerate(zip_longest(_by_day(one, clock), _by_day(other, clock)), start=1):
        if first is None or second is None:
            return
        claims = sorted(first.knowers.keys() | second.knowers.keys())
        knowers = [
            (claim, *_apart(first.knowers.get(claim, set()), second.knowers.get(claim, set()))) for claim in claims
        ]
        pairs = first.decisions.keys() & second.decisions.keys()
        yield DayDifference(
            day=day,
            lines=(len(first.lines), len(second.lines)),
            same_lines=len(set(first.lines) & set(second.lines)),
            knowers=tuple(row for row in knowers if row[1] or row[2]),
            decisions=tuple(sorted(pair for pair in pairs if first.decisions[pair] != second.decisions[pair])),
            ties=(tuple(sorted(first.ties - second.ties)), tuple(sorted(second.ties - first.ties))),
        )


def _apart(first: set[str], second: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(first - second)), tuple(sorted(second - first))


def _by_day(record: Record, clock: Clock) -> Iterator[_Day]:
    starts = {row.tick.index: row.tick.start for row in record.ticks()}
    day, today = 0, _Day([], {}, {}, set())
    for happened in record.events():
        at = clock.moment(starts[happened.tick]).day
        while day < at:
            yield today
            day, today = day + 1, _next(today)
        _note(today, happened.event, starts[happened.tick])
    last = clock.moment(max(starts.values(), default=0)).day
    while day < last:  # days on which nothing happened are days too
        yield today
        day, today = day + 1, _next(today)
    yield today


def _next(today: _Day) -> _Day:
    """Return the day after `today`, before anything happens on it."""
    knowers = {claim: set(people) for claim, people in today.knowers.items()}
    return _Day([], knowers, dict(today.decisions), set(today.ties))


def _note(day: _Day, event: Event, seconds: int) -> None:
    match event:
        case Uttered():
            day.lines.append((seconds, event.utterance.speaker, event.utterance.text))
        case Told():
            day.knowers.setdefault(event.claim, set()).add(event.hearer)
        case Informed():
            day.knowers.setdefault(event.claim, set()).add(event.person)
        case Considered():
            day.decisions[event.person, event.claim] = (event.attitude, event.attending)
        case Related():
            day.ties.add((event.person, event.other))
        case Unrelated():
            day.ties.discard((event.person, event.other))
        case _:
            pass
