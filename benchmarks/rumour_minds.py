"""The same rumour under the rules mind, two classical rules and the local model's voice: one table, side by side.

Run it from a checkout in which townsfolk is installed: `python benchmarks/rumour_minds.py --seeds 5`. The column of the
local model is filled where `--mind local` works on this machine, and says "not installed" elsewhere; since whole
conversations in its voice take long, `--local-days` and `--local-seeds` keep that column shorter. Under the rules mind
this shows that the machinery works. It says nothing about people or about large language models.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.errors import InputError
from simulation.measures import Evidence
from simulation.measures.belief import belief
from simulation.measures.cascades import cascades
from simulation.reading.loading import load_scenario
from simulation.run import Run

KINDS = {
    "rules mind": (),
    "SIR": ("claim_rule.kind=sir", "claim_rule.beta=0.3", "claim_rule.gamma=0.1"),
    "bounded confidence": ("opinion_rule.kind=deffuant", "opinion_rule.epsilon=0.8"),
    "local voice": ("settings.mind=local",),
}
CLAIM = "water"
MISSING = "not installed"


@dataclass(frozen=True)
class Column:
    """What came of one kind: shares who know and believe by day (0 is the founding), and the end of it; over seeds."""

    days: dict[int, tuple[float, float]]
    figures: dict[str, float | None]


def main() -> int:
    """Print the table."""
    options = _options()
    columns: dict[str, Column | str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, changes in KINDS.items():
            local = kind == "local voice"
            days, seeds = (options.local_days, options.local_seeds) if local else (options.days, options.seeds)
            try:
                columns[kind] = _column(Path(folder) / kind.replace(" ", "-"), changes, days, seeds, options.terse)
            except InputError as problem:
                if not local:
                    raise
                columns[kind] = MISSING
                print(f"local voice: {problem}")
    _print(columns, options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--days", type=int, default=14)
    parser.add_argument("--local-seeds", type=int, default=1)
    parser.add_argument("--local-days", type=int, default=2)
    parser.add_argument("--terse", action="store_true", help="one sentence a side: quicker, and nothing to voice")
    return parser.parse_args()


def _column(folder: Path, changes: Sequence[str], days: int, seeds: int, terse: bool) -> Column:
    found = []
    for seed in range(1, seeds + 1):
        more = (f"clock.days={days}", "settings.vectors=false", f"protocol.terse={'true' if terse else 'false'}")
        scenario = load_scenario("rumour", overrides=(*changes, *more), seed=seed)
        run = Run.create(scenario, folder / str(seed))
        run.advance()
        found.append(_measured(run))
    every = sorted({day for one in found for day in one.days})
    return Column(
        {day: tuple(mean(one.days[day][at] for one in found) for at in (0, 1)) for day in every},  # type: ignore[misc]
        {name: _mean([one.figures[name] for one in found]) for name in found[0].figures},
    )


def _measured(run: Run) -> Column:
    with run.record() as record:
        evidence = Evidence(run.scenario, record)
        summary, by_day = (table.records() for table in belief(evidence))
        trees = [row for row in cascades(evidence)[0].records() if row["claim"] == CLAIM]
        lines = run.info().utterances
    people = len(run.scenario.study.people)
    end = next(row for row in summary if row["claim"] == CLAIM)
    days = {
        int(str(row["day"])): (1 - _number(row["knowing_S"]) / people, _number(row["believing_I"]) / people)
        for row in by_day
        if row["claim"] == CLAIM
    }
    return Column(
        days,
        {
            "know at the end": _number(end["know_share"]),
            "believe at the end": _number(end["believe_share"]),
            "peak of believers": _number(end["peak"]),
            "gave up believing": _number(end["gave_up"]),
            "virality of the cascade": _number(trees[0]["virality"]) if trees and trees[0]["virality"] else None,
            "lines said": float(lines),
        },
    )


def _number(cell: object) -> float:
    return float(str(cell or 0))


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return mean(there) if there else None


def _print(columns: dict[str, Column | str], options: argparse.Namespace) -> None:
    local = f"{options.local_seeds} seed{'s' if options.local_seeds != 1 else ''}"
    print(f"rumour, '{CLAIM}': {options.days} days, {options.seeds} seeds; local voice {options.local_days} days, "
          f"{local}; shares of the town that know / believe")  # fmt: skip
    print(f"{'':24}" + "".join(f"{name:>20}" for name in columns))
    for day in range(options.days + 1):
        cells = (_day(column, day) for column in columns.values())
        print(f"{f'day {day}':24}" + "".join(f"{cell:>20}" for cell in cells))
    names = next(column.figures for column in columns.values() if isinstance(column, Column))
    for name in names:
        cells = (_figure(column, name) for column in columns.values())
        print(f"{name:24}" + "".join(f"{cell:>20}" for cell in cells))


def _day(column: Column | str, day: int) -> str:
    if isinstance(column, str):
        return column if day == 0 else ""
    return f"{column.days[day][0]:.2f} / {column.days[day][1]:.2f}" if day in column.days else ""


def _figure(column: Column | str, name: str) -> str:
    value = None if isinstance(column, str) else column.figures[name]
    return "" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
