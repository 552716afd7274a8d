"""The scenario: a study, frozen and validated, and apart from it the settings that do not change the study.

`simulation.reading.loading` reads one from a file and checks what spans several keys; here is its shape. The study is
hashed, the settings are not.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from agents.canonical import digest, later
from agents.errors import InputError
from agents.facts import ContradictionPolicy
from agents.minds.calling.direct_names import direct_model, is_direct
from agents.persona import ClockTime, Frozen, Line, Persona, PersonaBlock, Share, Slug
from agents.tone import Tone
from simulation.specs.batch_spec import BatchProtocol
from simulation.specs.dialogue_spec import DialogueSpec
from simulation.specs.intervention_spec import InterventionSpec
from simulation.specs.saving_spec import SavingSpec
from simulation.specs.session_spec import SessionsProtocol
from simulation.specs.thing_spec import Thing
from simulation.specs.tie_spec import TieChangeSpec
from simulation.specs.topic_spec import ClaimRuleSpec, OpinionRuleSpec, Topic

SCHEMA_VERSION = 1
CROWD_ID = "resident"

Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Text = Annotated[str, Field(min_length=1, max_length=1000)]


def _with_usable_address(mind: str) -> str:
    """Return `mind`; a model that is asked directly has to name its server, and nothing secret with it.

    Raises:
        ValueError: If it does not.
    """
    try:
        if is_direct(mind):
            direct_model(mind)
    except InputError as problem:
        raise ValueError(str(problem)) from None
    return mind


MindName = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_with_usable_address)]

_KIND = "What they are to each other: a word such as friend, spouse, neighbour, colleague or acquaintance."
_CLOSENESS = "From -1 (hostile) over 0 (indifferent) to 1 (dear)."
_FAMILIARITY = "From 0 (never met) to 1 (know each other well)."


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
    minutes_per_tick: Annotated[int, Field(ge=1, le=1440)] = Field(
        default=15, description="How much simulated time one step of the world takes."
    )


class Near(Frozen):
    """How far another place is, in minutes on foot."""

    place: Slug = Field(description="The id of the other place.")
    minutes: Annotated[int, Field(ge=0, le=1440)] = Field(
        description="How long the way takes; the way back too, unless that place says otherwise."
    )


class Hours(Frozen):
    """When a place is open; `closes` before `opens` means the next morning."""

    opens: ClockTime = Field(description='A time of day as "HH:MM", such as "07:30".')
    closes: ClockTime = Field(description="The same; earlier than `opens` means the next morning.")


class Place(Frozen):
    """Somewhere people can be. `kind` is a word such as home, work, cafe, shop, park or square."""

    id: Slug | None = Field(default=None, description="Made from the name when left out.")
    name: Annotated[str, Field(min_length=1, max_length=120)] = Field(description="As people call it.")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        default="place", description="Any word; people without a home live in the first place of kind 'home'."
    )
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="How many fit in at once; no limit when left out."
    )
    hours: Hours | None = Field(default=None, description="Always open when left out.")
    near: tuple[Near, ...] = Field(default=(), description="Distances that differ from `travel_minutes`.")
    things: Annotated[tuple[Thing, ...], later(())] = Field(
        default=(), description="What is there, in which state, and what can be done with it; see `conduct.narrator`."
    )

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

    between: tuple[Slug, Slug] = Field(description="The ids of the two people.")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(default="acquaintance", description=_KIND)
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description=_CLOSENESS)
    familiarity: Share = Field(default=0.5, description=_FAMILIARITY)


class Network(Frozen):
    """A generator that ties people to each other, in the order in which they stand in the file, or by who they are."""

    generator: Literal[
        "erdos_renyi",
        "watts_strogatz",
        "barabasi_albert",
        "complete",
        "ring",
        "stochastic_blocks",
        "homophily",
        "workplaces",
    ] = Field(
        description="Each pair by chance, a small world, preferential attachment, everybody, a circle, blocks that are "
        "denser within than across, like to like, or those who have a duty at one place."
    )
    k: Annotated[int, Field(ge=1)] = Field(default=4, description="Neighbours in the ring (watts_strogatz).")
    p: Share = Field(default=0.1, description="Chance of an edge (erdos_renyi) or of rewiring (watts_strogatz).")
    m: Annotated[int, Field(ge=1)] = Field(
        default=2, description="Edges of a newcomer (barabasi_albert), or that each one makes (homophily)."
    )
    by: Literal["group", "value", "occupation", "home"] = Field(
        default="group", description="What makes a block: the first group or value, the occupation or the home."
    )
    p_between: Share = Field(default=0.01, description="Chance of an edge across (stochastic_blocks; `p` is within).")
    homophily: Annotated[float, Field(ge=0.0, le=1000.0)] = Field(
        default=5.0, description="How much likelier a tie to somebody wholly alike is, 0 for not at all (homophily)."
    )
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(default="acquaintance", description=_KIND)
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description=_CLOSENESS)
    familiarity: Share = Field(default=0.5, description=_FAMILIARITY)


class EventSpec(Frozen):
    """What makes a claim an event one can go to: where and when."""

    place: Slug = Field(description="The id of the place it happens at.")
    day: Annotated[int, Field(ge=1, le=3660)] = Field(default=1, description="The scenario's day, from 1.")
    start: ClockTime = Field(description='A time of day as "HH:MM".')
    end: ClockTime = Field(description="Before `start` means the next morning.")
    activity: Line | None = Field(
        default=None, description="What those who come are doing, after 'I am'; made from the title when left out."
    )


class Claim(Frozen):
    """A piece of information that people can pass on. It begins with its origin and spreads only by telling."""

    id: Slug = Field(description="A word of your own, such as 'supper'; measures and `why` name the claim by it.")
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
    event: EventSpec | None = Field(default=None, description="For something one can go to: where and when.")
    denies: Slug | None = Field(
        default=None, description="Another claim that this one says is not true: a correction or a denial."
    )
    tone: Annotated[Tone | None, later(None)] = Field(
        default=None, description="Whether it is good or bad news; read from the words of `text` when left out."
    )


class TownProtocol(Frozen):
    """Town life: people follow plans, move between places, and talk where they meet."""

    kind: Literal["town"] = Field(default="town", description="Says that this is town life.")
    turns_per_tick: Annotated[int, Field(ge=1, le=100)] = Field(
        default=8, description="How many turns of a conversation fit into one tick; the rest goes on in the next."
    )
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=14, description="A conversation ends after these.")
    max_participants: Annotated[int, Field(ge=2, le=20)] = Field(
        default=4, description="How many can be in one conversation."
    )
    travel_minutes: Annotated[int, Field(ge=0, le=1440)] = Field(
        default=10, description="Between any two places that do not say otherwise."
    )


class DailyMeetingsProtocol(Frozen):
    """Daily meetings: once a day everybody meets some partners drawn by lot, and talks with each in turn."""

    kind: Literal["daily_meetings"] = Field(default="daily_meetings", description="Says that these are meetings.")
    partners: Annotated[int, Field(ge=1, le=100)] = Field(default=1, description="How many each meets in a day.")
    time: ClockTime = Field(default="18:00", description='When they meet, as "HH:MM".')
    max_turns: Annotated[int, Field(ge=2, le=200)] = Field(default=8, description="A conversation ends after these.")
    along_ties: bool = Field(default=False, description="Partners are drawn among those one is tied to.")
    terse: bool = Field(
        default=False, description="One composed sentence a side, and no memories: for thousands of people."
    )


class ForumProtocol(Frozen):
    """A forum: people look in a few times a day, read what their feed shows, reply or begin a thread."""

    kind: Literal["forum"] = Field(default="forum", description="Says that this is a forum.")
    feed: Literal["recent", "popular", "similar", "random"] = Field(
        default="recent", description="Newest first, most answered, nearest to one's own view, or by lot."
    )
    page: Annotated[int, Field(ge=1, le=100)] = Field(default=5, description="How many posts one reads at a time.")
    times: Annotated[tuple[ClockTime, ...], Field(min_length=1, max_length=48)] = Field(
        default=("08:00", "12:30", "20:00"), description="When people look in."
    )
    visiting: Share = Field(default=0.6, description="The chance that somebody looks in at such a time.")
    writing: Share = Field(default=0.4, description="The chance that who looks in writes something.")
    replying: Share = Field(default=0.7, description="The chance that it is a reply, where there is one to make.")
    meetings: Annotated[int, Field(ge=0, le=20)] = Field(
        default=0, description="How many people each meets face to face in the evening."
    )
    meeting_time: ClockTime = Field(default="18:00", description="When the first of these meetings is.")


class DebateProtocol(Frozen):
    """A debate: two sides argue in turn, once a day; everybody else listens and scores."""

    kind: Literal["debate"] = Field(default="debate", description="Says that this is a debate.")
    topic: Slug = Field(description="The id of the topic that is debated.")
    speakers_for: tuple[Slug, ...] = Field(default=(), description="The ids of those who speak for it.")
    speakers_against: tuple[Slug, ...] = Field(default=(), description="The ids of those who speak against it.")
    rounds: Annotated[int, Field(ge=1, le=100)] = Field(default=3, description="How often each speaks in a session.")
    time: ClockTime = Field(default="19:00", description='When it begins, as "HH:MM".')


class PluginProtocol(Frozen):
    """A protocol that an installed package offers under the entry-point group ``townsfolk.protocols``."""

    kind: Literal["plugin"] = Field(default="plugin", description="Says that the protocol comes from a package.")
    name: Slug = Field(description="The name of its entry point.")
    options: dict[str, str | int | bool | float] = Field(
        default_factory=dict, description="Whatever the protocol takes, each a text, a number, true or false."
    )


ProtocolSpec = Annotated[
    TownProtocol
    | DailyMeetingsProtocol
    | ForumProtocol
    | DebateProtocol
    | SessionsProtocol
    | BatchProtocol
    | PluginProtocol,
    Field(discriminator="kind"),
]


Turn = Annotated[float, Field(ge=-1.0, le=1.0)]


class DialsSpec(Frozen):
    """How people talk, each from -1 (less) to 1 (more); 0 leaves it to them."""

    repetition: Turn = Field(default=0.0, description="Saying again what one has said.")
    specificity: Turn = Field(default=0.0, description="Names, places, numbers and rare words.")
    relatedness: Turn = Field(default=0.0, description="Taking up what the other has just said.")
    questions: Turn = Field(default=0.0, description="Asking questions.")
    style: Annotated[Share, later(0.0)] = Field(
        default=0.0, description="From 0 to 1: how much it counts that a turn sounds as its speaker's style says."
    )


class Conduct(Frozen):
    """How people behave as a whole; what an experiment turns."""

    talk: bool = Field(default=True, description="False forbids all conversation.")
    sociability: Annotated[float, Field(ge=0.0, le=3.0)] = Field(
        default=1.0, description="Scales how readily people start to talk."
    )
    reflection_threshold: Annotated[int, Field(ge=1, le=100_000)] = Field(
        default=150, description="How much importance (1 to 10 a memory) adds up before somebody reflects on it."
    )
    dials: DialsSpec = Field(default=DialsSpec(), description="How people talk.")
    persona_intensity: Annotated[float, Field(ge=0.0, le=2.0)] = Field(
        default=1.0, description="How much of a persona shows in talk: 0 bland, 1 as written, 2 a caricature."
    )
    appointments: bool = Field(
        default=True, description="Whether people arrange in talk to meet; the rules mind then proposes it at times."
    )
    asides: Annotated[Share, later(0.0)] = Field(
        default=0.0, description="How often, in a talk of three or more, somebody answers aside: only one hears it."
    )
    narrator: Annotated[bool, later(False)] = Field(
        default=False, description="Whether people may try to do things with what is there; a narrator rules on it."
    )
    without_blocks: tuple[PersonaBlock, ...] = Field(
        default=(), description="Blocks of the persona that minds do not get to see."
    )


class ForgettingSpec(Frozen):
    """Which memories fade first once there are more than one carries."""

    curve: Literal["act_r", "ebbinghaus", "latest"] = Field(
        default="act_r", description="Base-level activation, exponential forgetting, or: only the newest stay."
    )
    decay: Annotated[float, Field(gt=0.0, lt=1.0)] = Field(
        default=0.5, description="How fast activation falls (act_r)."
    )
    stability_hours: Annotated[int, Field(ge=1, le=8760)] = Field(
        default=24, description="How long a memory of no importance lasts if it never comes to mind (ebbinghaus)."
    )
    importance_gain: Share = Field(default=0.5, description="How much longer each point of importance makes it last.")
    digests: bool = Field(
        default=True, description="Sum up the day, the week and longer before memories fade; false loses them."
    )


class MemorySpec(Frozen):
    """How memories come to mind, and how many one carries."""

    recency: Annotated[float, Field(ge=0.0, le=100.0)] = Field(default=1.0, description="Weight of how new one is.")
    importance: Annotated[float, Field(ge=0.0, le=100.0)] = Field(
        default=1.0, description="Weight of how much one means."
    )
    relevance: Annotated[float, Field(ge=0.0, le=100.0)] = Field(
        default=1.0, description="Weight of how well one fits."
    )
    decay_per_hour: Annotated[float, Field(gt=0.0, le=1.0)] = Field(
        default=0.995, description="What is left of recency after each simulated hour."
    )
    top: Annotated[int, Field(ge=1, le=200)] = Field(default=12, description="How many memories come to mind at once.")
    working_set: Annotated[int, Field(ge=20, le=1_000_000)] = Field(
        default=500, description="How many memories one carries from day to day; beyond it, older ones fade."
    )
    forgetting: ForgettingSpec = Field(default=ForgettingSpec(), description="Which memories fade first.")
    facts: bool = Field(default=True, description="Note apart from events what others say of themselves.")
    contradictions: ContradictionPolicy = Field(
        default="refine", description="When somebody says otherwise than before: add to it, replace it, or keep both."
    )
    adopt: bool = Field(
        default=True, description="Settle what is so when asked about oneself what the persona does not say."
    )
    habits: Annotated[bool, later(False)] = Field(
        default=False, description="Come to habits of one's own, out of what one did on several days and cares for."
    )
    stories: Annotated[bool, later(False)] = Field(
        default=False,
        description="Tell a small story when asked how something came about, and tell the same again ever after.",
    )


class CrowdPersona(Persona):
    """A persona without a name of its own; names are drawn from a list."""

    name: Annotated[str, Field(max_length=120)] = Field(default="", description="Left out: drawn from a list.")


class Crowd(Frozen):
    """Many people of one kind: `count` copies of `persona`, each with a name, an id and traits of its own."""

    count: Annotated[int, Field(ge=1, le=100_000)] = Field(description="How many; at most 20,000 people in all.")
    id: Slug = Field(default=CROWD_ID, description="Their ids are this, a hyphen and a number.")
    persona: CrowdPersona = Field(default=CrowdPersona(), description="What they have in common.")
    homes: tuple[Slug, ...] = Field(default=(), description="Places they live in, in turn.")
    vary: bool = Field(default=True, description="Draw traits for each from the seed instead of copying them.")
    inventory: Annotated[str, Field(min_length=1, max_length=300)] | None = Field(
        default=None, description="A YAML file in this file's folder: lists from which each one's persona is drawn."
    )


class Limits(Frozen):
    """What a run may spend; none when left out."""

    calls: Annotated[int, Field(ge=0)] | None = Field(default=None, description="At most so many calls of a model.")
    tokens: Annotated[int, Field(ge=0)] | None = Field(default=None, description="At most so many tokens, in and out.")
    cost_usd: Annotated[float, Field(ge=0.0)] | None = Field(default=None, description="At most so many US dollars.")
    fallback_share: Share = Field(default=0.5, description="Above this share of replaced answers the run pauses.")


class Endpoint(Frozen):
    """What is true of the server behind a model name, where litellm cannot know it."""

    json_schema: bool | None = Field(
        default=None,
        description="Whether it takes a JSON Schema as response format; as litellm knows the model when left out.",
    )
    timeout_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] = Field(
        default=45.0, description="How long to wait for one answer."
    )
    outage_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] = Field(
        default=55.0, description="Without an answer to anybody for so long, the server counts as down: the run pauses."
    )
    retries: Annotated[int, Field(ge=0, le=20)] = Field(
        default=5, description="How often to ask again when the server fails or says it is busy."
    )
    retry_wait_seconds: Annotated[float, Field(gt=0.0, le=60.0)] = Field(
        default=1.0, description="The wait before asking again for the first time; each further one is twice as long."
    )
    adaptive: bool = Field(
        default=True, description="Ask fewer questions at once while the server is busy or slows down."
    )
    requests_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="No limit when left out.")
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="In and out; no limit when left out."
    )


class ProviderSpec(Frozen):
    """What is different for one provider; what is left out is as `endpoint` and `concurrency` say."""

    concurrency: Annotated[int, Field(ge=1, le=1024)] | None = Field(
        default=None, description="How many questions may be with it at once."
    )
    json_schema: bool | None = Field(default=None, description="See `endpoint`.")
    timeout_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] | None = Field(default=None, description="The same.")
    outage_seconds: Annotated[float, Field(gt=0.0, le=3600.0)] | None = Field(default=None, description="The same.")
    adaptive: bool | None = Field(default=None, description="The same.")
    requests_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The same.")
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The same.")


class Roles(Frozen):
    """Models for the parts a mind plays, each 'rules' or a model's name in litellm; `mind` where left out."""

    speaker: MindName | None = Field(
        default=None, description="Says what people say: turns of talk, and answers in interviews."
    )
    thinker: MindName | None = Field(
        default=None, description="Plans, reacts, considers, sums up, reflects, and makes up opinions."
    )
    judge: MindName | None = Field(default=None, description="Rates how much things matter.")


