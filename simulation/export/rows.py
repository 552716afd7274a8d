"""Utterances as rows: what every export is made of, with a schema that says what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from agents.persona import Persona
from agents.talk import Act, Detail, KnowledgeSpan, Source, Utterance
from simulation.clock import Clock
from simulation.events import (
    ConversationOpened,
    Event,
    ParticipantJoined,
    Posted,
    Related,
    SessionOpened,
    ThreadOpened,
    Unrelated,
    Uttered,
)
from simulation.export.wording import Kind, Wording
from simulation.inquiry.finding import Finder, everybody
from simulation.inquiry.transcript import STRANGER

if TYPE_CHECKING:
    from simulation.run import Run

ExportSchema = Literal["townsfolk-utterance/2"]
EXPORT_SCHEMA: ExportSchema = "townsfolk-utterance/2"
EARLIER_SCHEMA = "townsfolk-utterance/1"


@dataclass(frozen=True, slots=True)
class ClaimCarried:
    """A claim that an utterance carried, and how much of it was said."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    claim: Annotated[str, Field(description="The claim's id.")]
    details: Annotated[tuple[Detail, ...], Field(description="What of it was said.")]


@dataclass(frozen=True, slots=True)
class Trait:
    """Something a speaker can be placed by, as key and value."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    key: Annotated[str, Field(description='Such as "age", "occupation" or "openness".')]
    value: Annotated[str, Field(description="As text; shares such as those of the Big Five from 0 to 1.")]


@dataclass(frozen=True, slots=True)
class SpanUsed:
    """A stretch of a document that the words come from."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    document: Annotated[str, Field(description="The document's id.")]
    start: Annotated[int, Field(ge=0, description="Where it begins, in characters from the document's start.")]
    end: Annotated[int, Field(ge=0, description="Where it ends.")]
    text: Annotated[str, Field(description="The document's words there.")]


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """One utterance, with where it was said, to whom, what it carried and what it rests on."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    schema: Annotated[ExportSchema, Field(description="The version of this form.")]
    scenario: Annotated[str, Field(description="The study's name.")]
    seed: Annotated[int, Field(description="The study's seed.")]
    conversation: Annotated[str, Field(description="The conversation's id: tick/place/first speaker.")]
    session: Annotated[int, Field(ge=1, description="Which session of its episode it is, from 1.")]
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
    run: Annotated[str, Field(description="Which of several runs it is from; empty where there is one.")] = ""
    kind: Annotated[Kind, Field(description="Talk, a post of a forum (`conversation` is its thread), or a speech.")] = (
        "talk"
    )
    episode: Annotated[
        str,
        Field(
            description="The same for all sessions that belong together: those of an episode of the scenario, else "
            "those of the same first participants; of a post, its thread."
        ),
    ] = ""
    gap: Annotated[
        int | None,
        Field(ge=0, description="Simulated seconds since the episode's session before began; null in the first."),
    ] = None
    bond: Annotated[
        str,
        Field(description="What those who talk are to each other, as the session was set up; empty where it was not."),
    ] = ""
    main: Annotated[str, Field(description="The id of the episode's main speaker; empty where there is none.")] = ""
    topic: Annotated[str, Field(description="The title of the topic it is about; empty where there is none.")] = ""
    persona: Annotated[
        tuple[str, ...], Field(description="What the speaker knows of itself: first-person sentences.")
    ] = ()
    traits: Annotated[tuple[Trait, ...], Field(description="What the speaker can be placed by.")] = ()
    model: Annotated[str, Field(description='What the words were written by: a model\'s name, or "rules".')] = ""
    prompt: Annotated[str, Field(description='Name and version of the prompt, such as "say/4"; empty for rules.')] = ""
    skill: Annotated[str, Field(description="The skill the turn was to show; empty where none was chosen.")] = ""
    strategy: Annotated[str, Field(description="The strategy the turn was to follow; empty where none was.")] = ""
    persona_used: Annotated[
        tuple[str, ...], Field(description="What of the persona the words rest on, as they were noted.")
    ] = ()
    knowledge_used: Annotated[
        tuple[SpanUsed, ...], Field(description="Which stretches of documents the words come from.")
    ] = ()


def with_later_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` as a row of this version: those of the version before lack the later fields."""
    if values.get("schema") != EARLIER_SCHEMA:
        return dict(values)
    later = {one.name: one.default for one in fields(UtteranceRow) if one.default is not MISSING}
    return {**later, **values, "schema": EXPORT_SCHEMA}


