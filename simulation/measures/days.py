"""Whether people have days: waking, a plan, activities at places, sleep."""

from __future__ import annotations

from agents.plan import Plan
from simulation.events import Planned
from simulation.measures.evidence import Evidence
from simulation.measures.presence import Interval, Whereabouts, clipped, overlap, whereabouts
from simulation.measures.table import Row, Table

NAME = "days"
_COLUMNS = ("day", "person", "woke", "plans", "steps_planned", "steps_done", "places", "slept", "whole")


def days(evidence: Evidence) -> tuple[Table, ...]:
    """Return a row for each person and each of its waking days.

    Measures: when the person woke and fell asleep, how many plans it made, how many steps were planned, how many
    of them it began while at the step's place, and at how many places it was. A day is `whole` when it has
    waking, a plan, at least one located step, and sleep; it is empty (None) where the record ends before sleep
    and all else is there. A waking day belongs to the date it begins on; a date without one has a row of its own
    that is not whole.

    Unit: counts; simulated dates and times.

    Source: the daily life that J. S. Park et al., "Generative Agents: Interactive Simulacra of Human Behavior",
    UIST 2023, section 3.4, describe.

    Limits: as fine as the ticks; that a step was done at its place does not say how well it was done. Protocols
    under which nobody lives by plans give no rows.
    """
    if not evidence.setting.protocol.lives_by_plans:
        return (Table(NAME, "Days", _COLUMNS, (), ("Nobody lives by plans under this protocol.",)),)
    where, plans = whereabouts(evidence), _plans(evidence)
    rows = tuple(row for person in evidence.people for row in _rows(evidence, person, where[person], plans[person]))
    whole, cut = sum(row[-1] is True for row in rows), sum(row[-1] is None for row in rows)
    notes = [f"{whole} of {len(rows)} days have waking, a plan, located steps and sleep."]
    if cut:
        notes.append(f"{cut} are cut off by the end of the record.")
    return (Table(NAME, "Days: waking, plan, located steps, sleep", _COLUMNS, rows, tuple(notes)),)


def _plans(evidence: Evidence) -> dict[str, list[tuple[int, Plan]]]:
    """Return by person id the plans it made, with the time at which each was made."""
    starts = evidence.starts()
    found: dict[str, list[tuple[int, Plan]]] = {person: [] for person in evidence.people}
    for happened in evidence.events("planned"):
        if isinstance(happened.event, Planned):
            found[happened.event.person].append((starts[happened.tick], happened.event.plan))
    return found


def _rows(evidence: Evidence, person: str, where: Whereabouts, plans: list[tuple[int, Plan]]) -> list[Row]:
    clock = evidence.setting.clock
    begun = {clock.moment(waking.start).day for waking in where.waking}
    first, last = clock.moment(where.there.start).day, clock.moment(max(0, where.there.end - 1)).day
    rows = {
        (clock.moment(waking.start).day, waking.start): _row(evidence, person, where, waking, plans)
        for waking in where.waking
    }
    for day in range(first, last + 1):
        if day not in begun:
            rows[day, 0] = (clock.moment(clock.midnight(day)).date, person, None, 0, 0, 0, 0, None, False)
    return [rows[key] for key in sorted(rows)]


def _row(evidence: Evidence, person: str, where: Whereabouts, waking: Interval, plans: list[tuple[int, Plan]]) -> Row:
    made = [(at, plan) for at, plan in plans if waking.start <= at < waking.end]
    done = _steps_done(where, waking, made)
    slept = not (where.awake_at_end and waking == where.waking[-1])
    woke = not (where.awake_at_start and waking == where.waking[0])
    places = {place for place, stay in where.stays if overlap(stay, waking)}
    return (
        evidence.setting.clock.moment(waking.start).date,
        person,
        evidence.when(waking.start) if woke else "awake at the start",
        len(made),
        len(made[-1][1].steps) if made else 0,
        done,
        len(places),
        evidence.when(waking.end) if slept else None,
        _is_whole(planned=bool(made), done=done, slept=slept),
    )


def _is_whole(*, planned: bool, done: int, slept: bool) -> bool | None:
    if not planned or not done:
        return False
    return True if slept else None


def _steps_done(where: Whereabouts, waking: Interval, made: list[tuple[int, Plan]]) -> int:
    """Return how many steps were in force while the person was at their place."""
    done = set()
    ends = [*(at for at, _ in made[1:]), waking.end]
    for (at, plan), end in zip(made, ends, strict=False):
        for step in plan.steps:
            window = clipped(Interval(step.start, step.end), Interval(at, end))
            if any(place == step.place and overlap(stay, window) for place, stay in where.stays):
                done.add((step.start, step.activity))
    return len(done)
