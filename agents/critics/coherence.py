"""The critic of coherence: sentences that belong to nothing around them, and heaps of words.

Talk wanders, but who changes the subject says so of itself or of the other. How well a sentence belongs is a weighted
sum of what can be counted: how near its words are to those of the rest of the talk, how many come out of nowhere,
whether it is out of a notice or written unlike all the rest. The weights were fitted once to clean and to faulty talk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from agents.critics.base import Bench, Critic, Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.fluency import everyday_words, flaws_of, notices_in
from agents.critics.surroundings import Fit, Surroundings, Vectors, nearest_e6

NAME = "coherence"
_US = re.compile(
    r"\b(?:i|you|we|me|us|yours|mine|ours|myself|yourself|he|she|him|hers|i'm|i've|i'll|i'd|"
    r"you're|you've|you'll|you'd|we're|we've|we'll|let's|they|them)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_BROKEN = re.compile(r"(?<![.…])[.!?] +[a-z]+")
_ABBREVIATED = re.compile(r"\b(?:Mrs?|Ms|Dr|St|Prof|etc|e\.g|i\.e|vs|a\.m|p\.m)\.")
_ENOUGH, _MOST, _OF_TEN = 4, 9, 10
_OURS = re.compile(r"\b(?:my|your|our|her|his|their)\b", re.IGNORECASE)
_LEAST_WORDS, _NEAR, _FIRST = 3, 4, 2
_DOUBT_E6 = 300_000
_MOST_COUNTED, _LONGEST = 5, 15

_BASE = -368
_PER_MEAN, _PER_NEAREST = -2676, -5814
_PER_WORD, _PER_RARE_WORD, _PER_FRESH_WORD = 92, 108, 313
_OF_US, _OF_OURS, _OF_NOTICES, _OF_WRITING, _AT_FIRST = -497, -610, 4964, 4000, -1077
"""Weights of what is counted, in thousandths: fitted by logistic regression to planted and to unplanted turns."""
_STRANGE, _DOUBTFUL = 300, -500
_ALL_EVERYDAY = Fit(450_000, (), 0)


def _writes_capitals(dialogue: Dialogue) -> bool:
    """Return whether those who talk begin their sentences with capitals, so that one that does not is broken off."""
    starts = [found[0] for line in dialogue.lines if (found := _LETTER.search(line.text))]
    return len(starts) >= _ENOUGH and _OF_TEN * sum(one.isupper() for one in starts) >= _MOST * len(starts)


class Belonging(Enum):
    """How well a sentence belongs where it stands. What is doubtful costs a little and is no fault."""

    WELL = "well"
    DOUBTFUL = "doubtful"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class _Talk:
    """A dialogue with what is asked of it again and again."""

    dialogue: Dialogue
    around: Surroundings
    vectors: Vectors
    notices: dict[tuple[int, str], str]
    facts: tuple[str, ...]


def make_coherence(bench: Bench) -> Critic:
    """Return the critic that compares with the embeddings of `bench`."""
    vectors = Vectors(bench.embedder)

    def coherence(dialogue: Dialogue) -> Criticism:
        """Return which turns hold a sentence that does not belong, or is none."""
        talk = _talk(dialogue, vectors)
        faults, doubts = [], 0
        writes_capitals = _writes_capitals(dialogue)
        for turn, line in enumerate(dialogue.lines):
            heaps = [Fault(turn, why, part) for why, part in flaws_of(line.text)]
            if not heaps and writes_capitals and _BROKEN.search(_ABBREVIATED.sub("", line.text)):
                heaps = [Fault(turn, "a heap of words", line.text)]
            faults += heaps
            for part in parts_of(line.text) if not heaps else ():
                seems, why = _belonging(talk, turn, part)
                if seems is Belonging.NOT:
                    faults.append(Fault(turn, why, part))
                doubts += seems is Belonging.DOUBTFUL
        found = by_faults(NAME, len(dialogue.lines), faults)
        lost = doubts * _DOUBT_E6 // max(1, len(dialogue.lines))
        return Criticism(NAME, max(0, found.score_e6 - lost), found.faults)

    return coherence


def _talk(dialogue: Dialogue, vectors: Vectors) -> _Talk:
    notices = {(turn, part): kind for turn, kind, part in notices_in(dialogue)}
    facts = tuple(fact for speaker in dialogue.speakers for fact in speaker.facts)
    return _Talk(dialogue, Surroundings(dialogue, vectors, everyday_words()), vectors, notices, facts)


def _belonging(talk: _Talk, turn: int, part: str) -> tuple[Belonging, str]:
    """Return how well a sentence belongs to what is around it, and why it does not."""
    plain = in_full(part)
    if len(plain.split()) < _LEAST_WORDS:
        return Belonging.WELL, ""
    notice, unlike = talk.notices.get((turn, part), ""), talk.around.is_written_unlike(turn)
    fit = talk.around.fit(turn, part) or (_ALL_EVERYDAY if notice or unlike else None)
    if fit is None:
        return Belonging.WELL, ""
    strange = _strangeness(plain, fit) + _OF_NOTICES * bool(notice) + _OF_WRITING * unlike + _AT_FIRST * (turn < _FIRST)
    if strange > _DOUBTFUL:
        near = [line.text for at, line in enumerate(talk.dialogue.lines) if at != turn and abs(at - turn) <= _NEAR]
        strange += _PER_NEAREST * nearest_e6(talk.vectors, part, [*near, *talk.facts]) // 1_000_000
    if strange > _STRANGE:
        return Belonging.NOT, _why(fit, notice, unlike=unlike)
    return (Belonging.DOUBTFUL if strange > _DOUBTFUL else Belonging.WELL), ""


def _strangeness(plain: str, fit: Fit) -> int:
    """Return how strange the words of a sentence are where it stands, in thousandths."""
    by_nearness = _PER_MEAN * fit.mean_e6 // 1_000_000
    by_number = _PER_RARE_WORD * min(len(fit.words), _MOST_COUNTED) + _PER_FRESH_WORD * min(fit.fresh, _MOST_COUNTED)
    by_length = _PER_WORD * min(len(plain.split()), _LONGEST)
    of_us = _OF_US * bool(_US.search(plain)) + _OF_OURS * bool(_OURS.search(plain))
    return _BASE + by_nearness + by_number + by_length + of_us


def _why(fit: Fit, notice: str, *, unlike: bool) -> str:
    if notice:
        return f"{notice}, and belongs to nothing near it"
    if unlike:
        return "written unlike all the rest, and belongs to nothing near it"
    return f"belongs to nothing near it: {', '.join(fit.words[:2])}"
