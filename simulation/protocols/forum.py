"""A forum: people look in a few times a day, read what their feed shows, and write; some meet face to face beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.planning import minute_of
from agents.talk import Utterance
from simulation.clock import Clock, Tick
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.protocols.daily_meetings import DailyMeetings
from simulation.scenario import DailyMeetingsProtocol, ForumProtocol, Study

_SESSION_SECONDS = 1800


class Forum:
    """Ticks are sessions of the forum and, in the evening, rounds of meetings; see `ForumProtocol`."""

    lives_by_plans = False
    one_gathering = True
    max_participants = 2
    turns_per_tick = 2
    max_turns = 2

    def __init__(self, study: Study, clock: Clock, spec: ForumProtocol) -> None:
        self._clock = clock
        self._times = sorted(minute_of(time) for time in spec.times)
        self._rounds = spec.meetings
        self._evening = minute_of(spec.meeting_time)
        self._sessions: set[int] = set()
        meetings = DailyMeetingsProtocol(partners=max(1, spec.meetings), terse=True)
        self._meetings = DailyMeetings(study, clock, meetings)

    def is_session(self, tick: Tick) -> bool:
        """Return whether `tick` is one of the forum's; else people meet face to face."""
        return self._clock.moment(tick.start).minute in self._times

    def ticks(self) -> Iterator[Tick]:
        """Yield the sessions and rounds of every day in order of time; a round that falls on a session gives way."""
        rounds = [self._evening + number * _SESSION_SECONDS // 60 for number in range(self._rounds)]
        minutes = sorted({*self._times, *(minute for minute in rounds if minute < 24 * 60)})
        index, day = 1, 0
        while self._clock.seconds_at(day, 0) < self._clock.seconds:
            for minute in minutes:
                start = self._clock.seconds_at(day, minute)
                if 0 <= start < self._clock.seconds:
                    yield Tick(index, start, _SESSION_SECONDS)
                    index += 1
            day += 1

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Pair people off in a round of meetings; nobody meets in a session."""
        if not self._rounds or self.is_session(tick):
            return (), ()
        return self._meetings.meet(gathering, tick)

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is."""
        return participants[len(utterances) % len(participants)]

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether both have spoken."""
        return len(utterances) >= len(participants)
