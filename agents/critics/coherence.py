"""The critic of coherence: sentences that belong to nothing around them, and heaps of words.

Talk wanders, but who changes the subject says so of itself or of the other. A sentence that speaks of neither, and is
like no turn near it and no fact of those who talk, is not a part of the talk.
"""

from __future__ import annotations

import re

from agents.critics.base import Bench, Critic, Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.fluency import is_disordered
from agents.critics.statements import content
from agents.embedding import Embedder, similarity_e6

NAME = "coherence"
_US = re.compile(
    r"\b(?:i|you|we|me|us|my|your|our|yours|mine|ours|myself|yourself|he|she|him|her|his|hers|i'm|i've|i'll|i'd|"
    r"you're|you've|you'll|you'd|we're|we've|we'll|let's|they|them|their)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:it|that|this|those|these|there|here|it's|that's|there's|so|too|one|well)\b", re.IGNORECASE)
_LEAST_WORDS, _LEAST_CONTENT = 5, 3
_NEAR = 4
_UNRELATED_E6, _UNRELATED_POINTING_E6 = 150_000, 90_000


def make_coherence(bench: Bench) -> Critic:
    """Return the critic that compares with the embeddings of `bench`."""

    def coherence(dialogue: Dialogue) -> Criticism:
        """Return which turns hold a sentence that does not belong, or is none."""
        faults = []
        for turn, line in enumerate(dialogue.lines):
            for part in parts_of(line.text):
                why = "a heap of words" if is_disordered(part) else _stray(bench.embedder, dialogue, turn, part)
                if why:
                    faults.append(Fault(turn, why, part))
        return by_faults(NAME, len(dialogue.lines), faults)

    return coherence


def _stray(embedder: Embedder, dialogue: Dialogue, turn: int, part: str) -> str:
    """Return what is wrong with a sentence that belongs to nothing; empty where it may belong."""
    plain = in_full(part)
    if (
        len(plain.split()) < _LEAST_WORDS
        or len(content(plain)) < _LEAST_CONTENT
        or _US.search(plain)
        or _POINTS.match(plain)
        or plain.endswith("?")
    ):
        return ""
    bound = _UNRELATED_POINTING_E6 if _POINTS.search(plain) else _UNRELATED_E6
    return "belongs to nothing near it" if _nearest_e6(embedder, dialogue, turn, part) < bound else ""


def _nearest_e6(embedder: Embedder, dialogue: Dialogue, turn: int, part: str) -> int:
    near = [line.text for at, line in enumerate(dialogue.lines) if at != turn and abs(at - turn) <= _NEAR]
    own = [other for other in parts_of(dialogue.lines[turn].text) if other != part]
    facts = [fact for speaker in dialogue.speakers for fact in speaker.facts]
    first, *others = embedder.embed([part, *near, *own, *facts])
    return max((similarity_e6(first, other) for other in others), default=0)
