"""How a person sounds at this moment: traits, style, mood and closeness as weights of the tags of lines.

Tags of character: ext int warm cool blunt formal casual worry calm open closed care loose wit long brief.
Tags of the moment: up down (mood), close far stranger known (relationship), again twice yesterday first (when last
talked with), morning afternoon evening night, group pair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from agents.affect import Mood
from agents.minds.rules.speech.grammar import NEUTRAL
from agents.persona import Persona
from agents.relationship import Relationship

_MIDDLE = 50
_MARGIN = 5
_FITS = 3 * NEUTRAL
CLOSE_E6 = 400_000
FAR_E6 = -100_000
_GOOD_MOOD_E6 = 150_000
_BAD_MOOD_E6 = -150_000


@dataclass(frozen=True, slots=True)
class Voice:
    """A person's character in hundredths (50 is the middle) and the weights of tags that follow from it."""

    extraversion: int
    agreeableness: int
    neuroticism: int
    openness: int
    conscientiousness: int
    formality: int
    verbosity: int
    warmth: int
    humour: int
    directness: int
    weights: dict[str, int]

    @property
    def formal(self) -> bool:
        """Whether contractions are left out."""
        return self.formality >= 70

    @property
    def quiet(self) -> bool:
        """Whether exclamation marks are left out."""
        return self.extraversion < 40 or self.formality >= 80

    @property
    def talkative(self) -> int:
        """How much is said at a time, in hundredths."""
        return (self.extraversion + self.verbosity) // 2


def _percent(share: float) -> int:
    return round(share * 100)


def voice_of(persona: Persona, mood: Mood, tie: Relationship | None) -> Voice:
    """Return the voice of `persona` in `mood` towards somebody it is tied to by `tie`."""
    traits, style = persona.personal.traits, persona.personal.style
    voice = _voice(
        _percent(traits.extraversion),
        _percent(traits.agreeableness),
        _percent(traits.neuroticism),
        _percent(traits.openness),
        _percent(traits.conscientiousness),
        _percent(style.formality),
        _percent(style.verbosity),
        _percent(style.warmth),
        _percent(style.humour),
        _percent(style.directness),
    )
    return replace(voice, weights={**voice.weights, **_feelings(mood), **_tie(tie)})


@lru_cache(maxsize=4096)
def _voice(
    e: int, a: int, n: int, o: int, c: int, formality: int, verbosity: int, warmth: int, humour: int, directness: int
) -> Voice:
    warmth = (warmth + a) // 2
    weights: dict[str, int] = {}
    for high, low, value in (
        ("ext", "int", e),
        ("warm", "cool", warmth),
        ("worry", "calm", n),
        ("open", "closed", o),
        ("care", "loose", c),
        ("formal", "casual", formality),
        ("long", "brief", verbosity),
        ("wit", "plain", humour),
        ("blunt", "soft", (directness + 100 - a) // 2),
    ):
        weights[high], weights[low] = _strength(value), _strength(100 - value)
    return Voice(e, a, n, o, c, formality, verbosity, warmth, humour, directness, weights)


def _strength(value: int) -> int:
    above = value - _MIDDLE - _MARGIN
    return 0 if above < 0 else NEUTRAL + above * NEUTRAL // 10


def _feelings(mood: Mood) -> dict[str, int]:
    return {
        "up": _FITS if mood.valence_e6 >= _GOOD_MOOD_E6 else 0,
        "down": _FITS if mood.valence_e6 <= _BAD_MOOD_E6 else 0,
    }


def _tie(tie: Relationship | None) -> dict[str, int]:
    closeness = tie.closeness_e6 if tie else 0
    return {
        "stranger": 0 if tie else _FITS,
        "known": NEUTRAL if tie else 0,
        "close": _FITS if closeness >= CLOSE_E6 else 0,
        "far": _FITS if tie and closeness <= FAR_E6 else 0,
    }
