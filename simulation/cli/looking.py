"""The commands that take figures and data out of a run: info, measure, export."""

from __future__ import annotations

import dataclasses
import io
import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from agents.errors import QuestionError
from simulation.cli.ending import say
from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted


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
        if value != "":
            paper.line((f"{name.replace('_', ' '):15}", "dim"), f" {'unknown' if value is None else value}", hang=16)
    say_voiced(paper, run)


def measure(
    folder: RunFolder,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[MEASURE]...", help="Those the scenario names when left out.")
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


def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="RUN", help="The folder of a run.", show_default=False)
    ] = None,
    form: Annotated[str, typer.Option("--format", help="jsonl, or csv for spreadsheets.")] = "jsonl",
    out: Annotated[Path | None, typer.Option(help="A file; standard output when left out.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file where there is one.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a row instead.")] = False,
) -> None:
    """Give the conversations out as data, a row per utterance.

    In CSV, lists stand in their cells as JSON, and a cell that a spreadsheet would take for a formula has an
    apostrophe in front, as has one that begins with an apostrophe itself: take the first one away to get the text.
    `simulation.export.read_csv` does.
    """
    from simulation.export import row_schema, write_export, write_export_file

    if schema:
        say_json(row_schema())
        return
    if folder is None:
        raise QuestionError("name the folder of a run: townsfolk export RUN")
    run = open_run(folder)
    if out is None:
        for_data(sys.stdout)
        rows = write_export(run, form, sys.stdout)
    else:
        rows = write_export_file(run, form, out, force=force)
        say(f"{counted(rows, 'row')} in {out}")
    if not rows:
        say("nobody has talked in this run, so there are no rows")


def for_data(stream: TextIO) -> None:
    """Let `stream` give out UTF-8 with line ends as they are written, whatever the terminal is set to."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")


COMMANDS = (info, measure, export)
