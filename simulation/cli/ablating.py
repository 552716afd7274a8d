"""The command that takes parts of the mind away and shows what is lost: ablate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.reading import AsJson, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulation.ablation import Row


def ablate(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A packaged scenario's name, or the path of a file.")
    ],
    seeds: Annotated[int, typer.Option(help="How many seeds, from the scenario's own on.", min=1, max=1000)] = 3,
    interviews: Annotated[bool, typer.Option("--interviews", help="Only the interviews.")] = False,
    worlds: Annotated[bool, typer.Option("--worlds", help="Only the worlds.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what people lose without a part of their minds.

    First by interview: after one run the same questions, with nested blocks of memory hidden. Then by world: the
    scenario run again without a block. Both over the same seeds, with 95 % intervals.
    """
    from agents.embedding import StaticEmbedder
    from simulation.ablation import by_interview, by_world
    from simulation.reading.loading import load_scenario

    resolved, embedder = load_scenario(scenario), StaticEmbedder()
    over = range(resolved.study.seed, resolved.study.seed + seeds)
    asked = by_interview(resolved, over, embedder) if interviews or not worlds else []
    lived = by_world(resolved, over, embedder) if worlds or not interviews else []
    if as_json:
        say_json(
            {
                "seeds": list(over),
                "interviews": [_facts(row) for row in asked],
                "worlds": [_facts(row) for row in lived],
            }
        )
        return
    if asked:
        _print("By interview: share of questions answered truly, with blocks hidden", asked, seeds)
    if lived:
        _print("By world: the scenario run without a block (ours, not the paper's)", lived, seeds)


def _print(title: str, rows: Sequence[Row], seeds: int) -> None:
    from simulation.cli.paper import Paper
    from simulation.cli.text import counted

    paper = Paper()
    paper.line((title, "bold"), f", over {counted(seeds, 'seed')}")
    table = [[row.name, row.outcome, _number(row.spread.mean), _interval(row), *_against(row)] for row in rows]
    paper.table(["without", "what", "mean", "95 %", "difference", "95 % of it"], table)
    paper.rule()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _interval(row: Row) -> str:
    interval = row.spread.interval
    return "" if interval is None else f"[{interval.low:.3f}, {interval.high:.3f}]"


def _against(row: Row) -> tuple[str, str]:
    if row.against is None or row.against.mean is None:
        return "", ""
    interval = row.against.interval
    return f"{row.against.mean:+.3f}", "" if interval is None else f"[{interval.low:+.3f}, {interval.high:+.3f}]"


def _facts(row: Row) -> dict[str, Any]:
    interval, against = row.spread.interval, row.against
    return {
        "without": row.name,
        "what": row.outcome,
        "seeds": row.spread.n,
        "mean": row.spread.mean,
        "interval": None if interval is None else [interval.low, interval.high],
        "difference": None if against is None else against.mean,
        "difference_interval": None
        if against is None or against.interval is None
        else [against.interval.low, against.interval.high],
    }


COMMANDS = (ablate,)