class ModelPrice(Frozen):
    """What a model costs, in US dollars per million tokens."""

    prompt: Annotated[float, Field(ge=0.0)] = Field(description="What goes in.")
    answer: Annotated[float, Field(ge=0.0)] = Field(description="What comes out.")


class Settings(Frozen):
    """How a run is carried out. Nothing here is a part of the study."""

    mind: MindName = Field(
        default="rules",
        description="'rules', 'local', 'local:PATH.gguf', a model's name in litellm, such as 'openai/gpt-4o-mini', or "
        "'direct:MODEL@URL' for a server that speaks as OpenAI's does.",
    )
    tasks: Literal["voice", "all"] | None = Field(
        default=None,
        description="What the model does: 'voice' rewords what the rules say, 'all' answers every question. Left out: "
        "'voice' for a local model, 'all' for any other.",
    )
    concurrency: Annotated[int, Field(ge=1, le=1024)] = Field(
        default=8,
        description="How many questions may be with the model at once at most; the result does not depend on it.",
    )
    limits: Limits = Field(default=Limits(), description="What the run may spend before it pauses.")
    endpoint: Endpoint = Field(default=Endpoint(), description="What is true of the model's server.")
    roles: Roles = Field(default=Roles(), description="Models for the parts a mind plays.")
    providers: dict[str, ProviderSpec] = Field(
        default_factory=dict,
        description="By provider, the word before '/' in a model's name, such as openai: what is different for it. For "
        "models asked directly: 'direct', or the server's host and port.",
    )
    prices: dict[str, ModelPrice] = Field(
        default_factory=dict,
        description="By model's name: its price, in place of what litellm knows; of a model asked directly nothing is "
        "known.",
    )
    answer_tokens: dict[str, Annotated[float, Field(gt=0.0, le=100.0)]] = Field(
        default_factory=dict,
        description="By task, or 'all': how many times as long as usual an answer may be, for models that reason.",
    )
    seats: Annotated[tuple[Slug, ...], Field(max_length=100)] = Field(
        default=(), description="The ids of people whose turns of talk a human being gives, asked in the terminal."
    )
    vectors: bool = Field(default=True, description="Keep a Chroma index of all memories beside the journal.")
    schedule: Literal["lock_step", "run_ahead"] | None = Field(
        default=None,
        description="Whether everybody goes through each tick in step, or people run ahead while nobody behind could "
        "reach them; the result does not depend on it. Left out: 'run_ahead' where a model is asked.",
    )
    ahead: Annotated[int, Field(ge=0, le=10_000)] = Field(
        default=64, description="How many ticks somebody may run ahead of the last one that all are done with."
    )


