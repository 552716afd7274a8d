"""Published figures that a packaged study is set beside: data, never a target."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

_FOLDER = "published"


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure.

    Args:
        measure: The measure it belongs to.
        of: What it is about: the id of a claim, or "start" or "end".
        what: The column it stands beside.
        value: The figure.
        note: What else is to be said of it.
    """

    measure: str
    of: str
    what: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Literature:
    """The published figures for a study, and where they were published; empty for most studies."""

    source: str = ""
    figures: tuple[Published, ...] = ()

    def value(self, measure: str, of: str, what: str) -> float | None:
        """Return the figure, None where none was published."""
        found = (one.value for one in self._about(measure) if (one.of, one.what) == (of, what))
        return next(found, None)

    def has(self, measure: str) -> bool:
        """Return whether anything was published that `measure` measures."""
        return bool(self._about(measure))

    def notes(self, measure: str) -> tuple[str, ...]:
        """Return what a reader of the figures beside `measure` has to be told."""
        if not self.has(measure):
            return ()
        more = [f"{one.of}: {one.note}" for one in self._about(measure) if one.note]
        told = f" ({'; '.join(more)})" if more else ""
        return (f"Published: {self.source}{told}: the paper's figures with another mind, not a target.",)

    def _about(self, measure: str) -> list[Published]:
        return [one for one in self.figures if one.measure == measure]


def literature(study: str) -> Literature:
    """Return what was published about the study called `study`: the data file of that name beside the scenarios."""
    file = files("scenarios") / _FOLDER / f"{study}.json"
    if not file.is_file():
        return Literature()
    data = json.loads(file.read_text(encoding="utf-8"))
    return Literature(data["source"], tuple(Published(**figure) for figure in data["figures"]))
