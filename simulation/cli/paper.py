"""Where commands write: styled and wrapped with hanging indents in a terminal, one plain line each in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from simulation.cli.text import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Part = str | tuple[str, str]
"""Words, or words with a rich style."""

_NARROWEST = 20


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

    def _wrapped(self, console: Console, text: Text, indent: int, hang: int) -> None:
        width = max(_NARROWEST, console.width - indent - hang)
        for number, row in enumerate(text.wrap(console, width)):
            row.rstrip()
            row.pad_left(indent + (hang if number else 0))
            console.print(row, soft_wrap=True)
