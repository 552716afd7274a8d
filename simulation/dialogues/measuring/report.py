"""All measures of one corpus together: what `townsfolk dataset report` shows of each file."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from agents.canonical import digest
from agents.embedding import Embedder, StaticEmbedder
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.measuring.diversity import (
    distinct,
    entropy_share,
    mean_similarity,
    self_bleu,
    vendi,
    vocabulary,
    windowed_distinct,
)
from simulation.dialogues.measuring.duplicates import duplicates
from simulation.dialogues.measuring.leaks import leaks
from simulation.dialogues.measuring.personas import Consistency, consistency, coverage
from simulation.dialogues.measuring.sessions import callbacks
from simulation.dialogues.measuring.words import Words, words_of

REPORT_SCHEMA = "townsfolk-dataset-report/1"
Value = int | float | None
_QUESTION = ("?", "？", "؟")
_SIGNIFICANT = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report: its key, what it is in words, and its value; None where it was not measured."""

    key: str
    title: str
    value: Value


@dataclass(frozen=True, slots=True)
class Report:
    """What one corpus comes to: figures in groups, and examples of what is worth looking at."""

    name: str
    groups: tuple[tuple[str, tuple[Figure, ...]], ...]
    examples: tuple[tuple[str, str, str], ...]

    def figures(self) -> dict[str, Value]:
        """Return the figures by key."""
        return {one.key: one.value for _, some in self.groups for one in some}

    def plain(self) -> dict[str, Any]:
        """Return the report as JSON types."""
        return {
            "schema": REPORT_SCHEMA,
            "name": self.name,
            "figures": self.figures(),
            "examples": [{"kind": kind, "where": where, "words": words} for kind, where, words in self.examples],
        }


def report(corpus: Corpus, name: str, embedder: Embedder | None = None) -> Report:
    """Return what `corpus` comes to under the name `name`."""
    words = [words for dialogue in in_own_order(corpus) for words in dialogue]
    doubled, leaked, agreed = duplicates(corpus), leaks(corpus), consistency(corpus)
    groups = (
        ("size", _size(corpus, words)),
        ("lengths", _lengths(corpus, words)),
        ("diversity", _diversity(corpus, words, embedder or StaticEmbedder())),
        ("personas", _personas(corpus, agreed)),
        ("manner", _manner(corpus)),
        ("sessions", _sessions(corpus)),
        (
            "faults",
            (
                Figure("duplicate_dialogues", "dialogues that stand there before", doubled.dialogues),
                Figure("near_duplicates", "dialogues that differ little from one before", doubled.near),
                Figure("duplicate_turns", "turns that stand there before", doubled.turns),
                Figure("leaks", "turns with instructions or markup", leaked.share),
                *(Figure(f"leaks_{kind}", f"of these: {kind}", count) for kind, count in leaked.kinds),
            ),
        ),
    )
    examples = (
        *(("duplicate", later, f"is like {earlier}") for later, earlier in doubled.examples),
        *((f"leak: {kind}", turn, text) for turn, kind, text in leaked.examples),
        *(("contradiction", turn, f"{said} / {clash}") for turn, said, clash in agreed.examples),
    )
    rounded = tuple((group, tuple(map(_rounded, some))) for group, some in groups)
    return Report(name, rounded, examples)


def in_own_order(corpus: Corpus) -> list[list[Words]]:
    """Return the words of every turn, dialogue by dialogue in order of a digest of the words of each.

    So what counts words in a row comes out the same for the same dialogues, in whichever order a file has them.
    """
    dialogues = [[words_of(turn.text) for turn in dialogue.turns] for dialogue in corpus.dialogues]
    return sorted(dialogues, key=lambda turns: (digest(*(" ".join(words) for words in turns)), turns))


def _rounded(figure: Figure) -> Figure:
    if isinstance(figure.value, float):
        return Figure(figure.key, figure.title, float(f"{figure.value:.{_SIGNIFICANT}g}"))
    return figure


def _size(corpus: Corpus, words: Sequence[Words]) -> tuple[Figure, ...]:
    speakers = {turn.speaker for turn in corpus.turns()}
    return (
        Figure("dialogues", "dialogues", len(corpus.dialogues)),
        Figure("episodes", "episodes", len(corpus.episodes())),
        Figure("turns", "turns", len(words)),
        Figure("words", "words", sum(map(len, words))),
        Figure("speakers", "speakers", len(speakers)),
        Figure("with_persona", "speakers with a persona", sum(bool(corpus.speaker(one).persona) for one in speakers)),
    )


