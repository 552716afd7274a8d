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

_NARROWEST = 20
_ANY_WIDTH = 10_000


def _is_numeric(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether there is nothing but numbers in a column."""
    cells = [row[at] for row in rows if row[at]]
    return bool(cells) and all(cell.lstrip("-").replace(".", "", 1).replace(",", "").isdigit() for cell in cells)


def _rich_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
    for at, column in enumerate(columns):
        table.add_column(Text(plain(column)), justify="right" if _is_numeric(rows, at) else "left", overflow="fold")
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

        In a terminal too narrow for them, rows become columns.
        """
        if self._console is None:
            self._aligned(columns, rows)
            return
        table = _rich_table(columns, rows)
        wide = self._console.options.update(width=_ANY_WIDTH)
        if self._console.measure(table, options=wide).maximum > self._console.width:
            turned = [list(line) for line in zip(columns, *rows, strict=True)]
            table = _rich_table(turned[0], turned[1:])
        self._console.print(table)

    def _aligned(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        lines = [[plain(cell) for cell in row] for row in (columns, *rows)]
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
