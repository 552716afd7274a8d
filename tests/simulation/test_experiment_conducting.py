"""Experiments carried out: paired, resumed, shared, sharded, and with runs that fail."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from agents.errors import RunFolderError
from simulation.experiments import Experiment, Report, collect, conduct
from simulation.experiments.conducting import RESULTS_FILE, SUMMARY_FILE
from simulation.experiments.plan import Cell, Shard, record_file, run_folder
from simulation.experiments.pools import HerePool, Messages, ProcessPool
from simulation.experiments.results import CellResult, Progress, keep, kept
from simulation.experiments.working import Job, carry_out
from simulation.reading.loading import load_scenario
from simulation.run import Run
from tests.simulation.experiments import ARMS, LATE, small, write_experiment

HERE = HerePool()


@dataclass
class CountingPool:
    """Carries jobs out here, and keeps which they were and which ticks were worked out."""

    jobs: list[Cell] = field(default_factory=list)
    ticks: list[Progress] = field(default_factory=list)

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        for job in jobs:
            self.jobs.append(job.cell)
            yield carry_out(job, self.ticks.append)


class StoppedPool:
    """Is interrupted after so many jobs."""

    def __init__(self, after: int) -> None:
        self._after = after

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        for job in jobs[: self._after]:
            yield carry_out(job, lambda _: None)
        raise KeyboardInterrupt


def tables(folder: Path) -> tuple[bytes, bytes]:
    """Return the two files of results."""
    return (folder / RESULTS_FILE).read_bytes(), (folder / SUMMARY_FILE).read_bytes()


def hashes(report: Report) -> dict[str, str]:
    """Return the final hash of each run that is done."""
    return {str(result.cell): result.final_hash for result in report.done}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Experiment, Report]:
    """Return an experiment of two arms and three seeds, carried out without any trouble."""
    folder = tmp_path_factory.mktemp("whole")
    experiment = small(folder)
    return experiment, conduct(experiment, folder / "out", HERE)


def test_every_arm_meets_every_seed_in_an_ordinary_run(whole: tuple[Experiment, Report]) -> None:
    experiment, report = whole
    assert (len(report.done), report.troubled, report.missing, report.exit_code) == (6, [], [], 0)
    for cell in experiment.cells:
        info = Run.open(run_folder(report.folder, cell)).info()
        assert (info.status, info.seed) == ("done", cell.seed)
        assert info.final_hash == report.results[cell].final_hash
        assert info.utterances == report.results[cell].values["utterances"]


def test_a_run_of_an_experiment_is_the_run_one_gets_by_hand(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    _, report = whole
    scenario = load_scenario(
        report.folder.parent / "tiny.yaml", overrides=["conduct.sociability=0.2", "settings.vectors=false"], seed=2
    )
    run = Run.create(scenario, tmp_path / "by-hand")
    assert run.advance().final_hash == hashes(report)["quiet/2"]


def test_results_have_a_row_for_each_run_and_outcome(whole: tuple[Experiment, Report]) -> None:
    _, report = whole
    rows = list(csv.DictReader(io.StringIO((report.folder / RESULTS_FILE).read_text(encoding="utf-8"))))
    assert [(row["arm"], row["seed"], row["outcome"]) for row in rows[:3]] == [
        ("usual", "1", "utterances"),
        ("usual", "1", "reach.concert.end_share"),
        ("quiet", "1", "utterances"),
    ]
    assert len(rows) == 6 * 2
    for row in rows:
        value = report.results[Cell(row["arm"], int(row["seed"]))].values[row["outcome"]]
        assert row["value"] == str(value)


def test_the_summary_compares_seed_by_seed(whole: tuple[Experiment, Report]) -> None:
    experiment, report = whole
    summary = json.loads((report.folder / SUMMARY_FILE).read_text(encoding="utf-8"))
    usual, quiet = (line for line in summary["outcomes"] if line["outcome"] == "utterances")
    said = {cell: report.results[cell].values["utterances"] for cell in experiment.cells}
    by_seed = [(said[Cell("quiet", seed)] or 0) - (said[Cell("usual", seed)] or 0) for seed in (1, 2, 3)]
    assert usual["difference"] is None
    assert quiet["difference"]["mean"] == round(sum(by_seed) / 3, 6)
    assert quiet["n"] == quiet["difference"]["n"] == 3
    assert summary["not_done"] == []


def test_arms_that_do_not_differ_live_the_same_lives(tmp_path: Path) -> None:
    report = conduct(small(tmp_path, seeds=2, arms={"one": None, "other": {}}), tmp_path / "out", HERE)
    by_cell = hashes(report)
    assert by_cell["one/1"] == by_cell["other/1"] != by_cell["one/2"] == by_cell["other/2"]
    assert {line.against.mark for line in report.lines() if line.against} == {"same"}


def test_processes_come_to_the_same_bytes(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    seen: list[object] = []
    conduct(experiment, tmp_path / "out", ProcessPool(2), on_message=seen.append)
    assert tables(tmp_path / "out") == tables(report.folder)
    assert sum(isinstance(message, CellResult) for message in seen) == 6
    assert {message.cell for message in seen if isinstance(message, Progress)} == set(experiment.cells)


def test_what_is_done_is_not_done_again(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    shutil.copytree(report.folder, tmp_path / "out")
    pool = CountingPool()
    again = conduct(experiment, tmp_path / "out", pool)
    assert pool.jobs == []
    assert again.found_done == 6
    assert tables(tmp_path / "out") == tables(report.folder)


def test_an_interrupted_experiment_goes_on_where_it_was(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    with pytest.raises(KeyboardInterrupt):
        conduct(experiment, tmp_path / "out", StoppedPool(after=2))
    pool = CountingPool()
    conduct(experiment, tmp_path / "out", pool)
    assert pool.jobs == list(experiment.cells[2:])
    assert tables(tmp_path / "out") == tables(report.folder)


def test_a_half_done_run_is_gone_on_with(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    cell = Cell("quiet", 2)
    Run.create(experiment.scenario_of(cell), tmp_path / "half").advance(until=2 * 3600)
    pool = CountingPool()
    with pytest.raises(KeyboardInterrupt):
        conduct(experiment, tmp_path / "out", StoppedPool(after=0))
    (tmp_path / "out" / "quiet" / ".2.new-torn").mkdir(parents=True)
    (tmp_path / "half").rename(run_folder(tmp_path / "out", cell))
    conduct(experiment, tmp_path / "out", pool)
    assert min(progress.ticks_done for progress in pool.ticks if progress.cell == cell) == 5
    assert not (tmp_path / "out" / "quiet" / ".2.new-torn").exists()
    assert tables(tmp_path / "out") == tables(report.folder)


def test_a_finished_run_whose_result_was_lost_is_only_measured(
    whole: tuple[Experiment, Report], tmp_path: Path
) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    shutil.copytree(report.folder, out)
    record_file(out, Cell("usual", 1)).unlink()
    record_file(out, Cell("usual", 2)).write_text("{", encoding="utf-8")
    pool = CountingPool()
    conduct(experiment, out, pool)
    assert (pool.jobs, pool.ticks) == ([Cell("usual", 1), Cell("usual", 2)], [])
    assert tables(out) == tables(report.folder)


def test_other_outcomes_are_measured_without_running_anything_again(
    whole: tuple[Experiment, Report], tmp_path: Path
) -> None:
    _, report = whole
    out = tmp_path / "out"
    shutil.copytree(report.folder, out)
    pool = CountingPool()
    changed = small(tmp_path, outcomes=["talk.distinct-1", "days.*.steps_done", "cost_usd"], confidence=0.5001)
    again = conduct(changed, out, pool)
    assert (len(pool.jobs), pool.ticks) == (6, [])
    assert again.results[Cell("usual", 1)].values["cost_usd"] == 0


@pytest.mark.parametrize(
    "changes",
    [{"seeds": 4}, {"arms": {**ARMS, "more": None}}, {"set": {"conduct.talk": False}}, {"name": "other"}],
)
def test_another_experiment_in_the_same_folder_is_refused(
    whole: tuple[Experiment, Report], tmp_path: Path, changes: dict[str, Any]
) -> None:
    _, report = whole
    with pytest.raises(RunFolderError, match="another experiment"):
        conduct(small(tmp_path, **changes), report.folder, HERE)


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    experiment = small(tmp_path)
    for refused in (tmp_path, tmp_path / "tiny.yaml"):
        with pytest.raises(RunFolderError, match="holds no experiment"):
            conduct(experiment, refused, HERE)
    with pytest.raises(RunFolderError, match="holds no experiment"):
        collect(experiment, tmp_path, HERE)
    with pytest.raises(RunFolderError, match="cannot be written"):
        conduct(experiment, tmp_path / "tiny.yaml" / "out", HERE)


def test_shares_together_are_the_whole_byte_for_byte(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    first = conduct(experiment, out, HERE, shard=Shard(1, 2))
    assert [str(cell) for cell in first.asked_for] == ["usual/1", "quiet/1", "usual/3", "quiet/3"]
    assert not (out / SUMMARY_FILE).exists()
    partly = collect(experiment, out, HERE)
    assert (partly.missing, partly.exit_code) == ([Cell("usual", 2), Cell("quiet", 2)], 3)
    assert len(json.loads(partly.summary())["not_done"]) == 2
    conduct(experiment, out, HERE, shard=Shard(2, 2))
    assert collect(experiment, out, HERE).exit_code == 0
    assert tables(out) == tables(report.folder)


def test_shares_carried_out_apart_are_joined_by_their_result_files(
    whole: tuple[Experiment, Report], tmp_path: Path
) -> None:
    experiment, report = whole
    for number in (1, 2, 3, 4):
        conduct(experiment, tmp_path / str(number), HERE, shard=Shard(number, 4))
        for file in [tmp_path / str(number) / "experiment.json", *(tmp_path / str(number)).glob("*/*.json")]:
            target = tmp_path / "joined" / file.relative_to(tmp_path / str(number))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    assert collect(experiment, tmp_path / "joined", HERE).exit_code == 0
    assert tables(tmp_path / "joined") == tables(report.folder)


def test_a_run_without_a_result_is_measured_when_the_tables_are_made(
    whole: tuple[Experiment, Report], tmp_path: Path
) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    shutil.copytree(report.folder, out)
    record_file(out, Cell("quiet", 3)).unlink()
    assert collect(experiment, out, HERE).missing == []
    assert tables(out) == tables(report.folder)


def test_a_failing_run_costs_no_other(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        conduct(experiment, out, StoppedPool(after=0))
    blocked = run_folder(out, Cell("quiet", 2))
    blocked.mkdir(parents=True)
    (blocked / "something").touch()
    troubled = conduct(experiment, out, HERE)
    assert [(result.cell, result.status, result.exit_code) for result in troubled.troubled] == [
        (Cell("quiet", 2), "failed", 2)
    ]
    assert "exists already" in troubled.troubled[0].error
    assert (len(troubled.done), troubled.exit_code) == (5, 1)
    assert json.loads(troubled.summary())["not_done"] == [{"arm": "quiet", "seed": 2, "status": "failed"}]
    shutil.rmtree(blocked)
    assert conduct(experiment, out, HERE).exit_code == 0
    assert tables(out) == tables(report.folder)


def test_a_damaged_record_is_a_failure_of_that_run(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    shutil.copytree(report.folder, out)
    cell = Cell("usual", 3)
    record_file(out, cell).unlink()
    (run_folder(out, cell) / "journal.sqlite").write_bytes(b"nothing of the kind")
    (result,) = conduct(experiment, out, HERE).troubled
    assert (result.cell, result.status) == (cell, "failed")


def test_a_run_of_another_study_in_the_place_of_one_is_a_failure(
    whole: tuple[Experiment, Report], tmp_path: Path
) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    shutil.copytree(report.folder, out)
    for cell in (Cell("usual", 1), Cell("usual", 2)):
        record_file(out, cell).unlink()
    shutil.rmtree(run_folder(out, Cell("usual", 1)))
    run_folder(out, Cell("usual", 2)).rename(run_folder(out, Cell("usual", 1)))
    (result,) = conduct(experiment, out, HERE).troubled
    assert "another study" in result.error


class Deadly:
    """Kills the process that reads it."""

    def __reduce__(self) -> tuple[Any, tuple[int, int]]:
        return _kill, (os.getpid(), 9)


def _kill(not_this: int, signal: int) -> None:
    if os.getpid() != not_this:
        os.kill(os.getpid(), signal)


class DeadlyPool(ProcessPool):
    """Processes, of which the one that gets the second job is killed at once."""

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        given = [*jobs]
        if len(jobs) > 1:
            import dataclasses

            deadly: Any = Deadly()
            given[1] = dataclasses.replace(given[1], parent=deadly)
        return super().carry_out(given)


def test_a_killed_process_costs_the_one_run_it_had(whole: tuple[Experiment, Report], tmp_path: Path) -> None:
    experiment, report = whole
    out = tmp_path / "out"
    troubled = conduct(experiment, out, DeadlyPool(2))
    (result,) = troubled.troubled
    assert (result.cell, result.status, result.error) == (
        experiment.cells[1],
        "failed",
        "its process died: killed by SIGKILL",
    )
    assert conduct(experiment, out, HERE).found_done == 5
    assert tables(out) == tables(report.folder)


def test_a_later_change_shares_the_past_and_is_the_same_as_without_sharing(tmp_path: Path) -> None:
    arms = {"late": LATE, "usual": None, "later": {**LATE, "at": "2026-03-02T11:00"}}
    shared = conduct(small(tmp_path, seeds=2, arms=arms), tmp_path / "shared", HERE)
    assert shared.shared_ticks == (2 * (6 + 8), 6 * 10)
    assert [result.shared_ticks for result in shared.done] == [6, 0, 8, 6, 0, 8]
    for name in ("late", "later"):
        alone = conduct(small(tmp_path, seeds=2, arms={name: arms[name]}), tmp_path / name, HERE)
        assert alone.shared_ticks[0] == 0
        assert hashes(alone).items() <= hashes(shared).items()
    assert len(set(hashes(shared).values())) == 6


def test_without_a_plain_arm_the_one_that_changes_latest_gives_its_past(tmp_path: Path) -> None:
    arms = {"late": LATE, "later": {**LATE, "at": "2026-03-02T11:00"}, "other": ARMS["quiet"]}
    experiment = small(tmp_path, seeds=1, arms=arms)
    assert experiment.trunk is experiment.arm("later")
    report = conduct(experiment, tmp_path / "out", HERE)
    assert {result.cell.arm: result.shared_ticks for result in report.done} == {"late": 6, "later": 0, "other": 0}
    alone = conduct(small(tmp_path, seeds=1, arms={"late": LATE}), tmp_path / "alone", HERE)
    assert hashes(alone)["late/1"] == hashes(report)["late/1"]


def test_a_past_that_is_not_there_is_worked_out(tmp_path: Path) -> None:
    experiment = small(tmp_path, seeds=1, arms={"usual": None, "late": LATE})
    out = tmp_path / "out"
    shared = conduct(experiment, out, HERE)
    shutil.rmtree(out / "late")
    shutil.rmtree(run_folder(out, Cell("usual", 1)))
    again = conduct(experiment, out, HERE)
    assert hashes(again) == hashes(shared)
    assert again.shared_ticks[0] == 0


def test_a_half_done_fork_is_gone_on_with(tmp_path: Path) -> None:
    experiment = small(tmp_path, seeds=1, arms={"usual": None, "late": LATE})
    first = conduct(experiment, tmp_path / "out", HERE)
    record_file(tmp_path / "out", Cell("late", 1)).unlink()
    again = conduct(experiment, tmp_path / "out", HERE)
    assert hashes(again) == hashes(first)
    assert again.troubled == []


def test_a_result_is_kept_whole_and_read_back(tmp_path: Path) -> None:
    result = CellResult(Cell("a", 1), "done", "x", {"utterances": 3, "reach.a.end": None}, "hash", 10, 4)
    keep(result, tmp_path / "a" / "1.json")
    assert kept(tmp_path / "a" / "1.json") == result
    (tmp_path / "a" / "1.json").write_text('{"townsfolk": "0.0.0"}', encoding="utf-8")
    assert kept(tmp_path / "a" / "1.json") is None
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["1.json"]


def test_a_result_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    experiment = small(tmp_path, seeds=1, arms={"usual": None})
    out = tmp_path / "out"
    record_file(out, Cell("usual", 1)).mkdir(parents=True)
    (record_file(out, Cell("usual", 1)) / "x").touch()
    (out / "experiment.json").write_text(experiment.description, encoding="utf-8")
    (result,) = conduct(experiment, out, HERE).troubled
    assert (result.status, result.exit_code) == ("paused", 3)
    assert "cannot be written" in result.error


def test_an_experiment_file_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    assert small(tmp_path / "one").description == small(tmp_path / "other").description
    assert write_experiment(tmp_path / "one").is_file()
