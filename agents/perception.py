"""What a person can perceive: the frozen values its mind is given about the moment, the place and the others."""

from __future__ import annotations

from dataclasses import dataclass

from agents.affect import Mood
from agents.facts import Fact
from agents.persona import Persona, Weekday
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import DETAILS, Detail, Knowledge
from agents.things import Attempt
from agents.tone import Tone

MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of simulated time as people name it.

    Args:
        seconds: Since the start of the scenario.
        day: The scenario's day, from 0.
        minute: Of the day, 0 to 1439.
        weekday: In English, lower case.
        date: ISO, such as "2026-02-13".
    """

    seconds: int
    day: int
    minute: int
    weekday: Weekday
    date: str

    @property
    def clock(self) -> str:
        """The time of day as "HH:MM"."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as somebody sees it from where they are.

    `opens` and `closes` are minutes of the day, None where it never closes; `open` is about this moment.
    """

    id: str
    name: str
    kind: str
    open: bool
    minutes_away: int
    opens: int | None = None
    closes: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Another person in sight. `name` is None for somebody the beholder does not know.

    `conversation` is the id of the conversation the person is in, None where in none. `since_talk` is the
    simulated seconds since the beholder last talked with this person, None where never.
    """

    person: str
    name: str | None
    activity: str
    conversation: str | None
    relationship: Relationship | None
    since_talk: int | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as one person knows it: what it did not learn is None or empty.

    Args:
        id: The claim's id.
        text: A sentence in the third person, without where and when ("Mara is giving a supper").
        title: A noun phrase ("Mara's supper").
        first_person: The same sentence as its origin says it ("I am giving a supper").
        origin: Person id of its origin; None where the knower was not told who.
        origin_name: The origin's name; None where not known.
        about: Ids of people and places it concerns.
        appeals_to: Words for whom it interests (likes, values, groups, occupations).
        interest: How interesting it is in itself, 1 to 10.
        secret: Whether it was told in confidence.
        is_event: Whether one can go there.
        place: Where it happens, None where unknown or none.
        place_name: The same as people call it.
        starts: When it begins; None where unknown or no event.
        ends: When it ends.
        knowing: How the person knows it.
        teller_name: Name of who told it first; None for the origin itself.
        partner_knows: True where the one talked to told it, was told it by this person, or is its origin.
        tone: Whether it is good or bad news.
    """

    id: str
    text: str
    title: str
    first_person: str
    origin: str | None
    origin_name: str | None
    about: tuple[str, ...]
    appeals_to: tuple[str, ...]
    interest: int
    secret: bool
    is_event: bool
    place: str | None
    place_name: str | None
    starts: Moment | None
    ends: Moment | None
    knowing: Knowledge
    teller_name: str | None = None
    partner_knows: bool = False
    tone: Tone = "neutral"

    @property
    def details(self) -> tuple[Detail, ...]:
        """Which parts of it the person knows, in the order of `DETAILS`."""
        return tuple(detail for detail in DETAILS if detail in self.knowing.details)


@dataclass(frozen=True, slots=True)
class Me:
    """A person as its own mind sees it: persona (without blocks that are switched off), mood, plan and whereabouts.

    `sociability_e6` scales how readily it starts to talk; 1,000,000 leaves the persona as it is.
    `commitments` are what it has promised to do, in order of time, whatever the day; `stories` what it has told of how
    things came about, which it sticks to; `attempts` the last it tried to do with things. `origin` is the persona as
    the study has it, where `persona` holds more: what it has settled about itself, and what has become its habit.
    """

    id: str
    persona: Persona
    mood: Mood
    place: PlaceView | None
    activity: str
    plan: Plan | None
    step: PlanStep | None
    next_step: PlanStep | None
    commitments: tuple[PlanStep, ...]
    sociability_e6: int = 1_000_000
    stories: tuple[Fact, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    origin: Persona | None = None

    @property
    def name(self) -> str:
        """What others call this person."""
        return self.persona.name


@dataclass(frozen=True, slots=True)
class View:
    """What one person perceives at the start of a tick."""

    moment: Moment
    people: tuple[Seen, ...]
    places: tuple[PlaceView, ...]
    names: tuple[tuple[str, str], ...] = ()
    """Pairs of id and name of everybody this person knows by name, in order of id."""
