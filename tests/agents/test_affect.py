"""Mood moves within bounds, rests where the traits say, and has a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.affect import Mood, mood_word, moved, rested, resting_mood, stirred
from agents.canonical import E6
from agents.persona import BigFive

AXIS = st.integers(-E6, E6)
MOODS = st.builds(Mood, AXIS, AXIS, AXIS)
SHARES = st.floats(0, 1)


@given(MOODS, st.integers(-5 * E6, 5 * E6), st.integers(-5 * E6, 5 * E6))
def test_a_push_stays_within_bounds_and_leaves_dominance(mood: Mood, valence: int, arousal: int) -> None:
    after = moved(mood, valence, arousal)
    assert -E6 <= after.valence_e6 <= E6
    assert -E6 <= after.arousal_e6 <= E6
    assert after.dominance_e6 == mood.dominance_e6


@given(MOODS, MOODS)
def test_sleep_brings_a_mood_nearer_to_rest(mood: Mood, rest: Mood) -> None:
    after = rested(mood, rest)
    for axis in ("valence_e6", "arousal_e6", "dominance_e6"):
        assert abs(getattr(after, axis) - getattr(rest, axis)) <= abs(getattr(mood, axis) - getattr(rest, axis)) + 1


@given(st.fixed_dictionaries(dict.fromkeys(BigFive.model_fields, SHARES)).map(BigFive.model_validate))
def test_everybody_rests_somewhere_within_bounds(traits: BigFive) -> None:
    rest = resting_mood(traits)
    assert all(-E6 <= value <= E6 for value in (rest.valence_e6, rest.arousal_e6, rest.dominance_e6))


def test_the_middle_of_the_population_rests_in_the_middle() -> None:
    assert resting_mood(BigFive()) == Mood(0, 0, 0)


def test_the_published_weights_decide_the_rest() -> None:
    kind = resting_mood(BigFive(agreeableness=1.0))
    assert (kind.valence_e6, kind.arousal_e6, kind.dominance_e6) == (295_000, 150_000, -160_000)
    worried = resting_mood(BigFive(neuroticism=1.0))
    assert (worried.valence_e6, worried.arousal_e6) == (-95_000, 285_000)


@pytest.mark.parametrize(
    ("valence", "arousal", "word"),
    [
        (400_000, 300_000, "happy"),
        (400_000, -300_000, "content"),
        (0, 500_000, "neutral"),
        (-250_000, 0, "neutral"),
        (-400_000, 300_000, "upset"),
        (-400_000, -300_000, "low"),
        (-E6, -E6, "low"),
        (E6, E6, "happy"),
    ],
)
def test_a_mood_has_a_word(valence: int, arousal: int, word: str) -> None:
    assert mood_word(Mood(valence, arousal)) == word


@given(MOODS)
def test_every_mood_has_one_of_five_words(mood: Mood) -> None:
    assert mood_word(mood) in {"happy", "content", "neutral", "upset", "low"}


def test_what_is_pleasant_moves_the_extraverted_and_what_is_not_the_neurotic() -> None:
    quiet, merry = BigFive(extraversion=0.1), BigFive(extraversion=0.9)
    calm, worried = BigFive(neuroticism=0.1), BigFive(neuroticism=0.9)
    start = Mood()
    assert stirred(start, merry, 100_000, 0).valence_e6 == 140_000
    assert stirred(start, quiet, 100_000, 0).valence_e6 == 60_000
    assert stirred(start, worried, -100_000, 0).valence_e6 == -140_000
    assert stirred(start, calm, -100_000, 0).valence_e6 == -60_000
    assert stirred(start, BigFive(), 100_000, 50_000) == moved(start, 100_000, 50_000)


def test_what_is_unpleasant_takes_from_dominance_and_stays_in_bounds() -> None:
    assert stirred(Mood(), BigFive(), -100_000, 0).dominance_e6 == -25_000
    low = stirred(Mood(-900_000, 0, -990_000), BigFive(neuroticism=1.0), -500_000, 0)
    assert (low.valence_e6, low.dominance_e6) == (-1_000_000, -1_000_000)
