"""The question of a turn: what does one say now?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.dials import AS_THEY_DO, Dials
from agents.guidance import NO_GUIDANCE, Guidance
from agents.memory import Memory
from agents.opinion import OpinionView
from agents.perception import ClaimView, Me, Moment, PlaceView
from agents.relationship import Relationship
from agents.sessions import SessionView
from agents.talk import DETAILS, Act, Detail, SubjectKind, Utterance
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody in the conversation, as the speaker knows them.

    `name` is None until it is known: by acquaintance, or from this conversation. `activity` is what they
    are seen doing. `memories` are what the speaker remembers that concerns them, best first; `facts` what it knows of
    them apart from events, as sentences, the latest last.
    """

    id: str
    name: str | None
    activity: str
    relationship: Relationship | None
    memories: tuple[Memory, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """When the speaker last came upon somebody it knows by name, so that nobody denies what was.

    `here` says whether they are in sight now, and `activity` what they are seen doing. `talked` is when the last
    talk with them ended, None before the first; `seen` is the latest memory of having seen them, None without one.
    """

    person: str
    here: bool = False
    activity: str = ""
    talked: int | None = None
    seen: Memory | None = None


@dataclass(frozen=True, slots=True)
class SayInput:
    """Everything a speaker may draw on for one turn.

    Args:
        me: The speaker.
        moment: Now.
        partners: The others in the conversation; the first is the one to address by default.
        opener: Person id of who began the conversation.
        reason: Why it was begun, an infinitive clause; only the opener's own, empty for others.
        opening_claim: The claim the opener meant to tell; empty for others.
        transcript: The turns so far, oldest first, that the speaker heard; may be shortened at the front.
        memories: What comes to mind, best first.
        claims: The claims the speaker knows, those heard in this very conversation included (already
            considered, so attitude, attending and reason are set).
        names: Pairs of id and name of everybody the speaker knows by name.
        recent_lines: Own lines of the speaker's last conversations, newest last, to avoid saying them again.
        must_end: True when this turn has to take leave.
        turns_left: How many turns the conversation may still have, this one included.
        places: The places the speaker knows, so that where it goes next can be called by name; may be left empty.
        opinions: The topics there are, each with what the speaker thinks of it.
        appointments: Whether people arrange to meet in talk.
        dials: How the study turns the way people talk.
        beyond: What of the speaker's persona was left out of `me`, as it does not bear on the talk: a line a category.
        replies: What the speaker said to remarks like the last one, as pairs of remark and reply, the closest first.
        favourite_words: Words the speaker is fond of, those it uses most first.
        session: Which session of an episode this is, as the speaker sees it; None where it is none.
        guidance: What the dialogue engine has to say about the turn.
        aside: Whether only the one partner named will hear it, though others are in the talk.
        encounters: When the speaker last came upon those in sight and those whom the last turn names.
    """

    me: Me
    moment: Moment
    partners: tuple[Partner, ...]
    opener: str
    reason: str
    opening_claim: str
    transcript: tuple[Utterance, ...]
    memories: tuple[Memory, ...]
    claims: tuple[ClaimView, ...]
    names: tuple[tuple[str, str], ...]
    recent_lines: tuple[str, ...]
    must_end: bool
    turns_left: int
    places: tuple[PlaceView, ...] = ()
    opinions: tuple[OpinionView, ...] = ()
    appointments: bool = False
    dials: Dials = AS_THEY_DO
    beyond: tuple[str, ...] = ()
    replies: tuple[tuple[str, str], ...] = ()
    favourite_words: tuple[str, ...] = ()
    session: SessionView | None = None
    guidance: Guidance = NO_GUIDANCE
    aside: bool = False
    encounters: tuple[Encounter, ...] = ()


class SubjectAnswer(Answer):
    """What the turn is about; see `agents.talk.Subject`."""

    kind: SubjectKind
    ref: Annotated[str, Field(max_length=200)] = ""
    text: Annotated[str, Field(max_length=600)] = ""
    owner: Annotated[str, Field(max_length=64)] = ""


class ClaimSaid(Answer):
    """A claim the words contain, and which parts of it."""

    claim: Annotated[str, Field(max_length=64)]
    details: tuple[Detail, ...] = DETAILS


class StanceSaid(Answer):
    """What the words say about a topic: how much they are for or against it, and how sure they sound."""

    topic: Annotated[str, Field(max_length=64)]
    stance: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(description="From -1 (against) to 1 (for).")
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] = 0.5


class MeetingSaid(Answer):
    """Where and when to be that the words propose, accept or promise."""

    place: Annotated[str, Field(max_length=120)]
    day: Annotated[int, Field(ge=0, le=13)] = Field(description="0 is today, 1 tomorrow.")
    minute: Annotated[int, Field(ge=0, le=1439)] = Field(description="Of that day.")


class Turn(Answer):
    """One turn: the words, and what they do."""

    text: Annotated[str, Field(min_length=1, max_length=1200)]
    act: Act
    subject: SubjectAnswer | None = None
    claims: Annotated[tuple[ClaimSaid, ...], Field(max_length=4)] = ()
    memories: Annotated[tuple[str, ...], Field(max_length=8)] = Field(
        default=(), description="Ids of the memories the words rest on."
    )
    emotion: Annotated[str, Field(max_length=30)] = "neutral"
    addressee: Annotated[str, Field(max_length=64)] = Field(default="", description="Person id; empty for all.")
    ends: bool = Field(default=False, description="True when the speaker takes leave with it.")
    stances: Annotated[tuple[StanceSaid, ...], Field(max_length=4)] = Field(
        default=(), description="What the words say about topics."
    )
    meeting: MeetingSaid | None = Field(default=None, description="Where and when to be; null when none is named.")
    persona: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=3)] = Field(
        default=(), description="What of the speaker's own persona the words rest on, in a few words each."
    )


SAY: Task[SayInput, Turn] = Task("say", 7, SayInput, Turn, token_budget=3200, answer_tokens=300)
