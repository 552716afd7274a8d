"""Dials and intensity: personas nearer to or further from the middle, and turns chosen among several that would do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agents.dials import AS_THEY_DO, Dials, intensified
from agents.minds.prompting.rendering import rendered
from agents.minds.rules.dialling import dialled, qualities
from agents.persona import BigFive, Persona, PersonalIdentity, SpeakingStyle
from agents.tasks import SAY
from agents.tasks.base import Question
from agents.tasks.speaking import Turn
from tests.agents.inquiries import question

BOLD = Persona(
    id="ada",
    name="Ada",
    personal=PersonalIdentity(
        traits=BigFive(extraversion=0.8, neuroticism=0.3), style=SpeakingStyle(warmth=0.9, phrases=("mark my words",))
    ),
)
TURNS = (
    "Fine, fine.",
    "And what about you?",
    "I saw Pavo Renn at Market Square at 17:30 with four barrels of herring.",
    "The wheel broke again, the wheel, the wheel.",
    "Morning to you, Pavo.",
)


def test_intensity_scales_what_leans_and_leaves_the_rest() -> None:
    assert intensified(BOLD, 1_000_000) is BOLD
    bland, double = intensified(BOLD, 0), intensified(BOLD, 2_000_000)
    assert bland.personal.traits == BigFive()
    assert bland.personal.style == SpeakingStyle()
    assert double.personal.traits.extraversion == 1.0
    assert double.personal.traits.neuroticism == pytest.approx(0.1)
    assert double.personal.traits.openness == 0.5
    assert double.personal.style.phrases == ("mark my words",)
    assert intensified(BOLD, 500_000).personal.style.warmth == pytest.approx(0.7)


def test_qualities_of_a_turn_are_read_off_its_words() -> None:
    own = ["The wheel broke again."]
    assert qualities("The wheel broke.", own, "").repetition == 100
    assert qualities("Soup for supper.", own, "").repetition == 0
    assert qualities("What of the herring?", own, "I sell herring.").relatedness == 100
    assert qualities("What of the herring?", own, "").questions == 100
    assert qualities(TURNS[2], [], "").specificity > qualities(TURNS[0], [], "").specificity


def saying(dials: Dials) -> str:
    """Return which of the turns is said: the n-th candidate says the n-th of them."""
    asked: Question[Any, Turn] = replace(question(SAY), seed=0)
    asked = replace(asked, input=replace(asked.input, dials=dials))
    return dialled(asked, lambda one: Turn(text=TURNS[one.seed // 7_919 % len(TURNS)], act="inform")).text  # type: ignore[arg-type]


def test_without_a_dial_the_first_turn_is_said() -> None:
    assert saying(AS_THEY_DO) == TURNS[0]


@pytest.mark.parametrize(
    ("dials", "said"),
    [
        (Dials(questions=1_000_000), TURNS[1]),
        (Dials(specificity=1_000_000), TURNS[2]),
        (Dials(repetition=1_000_000), TURNS[3]),
    ],
)
def test_a_dial_chooses_what_is_said(dials: Dials, said: str) -> None:
    assert saying(dials) == said


def test_no_dial_changes_what_a_turn_does() -> None:
    asked: Question[Any, Turn] = replace(question(SAY), seed=0)
    asked = replace(asked, input=replace(asked.input, dials=Dials(questions=1_000_000)))

    def speak(one: Question[Any, Turn]) -> Turn:
        return Turn(text="Goodbye. And you?" if one.seed else "Well.", act="inform", ends=bool(one.seed))  # type: ignore[arg-type]

    assert dialled(asked, speak).text == "Well."


def test_a_language_model_is_told_of_the_dials_that_are_turned() -> None:
    asked: Any = question(SAY)
    turned = replace(asked, input=replace(asked.input, dials=Dials(questions=-500_000, specificity=1)))
    prompt, plain = rendered(turned, json_schema=True), rendered(asked, json_schema=True)
    assert prompt is not None
    assert plain is not None
    assert "Do not ask any question." in prompt.messages[1].content
    assert "Be specific" in prompt.messages[1].content
    assert "Be specific" not in plain.messages[1].content
