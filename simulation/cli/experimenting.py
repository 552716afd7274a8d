"""The command that carries an experiment out: arms times seeds, on all cores, and the tables of what they come to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Protocol

import typer

from simulation.cli.ending import stoppable
from simulation.cli.reading import AsJson
from simulation.cli.text import counted, plain

if TYPE_CHECKING:
    from simulation.experiments.conducting import Report
    from simulation.experiments.plan import Cell, Experiment
    from simulation.experiments.pools import Message, Pool

_SHOWN = 10


def experiment(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An experiment file, or a packaged experiment's name.")],
    out: Annotated[Path | None, typer.Option(help="Folder of its runs and tables. Default: experiments/NAME.")] = None,
    workers: Annotated[int | None, typer.Option(help="Runs at once; all cores when left out.", min=1, max=1024)] = None,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Only this share, such as 1/4; no tables.")] = None,
    on: Annotated[Literal["processes", "ray"], typer.Option(help="Where the runs are carried out.")] = "processes",
    collect: Annotated[
        bool, typer.Option("--collect", help="Run nothing; make the tables from what is there.")
    ] = False,
    outcomes: Annotated[bool, typer.Option("--outcomes", help="Run nothing; list the outcomes there are.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the last line.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare arms of a scenario over many seeds.

    Start it again to go on with what is not done.
    """
    from simulation.experiments import collect as collect_all
    from simulation.experiments import conduct, load_experiment
    from simulation.experiments.plan import WHOLE, Shard

    share = Shard.parse(shard) if shard else WHOLE
    resolved = load_experiment(file)
    if outcomes:
        _list_outcomes(resolved)
        return
    folder = out or Path("experiments") / resolved.name
    if collect:
        report = collect_all(resolved, folder, _pool(on, workers))
    else:
        with stoppable(), _watching(resolved, share.of, quiet=quiet or as_json) as watcher:
            report = conduct(resolved, folder, _pool(on, workers), shard=share, on_message=watcher.on_message)
    _show(report, with_tables=share == WHOLE, quiet=quiet, as_json=as_json)
    if report.exit_code:
        raise typer.Exit(report.exit_code)


def _pool(on: str, workers: int | None) -> Pool:
    if on == "ray":
        from simulation.experiments.ray_pool import RayPool

        return RayPool(workers)
    from simulation.experiments.pools import ProcessPool

    return ProcessPool(workers or cores())


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _list_outcomes(experiment: Experiment) -> None:
    from simulation.experiments.outcomes import available

    for address in available(experiment.arm(experiment.baseline).scenarios[experiment.seeds[0]]):
        typer.echo(address)


def _show(report: Report, *, with_tables: bool, quiet: bool, as_json: bool) -> None:
    from simulation.experiments.summing import tables

    if as_json:
        typer.echo(json.dumps(_as_data(report, with_tables), ensure_ascii=False, indent=2))
        return
    if with_tables and not quiet:
        for table in tables(report.experiment, report.lines()):
            typer.echo(table.text() + "\n")
    for line in _troubles(report):
        typer.echo(line, err=True)
    typer.echo(last_line(report))


def _as_data(report: Report, with_tables: bool) -> dict[str, object]:
    trouble = [
        {
            "arm": one.cell.arm,
            "seed": one.cell.seed,
            "status": one.status,
            "error": one.error,
            "exit_code": one.exit_code,
        }
        for one in report.troubled
    ]
    data: dict[str, object] = {
        "folder": str(report.folder),
        "runs": len(report.asked_for),
        "done": len(report.done),
        "found_done": report.found_done,
        "shared_ticks": report.shared_ticks[0],
        "ticks": report.shared_ticks[1],
        "trouble": trouble,
        "missing": [str(cell) for cell in report.missing],
    }
    return {**data, "summary": json.loads(report.summary())} if with_tables else data


def _troubles(report: Report) -> list[str]:
    lines = [f"{one.status}: {one.cell}: {plain(one.error)} (exit code {one.exit_code})" for one in report.troubled]
    if report.missing:
        lines.append(f"missing: {_some(report.missing)}")
    return lines


def _some(cells: list[Cell]) -> str:
    more = f" and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else ""
    return ", ".join(str(cell) for cell in cells[:_SHOWN]) + more


def last_line(report: Report) -> str:
    """Return what an experiment came to in one line."""
    shared, ticks = report.shared_ticks
    parts = [f"{len(report.done)} of {counted(len(report.asked_for), 'run')} done"]
    if report.found_done:
        parts.append(f"{report.found_done} of them before")
    for status in ("failed", "paused"):
        number = sum(1 for one in report.troubled if one.status == status)
        parts += [f"{number} {status}"] if number else []
    parts += [f"{len(report.missing)} missing"] if report.missing else []
    parts += [f"{shared:,} of {ticks:,} ticks shared, not repeated"] if shared else []
    return f"{report.experiment.name}: {', '.join(parts)}; {report.folder}"


class _Watcher(Protocol):
    """Is told of progress and results."""

    def on_message(self, message: Message) -> None:
        """Show what `message` says."""
        ...


class _Silent:
    """Shows nothing."""

    def on_message(self, message: Message) -> None:
        """Show nothing."""


class _Lines:
    """Prints a line for each run that ends."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._ended = 0

    def on_message(self, message: Message) -> None:
        """Print what a run came to."""
        from simulation.experiments.results import CellResult

        if isinstance(message, CellResult):
            self._ended += 1
            sys.stderr.write(f"{message.status:6}  {message.cell}  ({self._ended} of at most {self._total})\n")
            sys.stderr.flush()


@contextmanager
def _watching(experiment: Experiment, shards: int, *, quiet: bool) -> Iterator[_Watcher]:
    """Give a watcher over all runs that suits where the output goes."""
    if quiet:
        yield _Silent()
        return
    total = -(-len(experiment.cells) // shards)
    if not sys.stderr.isatty():
        yield _Lines(total)
        return
    from simulation.cli.progress_bar import bar

    with bar(total) as watcher:
        yield watcher


COMMANDS = (experiment,)
