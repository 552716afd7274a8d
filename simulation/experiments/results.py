"""What a run of an experiment came to, as a value that travels between processes and is kept beside the run."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from simulation.experiments.outcomes import Value
from simulation.experiments.plan import Cell

Status = Literal["done", "paused", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    cell: Cell
    ticks_done: int
    ticks_total: int


@dataclass(frozen=True, slots=True)
class CellResult:
    """What one run came to.

    Args:
        cell: Which run.
        status: Done, paused (resumable after its cause is gone) or failed.
        identity: Of what was run; another identity under the same name is another run.
        values: The outcomes by address; None where nothing can be said.
        final_hash: The hash after its last tick; empty where there is none.
        ticks: How many it has.
        shared_ticks: How many of them were taken over from another run instead of being worked out.
        error: What went wrong, in a sentence.
        exit_code: What `townsfolk run` would have ended with.
    """

    cell: Cell
    status: Status
    identity: str
    values: dict[str, Value] = field(default_factory=dict)
    final_hash: str = ""
    ticks: int = 0
    shared_ticks: int = 0
    error: str = ""
    exit_code: int = 0


def keep(result: CellResult, file: Path) -> None:
    """Write `result` to `file`, whole or not at all.

    Raises:
        OSError: If it cannot be written.
    """
    data = {"townsfolk": version("townsfolk"), **asdict(result)}
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    draft.replace(file)


def kept(file: Path) -> CellResult | None:
    """Return the result in `file`; None if there is none, it is damaged, or another version measured it."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data.pop("townsfolk") != version("townsfolk"):
            return None
        return CellResult(**{**data, "cell": Cell(**data["cell"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None
