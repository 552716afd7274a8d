"""The command line: `townsfolk`. The only place that knows rich and typer."""

from simulation.cli.app import main

__all__ = ["main"]
