"""Style: whether people sound as formal, long, warm, joking and direct as their personas say, read off their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from agents.persona import Persona
from agents.styling import ATTRIBUTES, Style, mean_style
from simulation.events import Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table

NAME = "style"
_DIGITS = 2
_FEWEST_PEOPLE = 3


def style(evidence: Evidence) -> tuple[Table, ...]:
    """Return for each attribute of style whether its strengths in the personas order people by what they said.

    Measures: each attribute is read off every utterance by counts of cues (words for `verbosity`) and averaged over a
    person's utterances; `rank correlation`: Spearman's, between strength and reading over the people who spoke, ties
    sharing their mean rank.

    Unit: cues in a hundred words; words; shares of utterances in hundredths (`humour`); correlations from -1 to 1.

    Source: C. Spearman, "The Proof and Measurement of Association between Two Things", Am. J. Psychol. 15 (1), 1904.

    Limits: cues are of English, and coarse; a line can joke or be warm without any. Agreeableness and mood move the
    readings, too. With few people, or with strengths that hardly differ, a correlation says little.

    Raises:
        JournalError: If an event cannot be read.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for happened in evidence.events("uttered"):
        if isinstance(happened.event, Uttered):
            lines[happened.event.utterance.speaker].append(happened.event.utterance.text)
    personas = {person.slug: person for person in evidence.study.people}
    read = {person: found for person in sorted(personas) if (found := mean_style(lines[person])) is not None}
    return (_correlations(personas, read), _people(personas, read, lines))


def _correlations(personas: dict[str, Persona], read: dict[str, Style]) -> Table:
    rows: list[Row] = []
    for name in ATTRIBUTES:
        strengths = [getattr(personas[person].personal.style, name) for person in read]
        readings = [getattr(found, name) for found in read.values()]
        found = spearman(strengths, readings)
        rows.append((name, len(read), None if found is None else round(found, _DIGITS)))
    notes = ("Read off the words by cues, without knowing who spoke.",)
    return Table(NAME, "Style", ("attribute", "people", "rank correlation"), tuple(rows), notes)


def _people(personas: dict[str, Persona], read: dict[str, Style], lines: dict[str, list[str]]) -> Table:
    rows: list[Row] = [
        (
            person, len(lines[person]), name, getattr(personas[person].personal.style, name),
            round(getattr(read[person], name), _DIGITS) if person in read else None,
        )
        for person in sorted(personas)
        for name in ATTRIBUTES
    ]  # fmt: skip
    columns = ("person", "utterances", "attribute", "strength", "reading")
    return Table("style_people", "Style: by person", columns, tuple(rows))


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return the rank correlation of two equally long sequences; None where it cannot be told.

    Example:
        >>> spearman([1.0, 2.0, 3.0], [10.0, 20.0, 15.0])
        0.5
    """
    if len(first) < _FEWEST_PEOPLE:
        return None
    one, other = _ranks(first), _ranks(second)
    mean = (len(first) + 1) / 2
    shared = sum((a - mean) * (b - mean) for a, b in zip(one, other, strict=True))
    spread = sum((a - mean) ** 2 for a in one) * sum((b - mean) ** 2 for b in other)
    return float(shared / spread**0.5) if spread else None


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1, ties sharing the mean of their ranks."""
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2 for value in values
    ]
