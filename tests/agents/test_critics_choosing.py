"""What follows from scores: weights fitted on choices, agreement, declining, and the loop of self-feedback."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from agents.critics.abstaining import Scored, area_e6, coverage_curve
from agents.critics.agreeing import most_agreed
from agents.critics.base import by_faults
from agents.critics.feedback import Evaluation, improved
from agents.critics.portraying import portrayed
from agents.critics.transcripts import read_transcript
from agents.critics.weighing import Choice, agreement, fitted_weights
from agents.embedding import StaticEmbedder
from agents.errors import InputError
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.tasks import JUDGE_AGREEMENT, JUDGE_DIALOGUE, JUDGE_PORTRAYAL, MEND_TURN
from tests.agents.inquiries import question


def drawn_choices(number: int, of: str, seed: int = 1) -> list[Choice]:
    """Return choices of somebody who values one critic twice as much as the other."""
    stream, found = Stream(seed, "choices", of), []
    for _ in range(number):
        pair = [{"warm": stream.below(1_000_000), "brief": stream.below(1_000_000)} for _ in range(2)]
        better, worse = sorted(pair, key=lambda one: -(2 * one["warm"] + one["brief"]))
        found.append(Choice(better, worse))
    return found


def test_weights_fitted_on_some_choices_agree_with_others() -> None:
    fitted = fitted_weights(drawn_choices(60, "here"))
    assert fitted.weights["warm"] > fitted.weights["brief"] > 0
    assert fitted.choices == 60
    assert agreement(fitted.weights, drawn_choices(200, "there")) > 0.9


def test_weights_need_choices() -> None:
    with pytest.raises(ValueError, match="no choice"):
        fitted_weights([])
    with pytest.raises(ValueError, match="no choice"):
        agreement({}, [])


def test_the_candidate_is_taken_that_is_most_like_the_others() -> None:
    candidates = ["We meet at noon by the well.", "Buy a red tractor.", "Let us meet by the well at noon."]
    assert most_agreed(candidates, StaticEmbedder()) in {0, 2}
    with pytest.raises(ValueError, match="no candidate"):
        most_agreed([], StaticEmbedder())


def test_quality_rises_where_less_is_covered_by_a_good_judge() -> None:
    found = [Scored(number, 1_000_000 if number > 5 else 0) for number in range(10)]
    curve = coverage_curve(found)
    assert [point.coverage_e6 for point in curve] == [number * 100_000 for number in range(1, 11)]
    assert curve[0].quality_e6 == 1_000_000 and curve[-1].quality_e6 == 400_000
    assert area_e6(curve) > 400_000
    assert len(coverage_curve([Scored(1, 0), Scored(1, 1_000_000)])) == 1
    assert coverage_curve([]) == () and area_e6(()) == 0


@dataclass(frozen=True)
class Adding:
    """Makes a number larger, up to a bound."""

    bound: int

    async def evaluate(self, draft: int) -> Evaluation[int]:
        return Evaluation(draft, draft)

    async def update(self, evaluation: Evaluation[int]) -> int | None:
        return evaluation.draft + 1 if evaluation.draft < self.bound else None


@dataclass(frozen=True)
class Spoiling:
    """Makes everything worse."""

    async def evaluate(self, draft: int) -> Evaluation[int]:
        return Evaluation(draft, draft)

    async def update(self, evaluation: Evaluation[int]) -> int | None:
        return evaluation.draft - 5


def test_a_draft_is_revised_as_long_as_it_gets_better() -> None:
    found = asyncio.run(improved(1, [Adding(3), Spoiling()], times=4))
    assert found.best.draft == 3
    assert [one.draft for one in found.history][:3] == [1, 2, -3]
    with pytest.raises(ValueError, match="no way"):
        asyncio.run(improved(1, []))


def test_a_transcript_is_read_with_facts_and_turns() -> None:
    found = read_transcript(["# a talk", "Ann> I like tea.", "", "Ann: Tea?", "Bo: Please: now."])
    assert found.speakers[0].facts == ("I like tea.",)
    assert found.lines[1].text == "Please: now."
    with pytest.raises(InputError, match="line 1"):
        read_transcript(["no colon here"])
    with pytest.raises(InputError, match="nobody"):
        read_transcript(["Ann> I like tea."])


def test_the_same_turn_is_counted_once_however_many_faults_it_has() -> None:
    assert by_faults("any", 0, []).score_e6 == 1_000_000


def test_the_rules_mind_judges_agrees_and_mends() -> None:
    mind = RulesMind()
    judged = asyncio.run(mind.answer(question(JUDGE_DIALOGUE))).answer
    assert judged.persona == 1 and judged.faults[0].what == "persona"
    assert asyncio.run(mind.answer(question(JUDGE_AGREEMENT))).answer.candidate in {0, 1}
    assert asyncio.run(mind.answer(question(MEND_TURN))).answer.text == "Good day."
    assert asyncio.run(mind.answer(question(JUDGE_PORTRAYAL))).answer.extraversion == "high"


def test_words_without_cues_show_no_character() -> None:
    assert portrayed(["The table stands by the door."])["neuroticism"] in {"unclear", "low"}
