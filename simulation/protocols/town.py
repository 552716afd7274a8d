"""Town life: people follow their plans, move between places, and talk to whom they meet there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.streams import Stream
from agents.talk import Utterance
from simulation.clock import Clock, Tick
from simulation.protocols import turns
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.scenario import Study, TownProtocol


class TownLife:
    """The protocol of a town; see `simulation.scenario.TownProtocol` for its parameters."""

    lives_by_plans = True
    one_gathering = False

    def __init__(self, study: Study, clock: Clock, spec: TownProtocol) -> None:
        self._seed = study.seed
        self._clock = clock
        self.turns_per_tick = spec.turns_per_tick
        self.max_turns = spec.max_turns
        self.max_participants = spec.max_participants

    def ticks(self) -> Iterator[Tick]:
        """Yield ticks of equal length until the end; the last one may be shorter."""
        length, total = self._clock.tick_seconds, self._clock.seconds
        for index, start in enumerate(range(0, total, length), start=1):
            yield Tick(index, start, min(length, total - start))

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Let those who want to approach or join somebody do so, in an order drawn for this place and tick."""
        openings: list[Opening] = []
        joinings: list[Joining] = []
        free = set(gathering.free)
        rooms = {talk: self.max_participants - len(members) for talk, members in gathering.talks}
        talk_of = {person: talk for talk, members in gathering.talks for person in members}
        stream = Stream(self._seed, "meet", gathering.place, tick.index)
        for person in stream.shuffled(sorted(gathering.reactions)):
            reaction = gathering.reactions[person]
            target = reaction.person
            if person not in free or reaction.action == "carry_on" or target == person:
                continue
            talk = talk_of.get(target)
            if target in free:
                openings.append(Opening((person, target), reaction.reason, reaction.claim))
                free -= {person, target}
            elif talk is not None and reaction.action == "join" and rooms[talk] > 0:
                joinings.append(Joining(talk, person))
                rooms[talk] -= 1
                free.discard(person)
        return openings, joinings

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is; see `simulation.protocols.turns`."""
        return turns.next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether everybody has taken leave."""
        return turns.is_over(participants, utterances)
