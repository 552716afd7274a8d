"""Reproducing: a small, byte-stable file from which another person runs a study again or verifies it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from agents.canonical import digest
from agents.errors import InputError, QuestionError, ReplayDiffers
from agents.minds.prompting.prompts import load_prompt
from agents.tasks import TASKS
from simulation.events import EVENT_VERSION
from simulation.minds import check_mind
from simulation.parts import META_KEY as PARTS_KEY
from simulation.parts import changed_parts, check_parts, kept_parts
from simulation.reading.loading import scenario_from_json, scenario_to_json
from simulation.run import OnTick, Past, Run
from simulation.scenario import Scenario

FORMAT = "townsfolk-reproduce/1"
_PACKAGES = ("chromadb", "litellm", "mesa", "networkx", "numpy", "pydantic", "wordllama")


@dataclass(frozen=True, slots=True)
class Verified:
    """What running a reproduce file again came to: the new run, and the hash both have."""

    run: Run
    final_hash: str


def reproduce_text(run: Run) -> str:
    """Return the reproduce file of `run`: the same bytes for the same run, wherever and whenever it was carried out.

    Raises:
        QuestionError: If the run has no committed tick.
    """
    info = run.info()
    with run.record() as record:
        last, parts = record.last_tick(), record.meta().get(PARTS_KEY, "")
    if last is None:
        raise QuestionError(f"{run.folder} has no committed tick; there is nothing to reproduce")
    data = {
        "format": FORMAT,
        "name": info.name,
        "seed": info.seed,
        "mind": info.mind,
        "ticks": info.ticks_done,
        "final_hash": info.final_hash,
        "study": run.scenario.study.digest,
        "changes": {str(tick): [list(pair) for pair in pairs] for tick, pairs in sorted(run.changes.items())},
        "versions": {"townsfolk": version("townsfolk"), "events": EVENT_VERSION} | _package_versions(),
        "prompts": {name: load_prompt(name).version for name in sorted(TASKS)} if info.mind != "rules" else {},
        "scenario": json.loads(scenario_to_json(run.scenario)),
    }
    if parts:
        data[PARTS_KEY] = json.loads(parts)
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
    return text + "\n"


def write_reproduce_file(text: str, file: Path) -> None:
    """Write `text`, as `reproduce_text` gives it, to `file`, in place of an earlier reproduce file there.

    Raises:
        InputError: If it cannot be written, or `file` is something else; what is there stays as it is.
    """
    from simulation.export import whole_file

    if file.is_file() and f'"format": "{FORMAT}"' not in file.read_text(encoding="utf-8", errors="replace"):
        raise InputError(f"{file} is there already and no reproduce file; choose another name")
    with whole_file(file, force=True) as target:
        target.write(text)


def reproduce_hash(text: str) -> str:
    """Return the hash by which a reproduce file can be cited."""
    return digest(text)


def verify(file: Path, folder: Path, on_tick: OnTick | None = None) -> Verified:
    """Run the study in a reproduce file again, in a new folder, and compare the final hash.

    Raises:
        InputError: If the file is not a reproduce file, or its mind cannot be had here.
        ReplayDiffers: If the run comes to another hash; the new run is kept for `townsfolk diff`.
        RunFolderError: If the folder is not free.
        PluginMissing: If a part that a package or a notebook brought to the run is not here; the file holds the source
            of the latter, which is never carried out by reading it.
    """
    data = _read(file)
    kept = kept_parts(json.dumps(data.get(PARTS_KEY, [])))
    check_parts(kept)
    scenario = scenario_from_json(json.dumps(data["scenario"]))
    check_mind(scenario.settings)
    run = Run.create(scenario, folder, past=_changes(data))
    until = _until(scenario, data["ticks"])
    info = run.advance(on_tick=on_tick, until=until)
    if info.final_hash != data["final_hash"]:
        said = f"the final hash is {info.final_hash}, the file says {data['final_hash']}"
        raise ReplayDiffers(info.ticks_done, "; ".join((said, *changed_parts(kept))))
    return Verified(run, info.final_hash)


def _changes(data: dict[str, Any]) -> Past | None:
    if not data["changes"]:
        return None
    return Past(journal=None, before=0, parent_hash="", changes=json.dumps(data["changes"], sort_keys=True))


def _until(scenario: Scenario, ticks: int) -> int | None:
    """Return the start of the first tick after the recorded ones; None where they are all there are."""
    from simulation.clock import Clock
    from simulation.protocols import make_protocol

    study = scenario.study
    return next((tick.start for tick in make_protocol(study, Clock(study.clock)).ticks() if tick.index > ticks), None)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InputError(f"{file} cannot be read as a reproduce file: {problem}") from problem
    needed = {"format": str, "ticks": int, "final_hash": str, "changes": dict, "scenario": dict}
    if not isinstance(data, dict) or any(not isinstance(data.get(key), kind) for key, kind in needed.items()):
        raise InputError(f"{file} is not a reproduce file; `townsfolk reproduce RUN` writes one")
    if data["format"] != FORMAT:
        raise InputError(f"{file} has format {data['format']!r}, this version reads {FORMAT!r}")
    return data


def _package_versions() -> dict[str, str]:
    return {package: version(package) for package in _PACKAGES}
