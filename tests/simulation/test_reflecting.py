"""Reflection in a running world: when it comes, what it looks at, and that it rests on memories there are."""

from __future__ import annotations

from typing import Any

import pytest

from agents.memory import Memory
from agents.tasks.reflecting import Insight, Insights, Wonderings
from simulation import events as ev
from simulation.phases.reflecting import resting_on
from tests.doubles import ScriptedMind, Tape, played, sociable, tiny_town

THRESHOLD = 30


def town(mind: ScriptedMind, **changes: Any) -> Tape:
    return played(tiny_town(conduct={"reflection_threshold": THRESHOLD}, **changes), mind)


def concluding(*texts: str, cites: Any = None) -> ScriptedMind:
    """Return a mind that always asks itself one thing and draws conclusions from the first memories at hand."""

    def insights(question: Any) -> Insights:
        at_hand = tuple(memory.id for memory in question.input.memories[:2])
        return Insights(insights=tuple(Insight(text=text, cites=cites or at_hand) for text in texts))

    return ScriptedMind(
        {"react": sociable, "ponder": lambda _: Wonderings(questions=("What of the cafe?",)), "reflect": insights}
    )


def reflected(tape: Tape) -> list[ev.Reflected]:
    return [event for _, event in tape.events if isinstance(event, ev.Reflected)]


def reflections(tape: Tape) -> list[Memory]:
    remembered = (event for _, event in tape.events if isinstance(event, ev.Remembered))
    return [event.memory for event in remembered if event.memory.kind == "reflection"]


def test_reflection_comes_when_enough_has_come_together_and_the_sum_starts_again() -> None:
    tape = town(concluding("I like it here."))
    sums: dict[str, int] = {}
    for _, event in tape.events:
        if isinstance(event, ev.Remembered) and event.memory.kind not in ("fact", "reflection"):
            sums[event.person] = sums.get(event.person, 0) + event.memory.importance
        if isinstance(event, ev.Reflected):
            assert sums[event.person] >= THRESHOLD
            sums[event.person] = 0
    assert reflected(tape)
    assert all(life.importance_since_reflection == sums[person] for person, life in tape.engine.state.lives.items())
    assert all(total < THRESHOLD for total in sums.values())


def test_the_sum_starts_again_where_nothing_is_concluded_too() -> None:
    tape = town(concluding())
    assert reflected(tape)
    assert all(event.insights == () for event in reflected(tape))
    assert all(life.importance_since_reflection < THRESHOLD for life in tape.engine.state.lives.values())


def test_an_insight_that_rests_on_nothing_there_is_does_not_become_a_memory() -> None:
    tape = town(concluding("I am a king.", cites=("ada/0/999", "nobody/1/1")))
    assert reflected(tape)
    assert reflections(tape) == []


def test_every_citation_is_of_an_earlier_memory_of_the_same_person() -> None:
    def partly(question: Any) -> Insights:
        first = question.input.memories[0].id
        return Insights(insights=(Insight(text=f"It is {question.tick}.", cites=("ada/0/999", first, first)),))

    mind = ScriptedMind({"react": sociable, "reflect": partly})
    tape = town(mind)
    had: dict[str, set[str]] = {}
    assert reflections(tape)
    for _, event in tape.events:
        if isinstance(event, ev.Remembered):
            if event.memory.kind == "reflection":
                assert len(event.memory.cites) == 1
                assert set(event.memory.cites) <= had[event.person]
            had.setdefault(event.person, set()).add(event.memory.id)


def test_earlier_reflections_are_among_what_comes_to_mind_and_can_be_built_upon() -> None:
    mind = concluding("The cafe is what we share.")
    count = iter(range(1000))
    base = mind.answers["reflect"]

    def deeper(question: Any) -> Insights:
        earlier = tuple(memory.id for memory in question.input.memories if memory.kind == "reflection")
        if not earlier:
            return base(question)  # type: ignore[no-any-return]
        return Insights(insights=(Insight(text=f"The cafe, thought number {next(count)}.", cites=earlier[:3]),))

    mind.answers = {**mind.answers, "reflect": deeper}
    tape = town(mind)
    kinds = {event.memory.id: event.memory.kind for _, event in tape.events if isinstance(event, ev.Remembered)}
    assert any(kinds[cite] == "reflection" for memory in reflections(tape) for cite in memory.cites)


def test_an_insight_had_before_comes_to_mind_again_instead_of_being_stored_twice() -> None:
    tape = town(concluding("I like it here.", "I like it here."))
    for person in tape.engine.state.streams:
        own = [event for event in reflected(tape) if event.person == person]
        mine = [memory for memory in tape.engine.state.streams[person] if memory.kind == "reflection"]
        assert len(mine) == (1 if own else 0)
        if len(own) > 1:
            stream = tape.engine.state.streams[person]
            assert stream.accessed[stream.row(mine[0].id)] > mine[0].created


def test_each_question_gets_an_answer_of_its_own_from_what_it_calls_to_mind() -> None:
    mind = ScriptedMind(
        {"react": sociable, "ponder": lambda _: Wonderings(questions=("Who makes music?", "Is there soup?"))}
    )
    town(mind)
    asked = [question for question in mind.questions if question.task.name == "reflect"]
    assert {question.input.question for question in asked} == {"Who makes music?", "Is there soup?"}
    first, second = asked[0].input.memories, asked[1].input.memories
    assert {one.id for one in first} != {one.id for one in second} or [one.id for one in first] != [
        one.id for one in second
    ]


def test_without_a_question_the_latest_memories_are_looked_at() -> None:
    mind = ScriptedMind({"react": sociable, "ponder": lambda _: Wonderings(questions=())})
    town(mind)
    asked = [question for question in mind.questions if question.task.name == "reflect"]
    assert asked
    for question in asked:
        created = [memory.created for memory in question.input.memories]
        assert created == sorted(created)


@pytest.mark.parametrize("cites", [("a",), ("a", "x"), ("x", "a", "a")])
def test_citations_of_nothing_are_dropped(cites: tuple[str, ...]) -> None:
    a = Memory("a", "observation", "text", 0, 1)
    assert [one.cites for one in resting_on([a], [Insight(text="so", cites=cites)])] == [("a",)]
    assert resting_on([], [Insight(text="so", cites=cites)]) == []
