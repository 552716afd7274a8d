"""Whole runs with the local mind, served by a double: voiced turns in the record, and a replay without the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from agents.errors import InputError
from agents.minds.local_model import local, local_files
from agents.minds.local_model.local_files import LocalModel, local_model
from agents.minds.local_model.local_server import Address
from simulation.cli.answers import say_answers
from simulation.cli.paper import Paper
from simulation.inquiry.sense import sense_counts
from simulation.inquiry.voiced import voiced_counts
from simulation.minds import check_mind
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Scenario, Settings
from tests.doubles import tiny_town
from tests.loopback import Body, Loopback, Response, plausible

_SHORT = {"I am ": "I'm ", "It is ": "It's ", "I will ": "I'll ", "I have ": "I've ", "you are ": "you're "}


def words(body: Body) -> Response:
    """Word a line with short forms, sometimes denying it; one that is held comes as its schema wants it."""
    line = str(body["messages"][-1]["content"])
    for long, short in _SHORT.items():
        line = line.replace(long, short) if long in line else line.replace(short, long)
    if body["seed"] % 3 == 0:
        line = f"It is not true that {line}"
    return Response(json.dumps(line) if body.get("response_format") else line)


def every_task(body: Body) -> Response:
    return plausible(body)


def backwards(body: Body) -> Response:
    """Answer every question well, but a plan with its last step first."""
    response = plausible(body)
    answer = json.loads(response.text or "null")
    if isinstance(answer, dict) and "steps" in answer:
        answer["steps"] = [
            {**step, "start_minute": 1200 - 20 * n, "end_minute": 1210 - 20 * n}
            for n, step in enumerate((answer["steps"] * 4)[:4])
        ]
        return Response(json.dumps(answer))
    return response


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback(words) as loopback:

        class Double:
            def __init__(self, model: LocalModel, *, slots: int, tokens_per_slot: int) -> None:
                assert slots * tokens_per_slot > 0

            def address(self) -> Address:
                return Address(loopback.url, "local-key")

            def stop(self) -> None:
                """It belongs to the test."""

        monkeypatch.setattr(local, "LocalServer", Double)
        for module in (local, local_files):
            monkeypatch.setattr(module, "check_ready", lambda _: None)
        yield loopback


def with_local(tasks: str | None = None) -> Scenario:
    scenario = tiny_town(people=3, hours=5)
    settings = Settings.model_validate({"mind": "local", "tasks": tasks, "vectors": False})
    return scenario.model_copy(update={"settings": settings})


def test_voiced_turns_stand_in_the_record_and_replay_without_the_model(served: Loopback, tmp_path: Path) -> None:
    run = Run.create(with_local(), tmp_path / "run")
    info = run.advance()
    sent = served.count
    assert sent > 0
    assert (info.status, info.model_calls, info.cost_usd) == ("done", sent, 0.0)
    with run.record() as record:
        counts = voiced_counts(record)
        sources = {happened.event.utterance.source for happened in record.events("uttered")}  # type: ignore[union-attr]
    assert counts is not None
    assert "voiced" in sources
    assert 0 < counts.voiced <= counts.turns
    assert counts.kept + counts.refused == counts.wordings == sent
    served.stop()
    assert replay(run).final_hash == info.final_hash
    assert served.count == sent


def test_the_rules_decide_whatever_the_model_says(served: Loopback, tmp_path: Path) -> None:
    voiced = Run.create(with_local(), tmp_path / "voiced")
    voiced.advance()
    assert not any("It is not true that" in text for text in _texts(voiced))


def test_with_all_tasks_the_model_answers_every_question(served: Loopback, tmp_path: Path) -> None:
    served.respond = every_task
    run = Run.create(with_local("all"), tmp_path / "run")
    info = run.advance(until=2 * 3600)
    assert info.model_calls > 0
    assert all(body["response_format"]["type"] == "json_schema" for body in served.requests)
    with run.record() as record:
        assert voiced_counts(record) is None
        found = sense_counts(record)
    assert {one.task for one in found} >= {"plan_day", "rate_importance"}
    assert all(0 <= one.sense <= one.parse <= one.asked for one in found)
    assert sum(one.parse for one in found) > 0


def test_a_plan_out_of_order_parses_and_makes_no_sense(
    served: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served.respond = backwards
    run = Run.create(with_local("all"), tmp_path / "run")
    run.advance(until=3600)
    with run.record() as record:
        plans = next(one for one in sense_counts(record) if one.task == "plan_day")
    assert (plans.parse, plans.sense) == (plans.asked, 0)
    say_answers(Paper(), run)
    printed = capsys.readouterr().out
    assert "What its first answers were worth" in printed
    assert "100 %" in printed


def test_a_mind_that_cannot_be_had_is_refused_before_a_run_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOWNSFOLK_CACHE", str(tmp_path))
    with pytest.raises(InputError, match="townsfolk model install"):
        check_mind(Settings(mind="local"))
    with pytest.raises(InputError, match="only a local model"):
        check_mind(Settings(mind="openai/x", tasks="voice"))
    check_mind(Settings())


@pytest.mark.skipif(
    find_spec("xllamacpp") is None or not local_model("local").path.is_file(),
    reason="the local model is not installed",
)
def test_the_real_model_voices_a_morning(tmp_path: Path) -> None:
    run = Run.create(with_local(), tmp_path / "run")
    assert run.advance(until=2 * 3600).model_calls > 0


def _texts(run: Run) -> list[str]:
    with run.record() as record:
        return [happened.event.utterance.text for happened in record.events("uttered")]  # type: ignore[union-attr]
