"""Whoever is about to need a mind hears beforehand that it cannot be had: nothing is written, sent or spent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.errors import InputError
from simulation.ablation import by_interview, by_world
from simulation.experiments import conduct
from simulation.experiments.pools import HerePool
from simulation.forking import fork
from simulation.reproducing import reproduce_text, verify
from simulation.run import Run, simulate, start
from simulation.scenario import Scenario
from simulation.world import World
from tests.cli.calling import call
from tests.doubles import as_file, shared_embedder, tiny_town
from tests.loopback import Loopback, plausible
from tests.simulation.experiments import small

KEYLESS = "openai/test needs a key, and there is none: put it into the environment variable OPENAI_API_KEY"
CANARY = "sk-canary-5521-never-shown"
SETTINGS: dict[str, Any] = {"mind": "openai/test", "vectors": False, "endpoint": {"json_schema": True}}


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", CANARY)


def town(**settings: Any) -> Scenario:
    return tiny_town(people=2, hours=2, settings={**SETTINGS, **settings})


WAYS: dict[str, Callable[[Scenario, Path], object]] = {
    "Run.create": Run.create,
    "start": start,
    "simulate": simulate,
    "World": lambda scenario, _: World(scenario),
    "by_interview": lambda scenario, _: by_interview(scenario, (1,), shared_embedder()),
    "by_world": lambda scenario, _: by_world(scenario, (1,), shared_embedder()),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_in_says_so_before_it_makes_a_folder(way: str, tmp_path: Path) -> None:
    wrong = (
        (town(), KEYLESS),
        (town(mind="opnai/test"), "there is no mind 'opnai/test'; did you mean openai/test"),
        (town(mind="anthropic/x", roles={"judge": "rulez"}), "there is no mind 'rulez'"),
        (town(mind="anthropic/x", limits={"cost_usd": 1}), "the price of anthropic/x is not known"),
        (town(mind="anthropic/x", answer_tokens={"sing": 2}), "there is no task 'sing'"),
    )
    for scenario, problem in wrong:
        with pytest.raises(InputError, match=problem) as told:
            WAYS[way](scenario, tmp_path / "run")
        assert CANARY not in str(told.value)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "ablate", "experiment"])
def test_commands_say_so_too(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "town.yaml").write_text(as_file(town()), encoding="utf-8")
    arms = {"rules": None, "model": {"set": {"settings.mind": "openai/test"}}}
    small(tmp_path, arms=arms, seeds=2)
    before = sorted(tmp_path.rglob("*"))
    ended = call(command, "trial.yaml" if command == "experiment" else "town.yaml")
    assert ended.code == 2
    assert KEYLESS in " ".join(ended.err.split())
    assert sorted(tmp_path.rglob("*")) == before


def test_an_experiment_needs_only_the_minds_of_what_is_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arms = {"rules": None, "model": {"set": {"settings.mind": "openai/test"}}}
    plan = small(tmp_path, arms=arms, seeds=1)
    with pytest.raises(InputError, match=KEYLESS):
        conduct(plan, tmp_path / "out", HerePool())
    assert not (tmp_path / "out").exists()
    with Loopback(plausible) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        assert conduct(plan, tmp_path / "out", HerePool()).exit_code == 0
    for name in server.environment:
        monkeypatch.delenv(name)
    assert conduct(plan, tmp_path / "out", HerePool()).found_done == 2


def test_a_run_asks_for_its_key_only_while_something_is_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback(plausible) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        run = simulate(town(), tmp_path / "run", until="1h")
        asked = server.count
        for name in server.environment:
            monkeypatch.delenv(name)
        before = (run.info(), server.count)
        with pytest.raises(InputError, match=KEYLESS):
            run.advance()
        ended = call("resume", tmp_path / "run")
        assert (ended.code, KEYLESS in " ".join(ended.err.split())) == (2, True)
        assert (run.info(), server.count) == before
        assert run.advance(until=3600).ticks_done == before[0].ticks_done
        with pytest.raises(InputError, match="there is no mind 'nobody'"):
            run.advance(settings=run.scenario.settings.model_copy(update={"mind": "nobody"}))
        branch = fork(run, tmp_path / "branch", at=1)
        with pytest.raises(InputError, match=KEYLESS):
            branch.advance()
        assert run.advance(settings=run.scenario.settings.model_copy(update={"mind": "rules"})).status == "done"
        assert run.advance().status == "done"
        assert server.count == asked


def test_what_is_made_again_from_a_reproduce_file_needs_its_mind(tmp_path: Path) -> None:
    run = simulate(town(mind="rules"), tmp_path / "run")
    file = tmp_path / "again.json"
    file.write_text(reproduce_text(run).replace('"mind": "rules"', '"mind": "openai/test"'), encoding="utf-8")
    with pytest.raises(InputError, match=KEYLESS):
        verify(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()
