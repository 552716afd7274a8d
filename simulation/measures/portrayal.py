"""Portrayal: can the character that was assigned to people be told from what they said?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agents.critics.portraying import TRAITS, cue_scores
from agents.persona import Persona
from simulation.events import Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table, share

NAME = "portrayal"
_HIGH, _LOW = 0.65, 0.35
_LEAST_WORDS = 30


def portrayal(evidence: Evidence) -> tuple[Table, ...]:
    """Return for each trait of the Big Five how well cues in the words tell those who have much of it from the others.

    Measures: of all pairs of somebody with much of a trait (0.65 or more) and somebody with little (0.35 or less), the
    share in which the words of the former hold more of its cues, a tie counting half: 0.5 is chance, 1 always.

    Unit: shares in [0, 1].

    Source: the check of portrayal follows T. Yang et al., "PsyPlay: Personality-Infused Role-Playing Conversational
    Agents", 2025; the lexicon of cues is ours.

    Limits: a lexicon sees words, not manners; for a judge that reads, and for people who differ in nothing but one
    trait, see ``townsfolk portrayal``.
    """
    said: dict[str, list[str]] = {}
    for one in evidence.events("uttered"):
        if isinstance(one.event, Uttered):
            said.setdefault(one.event.utterance.speaker, []).append(one.event.utterance.text)
    enough = {
        person: cue_scores(lines) for person, lines in said.items() if len(" ".join(lines).split()) >= _LEAST_WORDS
    }
    personas = evidence.setting.personas
    rows = tuple(_row(trait, enough, personas) for trait in TRAITS)
    columns = ("trait", "much", "little", "told_apart_share")
    return (Table(NAME, "Can the assigned character be told from the words?", columns, rows),)


def _row(trait: str, scores: Mapping[str, Mapping[str, int]], personas: Mapping[str, Persona]) -> Row:
    levels = {person: getattr(personas[person].personal.traits, trait) for person in scores}
    much = [scores[person][trait] for person in sorted(scores) if levels[person] >= _HIGH]
    little = [scores[person][trait] for person in sorted(scores) if levels[person] <= _LOW]
    return (trait, len(much), len(little), told_apart(much, little))


def told_apart(much: Sequence[int], little: Sequence[int]) -> float | None:
    """Return the share of pairs in which the first is more, a tie counting half; None where there is no pair.

    Example:
        >>> told_apart([3, 5], [3, 1])
        0.875
    """
    halves = sum(2 if one > other else 1 if one == other else 0 for one in much for other in little)
    return share(halves, 2 * len(much) * len(little))
