"""A tick that is being worked out: the events so far, by owner, and how the mind's answers came about."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.memory import Memory, MemoryKind
from agents.tasks import AnyTask, Outcome
from agents.tasks.base import Answer
from simulation.events import Entry, Event, Phase


@dataclass(frozen=True, slots=True)
class OutcomeRecord:
    """How one question was answered; keyed by (person, tick, task, n), never by arrival."""

    person: str
    task: str
    n: int
    source: str
    attempts: int
    repairs: tuple[str, ...]
    calls: tuple[str, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMemory:
    """A memory without an id, an importance or a vector yet. `claim_interest` is 0 where it holds no claim."""

    kind: MemoryKind
    text: str
    about: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    claim_interest: int = 0


@dataclass(slots=True)
class Draft:
    """Collects a tick's events. Each owner is written by one unit of work, so arrival never decides an order."""

    tick: int
    _events: dict[tuple[Phase, str], list[Event]] = field(default_factory=dict)
    _memories: dict[str, list[NewMemory]] = field(default_factory=dict)
    _recalled: dict[str, dict[str, None]] = field(default_factory=dict)
    _outcomes: list[OutcomeRecord] = field(default_factory=list)

    def add(self, phase: Phase, owner: str, event: Event) -> None:
        """Add `event` after those of the same phase and owner."""
        self._events.setdefault((phase, owner), []).append(event)

    def events_of(self, phase: Phase, owner: str) -> list[Event]:
        """Return the events of a phase and owner so far, in order."""
        return self._events.get((phase, owner), [])

    def remember(self, person: str, memory: NewMemory) -> None:
        """Keep `memory` for `person` until Absorb rates and stores it."""
        self._memories.setdefault(person, []).append(memory)

    def memories_of(self, person: str) -> list[NewMemory]:
        """Return what `person` has to remember so far, in order."""
        return self._memories.get(person, [])

    def recall(self, person: str, memories: tuple[Memory, ...]) -> None:
        """Note that `memories` came to `person`'s mind in this tick."""
        self._recalled.setdefault(person, {}).update((memory.id, None) for memory in memories)

    def recalled_by(self, person: str) -> tuple[str, ...]:
        """Return the ids of the memories that came to `person`'s mind, sorted."""
        return tuple(sorted(self._recalled.get(person, ())))

    def note(self, person: str, task: AnyTask, n: int, outcome: Outcome[Answer]) -> None:
        """Note how a question was answered."""
        self._outcomes.append(
            OutcomeRecord(
                *(person, task.name, n, outcome.source, outcome.attempts, outcome.repairs, outcome.calls, outcome.flags)
            )
        )

    def merge(self, other: Draft) -> None:
        """Take in `other`, a draft of the same tick, after what is here of the same phase and owner."""
        for key, events in other._events.items():
            self._events.setdefault(key, []).extend(events)
        for person, memories in other._memories.items():
            self._memories.setdefault(person, []).extend(memories)
        for person, recalled in other._recalled.items():
            self._recalled.setdefault(person, {}).update(recalled)
        self._outcomes.extend(other._outcomes)

    def entries(self) -> list[Entry]:
        """Return all events in the order in which they are applied: by phase, owner and n."""
        return [
            Entry(phase, owner, n, event)
            for (phase, owner), events in sorted(self._events.items(), key=lambda item: item[0])
            for n, event in enumerate(events)
        ]

    def outcomes(self) -> list[OutcomeRecord]:
        """Return how the questions were answered, by person, task and n."""
        return sorted(self._outcomes, key=lambda record: (record.person, record.task, record.n))
