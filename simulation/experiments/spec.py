"""What an experiment file says: a scenario, arms that change it, seeds, and the outcomes by which they are compared."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from agents.persona import Frozen, Slug
from simulation.specs.intervention_spec import DateTime

MAX_SEEDS = 10_000
MAX_RESAMPLES = 100_000

Seed = Annotated[int, Field(ge=0, le=2**63 - 1)]
Key = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^=\s]+$")]


class ArmSpec(Frozen):
    """How one arm differs from the scenario; an arm that says nothing is the scenario itself."""

    changes: dict[Key, Any] = Field(
        default_factory=dict, alias="set", description="Keys and values, as with `--set`: conduct.sociability: 0.5."
    )
    interventions: tuple[Any, ...] = Field(
        default=(), description="Interventions beside those of the scenario, as a scenario file writes them."
    )
    at: DateTime | None = Field(
        default=None,
        description="From when on the arm differs, as a fork does; from the start if left out.",
    )


class ExperimentFile(Frozen):
    """The file as people write it."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    name: Slug
    question: Annotated[str, Field(max_length=2000)] = ""
    scenario: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        description="The name of a packaged scenario, or a path relative to this file."
    )
    seeds: Annotated[int, Field(ge=1, le=MAX_SEEDS)] | Annotated[tuple[Seed, ...], Field(min_length=1)] = Field(
        default=10, description="So many seeds, from 1 on; or a list of them."
    )
    changes: dict[Key, Any] = Field(default_factory=dict, alias="set", description="What all arms change.")
    arms: Annotated[dict[Slug, ArmSpec | None], Field(min_length=1, max_length=1000)]
    baseline: Slug | None = Field(default=None, description="The arm others are compared to; the first if left out.")
    outcomes: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(min_length=1)]
    resamples: Annotated[int, Field(ge=100, le=MAX_RESAMPLES)] = Field(
        default=2000, description="How many times the bootstrap draws the seeds anew."
    )
    confidence: Annotated[float, Field(gt=0.5, lt=1.0)] = Field(default=0.95, description="Of every interval.")

    @property
    def seed_list(self) -> tuple[int, ...]:
        """The seeds, in order."""
        return tuple(range(1, self.seeds + 1)) if isinstance(self.seeds, int) else self.seeds
