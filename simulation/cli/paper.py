"""Where commands write: styled and wrapped with hanging indents in a terminal, one plain line each in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from simulation.cli.text import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Part = str | tuple[str, str]
"""Words, or words with a rich style."""

_NARROWEST = 8
_ANY_WIDTH = 10_000
_WRAPPED_CELLS = (40, 24, 16)


def _is_numeric(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether there is nothing but numbers in a column."""
    cells = [row[at] for row in rows if row[at]]
    return bool(cells) and all(cell.lstrip("-").replace(".", "", 1).replace(",", "").isdigit() for cell in cells)


def _rich_table(columns: Sequence[str], rows: Sequence[Sequence[str]], longest: int | None = None) -> Table:
    """Return a table for a terminal; columns with a cell longer than `longest` are wrapped to that width."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
    for at, column in enumerate(columns):
        wraps = longest is not None and max((cell_len(row[at]) for row in rows), default=0) > longest
        table.add_column(
            Text(plain(column)),
            justify="right" if _is_numeric(rows, at) else "left",
            max_width=longest if wraps else None,
        )
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table


class Paper:
    """Writes lines to `file`, standard output when left out."""

    def __init__(self, file: TextIO | None = None) -> None:
        self._file = file or sys.stdout
        self._console: Console | None = None
        if self._file.isatty():
            from rich.console import Console

            self._console = Console(file=self._file, highlight=False, markup=False, emoji=False)

    @property
    def is_terminal(self) -> bool:
        """Whether somebody watches: lines are styled and wrapped."""
        return self._console is not None

    def line(self, *parts: Part, indent: int = 0, hang: int = 2) -> None:
        """Write one line, `indent` to the right; where it is too long for a terminal, its rest `hang` more.

        Whatever a terminal would obey in it is made visible instead.
        """
        clean = [(plain(part), "") if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts]
        if self._console is None:
            self._file.write(" " * indent + "".join(words for words, _ in clean) + "\n")
            return
        from rich.text import Text

        self._wrapped(self._console, Text.assemble(*clean), indent, hang)

    def rule(self) -> None:
        """Write an empty line between two things."""
        self._file.write("\n")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write rows under columns; columns of numbers stand to the right.

        In a terminal too narrow for them, rows become columns; where that does not fit either, long cells are
        wrapped, or every row becomes a list.
        """
        if self._console is None:
            self._aligned(columns, rows)
            return
        turned = [list(line) for line in zip(columns, *rows, strict=True)]
        wrapped = (_rich_table(columns, rows, longest=cells) for cells in _WRAPPED_CELLS)
        for table in (_rich_table(columns, rows), _rich_table(turned[0], turned[1:]), *wrapped):
            if self._width(table) <= self._console.width:
                self._console.print(table)
                return
        self._listed(columns, rows)

    def _width(self, table: Table) -> int:
        assert self._console is not None  # noqa: S101 - asked for in terminals only
        return self._console.measure(table, options=self._console.options.update(width=_ANY_WIDTH)).maximum

    def _listed(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            self.line((row[0], "bold"))
            for column, cell in zip(columns[1:], row[1:], strict=True):
                if cell:
                    self.line((f"{column}: ", "dim"), cell, indent=2, hang=4)

    def _aligned(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        from simulation.measures.table import stacked

        body = [[plain(cell) for cell in row] for row in rows]
        lines = [*stacked([plain(column) for column in columns], body), *body]
        widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
        numeric = [_is_numeric(rows, at) for at in range(len(columns))]
        for line in lines:
            cells = (
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(line, widths, numeric, strict=True)
            )
            self._file.write("  ".join(cells).rstrip() + "\n")

    def _wrapped(self, console: Console, text: Text, indent: int, hang: int) -> None:
        width = max(_NARROWEST, console.width - indent - hang)
        for number, row in enumerate(text.wrap(console, width)):
            row.rstrip()
            row.pad_left(indent + (hang if number else 0))
            console.print(row, soft_wrap=True)
