"""`townsfolk experiment` as people use it: tables, exit codes, shares, and being killed half way."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

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
    ended = townsfolk("experiment", file, "--out", folder)
    assert ended.returncode == 0, ended.stderr
    assert "Differences from usual, seed by seed" in ended.stdout
    assert ended.stdout.splitlines()[-1] == f"trial: 6 of 6 runs done; {folder}"
    assert ended.stderr.count("done") == 6
    return folder


def tables(folder: Path) -> tuple[bytes, bytes]:
    """Return the two files of results."""
    return (folder / "results.csv").read_bytes(), (folder / "summary.json").read_bytes()


def finished(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Return what is kept of the runs that have ended: when their journal was last written, and their result."""
    results = sorted(folder.glob("*/*.json"))
    return {file: ((file.with_suffix("") / "journal.sqlite").stat().st_mtime_ns, file.read_bytes()) for file in results}


def test_killed_half_way_and_started_again_it_repeats_no_finished_run(file: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = command("experiment", file, "--out", out, "--workers", "2")
    begun = subprocess.Popen(
        words, env=environment(), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(finished(out)) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    before = finished(out)
    assert 2 <= len(before) < 6
    ended = townsfolk("experiment", file, "--out", out)
    assert ended.returncode == 0, ended.stderr
    assert f"6 of 6 runs done, {len(before)} of them before" in ended.stdout
    assert ended.stderr.count("done") == 6 - len(before)
    assert before.items() <= finished(out).items()
    assert tables(out) == tables(whole)


def test_interrupted_it_says_so_and_leaves_no_process_behind(file: Path, tmp_path: Path) -> None:
    words = command("experiment", file, "--out", tmp_path / "out", "--workers", "1")
    begun = subprocess.Popen(words, env=environment(), start_new_session=True, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not finished(tmp_path / "out") and time.monotonic() < deadline:
        time.sleep(0.01)
    begun.send_signal(signal.SIGTERM)
    _, said = begun.communicate(timeout=PATIENCE_SECONDS)
    assert begun.returncode == 130
    assert "interrupted; what was committed is kept" in said
    begun_runs = [folder for folder in (tmp_path / "out").glob("*/[0-9]") if folder.is_dir()]
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


def test_a_failing_run_is_named_and_ends_with_one(file: Path, whole: Path, tmp_path: Path) -> None:
    (tmp_path / "quiet" / "2").mkdir(parents=True)
    (tmp_path / "quiet" / "2" / "x").touch()
    (tmp_path / "experiment.json").write_bytes((whole / "experiment.json").read_bytes())
    ended = townsfolk("experiment", file, "--out", tmp_path, "--workers", "1")
    assert ended.returncode == 1
    assert "failed: quiet/2: " in ended.stderr
    assert "(exit code 2)" in ended.stderr
    assert "5 of 6 runs done, 1 failed" in ended.stdout


def test_shares_make_no_tables_and_collecting_says_what_is_missing(file: Path, whole: Path, tmp_path: Path) -> None:
    share = townsfolk("experiment", file, "--out", tmp_path, "--shard", "1/3", "-q")
    assert (share.returncode, share.stdout) == (0, f"trial: 2 of 2 runs done; {tmp_path}\n")
    collected = townsfolk("experiment", file, "--out", tmp_path, "--collect", "--json")
    assert collected.returncode == 3
    told = json.loads(collected.stdout)
    assert told["missing"] == ["usual/2", "quiet/2", "usual/3", "quiet/3"]
    assert [line["n"] for line in told["summary"]["outcomes"]] == [1] * 4


def test_the_outcomes_there_are_can_be_listed(file: Path) -> None:
    listed = townsfolk("experiment", file, "--outcomes").stdout.splitlines()
    assert {"utterances", "reach.concert.end_share", "talk.distinct-1", "days.*.whole"} <= set(listed)
    assert "attendance.concert.place" not in listed


@pytest.mark.skipif(importlib.util.find_spec("ray") is not None, reason="Ray is installed")
def test_without_ray_one_is_told_what_to_install(file: Path, tmp_path: Path) -> None:
    ended = townsfolk("experiment", file, "--out", tmp_path, "--on", "ray")
    assert ended.returncode == 2
    assert "townsfolk[ray]" in ended.stderr


def test_a_wrong_file_ends_with_two_and_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("schema: 1\nname: x\nscenario: corner\narms: {}\noutcomes: [utterances]\n", encoding="utf-8")
    ended = townsfolk("experiment", wrong)
    assert ended.returncode == 2
    assert f"{wrong}:4: 'arms' cannot be a mapping" in ended.stderr
