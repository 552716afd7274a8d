"""A damaged scenario file is read or refused; nothing else can happen.

``TOWNSFOLK_MUTATIONS`` asks for more of them than a quick test can try.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from agents.errors import InputError, ScenarioError
from simulation.reading.loading import load_scenario, parse_scenario, scenario_from_json, scenario_to_json
from simulation.scenario import Scenario
from tests.mutations import mutated

RICH = Path(__file__).parent.parent / "data" / "rich.yaml"
MUTATIONS = int(os.environ.get("TOWNSFOLK_MUTATIONS", "300"))
BATCHES = 5
HANGS_SECONDS = 60.0
"""Of processor time; reading a damaged file takes some milliseconds."""

OVERRIDES = (
    "seed=3", "people.mara.context.wake=06:00", "people.3.name=X", "claims.supper.event.start=18:00", "clock.days=3",
    "crowds.sailor.count=2", "settings.limits.calls=1", "network=null", "ties=[]", "places.0={name: Y}", "x.y=1",
    "people=[A]", "personas=[rich.yaml]", "conduct.talk=no", "protocol.travel_minutes=3",
)  # fmt: skip


def outcome(text: str, number: int) -> str:
    """Return what became of `text`: "read", or the fault that was named."""
    overrides = [OVERRIDES[number % len(OVERRIDES)]] if number % 4 == 0 else []
    try:
        scenario = parse_scenario(text, file=RICH, overrides=overrides)
    except ScenarioError as error:
        assert error.problem, f"mutation {number} is refused without a reason"
        assert "\n" not in str(error), f"mutation {number} is refused in several lines"
        assert error.line is not None or overrides, f"mutation {number} is refused without a line: {error}"
        return error.problem
    assert scenario_from_json(scenario_to_json(scenario)) == scenario, f"mutation {number} does not come back"
    return "read"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_damaged_files_are_read_or_refused(batch: int) -> None:
    text = RICH.read_text(encoding="utf-8")
    found: Counter[str] = Counter()
    for number in range(batch, MUTATIONS, BATCHES):
        began = time.thread_time()
        found[outcome(mutated(text, number), number)] += 1
        assert time.thread_time() - began < HANGS_SECONDS, f"mutation {number} hangs"
    assert len(found) > 5, "the damage is too uniform to show anything"


def test_damaged_resolved_scenarios_are_read_or_refused() -> None:
    text = scenario_to_json(load_scenario(RICH))
    for number in range(MUTATIONS // 5):
        try:
            scenario = scenario_from_json(
                mutated(text[: len(text) // 2], number) + mutated(text[len(text) // 2 :], -number)
            )
        except InputError:
            continue
        assert isinstance(scenario, Scenario)


def test_the_same_number_means_the_same_damage() -> None:
    text = RICH.read_text(encoding="utf-8")
    assert [mutated(text, number) for number in range(20)] == [mutated(text, number) for number in range(20)]
