"""Ties over a run: how many there are, how many form and end, and whether they hold together those who agree."""

from __future__ import annotations

from agents.canonical import E6
from simulation.events import Event, Opined, Related, Unrelated
from simulation.measures.dispersion import assortativity, mean_of
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table

NAME = "ties"
_KINDS = ("related", "unrelated", "opined")
_DIGITS = 4


class _Net:
    """Who is tied to whom, and what everybody thinks, as events leave it."""

    def __init__(self) -> None:
        self.closeness: dict[tuple[str, str], int] = {}
        self.stances: dict[str, dict[str, float]] = {}
        self.formed = 0
        self.ended = 0

    def see(self, event: Event) -> None:
        """Take note of `event`."""
        if isinstance(event, Related):
            self.formed += (event.person, event.other) not in self.closeness
            self.closeness[event.person, event.other] = event.relationship.closeness_e6
        elif isinstance(event, Unrelated):
            self.ended += self.closeness.pop((event.person, event.other), None) is not None
        elif isinstance(event, Opined):
            self.stances.setdefault(event.topic, {})[event.person] = event.opinion.stance_e6 / E6

    def row(self, day: int) -> tuple[Cell, ...]:
        """Return the cells of `day`, and count anew what forms and ends."""
        pairs = sorted({(min(pair), max(pair)) for pair in self.closeness})
        echoes = [assortativity(stances, pairs) for _, stances in sorted(self.stances.items())]
        cells = (
            day, len(pairs), sum((other, one) in self.closeness for one, other in self.closeness) // 2, self.formed,
            self.ended, _cell(mean_of([close / E6 for close in self.closeness.values()])),
            _cell(mean_of([echo for echo in echoes if echo is not None])),
        )  # fmt: skip
        self.formed = self.ended = 0
        return cells


def ties(evidence: Evidence) -> tuple[Table, ...]:
    """Return how many ties there are at the end of each day, how many formed and ended in it, and how close they are.

    Measures: pairs of whom at least one side is tied to the other, and pairs of whom both are; sides formed and ended
    in the day; mean closeness of all sides; echo: assortativity of stances along the pairs, the mean over topics.

    Unit: pairs, sides of ties; closeness in [-1, 1]; the last in [-1, 1].

    Source: assortativity after M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 2003.

    Limits: day 0 is the founding; a side that ends and forms again within a day counts as both.
    """
    net, rows = _Net(), []
    last: dict[int, int] = {}
    for tick in evidence.ticks:
        last[0 if tick.index == 0 else evidence.setting.clock.moment(tick.start).day + 1] = tick.index
    happened = evidence.events(*_KINDS)
    held = next(happened, None)
    for day, tick_index in sorted(last.items()):
        while held is not None and held.tick <= tick_index:
            net.see(held.event)
            held = next(happened, None)
        rows.append(net.row(day))
    columns = ("day", "pairs", "mutual", "formed", "ended", "closeness", "echo")
    summary: Row = (rows[0][1], rows[-1][1], _total(rows, 3), _total(rows, 4), rows[0][5], rows[-1][5])
    heads = ("pairs_start", "pairs_end", "formed", "ended", "closeness_start", "closeness_end")
    return (
        Table(NAME, "Ties, at the start and at the end", heads, (summary,)),
        Table("tie_days", "Ties, day by day", columns, tuple(rows)),
    )


def _total(rows: list[tuple[Cell, ...]], column: int) -> int:
    """Return the sum over all days but the founding."""
    return sum(int(row[column] or 0) for row in rows[1:])


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)
