"""What is said when a run has stopped: how it stands, what was counted and measured, and how to go on."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.errors import TownsfolkError
from simulation.cli.answers import say_answers
from simulation.cli.ending import say
from simulation.cli.paper import Paper
from simulation.cli.text import counted

if TYPE_CHECKING:
    from simulation.measures.table import Table
    from simulation.run import Run, RunInfo


def say_done(run: Run, info: RunInfo, seconds: float) -> None:
    """Say what a run that came to its end, or to where it was to stop, comes to."""
    paper = Paper()
    if not paper.is_terminal:
        paper.line(f"{_standing(info)}: {', '.join(_counts(info))}")
        paper.line(f"run {run.folder}, final hash {info.final_hash}")
        say_answers(paper, run)
        say_tables(paper, run, info)
        return
    paper.line((info.name, "bold"), f": {_standing(info)}, {seconds:.1f} s")
    paper.line(" · ".join(_counts(info)))
    paper.line((f"run {run.folder} · final hash {info.final_hash}", "dim"))
    say_answers(paper, run)
    say_tables(paper, run, info)
    paper.rule()
    for command in _next(run, info, shlex.quote(str(run.folder))):
        paper.line((f"townsfolk {command}", "dim"), indent=2)


def say_stopped(run: Run, why: str) -> None:
    """Say on standard error why a run stopped before its end, what is kept, and how to go on."""
    try:
        info = run.info()
    except TownsfolkError as problem:
        say(f"{why}; {problem}")
        return
    say(f"{why}; {info.ticks_done} of {counted(info.ticks_total, 'tick')} are kept")
    say_answers(Paper(sys.stderr), run)
    say(f"go on with: townsfolk resume {shlex.quote(str(run.folder))}")


def say_tables(paper: Paper, run: Run, info: RunInfo) -> None:
    """Print the short tables of a finished run's measures; where they fail, say so: the run is done all the same."""
    if info.status != "done" or not run.scenario.study.measures:
        return
    from simulation.measures import measure_tables, summaries

    try:
        tables = summaries(measure_tables(run))
    except TownsfolkError as problem:
        say(f"the measures cannot be worked out: {problem}")
        return
    for table in tables:
        paper.rule()
        print_table(paper, table)


def print_table(paper: Paper, table: Table) -> None:
    """Print a table of a measure, with its notes."""
    from simulation.measures.table import heading, shown

    paper.line((table.title, "bold"))
    paper.table([heading(column) for column in table.columns], [[shown(cell) for cell in row] for row in table.rows])
    for note in table.notes:
        paper.line((note, "dim"), indent=2)


def _standing(info: RunInfo) -> str:
    return f"{info.status} after {info.ticks_done} of {counted(info.ticks_total, 'tick')}"


def _counts(info: RunInfo) -> Sequence[str]:
    counts = [
        counted(info.people, "people", "people"),
        counted(info.conversations, "conversation"),
        counted(info.utterances, "utterance"),
        counted(info.tellings, "telling"),
        counted(info.memories, "memory", "memories"),
        counted(info.model_calls, "model call"),
    ]
    if info.human_turns:
        counts.append(counted(info.human_turns, "turn of yours", "turns of yours"))
    if info.model_calls:
        counts.append("cost unknown" if info.cost_usd is None else f"${info.cost_usd:.2f}")
    return counts


def _next(run: Run, info: RunInfo, folder: str) -> list[str]:
    """Return what somebody may want to do next."""
    if info.status != "done":
        return [f"resume {folder}", f"show {folder}"]
    claims = run.scenario.study.claims
    why = [f"why {folder} PERSON {claims[0].id}"] if claims else []
    return [f"show {folder} --limit 5", *why, f"export {folder} --format csv --out {info.name}.csv"]


__all__ = ["print_table", "say_done", "say_stopped", "say_tables"]
