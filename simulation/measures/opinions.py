"""Opinions over a run: where they stand, how they are spread, what moved them, and when they came to rest."""

from __future__ import annotations

from itertools import pairwise

from agents.canonical import E6
from simulation.events import Opined, Posted, Uttered
from simulation.measures.dispersion import (
    ALPHA,
    BINS,
    assortativity,
    bimodality,
    clusters,
    convergence,
    correlation,
    entropy,
    esteban_ray,
    mean_of,
    variance,
)
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table
from simulation.state import State

NAME = "opinions"
_DIGITS = 4


def opinions(evidence: Evidence) -> tuple[Table, ...]:
    """Return how opinions on each topic are spread, at the start, at the end and day by day.

    Measures: how many have an opinion; mean and variance; Sarle's bimodality coefficient; polarisation after Esteban
    and Ray; entropy; the number of camps; assortativity along ties (echo chambers); the day after which the mean
    change stays below 0.001. See `simulation.measures.dispersion` for the formulas and their sources.

    Unit: stances in [-1, 1]; the others dimensionless.

    Source: see the functions of `simulation.measures.dispersion`.

    Limits: people without an opinion are left out everywhere; bins, alpha and gaps are fixed and named below the table.
    """
    topics = sorted(topic.id for topic in evidence.study.topics)
    days = _by_day(evidence)
    rows: list[Row] = []
    for topic in topics:
        series = [(day, stances.get(topic, {})) for day, stances, _ in days]
        rows.append(_start_and_end(topic, evidence.start, evidence.end, series))
    columns = (
        "topic", "people", "mean_start", "mean_end", "variance_start", "variance_end", "polarised_start",
        "polarised_end", "camps_start", "camps_end", "echo_start", "echo_end", "settled_on_day",
    )  # fmt: skip
    notes = (
        f"Polarisation after Esteban and Ray: {BINS} bins, alpha {ALPHA}, 1 for two equal camps at the ends.",
        "Camps: at least 5 % of those with an opinion, more than 0.05 apart. Echo: assortativity along ties.",
    )
    first = Table(NAME, "Opinions, at the start and at the end", columns, tuple(rows), notes)
    return (first, _days_table(topics, days), _inertia(evidence))


Stances = dict[str, dict[str, float]]
"""By topic and person."""


def _by_day(evidence: Evidence) -> list[tuple[int, Stances, dict[str, list[float]]]]:
    """Return for each day (0 is the founding) the stances at its end and the absolute changes within it, by topic."""
    ends = _last_ticks(evidence)
    held: Stances = {}
    found: list[tuple[int, Stances, dict[str, list[float]]]] = []
    happened = evidence.events("opined")
    one = next(happened, None)
    for day, last in ends:
        changes: dict[str, list[float]] = {}
        while one is not None and one.tick <= last:
            if isinstance(one.event, Opined):
                event = one.event
                held.setdefault(event.topic, {})[event.person] = event.opinion.stance_e6 / E6
                changes.setdefault(event.topic, []).append(abs(event.change_e6) / E6)
            one = next(happened, None)
        found.append((day, {topic: dict(stances) for topic, stances in held.items()}, changes))
    return found


def _last_ticks(evidence: Evidence) -> list[tuple[int, int]]:
    last: dict[int, int] = {}
    for tick in evidence.ticks:
        last[0 if tick.index == 0 else evidence.setting.clock.moment(tick.start).day + 1] = tick.index
    return sorted(last.items())


def _start_and_end(topic: str, start: State, end: State, series: list[tuple[int, dict[str, float]]]) -> Row:
    before, after = series[0][1], series[-1][1]
    first, last = list(before.values()), list(after.values())
    changes = [_mean_change(one[1], other[1]) for one, other in pairwise(series)]
    settled = convergence(changes)
    return (
        topic, len(last), _cell(mean_of(first)), _cell(mean_of(last)), _cell(variance(first)), _cell(variance(last)),
        _cell(esteban_ray(first)), _cell(esteban_ray(last)), len(clusters(first)), len(clusters(last)),
        _cell(assortativity(before, ties_of(start))), _cell(assortativity(after, ties_of(end))),
        None if settled is None else settled + 1,
    )  # fmt: skip


def _mean_change(before: dict[str, float], after: dict[str, float]) -> float:
    both = [abs(after[person] - before.get(person, 0.0)) for person in after]
    return sum(both) / len(both) if both else 0.0


def ties_of(state: State) -> list[tuple[str, str]]:
    """Return who is acquainted with whom, each pair once, in order."""
    pairs = {
        (min(person, other), max(person, other))
        for person, life in state.lives.items()
        for other in life.relationships
        if person != other
    }
    return sorted(pairs)


def _days_table(topics: list[str], days: list[tuple[int, Stances, dict[str, list[float]]]]) -> Table:
    rows: list[Row] = []
    for topic in topics:
        for day, stances, changes in days:
            values = list(stances.get(topic, {}).values())
            moved = changes.get(topic, []) if day else []
            rows.append(
                (topic, day, len(values), _cell(mean_of(values)), _cell(variance(values)), _cell(bimodality(values)),
                 _cell(esteban_ray(values)), _cell(entropy(values)), len(clusters(values)), len(moved),
                 _cell(mean_of(moved)))
            )  # fmt: skip
    columns = (
        "topic", "day", "people", "mean", "variance", "bimodality", "polarised", "entropy", "camps", "updates",
        "mean_change",
    )  # fmt: skip
    return Table("opinion_days", "Opinions, day by day", columns, tuple(rows))


def _inertia(evidence: Evidence) -> Table:
    """Whether stances follow what is heard, or move the same whoever speaks."""
    voiced: dict[str, dict[str, float]] = {}
    pairs: dict[str, list[tuple[float, float]]] = {}
    before: dict[tuple[str, str], float] = {}
    for happened in evidence.events("uttered", "posted", "addressed", "opined"):
        event = happened.event
        if isinstance(event, Uttered | Posted):
            for stance in event.utterance.stances:
                voiced.setdefault(event.utterance.id, {})[stance.topic] = stance.stance_e6 / E6
        elif isinstance(event, Opined):
            held = before.get((event.person, event.topic))
            heard = [voiced[cause][event.topic] for cause in event.exposed if event.topic in voiced.get(cause, {})]
            if held is not None and heard:
                pull = sum(heard) / len(heard) - held
                pairs.setdefault(event.topic, []).append((pull, event.change_e6 / E6))
            before[event.person, event.topic] = event.opinion.stance_e6 / E6
    rows: list[Row] = [
        (topic, len(found), _cell(correlation(found)), _cell(mean_of([change for _, change in found])),
         _cell(mean_of([float(change != 0) for _, change in found])))
        for topic, found in sorted(pairs.items())
    ]  # fmt: skip
    columns = ("topic", "updates", "follows_what_is_heard", "drift", "moved_share")
    notes = (
        "Follows what is heard: correlation of the change with the distance to what was heard; near 0, it does not.",
        "Drift: the mean change; far from 0, everybody slides to one side.",
    )
    return Table("opinion_inertia", "Do opinions move with what is heard?", columns, tuple(rows), notes)


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)
