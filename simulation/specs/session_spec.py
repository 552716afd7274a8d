"""Episodes in a scenario file: several sessions of the same people, or of one with changing partners, over time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import ClockTime, Frozen, Line, Slug

Span = Annotated[str, Field(pattern=r"^[1-9]\d{0,4} (minute|hour|day|week|month|year)s?$")]
Sentence = Annotated[str, Field(min_length=1, max_length=500)]

_RELATIONSHIP = (
    "What those who talk are to each other: 'strangers', 'neighbours', 'mentor and learner', 'patient and doctor', ..."
)


class HappeningSpec(Frozen):
    """Something that happened to somebody between two sessions, stated by the scenario."""

    to: Slug = Field(description="The id of the person it happened to; it becomes a memory of theirs alone.")
    text: Sentence = Field(description="A first-person sentence in the past, such as 'I moved to the coast.'")


class QuestionSpec(Frozen):
    """A question that is put in a session, so that what somebody remembers shows."""

    by: Slug = Field(description="The id of who asks.")
    to: Slug = Field(description="The id of who is asked.")
    text: Sentence = Field(description="The words, such as 'What did you tell me about the boat?'")
    about: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        default=None, description="The number of the session it is about; who was not there cannot answer."
    )


class TaskSpec(Frozen):
    """Something to be done in a session, to which the chit-chat turns."""

    goal: Line = Field(description="Fits after 'we are here to', such as 'plan the harvest supper'.")
    steps: Annotated[tuple[Line, ...], Field(max_length=12)] = Field(
        default=(), description="What has to be settled, each fitting after 'we have to', such as 'find a hall'."
    )
    after_turns: Annotated[int, Field(ge=0, le=100)] = Field(
        default=4, description="After how many turns of chit-chat they turn to it."
    )


class SessionSpec(Frozen):
    """One session of an episode."""

    people: Annotated[tuple[Slug, ...], Field(max_length=20)] = Field(
        default=(), description="Who talks, the one who begins in front; the episode's people when left out."
    )
    after: Span | None = Field(
        default=None, description="How long after the session before, such as '3 weeks'; a day when left out."
    )
    time: ClockTime | None = Field(default=None, description='At what time of that day, as "HH:MM".')
    relationship: Line | None = Field(default=None, description=f"{_RELATIONSHIP}; as before when left out.")
    happened: Annotated[tuple[HappeningSpec, ...], Field(max_length=40)] = Field(
        default=(), description="What happened since the session before; who is left out, the mind may add to."
    )
    place: Slug | None = Field(default=None, description="Where they meet; where the first lives when left out.")
    topic: Line | None = Field(default=None, description="What they talk about; whatever comes up when left out.")
    subtopic: Line | None = Field(default=None, description="Which side of the topic.")
    characteristics: Annotated[tuple[Line, ...], Field(max_length=8)] = Field(
        default=(), description="What the talk is like, such as 'playful' or 'many questions'."
    )
    speech_event: Line | None = Field(default=None, description="The occasion, such as 'a chat over the fence'.")
    common_ground: Annotated[tuple[Sentence, ...], Field(max_length=12)] = Field(
        default=(), description="Sentences that all who are there know to be so."
    )
    task: TaskSpec | None = Field(default=None, description="What the session is for beside talk.")
    questions: Annotated[tuple[QuestionSpec, ...], Field(max_length=20)] = Field(
        default=(), description="Questions that are put in it."
    )
    max_turns: Annotated[int, Field(ge=2, le=200)] | None = Field(
        default=None, description="As the protocol says when left out."
    )


class EpisodeSpec(Frozen):
    """People who meet again: sessions in order of time."""

    id: Slug = Field(description="A word of your own; unique in the scenario.")
    people: Annotated[tuple[Slug, ...], Field(max_length=20)] = Field(
        default=(), description="Who talks in sessions that do not say so themselves, the one who begins in front."
    )
    main: Slug | None = Field(default=None, description="Who sits in every session, where partners change.")
    relationship: Line | None = Field(default=None, description=f"{_RELATIONSHIP}; of the first session.")
    begins_after: Span | None = Field(
        default=None, description="How long after the scenario's start the first session is; at once when left out."
    )
    sessions: Annotated[tuple[SessionSpec, ...], Field(min_length=1, max_length=1000)] = Field(
        description="In order of time."
    )


class SubjectSpec(Frozen):
    """A topic that leads to dialogues: over its sides, to people whom each concerns."""

    topic: Line = Field(description="What it is about, such as 'growing old'.")
    subtopics: Annotated[tuple[Line, ...], Field(max_length=1000)] = Field(
        default=(), description="Its sides; eight that any topic has when left out."
    )
    dialogues: Annotated[int, Field(ge=1, le=1000)] = Field(default=1, description="How many for each side.")
    characteristics: Annotated[tuple[Line, ...], Field(max_length=40)] = Field(
        default=(), description="What a talk may be like, one drawn for each; six when left out."
    )
    relationships: Annotated[tuple[Line, ...], Field(max_length=40)] = Field(
        default=(), description="What people may be to each other, one drawn for each; acquaintances when left out."
    )
    speech_event: Line | None = Field(default=None, description="The occasion.")


class SessionsProtocol(Frozen):
    """Sessions: the people of episodes meet as the scenario says, with hours to years in between."""

    kind: Literal["sessions"] = Field(default="sessions", description="Says that these are sessions.")
    episodes: Annotated[tuple[EpisodeSpec, ...], Field(max_length=20_000)] = Field(
        default=(), description="Each a row of sessions; several go on at the same time."
    )
    topics: Annotated[tuple[SubjectSpec, ...], Field(max_length=1000)] = Field(
        default=(), description="Topics that lead to episodes of one session each, beside those listed."
    )
    time: ClockTime = Field(default="10:00", description='At what time of day sessions are, as "HH:MM".')
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=12, description="A session ends after these.")
    compose_happenings: bool = Field(
        default=True, description="Whether the mind makes up what happened in between where the scenario does not say."
    )
    summaries: bool = Field(default=True, description="Whether people keep a running summary of the episode.")
    relationships_move: bool = Field(
        default=True, description="Whether relationships change by what happened where the scenario does not say."
    )
