"""What an experiment shows: tables, trouble, outcomes by address, and how far it has come."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from agents.errors import LimitReached
from simulation.cli.progress_bar import bar
from simulation.experiments import Experiment, Report, collect, conduct
from simulation.experiments.outcomes import OF_EVERY_RUN, Address, Value, available, resolve, values_of
from simulation.experiments.plan import Cell, run_folder
from simulation.experiments.pools import HerePool, Messages, ProcessPool
from simulation.experiments.results import CellResult, Progress
from simulation.experiments.summing import tables
from simulation.experiments.working import Job, carry_out
from simulation.measures import measure_tables
from simulation.run import Run
from tests.cli.calling import call
from tests.simulation.experiments import ARMS, small, write_experiment

HERE = HerePool()


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Experiment, Report]:
    """Return the file of an experiment of two arms and two seeds, the experiment, and what it came to."""
    folder = tmp_path_factory.mktemp("done")
    experiment = small(folder, seeds=2)
    return folder / "trial.yaml", experiment, conduct(experiment, folder / "out", HERE)


Done = tuple[Path, Experiment, Report]


def measured(done: Done, *names: str) -> dict[str, Value]:
    """Return outcomes of a run that is done, found by what its first morning knew."""
    _, experiment, report = done
    addresses = resolve(names, experiment.arm("usual").scenarios[1])
    found = [one for one in addresses if isinstance(one, Address)]
    assert len(found) == len(names), addresses
    return values_of(Run.open(run_folder(report.folder, Cell("usual", 1))), found)


class Unlucky:
    """A scenario's stand-in whose every use ends with an error."""

    def __init__(self, problem: Exception) -> None:
        self._problem = problem

    @property
    def study(self) -> None:
        """Raise the error."""
        raise self._problem


class UnluckyPool:
    """Carries jobs out here; those of one arm end with an error."""

    def __init__(self, arm: str, problem: Exception) -> None:
        self._arm = arm
        self._problem = problem

    def carry_out(self, jobs: Sequence[Job]) -> Messages:
        for job in jobs:
            if job.cell.arm == self._arm:
                object.__setattr__(job, "scenario", Unlucky(self._problem))
            yield carry_out(job, lambda _: None)


@pytest.mark.parametrize(
    ("problem", "status", "code", "text"),
    [
        (LimitReached("no more calls"), "paused", 3, "no more calls"),
        (ZeroDivisionError("oh"), "failed", 1, "ZeroDivisionError: oh"),
    ],
)
def test_an_arm_that_fails_or_pauses_is_named_and_costs_no_other(
    tmp_path: Path, problem: Exception, status: str, code: int, text: str
) -> None:
    report = conduct(small(tmp_path, seeds=2), tmp_path / "out", UnluckyPool("quiet", problem))
    assert [(str(one.cell), one.status, one.exit_code, one.error) for one in report.troubled] == [
        ("quiet/1", status, code, text),
        ("quiet/2", status, code, text),
    ]
    assert [str(one.cell) for one in report.done] == ["usual/1", "usual/2"]
    assert report.exit_code == code
    kept = collect(small(tmp_path, seeds=2), tmp_path / "out", HERE)
    assert [one.error for one in kept.troubled] == [text, text]


def test_the_command_shows_both_tables(done: Done) -> None:
    file, experiment, report = done
    ended = call("experiment", file, "--out", report.folder)
    assert ended.code == 0
    for table in tables(experiment, report.lines()):
        assert table.text() in ended.out
    assert ended.out.splitlines()[-1].startswith("trial: 4 of 4 runs done, 4 of them before; ")


def test_the_command_gives_everything_as_json(done: Done) -> None:
    file, _, report = done
    told = call("experiment", file, "--out", report.folder, "--collect", "--json").data
    assert (told["runs"], told["done"], told["trouble"], told["missing"]) == (4, 4, [], [])
    assert told["summary"] == json.loads(report.summary())


def test_the_command_names_what_went_wrong_and_what_is_missing(tmp_path: Path) -> None:
    file = write_experiment(tmp_path, seeds=2)
    conduct(small(tmp_path, seeds=2), tmp_path / "out", UnluckyPool("quiet", ZeroDivisionError("\x1b[1m")))
    for seed in (1, 2):
        (tmp_path / "out" / "usual" / f"{seed}.json").unlink()
    (tmp_path / "out" / "usual" / "2" / "scenario.json").unlink()
    ended = call("experiment", file, "--out", tmp_path / "out", "--collect")
    assert ended.code == 1
    assert "failed: quiet/1: ZeroDivisionError: ␛[1m (exit code 1)" in ended.err
    assert "missing: usual/2" in ended.err
    assert "1 of 4 runs done, 2 failed, 1 missing" in ended.out


def test_the_command_shows_no_table_for_a_share(done: Done) -> None:
    file, _, report = done
    ended = call("experiment", file, "--out", report.folder, "--shard", "2/2")
    assert ended.out == f"trial: 2 of 2 runs done, 2 of them before; {report.folder}\n"
    told = call("experiment", file, "--out", report.folder, "--shard", "2/2", "--json").data
    assert "summary" not in told


def test_the_command_lists_the_outcomes(done: Done) -> None:
    file, experiment, _ = done
    listed = call("experiment", file, "--outcomes").out.splitlines()
    assert listed == available(experiment.arm("usual").scenarios[1])
    assert {"density.end.density", "reach.concert.end", "talk.answered_share"} <= set(listed)


