"""The command that judges data sets of dialogues against each other: dataset compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulation.cli.paper import Paper
from simulation.cli.reading import AsJson, say_json


def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The set that is judged.", show_default=False)],
    reference: Annotated[Path, typer.Argument(metavar="REFERENCE", help="What it is judged by.", show_default=False)],
    judge: Annotated[
        str | None, typer.Option(metavar="MIND", help="Who judges: a model, or 'rules' for what critics see.")
    ] = None,
    pairs: Annotated[int, typer.Option(min=1, max=100_000, help="How many pairs at most.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="Draws the pairs.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Print a losing rate: in which share of pairs a judge finds the reference more human, asked in both orders.

    Without a judge it is not measured.
    """
    from simulation.dialogues.comparing import losing_rate
    from simulation.export import load_corpus
    from simulation.minds import check_mind
    from simulation.scenario import Settings

    ours, other = load_corpus(file, None), load_corpus(reference, None)
    if judge is None:
        if as_json:
            say_json({"losing_rate": None})
        else:
            Paper().line("losing rate: not measured; name a judge with --judge")
        return
    settings = Settings(mind=judge)
    check_mind(settings)
    found = losing_rate(ours, other, settings, pairs=pairs, seed=seed)
    low, high = found.interval
    if as_json:
        say_json({"judge": found.judge, "pairs": found.pairs, "lost": found.lost, "won": found.won,
                  "losing_rate": round(found.rate, 4), "interval": [round(low, 4), round(high, 4)]})  # fmt: skip
        return
    even = found.pairs - found.lost - found.won
    Paper().line(
        f"losing rate {found.rate:.2f} (95 % interval {low:.2f} to {high:.2f}) over {found.pairs} pairs judged by "
        f"{found.judge}: {found.lost} lost, {found.won} won, {even} even"
    )
