"""A waking day in minutes from midnight, and when places are open in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from agents.perception import MINUTES_PER_DAY, Moment, PlaceView
from agents.persona import Weekday

SECONDS_PER_MINUTE = 60
_SECONDS_PER_DAY = MINUTES_PER_DAY * SECONDS_PER_MINUTE
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
LATEST_MINUTE = 2 * MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end`, in minutes from midnight of the waking day; both may pass 1440."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start

    def within(self, other: Span) -> Span | None:
        """Return the part of this span that lies in `other`, None where there is none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class WakingDay:
    """The time between waking and sleeping.

    Args:
        midnight: Simulated seconds of the midnight before waking.
        weekday: Of that day.
        awake: From waking to sleeping.
    """

    midnight: int
    weekday: Weekday
    awake: Span

    def minute(self, seconds: int) -> int:
        """Return the minute of this day that `seconds` of simulated time falls into."""
        return (seconds - self.midnight) // SECONDS_PER_MINUTE

    def weekday_after(self, days: int) -> Weekday:
        """Return the weekday `days` later."""
        return _WEEKDAYS[(_WEEKDAYS.index(self.weekday) + days) % len(_WEEKDAYS)]


def waking_day(moment: Moment, wakes: int, sleeps: int, *, began: int | None = None) -> WakingDay:
    """Return the day that runs from `wakes` to `sleeps` (simulated seconds), reckoned from a `moment` near it.

    The span is at least a minute long and ends by the second midnight, whatever was given.

    Args:
        moment: Now.
        wakes: The start of what is planned.
        sleeps: The end.
        began: When the day began, where that was before `wakes`: minutes count from the midnight before it.
    """
    today = moment.seconds - moment.seconds % SECONDS_PER_MINUTE - moment.minute * SECONDS_PER_MINUTE
    days = (min(wakes, wakes if began is None else began) - today) // _SECONDS_PER_DAY
    midnight = today + days * _SECONDS_PER_DAY
    start = -(-(wakes - midnight) // SECONDS_PER_MINUTE)
    end = min((sleeps - midnight) // SECONDS_PER_MINUTE, LATEST_MINUTE)
    weekday = _WEEKDAYS[(_WEEKDAYS.index(moment.weekday) + days) % len(_WEEKDAYS)]
    return WakingDay(midnight, weekday, Span(start, max(end, start + 1)))


def open_spans(place: PlaceView, within: Span) -> list[Span]:
    """Return the parts of `within` in which `place` is open, in order of time."""
    if place.opens is None or place.closes is None or place.opens == place.closes:
        return [within]
    length = (place.closes - place.opens) % MINUTES_PER_DAY
    spans = (Span(place.opens + day, place.opens + day + length) for day in range(-MINUTES_PER_DAY, within.end, 1440))
    return [part for part in (span.within(within) for span in spans) if part]


def is_open(place: PlaceView, span: Span) -> bool:
    """Return whether `place` is open for all of `span`."""
    return open_spans(place, span) == [span]


def clock_minute(text: str) -> int:
    """Return the minute of the day of a clock time such as "07:30"."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def free_spans(within: Span, taken: Sequence[Span]) -> list[Span]:
    """Return what `taken` leaves of `within`, in order of time."""
    free, start = [], within.start
    for span in sorted(taken, key=lambda span: (span.start, span.end)):
        if span.start > start:
            free.append(Span(start, min(span.start, within.end)))
        start = max(start, span.end)
    if start < within.end:
        free.append(Span(start, within.end))
    return [span for span in free if span.minutes > 0]
