"""The critic of coherence: sentences that belong to nothing around them, and heaps of words.

Talk wanders, but who changes the subject says so of itself or of the other. A sentence that speaks of neither, and is
like no turn near it and no fact of those who talk, is not a part of the talk.
"""

from __future__ import annotations

import re
from enum import Enum

from agents.critics.base import Bench, Critic, Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.fluency import disordered_parts, everyday_words
from agents.critics.statements import content
from agents.embedding import Embedder, similarity_e6
from agents.minds.rules.words import stem, words_of

NAME = "coherence"
_US = re.compile(
    r"\b(?:i|you|we|me|us|yours|mine|ours|myself|yourself|he|she|him|hers|i'm|i've|i'll|i'd|"
    r"you're|you've|you'll|you'd|we're|we've|we'll|let's|they|them)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_BROKEN = re.compile(r"(?<![.…])[.!?] +[a-z]+")
_ENOUGH, _MOST, _OF_TEN = 4, 9, 10
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_OURS = re.compile(r"\b(?:my|your|our|her|his|their)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|that|this|those|these|there|here|it's|that's|there's|so|too|one|well)\b", re.IGNORECASE)
_LEAST_WORDS, _LEAST_CONTENT, _FRESH = 4, 3, 2
_DOUBTFUL_E6, _DOUBT_E6 = 450_000, 600_000
_FAR_E6, _FARTHER_E6 = 180_000, 220_000
_NEAR = 4
_UNRELATED_E6, _UNRELATED_POINTING_E6 = 120_000, 90_000


def _writes_capitals(dialogue: Dialogue) -> bool:
    """Return whether those who talk begin their sentences with capitals, so that one that does not is broken off."""
    starts = [found[0] for line in dialogue.lines if (found := _LETTER.search(line.text))]
    return len(starts) >= _ENOUGH and _OF_TEN * sum(one.isupper() for one in starts) >= _MOST * len(starts)


class Belonging(Enum):
    """How well a sentence belongs where it stands. What is doubtful costs a little and is no fault."""

    WELL = "well"
    DOUBTFUL = "doubtful"
    NOT = "not"


def make_coherence(bench: Bench) -> Critic:
    """Return the critic that compares with the embeddings of `bench`."""

    def coherence(dialogue: Dialogue) -> Criticism:
        """Return which turns hold a sentence that does not belong, or is none."""
        faults, doubts = [], 0
        writes_capitals = _writes_capitals(dialogue)
        for turn, line in enumerate(dialogue.lines):
            heaps = disordered_parts(line.text)
            if not heaps and writes_capitals and _BROKEN.search(line.text):
                heaps = [line.text]
            faults += [Fault(turn, "a heap of words", part) for part in heaps]
            for part in parts_of(line.text):
                seems = Belonging.WELL if part in heaps else _belonging(bench.embedder, dialogue, turn, part)
                if seems is Belonging.NOT:
                    faults.append(Fault(turn, "belongs to nothing near it", part))
                doubts += seems is Belonging.DOUBTFUL
        found = by_faults(NAME, len(dialogue.lines), faults)
        lost = doubts * _DOUBT_E6 // max(1, len(dialogue.lines))
        return Criticism(NAME, max(0, found.score_e6 - lost), found.faults)

    return coherence


def _belonging(embedder: Embedder, dialogue: Dialogue, turn: int, part: str) -> Belonging:
    """Return how well a sentence belongs to what is around it."""
    plain = in_full(part)
    if len(plain.split()) < _LEAST_WORDS or _US.search(plain) or plain.endswith("?"):
        return Belonging.WELL
    words = content(_NAMES.sub("", plain))
    fresh = len(_out_of_nowhere(dialogue, turn, words))
    bound = _FAR_E6 if fresh == _FRESH and not _OURS.search(plain) else _FARTHER_E6 if fresh > _FRESH else 0
    if len(words) >= _LEAST_CONTENT and not _POINTS.match(plain) and not _OURS.search(plain):
        bound = max(bound, _UNRELATED_POINTING_E6 if _POINTS.search(plain) else _UNRELATED_E6)
    if not bound and not fresh:
        return Belonging.WELL
    nearest = _nearest_e6(embedder, dialogue, turn, part)
    if nearest < bound:
        return Belonging.NOT
    return Belonging.DOUBTFUL if fresh and nearest < _DOUBTFUL_E6 else Belonging.WELL


def _out_of_nowhere(dialogue: Dialogue, turn: int, words: tuple[str, ...]) -> set[str]:
    """Return the stems of words that are neither everyday, nor anybody's, nor said before or after."""
    texts = [line.text for at, line in enumerate(dialogue.lines) if at != turn]
    texts += [fact for speaker in dialogue.speakers for fact in speaker.facts]
    known = words_of(texts)
    return {stem(word) for word in words} - everyday_words() - known


def _nearest_e6(embedder: Embedder, dialogue: Dialogue, turn: int, part: str) -> int:
    near = [line.text for at, line in enumerate(dialogue.lines) if at != turn and abs(at - turn) <= _NEAR]
    own = [other for other in parts_of(dialogue.lines[turn].text) if other != part]
    facts = [fact for speaker in dialogue.speakers for fact in speaker.facts]
    first, *others = embedder.embed([part, *near, *own, *facts])
    return max((similarity_e6(first, other) for other in others), default=0)
