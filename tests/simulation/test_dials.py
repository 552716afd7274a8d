"""Dials and intensity as settings of a study: they reach every turn, and move what they are about."""

from __future__ import annotations

from typing import Any

import pytest

from simulation import events as ev
from tests.doubles import ScriptedMind, Tape, played, sociable, tiny_town


def town(**conduct: Any) -> Tape:
    return played(tiny_town(conduct=conduct), ScriptedMind({"react": sociable}))


def share_of_questions(tape: Tape) -> float:
    said = [event.utterance.text for _, event in tape.events if isinstance(event, ev.Uttered)]
    return sum("?" in text for text in said) / len(said)


def test_people_ask_more_or_less_as_the_study_says() -> None:
    less, same, more = (share_of_questions(town(dials={"questions": level})) for level in (-1.0, 0.0, 1.0))
    assert less < same < more


@pytest.mark.parametrize("intensity", [0.0, 2.0])
def test_intensity_shows_in_talk_and_leaves_plans_as_they_were(intensity: float) -> None:
    mind = ScriptedMind({"react": sociable})
    played(tiny_town(conduct={"persona_intensity": intensity}), mind)
    of_task = {
        task: [question.input.me.persona for question in mind.questions if question.task.name == task]
        for task in ("say", "plan_day")
    }
    assert {one.personal.traits.extraversion for one in of_task["plan_day"]} == {0.9, 0.8, 0.7, 0.6}
    shown = {one.personal.traits.extraversion for one in of_task["say"]}
    assert shown == {0.5} if intensity == 0.0 else max(shown) == 1.0