def _lengths(corpus: Corpus, words: Sequence[Words]) -> tuple[Figure, ...]:
    turns = [len(dialogue.turns) for dialogue in corpus.dialogues]
    lengths = [len(one) for one in words]
    return (
        Figure("turns_mean", "turns a dialogue, mean", _mean(turns)),
        Figure("turns_median", "turns a dialogue, median", _of(statistics.median, turns)),
        Figure("turns_min", "turns a dialogue, least", min(turns, default=None)),
        Figure("turns_max", "turns a dialogue, most", max(turns, default=None)),
        Figure("words_mean", "words a turn, mean", _mean(lengths)),
        Figure("words_median", "words a turn, median", _of(statistics.median, lengths)),
        Figure("words_p95", "words a turn, 95th percentile", _percentile(lengths, 95)),
    )


def _diversity(corpus: Corpus, words: Sequence[Words], embedder: Embedder) -> tuple[Figure, ...]:
    grown = vocabulary(words)
    texts = ["\n".join(turn.text for turn in dialogue.turns) for dialogue in corpus.dialogues]
    vectors = np.array(embedder.embed(texts), dtype=np.float64) if texts else np.zeros((0, 1))
    return (
        *(Figure(f"distinct_{n}", f"distinct-{n}", distinct(words, n)) for n in (1, 2, 3)),
        *(Figure(f"distinct_{n}_window", f"distinct-{n} of 1,000 words", windowed_distinct(words, n)) for n in (1, 2)),
        Figure("self_bleu", "self-BLEU of 1,000 turns", self_bleu(words)),
        Figure("vocabulary", "different words", grown.types),
        Figure("vocabulary_1000", "after 1,000 words", grown.at_1000),
        Figure("vocabulary_10000", "after 10,000 words", grown.at_10000),
        Figure("vocabulary_growth", "growth (Heaps)", grown.growth),
        Figure("topics_effective", "topic spread: effective number of dialogues (Vendi)", vendi(vectors)),
        Figure("topics_similarity", "mean similarity of dialogues", mean_similarity(vectors)),
    )


def _personas(corpus: Corpus, agreed: Consistency) -> tuple[Figure, ...]:
    return (
        Figure("persona_coverage", "persona sentences that show", coverage(corpus)),
        Figure("persona_consistency", "consistency of those with a persona, -1 to 1", agreed.score),
        Figure("self_statements", "statements about oneself", agreed.statements),
        Figure("persona_statements", "of these by speakers with a persona", agreed.measured),
        Figure("persona_contradictions", "of these against the persona", agreed.contradicting),
        Figure("self_contradictions", "of these against one's own words", agreed.changing),
    )


def _manner(corpus: Corpus) -> tuple[Figure, ...]:
    texts = [turn.text for turn in corpus.turns()]
    emotions = Counter(turn.emotion for turn in corpus.turns() if turn.emotion)
    labelled = emotions.total()
    return (
        Figure(
            "questions",
            "turns with a question",
            sum(any(mark in text for mark in _QUESTION) for text in texts) / len(texts) if texts else None,
        ),
        Figure("emotions", "kinds of emotion", len(emotions) if labelled else None),
        Figure("emotion_spread", "emotion spread, 0 to 1", entropy_share(emotions.values())),
        Figure("emotional", "labelled turns not neutral", 1 - emotions["neutral"] / labelled if labelled else None),
    )


def _sessions(corpus: Corpus) -> tuple[Figure, ...]:
    back = callbacks(corpus)
    return (
        Figure("later_sessions", "sessions after the first", back.later),
        Figure("callbacks", "of these with a callback", back.rate),
        Figure("carried", "of these that take up a word", back.carried),
    )


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def _of(measure: Callable[[Iterable[int]], float], values: Sequence[int]) -> float | None:
    return measure(values) if values else None


def _percentile(values: Sequence[int], percent: int) -> int | None:
    """Return the least of `values` that so many percent of them do not exceed (nearest rank)."""
    if not values:
        return None
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


__all__ = ["REPORT_SCHEMA", "Figure", "Report", "report"]
