"""A bar over all runs of an experiment, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from simulation.experiments.plan import Cell
from simulation.experiments.pools import Message
from simulation.experiments.results import CellResult


class Bar:
    """Moves with every tick of every run that is going on."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("runs", total=total, running="")
        self._ended = 0
        self._trouble = 0
        self._shares: dict[Cell, float] = {}

    @property
    def completed(self) -> float:
        """How many runs have ended, and the shares of those that are going on."""
        return self._ended + sum(self._shares.values())

    def on_message(self, message: Message) -> None:
        """Show what `message` says."""
        if isinstance(message, CellResult):
            self._ended += 1
            self._trouble += message.status != "done"
            self._shares.pop(message.cell, None)
        else:
            self._shares[message.cell] = message.ticks_done / max(1, message.ticks_total)
        running = ", ".join(str(cell) for cell in self._shares)
        text = f"{running}  {self._trouble} in trouble" if self._trouble else running
        self._progress.update(self._task, completed=self.completed, running=text)


@contextmanager
def bar(total: int) -> Iterator[Bar]:
    """Give a bar over `total` runs on standard error."""
    columns = (
        TextColumn("{task.percentage:3.0f} %"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[running]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, total)
