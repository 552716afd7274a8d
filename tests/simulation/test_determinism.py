"""One study, one world: whoever finishes first, whatever the process, the folder and the day."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agents.minds.rules import RulesMind
from simulation.executor import Concurrently
from simulation.reading.loading import scenario_to_json
from simulation.run import Run
from simulation.scenario import Scenario
from tests.commands import townsfolk
from tests.doubles import (
    DawdlingMind,
    InRandomOrder,
    ScriptedMind,
    as_file,
    eventful_town,
    passes_everything_on,
    played,
    sociable,
    tiny_meetings,
    tiny_town,
)

SOCIETIES = {
    "town": lambda seed: tiny_town(people=5, hours=10, seed=seed),
    "meetings": lambda seed: tiny_meetings(people=5, days=3, seed=seed),
    "eventful": lambda seed: eventful_town(seed=seed),
}


def sociable_mind() -> ScriptedMind:
    """Return a mind whose people talk whenever they can, so that many talks run at once."""
    return ScriptedMind({"react": sociable, "consider": passes_everything_on})


@pytest.mark.parametrize("kind", SOCIETIES)
@pytest.mark.parametrize("seed", range(1, 5))
def test_units_carried_out_in_random_order_change_nothing(kind: str, seed: int) -> None:
    scenario = SOCIETIES[kind](seed)
    expected = played(scenario, sociable_mind()).hashes
    for order in range(2):
        assert played(scenario, sociable_mind(), InRandomOrder(10 * seed + order)).hashes == expected


@pytest.mark.parametrize("kind", SOCIETIES)
@pytest.mark.parametrize("seed", range(1, 5))
def test_answers_that_come_in_random_order_change_nothing(kind: str, seed: int) -> None:
    scenario = SOCIETIES[kind](seed)
    expected = played(scenario, sociable_mind()).hashes
    for delays in range(2):
        late = DawdlingMind(sociable_mind(), 10 * seed + delays)
        assert played(scenario, late, Concurrently()).hashes == expected


@pytest.mark.parametrize("kind", SOCIETIES)
def test_the_same_study_twice_is_the_same_world_under_the_rules_mind(kind: str) -> None:
    scenario = SOCIETIES[kind](3)
    first, second = played(scenario), played(scenario, DawdlingMind(RulesMind(), 5), InRandomOrder(1))
    assert first.hashes == second.hashes
    assert [tick.bodies for tick in first.ticks] == [tick.bodies for tick in second.ticks]


@pytest.mark.parametrize("kind", SOCIETIES)
def test_another_seed_is_another_world(kind: str) -> None:
    worlds = [played(SOCIETIES[kind](seed)) for seed in (1, 2, 3)]
    assert len({world.hashes[-1] for world in worlds}) == 3
    assert len({"".join(body for tick in world.ticks for body in tick.bodies) for world in worlds}) > 1


def one_habit_changed(scenario: Scenario) -> Scenario:
    data = json.loads(scenario_to_json(scenario))
    data["study"]["people"][2]["context"]["habits"][1]["do"] = "sitting in the shade"
    return Scenario.model_validate_json(json.dumps(data))


def test_one_changed_habit_is_another_world() -> None:
    scenario = tiny_town()
    before, after = played(scenario), played(one_habit_changed(scenario))
    assert before.hashes[0] != after.hashes[0]
    assert before.ticks[-1].bodies != after.ticks[-1].bodies or before.hashes[-1] != after.hashes[-1]


def test_the_hash_covers_every_event() -> None:
    """Two worlds that differ in one word of one line differ from that tick on, and not before."""

    def shouting(question: Any) -> Any:
        return RulesMind().answer(question) if question.tick < 8 else shouted(question)

    async def shouted(question: Any) -> Any:
        outcome = await RulesMind().answer(question)
        return replace(outcome, answer=outcome.answer.model_copy(update={"text": outcome.answer.text.upper()}))

    plain = played(tiny_meetings(days=6))
    loud = played(tiny_meetings(days=6), ScriptedMind({"say": shouting}))
    assert plain.hashes[:8] == loud.hashes[:8]
    assert not set(plain.hashes[8:]) & set(loud.hashes[8:])


def test_settings_are_not_a_part_of_the_study() -> None:
    assert played(tiny_town()).hashes == played(tiny_town(settings={"vectors": True, "concurrency": 64})).hashes


ANOTHER_DAY = "import time; real = time.time; time.time = lambda: real() + 400 * 86_400"


def ended_in(folder: Path, scenario: Scenario, prelude: str = "", **env: str) -> tuple[list[str], str]:
    """Return the tick hashes and the export of `scenario`, run and exported by processes of their own."""
    folder.mkdir()
    (folder / "study.yaml").write_text(as_file(scenario), encoding="utf-8")
    done = townsfolk("run", "./study.yaml", "--quiet", "--out", "run", cwd=folder, env=env, prelude=prelude)
    assert done.returncode == 0, done.stderr
    export = townsfolk("export", "run", "--format", "jsonl", cwd=folder, env=env)
    with Run.open(folder / "run").record() as record:
        return [row.hash for row in record.ticks()], export.stdout


def test_processes_folders_hash_seeds_zones_and_days_do_not_matter(tmp_path: Path) -> None:
    scenario = eventful_town()
    here = ended_in(tmp_path / "here", scenario, PYTHONHASHSEED="0", TZ="UTC")
    there = ended_in(
        tmp_path / "elsewhere with spaces",
        scenario,
        ANOTHER_DAY,
        PYTHONHASHSEED="4242",
        TZ="Asia/Kathmandu",
        LC_ALL="C",
    )
    assert here == there
    assert here[0] == played(scenario).hashes
    assert here[1].count("\n") > 10
