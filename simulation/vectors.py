"""The vector store of a run: a Chroma index of all memories. Disposable, behind the journal, never decisive.

The only module that knows Chroma. Any trouble with it means a new folder, filled again from the journal.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from agents.embedding import StaticEmbedder, Vector
from agents.errors import DiskTrouble
from agents.memory import Memory
from simulation.engine import Committed
from simulation.events import Remembered

COLLECTION = "memories-by-person"
_BATCH = 100
"""From so many rows on, what waits is added to the index."""
_AT_ONCE = 1000
"""The most rows of one call: a call of 1000 takes a third less time per row than ten of 100."""
_SHAPE = {"hnsw:space": "cosine", "hnsw:construction_ef": 36}
"""A third of the effort of Chroma's own: a third faster to build; finds 93 instead of 97 of a hundred nearest."""
_PROBE = StaticEmbedder.dimensions
_DATABASE = "chroma.sqlite3"


@dataclass(frozen=True, slots=True)
class Found:
    """A memory the index found: its id, whose it is, its text, and the distance (1 - cosine) to the query."""

    memory: str
    person: str
    text: str
    distance: float


@dataclass(frozen=True, slots=True)
class Row:
    """A memory on its way into the index."""

    person: str
    memory: Memory
    vector: Vector


class VectorStore:
    """All memories of a run, searchable across people and from a notebook.

    A row holds whose a memory is and its text, both as metadata; all else the journal says of the id. Each further
    field would take Chroma a tenth longer, and a text kept as its document, which it also indexes by letters, a third.

    Args:
        folder: The run's folder for vectors; made when missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pending: list[Row] = []
        self._collection: Any = None
        self.seconds = 0.0
        """Wall time spent in Chroma so far."""

    def offer(self, committed: Committed) -> None:
        """Take the memories of a committed tick; they reach the index when enough have come together."""
        for entry in committed.entries:
            event = entry.event
            if isinstance(event, Remembered):
                self._pending.append(Row(event.person, event.memory, committed.vectors[event.memory.id]))
        if len(self._pending) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Add all that waits to the index; where Chroma fails, a new one begins, which `catch_up` makes whole.

        Raises:
            DiskTrouble: If a new index cannot be written either.
        """
        started = time.perf_counter()
        try:
            while self._pending:
                batch = self._pending[:_AT_ONCE]
                self._add(batch)
                del self._pending[: len(batch)]
        finally:
            self.seconds += time.perf_counter() - started

    def catch_up(self, rows: Iterable[Row], *, total: int | None = None) -> int:
        """Add those of `rows` that the index does not hold yet; return how many.

        A store that cannot be opened, read or searched is left behind for a new, empty one first.

        Args:
            rows: Everything there is to hold.
            total: How many rows there are, where that is known. Since nothing else is ever added, an index that holds
                so many holds them all, and `rows` is not gone through.

        Raises:
            DiskTrouble: If a new index cannot be written either.
        """
        kept = self._kept(total)
        if kept is None:
            return 0
        self._pending = [row for row in rows if row.memory.id not in kept]
        count = len(self._pending)
        self.flush()
        return count

    def search(self, query: Vector, *, k: int = 10, person: str | None = None) -> list[Found]:
        """Return the `k` memories nearest to `query`, of one person or of all, nearest first."""
        answer = self._open().query(
            query_embeddings=[query.astype("float32").tolist()],
            n_results=k,
            where={"person": person} if person else None,
            include=["metadatas", "distances"],
        )
        rows = zip(answer["ids"][0], answer["metadatas"][0], answer["distances"][0], strict=True)
        return [Found(memory, meta["person"], meta["text"], float(distance)) for memory, meta, distance in rows]

    def count(self) -> int:
        """Return how many memories the index holds."""
        return int(self._open().count())

    def _kept(self, total: int | None) -> set[str] | None:
        """Return the ids that the index holds, none where it had to begin anew; None where it holds all of `total`."""
        try:
            collection = self._open()
            count = collection.count()
            if count:
                collection.query(query_embeddings=[[1.0] * _PROBE], n_results=1, include=[])
            if count == total:
                return None
            kept = set(collection.get(include=[])["ids"])
        except BaseException as problem:  # noqa: BLE001 - see `_pass_on`
            _pass_on(problem)
            self._start_anew()
            return set()
        return kept

    def _add(self, batch: Sequence[Row]) -> None:
        try:
            self._add_to(self._open(), batch)
        except BaseException as problem:  # noqa: BLE001 - see `_pass_on`
            _pass_on(problem)
            self._start_anew()
            self._add_anew(batch)

    def _add_anew(self, batch: Sequence[Row]) -> None:
        try:
            self._add_to(self._open(), batch)
        except BaseException as problem:
            _pass_on(problem)
            raise self._trouble(problem) from problem

    def _trouble(self, problem: BaseException) -> DiskTrouble:
        """Return what to say where the index cannot be written, not even anew."""
        return DiskTrouble(
            f"the index {self._folder} cannot be written ({problem}); the journal is whole: go on with "
            "'townsfolk resume RUN', or do without the index with --set settings.vectors=false"
        )

    def _add_to(self, collection: Any, batch: Sequence[Row]) -> None:  # noqa: ANN401 - Chroma is not typed for us
        collection.add(
            ids=[row.memory.id for row in batch],
            embeddings=np.stack([row.vector for row in batch]).astype(np.float32),
            metadatas=[{"person": row.person, "text": _storable(row.memory.text)} for row in batch],
        )

    def _open(self) -> Any:  # noqa: ANN401 - Chroma is not typed for us
        if self._collection is None:
            os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
            import chromadb
            from chromadb.config import Settings

            path = self._current()
            path.mkdir(parents=True, exist_ok=True)
            if not _is_sound(path / _DATABASE):
                raise OSError(f"{path} is damaged")
            client = chromadb.PersistentClient(str(path), settings=Settings(anonymized_telemetry=False))
            self._collection = client.get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                metadata=_SHAPE,
            )
        return self._collection

    def _current(self) -> Path:
        """Return the newest generation's folder; where there is none, one of a name that was never used before.

        Chroma keeps its client by path for as long as the process lives, and the one of a folder that was deleted
        still answers, now and then.
        """
        generations = sorted(int(path.name) for path in self._folder.glob("*") if path.name.isdigit())
        return self._folder / str(generations[-1] if generations else time.time_ns())

    def _start_anew(self) -> None:
        """Leave the store behind for a new, empty one.

        Raises:
            DiskTrouble: If there cannot be one: the folder is no folder, or may not be written to.
        """
        before = self._current()
        self._collection = None
        try:
            (self._folder / str(int(before.name) + 1)).mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise self._trouble(problem) from problem
        shutil.rmtree(before, ignore_errors=True)


def _is_sound(file: Path) -> bool:
    """Return whether a database is whole or not there yet; on a damaged one Chroma may end the whole process."""
    if not file.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _pass_on(problem: BaseException) -> None:
    """Raise `problem` if it asks us to stop; whatever else Chroma raises, which is more than Exceptions, is trouble."""
    if isinstance(problem, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise problem


def _storable(text: str) -> str:
    """Return `text` as Chroma can keep it: valid UTF-8 without NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
