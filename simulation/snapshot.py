"""Snapshots: a state as canonical JSON and back, without what the journal's memories already hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np

from agents.canonical import canonical_json
from agents.inner import InnerLife
from agents.memory import Memory, MemoryStream
from simulation.state import Body, Conversation, State, Thread, Vectors


def snapshot_text(state: State, carried_by: Mapping[str, dict[str, Any]] | None = None) -> str:
    """Return `state` as canonical JSON; of the memories only which are still carried, when and how often used.

    Args:
        state: After a tick.
        carried_by: By person id: what `carried` gave after that tick, for those whose memories are ahead of it.
    """
    kept = carried_by or {}
    return canonical_json(
        {
            "tick": state.tick,
            "dimensions": state.dimensions,
            "changes": state.changes,
            "bodies": state.bodies,
            "lives": state.lives,
            "conversations": state.conversations,
            "threads": state.threads,
            "read": state.read,
            "moderated": state.moderated,
            "things": state.things,
            **({"shelf": state.shelf} if state.shelf else {}),
            **({"experts": state.experts} if state.experts else {}),
            "streams": {person: kept.get(person) or carried(stream) for person, stream in state.streams.items()},
        }
    )


def carried(stream: MemoryStream) -> dict[str, Any]:
    """Return what a snapshot says of a person's memories."""
    return {
        "memories": [memory.id for memory in stream],
        "accessed": stream.accessed.tolist(),
        "uses": stream.uses.tolist(),
        "covered": np.flatnonzero(stream.covered).tolist(),
        "retired": stream.retired,
        "rated": stream.rated,
    }


def carried_memories(text: str) -> frozenset[str]:
    """Return the ids of the memories that people still carry in the state that `text` was made from.

    Raises:
        ValueError: If the text is not a snapshot.
        KeyError: The same.
    """
    return frozenset(memory for kept in json.loads(text)["streams"].values() for memory in kept["memories"])


def restored(text: str, memories: Iterable[tuple[str, Memory | None]], vectors: Vectors) -> State:
    """Return the state that `text` was made from.

    Args:
        text: As `snapshot_text` gave it.
        memories: Person and memory of everything remembered up to the snapshot, in order; None in place of a memory
            that is not carried any more.
        vectors: Of the carried memories, by memory id.

    Raises:
        ValueError: If the text is not a snapshot, or the memories are not those of its state.
    """
    data = json.loads(text)
    bodies, lives, conversations, threads = _adapters()
    state = State(
        dimensions=data["dimensions"],
        tick=data["tick"],
        bodies=bodies.validate_python(data["bodies"]),
        lives=lives.validate_python(data["lives"]),
        conversations=conversations.validate_python(data["conversations"]),
        threads=threads.validate_python(data["threads"]),
        read={person: tuple(posts) for person, posts in data["read"].items()},
        moderated=tuple(data["moderated"]),
        things=dict(data.get("things", {})),
        changes=tuple((key, value) for key, value in data["changes"]),
        shelf=_shelf().validate_python(data.get("shelf", ())),
        experts={expert: (proposed, chosen) for expert, (proposed, chosen) in data.get("experts", {}).items()},
    )
    state.streams = {person: MemoryStream(state.dimensions) for person in state.lives}
    for person, memory in memories:
        if memory is not None:
            state.streams[person].add(memory, vectors[memory.id])
        else:
            state.streams[person].retired += 1
    for person, kept in data["streams"].items():
        there = [memory.id for memory in state.streams[person]]
        if there != kept["memories"] or state.streams[person].retired != kept["retired"]:
            raise ValueError(f"the memories of {person} are not those of the snapshot")
        state.streams[person].set_accessed(np.array(kept["accessed"], dtype=np.int64))
        state.streams[person].set_uses(np.array(kept["uses"], dtype=np.int64), kept["covered"])
        state.streams[person].rate(kept.get("rated", {}).items())
    return state


@cache
def _adapters() -> tuple[Any, Any, Any, Any]:
    from pydantic import TypeAdapter

    return (
        TypeAdapter(dict[str, Body]),
        TypeAdapter(dict[str, InnerLife]),
        TypeAdapter(dict[str, Conversation]),
        TypeAdapter(dict[str, Thread]),
    )


@cache
def _shelf() -> Any:  # noqa: ANN401 - as above
    from pydantic import TypeAdapter

    from simulation.events import Shelved

    return TypeAdapter(tuple[Shelved, ...])
