"""The commands of `townsfolk`, and nothing else: importing this is what `--help` costs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from simulation.cli import (
    ablating,
    asking,
    beginning,
    calling,
    costing,
    criticising,
    dataset,
    estimating,
    experimenting,
    explaining,
    exporting,
    forking,
    looking,
    models,
    playing,
    pressing,
    remembering,
    reporting,
    running,
    scenarios,
    showing,
)
from simulation.cli.ending import ending_well

app = typer.Typer(
    name="townsfolk",
    help="Simulate small societies of generative agents: run, resume, replay, and take the conversations away.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_MODULES = (
    running,
    showing,
    explaining,
    asking,
    pressing,
    remembering,
    looking,
    exporting,
    reporting,
    estimating,
    costing,
    calling,
    criticising,
    playing,
    forking,
    experimenting,
    ablating,
    scenarios,
    beginning,
)
for command in (command for module in _MODULES for command in module.COMMANDS):
    app.command()(ending_well(command))
app.add_typer(models.app, name="model")
app.add_typer(dataset.app, name="dataset")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"townsfolk {version('townsfolk')}")
        raise typer.Exit


@app.callback()
def townsfolk(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take what comes before the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
