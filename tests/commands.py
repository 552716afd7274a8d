"""The command line as tests call it: in a process of its own, from anywhere, with the code of this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MAIN = "from simulation.cli import main; main()"


def command(*arguments: str | Path, prelude: str = "") -> list[str]:
    """Return the words that start `townsfolk` with `arguments`; `prelude` is Python that runs before it."""
    return [sys.executable, "-c", f"{prelude}\n{_MAIN}", *map(str, arguments)]


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a command: this process's, with `changes` laid over."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **(changes or {})}


def townsfolk(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    prelude: str = "",
) -> subprocess.CompletedProcess[str]:
    """Return how `townsfolk` ended; whatever its exit code is."""
    return subprocess.run(
        command(*arguments, prelude=prelude),
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
