"""Talk: conversations and sessions, what is said and told, arguments and what an audience makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.talk import Attitude, Detail, Utterance


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
