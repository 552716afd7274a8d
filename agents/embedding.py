"""Text to vectors of small whole numbers: static word embeddings carried by a wheel, no download, no network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.int8]

_SCALE = 1 << 14
_LONGEST = 127
_KEPT = 20_000
_MAX_TOKENS = 512


class Embedder(Protocol):
    """Turns texts into quantised unit vectors."""

    @property
    def name(self) -> str:
        """What made the vectors; vectors of different names cannot be compared."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Return one vector of shape ``(dimensions,)`` per text, whole numbers in [-127, 127]."""
        ...


class StaticEmbedder:
    """The 256-dimensional static embeddings of wordllama, pooled and scaled in whole numbers.

    Token vectors are rounded to integers once; their sum is exact whatever the order, and the final
    scaling uses only operations that IEEE 754 rounds correctly, so the same text gives the same vector
    on every processor. Vectors of recent texts are kept, since the same lines are asked for again.
    """

    name = "wordllama-l2-supercat-256"
    dimensions = 256

    def __init__(self) -> None:
        self._kept: dict[str, Vector] = {}

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Return one vector of shape ``(256,)`` per text; a text without a known token gives zeros."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        found = {text: self._kept[text] for text in texts if text in self._kept}
        if missing:
            found.update(zip(missing, self._compute(missing), strict=True))
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept.update(found)
        return [found[text] for text in texts]

    def _compute(self, texts: list[str]) -> list[Vector]:
        tokenizer, tokens = _loaded(self.dimensions)
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        encoded = tokenizer.encode_batch_fast(clean, add_special_tokens=False)
        return [_pooled(tokens, encoding.ids) for encoding in encoded]


def _pooled(tokens: NDArray[np.int32], ids: list[int]) -> Vector:
    total = tokens[ids[:_MAX_TOKENS]].sum(axis=0, dtype=np.int64)
    length = np.sqrt(np.float64(int((total * total).sum())))
    if length == 0:
        return np.zeros(tokens.shape[1], dtype=np.int8)
    pooled: Vector = np.rint(total * _LONGEST / length).astype(np.int8)
    return pooled


@cache
def _loaded(dimensions: int) -> tuple[Any, NDArray[np.int32]]:
    """Return the tokenizer, and the vectors of all tokens in whole numbers; read once per process."""
    import wordllama

    model = wordllama.WordLlama.load(dim=dimensions, cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    model.tokenizer.no_padding()
    return model.tokenizer, np.rint(np.asarray(model.embedding, dtype=np.float64) * _SCALE).astype(np.int32)


def similarity_e6(first: Vector, second: Vector) -> int:
    """Return the cosine of two vectors in millionths, from -1,000,000 to 1,000,000; 0 if either is zero."""
    product = int(first.astype(np.int64) @ second.astype(np.int64))
    norms = int((first.astype(np.int64) ** 2).sum()) * int((second.astype(np.int64) ** 2).sum())
    return round(product * 1_000_000 / norms**0.5) if norms else 0
