"""Who a person is: social identity, personal identity and life context, in blocks a study can switch off.

The three blocks follow SPeCtrum (Social, Personal, life Context). They are read from scenario and persona
files, so they are validated here and frozen afterwards.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agents.canonical import later

PersonaBlock = Literal["social", "personal", "context"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Line = Annotated[str, Field(min_length=1, max_length=500)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Frozen(BaseModel):
    """The base of what is read from files: unknown keys are refused, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class BigFive(Frozen):
    """The five factors, each in [0, 1]; 0.5 is the middle of the population."""

    openness: Share = Field(default=0.5, description="From conventional to curious and inventive.")
    conscientiousness: Share = Field(default=0.5, description="From careless to careful and orderly.")
    extraversion: Share = Field(default=0.5, description="From quiet and reserved to outgoing and talkative.")
    agreeableness: Share = Field(default=0.5, description="From critical and competitive to kind and trusting.")
    neuroticism: Share = Field(default=0.5, description="From calm to easily worried.")


class SpeakingStyle(Frozen):
    """How somebody talks; each strength in [0, 1].

    `phrases` are turns of speech the person is known for; they are used now and then, not in every line.
    """

    formality: Share = Field(default=0.4, description="From casual to formal.")
    verbosity: Share = Field(default=0.5, description="From few words to many.")
    warmth: Share = Field(default=0.5, description="From cool to warm.")
    humour: Share = Field(default=0.3, description="From earnest to joking.")
    directness: Share = Field(default=0.5, description="From hinting to blunt.")
    phrases: tuple[Line, ...] = Field(default=(), description="Turns of speech the person is known for.")


class SocialIdentity(Frozen):
    """What others can place a person by: age in years, work, groups, origin."""

    age: Annotated[int, Field(ge=0, le=130)] | None = Field(default=None, description="In years.")
    pronouns: Literal["she", "he", "they"] = Field(default="they", description="How others speak of this person.")
    occupation: Line | None = Field(default=None, description="A noun without article, such as 'baker'.")
    groups: tuple[Line, ...] = Field(default=(), description="What the person belongs to, such as 'the choir'.")
    origin: Line | None = Field(default=None, description="Where the person comes from, such as 'the islands'.")


class Judgement(Frozen):
    """How somebody deals with the views of others."""

    conformity: Share = Field(default=0.3, description="From speaking one's mind to saying what others like to hear.")
    stubbornness: Share = Field(default=0.3, description="From easily led to holding on to one's first opinion.")
    confirmation_bias: Share = Field(default=0.3, description="From open to deaf for what speaks against one's view.")
    threshold: Share | None = Field(
        default=None, description="Which share of acquaintances has to tell before one joins in; left out, the study's."
    )


class PersonalIdentity(Frozen):
    """What a person is like inside: traits, values, likes and dislikes, and a way of speaking."""

    traits: BigFive = Field(default=BigFive(), description="The Big Five.")
    values: tuple[Line, ...] = Field(default=(), description="What matters to the person: nouns such as 'fairness'.")
    likes: tuple[Line, ...] = Field(
        default=(), description="Noun phrases that fit after 'I like', such as 'old maps' or 'walking early'."
    )
    dislikes: tuple[Line, ...] = Field(default=(), description="Noun phrases that fit after 'I don't care for'.")
    skills: tuple[Line, ...] = Field(default=(), description="What the person is good at, such as 'mending nets'.")
    style: SpeakingStyle = Field(default=SpeakingStyle(), description="How the person talks.")
    judgement: Judgement = Field(default=Judgement(), description="How the person deals with the views of others.")


class Habit(Frozen):
    """Something a person does at a usual time and place: a schema with goal, steps, conditions before and after."""

    do: Line = Field(description="An activity that fits after 'I am', such as 'baking bread'.")
    at: Slug | None = Field(default=None, description="A place; the person's home when left out.")
    start: ClockTime = Field(description='A time of day as "HH:MM", such as "07:30".')
    end: ClockTime = Field(description="Before `start` means the next morning.")
    days: tuple[Weekday, ...] = Field(default=(), description="Every day when left out.")
    steps: tuple[Line, ...] = Field(default=(), description="What it is made of, in order, each fitting after 'I am'.")
    fixed: bool = Field(default=False, description="True for duties such as a shift that cannot be skipped.")
    goal: Annotated[Line | None, later(None)] = Field(default=None, description="What for, fitting after 'so as to'.")
    needs: Annotated[tuple[Line, ...], later(())] = Field(
        default=(), description="What has to be so before, such as 'there is flour'; left when another habit owes it."
    )
    leaves: Annotated[tuple[Line, ...], later(())] = Field(default=(), description="What is so afterwards.")


class LifeContext(Frozen):
    """How a person's days go: home, waking hours, habits, goals, and facts worth telling."""

    home: Slug | None = Field(default=None, description="A place; the first of kind 'home' when left out.")
    wake: ClockTime = Field(default="07:00", description='When the person gets up, as "HH:MM".')
    sleep: ClockTime = Field(default="22:30", description="When the person goes to bed; may be in the morning.")
    habits: tuple[Habit, ...] = Field(default=(), description="What the person does at usual times and places.")
    goals: tuple[Line, ...] = Field(default=(), description="Each fitting after 'I want to', such as 'finish my book'.")
    facts: tuple[Line, ...] = Field(default=(), description="First-person sentences, such as 'I grew up by the sea.'")


class Persona(Frozen):
    """One person as a file describes it. `name` is what others call it; the id is a slug of its own."""

    id: Slug | None = Field(default=None, description="Made from the name when left out; unique in the scenario.")
    name: Annotated[str, Field(min_length=1, max_length=120)] = Field(description="What others call this person.")
    description: Annotated[str, Field(max_length=2000)] = Field(
        default="", description="Who this is, in a few words or sentences; kept as a first memory."
    )
    social: SocialIdentity = Field(default=SocialIdentity(), description="What others can place the person by.")
    personal: PersonalIdentity = Field(default=PersonalIdentity(), description="What the person is like inside.")
    context: LifeContext = Field(default=LifeContext(), description="How the person's days go.")

    @property
    def slug(self) -> str:
        """The id; set for every persona that the scenario loader gives out.

        Raises:
            ValueError: If this persona was made by hand without an id.
        """
        if self.id is None:
            raise ValueError(f"persona {self.name!r} has no id")
        return self.id

    def without(self, blocks: frozenset[PersonaBlock]) -> Persona:
        """Return this persona as its mind sees it when `blocks` are switched off.

        Switched-off blocks are replaced by their defaults; where somebody lives and sleeps stays, since
        the body of the person is not a part of its self-description.
        """
        changes: dict[str, object] = {}
        if "social" in blocks:
            changes["social"] = SocialIdentity(pronouns=self.social.pronouns)
        if "personal" in blocks:
            changes["personal"] = PersonalIdentity()
        if "context" in blocks:
            changes["context"] = LifeContext(home=self.context.home, wake=self.context.wake, sleep=self.context.sleep)
        return self.model_copy(update=changes) if changes else self
