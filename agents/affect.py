"""Mood: a point in valence, arousal and dominance, moved by events and drifting back to where a person rests."""

from __future__ import annotations

from dataclasses import dataclass

from agents.canonical import E6
from agents.persona import BigFive


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood in the valence-arousal-dominance space; each axis from -1,000,000 to 1,000,000 millionths."""

    valence_e6: int = 0
    arousal_e6: int = 0
    dominance_e6: int = 0


_HALF_E6 = E6 // 2
_WORDS = (
    (250_000, 100_000, "happy"),
    (250_000, -E6, "content"),
    (-250_000, -E6, "neutral"),
    (-E6, 100_000, "upset"),
    (-E6, -E6, "low"),
)


def mood_word(mood: Mood) -> str:
    """Return one of "happy", "content", "neutral", "upset" and "low"."""
    for least_valence, least_arousal, word in _WORDS:
        if mood.valence_e6 >= least_valence and mood.arousal_e6 >= least_arousal:
            return word
    return "low"


def resting_mood(traits: BigFive) -> Mood:
    """Return where the mood of somebody with `traits` comes to rest.

    The linear map from the Big Five to pleasure, arousal and dominance of A. Mehrabian, "Analysis of the
    Big-five Personality Factors in Terms of the PAD Temperament Model", Australian Journal of Psychology
    48 (2), 1996, pp. 86-92, with traits scaled from [0, 1] to [-1, 1] and halved to leave room for events.
    """
    o, c, e, a, n = (
        round(2 * value * E6) - E6
        for value in (
            traits.openness,
            traits.conscientiousness,
            traits.extraversion,
            traits.agreeableness,
            traits.neuroticism,
        )
    )
    stability = -n
    valence = 21 * e + 59 * a + 19 * stability
    arousal = 15 * o + 30 * a - 57 * stability
    dominance = 25 * o + 17 * c + 60 * e - 32 * a
    return Mood(*(_bounded(value // 200) for value in (valence, arousal, dominance)))


def moved(mood: Mood, valence_e6: int, arousal_e6: int) -> Mood:
    """Return `mood` pushed by an event, each axis kept within bounds."""
    return Mood(_bounded(mood.valence_e6 + valence_e6), _bounded(mood.arousal_e6 + arousal_e6), mood.dominance_e6)


def stirred(mood: Mood, traits: BigFive, valence_e6: int, arousal_e6: int) -> Mood:
    """Return `mood` pushed by an event as it moves somebody with `traits`.

    What is pleasant moves the extraverted more, what is unpleasant the neurotic, and both the arousal: a factor from
    one half to one and a half, 1 in the middle of the population. What is unpleasant takes from dominance, too.

    Source:
        R. J. Larsen and T. Ketelaar, "Personality and Susceptibility to Positive and Negative Emotional States",
        Journal of Personality and Social Psychology 61 (1), 1991, pp. 132-140, for who is moved by what.
    """
    extraversion, neuroticism = round(traits.extraversion * E6), round(traits.neuroticism * E6)
    pleasant = valence_e6 >= 0
    felt = valence_e6 * (_HALF_E6 + (extraversion if pleasant else neuroticism)) // E6
    excited = arousal_e6 * (_HALF_E6 + (extraversion + neuroticism) // 2) // E6
    after = moved(mood, felt, excited)
    return after if pleasant else Mood(after.valence_e6, after.arousal_e6, _bounded(after.dominance_e6 + felt // 4))


def rested(mood: Mood, rest: Mood) -> Mood:
    """Return `mood` half way back to `rest`: what a night's sleep does."""
    return Mood(
        (mood.valence_e6 + rest.valence_e6) // 2,
        (mood.arousal_e6 + rest.arousal_e6) // 2,
        (mood.dominance_e6 + rest.dominance_e6) // 2,
    )


def _bounded(value: int) -> int:
    return max(-E6, min(E6, value))
