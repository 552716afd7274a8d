"""Everything that can happen, as frozen values: the state of a world is a fold of these and of nothing else.

Events hold whole deltas and no floats: quantities are integers of 1e-6 with names in ``_e6``. A tick's events
are ordered by (phase, owner, n), where the owner is a person, or a conversation for what happens in talk. A field
that joins an event, or a value in one, is marked with `agents.canonical.later`, so that older records stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Annotated, Any, Literal

from agents.affect import Mood
from agents.facts import Fact, Strategy
from agents.habits import HabitSchema
from agents.memory import Memory
from agents.opinion import Move, Opinion
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import Attitude, Detail, Utterance
from simulation.candidates import ChosenBy, CriticScore, DraftLine, Edit, FoundFault, PlantedFault

EVENT_VERSION = 1


class Phase(IntEnum):
    """When in a tick an event belongs; the order in which events are applied."""

    FOUND = 0
    INTERVENE = 1
    OBSERVE = 2
    DECIDE = 3
    MEET = 4
    TALK = 5
    ABSORB = 6


@dataclass(frozen=True, slots=True)
class PersonJoined:
    """A person came into the world at `place`, asleep until `wakes` (simulated seconds) or awake."""

    person: str
    place: str
    asleep: bool
    wakes: int
    mood: Mood
    kind: Literal["person_joined"] = "person_joined"


@dataclass(frozen=True, slots=True)
class Related:
    """How `person` sees `other` from now on."""

    person: str
    other: str
    relationship: Relationship
    kind: Literal["related"] = "related"


@dataclass(frozen=True, slots=True)
class ClaimBegan:
    """A claim came into the world with `person`, its origin."""

    person: str
    claim: str
    seconds: int
    details: tuple[Detail, ...]
    attending: bool | None
    kind: Literal["claim_began"] = "claim_began"


@dataclass(frozen=True, slots=True)
class Intervened:
    """An intervention of the schedule took place for the `occurrence`-th time (from 1), at a cost in millionths."""

    number: int
    occurrence: int
    what: str
    cost_e6: int
    kind: Literal["intervened"] = "intervened"


@dataclass(frozen=True, slots=True)
class StudyChanged:
    """A key of the study has another value (JSON text) from now on: a fork's change, or an intervention's."""

    key: str
    value: str
    kind: Literal["study_changed"] = "study_changed"


@dataclass(frozen=True, slots=True)
class Informed:
    """`person` learnt of `claim` from outside, not from anybody: by the intervention named in `by`."""

    person: str
    claim: str
    seconds: int
    details: tuple[Detail, ...]
    by: str
    kind: Literal["informed"] = "informed"


@dataclass(frozen=True, slots=True)
class Unrelated:
    """`person` no longer knows `other`."""

    person: str
    other: str
    kind: Literal["unrelated"] = "unrelated"


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """`person` left the world; its memories stay in the record."""

    person: str
    kind: Literal["person_left"] = "person_left"


@dataclass(frozen=True, slots=True)
class Woke:
    """`person` woke up."""

    person: str
    kind: Literal["woke"] = "woke"


@dataclass(frozen=True, slots=True)
class Slept:
    """`person` fell asleep until `wakes`."""

    person: str
    wakes: int
    kind: Literal["slept"] = "slept"


@dataclass(frozen=True, slots=True)
class Noticed:
    """`person` took notice of others: pairs of person and what they were doing where."""

    person: str
    others: tuple[tuple[str, str], ...]
    kind: Literal["noticed"] = "noticed"


@dataclass(frozen=True, slots=True)
class Planned:
    """`person` has this plan from now on, because of `because`."""

    person: str
    plan: Plan
    because: str
    kind: Literal["planned"] = "planned"


@dataclass(frozen=True, slots=True)
class Detailed:
    """`person` knows what the step that began at `start` is made of."""

    person: str
    start: int
    activities: tuple[str, ...]
    kind: Literal["detailed"] = "detailed"


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """`person` is doing something else."""

    person: str
    activity: str
    kind: Literal["activity_changed"] = "activity_changed"


@dataclass(frozen=True, slots=True)
class Departed:
    """`person` left `origin` for `destination` and will be there at `arrives` (simulated seconds)."""

    person: str
    origin: str
    destination: str
    arrives: int
    kind: Literal["departed"] = "departed"


@dataclass(frozen=True, slots=True)
class Arrived:
    """`person` came to `place`."""

    person: str
    place: str
    kind: Literal["arrived"] = "arrived"


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """`person` stood before `place`, which was full or closed, and goes back."""

    person: str
    place: str
    because: Literal["full", "closed"]
    back: str
    arrives: int
    kind: Literal["turned_away"] = "turned_away"


@dataclass(frozen=True, slots=True)
class Attempted:
    """`person` tried to do something with a thing: whether it worked, else why not, and what is so afterwards.

    `changes` are pairs of thing id, at the place, and the state it is in from now on.
    """

    person: str
    place: str
    thing: str
    do: str
    allowed: bool
    reason: str
    changes: tuple[tuple[str, str], ...]
    seconds: int
    kind: Literal["attempted"] = "attempted"


@dataclass(frozen=True, slots=True)
class ConversationOpened:
    """`opener` began a conversation for a reason."""

    conversation: str
    place: str
    participants: tuple[str, ...]
    opener: str
    reason: str
    claim: str
    kind: Literal["conversation_opened"] = "conversation_opened"


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """A conversation is session `number` of an episode that has `of`, so long after the session before it.

    `relationship` is what those who talk are to each other, in words; `main` the main speaker, empty for none.
    """

    conversation: str
    episode: str
    number: int
    of: int
    gap_seconds: int
    relationship: str
    main: str
    kind: Literal["session_opened"] = "session_opened"


@dataclass(frozen=True, slots=True)
class ParticipantJoined:
    """`person` joined a conversation that was going on."""

    conversation: str
    person: str
    kind: Literal["participant_joined"] = "participant_joined"


@dataclass(frozen=True, slots=True)
class Uttered:
    """Something was said."""

    utterance: Utterance
    kind: Literal["uttered"] = "uttered"


@dataclass(frozen=True, slots=True)
class Told:
    """A telling: `claim` went from `teller` to `hearer` in `utterance`, with these details."""

    claim: str
    teller: str
    hearer: str
    utterance: str
    seconds: int
    details: tuple[Detail, ...]
    kind: Literal["told"] = "told"


@dataclass(frozen=True, slots=True)
class Considered:
    """What `person` makes of `claim`, and why."""

    person: str
    claim: str
    attitude: Attitude
    passes_on: bool
    attending: bool | None
    reason: str
    reason_memory: str
    kind: Literal["considered"] = "considered"


@dataclass(frozen=True, slots=True)
class ConversationClosed:
    """A conversation came to its end."""

    conversation: str
    because: Literal["said_goodbye", "out_of_turns", "interrupted"]
    kind: Literal["conversation_closed"] = "conversation_closed"


@dataclass(frozen=True, slots=True)
class Recalled:
    """These memories came to `person`'s mind at `seconds`; their last access is set to it."""

    person: str
    memories: tuple[str, ...]
    seconds: int
    kind: Literal["recalled"] = "recalled"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory was added to `person`'s stream."""

    person: str
    memory: Memory
    kind: Literal["remembered"] = "remembered"


