"""Pressing: asked again and again, people keep to what they think or do not; the run stays as it was."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from agents.errors import QuestionError
from simulation.inquiry.pressing import WAYS, Pressed, press, pressed_table
from simulation.reading.loading import parse_scenario
from simulation.run import JOURNAL_FILE, Run, simulate
from tests.commands import townsfolk
from tests.loopback import Loopback, plausible


def quarrel(**changes: Any) -> Any:
    """Return somebody who cannot be moved, somebody who goes with everybody, and somebody without a view."""
    data = {
        "schema": 1,
        "name": "quarrel",
        "clock": {"start": "2026-03-02T00:00", "days": 1},
        "places": [{"id": "inn", "name": "the inn", "kind": "inn"}],
        "people": [
            {"id": "rock", "name": "Rock",
             "personal": {"judgement": {"conformity": 0.0, "stubbornness": 1.0, "confirmation_bias": 1.0}}},
            {"id": "reed", "name": "Reed",
             "personal": {"judgement": {"conformity": 1.0, "stubbornness": 0.0, "confirmation_bias": 0.0}}},
            {"id": "mum", "name": "Mum"},
        ],
        "topics": [{"id": "dam", "title": "the dam", "proposition": "The dam should stay",
                    "first": {"given": {"rock": 0.8, "reed": 0.3}}}],
        "protocol": {"kind": "daily_meetings", "terse": True},
        "conduct": {"talk": False},
        "settings": {"vectors": False},
    }  # fmt: skip
    return parse_scenario(json.dumps({**data, **changes}))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return simulate(quarrel(), tmp_path_factory.mktemp("quarrel") / "run")


def of(pressed: tuple[Pressed, ...], person: str, how: str) -> Pressed:
    return next(one for one in pressed if (one.person, one.how) == (person, how))


def test_the_stubborn_stay_and_the_conforming_change_sides(run: Run) -> None:
    pressed = press(run, "dam", times=4)
    assert {one.person for one in pressed} == {"rock", "reed"}
    assert [one.how for one in pressed] == [how for how in WAYS for _ in range(2)]
    rock, reed = of(pressed, "rock", "contradict"), of(pressed, "reed", "contradict")
    assert rock.stances_e6[0] == 800_000
    assert not any(rock.changed_side(times) for times in range(1, 5))
    assert reed.changed_side(4) and reed.stances_e6[-1] < 0
    assert len(reed.stances_e6) == 5 and len(reed.reasons) == 4
    assert abs(of(pressed, "reed", "ask").stances_e6[-1] - 300_000) < 100_000


def test_being_asked_changes_nothing_in_the_run_and_gives_the_same_again(run: Run) -> None:
    before = (run.folder / JOURNAL_FILE).read_bytes()
    assert press(run, "dam", ways=("doubt",)) == press(run, "dam", ways=("doubt",))
    assert (run.folder / JOURNAL_FILE).read_bytes() == before
    assert run.state().lives["reed"].opinions["dam"].stance_e6 == 300_000


def test_a_classical_rule_answers_for_itself(tmp_path: Path) -> None:
    spec = {"kind": "deffuant", "epsilon": 2.0, "mu": 0.5}
    pressed = press(simulate(quarrel(opinion_rule=spec), tmp_path / "run"), "dam", ways=("contradict",), times=2)
    assert of(pressed, "rock", "contradict").stances_e6 == (800_000, -100_000, -550_000)
    narrow = {**spec, "epsilon": 0.1}
    pressed = press(simulate(quarrel(opinion_rule=narrow), tmp_path / "narrow"), "dam", ways=("contradict",))
    assert of(pressed, "reed", "contradict").stances_e6 == (300_000,) * 4


def test_the_table_counts_by_hand() -> None:
    pressed = [
        Pressed("a", "doubt", (500_000, 200_000, -100_000), ("", "")),
        Pressed("b", "doubt", (-400_000, -400_000, 0), ("", "")),
        Pressed("c", "doubt", (900_000, 900_000, 800_000), ("", "")),
    ]
    table = pressed_table("dam", pressed)
    assert table.rows == (("doubt", 1, 3, 0, 0.0, 0.1), ("doubt", 2, 3, 2, 0.6667, round(1.1 / 3, 4)))


@pytest.mark.parametrize(
    ("topic", "times", "problem"), [("tax", 3, "no topic 'tax'"), ("dam", 0, "0 times"), ("dam", -1, "-1 times")]
)
def test_what_cannot_be_asked_is_refused(run: Run, topic: str, times: int, problem: str) -> None:
    with pytest.raises(QuestionError, match=problem):
        press(run, topic, times=times)


def test_where_nobody_has_a_view_nobody_can_be_pressed(tmp_path: Path) -> None:
    topics = [{"id": "dam", "title": "the dam", "proposition": "The dam should stay"}]
    with pytest.raises(QuestionError, match="nobody is for or against 'dam' at that time"):
        press(simulate(quarrel(topics=topics), tmp_path / "run"), "dam")


def test_the_command_prints_a_table_or_json(run: Run) -> None:
    done = townsfolk("press", run.folder, "the dam", "--how", "contradict", "--times", "2")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^contradict +2 +2 ", done.stdout, flags=re.MULTILINE)
    said = json.loads(townsfolk("press", run.folder, "dam", "--json").stdout)
    assert len(said["table"]) == 9
    assert {one["person"] for one in said["people"]} == {"rock", "reed"}
    assert townsfolk("press", run.folder, "dam", "--how", "shout").returncode == 2


def test_a_language_models_answers_are_kept_apart_from_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"mind": "openai/test", "endpoint": {"json_schema": True}, "vectors": False}
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        run = simulate(quarrel(settings=settings), tmp_path / "run")
        before = run.info().model_calls
        first = press(run, "dam", ways=("contradict",))
        asked = server.count
        assert press(run, "dam", ways=("contradict",)) == first
        assert server.count == asked == 6
    assert run.info().model_calls == before
