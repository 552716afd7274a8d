"""Portrayal without a model: cues, manners and what is denied, on what people tell of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.critics.portraying import TRAITS, cue_scores, portrayed

STORIES = Path(__file__).parent.parent / "data" / "portrayals.txt"


def told(trait: str, pole: str) -> list[str]:
    lines = [line for line in STORIES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [words for _, of, end, words in rows if (of, end) == (trait, pole)]


@pytest.mark.parametrize("trait", TRAITS)
def test_what_people_do_tells_much_of_a_trait_from_little(trait: str) -> None:
    high, low = told(trait, "high"), told(trait, "low")
    assert len(high) == len(low) == 8
    pairs = [(cue_scores([one])[trait], cue_scores([other])[trait]) for one in high for other in low]
    assert sum(more > less for more, less in pairs) >= 0.9 * len(pairs)
    assert sum(portrayed([words])[trait] == "high" for words in high) >= 6
    assert sum(portrayed([words])[trait] == "low" for words in low) >= 6


def test_a_trait_shows_in_manners_without_a_word_of_the_lexicon() -> None:
    high = cue_scores(["I am the one who gets a room of strangers going."])["extraversion"]
    low = cue_scores(["I have little to say and stay in the background."])["extraversion"]
    assert high > low


def test_what_is_denied_speaks_for_the_other_pole() -> None:
    for said, denied in (
        ("I am interested in art and poems.", "I am not interested in art and poems."),
        ("I worry.", "I seldom worry."),
    ):
        trait = "openness" if "art" in said else "neuroticism"
        assert cue_scores([said])[trait] > cue_scores([denied])[trait]
    helpless = cue_scores(["I can't help worrying."])["neuroticism"]
    assert helpless > cue_scores(["I don't do any worrying."])["neuroticism"]


def test_silence_shows_nothing() -> None:
    assert set(cue_scores([]).values()) == {0}
