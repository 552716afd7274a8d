"""A table: what every measure comes to, for a terminal, a notebook or a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

_SHARE_DIGITS = 3
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, with a title and notes for who reads them.

    Args:
        name: Unique among the tables of a run, such as "reach".
        title: A line above it.
        columns: Their names, in order; shares are in [0, 1] and called ``share`` or ``..._share``.
        rows: As many cells each as there are columns; None where nothing can be said.
        notes: Sentences below it: how it was measured, and what it cannot tell.

    Raises:
        ValueError: If a row has another number of cells than there are columns.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.name}: {len(row)} cells in a row of {len(self.columns)} columns")

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries from column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column.

        Raises:
            ValueError: If there is no such column.
        """
        if name not in self.columns:
            raise ValueError(f"table {self.name} has no column {name!r}; it has {', '.join(self.columns)}")
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def text(self) -> str:
        """Return the table as plain text: title, aligned columns, notes."""
        cells = [[shown(cell) for cell in row] for row in self.rows]
        heads = stacked([heading(column) for column in self.columns], cells)
        written = [*heads, *cells]
        widths = [max(len(line[at]) for line in written) for at in range(len(self.columns))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in written]
        ruled = [*lines[: len(heads)], "  ".join("-" * width for width in widths), *lines[len(heads) :]]
        return "\n".join([self.title, *(line.rstrip() for line in ruled), *self.notes])


_WIDEST = 120


def stacked(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines that head a table: one, or one word of each heading a line where that brings it to 120 columns.

    Example:
        >>> stacked(["who", "mean start"], [["ann", "1"]])
        [['who', 'mean start']]
    """
    words = [column.split() or [""] for column in columns]
    narrow = [max(words[at], key=len) for at in range(len(columns))]
    if _width([columns, *cells]) <= _WIDEST or _width([narrow, *cells]) > _WIDEST:
        return [list(columns)]
    high = max(map(len, words))
    padded = [[""] * (high - len(some)) + some for some in words]
    return [[some[at] for some in padded] for at in range(high)]


def _width(lines: Sequence[Sequence[str]]) -> int:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return sum(widths) + 2 * max(0, len(widths) - 1)


def heading(column: str) -> str:
    """Return a column's name as people read it."""
    return column.replace("_", " ")


def shown(cell: Cell) -> str:
    """Return a cell as people read it: shares to three digits, nothing for None.

    Example:
        >>> shown(True), shown(0.52), shown(None), shown(12), shown(-0.0001)
        ('yes', '0.52', '', '12', '0')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        written = f"{cell:.{_SHARE_DIGITS}f}".rstrip("0").rstrip(".")
        return "0" if written in ("", "-0") else written
    return str(cell)


def share(part: int, whole: int) -> float | None:
    """Return `part` of `whole`, None where the whole is nothing."""
    return round(part / whole, 6) if whole else None


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 % interval of the share `part` of `whole`, which is at least 1, after E. B. Wilson (1927).

    Example:
        >>> [round(end, 2) for end in wilson(8, 10)]
        [0.49, 0.94]
    """
    found, n = part / whole, whole
    middle = found + _Z**2 / (2 * n)
    spread = _Z * sqrt(found * (1 - found) / n + _Z**2 / (4 * n**2))
    return max(0.0, (middle - spread) / (1 + _Z**2 / n)), min(1.0, (middle + spread) / (1 + _Z**2 / n))


def mean(values: Sequence[float]) -> float | None:
    """Return the mean of `values`, None where there are none."""
    return round(sum(values) / len(values), 6) if values else None
