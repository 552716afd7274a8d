"""A debate: two sides argue in turn before an audience that listens, scores and may change its mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from agents.planning import minute_of
from agents.talk import Utterance
from simulation.clock import Clock, Tick
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.scenario import DebateProtocol, Study

_SESSION_SECONDS = 7200


class Debate:
    """One session a day; see `DebateProtocol`."""

    lives_by_plans = False
    one_gathering = True

    def __init__(self, _study: Study, clock: Clock, spec: DebateProtocol) -> None:
        self._clock = clock
        self._minute = minute_of(spec.time)
        turns = zip_longest(spec.speakers_for, spec.speakers_against)
        self.speakers = tuple(person for person in chain.from_iterable(turns) if person is not None)
        self.turns_per_tick = self.max_turns = spec.rounds * len(self.speakers)
        self.max_participants = 100_000

    def ticks(self) -> Iterator[Tick]:
        """Yield the sessions within the run, one a day."""
        index, day = 1, 0
        while (start := self._clock.seconds_at(day, self._minute)) < self._clock.seconds:
            if start >= 0:
                yield Tick(index, start, _SESSION_SECONDS)
                index += 1
            day += 1

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Seat everybody: the speakers who are there in their order, then the audience."""
        here = set(gathering.free) if tick.index else set()
        speakers = tuple(person for person in self.speakers if person in here)
        audience = tuple(person for person in gathering.free if person not in speakers)
        if not speakers or len(here) < 2:
            return (), ()
        return (Opening((*speakers, *audience), "to debate"),), ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is: the speakers one after the other."""
        speakers = [person for person in participants if person in self.speakers]
        return speakers[len(utterances) % len(speakers)]

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether all rounds are done."""
        return len(utterances) >= self.max_turns or not participants
