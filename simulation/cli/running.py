"""The commands that carry a run out: run, resume, replay."""

from __future__ import annotations

import json
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.ending import INTERRUPTED, stoppable
from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted

if TYPE_CHECKING:
    from simulation.engine import Committed
    from simulation.run import Run
    from simulation.scenario import Settings

Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Print only the final hash, the same for equal runs; see `townsfolk diff`."),
]
Pace = Annotated[
    float | None, typer.Option(help="Let every tick take at least so many seconds, to watch.", min=0.0, max=3600.0)
]

Jobs = Annotated[
    int, typer.Option(help="Processes that compose a batch's dialogues; the record is the same.", min=1, max=256)
]


class Tasks(StrEnum):
    """What a local model does."""

    VOICE = "voice"
    ALL = "all"


def run(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A packaged scenario's name, or the path of a file.")
    ],
    out: Annotated[Path | None, typer.Option(help="The run's folder; made new. Default: runs/NAME-SEED.")] = None,
    seed: Annotated[int | None, typer.Option(help="In place of the scenario's seed.", min=0)] = None,
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change one key, such as clock.days=1.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Stop at this date and time, or after 90m, 6h or 2d.")] = None,
    mind: Annotated[
        str | None, typer.Option(help="'rules', 'local', 'local:PATH.gguf', or a model such as openai/gpt-4o-mini.")
    ] = None,
    tasks: Annotated[
        Tasks | None, typer.Option(help="What a local model does: reword what the rules say, or answer everything.")
    ] = None,
    seat: Annotated[
        list[str] | None, typer.Option(metavar="PERSON", help="You speak for this person, here; again for another.")
    ] = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    pace: Pace = None,
) -> None:
    """Run a scenario from its beginning."""
    from simulation.reading.loading import load_scenario
    from simulation.run import Run, free_folder

    changes = [*(change or []), *([f"settings.tasks={tasks.value}"] if tasks else [])]
    changes += [f"settings.seats={json.dumps(seat)}"] if seat else []
    resolved = load_scenario(scenario, overrides=changes, seed=seed, mind=mind)
    if jobs > 1:
        from simulation.batches.jobs import check_jobs

        check_jobs(resolved)
    folder = out or free_folder(Path("runs") / f"{resolved.study.name}-{resolved.study.seed}")
    _advance(Run.create(resolved, folder), until, None, quiet, pace, jobs)


def resume(
    folder: RunFolder,
    until: Annotated[str | None, typer.Option(help="Stop at this date and time, or after 90m, 6h or 2d.")] = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a setting, such as settings.limits.calls=500."),
    ] = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    pace: Pace = None,
) -> None:
    """Go on with a run that was stopped, paused or killed."""
    from simulation.reading.loading import changed_settings

    run = open_run(folder)
    settings = changed_settings(run.scenario_now, change) if change else None
    _advance(run, until, settings, quiet, pace, jobs)


def replay(folder: RunFolder, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Work a run out again and compare every hash.

    Nothing is asked of a model: the answers come from the record.
    """
    from simulation.replaying import replay as replay_run

    replayed = replay_run(open_run(folder))
    if as_json:
        say_json({"ticks": replayed.ticks, "same": True, "final_hash": replayed.final_hash})
        return
    if not quiet:
        typer.echo(f"{counted(replayed.ticks, 'tick')} worked out again, every hash equal")
    typer.echo(replayed.final_hash)


def _advance(
    run: Run, until: str | None, settings: Settings | None, quiet: bool, pace: float | None, jobs: int
) -> None:
    from agents.errors import Paused
    from simulation.cli.progress import watching
    from simulation.cli.summary import say_done, say_stopped

    seconds = None if until is None else until_seconds(run, until)
    began = time.monotonic()
    try:
        still = quiet or bool((settings or run.settings.latest).seats)
        with stoppable() as stop, watching(run, _last_tick(run, seconds), quiet=still, pace=pace) as watcher:

            def on_tick(committed: Committed) -> None:
                watcher.on_tick(committed)
                stop.check()

            info = run.advance(until=seconds, on_tick=on_tick, settings=settings, jobs=jobs)
    except KeyboardInterrupt:
        say_stopped(run, "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except Paused as pause:
        say_stopped(run, f"paused: {pause}")
        raise typer.Exit(pause.exit_code) from None
    if quiet:
        typer.echo(info.final_hash)
    else:
        say_done(run, info, time.monotonic() - began)


def _last_tick(run: Run, until: int | None) -> int:
    """Return the index of the last tick that begins before `until`, or of the last one."""
    from simulation.clock import Clock
    from simulation.protocols import make_protocol

    if until is None:
        return run.info().ticks_total
    study = run.scenario.study
    ticks = (tick.index for tick in make_protocol(study, Clock(study.clock)).ticks() if tick.start < until)
    return max(ticks, default=0)


def until_seconds(run: Run, until: str, option: str = "--until") -> int:
    """Return the simulated seconds that `until`, the value of `option`, stands for.

    Raises:
        QuestionError: If it is neither a date, nor a time of the first day, nor a length of time.
    """
    from agents.errors import QuestionError
    from simulation.clock import Clock

    clock = Clock(run.scenario.study.clock)
    units = {"m": 60, "h": 3600, "d": 86_400}
    if until[:-1].isdigit() and until[-1:] in units:
        return int(until[:-1]) * units[until[-1]]
    try:
        return clock.seconds_of(until)
    except ValueError as problem:
        raise QuestionError(
            f"{option} {until}: expected a date such as {clock.start.isoformat(timespec='minutes')}, or 90m, 6h or 2d"
        ) from problem


COMMANDS = (run, resume, replay)

__all__ = ["COMMANDS", "RunFolder", "until_seconds"]
