"""A run killed at any moment loses nothing that was committed, asks nothing twice, and ends in the same hashes."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.streams import Stream
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Scenario, Settings
from tests.commands import command, environment, townsfolk
from tests.doubles import as_file, played, tiny_meetings, tiny_town
from tests.killing import Forker, Rig, ticks_done
from tests.loopback import Loopback, plausible


def indexed(scenario: Scenario) -> str:
    return as_file(scenario.model_copy(update={"settings": Settings(vectors=True)}))


def modelled(scenario: Scenario) -> str:
    data = json.loads(as_file(scenario))
    settings = {"mind": "openai/test", "vectors": False, "endpoint": {"json_schema": True}, "concurrency": 4}
    return json.dumps({**data, "settings": settings})


@pytest.fixture(scope="module")
def forker() -> Iterator[Forker]:
    with Forker("chromadb") as made:
        yield made


@pytest.mark.parametrize("number", range(3))
def test_a_run_of_the_rules_mind_survives_kills(forker: Forker, tmp_path: Path, number: int) -> None:
    scenario = tiny_meetings(days=4) if number % 2 else tiny_town(people=4, hours=10)
    rig = Rig(forker, tmp_path, indexed(scenario))
    assert rig.undisturbed == played(scenario).hashes
    trial = rig.trial("killed", Stream(number, "kills"), kills=4)
    assert trial.hashes == rig.undisturbed
    assert trial.indexed
    assert "defect" not in trial.said
    assert trial.kills.total() == 4
    assert replay(Run.open(tmp_path / "killed" / "run")).final_hash == rig.undisturbed[-1]


def test_a_run_of_a_model_survives_kills_and_asks_nothing_twice(tmp_path: Path) -> None:
    scenario = tiny_town(people=4, hours=5)
    with Loopback(plausible) as server, Forker("agents.minds.calling.litellm_provider") as forker:
        rig = Rig(forker, tmp_path, modelled(scenario), server)
        trial = rig.trial("killed", Stream(1, "kills"), kills=5, moments=("any", "statement", "resuming"))
    assert rig.requests > 50
    assert (trial.hashes, trial.seal) == (rig.undisturbed, rig.seal)
    assert trial.asked_again == 0
    assert trial.asked >= rig.requests
    assert "defect" not in trial.said
    assert replay(Run.open(tmp_path / "killed" / "run")).final_hash == rig.undisturbed[-1]


def test_real_processes_are_killed_from_before_the_folder_exists_on(tmp_path: Path) -> None:
    scenario = tiny_town(people=4, hours=10)
    (tmp_path / "study.yaml").write_text(as_file(scenario), encoding="utf-8")
    for delay in (0.1, 0.6, 1.0):
        words = ["resume", "run"] if (tmp_path / "run").exists() else ["run", "./study.yaml", "--out", "run"]
        with subprocess.Popen(
            command(*words, "-q"), cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL
        ) as process:
            time.sleep(delay)
            process.kill()
        assert process.returncode in (0, -signal.SIGKILL)
        assert ticks_done(tmp_path / "run") >= -1
    last = ["resume", "run"] if (tmp_path / "run").exists() else ["run", "./study.yaml", "--out", "run"]
    done = townsfolk(*last, "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == played(scenario).hashes[-1]
