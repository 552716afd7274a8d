"""The health of a run: whether voices stay different, talk goes on, and opinions still mean something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agents.talk import Act, Utterance
from simulation.events import Posted, Uttered
from simulation.measures.dispersion import mean_of, variance
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table
from simulation.state import State

NAME = "health"
_WORD = re.compile(r"\w+", re.UNICODE)
_DIGITS = 4
_REPEATED, _FEW_PAIRS, _ALIKE, _ONE_VIEW = 0.5, 0.05, 0.6, 1e-4


def health(evidence: Evidence) -> tuple[Table, ...]:
    """Return figures that tell a living run from one that has collapsed, and a verdict in words.

    Measures: distinct-1 and distinct-2 (different words and pairs of words as a share of all); repetition (the share
    of lines that had been said before, word by word, by anybody); self-similarity (the mean Jaccard overlap of the
    words of a speaker's line with its line before); agreement early and late (agreeing turns as a share of agreeing
    and disagreeing ones, first and last third of all lines); topics on which everybody thinks the same who did not
    before.

    Unit: shares in [0, 1].

    Source: J. Li et al., "A Diversity-Promoting Objective Function for Neural Conversation Models", NAACL 2016
    (distinct-n); the rest ours.

    Limits: distinct-n falls with the length of a run: compare runs of one length. A terse study repeats itself by
    design and is not judged by its words.
    """
    lines = [
        one.event.utterance for one in evidence.events("uttered", "posted") if isinstance(one.event, Uttered | Posted)
    ]
    texts = [line.text for line in lines]
    third = len(lines) // 3
    united = one_view(evidence.start, evidence.end)
    figures: dict[str, Cell] = {
        "lines": len(lines),
        "distinct_1": _cell(distinct(texts, 1)),
        "distinct_2": _cell(distinct(texts, 2)),
        "repetition": _cell(repetition(texts)),
        "self_similarity": _cell(self_similarity(lines)),
        "agreement_early": _cell(agreement(lines[:third])),
        "agreement_late": _cell(agreement(lines[len(lines) - third :])),
        "topics_of_one_view": len(united),
    }
    faults = _faults(figures, united, judged=not evidence.setting.terse)
    figures["verdict"] = f"collapsed: {'; '.join(faults)}" if faults else "alive"
    rows: tuple[Row, ...] = (tuple(figures.values()),)
    return (Table(NAME, "Is the run alive?", tuple(figures), rows),)


def _faults(figures: dict[str, Cell], united: Sequence[str], *, judged: bool) -> list[str]:
    faults = [] if figures["lines"] else ["nobody says anything"]
    if judged:
        faults += ["most lines had been said before"] if _above(figures["repetition"], _REPEATED) else []
        faults += ["people repeat themselves"] if _above(figures["self_similarity"], _ALIKE) else []
        few = figures["distinct_2"] is not None and not _above(figures["distinct_2"], _FEW_PAIRS)
        faults += ["hardly any word is new"] if few and int(figures["lines"] or 0) < 5000 else []
    return faults + [f"all think the same of {topic}" for topic in united]


def _above(value: Cell, bound: float) -> bool:
    return isinstance(value, float | int) and value > bound


def distinct(texts: Iterable[str], n: int) -> float | None:
    """Return the share of different sequences of `n` words among all; None where there is none.

    Example:
        >>> distinct(["a b a b"], 2)
        0.6666666666666666
    """
    found: list[tuple[str, ...]] = []
    for text in texts:
        words = _WORD.findall(text.casefold())
        found += [tuple(words[at : at + n]) for at in range(len(words) - n + 1)]
    return len(set(found)) / len(found) if found else None


def repetition(texts: Sequence[str]) -> float | None:
    """Return the share of texts that stood before in the sequence; None where there is none."""
    return 1 - len(set(texts)) / len(texts) if texts else None


def self_similarity(lines: Sequence[Utterance]) -> float | None:
    """Return the mean overlap of the words of each line with the same speaker's line before."""
    last: dict[str, set[str]] = {}
    found = []
    for line in lines:
        words = set(_WORD.findall(line.text.casefold()))
        if line.speaker in last and words | last[line.speaker]:
            found.append(len(words & last[line.speaker]) / len(words | last[line.speaker]))
        last[line.speaker] = words
    return mean_of(found)


def agreement(lines: Sequence[Utterance]) -> float | None:
    """Return agreeing turns as a share of agreeing and disagreeing ones; None where there is neither."""
    yes, no = (sum(line.act is act for line in lines) for act in (Act.AGREE, Act.DISAGREE))
    return yes / (yes + no) if yes + no else None


def one_view(start: State, end: State) -> list[str]:
    """Return the topics on which more than two people with different opinions have come to the same one."""

    def spread(state: State, topic: str) -> tuple[int, float]:
        found = [life.opinions[topic].stance_e6 / 1e6 for life in state.lives.values() if topic in life.opinions]
        return len(found), variance(found) or 0.0

    topics = sorted({topic for life in end.lives.values() for topic in life.opinions})
    return [
        topic
        for topic in topics
        if spread(end, topic)[0] > 2 and spread(end, topic)[1] < _ONE_VIEW < spread(start, topic)[1]
    ]


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)
