"""The commands that show a run in a browser: report writes one file, view serves the page while the run goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulation.cli.reading import RunFolder, open_run


def report(
    folder: RunFolder,
    out: Annotated[Path | None, typer.Option(help="The file to write. Default: RUN/report.html.")] = None,
) -> None:
    """Write a run as one page that opens in any browser.

    It holds a map with people moving on a time line, everybody's plan and memories, all conversations, and who
    told whom. One file: it needs no network and no server.
    """
    from simulation.cli.text import plain
    from simulation.report import write_page

    file = out or folder / "report.html"
    size = write_page(open_run(folder), file)
    typer.echo(plain(f"{file} ({size / 1_000_000:.1f} MB)"))


def view(
    folder: RunFolder,
    port: Annotated[int, typer.Option(help="On this machine only; 0 takes a free one.", min=0, max=65535)] = 0,
) -> None:
    """Serve the page of a run on this machine, live while the run goes on.

    Start the run in one terminal and this in another. It ends with Ctrl-C; the run is not touched.
    """
    from simulation.cli.text import plain
    from simulation.report.serving import serve

    run = open_run(folder)
    with serve(run, port) as server:
        typer.echo(plain(f"{server.address} shows {folder}; Ctrl-C ends it"))
        server.wait()


COMMANDS = (report, view)
