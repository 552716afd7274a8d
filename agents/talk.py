"""What is said: utterances, the acts they perform, what they are about, and the claims they carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from agents.canonical import later
from agents.opinion import Voiced

Detail = Literal["what", "who", "where", "when"]
DETAILS: tuple[Detail, ...] = ("what", "who", "where", "when")


class Act(StrEnum):
    """What an utterance does (a small set of dialogue acts; pairs such as ask and answer belong together)."""

    GREET = "greet"
    INTRODUCE = "introduce"
    ASK = "ask"
    ANSWER = "answer"
    TELL = "tell"
    RESPOND = "respond"
    INFORM = "inform"
    INVITE = "invite"
    ACCEPT = "accept"
    DECLINE = "decline"
    SUGGEST = "suggest"
    AGREE = "agree"
    DISAGREE = "disagree"
    THANK = "thank"
    PART = "part"


class Source(StrEnum):
    """Where the words of an utterance come from."""

    COMPOSED = "composed"
    VOICED = "voiced"
    MODEL = "model"
    FALLBACK = "fallback"
    HUMAN = "human"


SubjectKind = Literal[
    "wellbeing", "activity", "work", "plan", "place", "person", "claim", "memory", "like", "dislike", "goal",
    "value", "fact", "group", "day", "topic", "name", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """What an utterance is about.

    Args:
        kind: Which sort of thing.
        ref: The id it is known by: a person, place, claim or memory id; empty where there is none.
        text: The words for it as a noun phrase or clause, as the speaker would put it.
        owner: The person id whose thing it is (whose work, whose plan); empty where nobody's.
    """

    kind: SubjectKind
    ref: str = ""
    text: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim inside an utterance, with how much of it was said (details in the order of `DETAILS`)."""

    claim: str
    details: tuple[Detail, ...] = DETAILS


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when somebody means to be: proposed, accepted or promised in a turn; in simulated seconds."""

    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnowledgeSpan:
    """A stretch of a document that a turn used, in characters from the document's start."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn of a conversation; its id is ``<conversation>/<n>``. New fields are marked with `canonical.later`.

    Args:
        conversation: The id of the conversation.
        n: The turn's number in the conversation, from 0.
        tick: The tick it was said in.
        seconds: Simulated seconds since the start.
        speaker: Person id.
        addressees: Person ids of everybody it was said to; never empty.
        text: The words.
        act: What it does.
        subject: What it is about, None where that cannot be said.
        claims: The claims it carried.
        memories: Ids of the speaker's memories it was built from.
        source: Where the words come from.
        emotion: A word for how it was said, such as "neutral" or "happy".
        reply_to: The number of the turn it answers, None where it opens something.
        ends: True where the speaker takes leave with it.
        stances: The stances on topics it voiced.
        meeting: Where and when to be it proposed, accepted or promised; None where nothing of the kind.
        persona_used: Which facts of the speaker's persona it used, by their keys (see `agents.persona_facts`).
        skill: Which skill it took, such as "knowledge"; empty where nothing says so.
        strategy: Which strategy of a policy it followed; empty for none.
        knowledge_used: Which spans of documents its words come from.
        aside: Whether it was said so that only those it is addressed to heard it, in a talk of more.
    """

    conversation: str
    n: int
    tick: int
    seconds: int
    speaker: str
    addressees: tuple[str, ...]
    text: str
    act: Act
    subject: Subject | None = None
    claims: tuple[Carried, ...] = ()
    memories: tuple[str, ...] = ()
    source: Source = Source.COMPOSED
    emotion: str = "neutral"
    reply_to: int | None = None
    ends: bool = False
    stances: tuple[Voiced, ...] = ()
    meeting: Meeting | None = None
    persona_used: Annotated[tuple[str, ...], later(())] = ()
    skill: Annotated[str, later("")] = ""
    strategy: Annotated[str, later("")] = ""
    knowledge_used: Annotated[tuple[KnowledgeSpan, ...], later(())] = ()

    aside: Annotated[bool, later(False)] = False

    @property
    def id(self) -> str:
        """The utterance's id, ``<conversation>/<n>``."""
        return f"{self.conversation}/{self.n}"

    def is_heard_by(self, person: str) -> bool:
        """Return whether somebody in the same talk hears it: everybody does, unless it is said aside to others."""
        return not self.aside or person == self.speaker or person in self.addressees


Attitude = Literal["unconsidered", "keen", "interested", "indifferent", "doubtful"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How one person knows one claim.

    Args:
        claim: The claim's id.
        teller: Who told it first; None for its origin.
        utterance: The id of the utterance it was first told in; None for its origin.
        seconds: When it was learnt.
        details: How much of it the person knows.
        attitude: What the person makes of it.
        passes_on: Whether the person means to tell others.
        attending: For an event: True or False once decided, None while open.
        reason: Why so, as the person would say it.
        reason_memory: The id of the memory behind the reason; empty where there is none.
    """

    claim: str
    teller: str | None
    utterance: str | None
    seconds: int
    details: tuple[Detail, ...]
    attitude: Attitude = "unconsidered"
    passes_on: bool = False
    attending: bool | None = None
    reason: str = ""
    reason_memory: str = ""


def merged_details(first: tuple[Detail, ...], second: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Return the details in either, in the order of `DETAILS`."""
    return tuple(detail for detail in DETAILS if detail in first or detail in second)
