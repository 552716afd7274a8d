"""The commands that take figures out of a run: info, measure."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

_OF_CALLS = ("tokens", "cost_usd", "asked_again", "replaced", "orders_seen", "lost_calls", "human_turns")
"""What is not told in words of a run that asked no model and lost nothing."""


def info(folder: RunFolder, as_json: AsJson = False) -> None:
    """Say what a run comes to.

    Its status, ticks and hash, people and conversations, calls and cost.
    """
    from simulation.cli.paper import Paper
    from simulation.cli.voiced import say_voiced

    run = open_run(folder)
    facts = dataclasses.asdict(run.info())
    if as_json:
        say_json(facts)
        return
    paper = Paper()
    for name, value in facts.items():
        if value != "" and (value or name not in _OF_CALLS or facts["model_calls"]):
            paper.line((f"{name.replace('_', ' '):15}", "dim"), f" {'unknown' if value is None else value}", hang=16)
    say_voiced(paper, run)


def measure(
    folder: RunFolder,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="MEASURE", help="Those the scenario names when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print what the measures of a run come to, in full."""
    from simulation.cli.paper import Paper
    from simulation.cli.summary import print_table
    from simulation.measures import measure_tables

    tables = measure_tables(open_run(folder), names or None)
    if as_json:
        say_json([{"name": table.name, "title": table.title, "rows": table.records()} for table in tables])
        return
    paper = Paper()
    for number, table in enumerate(tables):
        if number:
            paper.rule()
        print_table(paper, table)
    if not tables:
        paper.line(f"the scenario names no measure; name one: townsfolk measure {folder} reach")


COMMANDS = (info, measure)
