"""Points of time as people name them: "tomorrow evening at six", "in half an hour"."""

from __future__ import annotations

from agents.perception import MINUTES_PER_DAY, Moment
from agents.persona import Weekday

_HOURS = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MINUTE = 60
_DAY = 24 * 60 * 60
_NOON = 12 * 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def daypart(minute: int) -> str:
    """Return "morning", "afternoon", "evening" or "night" for a minute of the day."""
    if minute < 4 * 60 or minute >= 22 * 60:
        return "night"
    if minute < _NOON:
        return "morning"
    return "afternoon" if minute < 17 * 60 + 30 else "evening"


def clock_words(minute: int, *, exact: bool = False) -> str:
    """Return a minute of the day in words ("half past five"), in figures where words would be clumsy or inexact."""
    hour, rest = divmod(minute % MINUTES_PER_DAY, 60)
    if exact:
        return f"{hour}:{rest:02d}"
    if rest == 0:
        return {0: "midnight", 12: "noon"}.get(hour, _HOURS[hour % 12])
    if rest == 15:
        return f"a quarter past {_HOURS[hour % 12]}"
    if rest == 30:
        return f"half past {_HOURS[hour % 12]}"
    if rest == 45:
        return f"a quarter to {_HOURS[(hour + 1) % 12]}"
    return f"{hour}:{rest:02d}"


def minute_of(now: Moment, seconds: int) -> int:
    """Return the minute of the day of a point of simulated time."""
    return (now.minute + (seconds - now.seconds) // _MINUTE) % MINUTES_PER_DAY


def days_ahead(now: Moment, seconds: int) -> int:
    """Return how many days after today a point of simulated time lies (negative before)."""
    return (now.minute * _MINUTE + seconds - now.seconds) // _DAY


def day_words(now: Moment, seconds: int, *, date: str = "") -> str:
    """Return the day and its part: "this evening", "tomorrow morning", "on Friday afternoon", "yesterday evening"."""
    ahead = days_ahead(now, seconds)
    part = daypart(minute_of(now, seconds))
    if ahead == 0:
        return "tonight" if part == "night" else f"this {part}"
    if ahead == 1:
        return f"tomorrow {part}"
    if ahead == -1:
        return "last night" if part == "night" else f"yesterday {part}"
    if 1 < ahead < 7:
        return f"on {weekday_after(now.weekday, ahead)} {part}"
    return f"on {_date_words(date)}" if ahead > 0 and date else _far(ahead)


def moment_words(now: Moment, at: Moment, *, exact: bool = False) -> str:
    """Return day and time of `at`: "tomorrow evening at six"."""
    return day_and_clock(day_words(now, at.seconds, date=at.date), clock_words(at.minute, exact=exact))


def day_and_clock(day: str, clock: str) -> str:
    """Return day and time as one says them: noon needs no part of the day with it.

    Example:
        >>> day_and_clock("tomorrow evening", "six"), day_and_clock("tomorrow afternoon", "noon")
        ('tomorrow evening at six', 'tomorrow at noon')
    """
    plain = {"this afternoon": "today"}.get(day, day.removesuffix(" afternoon")) if clock == "noon" else day
    return f"{plain} at {clock}"


def soon_words(now: Moment, seconds: int, *, exact: bool = False) -> str:
    """Return when something that comes begins, seen from `now`: "in a few minutes", "at half past five"."""
    minutes = (seconds - now.seconds) // _MINUTE
    if minutes <= 10:
        return "in a moment"
    if minutes <= 20:
        return "in a quarter of an hour"
    if minutes <= 35:
        return "in half an hour"
    ahead = days_ahead(now, seconds)
    clock = clock_words(minute_of(now, seconds), exact=exact)
    return f"at {clock}" if ahead <= 0 else day_and_clock(day_words(now, seconds), clock)


def past_words(now: Moment, seconds: int) -> str:
    """Return when something was, seen from `now`: "just now", "earlier", "this morning", "the other day"."""
    minutes = (now.seconds - seconds) // _MINUTE
    if minutes < 40:
        return "just now"
    ahead = days_ahead(now, seconds)
    if ahead == 0 and daypart(minute_of(now, seconds)) == daypart(now.minute):
        return "earlier"
    return day_words(now, seconds) if ahead >= -1 else "the other day"


def weekday_after(today: Weekday, days: int) -> str:
    """Return the name of the weekday `days` after `today`, with its capital."""
    return _WEEKDAYS[(_WEEKDAYS.index(today) + days) % 7].capitalize()


def _date_words(date: str) -> str:
    _, month, day = date.split("T", maxsplit=1)[0].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]}"


def _far(ahead: int) -> str:
    return f"in {ahead} days" if ahead > 0 else "some days ago"
