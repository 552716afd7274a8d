"""The tables of an experiment: what each arm comes to, how it differs from the baseline, and the files of both."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from simulation.experiments.outcomes import Value
from simulation.experiments.plan import Cell, Experiment
from simulation.experiments.results import CellResult
from simulation.experiments.statistics import FEW, FEW_NOTE, RULE, Bootstrap, Difference, Spread, difference, spread
from simulation.measures.table import Cell as TableCell
from simulation.measures.table import Row, Table

MISSING = "missing"

Results = Mapping[Cell, CellResult]


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome in one arm; `against` is None for the baseline."""

    outcome: str
    arm: str
    over_seeds: Spread
    against: Difference | None


def summed(experiment: Experiment, results: Results) -> tuple[Line, ...]:
    """Return outcome by outcome what each arm comes to; only runs that are done count."""
    bootstrap = Bootstrap(experiment.resamples, experiment.confidence_e6)
    return tuple(
        _line(experiment, results, bootstrap, outcome, arm.name)
        for outcome in experiment.outcomes
        for arm in experiment.arms
    )


def _line(experiment: Experiment, results: Results, bootstrap: Bootstrap, outcome: str, arm: str) -> Line:
    ours = _values(experiment, results, outcome, arm)
    theirs = _values(experiment, results, outcome, experiment.baseline)
    pairs = [(theirs[seed], ours[seed]) for seed in experiment.seeds if seed in ours and seed in theirs]
    against = None if arm == experiment.baseline else difference(pairs, bootstrap)
    return Line(outcome, arm, spread([ours[seed] for seed in experiment.seeds if seed in ours], bootstrap), against)


def _values(experiment: Experiment, results: Results, outcome: str, arm: str) -> dict[int, float]:
    """Return the outcome by seed, for the seeds that have one."""
    values = ((seed, _value(results.get(Cell(arm, seed)), outcome)) for seed in experiment.seeds)
    return {seed: float(value) for seed, value in values if value is not None}


def _value(result: CellResult | None, outcome: str) -> Value:
    return result.values.get(outcome) if result is not None and result.status == "done" else None


def tables(experiment: Experiment, lines: Sequence[Line]) -> tuple[Table, ...]:
    """Return the lines as tables for a terminal: the arms, and their differences from the baseline."""
    level = f"{experiment.confidence_e6 / 10_000:g} %"
    seeds = f"{len(experiment.seeds)} seed{'' if len(experiment.seeds) == 1 else 's'}"
    rows = tuple(_arm_row(line) for line in lines)
    arms = Table(
        "arms",
        f"{experiment.name}: {seeds}, {level} bootstrap intervals of the mean",
        ("outcome", "arm", "n", "mean", "sd", "low", "high", "across_seeds"),
        rows,
        (FEW_NOTE,) if any(line.over_seeds.n < FEW for line in lines) else (),
    )
    compared = tuple(_difference_row(line) for line in lines if line.against is not None)
    if not compared:
        return (arms,)
    title = f"Differences from {experiment.baseline}, seed by seed"
    columns = ("outcome", "arm", "n", "difference", "low", "high", "same_sign_share", "across_seeds")
    return (arms, Table("differences", title, columns, compared, (RULE,)))


def _arm_row(line: Line) -> Row:
    one = line.over_seeds
    return (line.outcome, line.arm, one.n, one.mean, one.sd, *_ends(one), one.mark)


def _difference_row(line: Line) -> Row:
    one = line.against
    assert one is not None  # noqa: S101 - the baseline has no row
    return (line.outcome, line.arm, one.n, one.mean, *_ends(one), one.same_sign, one.mark)


def _ends(one: Spread | Difference) -> tuple[TableCell, TableCell]:
    return (one.interval.low, one.interval.high) if one.interval else (None, None)


def results_csv(experiment: Experiment, results: Results) -> str:
    """Return all outcomes of all runs, a row each, seed by seed; runs that are not done have no values."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("arm", "seed", "outcome", "value", "status", "final_hash"))
    for cell in experiment.cells:
        result = results.get(cell)
        status = result.status if result else MISSING
        for outcome in experiment.outcomes:
            value = _value(result, outcome)
            writer.writerow((cell.arm, cell.seed, outcome, value, status, result.final_hash if result else ""))
    return written.getvalue()


def summary_json(experiment: Experiment, results: Results, lines: Sequence[Line]) -> str:
    """Return the summary as JSON text: the same bytes for the same runs, whoever carried them out, and where."""
    data = {
        "experiment": experiment.name,
        "question": experiment.question,
        "scenario": experiment.scenario,
        "digest": experiment.digest,
        "seeds": list(experiment.seeds),
        "arms": [arm.name for arm in experiment.arms],
        "baseline": experiment.baseline,
        "bootstrap": {"resamples": experiment.resamples, "confidence": experiment.confidence_e6 / 1_000_000},
        "rule": RULE,
        "outcomes": [_line_data(line) for line in lines],
        "not_done": [
            {"arm": cell.arm, "seed": cell.seed, "status": results[cell].status if cell in results else MISSING}
            for cell in experiment.cells
            if cell not in results or results[cell].status != "done"
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line_data(line: Line) -> dict[str, object]:
    against = asdict(line.against) if line.against else None
    return {"outcome": line.outcome, "arm": line.arm, **asdict(line.over_seeds), "difference": against}
