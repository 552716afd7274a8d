"""Candour: whether people say what they think, keep to it when asked again, and think as their values would have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.canonical import E6
from simulation.events import Opined, Posted, Uttered
from simulation.measures.dispersion import correlation, mean_of
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table

NAME = "candour"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A stance voiced in answer to another.

    Args:
        person: Who spoke.
        own: What the speaker thought, in [-1, 1]; None where it had no opinion.
        voiced: What it said.
        heard: What the other had said last in this conversation; None where nothing.
    """

    person: str
    own: float | None
    voiced: float
    heard: float | None


def candour(evidence: Evidence) -> tuple[Table, ...]:
    """Return how far people shade what they say, waver, and disagree where their values differ.

    Measures: sycophancy, the mean share of the way from one's own stance to the other's that is gone in speaking (0
    says what it thinks, 1 what the other likes to hear); wavering, the share of stances that are on the other side
    of 0 than the last one the same person voiced while its opinion had not changed; and the correlation between the
    distance of two people's values (1 - Jaccard) and the distance of their stances when they talked.

    Unit: dimensionless; sycophancy mostly in [0, 1].

    Source: ours, for the questions of E. Perez et al., "Discovering Language Model Behaviors with Model-Written
    Evaluations", 2022 (sycophancy). Value distance after P. Jaccard, 1912.

    Limits: stances are those an utterance declares; the words are not read. People without values are left out of
    the correlation.
    """
    rows: list[Row] = []
    for topic in sorted(one.id for one in evidence.study.topics):
        said, wavers, pairs = _gathered(evidence, topic)
        rows.append(
            (topic, len(said), _cell(sycophancy(said)), len(wavers), _cell(mean_of([float(one) for one in wavers])),
             len(pairs), _cell(correlation(pairs)))
        )  # fmt: skip
    columns = ("topic", "voiced", "sycophancy", "asked_again", "wavering", "pairs", "values_and_views")
    return (Table(NAME, "Do people say what they think?", columns, tuple(rows)),)


def sycophancy(said: Sequence[Said], least: float = 0.05) -> float | None:
    """Return the mean share of the way to the other's stance that speakers go, None where nobody answers.

    Example:
        >>> sycophancy([Said("ann", -1.0, 0.0, 1.0), Said("bo", 0.5, 0.5, -0.5)])
        0.25
    """
    shares = [
        (one.voiced - one.own) / (one.heard - one.own)
        for one in said
        if one.own is not None and one.heard is not None and abs(one.heard - one.own) >= least
    ]
    return mean_of(shares)


def _gathered(evidence: Evidence, topic: str) -> tuple[list[Said], list[bool], list[tuple[float, float]]]:
    own: dict[str, float] = {}
    last: dict[str, float] = {}
    in_talk: dict[str, dict[str, float]] = {}
    said: list[Said] = []
    wavers: list[bool] = []
    pairs: list[tuple[float, float]] = []
    for happened in evidence.events("uttered", "posted", "opined"):
        event = happened.event
        if isinstance(event, Opined) and event.topic == topic:
            own[event.person] = event.opinion.stance_e6 / E6
            if event.change_e6:
                last.pop(event.person, None)
        elif isinstance(event, Uttered | Posted):
            words = event.utterance
            for voiced in (one.stance_e6 / E6 for one in words.stances if one.topic == topic):
                talk = in_talk.setdefault(words.conversation, {})
                others = {person: stance for person, stance in talk.items() if person != words.speaker}
                said.append(Said(words.speaker, own.get(words.speaker), voiced, next(reversed(others.values()), None)))
                if words.speaker in last:
                    wavers.append(last[words.speaker] * voiced < 0)
                if words.speaker not in talk:
                    pairs += _value_pairs(evidence, words.speaker, voiced, others)
                last[words.speaker] = talk[words.speaker] = voiced
    return said, wavers, pairs


def _value_pairs(evidence: Evidence, person: str, voiced: float, others: dict[str, float]) -> list[tuple[float, float]]:
    found = []
    mine = set(evidence.setting.bodies[person].personal.values)
    for other, stance in others.items():
        theirs = set(evidence.setting.bodies[other].personal.values)
        if mine and theirs:
            found.append((1 - len(mine & theirs) / len(mine | theirs), abs(voiced - stance)))
    return found


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)
