"""A day of town life on a model that answers oddly: it ends or pauses with a reason, and nothing odd is in the town."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.errors import Paused
from simulation.events import Planned, Uttered
from simulation.replaying import replay
from simulation.run import Run, simulate
from tests.doubles import tiny_town
from tests.loopback import Loopback, plausible
from tests.odd_answers import ERRORS, MARKS, Oddly

pytestmark = pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
SETTINGS: dict[str, Any] = {
    "vectors": False,
    "endpoint": {"json_schema": True, "retry_wait_seconds": 0.01, "retries": 8},
    "limits": {"fallback_share": 0.9, "tokens": 3_000_000},
}


@pytest.fixture(params=[False, True], ids=["litellm", "direct"])
def loopback(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Loopback]:
    with Loopback(plausible, directly=request.param) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


def ended(run: Run) -> Run:
    """Carry `run` on to its end, as its user would: trouble of the server pauses it, with a reason."""
    for _ in range(20):
        try:
            run.advance()
            break
        except Paused as pause:
            assert str(pause).partition(": ")[2]
            assert run.info().status == "paused"
    return run


def texts(run: Run) -> Iterator[str]:
    with run.record() as record:
        for happened in record.events("uttered", "planned"):
            event = happened.event
            if isinstance(event, Uttered):
                yield from (event.utterance.text, event.utterance.emotion)
                yield event.utterance.subject.text if event.utterance.subject is not None else ""
            elif isinstance(event, Planned):
                yield from (step.activity for step in event.plan.steps)
        yield from (memory.text for _, memory in record.memories())


def test_nothing_odd_of_a_model_is_in_the_town_and_its_record_replays(loopback: Loopback, tmp_path: Path) -> None:
    loopback.respond = odd = Oddly(60)
    scenario = tiny_town(people=4, hours=10, settings={**SETTINGS, "mind": loopback.model})
    try:
        run = simulate(scenario, tmp_path / "run")
    except Paused:
        run = Run.open(tmp_path / "run")
    info = ended(run).info()
    assert info.status == "done"
    assert len(odd.served) > 15
    assert 0 < info.replaced < info.model_calls
    assert 0 < info.tokens <= 3_000_000
    found = [(mark, text) for text in texts(run) for mark in (*ERRORS, *MARKS) if mark in text]
    assert found == []
    assert replay(run).final_hash == info.final_hash