class Study(Frozen):
    """What is studied; two studies with the same digest give the same world under the rules mind.

    A key that joins it is marked with `agents.canonical.later`, so that studies without it keep their digest.
    """

    schema_version: Literal[1] = Field(default=1, alias="schema", description="The version of this file format.")
    name: Slug = Field(description="A short name of the study, such as 'corner'.")
    question: Annotated[str, Field(max_length=2000)] = Field(default="", description="What the study asks.")
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = Field(
        default=1, description="All chance follows from it: the same seed gives the same run."
    )
    clock: ClockSpec = Field(default=ClockSpec(), description="When it begins, how long it lasts, how fine time is.")
    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=100_000)] = Field(
        description="Where people can be; at least one."
    )
    people: Annotated[tuple[Persona, ...], Field(min_length=1, max_length=1_000_000)] = Field(
        description="Who lives there; at least one."
    )
    ties: tuple[Tie, ...] = Field(default=(), description="Who knows whom when the world begins.")
    network: Network | None = Field(default=None, description="Ties made by a generator, beside `ties`.")
    ties_change: Annotated[TieChangeSpec, later(TieChangeSpec())] = Field(
        default=TieChangeSpec(), description="How ties form and fade by meeting and agreement."
    )
    claims: tuple[Claim, ...] = Field(default=(), description="What can be passed on: invitations, rumours, news.")
    topics: tuple[Topic, ...] = Field(default=(), description="What people have opinions on.")
    opinion_rule: OpinionRuleSpec = Field(default=OpinionRuleSpec(), description="How opinions change.")
    claim_rule: ClaimRuleSpec = Field(default=ClaimRuleSpec(), description="What people make of a claim they hear.")
    protocol: ProtocolSpec = Field(default=TownProtocol(), description="The rule of who meets and talks, and when.")
    conduct: Conduct = Field(default=Conduct(), description="How people behave as a whole.")
    memory: MemorySpec = Field(default=MemorySpec(), description="How memories are weighed when they come to mind.")
    saving: Annotated[SavingSpec, later(SavingSpec())] = Field(
        default=SavingSpec(), description="How the study gets by with fewer calls of a model."
    )
    dialogue: Annotated[DialogueSpec, later(DialogueSpec())] = Field(
        default=DialogueSpec(), description="How turns of talk are guided: skills, a policy, documents, a language."
    )
    interventions: Annotated[tuple[InterventionSpec, ...], Field(max_length=1000)] = Field(
        default=(), description="Scheduled changes from outside."
    )
    measures: tuple[Slug, ...] = Field(default=(), description="Names of the measures to take when the run is over.")

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

    people: tuple[Persona | Annotated[str, Field(min_length=1, max_length=120)], ...] = Field(  # type: ignore[assignment]
        default=(), description="Who lives there, each a mapping or a bare name; 20,000 at most, crowds included."
    )
    crowds: tuple[Crowd, ...] = Field(default=(), description="Many people of one kind, in a few lines.")
    personas: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = Field(
        default=(), description="YAML files in this file's folder, each a list of people who live there too."
    )
    tie_files: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = Field(
        default=(), description="GraphML, CSV or edge-list files in this file's folder; their ties join `ties`."
    )
    settings: Settings = Field(default=Settings(), description="How a run is carried out; no part of the study.")


JsonSchema = dict[str, Any]
