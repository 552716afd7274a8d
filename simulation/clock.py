"""Simulated time: whole seconds since the start, the ticks that divide it, and the dates people call it by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import get_args

from agents.perception import Moment
from agents.persona import Weekday
from simulation.scenario import ClockSpec

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
SECONDS_PER_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Tick:
    """One step of the world's time; index 0 is the founding, which takes no time.

    Args:
        index: From 1 for the first step.
        start: Simulated seconds since the start of the scenario.
        seconds: How long it lasts.
    """

    index: int
    start: int
    seconds: int


class Clock:
    """Turns simulated seconds into moments with a date and a time of day.

    Days are calendar days: the scenario's day 0 is the day it starts on, and `midnight` of it may lie
    before second 0.
    """

    def __init__(self, spec: ClockSpec) -> None:
        self.start = datetime.fromisoformat(spec.start)
        if spec.end is not None:
            self.seconds = int((datetime.fromisoformat(spec.end) - self.start).total_seconds())
        else:
            self.seconds = (spec.days or 1) * SECONDS_PER_DAY
        self.tick_seconds = spec.minutes_per_tick * 60
        self._offset = (self.start.hour * 60 + self.start.minute) * 60
        self._moment = lru_cache(maxsize=4096)(self._make_moment)

    def moment(self, seconds: int) -> Moment:
        """Return the moment `seconds` after the start."""
        return self._moment(seconds)

    def midnight(self, day: int) -> int:
        """Return the simulated seconds of the midnight at which the scenario's `day` (from 0) begins."""
        return day * SECONDS_PER_DAY - self._offset

    def seconds_at(self, day: int, minute: int) -> int:
        """Return the simulated seconds of `minute` of the scenario's `day` (from 0)."""
        return self.midnight(day) + minute * 60

    def seconds_of(self, date: str) -> int:
        """Return the simulated seconds of an ISO date or date and time; may be negative.

        Raises:
            ValueError: If `date` is neither.
        """
        return int((datetime.fromisoformat(date) - self.start).total_seconds())

    def _make_moment(self, seconds: int) -> Moment:
        at = self.start + timedelta(seconds=seconds)
        day = (seconds + self._offset) // SECONDS_PER_DAY
        return Moment(
            seconds=seconds,
            day=day,
            minute=at.hour * 60 + at.minute,
            weekday=WEEKDAYS[at.weekday()],
            date=at.date().isoformat(),
        )
