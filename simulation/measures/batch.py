"""A batch of dialogues: what critics made of the candidates, what was kept, and how it stands with planted errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agents.canonical import E6
from agents.critics.abstaining import Scored, coverage_curve
from simulation.candidates import WHOLE
from simulation.events import Chosen, Drafted
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table, mean, share
from simulation.specs.batch_spec import BatchProtocol

NAME = "batch"
SOUGHT: Mapping[str, str] = {
    "faithfulness": "off_persona",
    "contradiction": "contradiction",
    "coherence": "incoherence",
    "fluency": "incoherence",
    "repetition": "repetition",
    "toxicity": "toxicity",
}
"""By critic: the planted error it is there to find."""
_DECILES = 10
_LOSING = "Losing rate against human dialogues: not measured; it takes a reference set and a judge."


def batch(evidence: Evidence) -> tuple[Table, ...]:
    """Return the batch after each round of candidates, its critics, its experts, and what declining more would bring.

    Measures: dialogues and the share kept; the mean score of the best candidate so far; the share of its turns in which
    a critic found a fault, and the share with a planted error: the judge here is what is known to have been planted,
    which no critic sees. By critic: the share of turns with a fault it found that is still there, the share that was
    mended before because of it, recall of the planted errors it seeks, and precision (the share of turns it found
    fault with that have a planted error of any kind). The curve: coverage and the share of turns without a planted
    error, had only the best so many been kept.

    Unit: shares in [0, 1].

    Source: D. Jandaghi et al., "Faithful Persona-based Conversational Dataset Generation with Large Language Models",
    2023 (rounds of generator and critic).

    Limits: without `planted` rates nothing is known about the truth, and those cells stay empty. A critic may be right
    where nothing was planted: precision is a lower bound.
    """
    found = _Found()
    for one in evidence.events("drafted", "chosen"):
        found.take(one.event)
    spec = evidence.setting.study.protocol
    plants = isinstance(spec, BatchProtocol) and (bool(spec.planted) or any(one.planted for one in spec.experts))
    return (
        _rounds(found, plants=plants),
        _critics(found, plants=plants),
        _experts(found),
        _edits(found),
        *((_curve(found),) if plants else ()),
    )


@dataclass(slots=True)
class _Found:
    """The candidates of whole dialogues, and the choices among them."""

    drafted: dict[tuple[str, int], Drafted] = field(default_factory=dict)
    chosen: list[Chosen] = field(default_factory=list)

    def take(self, event: object) -> None:
        if isinstance(event, Drafted) and event.turn == WHOLE:
            self.drafted[event.conversation, event.number] = event
        elif isinstance(event, Chosen) and event.turn == WHOLE:
            self.chosen.append(event)

    def by_round(self) -> dict[int, list[Chosen]]:
        """Return the choices by the number of choices made before for the same dialogue."""
        seen: Counter[str] = Counter()
        found: dict[int, list[Chosen]] = {}
        for choice in self.chosen:
            found.setdefault(seen[choice.conversation], []).append(choice)
            seen[choice.conversation] += 1
        return found

    def last(self) -> list[Chosen]:
        """Return the last choice of every dialogue."""
        return list({choice.conversation: choice for choice in self.chosen}.values())

    def of(self, choice: Chosen) -> Drafted:
        return self.drafted[choice.conversation, choice.number]


def _rounds(found: _Found, *, plants: bool) -> Table:
    columns = (
        "round", "dialogues", "kept_share", "score_share", "turns", "found_share", "planted_share",
    )  # fmt: skip
    last = {id(choice) for choice in found.last()}
    rows: list[Row] = []
    for number, choices in sorted(found.by_round().items()):
        drafts = [found.of(choice) for choice in choices]
        turns = sum(len(draft.lines) for draft in drafts)
        finished = [choice for choice in choices if id(choice) in last]
        rows.append(
            (
                number + 1,
                len(choices),
                share(sum(choice.kept for choice in finished), len(finished)),
                mean([choice.total_e6 / E6 for choice in choices]),
                turns,
                share(sum(len({fault.turn for fault in draft.faults}) for draft in drafts), turns),
                share(sum(len({one.turn for one in draft.planted}) for draft in drafts), turns) if plants else None,
            )
        )
    return Table(NAME, "The best candidates after each round", columns, tuple(rows), (_LOSING,))


def _critics(found: _Found, *, plants: bool) -> Table:
    names = dict.fromkeys(score.critic for draft in found.drafted.values() for score in draft.scores)
    rows = tuple(_critic(found.drafted.values(), name, plants=plants) for name in names)
    columns = ("critic", "score_share", "found_share", "mended_share", "recall_share", "precision_share")
    notes = (
        "Found: in the candidates as they are, after mending. Mended: turns changed before because of this critic.",
    )
    return Table("batch_critics", "What each critic found in all candidates", columns, rows, notes)


def _critic(drafts: Iterable[Drafted], name: str, *, plants: bool) -> Row:
    scores: list[float] = []
    turns = flagged = mended = right = sought = hit = 0
    for draft in drafts:
        turns += len(draft.lines)
        scores += [one.score_e6 / E6 for one in draft.scores if one.critic == name]
        wrong = {fault.turn for fault in draft.faults if fault.critic == name}
        mended += len({edit.turn for edit in draft.edits if edit.because.startswith(f"{name}:")})
        planted = {one.turn for one in draft.planted}
        wanted = {one.turn for one in draft.planted if one.fault == SOUGHT.get(name)}
        flagged, right = flagged + len(wrong), right + len(wrong & planted)
        sought, hit = sought + len(wanted), hit + len(wrong & wanted)
    seen = (share(hit, sought), share(right, flagged)) if plants and name in SOUGHT else (None, None)
    return (name, mean(scores), share(flagged, turns), share(mended, turns), *seen)


def _experts(found: _Found) -> Table:
    proposed = Counter(draft.expert for draft in found.drafted.values())
    chosen = Counter(choice.expert for choice in found.last())
    rows = tuple((name, number, chosen[name], share(chosen[name], number)) for name, number in sorted(proposed.items()))
    columns = ("expert", "proposed", "chosen", "chosen_share")
    return Table("batch_experts", "Who proposed, and who was chosen", columns, rows)


def _edits(found: _Found) -> Table:
    drafts = [draft for draft in found.drafted.values() if draft.edits]
    edits = [edit for draft in drafts for edit in draft.edits]
    changed = [1 - len(edit.after.split()) / max(1, len(edit.before.split())) for edit in edits]
    row = (len(found.drafted), len(drafts), len(edits), mean(changed), mean([draft.gain_e6 / E6 for draft in drafts]))
    columns = ("candidates", "mended", "edits", "words_gone_share", "gain_share")
    return Table("batch_edits", "What was mended instead of rejected", columns, (row,))


def _curve(found: _Found) -> Table:
    scored = [Scored(choice.total_e6, _clean_e6(found.of(choice))) for choice in found.last()]
    points = coverage_curve(scored)
    wanted = [number * E6 // _DECILES for number in range(1, _DECILES + 1)]
    first = [next(point for point in points if point.coverage_e6 >= at) for at in wanted if points]
    rows = tuple(
        (point.coverage_e6 / E6, point.threshold_e6 / E6, point.quality_e6 / E6) for point in dict.fromkeys(first)
    )
    columns = ("coverage_share", "least_score", "clean_share")
    return Table("batch_curve", "Were only the best kept: coverage and turns without a planted error", columns, rows)


def _clean_e6(draft: Drafted) -> int:
    turns = max(1, len(draft.lines))
    return (turns - len({one.turn for one in draft.planted})) * E6 // turns
