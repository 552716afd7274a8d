"""The commands about scenarios: check, schema, scenarios."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def check(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A file, or a packaged scenario's name.")],
) -> None:
    """Validate a scenario and say what is in it."""
    from simulation.loading import load_scenario

    study = load_scenario(scenario).study
    typer.echo(
        f"{scenario} is valid: {study.name}, {len(study.people)} people, {len(study.places)} places, "
        f"{len(study.ties)} ties, {len(study.claims)} claims"
    )


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    from simulation.loading import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def scenarios() -> None:
    """List the packaged scenarios and the question each asks."""
    from simulation.loading import packaged_scenarios

    for packaged in packaged_scenarios():
        typer.echo(f"{packaged.name:16} {packaged.people:5} people {packaged.days:3} days  {packaged.question}")


COMMANDS = (check, schema, scenarios)
