"""The command line: `townsfolk`. The only place that knows rich and typer."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with the code its end stands for."""
    try:
        from simulation.cli.app import app

        app()
    except KeyboardInterrupt:  # outside of any command, as while modules are loaded
        sys.exit(_INTERRUPTED)


__all__ = ["main"]
