"""What interventions cost, in the units the study gives."""

from __future__ import annotations

from agents.canonical import E6
from simulation.events import Intervened
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table

NAME = "cost"


def cost(evidence: Evidence) -> tuple[Table, ...]:
    """Return what each intervention cost, and all together.

    Measures: how often it took place, and the sum of its costs.

    Unit: the study's own.

    Source: a count of the journal's interventions.

    Limits: a cost is what the study says; nothing is estimated.
    """
    found: dict[int, list[Intervened]] = {}
    for happened in evidence.events("intervened"):
        if isinstance(happened.event, Intervened):
            found.setdefault(happened.event.number, []).append(happened.event)
    rows: list[Row] = [
        (str(number), events[0].what, len(events), sum(event.cost_e6 for event in events) / E6)
        for number, events in sorted(found.items())
    ]
    total = sum(event.cost_e6 for events in found.values() for event in events) / E6
    rows.append(("all", "", sum(map(len, found.values())), total))
    return (Table(NAME, "Interventions and their cost", ("intervention", "what", "times", "cost"), tuple(rows)),)
