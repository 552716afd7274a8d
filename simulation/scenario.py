"""The scenario: a study, frozen and validated, and apart from it the settings that do not change the study.

`simulation.loading` reads one from a file and checks what spans several keys; here is its shape. The study is
hashed, the settings are not.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from agents.canonical import digest
from agents.persona import ClockTime, Frozen, Line, Persona, PersonaBlock, Share, Slug
from simulation.intervention_spec import InterventionSpec

SCHEMA_VERSION = 1
CROWD_ID = "resident"

Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Text = Annotated[str, Field(min_length=1, max_length=1000)]


class ClockSpec(Frozen):
    """When the world begins, how long it lasts, and how fine its time is."""

    start: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$")] = Field(
        default="2026-02-13T00:00", description="A naive local date, with or without a time of day."
    )
    end: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$")] | None = Field(
        default=None, description="Later than `start`; give this or `days`."
    )
    days: Annotated[int, Field(ge=1, le=3660)] | None = Field(
        default=None, description="How many days from the start; 1 when neither this nor `end` is given."
    )
    minutes_per_tick: Annotated[int, Field(ge=1, le=1440)] = 15


class Near(Frozen):
    """How far another place is, in minutes on foot."""

    place: Slug
    minutes: Annotated[int, Field(ge=0, le=1440)]


class Hours(Frozen):
    """When a place is open; `closes` before `opens` means the next morning."""

    opens: ClockTime
    closes: ClockTime


class Place(Frozen):
    """Somewhere people can be. `kind` is a word such as home, work, cafe, shop, park or square."""

    id: Slug | None = Field(default=None, description="Made from the name when left out.")
    name: Annotated[str, Field(min_length=1, max_length=120)]
    kind: Annotated[str, Field(min_length=1, max_length=40)] = "place"
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="How many fit in at once; no limit when left out."
    )
    hours: Hours | None = Field(default=None, description="Always open when left out.")
    near: tuple[Near, ...] = Field(default=(), description="Distances that differ from `travel_minutes`.")

    @property
    def slug(self) -> str:
        """The id; set for every place that the loader gives out.

        Raises:
            ValueError: If this place was made by hand without an id.
        """
        if self.id is None:
            raise ValueError(f"place {self.name!r} has no id")
        return self.id


class Tie(Frozen):
    """Two people who know each other when the world begins."""

    between: tuple[Slug, Slug]
    kind: Annotated[str, Field(min_length=1, max_length=40)] = "acquaintance"
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = 0.2
    familiarity: Share = 0.5


class Network(Frozen):
    """A networkx generator that ties people to each other, in the order in which they stand in the file."""

    generator: Literal["erdos_renyi", "watts_strogatz", "barabasi_albert", "complete", "ring"]
    k: Annotated[int, Field(ge=1)] = Field(default=4, description="Neighbours in the ring (watts_strogatz).")
    p: Share = Field(default=0.1, description="Chance of an edge (erdos_renyi) or of rewiring (watts_strogatz).")
    m: Annotated[int, Field(ge=1)] = Field(default=2, description="Edges of a newcomer (barabasi_albert).")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = "acquaintance"
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = 0.2
    familiarity: Share = 0.5


class EventSpec(Frozen):
    """What makes a claim an event one can go to: where and when."""

    place: Slug
    day: Annotated[int, Field(ge=1, le=3660)] = Field(default=1, description="The scenario's day, from 1.")
    start: ClockTime
    end: ClockTime = Field(description="Before `start` means the next morning.")
    activity: Line | None = Field(
        default=None, description="What those who come are doing, after 'I am'; made from the title when left out."
    )


class Claim(Frozen):
    """A piece of information that people can pass on. It begins with its origin and spreads only by telling."""

    id: Slug
    text: Text = Field(
        description="A sentence in the third person, without where and when, such as 'Mara is giving a supper'."
    )
    title: Line | None = Field(default=None, description='A noun phrase, such as "Mara\'s supper".')
    first_person: Text | None = Field(
        default=None, description="The same as its origin says it, such as 'I am giving a supper'."
    )
    origin: Slug = Field(description="The person it begins with.")
    interest: Annotated[int, Field(ge=1, le=10)] = Field(default=5, description="How interesting it is in itself.")
    appeals_to: tuple[Line, ...] = Field(
        default=(), description="Likes, values, groups or occupations of those it interests most."
    )
    secret: bool = Field(default=False, description="Told only to those one is close to.")
    event: EventSpec | None = None


class TownProtocol(Frozen):
    """Town life: people follow plans, move between places, and talk where they meet."""

    kind: Literal["town"] = "town"
    turns_per_tick: Annotated[int, Field(ge=1, le=100)] = 8
    max_turns: Annotated[int, Field(ge=2, le=200)] = 14
    max_participants: Annotated[int, Field(ge=2, le=20)] = 4
    travel_minutes: Annotated[int, Field(ge=0, le=1440)] = Field(
        default=10, description="Between any two places that do not say otherwise."
    )


class DailyMeetingsProtocol(Frozen):
    """Daily meetings: once a day everybody meets some partners drawn by lot, and talks with each in turn."""

    kind: Literal["daily_meetings"] = "daily_meetings"
    partners: Annotated[int, Field(ge=1, le=100)] = 1
    time: ClockTime = "18:00"
    max_turns: Annotated[int, Field(ge=2, le=200)] = 8
    along_ties: bool = Field(default=False, description="Partners are drawn among those one is tied to.")


class PluginProtocol(Frozen):
    """A protocol that an installed package offers under the entry-point group ``townsfolk.protocols``."""

    kind: Literal["plugin"] = "plugin"
    name: Slug
    options: dict[str, str | int | bool | float] = Field(default_factory=dict)


ProtocolSpec = Annotated[TownProtocol | DailyMeetingsProtocol | PluginProtocol, Field(discriminator="kind")]


class Conduct(Frozen):
    """How people behave as a whole; what an experiment turns."""

    talk: bool = Field(default=True, description="False forbids all conversation.")
    sociability: Annotated[float, Field(ge=0.0, le=3.0)] = Field(
        default=1.0, description="Scales how readily people start to talk."
    )
    reflection_threshold: Annotated[int, Field(ge=1, le=100_000)] = 150
    without_blocks: tuple[PersonaBlock, ...] = Field(
        default=(), description="Blocks of the persona that minds do not get to see."
    )


class MemorySpec(Frozen):
    """How memories come to mind."""

    recency: Annotated[float, Field(ge=0.0, le=100.0)] = 1.0
    importance: Annotated[float, Field(ge=0.0, le=100.0)] = 1.0
    relevance: Annotated[float, Field(ge=0.0, le=100.0)] = 1.0
    decay_per_hour: Annotated[float, Field(gt=0.0, le=1.0)] = 0.995
    top: Annotated[int, Field(ge=1, le=200)] = 12


class CrowdPersona(Persona):
    """A persona without a name of its own; names are drawn from a list."""

    name: Annotated[str, Field(max_length=120)] = Field(default="", description="Left out: drawn from a list.")


class Crowd(Frozen):
    """Many people of one kind: `count` copies of `persona`, each with a name, an id and traits of its own."""

    count: Annotated[int, Field(ge=1, le=100_000)]
    id: Slug = Field(default=CROWD_ID, description="Their ids are this, a hyphen and a number.")
    persona: CrowdPersona = CrowdPersona()
    homes: tuple[Slug, ...] = Field(default=(), description="Places they live in, in turn.")
    vary: bool = Field(default=True, description="Draw traits for each from the seed instead of copying them.")


class Limits(Frozen):
    """What a run may spend; none when left out."""

    calls: Annotated[int, Field(ge=0)] | None = None
    tokens: Annotated[int, Field(ge=0)] | None = None
    cost_usd: Annotated[float, Field(ge=0.0)] | None = None
    fallback_share: Share = Field(default=0.5, description="Above this share of replaced answers the run pauses.")


class Endpoint(Frozen):
    """What is true of the server behind a model name, where litellm cannot know it."""

    json_schema: bool = Field(default=False, description="True where it takes a JSON Schema as response format.")
    timeout_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] = 60.0
    retries: Annotated[int, Field(ge=0, le=20)] = 3


class Settings(Frozen):
    """How a run is carried out. Nothing here is a part of the study."""

    mind: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        default="rules", description="'rules', or a model as litellm names it, such as 'openai/gpt-4o-mini'."
    )
    concurrency: Annotated[int, Field(ge=1, le=1024)] = 8
    limits: Limits = Limits()
    endpoint: Endpoint = Endpoint()
    vectors: bool = Field(default=True, description="Keep a Chroma index of all memories beside the journal.")


class Study(Frozen):
    """What is studied; two studies with the same digest give the same world under the rules mind."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    name: Slug
    question: Annotated[str, Field(max_length=2000)] = Field(default="", description="What the study asks.")
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1
    clock: ClockSpec = ClockSpec()
    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=100_000)]
    people: Annotated[tuple[Persona, ...], Field(min_length=1, max_length=1_000_000)]
    ties: tuple[Tie, ...] = ()
    network: Network | None = None
    claims: tuple[Claim, ...] = ()
    protocol: ProtocolSpec = TownProtocol()
    conduct: Conduct = Conduct()
    memory: MemorySpec = MemorySpec()
    interventions: Annotated[tuple[InterventionSpec, ...], Field(max_length=1000)] = ()
    measures: tuple[Slug, ...] = ()

    @property
    def digest(self) -> str:
        """The study's hash: equal for equal studies, whatever file they came from."""
        return digest(self.canonical)

    @property
    def canonical(self) -> str:
        """The study as JSON text with sorted keys."""
        import json

        return json.dumps(self.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)


class Scenario(Frozen):
    """A study and its settings, as resolved from a file and the command line."""

    study: Study
    settings: Settings = Settings()


class ScenarioFile(Study):
    """The file as people write it: the study's keys at the top, and `settings`, `crowds` and `personas` beside.

    A person may be a bare name. `personas` names YAML files, relative to this one, that hold lists of people.
    """

    people: tuple[Persona | Annotated[str, Field(min_length=1, max_length=120)], ...] = ()  # type: ignore[assignment]
    crowds: tuple[Crowd, ...] = ()
    personas: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = ()
    settings: Settings = Settings()


JsonSchema = dict[str, Any]
