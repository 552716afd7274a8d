"""What commands that read a run share: opening it, and giving answers as JSON."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.text import plain_json

if TYPE_CHECKING:
    from simulation.run import Run

RunFolder = Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]

_SIMILAR = 0.5


def open_run(folder: Path) -> Run:
    """Return the run in `folder`.

    Raises:
        RunFolderError: If there is none; it names the runs that are near.
        JournalError: If its journal is damaged.
    """
    from agents.errors import RunFolderError
    from simulation.run import SCENARIO_FILE, Run

    if not (folder / SCENARIO_FILE).is_file():
        problem = f"there is no run in {folder}" if folder.exists() else f"there is no folder {folder}"
        raise RunFolderError(f"{problem}; {_advice(folder)}")
    return Run.open(folder)


def _advice(folder: Path) -> str:
    from simulation.run import SCENARIO_FILE

    around = {folder, folder.parent, folder.parent / "runs", Path("runs")}
    runs = sorted({file.parent for here in around for file in here.glob(f"*/{SCENARIO_FILE}")})
    by_name = {str(run): run for run in runs} | {run.name: run for run in runs}
    near = difflib.get_close_matches(folder.name, sorted(by_name), n=3, cutoff=_SIMILAR)
    if near:
        return f"did you mean {' or '.join(sorted({str(by_name[name]) for name in near}))}?"
    if runs:
        more = f" and {len(runs) - 5} more" if len(runs) > 5 else ""
        return f"there are runs in {', '.join(str(run) for run in runs[:5])}{more}"
    return "start one with `townsfolk run SCENARIO`"


def say_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print `value` as JSON."""
    typer.echo(plain_json(json.dumps(value, ensure_ascii=False, indent=2)))
