"""How varied the words of a corpus are: distinct-n, self-BLEU, the growth of the vocabulary, the spread of topics."""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulation.dialogues.measuring.words import Words, ngrams

BLEU_ORDER = 4
BLEU_SAMPLE = 1_000
WINDOW = 1_000
_EPSILON = 0.1
_FIRST_CHECK = 100
_CHECKS_A_DOUBLING = 2


def distinct(turns: Sequence[Words], n: int) -> float | None:
    """Return how many of all runs of `n` words within turns are different; None where there are none.

    Source:
        J. Li et al., "A Diversity-Promoting Objective Function for Neural Conversation Models", NAACL 2016.

    Example:
        >>> distinct([("a", "b", "a"), ("a", "b")], 1), distinct([("a", "b", "a"), ("a", "b")], 2)
        (0.4, 0.6666666666666666)
    """
    counts = Counter(gram for words in turns for gram in ngrams(words, n))
    total = counts.total()
    return len(counts) / total if total else None


def windowed_distinct(turns: Sequence[Words], n: int, window: int = WINDOW) -> float | None:
    """Return the mean of distinct-n over windows of so many words in a row, so that corpora of any size compare.

    The last window is left out unless it is the only one. The larger a corpus, the lower its plain distinct-n.
    """
    every = [word for words in turns for word in words]
    if not every:
        return None
    starts = range(0, max(1, len(every) - window + 1), window)
    values = [distinct([tuple(every[start : start + window])], n) for start in starts]
    found = [value for value in values if value is not None]
    return sum(found) / len(found) if found else None


def self_bleu(turns: Sequence[Words], sample: int = BLEU_SAMPLE) -> float | None:
    """Return how much turns are like other turns, from 0 to 1: the mean BLEU of each against all others.

    BLEU of order 4 (lower for turns of fewer words), with the brevity penalty of the reference closest in length and
    a small count in place of none (method 1 of Chen and Cherry, 2014). Of many turns a sample of fixed size is taken
    by the hash of their words, since the value grows with the number of references. None for fewer than two turns.

    Source:
        Y. Zhu et al., "Texygen: A Benchmarking Platform for Text Generation Models", SIGIR 2018.
    """
    chosen = sampled([words for words in turns if words], sample)
    if len(chosen) < 2:
        return None
    tops = [_Tops(chosen, n) for n in range(1, BLEU_ORDER + 1)]
    lengths = sorted(map(len, chosen))
    return sum(_bleu(words, at, tops, lengths) for at, words in enumerate(chosen)) / len(chosen)


def sampled(turns: Sequence[Words], size: int) -> list[Words]:
    """Return at most `size` of `turns` in their order: those whose words have the lowest hashes."""
    if len(turns) <= size:
        return list(turns)
    keys = [
        hashlib.blake2b(f"{at}\x1f{' '.join(words)}".encode("utf-8", "replace"), digest_size=8).digest()
        for at, words in enumerate(turns)
    ]
    kept = sorted(sorted(range(len(turns)), key=lambda at: keys[at])[:size])
    return [turns[at] for at in kept]


class _Tops:
    """By run of n words: the highest count in any turn, in which, and the highest count in all others."""

    def __init__(self, turns: Sequence[Words], n: int) -> None:
        self.counts = [Counter(ngrams(words, n)) for words in turns]
        self._best: dict[tuple[str, ...], tuple[int, int, int]] = {}
        for at, counts in enumerate(self.counts):
            for gram, count in counts.items():
                first, owner, second = self._best.get(gram, (0, -1, 0))
                if count > first:
                    self._best[gram] = (count, at, first)
                elif count > second:
                    self._best[gram] = (first, owner, count)

    def matches(self, at: int) -> int:
        """Return how many runs of turn `at` stand in another turn, none counted more often than it stands there."""
        found = 0
        for gram, count in self.counts[at].items():
            first, owner, second = self._best[gram]
            found += min(count, second if owner == at else first)
        return found


def _bleu(words: Words, at: int, tops: Sequence[_Tops], lengths: Sequence[int]) -> float:
    logs = []
    for top in tops[: len(words)]:
        total = top.counts[at].total()
        logs.append(math.log((top.matches(at) or _EPSILON) / total))
    closest = _closest(len(words), lengths)
    penalty = 1.0 if len(words) >= closest else math.exp(1 - closest / len(words))
    return penalty * math.exp(sum(logs) / len(logs))


