"""Forking: a new run that shares a past with another and differs from one tick on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from agents.errors import QuestionError, ScenarioError
from simulation.clock import Clock
from simulation.engine import genesis_hash
from simulation.journal import Journal
from simulation.keeping.folder import locked
from simulation.reading.loading import changed_settings, changed_study
from simulation.reading.problems import KeyPath, Problem, locate, raise_first, shortened
from simulation.reading.scenario_files import read_text
from simulation.reading.yaml_reading import Located, read_yaml
from simulation.run import JOURNAL_FILE, Past, Run, total_ticks
from simulation.scenario import Scenario, Study

_FIXED = ("schema", "name", "ties", "network", "clock.start", "clock.minutes_per_tick", "protocol.kind")
_SETTINGS = "settings."
_A_LIST = "a list of interventions: lines that begin with '- '"


def fork(
    run: Run,
    folder: str | Path,
    *,
    at: int,
    overrides: Sequence[str] = (),
    interventions: Path | None = None,
) -> Run:
    """Return a new run in `folder` with the past of `run` up to `at`, and changes from there on.

    Args:
        run: The parent; it is only read.
        folder: Made new.
        at: Simulated seconds; the first tick that begins then or later is the first one that may differ.
        overrides: Changes as ``key=value``; those below ``settings`` do not touch the study.
        interventions: A YAML file with a list of interventions to add.

    Raises:
        QuestionError: If `run` has not come that far.
        ScenarioError: If a change cannot be used, or is to something that only matters at the founding.
        RunFolderError: If the folder is not free.
        JournalError: If the record of `run` up to `at` is damaged.
    """
    before, since, parent_hash = _fork_point(run, at)
    pairs = study_pairs(overrides)
    if interventions is not None:
        pairs.append(_with_more_interventions(run, interventions, since, pairs))
    changes = {tick: list(some) for tick, some in run.changes.items() if tick < before}
    if pairs:
        changed_study(run.final_study, pairs)
        changes.setdefault(before, []).extend(pairs)
    settings = [text for text in overrides if text.startswith(_SETTINGS)]
    scenario = run.scenario_now
    if settings:
        scenario = Scenario(study=scenario.study, settings=changed_settings(scenario, settings))
    past = Past(run.folder / JOURNAL_FILE, before, parent_hash, json.dumps(changes, sort_keys=True), run.settings)
    return Run.create(scenario, folder, past=past)


def change(run: Run, key: str, value: object) -> None:
    """Change the study of `run` from its next tick on.

    Raises:
        ScenarioError: If the change cannot be used, or is to something that only matters at the founding.
        QuestionError: If it is to a setting, or the run is over.
        RunFolderError: If another process is working on the run.
    """
    if key.startswith(_SETTINGS):
        raise QuestionError(f"{key} is a setting, no part of the study; go on with run.advance(settings=...)")
    pairs = study_pairs([f"{key}={json.dumps(value, ensure_ascii=False)}"])
    changed_study(run.final_study, pairs)
    with locked(run.folder), run.record() as record:
        last = record.last_tick()
        after = 1 if last is None else last.tick.index + 1
        if after > total_ticks(run.final_study):
            raise QuestionError(f"{run.folder} is over; fork it at an earlier time to see what a change would do")
        changes = {tick: list(some) for tick, some in run.changes.items()}
        changes.setdefault(after, []).extend(pairs)
        journal = Journal.open(run.folder / JOURNAL_FILE)
        try:
            journal.set_meta(changes=json.dumps(changes, sort_keys=True))
        finally:
            journal.close()


def study_pairs(overrides: Sequence[str]) -> list[tuple[str, str]]:
    """Return those of `overrides` that are to the study, as key and value (JSON text).

    Args:
        overrides: Changes as ``key=value``; those below ``settings`` are left out.

    Raises:
        ScenarioError: If a change cannot be read, or is to something that only matters at the founding.
    """
    return [_pair(text) for text in overrides if not text.startswith(_SETTINGS)]


def _fork_point(run: Run, at: int) -> tuple[int, int | None, str]:
    """Return the index of the first tick that may differ, when the one before it began, and the hash after that one.

    Raises:
        JournalError: If what is taken over is damaged.
    """
    with run.record() as record:
        past = [row for row in record.ticks() if row.tick.index == 0 or row.tick.start < at]
        last = record.last_tick()
    if last is None or at > last.tick.start + last.tick.seconds:
        if last is not None and last.tick.index >= total_ticks(run.final_study):
            begins = f"{Clock(run.final_study.clock).start + timedelta(seconds=last.tick.start):%Y-%m-%dT%H:%M}"
            raise QuestionError(f"{run.folder} is over by then; its last tick begins at {begins}")
        raise QuestionError(f"{run.folder} has not come so far that it could be forked there; resume it first")
    with run.record() as record:
        record.verify(genesis_hash(run.scenario.study), before=past[-1].tick.index + 1)
    kept = past[-1].tick
    return kept.index + 1, kept.start if kept.index else None, past[-1].hash


def _pair(text: str) -> tuple[str, str]:
    """Return key and value (as JSON text) of a change.

    Raises:
        ScenarioError: If the key cannot be changed once the world is founded.
    """
    from simulation.reading.overrides import read_override

    override = read_override(text)
    key = ".".join(override.keys)
    if any(key == fixed or key.startswith(f"{fixed}.") for fixed in _FIXED):
        raise ScenarioError(f"{key} matters only at the founding and cannot be changed later", where=key)
    return key, json.dumps(override.value.plain(), ensure_ascii=False)


def _with_more_interventions(
    run: Run, file: Path, since: int | None, pairs: Sequence[tuple[str, str]]
) -> tuple[str, str]:
    """Return the change that adds the interventions in `file` to those of `run`.

    Args:
        run: The parent.
        file: A YAML file with a list of interventions.
        since: When the last tick that is kept began; None where none is.
        pairs: What else is changed.

    Raises:
        ScenarioError: If one of them cannot be used, or is for a time that is over; with its line.
    """
    given = read_yaml(read_text(file), file, expected=_A_LIST)
    if not isinstance(given.value, tuple) or not given.items:
        raise ScenarioError("this is not a list of interventions", file=file, line=given.line, expected=_A_LIST)
    present = run.final_study.model_dump(mode="json", by_alias=True)["interventions"]
    added = ("interventions", json.dumps([*present, *(item.plain() for item in given.items)], ensure_ascii=False))
    try:
        study = changed_study(run.final_study, [*pairs, added])
    except ScenarioError as error:
        raise _in_file(error, given, len(present), f"interventions={shortened(added[1], 60)}: ") from None
    raise_first(_over(study, len(present), since), given)
    return added


def _in_file(error: ScenarioError, given: Located, present: int, prefix: str) -> ScenarioError:
    """Return `error`, which begins with `prefix`, as one of the file whose interventions follow `present` others."""
    key, *rest = error.where.split(".")
    if key != "interventions" or not rest or not rest[0].isdigit() or int(rest[0]) < present:
        return error
    path: KeyPath = (int(rest[0]) - present, *(int(part) if part.isdigit() else part for part in rest[1:]))
    place, problem = locate(given, path), error.problem.removeprefix(prefix)
    where = ".".join(map(str, path))
    return ScenarioError(problem, file=place.file, line=place.line, where=where, expected=error.expected)


def _over(study: Study, present: int, since: int | None) -> list[Problem]:
    """Return which interventions after the first `present` would have had to happen before the fork."""
    if since is None:
        return []
    clock = Clock(study.clock)
    later = f"later than {clock.start + timedelta(seconds=since):%Y-%m-%dT%H:%M}"
    return [
        Problem(f"at {spec.at} the fork has not begun", (at, "at"), later)
        for at, spec in enumerate(study.interventions[present:])
        if clock.seconds_of(spec.at) <= since
    ]
