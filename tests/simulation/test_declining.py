"""Declining: what could speak against going to an event comes to mind, so that a reason rests on a memory."""

from __future__ import annotations

from typing import Any

from simulation.events import Considered
from tests.doubles import ScriptedMind, Tape, played, sociable, tiny_town


def asked(mind: ScriptedMind) -> list[Any]:
    return [question for question in mind.questions if question.task.name == "consider"]


def test_what_one_would_miss_is_before_ones_mind_when_one_hears_of_an_event() -> None:
    mind = ScriptedMind({"react": sociable})
    played(tiny_town(people=5), mind)
    heard = [one for one in asked(mind) if one.input.claim.is_event and one.input.claim.starts is not None]
    assert heard
    for question in heard:
        known = {memory.text for memory in question.input.memories}
        usual = [step.activity for step in question.input.clashes if step.origin == "habit"]
        assert all(any(f"I am usually {activity}" in text for text in known) for activity in usual)
        assert len({memory.id for memory in question.input.memories}) == len(question.input.memories)


def test_of_other_news_only_what_comes_to_mind_by_itself_is_there() -> None:
    mind = ScriptedMind({"react": sociable})
    scenario = tiny_town(people=5)
    played(scenario, mind)
    plain = [one for one in asked(mind) if not one.input.claim.is_event]
    assert plain
    assert all(len(one.input.memories) <= scenario.study.memory.top for one in plain)


def considered(tape: Tape) -> list[Considered]:
    return [event for _, event in tape.events if isinstance(event, Considered)]


def test_who_declines_an_event_that_clashes_with_a_habit_rests_it_on_the_habit() -> None:
    behind = []
    for seed in range(1, 6):
        tape = played(tiny_town(people=5, seed=seed), ScriptedMind({"react": sociable}))
        for event in considered(tape):
            if event.attending is False and "usually" in event.reason:
                behind.append(tape.engine.state.streams[event.person][event.reason_memory].text)
    assert behind
    assert all(text.startswith("I am usually") for text in behind)
