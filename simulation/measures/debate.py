"""Debates: how the audience scored each side, and whom it followed."""

from __future__ import annotations

from agents.canonical import E6
from simulation.events import Scored, Uttered
from simulation.measures.dispersion import mean_of
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table
from simulation.scenario import DebateProtocol

NAME = "debate"


def debate(evidence: Evidence) -> tuple[Table, ...]:
    """Return the scores of both sides and the audience's mean stance before and after.

    Measures: arguments, their mean score by the audience on [0, 1], and for the audience the mean stance at the start
    and the end and how many changed sides.

    Unit: scores in [0, 1]; stances in [-1, 1].

    Source: the before-and-after vote of an Oxford-style debate.

    Limits: scores come from a rule (agreement, closeness, a draw), whichever mind the run has.
    """
    spec = evidence.study.protocol
    if not isinstance(spec, DebateProtocol):
        return (Table(NAME, "Debate", ("side", "arguments", "score"), (), ("This study is no debate.",)),)
    said: dict[str, str] = {}
    scores: dict[str, list[float]] = {}
    for happened in evidence.events("uttered", "scored"):
        if isinstance(happened.event, Uttered):
            said[happened.event.utterance.id] = happened.event.utterance.speaker
        elif isinstance(happened.event, Scored):
            speaker = said[happened.event.utterance]
            scores.setdefault(speaker, []).append(happened.event.score_e6 / E6)
    rows = [_side(name, people, said, scores) for name, people in _sides(spec)]
    columns = ("side", "arguments", "score")
    return (Table(NAME, "Debate: the sides", columns, tuple(rows)), _audience(evidence, spec))


def _sides(spec: DebateProtocol) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("for", spec.speakers_for), ("against", spec.speakers_against))


def _side(name: str, people: tuple[str, ...], said: dict[str, str], scores: dict[str, list[float]]) -> Row:
    found = [score for person in people for score in scores.get(person, [])]
    return (name, sum(speaker in people for speaker in said.values()), _cell(mean_of(found)))


def _audience(evidence: Evidence, spec: DebateProtocol) -> Table:
    speakers = {*spec.speakers_for, *spec.speakers_against}
    pairs: list[tuple[float, float]] = []
    for person, life in sorted(evidence.end.lives.items()):
        if person not in speakers and spec.topic in life.opinions and person in evidence.start.lives:
            before = evidence.start.lives[person].opinions.get(spec.topic)
            pairs.append((before.stance_e6 / E6 if before else 0.0, life.opinions[spec.topic].stance_e6 / E6))
    row: Row = (
        len(pairs), _cell(mean_of([one for one, _ in pairs])), _cell(mean_of([other for _, other in pairs])),
        sum(one <= 0 < other for one, other in pairs), sum(other <= 0 < one for one, other in pairs),
    )  # fmt: skip
    columns = ("listeners", "mean_before", "mean_after", "won_over", "lost")
    return Table("debate_audience", "Debate: the audience", columns, (row,))


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, 4)
