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
_IN_SHORT = {
    "show": "Print what was said and written.",
    "why": "Say how somebody came to know something, or to think so.",
    "press": "Ask everybody again and again; say who keeps to a view.",
    "export": "Give out dialogues as data, in a layout of your choice.",
    "import": "Make people of a scenario out of dialogues of others.",
    "view": "Serve the page of a run on this machine, live.",
    "estimate": "Say what a run would ask of a language model and cost.",
    "cost": "Say what a run's models were asked and cost.",
    "calls": "List the calls of a run, those without an answer too.",
    "call": "Show one call in full.",
    "critics": "Say what critics find wrong with a transcript.",
    "candidates": "Show what was proposed for the dialogues of a batch.",
    "weigh": "Fit weights of critics to choices between candidates.",
    "portrayal": "See whether traits that people are given show in words.",
    "selfplay": "Let policies play a session many times.",
    "verify": "Check a run's record, or run a study again from a file.",
    "keys": "Say in words which keys a scenario file takes.",
    "dataset": "Measure and convert data sets of dialogues.",
}
"""What the list of commands says of those whose first sentence is too long for it."""
for command in (command for module in _MODULES for command in module.COMMANDS):
    app.command(short_help=_IN_SHORT.get(command.__name__.rstrip("_")))(ending_well(command))
app.add_typer(models.app, name="model")
app.add_typer(dataset.app, name="dataset", short_help=_IN_SHORT["dataset"])


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
