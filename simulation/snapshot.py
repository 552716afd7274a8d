"""Snapshots: a state as canonical JSON and back, without what the journal's memories already hold."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from agents.canonical import canonical_json
from agents.inner import InnerLife
from agents.memory import Memory, MemoryStream
from simulation.state import Body, Conversation, State, Vectors


def snapshot_text(state: State) -> str:
    """Return `state` as canonical JSON; of the memory streams only the times of last access."""
    return canonical_json(
        {
            "tick": state.tick,
            "dimensions": state.dimensions,
            "changes": state.changes,
            "bodies": state.bodies,
            "lives": state.lives,
            "conversations": state.conversations,
            "accessed": {person: stream.accessed.tolist() for person, stream in state.streams.items()},
        }
    )


def restored(text: str, memories: list[tuple[str, Memory]], vectors: Vectors) -> State:
    """Return the state that `text` was made from.

    Args:
        text: As `snapshot_text` gave it.
        memories: Person and memory of everything remembered up to the snapshot, in order.
        vectors: By memory id.

    Raises:
        ValueError: If the text is not a snapshot, or the memories are not those of its state.
    """
    data = json.loads(text)
    bodies, lives, conversations = _adapters()
    state = State(
        dimensions=data["dimensions"],
        tick=data["tick"],
        bodies=bodies.validate_python(data["bodies"]),
        lives=lives.validate_python(data["lives"]),
        conversations=conversations.validate_python(data["conversations"]),
        changes=tuple((key, value) for key, value in data["changes"]),
    )
    state.streams = {person: MemoryStream(state.dimensions) for person in state.lives}
    for person, memory in memories:
        state.streams[person].add(memory, vectors[memory.id])
    for person, accessed in data["accessed"].items():
        state.streams[person].set_accessed(np.array(accessed, dtype=np.int64))
    return state


@cache
def _adapters() -> tuple[Any, Any, Any]:
    from pydantic import TypeAdapter

    return (
        TypeAdapter(dict[str, Body]),
        TypeAdapter(dict[str, InnerLife]),
        TypeAdapter(dict[str, Conversation]),
    )
