"""A progress bar: an element that a notebook redraws, or nothing where there is no notebook."""

from __future__ import annotations

import html
import sys
from types import TracebackType
from typing import Any, Self


class Bar:
    """Shows how far a run has come.

    Args:
        total: How many ticks there are.
    """

    def __init__(self, total: int) -> None:
        self._total = max(1, total)
        self._handle: Any = None
        self.shown = ""

    def __enter__(self) -> Self:
        self._handle = _display(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handle = None

    def show(self, done: int, text: str) -> None:
        """Show that `done` ticks are done, with the time that it is there."""
        self.shown = (
            f'<div><progress value="{done}" max="{self._total}" style="width:22em;max-width:50%"></progress> '
            f"{done} of {self._total} · {html.escape(text)}</div>"
        )
        if self._handle is not None:
            self._handle.update(self)

    def _repr_html_(self) -> str:
        return self.shown or "beginning"


def _display(bar: Bar) -> Any:  # noqa: ANN401 - a handle of IPython, which carries no types
    """Return a handle to the cell's output, None where no notebook is running."""
    shell = sys.modules.get("IPython")
    if shell is None or shell.get_ipython() is None:
        return None
    from IPython.display import display

    return display(bar, display_id=True)  # type: ignore[no-untyped-call]