@dataclass(frozen=True, slots=True)
class Rated:
    """How much memories matter was thought over: those that matter otherwise than guessed, and up to which time."""

    person: str
    ratings: tuple[tuple[str, int], ...]
    until: int
    kind: Literal["rated"] = "rated"


@dataclass(frozen=True, slots=True)
class Reflected:
    """`person` has reflected; the sum of importance starts again."""

    person: str
    insights: tuple[str, ...]
    kind: Literal["reflected"] = "reflected"


@dataclass(frozen=True, slots=True)
class FactNoted:
    """`person` knows `fact` from now on, by `strategy`; the facts of the memories `instead_of` it no longer holds."""

    person: str
    fact: Fact
    strategy: Strategy
    instead_of: tuple[str, ...]
    kind: Literal["fact_noted"] = "fact_noted"


@dataclass(frozen=True, slots=True)
class HabitFormed:
    """`person` has come to a habit."""

    person: str
    schema: HabitSchema
    kind: Literal["habit_formed"] = "habit_formed"


@dataclass(frozen=True, slots=True)
class Digested:
    """`person` summed up a period in the memory `digest`; it covers the memories that one cites."""

    person: str
    period: str
    digest: str
    covers: tuple[str, ...]
    kind: Literal["digested"] = "digested"


@dataclass(frozen=True, slots=True)
class Retired:
    """These memories faded from what `person` carries with it; the record keeps them."""

    person: str
    memories: tuple[str, ...]
    kind: Literal["retired"] = "retired"


@dataclass(frozen=True, slots=True)
class MoodChanged:
    """`person` is in this mood from now on."""

    person: str
    mood: Mood
    kind: Literal["mood_changed"] = "mood_changed"


@dataclass(frozen=True, slots=True)
class Promised:
    """`person` means to do `step`, whatever else the day brings."""

    person: str
    step: PlanStep
    kind: Literal["promised"] = "promised"


@dataclass(frozen=True, slots=True)
class Released:
    """`person` no longer means to attend the event `claim`."""

    person: str
    claim: str
    kind: Literal["released"] = "released"


@dataclass(frozen=True, slots=True)
class Settled:
    """`person` kept or broke the commitment for the event or meeting `claim`, and why."""

    person: str
    claim: str
    kept: bool
    because: str
    seconds: int
    kind: Literal["settled"] = "settled"


