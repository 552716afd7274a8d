"""Conversation dials and persona intensity: how a study turns the way people talk, without changing who they are.

The four dials are those of A. See, S. Roller, D. Kiela and J. Weston, "What makes a good conversation? How controllable
attributes affect human judgments", NAACL 2019: repetition, specificity, response-relatedness and question-asking.
"""

from __future__ import annotations

from dataclasses import dataclass

from agents.canonical import E6
from agents.persona import BigFive, Persona, SpeakingStyle

_TRAITS = tuple(BigFive.model_fields)
_STYLES = tuple(name for name in SpeakingStyle.model_fields if name != "phrases")
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Dials:
    """How much more (up to 1,000,000) or less (down to -1,000,000) of each than people do by themselves; 0 leaves it.

    Args:
        repetition: Saying again in other turns what one has said.
        specificity: Names, places, numbers and rare words instead of what could be said to anybody.
        relatedness: Taking up what the other has just said.
        questions: Asking.
        style: How much it counts, from 0 to 1,000,000, that a turn sounds as formal, long, warm, joking and direct as
            its speaker's strengths say; of several turns the one that does is said.
    """

    repetition: int = 0
    specificity: int = 0
    relatedness: int = 0
    questions: int = 0
    style: int = 0

    @property
    def turned(self) -> bool:
        """Whether any of them is not at 0."""
        return any((self.repetition, self.specificity, self.relatedness, self.questions, self.style))


AS_THEY_DO = Dials()


def intensified(persona: Persona, intensity_e6: int) -> Persona:
    """Return `persona` with traits and ways of speaking further from the middle, or nearer to it, as it shows in talk.

    Args:
        persona: Not changed.
        intensity_e6: 1,000,000 leaves it, 0 brings all to the middle, 2,000,000 doubles every leaning.
    """
    if intensity_e6 == E6:
        return persona
    personal = persona.personal
    leanings = {name: _leaning(personal.traits, name, intensity_e6) for name in _TRAITS}
    traits = personal.traits.model_copy(update=leanings)
    style = personal.style.model_copy(
        update={
            **{name: _leaning(personal.style, name, intensity_e6) for name in _STYLES},
            **({"phrases": ()} if intensity_e6 == 0 else {}),
        }
    )
    return persona.model_copy(update={"personal": personal.model_copy(update={"traits": traits, "style": style})})


def _leaning(values: BigFive | SpeakingStyle, name: str, intensity_e6: int) -> float:
    middle_e6 = round(type(values).model_fields[name].default * E6)
    value_e6 = round(getattr(values, name) * E6)
    scaled = middle_e6 + (value_e6 - middle_e6) * intensity_e6 // E6
    return float(round(max(0, min(E6, scaled)) / E6, _DIGITS))
