"""The command line called in the process of the test, with what it wrote and the code it ended with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from simulation.cli.app import app


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it wrote, read as JSON."""
        return json.loads(self.out)


def call(*arguments: str | Path) -> Ended:
    """Return how `townsfolk` with `arguments` ended."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    return Ended(result.exit_code, result.stdout_bytes.decode(), result.stderr)
