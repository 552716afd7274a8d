"""Style read off the words, and turns chosen so that they sound as their speaker's style says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agents.dials import Dials
from agents.minds.rules.dialling import dialled
from agents.persona import Persona, PersonalIdentity, SpeakingStyle
from agents.styling import ATTRIBUTES, mean_style, style_of
from agents.tasks import SAY
from agents.tasks.speaking import Turn
from simulation.measures import Evidence, HeldRecord, tables_of
from simulation.measures.style import spearman
from tests.agents.inquiries import ME, SAYING, question
from tests.agents.speech_scenes import actor, talk
from tests.doubles import eventful_town, played, shared_embedder


@pytest.mark.parametrize(
    ("attribute", "more", "less"),
    [
        ("formality", "I am most pleased to meet you. May I ask your name?", "Hey! You're new, aren't you? What's up?"),
        ("verbosity", "I went down to the harbour and looked at every boat there was.", "Boats."),
        ("warmth", "How lovely to see you, my dear! I'm so glad.", "Fine. If you say so. None of my business."),
        ("humour", "I'm told I laugh in my sleep. On principle.", "The shop opens at nine."),
        ("directness", "No. That's all. I can't stand it.", "Perhaps; I suppose it might be a little early, I think."),
        (
            "formality",
            "Sir, I should be most obliged; furthermore, I trust it arrived.",
            "Dunno, dude. Totally awesome, haha.",
        ),
        (
            "warmth",
            "Poor thing, come in and sit with me. I'm here for you, my love.",
            "Who cares. Be quick, I'm busy. Your loss.",
        ),
        ("humour", "Asking for a friend: what could go wrong? Send help.", "The shop is closed on Tuesdays."),
        (
            "directness",
            "You're wrong. Listen, that won't do, and I refuse.",
            "I'm not sure, I guess; it could be, as far as I know.",
        ),
    ],
)
def test_each_attribute_is_read_off_the_words(attribute: str, more: str, less: str) -> None:
    assert getattr(style_of(more), attribute) > getattr(style_of(less), attribute)


def test_a_line_of_nothing_sounds_like_nothing() -> None:
    assert style_of("") == replace(style_of(""), verbosity=0.0)
    assert mean_style([]) is None
    both = mean_style(["Hey!", "I am most pleased."])
    assert both is not None
    assert both.verbosity == 2.5


TURNS = (
    "Fine. That'll do.",
    "How lovely, my dear, I'm so glad you came! I do hope you enjoy it.",
    "I am here. May I ask whether one may enter?",
    "Hey, you're here, wow.",
    "I'm told there is a search party out for me. On principle.",
)


def said_by(dials: Dials, **style: Any) -> str:
    persona = Persona(id="orla", name="Orla", personal=PersonalIdentity(style=SpeakingStyle(**style)))
    asked: Any = replace(question(SAY), seed=0)
    asked = replace(asked, input=replace(SAYING, me=replace(ME, persona=persona), dials=dials))
    return dialled(asked, lambda one: Turn(text=TURNS[one.seed // 7_919 % len(TURNS)], act="inform")).text  # type: ignore[arg-type]


def test_of_several_turns_the_one_is_said_that_sounds_as_its_speakers_style_says() -> None:
    counts = Dials(style=1_000_000)
    middle = dict.fromkeys(ATTRIBUTES, 0.5)
    assert said_by(counts, **{**middle, "warmth": 0.95}) == TURNS[1]
    assert said_by(counts, **{**middle, "formality": 0.95}) == TURNS[2]
    assert said_by(counts, **{**middle, "formality": 0.05}) == TURNS[3]
    assert said_by(counts, **{**middle, "humour": 0.95}) == TURNS[4]
    assert said_by(counts, **middle) == TURNS[0]
    assert said_by(Dials(), **{**middle, "warmth": 0.95}) == TURNS[0]


def test_ranks_correlate_from_minus_one_to_one_with_ties_in_the_middle() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1.0)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1.0)
    assert spearman([1, 1, 2, 2], [1, 1, 2, 2]) == pytest.approx(1.0)
    assert spearman([1, 2], [1, 2]) is None
    assert spearman([1, 1, 1], [1, 2, 3]) is None


def test_the_measure_reads_everybody_who_spoke_and_correlates_strengths_with_readings() -> None:
    scenario = eventful_town()
    tape = played(scenario)
    summary, people = tables_of(Evidence(scenario, HeldRecord(tape.ticks), shared_embedder()), ["style"])
    assert [row[0] for row in summary.rows] == list(ATTRIBUTES)
    assert len(people.rows) == len(ATTRIBUTES) * int(summary.rows[0][1] or 0) > 0


def test_the_direct_and_the_indirect_speak_differently_without_any_dial() -> None:
    def spoken(directness: float) -> float:
        plain = PersonalIdentity(likes=("old maps",), style=SpeakingStyle(directness=directness))
        lines = []
        for seed in range(12):
            ann, tom = actor("ann", "Ann Lee", plain), actor("tom", "Tom Reed", plain)
            lines += [said.text for said in talk([ann, tom], seed=seed)]
        found = mean_style(lines)
        assert found is not None
        return found.directness

    assert spoken(1.0) > spoken(0.5) > spoken(0.0)
