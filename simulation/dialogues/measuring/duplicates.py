"""What stands in a corpus more than once: the same dialogue or turn, and dialogues that differ little."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from simulation.dialogues.corpus import Corpus, Dialogue
from simulation.dialogues.measuring.words import Words, ngrams, words_of

SHINGLE = 5
ALIKE = 0.8
_HASHES, _BANDS = 64, 16
_PRIME = (1 << 61) - 1
_CROWDED = 200


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Shares of what stands there more than once, and some dialogues it was found in.

    Args:
        dialogues: Of all dialogues: those with the same words, turn by turn, as an earlier one.
        near: Of all dialogues: those not the same as an earlier one, but sharing four fifths of its runs of five words.
        turns: Of all turns of at least four words: those with the same words as an earlier one.
        examples: Pairs of ids, the later one and the earlier one it is like.
    """

    dialogues: float | None
    near: float | None
    turns: float | None
    examples: tuple[tuple[str, str], ...] = ()


def duplicates(corpus: Corpus, shown: int = 5) -> Duplicates:
    """Return what stands in `corpus` more than once.

    Near duplicates are looked for by MinHash (64 hashes in 16 bands) and told by the exact share of runs in common.

    Source:
        A. Broder, "On the Resemblance and Containment of Documents", 1997; K. Lee et al., "Deduplicating Training Data
        Makes Language Models Better", ACL 2022.
    """
    count = len(corpus.dialogues)
    if not count:
        return Duplicates(None, None, None)
    exact = dict(_exact(corpus.dialogues))
    left = [dialogue for dialogue in corpus.dialogues if dialogue.id not in exact]
    near = dict(_near(left))
    pairs = [*exact.items(), *near.items()][:shown]
    return Duplicates(len(exact) / count, len(near) / count, _turns(corpus), tuple(pairs))


def _exact(dialogues: Sequence[Dialogue]) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[Words, ...], str] = {}
    for dialogue in dialogues:
        key = tuple(words_of(turn.text) for turn in dialogue.turns)
        if key in seen:
            yield dialogue.id, seen[key]
        else:
            seen[key] = dialogue.id


def _turns(corpus: Corpus) -> float | None:
    counts = Counter(words for turn in corpus.turns() if len(words := words_of(turn.text)) >= 4)
    total = counts.total()
    return (total - len(counts)) / total if total else None


def shingles(dialogue: Dialogue) -> frozenset[int]:
    """Return the runs of five words of a dialogue as numbers; of a short one, all its words as one run."""
    words = tuple(word for turn in dialogue.turns for word in words_of(turn.text))
    runs = set(ngrams(words, SHINGLE)) or ({words} if words else set())
    return frozenset(_number(run) for run in runs)


def _number(run: tuple[str, ...]) -> int:
    text = "\x1f".join(run).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(text, digest_size=7).digest(), "big")


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """Return the share of what is in both among what is in either.

    Example:
        >>> jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4}))
        0.5
    """
    return len(first & second) / len(first | second) if first or second else 0.0


def _near(dialogues: Sequence[Dialogue]) -> Iterator[tuple[str, str]]:
    buckets: dict[tuple[int, bytes], list[int]] = {}
    runs = [shingles(dialogue) for dialogue in dialogues]
    multipliers, offsets = _family()
    for at, own in enumerate(runs):
        if not own:
            continue
        signature = _signature(own, multipliers, offsets)
        bands = [(band, signature[band::_BANDS].tobytes()) for band in range(_BANDS)]
        candidates = sorted({other for band in bands for other in buckets.get(band, ())})
        like = next((other for other in candidates if jaccard(own, runs[other]) >= ALIKE), None)
        if like is not None:
            yield dialogues[at].id, dialogues[like].id
        for band in bands:
            bucket = buckets.setdefault(band, [])
            if len(bucket) < _CROWDED:
                bucket.append(at)


def _family() -> tuple[list[int], list[int]]:
    """Return the numbers of 64 hash functions, always the same."""
    drawn = [
        int.from_bytes(hashlib.blake2b(f"minhash {number}".encode(), digest_size=8).digest(), "big") % _PRIME
        for number in range(2 * _HASHES)
    ]
    return [number | 1 for number in drawn[:_HASHES]], drawn[_HASHES:]


def _signature(runs: frozenset[int], multipliers: Sequence[int], offsets: Sequence[int]) -> np.ndarray:
    values = np.fromiter(runs, dtype=np.uint64, count=len(runs))
    factors = np.array(multipliers, dtype=np.uint64)[:, None]
    shifts = np.array(offsets, dtype=np.uint64)[:, None]
    mixed = values[None, :] * factors + shifts
    mixed ^= mixed >> np.uint64(29)
    mixed *= factors
    least: np.ndarray = (mixed ^ (mixed >> np.uint64(32))).min(axis=1)
    return least
