"""The memory stream: what a person has perceived, said, heard, planned and concluded, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

MemoryKind = Literal["observation", "heard", "said", "reflection", "plan", "fact", "summary"]

IMPORTANCE_MIN = 1
IMPORTANCE_MAX = 10


@dataclass(frozen=True, slots=True)
class Memory:
    """One record of a memory stream.

    Args:
        id: ``<person>/<tick>/<n>``, unique in the run.
        kind: Where it comes from.
        text: What is remembered, as a sentence.
        created: Simulated seconds since the start.
        importance: 1 (mundane) to 10 (poignant).
        about: Ids of the people, places and claims it concerns.
        cites: Ids of the memories or utterances it rests on.
    """

    id: str
    kind: MemoryKind
    text: str
    created: int
    importance: int
    about: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


class MemoryStream:
    """A person's memories in order, with one integer vector and one time of last access each.

    Grows only. Rows of the matrix are int8 values kept as float32, so that dot products run in BLAS
    and are still exact: every partial sum stays below 2**24.

    Args:
        dimensions: The length of the vectors.
    """

    __slots__ = ("_accessed", "_importance", "_index", "_memories", "_vectors", "dimensions")

    def __init__(self, dimensions: int) -> None:
        self.dimensions = dimensions
        self._memories: list[Memory] = []
        self._index: dict[str, int] = {}
        self._vectors: NDArray[np.float32] = np.zeros((16, dimensions), dtype=np.float32)
        self._accessed: NDArray[np.int64] = np.zeros(16, dtype=np.int64)
        self._importance: NDArray[np.int64] = np.zeros(16, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._memories)

    def __iter__(self) -> Iterator[Memory]:
        return iter(self._memories)

    def __contains__(self, memory_id: str) -> bool:
        return memory_id in self._index

    def __getitem__(self, memory_id: str) -> Memory:
        return self._memories[self._index[memory_id]]

    @property
    def vectors(self) -> NDArray[np.float32]:
        """Shape ``(len, dimensions)``; whole numbers in [-127, 127]. Not to be written to."""
        return self._vectors[: len(self)]

    @property
    def accessed(self) -> NDArray[np.int64]:
        """Shape ``(len,)``; simulated seconds of each memory's last access. Not to be written to."""
        return self._accessed[: len(self)]

    @property
    def importances(self) -> NDArray[np.int64]:
        """Shape ``(len,)``; 1 to 10. Not to be written to."""
        return self._importance[: len(self)]

    def at(self, row: int) -> Memory:
        """Return the memory in `row`; rows count in order of time."""
        return self._memories[row]

    def row(self, memory_id: str) -> int:
        """Return the row of a memory.

        Raises:
            KeyError: If it is not in the stream.
        """
        return self._index[memory_id]

    def latest(self, count: int) -> Sequence[Memory]:
        """Return the last `count` memories, oldest first."""
        return self._memories[-count:] if count > 0 else []

    def add(self, memory: Memory, vector: NDArray[np.int8]) -> None:
        """Append `memory` with its `vector` of shape ``(dimensions,)``; it counts as accessed when created.

        Raises:
            ValueError: If the id is here already or the vector has another shape.
        """
        if memory.id in self._index:
            raise ValueError(f"memory {memory.id} is in the stream already")
        if vector.shape != (self.dimensions,):
            raise ValueError(f"vector of shape {vector.shape}, expected ({self.dimensions},)")
        row = len(self._memories)
        if row == len(self._accessed):
            self._grow()
        self._vectors[row] = vector
        self._accessed[row] = memory.created
        self._importance[row] = memory.importance
        self._index[memory.id] = row
        self._memories.append(memory)

    def touch(self, memory_ids: Sequence[str], seconds: int) -> None:
        """Set the last access of `memory_ids` to `seconds`; a time before the present one changes nothing.

        Raises:
            KeyError: If one of them is not in the stream.
        """
        for memory_id in memory_ids:
            row = self._index[memory_id]
            self._accessed[row] = max(self._accessed[row], seconds)

    def set_accessed(self, seconds: NDArray[np.int64]) -> None:
        """Set all times of last access, as when a state is restored.

        Args:
            seconds: Shape ``(len,)``.

        Raises:
            ValueError: If the shape is another.
        """
        if seconds.shape != (len(self),):
            raise ValueError(f"{len(seconds)} access times for {len(self)} memories")
        self._accessed[: len(self)] = seconds

    def _grow(self) -> None:
        rows = 2 * len(self._accessed)
        vectors = np.zeros((rows, self.dimensions), dtype=np.float32)
        vectors[: len(self)] = self._vectors
        self._vectors = vectors
        self._accessed = np.resize(self._accessed, rows)
        self._importance = np.resize(self._importance, rows)
