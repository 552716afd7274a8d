"""Daily meetings: once a day everybody meets some partners drawn by lot, and talks with each in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.planning import minute_of
from agents.streams import Stream
from agents.talk import Utterance
from simulation.clock import Clock, Tick
from simulation.protocols import turns
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.scenario import DailyMeetingsProtocol, Study

_ROUND_SECONDS = 1800


class DailyMeetings:
    """Each day has one tick per round; in a round everybody has at most one partner."""

    lives_by_plans = False
    one_gathering = True
    meets_by_lot = True
    max_participants = 2

    def __init__(self, study: Study, clock: Clock, spec: DailyMeetingsProtocol) -> None:
        self._seed = study.seed
        self._clock = clock
        self._rounds = spec.partners
        self._minute = minute_of(spec.time)
        self.along_ties = spec.along_ties
        self.turns_per_tick = spec.max_turns
        self.max_turns = spec.max_turns

    def ticks(self) -> Iterator[Tick]:
        """Yield the rounds of every day whose meeting time lies within the run."""
        index = 1
        day = 0
        while (start := self._clock.seconds_at(day, self._minute)) < self._clock.seconds:
            for number in range(self._rounds if start >= 0 else 0):
                yield Tick(index, start + number * _ROUND_SECONDS, _ROUND_SECONDS)
                index += 1
            day += 1

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Pair people off in an order drawn for this round; where the number is odd, somebody stays alone."""
        stream = Stream(self._seed, "meet", gathering.place, tick.index)
        waiting = stream.shuffled(gathering.free)
        openings: list[Opening] = []
        while len(waiting) > 1:
            person = waiting.pop(0)
            partner = next((other for other in waiting if self._may_meet(gathering, person, other)), None)
            if partner is not None:
                waiting.remove(partner)
                openings.append(Opening((person, partner), "to hear the news of the day"))
        return openings, ()

    def _may_meet(self, gathering: Gathering, person: str, other: str) -> bool:
        return not self.along_ties or other in gathering.acquainted.get(person, ())

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is; see `simulation.protocols.turns`."""
        return turns.next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether both have taken leave."""
        return turns.is_over(participants, utterances)
