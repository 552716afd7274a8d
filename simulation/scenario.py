"""The scenario: a study, frozen and validated, and apart from it the settings that do not change the study.

`simulation.reading.loading` reads one from a file and checks what spans several keys; here is its shape. The study is
hashed, the settings are not.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.canonical import digest, later
from agents.persona import Frozen, Persona, Slug
from simulation.specs.claim_spec import Claim, EventSpec
from simulation.specs.conduct_spec import Conduct, DialsSpec
from simulation.specs.crowd_spec import CROWD_ID, Crowd, CrowdPersona
from simulation.specs.dialogue_spec import DialogueSpec
from simulation.specs.intervention_spec import InterventionSpec
from simulation.specs.memory_spec import ForgettingSpec, MemorySpec
from simulation.specs.network_spec import Network, Tie
from simulation.specs.place_spec import Hours, Near, Place
from simulation.specs.protocol_spec import (
    DailyMeetingsProtocol,
    DebateProtocol,
    ForumProtocol,
    PluginProtocol,
    ProtocolSpec,
    TownProtocol,
)
from simulation.specs.saving_spec import SavingSpec
from simulation.specs.settings_spec import Endpoint, Limits, MindName, ModelPrice, ProviderSpec, Roles, Settings
from simulation.specs.tie_spec import TieChangeSpec
from simulation.specs.topic_spec import ClaimRuleSpec, OpinionRuleSpec, Topic

__all__ = [
    "CROWD_ID",
    "SCHEMA_VERSION",
    "Claim",
    "ClockSpec",
    "Conduct",
    "Crowd",
    "CrowdPersona",
    "DailyMeetingsProtocol",
    "DebateProtocol",
    "DialsSpec",
    "Endpoint",
    "EventSpec",
    "ForgettingSpec",
    "ForumProtocol",
    "Hours",
    "Limits",
    "MemorySpec",
    "MindName",
    "ModelPrice",
    "Near",
    "Network",
    "Place",
    "PluginProtocol",
    "ProtocolSpec",
    "ProviderSpec",
    "Roles",
    "Scenario",
    "ScenarioFile",
    "Settings",
    "Study",
    "Tie",
    "TownProtocol",
]

SCHEMA_VERSION = 1


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
