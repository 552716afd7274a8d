"""A batch: dialogue after dialogue between people drawn by lot, each by itself: nobody remembers another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.streams import Stream
from agents.talk import Utterance
from simulation.clock import Clock, Tick
from simulation.protocols import turns
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.scenario import Study
from simulation.specs.batch_spec import BatchProtocol

_REASON = "to get to know each other"


class Batch:
    """Ticks hold some dialogues each; see `BatchProtocol`. The clock's end does not end a batch, its number does."""

    lives_by_plans = False
    one_gathering = True

    def __init__(self, study: Study, clock: Clock, spec: BatchProtocol) -> None:
        self._seed = study.seed
        self._seconds = clock.tick_seconds
        self._spec = spec
        self._topics = {topic.id: topic.title for topic in study.topics} if spec.topics else {}
        self._people = len(study.people)
        self.turns_per_tick = self.max_turns = spec.max_turns
        self.max_participants = spec.seats

    @property
    def at_once(self) -> int:
        """How many dialogues there are in a tick: as many as the study says, or as there are people for."""
        whole, rest = divmod(self._people, self._spec.circle)
        room = whole * (self._spec.circle // self._spec.seats) + rest // self._spec.seats
        return max(1, min(self._spec.per_tick, room))

    @property
    def dialogues(self) -> int:
        """How many there are in all."""
        return self._spec.dialogues

    def dialogues_until(self, tick: int) -> int:
        """Return how many are done after the tick of this index."""
        return min(self._spec.dialogues, max(0, tick) * self.at_once)

    def ticks(self) -> Iterator[Tick]:
        """Yield as many ticks as the dialogues need."""
        for index in range(1, -(-self._spec.dialogues // self.at_once) + 1):
            yield Tick(index, (index - 1) * self._seconds, self._seconds)

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Seat people of one circle together, in an order drawn for this tick; nobody sits twice."""
        wanted = min(self.at_once, self._spec.dialogues - (tick.index - 1) * self.at_once)
        tables = [table for number, circle in enumerate(self._circles(gathering)) for table in self._tables(
            circle, tick, number
        )]  # fmt: skip
        stream = Stream(self._seed, "batch", "tables", tick.index)
        return [Opening(table, self._reason(tick, table)) for table in stream.shuffled(tables)[:wanted]], ()

    def _circles(self, gathering: Gathering) -> list[tuple[str, ...]]:
        size = self._spec.circle
        return [gathering.free[at : at + size] for at in range(0, len(gathering.free), size)]

    def _tables(self, circle: tuple[str, ...], tick: Tick, number: int) -> list[tuple[str, ...]]:
        people = Stream(self._seed, "batch", "seats", tick.index, number).shuffled(circle)
        seats = self._spec.seats
        return [tuple(people[at : at + seats]) for at in range(0, len(people) - seats + 1, seats)]

    def _reason(self, tick: Tick, table: tuple[str, ...]) -> str:
        topic = self.topic_of(tick, table[0])
        return f"to talk about {self._topics[topic]}" if topic else _REASON

    def topic_of(self, tick: Tick, opener: str) -> str:
        """Return the id of the topic of the dialogue that `opener` begins in `tick`; empty where it is about none."""
        if not self._topics:
            return ""
        return Stream(self._seed, "batch.topic", opener, tick.index).choice(sorted(self._topics))

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is; see `simulation.protocols.turns`."""
        return turns.next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether all have taken leave."""
        return turns.is_over(participants, utterances)
