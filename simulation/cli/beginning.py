"""The command that begins a study of one's own: new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits, - and _, such as my-town.")],
    folder: Annotated[Path, typer.Option("--in", help="Where to write NAME.yaml.")] = Path(),
) -> None:
    """Write a small commented scenario that runs at once.

    Nothing is overwritten.
    """
    from simulation.beginning import write_beginning
    from simulation.cli.text import plain

    file = write_beginning(name, folder)
    typer.echo(plain(f"{file} is written; run it with: townsfolk run {_path(file)}"))


def _path(file: Path) -> str:
    return str(file) if file.parent != Path() else f"./{file}"


COMMANDS = (new,)
