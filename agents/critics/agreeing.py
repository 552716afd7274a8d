"""Which of several candidates do the others agree with most? Without a model: the one most like the others."""

from __future__ import annotations

from collections.abc import Sequence

from agents.embedding import Embedder, similarity_e6


def most_agreed(candidates: Sequence[str], embedder: Embedder) -> int:
    """Return the number of the candidate with the highest mean likeness to the others; the first of equals.

    Source: X. Chen et al., "Universal Self-Consistency for Large Language Model Generation", 2023; theirs asks the
    model itself, which the task `judge_agreement` does.

    Raises:
        ValueError: If there is no candidate.
    """
    if not candidates:
        raise ValueError("there is no candidate to choose")
    vectors = embedder.embed(candidates)
    likeness = [
        sum(similarity_e6(one, other) for at, other in enumerate(vectors) if at != number)
        for number, one in enumerate(vectors)
    ]
    return max(range(len(candidates)), key=lambda number: (likeness[number], -number))
