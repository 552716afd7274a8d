"""The commands that read a run: info, export."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Annotated

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json


def info(folder: RunFolder, as_json: AsJson = False) -> None:
    """Say what a run comes to: status, ticks, hash, people, conversations, calls and cost."""
    facts = dataclasses.asdict(open_run(folder).info())
    if as_json:
        say_json(facts)
        return
    for name, value in facts.items():
        typer.echo(f"{name.replace('_', ' '):15} {'unknown' if value is None else value}")


def export(
    folder: RunFolder,
    form: Annotated[str, typer.Option("--format", help="jsonl.")] = "jsonl",
    out: Annotated[Path | None, typer.Option(help="A file; standard output when left out.")] = None,
) -> None:
    """Give the conversations out as data, an utterance a line."""
    from simulation.export import write_export

    run = open_run(folder)
    if out is None:
        write_export(run, form, sys.stdout)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        write_export(run, form, file)


COMMANDS = (info, export)
