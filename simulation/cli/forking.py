"""The commands that set runs side by side: fork, diff, reproduce, verify."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted

if TYPE_CHECKING:
    from simulation.inquiry.comparing import Comparison, DayDifference
    from simulation.record import Record
    from simulation.run import Run


def fork(
    folder: RunFolder,
    at: Annotated[str, typer.Option(help="A date and time, or 90m, 6h or 2d after the start.")],
    out: Annotated[Path, typer.Option(help="The new run's folder.")],
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="What is different from there on.")
    ] = None,
    intervene: Annotated[Path | None, typer.Option(help="A YAML file with a list of interventions.")] = None,
) -> None:
    """Make a new run with the past of another.

    `townsfolk resume` carries it on.
    """
    from simulation.cli.running import until_seconds
    from simulation.forking import fork as fork_run

    with _parent(folder) as parent:
        seconds = until_seconds(parent, at, "--at")
        child = fork_run(parent, out, at=seconds, overrides=change or [], interventions=intervene)
    typer.echo(f"forked {folder} at tick {child.info().ticks_done}; go on with `townsfolk resume {out}`")


@contextmanager
def _parent(folder: Path) -> Iterator[Run]:
    """Give the run in `folder`, of one whose journal breaks off what can be read of it."""
    from simulation.keeping.salvaging import filled_up, missing_bytes
    from simulation.run import JOURNAL_FILE

    journal = folder / JOURNAL_FILE
    if not journal.is_file() or not missing_bytes(journal):
        yield open_run(folder)
        return
    with filled_up(folder, JOURNAL_FILE) as copy:
        yield open_run(copy)


def diff(
    one: RunFolder,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="The folder of another run.")],
    as_json: AsJson = False,
) -> None:
    """Say where two runs part, and what differs by day.

    Differences are in lines, knowledge, decisions and ties.
    """
    from simulation.inquiry.comparing import compare
    from simulation.inquiry.study_differences import study_differences

    first, second = open_run(one), open_run(other)
    comparison = compare(first, second)
    changed = study_differences(first.scenario.study, second.scenario.study)
    if as_json:
        say_json({**dataclasses.asdict(comparison), "studies": changed})
        return
    if changed:
        typer.echo(f"their studies differ in {_some(tuple(changed))}")
    for line in comparison_lines(comparison):
        typer.echo(line)


def comparison_lines(comparison: Comparison) -> list[str]:
    """Return a comparison in words, a line each."""
    first = comparison.first
    if first is None:
        ticks = comparison.ticks
        tail = "" if ticks[0] == ticks[1] else f"; one has {counted(ticks[0], 'tick')}, the other {ticks[1]:,}"
        return [f"no difference in {counted(min(ticks), 'tick')}{tail}"]
    lines = [f"they part at tick {first.tick}, {first.time}: {first.what}"]
    for day in comparison.days:
        lines.extend(_day_lines(day))
    return lines


def _day_lines(day: DayDifference) -> list[str]:
    lines = [
        f"day {day.day}: {counted(day.lines[0], 'line')} said, {day.lines[1]} in the other, {day.same_lines} the same"
    ]
    for claim, here, there in day.knowers:
        sides = [
            f"only in {where} by {_some(who)}" for where, who in (("the first", here), ("the other", there)) if who
        ]
        lines.append(f"  {claim}: known {'; '.join(sides)}")
    if not day.knowers:
        lines.append("  the same people know the same")
    if day.decisions:
        lines.append(
            f"  decided differently: {_some(tuple(f'{person} on {claim}' for person, claim in day.decisions))}"
        )
    if any(day.ties):
        ours, theirs = (len(pairs) for pairs in day.ties)
        lines.append(f"  acquainted only in the first: {counted(ours, 'pair')}; only in the other: {theirs}")
    return lines


def _some(names: tuple[str, ...]) -> str:
    if not names:
        return "nobody"
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def reproduce(
    folder: RunFolder,
    out: Annotated[Path | None, typer.Option(help="A file; standard output when left out.")] = None,
) -> None:
    """Write the small file that others verify a run by.

    They run the study from it, or verify it; its hash can be cited.
    """
    from simulation.reproducing import reproduce_hash, reproduce_text, write_reproduce_file

    text = reproduce_text(open_run(folder))
    if out is None:
        typer.echo(text, nl=False)
        return
    write_reproduce_file(text, out)
    typer.echo(f"{out}: {reproduce_hash(text)}")


def verify(
    what: Annotated[
        Path, typer.Argument(metavar="RUN|FILE", help="A run's folder, or a file that `townsfolk reproduce` wrote.")
    ],
    out: Annotated[Path | None, typer.Option(help="With a file: the folder for the new run.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check the whole record of a run, or run a study from its reproduce file and compare the final hashes.

    Of a record every event, vector, answer and outcome is checked against its hash or checksum; nothing is worked out
    again, which is what `townsfolk replay` does.
    """
    if what.is_dir():
        _check_run(what, as_json)
        return
    from agents.errors import QuestionError
    from simulation.reproducing import verify as verify_file

    if out is None:
        raise QuestionError(f"{what} is not a run's folder; for a reproduce file say with --out where to run it")
    verified = verify_file(what, out)
    if as_json:
        say_json({"same": True, "final_hash": verified.final_hash, "folder": str(out)})
        return
    typer.echo(f"the same: {verified.final_hash}")


def _check_run(folder: Path, as_json: bool) -> None:
    from agents.errors import JournalError
    from simulation.engine import genesis_hash

    run = open_run(folder)
    with run.record() as record:
        try:
            checked = record.verify(genesis_hash(run.scenario.study))
        except JournalError as problem:
            _offer_fork(run, record, problem.last_good_tick)
            raise
    if as_json:
        say_json(dataclasses.asdict(checked))
        return
    parts = [
        counted(getattr(checked, f"{what}s"), what) for what in ("event", "vector", "outcome", "answer", "snapshot")
    ]
    damaged = f" ({checked.snapshots_damaged} damaged, passed over)" if checked.snapshots_damaged else ""
    typer.echo(f"whole: {counted(checked.ticks, 'tick')} with {', '.join(parts)}{damaged}; {checked.final_hash}")


def _offer_fork(run: Run, record: Record, last_good: int | None) -> None:
    """Say how to go on from the last good tick, where there is one after the founding."""
    later = [row.tick.start for row in record.ticks() if last_good is not None and row.tick.index > last_good > 0]
    if later:
        moment = run.setting.clock.moment(min(later))
        typer.echo(
            f"what comes before is whole: townsfolk fork {run.folder} --at {moment.date}T{moment.clock} --out NEW",
            err=True,
        )


COMMANDS = (fork, diff, reproduce, verify)