def test_the_command_refuses_a_wrong_file_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("schema: 1\nname: x\nscenario: corner\narms: {}\noutcomes: [utterances]\n", encoding="utf-8")
    ended = call("experiment", wrong)
    assert ended.code == 2
    assert f"{wrong}:4: 'arms' cannot be a mapping" in ended.err


@pytest.mark.skipif(importlib.util.find_spec("ray") is not None, reason="Ray is installed")
def test_the_command_says_what_ray_needs(done: Done) -> None:
    file, _, report = done
    ended = call("experiment", file, "--out", report.folder, "--on", "ray")
    assert (ended.code, "townsfolk[ray]" in ended.err) == (2, True)


def test_few_seeds_come_with_a_warning_and_one_arm_without_differences(tmp_path: Path) -> None:
    report = conduct(small(tmp_path, seeds=1, arms={"usual": None}), tmp_path / "out", HERE)
    (table,) = tables(report.experiment, report.lines())
    assert table.notes == ("Intervals from fewer than 10 seeds are too narrow.",)
    assert [row[2:] for row in table.rows] == [(1, row[3], None, None, None, "") for row in table.rows]


def test_every_outcome_that_is_listed_can_be_measured(done: Done) -> None:
    _, experiment, _ = done
    listed = [name for name in available(experiment.arm("usual").scenarios[1]) if not name.startswith("talk_skel")]
    values = measured(done, *listed)
    assert list(values) == listed
    assert len({name.partition(".")[0] for name in listed}) > 10
    assert all(value is None or isinstance(value, int | float) for value in values.values())


def test_an_address_means_the_mean_of_its_cells(done: Done) -> None:
    _, _, report = done
    run = Run.open(run_folder(report.folder, Cell("usual", 1)))
    values = measured(done, "days.*.steps_done", "days.2026-03-02.steps_done", "days.never.places", *OF_EVERY_RUN)
    by_name = {table.name: table for table in measure_tables(run, ["days", "reach"])}
    steps = [float(cell or 0) for cell in by_name["days"].column("steps_done")]
    assert values["days.*.steps_done"] == values["days.2026-03-02.steps_done"] == round(sum(steps) / len(steps), 6)
    assert values["days.never.places"] is None
    assert values["utterances"] == run.info().utterances
    ends = dict(zip(by_name["reach"].column("claim"), by_name["reach"].column("end"), strict=True))
    assert measured(done, "reach.concert.end") == {"reach.concert.end": ends["concert"]}


def test_a_table_is_found_whatever_the_name_of_its_measure(done: Done) -> None:
    _, experiment, _ = done
    (address,) = resolve(["opinion_days.*.camps"], experiment.arm("usual").scenarios[1])
    assert isinstance(address, Address)
    assert address.measure == "opinions"


def test_an_outcome_that_turns_out_to_be_text_is_a_failure_of_its_runs(tmp_path: Path) -> None:
    experiment = small(tmp_path, seeds=1, arms={"usual": None}, outcomes=["talk_skeletons.*.skeleton"])
    (result,) = conduct(experiment, tmp_path / "out", HERE).troubled
    assert (result.status, result.exit_code) == ("failed", 2)
    assert "talk_skeletons.*.skeleton is text" in result.error


def test_an_outcome_of_a_table_that_stays_empty_has_no_value(tmp_path: Path) -> None:
    experiment = small(tmp_path, seeds=1, arms=ARMS, outcomes=["attendance_people.*.name"])
    report = conduct(experiment, tmp_path / "out", HERE)
    assert report.exit_code == 0
    assert {line.over_seeds.n for line in report.lines()} == {0}


def test_the_bar_counts_runs_and_the_shares_of_those_going_on() -> None:
    one, other = Cell("usual", 1), Cell("quiet", 1)
    with bar(2) as watched:
        watched.on_message(Progress(one, 5, 10))
        assert watched.completed == 0.5
        watched.on_message(Progress(other, 10, 40))
        watched.on_message(CellResult(one, "failed", ""))
        assert watched.completed == 1.25


def test_a_worker_whose_conductor_is_gone_ends_with_the_tick(tmp_path: Path) -> None:
    from multiprocessing import get_context

    from simulation.experiments.conducting import _job
    from simulation.experiments.pools import _serve

    experiment = small(tmp_path, seeds=1)
    job = _job(experiment, tmp_path, Cell("usual", 1))
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_serve, args=(theirs, os.getpid() + 1), daemon=True)
    worker.start()
    ours.send(job)
    worker.join(60)
    assert worker.exitcode == 1
    assert 0 <= Run.open(run_folder(tmp_path, Cell("usual", 1))).info().ticks_done <= 1


def test_a_worker_that_died_while_it_was_idle_is_replaced(tmp_path: Path) -> None:
    from collections import deque

    from simulation.experiments.conducting import _job
    from simulation.experiments.pools import _Worker

    experiment = small(tmp_path, seeds=1)
    jobs = deque([_job(experiment, tmp_path, cell) for cell in experiment.cells])
    worker = _Worker()
    ended = []
    while True:
        worker.take(jobs)
        if worker.job is None:
            break
        while not isinstance(message := worker.receive(), CellResult):
            pass
        ended.append(message.status)
        process = worker._process
        assert process is not None
        process.kill()
        process.join()
    worker.stop()
    assert ended == ["done", "done"]


def test_no_jobs_need_no_process() -> None:
    assert list(ProcessPool(2).carry_out([])) == []
