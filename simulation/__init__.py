"""The society and its record.

``from simulation import Run, World, bring, load_scenario, simulate, start`` is all that a script or a notebook needs
to begin with. A name is loaded when it is first asked for, so that importing the package stays light.
"""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulation.guard import require_ours

if TYPE_CHECKING:
    from agents.plugins import bring
    from simulation.reading.loading import load_scenario
    from simulation.run import Run, simulate, start
    from simulation.world import World

DISTRIBUTION = "townsfolk"
"""The sentinel that tells our `simulation` from another distribution's (see `simulation.guard`)."""

_HOMES = {
    "bring": "agents.plugins",
    "Run": "simulation.run",
    "World": "simulation.world",
    "load_scenario": "simulation.reading.loading",
    "simulate": "simulation.run",
    "start": "simulation.run",
}

__all__ = ["Run", "World", "bring", "load_scenario", "simulate", "start"]

require_ours(Path(__file__).resolve().parent.parent)


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Return a name of the public surface, loading its module when it is first asked for.

    Raises:
        AttributeError: If `name` is not part of the public surface.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "IProgress not found")  # mesa asks for a bar of widgets in every notebook
        return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return what is loaded and the public surface, for completion in a notebook."""
    return sorted({*globals(), *__all__})
