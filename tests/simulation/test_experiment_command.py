"""`townsfolk experiment` in a process of its own: killed half way, interrupted, and without room on the disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from simulation.experiments import conduct, load_experiment
from simulation.experiments.pools import HerePool
from simulation.run import Run
from tests.commands import command, environment, townsfolk
from tests.simulation.experiments import write_experiment

PATIENCE_SECONDS = 90
FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an experiment file of two arms and three seeds."""
    return write_experiment(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def whole(file: Path) -> Path:
    """Return the folder of the experiment, carried out without any trouble."""
    folder = file.parent / "whole"
    assert conduct(load_experiment(file), folder, HerePool()).exit_code == 0
    return folder


def tables(folder: Path) -> tuple[bytes, bytes]:
    """Return the two files of results."""
    return (folder / "results.csv").read_bytes(), (folder / "summary.json").read_bytes()


def finished(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Return what is kept of the runs that have ended: when their journal was last written, and their result."""
    results = sorted(folder.glob("*/*.json"))
    return {file: ((file.with_suffix("") / "journal.sqlite").stat().st_mtime_ns, file.read_bytes()) for file in results}


def stopped(file: Path, folder: Path, stop: signal.Signals) -> tuple[Path, int, str]:
    """Return the folder of an experiment that was stopped after its second run, its exit code and what it said.

    On a busy machine all runs may be over before the signal comes: then another one is begun.
    """
    for attempt in range(10):
        out = folder / f"out-{attempt}"
        words = command("experiment", file, "--out", out, "--workers", "2")
        begun = subprocess.Popen(
            words,
            env=environment(),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(finished(out)) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(begun.pid, stop) if stop is signal.SIGKILL else begun.send_signal(stop)
        _, said = begun.communicate(timeout=PATIENCE_SECONDS)
        if begun.returncode != 0 and len(finished(out)) < 6:
            return out, begun.returncode, said
    raise AssertionError("the experiment was over each time")


def test_killed_half_way_and_started_again_it_repeats_no_finished_run(file: Path, whole: Path, tmp_path: Path) -> None:
    out, _, _ = stopped(file, tmp_path, signal.SIGKILL)
    before = finished(out)
    assert 2 <= len(before) < 6
    ended = townsfolk("experiment", file, "--out", out)
    assert ended.returncode == 0, ended.stderr
    assert f"6 of 6 runs done, {len(before)} of them before" in ended.stdout
    assert ended.stderr.count("done") == 6 - len(before)
    assert before.items() <= finished(out).items()
    assert tables(out) == tables(whole)


def test_interrupted_it_says_so_and_leaves_no_process_behind(file: Path, tmp_path: Path) -> None:
    out, code, said = stopped(file, tmp_path, signal.SIGTERM)
    assert code == 130
    assert "interrupted; what was committed is kept" in said
    begun_runs = [folder for folder in out.glob("*/[0-9]") if folder.is_dir()]
    assert begun_runs
    assert not any(Run.open(folder).is_locked() for folder in begun_runs)


def test_a_full_disk_pauses_and_room_brings_it_to_its_end(file: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    paused = townsfolk("experiment", file, "--out", out, "--workers", "1", "--json", prelude=FULL_DISK)
    assert paused.returncode == 3, paused.stdout + paused.stderr
    told = json.loads(paused.stdout)
    assert [(one["status"], one["exit_code"]) for one in told["trouble"]] == [("paused", 3)] * 6
    ended = townsfolk("experiment", file, "--out", out, "--workers", "1", "--quiet")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert tables(out) == tables(whole)