def _closest(length: int, lengths: Sequence[int]) -> int:
    """Return the length of another turn that is closest to `length`, the shorter of two; `lengths` are sorted."""
    at = bisect_left(lengths, length)
    others = [*lengths[max(0, at - 1) : at], *lengths[at + 1 : at + 2]]
    return min(others, key=lambda one: (abs(one - length), one))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How many different words there are, after a thousand and after ten thousand words, and how fast they grow.

    `growth` is the exponent b of Heaps' law, types = k * tokens ** b; None where there are too few words to fit it.
    """

    types: int
    at_1000: int | None
    at_10000: int | None
    growth: float | None


def vocabulary(turns: Iterable[Words]) -> Vocabulary:
    """Return the size and growth of the vocabulary, in the order of the turns.

    Growth is fitted by least squares to the logarithms, at lengths that double every second time from 100 words on.

    Source:
        H. S. Heaps, "Information Retrieval: Computational and Theoretical Aspects", 1978, pp. 206-208.
    """
    seen: set[str] = set()
    curve: list[tuple[int, int]] = []
    marks: dict[int, int] = {}
    count, step = 0, 0
    for words in turns:
        for word in words:
            count += 1
            seen.add(word)
            if count in (1_000, 10_000):
                marks[count] = len(seen)
            if count == round(_FIRST_CHECK * 2 ** (step / _CHECKS_A_DOUBLING)):
                curve.append((count, len(seen)))
                step += 1
    return Vocabulary(len(seen), marks.get(1_000), marks.get(10_000), heaps_exponent(curve))


def heaps_exponent(curve: Sequence[tuple[int, int]]) -> float | None:
    """Return the slope of the logarithm of types over that of tokens; None for fewer than three points.

    Example:
        >>> round(heaps_exponent([(100, 10), (400, 20), (1600, 40)]), 6)
        0.5
    """
    if len(curve) < 3:
        return None
    xs, ys = [math.log(one) for one, _ in curve], [math.log(one) for _, one in curve]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def vendi(vectors: NDArray[np.float64]) -> float | None:
    """Return the effective number of different ones among vectors of shape ``(n, d)``; None where none has a length.

    The exponential of the entropy of the eigenvalues of their similarities over n: 1 when all point one way, n when
    all are at right angles.

    Source:
        D. Friedman and A. B. Dieng, "The Vendi Score: A Diversity Evaluation Metric for Machine Learning", TMLR 2023.

    Example:
        >>> round(vendi(np.array([[1.0, 0.0], [0.0, 2.0]])), 6), round(vendi(np.array([[1.0, 0.0], [3.0, 0.0]])), 6)
        (2.0, 1.0)
    """
    lengths = np.linalg.norm(vectors, axis=1)
    unit = vectors[lengths > 0] / lengths[lengths > 0, None]
    if not len(unit):
        return None
    gram = unit.T @ unit if len(unit) > unit.shape[1] else unit @ unit.T
    values = np.linalg.eigvalsh(gram / len(unit))
    values = values[values > 1e-12]
    return float(np.exp(-(values * np.log(values)).sum()))


def mean_similarity(vectors: NDArray[np.float64]) -> float | None:
    """Return the mean cosine of all pairs of vectors of shape ``(n, d)``; None for fewer than two with a length.

    Example:
        >>> mean_similarity(np.array([[1.0, 0.0], [0.0, 2.0]]))
        0.0
    """
    lengths = np.linalg.norm(vectors, axis=1)
    unit = vectors[lengths > 0] / lengths[lengths > 0, None]
    if len(unit) < 2:
        return None
    total = unit.sum(axis=0)
    return float((total @ total - len(unit)) / (len(unit) * (len(unit) - 1)))


def entropy_share(counts: Iterable[int]) -> float | None:
    """Return how evenly things are spread over kinds, from 0 (one kind) to 1 (all kinds alike); None for none.

    Shannon's entropy over its largest value for as many kinds.

    Source:
        C. E. Shannon, "A Mathematical Theory of Communication", 1948.

    Example:
        >>> entropy_share([5, 5]), entropy_share([3])
        (1.0, 0.0)
    """
    some = [count for count in counts if count > 0]
    if not some:
        return None
    if len(some) == 1:
        return 0.0
    total = sum(some)
    return -sum(count / total * math.log(count / total) for count in some) / math.log(len(some))
