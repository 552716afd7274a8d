"""The layouts by name: forms that dialogues are written in and read from."""

from __future__ import annotations

from functools import cache
from typing import Any

from agents.errors import QuestionError
from simulation.dialogues.layouts.base import Filled, Layout, Wishes


@cache
def layouts() -> dict[str, Layout[Any]]:
    """Return all layouts by name, our own first."""
    from simulation.dialogues.layouts.chat import OpenAI, ShareGPT
    from simulation.dialogues.layouts.ours import Csv, JsonLines, Parquet

    every: tuple[Layout[Any], ...] = (JsonLines(), Csv(), Parquet(), OpenAI(), ShareGPT())
    return {one.name: one for one in every}


def layout(name: str) -> Layout[Any]:
    """Return the layout called `name`.

    Raises:
        QuestionError: If there is none.
    """
    from simulation.reading.problems import nearest

    if name not in layouts():
        raise QuestionError(f"there is no format {name!r}; expected {nearest(name, layouts())}")
    return layouts()[name]


__all__ = ["Filled", "Layout", "Wishes", "layout", "layouts"]
