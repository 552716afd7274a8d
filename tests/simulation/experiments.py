"""What tests of experiments share: a file with a tiny town, arms that differ early and late, and seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simulation.experiments import Experiment, load_experiment
from tests.doubles import as_file, tiny_town

ARMS: dict[str, Any] = {"usual": None, "quiet": {"set": {"conduct.sociability": 0.2}}}
LATE: dict[str, Any] = {"at": "2026-03-02T10:00", "set": {"conduct.sociability": 0.0}}
OUTCOMES = ["utterances", "reach.concert.end_share"]


def write_town(folder: Path, *, hours: int = 5, **changes: Any) -> Path:
    """Return the file of a tiny town that is there from then on."""
    file = folder / "tiny.yaml"
    file.write_text(as_file(tiny_town(people=3, hours=hours, **changes)), encoding="utf-8")
    return file


def write_experiment(folder: Path, **changes: Any) -> Path:
    """Return an experiment file of two arms and three seeds beside the file of its town; `changes` take the place."""
    write_town(folder)
    data = {
        "schema": 1,
        "name": "trial",
        "scenario": "./tiny.yaml",
        "seeds": 3,
        "arms": ARMS,
        "outcomes": OUTCOMES,
        "resamples": 200,
        **changes,
    }
    file = folder / "trial.yaml"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def small(folder: Path, **changes: Any) -> Experiment:
    """Return the experiment that `write_experiment` writes."""
    return load_experiment(write_experiment(folder, **changes))
