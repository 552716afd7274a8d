"""What one comes to think of a topic after having heard others: weighed by who said it, and by who one is."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.rules.traits import traits_of
from agents.minds.rules.words import clipped, content_words
from agents.opinion import OpinionView, bounded, in_words, nature_of, rounded
from agents.perception import Me
from agents.relationship import Relationship
from agents.tasks.base import Question
from agents.tasks.opining import HeardStance, UpdatedOpinion, UpdateOpinionInput

_FIRST_HEARING_E6 = 700_000
_OUTSIDE_TRUST_E6 = 500_000
_NOISE_E6 = 20_000
_FIRST_NOISE = 10


def update_opinion(question: Question[UpdateOpinionInput, UpdatedOpinion]) -> UpdatedOpinion:
    """Return the new opinion: the old one moved by each speaker's last stance, and why.

    A stance moves by the distance times the weight that `influence_e6` gives it, less for each where many speak; the
    stubborn are drawn back to what they thought first, and a small draw stands for what rules do not see. Who had no
    opinion takes over what it heard, with less conviction.
    """
    asked = question.input
    before, said = asked.view.opinion, last_stances(asked.heard)
    noise = question.stream("opinion").below(2 * _NOISE_E6 + 1) - _NOISE_E6
    if before is None:
        stance = bounded(_first_stance(asked, said) + _FIRST_NOISE * noise)
        confidence = 300_000
    else:
        weights = [influence_e6(asked, one) for one in said]
        pull = sum((one.stance_e6 - before.stance_e6) * weight for one, weight in zip(said, weights, strict=True))
        step = rounded(pull, E6 + 2 * sum(weights))  # many voices count for more than one, but not for each their whole
        drift = noise if step else 0
        stance = bounded(before.stance_e6 + step + _homesick(asked, before.stance_e6) + drift)
        confidence = _confidence(before.confidence_e6, before.stance_e6, said)
    reason = _reason(asked, stance, said)
    return UpdatedOpinion(
        text=_sentence(asked.view, stance),
        stance=stance / E6,
        confidence=confidence / E6,
        reason=reason,
    )


def last_stances(heard: tuple[HeardStance, ...]) -> list[HeardStance]:
    """Return the last stance of each speaker, in order; what came from outside counts each time."""
    last: dict[str, HeardStance] = {}
    for one in heard:
        key = one.speaker or f"\x1f{one.cause}"
        last.pop(key, None)
        last[key] = one
    return list(last.values())


def influence_e6(asked: UpdateOpinionInput, heard: HeardStance) -> int:
    """Return which share of the distance to a stance is covered, in millionths.

    It grows with trust in the speaker, the speaker's confidence and the hearer's conformity, and shrinks with the
    hearer's stubbornness and, for what speaks against its own view, with its confirmation bias.
    """
    nature = nature_of(asked.me.persona.personal.judgement)
    own = asked.view.opinion
    weight = trust_e6(heard.relationship) if heard.speaker else _OUTSIDE_TRUST_E6
    weight = weight * (500_000 + heard.confidence_e6 // 2) // E6
    weight = weight * (500_000 + nature.conformity_e6) // E6
    weight = weight * (E6 - nature.stubbornness_e6 * 8 // 10) // E6
    if own is not None and heard.stance_e6 * own.stance_e6 < 0:
        weight = weight * (E6 - nature.confirmation_bias_e6) // E6
    return min(E6, weight)


def trust_e6(relationship: Relationship | None) -> int:
    """Return how far somebody's word counts, from 50,000 for the hostile over 250,000 to 650,000 for the dear."""
    if relationship is None:
        return 250_000
    return max(50_000, 250_000 + relationship.closeness_e6 * 4 // 10)


def _first_stance(asked: UpdateOpinionInput, said: list[HeardStance]) -> int:
    """Return where one stands who had no opinion: near what it heard, less so the less it trusts people and news."""
    nature = nature_of(asked.me.persona.personal.judgement)
    weights = [(trust_e6(one.relationship) if one.speaker else _OUTSIDE_TRUST_E6) for one in said]
    mean = rounded(sum(one.stance_e6 * weight for one, weight in zip(said, weights, strict=True)), sum(weights))
    openness = _FIRST_HEARING_E6 - nature.stubbornness_e6 // 2
    return rounded(mean * openness, E6) - (_caution_e6(asked.me) if asked.view.claim is not None else 0)


def _caution_e6(me: Me) -> int:
    """Return how far news starts out below what its teller makes of it: less for the trusting and the conforming."""
    nature, trusting = nature_of(me.persona.personal.judgement), traits_of(me.persona).agreeableness
    return (E6 - trusting) * 25 // 100 + (E6 - nature.conformity_e6) * 15 // 100


def _homesick(asked: UpdateOpinionInput, stance: int) -> int:
    """Return how far the stubborn are drawn back to what they thought first: up to a tenth of the way."""
    if asked.first_stance_e6 is None:
        return 0
    stubbornness = nature_of(asked.me.persona.personal.judgement).stubbornness_e6
    return rounded((asked.first_stance_e6 - stance) * stubbornness, 10 * E6)


def _confidence(before: int, stance: int, said: list[HeardStance]) -> int:
    """Being agreed with makes surer, being contradicted less sure."""
    step = sum(40_000 if one.stance_e6 * stance >= 0 else -40_000 for one in said)
    return max(50_000, min(E6, before + step))


def _reason(asked: UpdateOpinionInput, stance: int, said: list[HeardStance]) -> str:
    """Return a reason: a value or taste that bears on the topic, else who one agrees with, else the old reason."""
    own = asked.view.opinion
    kept = own is not None and own.stance_e6 * stance > 0
    if kept and own is not None and own.reason:
        return own.reason
    taste = taste_in(asked.me, asked.view)
    with_me = [one for one in said if one.stance_e6 * stance > 0]
    if with_me and not kept:
        best = max(with_me, key=lambda one: (influence_e6(asked, one), one.cause))
        return f"{clipped(best.name, 80)} put it well" if best.name else "what I was told about it sounded right to me"
    return f"{taste} matters to me" if taste else "that is how I have always seen it"


def taste_in(me: Me, view: OpinionView) -> str:
    """Return a value of `me` that shares a word with the topic, "" where there is none."""
    words = content_words(f"{view.title} {view.proposition}")
    values = me.persona.personal.values
    return next((clipped(value, 80) for value in values if content_words(value) & words), "")


def _sentence(view: OpinionView, stance: int) -> str:
    title, word = clipped(view.title, 120), in_words(stance, view.scale)
    if word.endswith((" for", " against")) or word in ("for", "against"):
        return f"I am {word} {title}."
    return f"I am undecided about {title}." if word == "undecided" else f"On {title} I am {word}."
