"""Utterances as rows: what every export is made of, with a schema that says what each column means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from agents.talk import Act, Detail, Source, Utterance
from simulation.clock import Clock
from simulation.events import ConversationOpened, Event, ParticipantJoined, Related, Unrelated, Uttered
from simulation.inquiry.finding import Finder
from simulation.inquiry.transcript import STRANGER

if TYPE_CHECKING:
    from simulation.run import Run

ExportSchema = Literal["townsfolk-utterance/1"]
EXPORT_SCHEMA: ExportSchema = "townsfolk-utterance/1"


@dataclass(frozen=True, slots=True)
class ClaimCarried:
    """A claim that an utterance carried, and how much of it was said."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    claim: Annotated[str, Field(description="The claim's id.")]
    details: Annotated[tuple[Detail, ...], Field(description="What of it was said.")]


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """One utterance, with where it was said, to whom, what it carried and what it rests on."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    schema: Annotated[ExportSchema, Field(description="The version of this form.")]
    scenario: Annotated[str, Field(description="The study's name.")]
    seed: Annotated[int, Field(description="The study's seed.")]
    conversation: Annotated[str, Field(description="The conversation's id: tick/place/first speaker.")]
    session: Annotated[
        int, Field(ge=1, description="How many-th conversation of the same first participants it is, from 1.")
    ]
    participants: Annotated[
        tuple[str, ...], Field(description="Ids of those who had come by this turn, in the order of coming.")
    ]
    place: Annotated[str, Field(description="The place's id.")]
    place_name: Annotated[str, Field(description="What the place is called.")]
    day: Annotated[int, Field(ge=1, description="The scenario's day, from 1.")]
    time: Annotated[str, Field(description="Simulated local date and time, ISO 8601 to the minute.")]
    tick: Annotated[int, Field(ge=1, description="The tick it was said in.")]
    utterance: Annotated[str, Field(description="The utterance's id: conversation/turn.")]
    turn: Annotated[int, Field(ge=0, description="Its number in the conversation, from 0.")]
    speaker: Annotated[str, Field(description="The speaker's id.")]
    speaker_name: Annotated[str, Field(description="What the speaker is called.")]
    addressees: Annotated[tuple[str, ...], Field(description="Ids of those it was said to.")]
    relationship: Annotated[
        str, Field(description='What the first addressee was to the speaker then, such as "friend", or "stranger".')
    ]
    text: Annotated[str, Field(description="The words.")]
    act: Annotated[Act, Field(description="What it does.")]
    reply_to: Annotated[int | None, Field(description="The turn it answers; null where it opens something.")]
    emotion: Annotated[str, Field(description="A word for how it was said.")]
    source: Annotated[Source, Field(description="Where the words come from.")]
    memories: Annotated[tuple[str, ...], Field(description="Ids of the speaker's memories it was built from.")]
    claims: Annotated[tuple[ClaimCarried, ...], Field(description="The claims it carried.")]


@cache
def row_adapter() -> TypeAdapter[UtteranceRow]:
    """Return what validates rows."""
    return TypeAdapter(UtteranceRow)


def row_schema() -> dict[str, Any]:
    """Return the JSON Schema of a row, as it stands in a line of JSON."""
    schema = row_adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": EXPORT_SCHEMA, **schema}


def utterance_rows(run: Run) -> Iterator[UtteranceRow]:
    """Yield one row per utterance, in order of tick, conversation and turn.

    Raises:
        JournalError: If the journal is damaged.
    """
    rows = _Rows(run)
    with run.record() as record:
        kinds = ("conversation_opened", "participant_joined", "uttered", "related", "unrelated")
        for happened in record.events(*kinds):
            row = rows.take(happened.event)
            if row is not None:
                yield row


@dataclass(slots=True)
class _Talk:
    place: str
    session: int
    participants: tuple[str, ...]


@dataclass(slots=True)
class _Rows:
    """Makes rows while events go by."""

    run: Run
    clock: Clock = field(init=False)
    finder: Finder = field(init=False)
    talks: dict[str, _Talk] = field(default_factory=dict)
    sessions: dict[tuple[str, ...], int] = field(default_factory=dict)
    ties: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        study = self.run.scenario.study
        self.clock, self.finder = Clock(study.clock), Finder(study)

    def take(self, event: Event) -> UtteranceRow | None:
        """Return the row of an utterance; other events are only taken note of."""
        match event:
            case Uttered():
                return self._row(event.utterance, self.talks[event.utterance.conversation])
            case Related():
                self.ties[event.person, event.other] = event.relationship.kind
            case Unrelated():
                self.ties.pop((event.person, event.other), None)
            case ConversationOpened():
                group = tuple(sorted(event.participants))
                self.sessions[group] = self.sessions.get(group, 0) + 1
                self.talks[event.conversation] = _Talk(event.place, self.sessions[group], event.participants)
            case ParticipantJoined():
                talk = self.talks[event.conversation]
                talk.participants = (*talk.participants, event.person)
        return None

    def _row(self, said: Utterance, talk: _Talk) -> UtteranceRow:
        moment = self.clock.moment(said.seconds)
        study = self.run.scenario.study
        return UtteranceRow(
            schema=EXPORT_SCHEMA,
            scenario=study.name,
            seed=study.seed,
            conversation=said.conversation,
            session=talk.session,
            participants=talk.participants,
            place=talk.place,
            place_name=self.finder.place_name(talk.place),
            day=moment.day + 1,
            time=f"{moment.date}T{moment.clock}",
            tick=said.tick,
            utterance=said.id,
            turn=said.n,
            speaker=said.speaker,
            speaker_name=self.finder.person_name(said.speaker),
            addressees=said.addressees,
            relationship=self.ties.get((said.speaker, said.addressees[0]), STRANGER),
            text=said.text,
            act=said.act,
            reply_to=said.reply_to,
            emotion=said.emotion,
            source=said.source,
            memories=said.memories,
            claims=tuple(ClaimCarried(carried.claim, carried.details) for carried in said.claims),
        )
