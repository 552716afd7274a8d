"""The commands about scenarios: check, keys, schema, scenarios."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.reading import AsJson, say_json

if TYPE_CHECKING:
    from agents.errors import InputError
    from simulation.cli.paper import Paper
    from simulation.reading.keys import Part
    from simulation.scenario import Study


def check(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A file, or a packaged scenario's name.")],
    as_json: AsJson = False,
) -> None:
    """Validate a scenario and say what is in it.

    What is allowed but may be a slip is printed as a warning, and changes nothing about the exit code.
    """
    from agents.errors import InputError
    from simulation.cli.text import counted, plain
    from simulation.reading.cautions import cautions
    from simulation.reading.loading import load_scenario

    try:
        study = load_scenario(scenario).study
    except InputError as problem:
        if as_json:
            say_json({"scenario": scenario, "valid": False, **_problem(problem)})
        raise
    facts, warnings = _facts(study), cautions(study)
    if as_json:
        found = [dataclasses.asdict(one) for one in warnings]
        say_json({"scenario": scenario, "valid": True, **facts, "warnings": found})
        return
    counts = f"{counted(facts['people'], 'person', 'people')}, "
    counts += ", ".join(counted(facts[f"{what}s"], what) for what in ("place", "tie", "claim"))
    typer.echo(plain(f"{scenario} is valid: {study.name}, {counts}"))
    for one in warnings:
        typer.echo(plain(f"warning: {one.text} ({one.where})"), err=True)


def _facts(study: Study) -> dict[str, Any]:
    return {
        "name": study.name,
        "question": study.question,
        "seed": study.seed,
        "people": len(study.people),
        "places": len(study.places),
        "ties": len(study.ties),
        "claims": len(study.claims),
        "measures": list(study.measures),
        "digest": study.digest,
    }


def _problem(problem: InputError) -> dict[str, Any]:
    """Return what is known of a problem; file and line where it has them."""
    fields = {name: getattr(problem, name, None) for name in ("problem", "line", "where", "expected", "more")}
    file = getattr(problem, "file", None)
    return {"message": str(problem), "file": None if file is None else str(file), **fields}


def keys(
    path: Annotated[
        str, typer.Argument(metavar="KEY", help="Such as people.context, topics.first or settings.limits.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Say in words which keys a scenario file takes, or a part of it."""
    from simulation.cli.paper import Paper
    from simulation.reading.keys import parts_at

    found = parts_at(path)
    if as_json:
        say_json([dataclasses.asdict(one) for one in found])
        return
    paper = Paper()
    for number, part in enumerate(found):
        if number:
            paper.rule()
        _print_part(paper, part)


def _print_part(paper: Paper, part: Part) -> None:
    kind = f", kind {part.kind}" if part.kind else ""
    paper.line((f"{part.path or 'a scenario file'}{kind}", "bold"), f": {part.takes}. {part.meaning}")
    widest = max((len(line.key) for line in part.keys), default=0)
    for line in part.keys:
        default = f" [{line.default}]" if line.default else ""
        paper.line(
            (f"{line.key:{widest}}", "bold"), f"  {line.takes}{default}: {line.meaning}", indent=2, hang=widest + 2
        )


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    from simulation.reading.loading import json_schema

    say_json(json_schema())


def scenarios(as_json: AsJson = False) -> None:
    """List the packaged scenarios and the question each asks."""
    from simulation.cli.paper import Paper
    from simulation.reading.loading import packaged_scenarios

    found = packaged_scenarios()
    if as_json:
        say_json([dataclasses.asdict(packaged) for packaged in found])
        return
    paper = Paper()
    for packaged in found:
        days = "day" if packaged.days == 1 else "days"
        paper.line(
            (f"{packaged.name:16}", "bold"),
            f" {packaged.people:5} people {packaged.days:3} {days:4}  {packaged.question}",
            hang=35,
        )


COMMANDS = (check, keys, schema, scenarios)
