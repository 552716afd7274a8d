"""Surroundings: how near the words of a sentence are to all else that is said in a talk, or known of those who talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from agents.canonical import E6
from agents.critics.base import Dialogue
from agents.critics.english import in_full
from agents.critics.statements import content
from agents.embedding import Embedder
from agents.minds.rules.words import stem

_TO_E6 = 62
"""A product of two quantised unit vectors (127 long) times this is their cosine in millionths."""
_KEPT = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?…\"”’')\]]$")
_TYPED = re.compile(r"\b(?:u|ur|lol|lmao+|omg|im|dont|cant|ikr|idk|tho|gonna|thats|its me|ill|haha+)\b", re.IGNORECASE)
_ALIKE, _OF_TWENTY, _LEAST = 17, 20, 5


@dataclass(slots=True)
class Vectors:
    """Vectors of texts as exact whole numbers, made once each."""

    embedder: Embedder
    _known: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array of shape ``(texts, dimensions)``; products of its whole numbers stay exact."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            if len(self._known) > _KEPT:
                self._known.clear()
                missing = list(dict.fromkeys(texts))
            made = self.embedder.embed(missing)
            self._known.update((text, one.astype(np.float32)) for text, one in zip(missing, made, strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Fit:
    """How the words of a sentence that are not everyday fit in.

    Args:
        mean_e6: How near each is to the word of other turns or facts that is nearest to it: the mean, in millionths.
        words: Those words, the farthest from all else first.
        fresh: How many of them are said nowhere else.
    """

    mean_e6: int
    words: tuple[str, ...]
    fresh: int


class Surroundings:
    """The words of a dialogue, turn by turn, and of what is known of those who talk."""

    def __init__(self, dialogue: Dialogue, vectors: Vectors, everyday: frozenset[str]) -> None:
        self._everyday = everyday
        self._vectors = vectors
        self._lines = [_words(line.text) for line in dialogue.lines]
        self._facts = {word for one in dialogue.speakers for fact in one.facts for word in _words(fact)}
        self._ways = [_way_of_writing(line.text) for line in dialogue.lines]
        self._table: tuple[dict[str, int], NDArray[np.float32]] | None = None

    def fit(self, turn: int, part: str) -> Fit | None:
        """Return how the words of a sentence of `turn` fit; None where all of them are everyday."""
        rare = [word for word in _words(part) if stem(word) not in self._everyday]
        others = self._facts.union(*(words for at, words in enumerate(self._lines) if at != turn))
        if not rare or not others:
            return None
        known = {stem(word) for word in others}
        fresh = [word for word in rare if stem(word) not in known]
        near = {word: self._nearest_e6(word, others) if word in fresh else E6 for word in rare}
        order = sorted(rare, key=lambda word: (near[word], word))
        return Fit(sum(near.values()) // len(near), tuple(order), len(fresh))

    def _nearest_e6(self, word: str, others: set[str]) -> int:
        if self._table is None:
            every = sorted(self._facts.union(*self._lines))
            self._table = ({other: at for at, other in enumerate(every)}, self._vectors.of(every))
        place, table = self._table
        products = np.einsum("ij,j->i", table, self._vectors.of([word])[0])
        return int(products[[place[other] for other in others]].max()) * _TO_E6

    def is_written_unlike(self, turn: int) -> bool:
        """Return whether a turn begins, ends or is spelt unlike nearly all others: "ikr" in a letter."""
        others = [way for at, way in enumerate(self._ways) if at != turn]
        if len(others) < _LEAST:
            return False
        mine = self._ways[turn]
        capital = sum(way.capital != mine.capital for way in others)
        ended = sum(way.ended is not None and way.ended != mine.ended for way in others)
        bound = _ALIKE * len(others)
        if _OF_TWENTY * capital >= bound or (mine.ended is not None and _OF_TWENTY * ended >= bound):
            return True
        return mine.hurried and all(way.capital and not way.hurried for way in others)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(content(in_full(text))))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of writing: with a capital first, with a stop last (None where it asks or calls), as typed in a hurry."""

    capital: bool
    ended: bool | None
    hurried: bool


@lru_cache(maxsize=8192)
def _way_of_writing(text: str) -> _Way:
    first, last = _LETTER.search(text), text.rstrip()[-1:]
    ended = None if last in {"?", "!"} else _ENDED.search(text.rstrip()) is not None
    return _Way(first is not None and first[0].isupper(), ended, bool(_TYPED.search(text)))


def nearest_e6(vectors: Vectors, part: str, others: Iterable[str]) -> int:
    """Return how near a sentence is to the nearest of `others`, in millionths; 0 where there are none."""
    texts = list(others)
    if not texts:
        return 0
    table = vectors.of([part, *texts])
    return int(np.einsum("ij,j->i", table[1:], table[0]).max()) * _TO_E6
