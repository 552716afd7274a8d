"""The memory stream: what a person carries of what it perceived, said, heard, planned and concluded, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

MemoryKind = Literal["observation", "heard", "said", "reflection", "plan", "fact", "summary", "digest"]

IMPORTANCE_MIN = 1
IMPORTANCE_MAX = 10


@dataclass(frozen=True, slots=True)
class Memory:
    """One record of a memory stream.

    Args:
        id: ``<person>/<tick>/<n>``, unique in the run.
        kind: Where it comes from; a summary is of a talk, a digest of a day or longer.
        text: What is remembered, as a sentence.
        created: Simulated seconds since the start.
        importance: 1 (mundane) to 10 (poignant).
        about: Ids of the people, places and claims it concerns; of a digest, the period.
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
    """A person's memories in order, with one integer vector, one time of last access and a count of uses each.

    Grows at its end; what is retired leaves, and those that stay keep their order and ids. Rows of the matrix are
    int8 values kept as float32, so that dot products run in BLAS and are still exact: every partial sum stays below
    2**24.

    Args:
        dimensions: The length of the vectors.
    """

    __slots__ = (
        "_accessed",
        "_covered",
        "_importance",
        "_index",
        "_memories",
        "_rated",
        "_uses",
        "_vectors",
        "dimensions",
        "retired",
    )

    def __init__(self, dimensions: int) -> None:
        self.dimensions = dimensions
        self.retired = 0
        """How many have left."""
        self._memories: list[Memory] = []
        self._index: dict[str, int] = {}
        self._rated: dict[str, int] = {}
        self._vectors: NDArray[np.float32] = np.zeros((16, dimensions), dtype=np.float32)
        self._accessed: NDArray[np.int64] = np.zeros(16, dtype=np.int64)
        self._importance: NDArray[np.int64] = np.zeros(16, dtype=np.int64)
        self._uses: NDArray[np.int64] = np.zeros(16, dtype=np.int64)
        self._covered: NDArray[np.bool_] = np.zeros(16, dtype=np.bool_)

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

    @property
    def uses(self) -> NDArray[np.int64]:
        """Shape ``(len,)``; how often each came to mind. Not to be written to."""
        return self._uses[: len(self)]

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Shape ``(len,)``; whether a digest holds what remains of each. Not to be written to."""
        return self._covered[: len(self)]

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
        self._uses[row] = 0
        self._covered[row] = False
        self._index[memory.id] = row
        self._memories.append(memory)

    def touch(self, memory_ids: Sequence[str], seconds: int) -> None:
        """Count a use of each of `memory_ids` at `seconds`; the time of last access never goes back.

        Raises:
            KeyError: If one of them is not in the stream.
        """
        for memory_id in memory_ids:
            row = self._index[memory_id]
            self._accessed[row] = max(self._accessed[row], seconds)
            self._uses[row] += 1

    @property
    def rated(self) -> Mapping[str, int]:
        """By id: the importance of those that were rated anew after they were added."""
        return self._rated

    def rate(self, ratings: Iterable[tuple[str, int]]) -> None:
        """Give each of the memories another importance, from 1 to 10.

        Raises:
            KeyError: If one of them is not in the stream.
        """
        for memory_id, importance in ratings:
            row = self._index[memory_id]
            self._memories[row] = replace(self._memories[row], importance=importance)
            self._importance[row] = importance
            self._rated[memory_id] = importance

    def cover(self, memory_ids: Sequence[str]) -> None:
        """Note that a digest holds what remains of `memory_ids`; those that are not here any more are left out."""
        for memory_id in memory_ids:
            row = self._index.get(memory_id)
            if row is not None:
                self._covered[row] = True

    def retire(self, memory_ids: Sequence[str]) -> None:
        """Take `memory_ids` out; the others keep their order.

        Raises:
            KeyError: If one of them is not in the stream.
        """
        gone = {self._index[memory_id] for memory_id in memory_ids}
        kept = [row for row in range(len(self)) if row not in gone]
        for array in (self._vectors, self._accessed, self._importance, self._uses, self._covered):
            array[: len(kept)] = array[kept]
        self.retired += len(gone)
        self._memories = [self._memories[row] for row in kept]
        self._index = {memory.id: row for row, memory in enumerate(self._memories)}
        if self._rated:
            self._rated = {memory: rating for memory, rating in self._rated.items() if memory in self._index}

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

    def set_uses(self, uses: NDArray[np.int64], covered: Sequence[int]) -> None:
        """Set how often each came to mind and which rows are covered, as when a state is restored.

        Args:
            uses: Shape ``(len,)``.
            covered: The rows that a digest covers.

        Raises:
            ValueError: If the shape is another.
            IndexError: If there is no such row.
        """
        if uses.shape != (len(self),):
            raise ValueError(f"{len(uses)} counts of uses for {len(self)} memories")
        self._uses[: len(self)] = uses
        self._covered[: len(self)] = False
        self.covered[list(covered)] = True

    def _grow(self) -> None:
        rows = 2 * len(self._accessed)
        vectors = np.zeros((rows, self.dimensions), dtype=np.float32)
        vectors[: len(self)] = self._vectors
        self._vectors = vectors
        self._accessed = np.resize(self._accessed, rows)
        self._importance = np.resize(self._importance, rows)
        self._uses = np.resize(self._uses, rows)
        self._covered = np.resize(self._covered, rows)