@dataclass(frozen=True, slots=True)
class Opined:
    """What `person` thinks of `topic` from now on, and what brought it about.

    `change_e6` is the difference to the stance before, 0 counting as the stance of nobody's opinion. Under a rule
    the deltas of `moves` add up to it; under a mind there are none, and `exposed` is all that can be said. `exposed`
    are the causes that were thought over: utterances, and interventions by name.
    """

    person: str
    topic: str
    opinion: Opinion
    rule: str
    change_e6: int
    moves: tuple[Move, ...]
    exposed: tuple[str, ...]
    kind: Literal["opined"] = "opined"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A stance on `topic` reached `person` from outside, by the intervention named in `by`."""

    person: str
    topic: str
    stance_e6: int
    confidence_e6: int
    text: str
    by: str
    kind: Literal["addressed"] = "addressed"


@dataclass(frozen=True, slots=True)
class Scored:
    """`person` found an argument so good, from 0 to 1,000,000."""

    person: str
    utterance: str
    score_e6: int
    kind: Literal["scored"] = "scored"


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """`person` began a thread of the forum, about `topic`."""

    thread: str
    person: str
    topic: str
    kind: Literal["thread_opened"] = "thread_opened"


@dataclass(frozen=True, slots=True)
class Posted:
    """Something was written into a thread of the forum; who reads it, and when, is another event."""

    utterance: Utterance
    kind: Literal["posted"] = "posted"


@dataclass(frozen=True, slots=True)
class Read:
    """`person` read these posts."""

    person: str
    posts: tuple[str, ...]
    kind: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class Moderated:
    """From now on no post that carries `claim` is shown or taken on the forum, by the intervention named in `by`."""

    claim: str
    by: str
    kind: Literal["moderated"] = "moderated"


@dataclass(frozen=True, slots=True)
class Drafted:
    """Candidate `number` for a conversation, or for one turn of it (else `turn` is -1), as `expert` proposed it.

    `lines` are as they stand after `edits`; `scores` and `faults` are what critics said of them, `total_e6` the
    weighted mean of the scores, `gain_e6` what of it came by the edits. `planted` are errors made on purpose that are
    still there.
    """

    conversation: str
    number: int
    round: int
    turn: int
    expert: str
    lines: tuple[DraftLine, ...]
    scores: tuple[CriticScore, ...]
    total_e6: int
    faults: tuple[FoundFault, ...]
    edits: tuple[Edit, ...]
    gain_e6: int
    planted: tuple[PlantedFault, ...]
    kind: Literal["drafted"] = "drafted"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Candidate `number` was the best so far after `round`; the last of a conversation or turn says what became of it.

    `kept` is False where even the best was too weak to be kept.
    """

    conversation: str
    number: int
    round: int
    turn: int
    expert: str
    by: ChosenBy
    total_e6: int
    kept: bool
    kind: Literal["chosen"] = "chosen"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A kept dialogue went among the `room` best, which are shown to those who propose."""

    conversation: str
    total_e6: int
    lines: tuple[DraftLine, ...]
    room: int
    kind: Literal["shelved"] = "shelved"


Event = (
    PersonJoined
    | Related
    | ClaimBegan
    | Intervened
    | StudyChanged
    | Informed
    | Unrelated
    | PersonLeft
    | Woke
    | Slept
    | Noticed
    | Planned
    | Detailed
    | ActivityChanged
    | Departed
    | Arrived
    | TurnedAway
    | Attempted
    | ConversationOpened
    | SessionOpened
    | ParticipantJoined
    | Uttered
    | Told
    | Considered
    | ConversationClosed
    | Recalled
    | Remembered
    | Rated
    | Reflected
    | FactNoted
    | HabitFormed
    | Digested
    | Retired
    | MoodChanged
    | Promised
    | Released
    | Settled
    | Opined
    | Addressed
    | Scored
    | ThreadOpened
    | Posted
    | Read
    | Moderated
    | Drafted
    | Chosen
    | Shelved
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event at its place in a tick."""

    phase: Phase
    owner: str
    n: int
    event: Event


@cache
def _adapter() -> Any:  # noqa: ANN401 - pydantic's type for unions is not expressible
    from pydantic import Field, TypeAdapter

    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def event_json(event: Event) -> str:
    """Return the one JSON text of `event`: fields in the order of declaration, no spaces, Unicode as it is.

    No event holds a float, a set or a mapping, so the text is canonical. Fields marked with `agents.canonical.later`
    are left out where they are not used. Written by pydantic-core, which takes a sixth of the time that
    `agents.canonical.canonical_json` takes.

    Raises:
        ValueError: If a text in it is not valid Unicode.
    """
    text: bytes = _adapter().dump_json(event)
    return text.decode()


def parse_event(text: str) -> Event:
    """Return the event written as JSON in `text`.

    Raises:
        ValueError: If it is not an event of this version.
    """
    event: Event = _adapter().validate_json(text)
    return event