@cache
def row_adapter() -> TypeAdapter[UtteranceRow]:
    """Return what validates rows."""
    return TypeAdapter(UtteranceRow)


def row_schema() -> dict[str, Any]:
    """Return the JSON Schema of a row, as it stands in a line of JSON: every field is there, in every line."""
    schema = row_adapter().json_schema()
    schema["required"] = list(schema["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": EXPORT_SCHEMA, **schema}


def utterance_rows(run: Run, name: str = "") -> Iterator[UtteranceRow]:
    """Yield one row per utterance, post and speech, in order of tick, conversation and turn.

    Args:
        run: The run.
        name: What the run is called among others; empty where it stands alone.

    Raises:
        JournalError: If the journal is damaged.
    """
    kinds = (
        "conversation_opened", "session_opened", "participant_joined", "uttered", "related", "unrelated",
        "thread_opened", "posted",
    )  # fmt: skip
    with run.record() as record:
        rows = _Rows(run, name, Wording.of(run, record))
        for happened in record.events(*kinds):
            row = rows.take(happened.event)
            if row is not None:
                yield row


def traits_of(persona: Persona) -> tuple[Trait, ...]:
    """Return what others can place a person by, and its Big Five."""
    social, big_five = persona.social, persona.personal.traits
    pairs = [
        ("age", "" if social.age is None else str(social.age)),
        ("pronouns", social.pronouns),
        ("occupation", social.occupation or ""),
        ("origin", social.origin or ""),
        *(("group", group) for group in social.groups),
        *((name, f"{share:g}") for name, share in big_five.model_dump().items()),
    ]
    return tuple(Trait(key, value) for key, value in pairs if value)


@dataclass(slots=True)
class _Talk:
    place: str
    place_name: str
    session: int
    participants: tuple[str, ...]
    episode: str
    gap: int | None
    kind: Kind = "talk"
    bond: str = ""
    main: str = ""
    arranged: bool = False


@dataclass(slots=True)
class _Rows:
    """Makes rows while events go by."""

    run: Run
    name: str
    wording: Wording
    clock: Clock = field(init=False)
    finder: Finder = field(init=False)
    people: dict[str, tuple[tuple[str, ...], tuple[Trait, ...]]] = field(init=False)
    topics: dict[str, str] = field(init=False)
    documents: dict[str, str] = field(init=False)
    spoken: Kind = field(init=False)
    talks: dict[str, _Talk] = field(default_factory=dict)
    sessions: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    ties: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from simulation.phases.found import self_knowledge

        study = self.run.scenario.study
        self.clock, self.finder = Clock(study.clock), Finder(study)
        self.people = {one.slug: (tuple(self_knowledge(one)), traits_of(one)) for one in everybody(study)}
        self.documents = {one.id: one.text for one in study.dialogue.documents}
        self.topics = {topic.id: topic.title for topic in study.topics}
        self.spoken = "speech" if study.protocol.kind == "debate" else "talk"

    def take(self, event: Event) -> UtteranceRow | None:
        """Return the row of an utterance; other events are only taken note of."""
        match event:
            case Uttered():
                return self._row(event.utterance, self._begun(event.utterance))
            case Posted():
                return self._row(event.utterance, self._written(event.utterance))
            case Related():
                self.ties[event.person, event.other] = event.relationship.kind
            case Unrelated():
                self.ties.pop((event.person, event.other), None)
            case ConversationOpened():
                self._open(event)
            case SessionOpened():
                self._arrange(event)
            case ThreadOpened():
                self.talks[event.thread] = _Talk("forum", "the forum", 1, (), event.thread, None, "post")
            case ParticipantJoined():
                talk = self.talks[event.conversation]
                talk.participants = (*talk.participants, event.person)
        return None

    def _open(self, event: ConversationOpened) -> None:
        group = tuple(sorted(event.participants))
        before = self.sessions.setdefault(group, [])
        self.talks[event.conversation] = _Talk(
            place=event.place,
            place_name=self.finder.place_name(event.place),
            session=len(before) + 1,
            participants=event.participants,
            episode="+".join(group),
            gap=None,
            kind=self.spoken,
        )
        before.append(-1)

    def _arrange(self, event: SessionOpened) -> None:
        """Take note that a talk is a session of an episode, as the scenario has it."""
        talk = self.talks[event.conversation]
        talk.episode, talk.session, talk.arranged = event.episode, event.number, True
        talk.gap = event.gap_seconds if event.number > 1 else None
        talk.bond, talk.main = event.relationship, event.main

    def _begun(self, said: Utterance) -> _Talk:
        """Return the talk that `said` is a line of, with the time since the session before where it is the first."""
        talk = self.talks[said.conversation]
        if talk.arranged:
            return talk
        starts = self.sessions[tuple(talk.episode.split("+"))]
        number = talk.session - 1
        if starts[number] < 0:
            starts[number] = said.seconds
            earlier = [start for start in starts[:number] if start >= 0]
            talk.gap = said.seconds - earlier[-1] if earlier else None
        return talk

    def _written(self, said: Utterance) -> _Talk:
        """Return the thread that `said` is a post of, its writers counted in."""
        thread = self.talks[said.conversation]
        if said.speaker not in thread.participants:
            thread.participants = (*thread.participants, said.speaker)
        return thread

    def _row(self, said: Utterance, talk: _Talk) -> UtteranceRow:
        moment = self.clock.moment(said.seconds)
        study = self.run.scenario.study
        persona, traits = self.people.get(said.speaker, ((), ()))
        return UtteranceRow(
            schema=EXPORT_SCHEMA,
            scenario=study.name,
            seed=study.seed,
            conversation=said.conversation,
            session=talk.session,
            participants=talk.participants,
            place=talk.place,
            place_name=talk.place_name,
            day=moment.day + 1,
            time=f"{moment.date}T{moment.clock}",
            tick=said.tick,
            utterance=said.id,
            turn=said.n,
            speaker=said.speaker,
            speaker_name=self.finder.person_name(said.speaker),
            addressees=said.addressees,
            relationship=self.ties.get((said.speaker, said.addressees[0]), STRANGER) if said.addressees else "",
            text=said.text,
            act=said.act,
            reply_to=said.reply_to,
            emotion=said.emotion,
            source=said.source,
            memories=said.memories,
            claims=tuple(ClaimCarried(carried.claim, carried.details) for carried in said.claims),
            run=self.name,
            kind=talk.kind,
            episode=talk.episode,
            gap=talk.gap,
            bond=talk.bond,
            main=talk.main,
            topic=self._topic(said),
            persona=persona,
            traits=traits,
            model=self.wording.model(said, talk.kind),
            prompt=self.wording.prompt(said, talk.kind),
            skill=said.skill,
            strategy=said.strategy,
            persona_used=said.persona_used,
            knowledge_used=tuple(self._span(one) for one in said.knowledge_used),
        )

    def _span(self, one: KnowledgeSpan) -> SpanUsed:
        words = self.documents.get(one.document, "")[one.start : one.end]
        return SpanUsed(one.document, one.start, one.end, words)

    def _topic(self, said: Utterance) -> str:
        if said.subject is not None and said.subject.kind == "topic":
            return self.topics.get(said.subject.ref, said.subject.text)
        return ""
