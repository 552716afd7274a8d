"""A habit that needs a thing in a state it is not in gives way, and one remembers why."""

from __future__ import annotations

import pytest

from agents.memory import Memory
from simulation.engine import make_setting
from simulation.inquiry.interviews import Interviewer
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.state import State
from tests.doubles import played, shared_embedder

WARD = """
schema: 1
name: ward
clock: {{start: "2026-03-09T05:00", days: 2, minutes_per_tick: 30}}
conduct: {{narrator: {narrator}}}
settings: {{vectors: false}}
places:
  - {{id: flats, name: the flats, kind: home}}
  - id: kitchen
    name: the ward kitchen
    kind: kitchen
    things: [{{id: steriliser, name: the steriliser, state: {state}}}]
people:
  - id: bea
    name: Bea Oduya
    context:
      wake: "05:30"
      habits: [{{do: sterilising instruments, at: kitchen, start: "06:30", end: "08:00", needs: [{needs}]}}]
"""


def _ward(state: str, needs: str, narrator: str = "true") -> Scenario:
    return parse_scenario(WARD.format(state=state, needs=needs, narrator=narrator))


def _lived(scenario: Scenario) -> tuple[State, list[Memory]]:
    state = played(scenario).engine.state
    return state, list(state.streams["bea"])


@pytest.mark.parametrize("narrator", ["true", "false"])
def test_a_habit_gives_way_where_its_thing_is_broken_and_one_remembers_why(narrator: str) -> None:
    state, memories = _lived(_ward("broken", "the steriliser is working", narrator))
    left = [memory for memory in memories if memory.text.startswith("I left sterilising instruments")]
    assert [memory.text for memory in left] == ["I left sterilising instruments, since the steriliser is broken."]
    attempts = state.lives["bea"].attempts
    assert [(one.do, one.allowed, one.reason) for one in attempts] == [
        ("sterilising instruments", False, "The steriliser is broken.")
    ]
    plans = [memory.text for memory in memories if memory.kind == "plan"]
    assert "sterilising" in plans[0]
    assert not any("sterilising" in text for text in plans[1:])


@pytest.mark.parametrize(
    ("thing", "needs"),
    [("working", "the steriliser is working"), ("broken", "the oven is hot"), ("cold", "the steriliser is not broken")],
)
def test_a_habit_stays_where_nothing_is_against_it(thing: str, needs: str) -> None:
    state, memories = _lived(_ward(thing, needs))
    assert not any(memory.text.startswith("I left") for memory in memories)
    assert state.lives["bea"].attempts == ()


def test_who_is_asked_says_why_it_did_not_come_to_it() -> None:
    scenario = _ward("broken", "the steriliser is not broken")
    state, _ = _lived(scenario)
    asked = Interviewer(make_setting(scenario.study, shared_embedder()), state, 47 * 3600)
    answer = asked.ask("bea", "Did you do the sterilising of instruments?")
    assert answer.yes is False
    assert "the steriliser is broken" in answer.text.casefold()
