"""Documents people have read: passages, which of them bear on a turn, and which spans of them it used.

Passages are ranked by the remark together with the persona and what the speaker remembers, so that who one is decides
what one has to say (INFO, J. Lim et al., 2022; personal memory in knowledge selection, T. Fu et al., 2022).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agents.embedding import Embedder, similarity_e6
from agents.guidance import Passage
from agents.minds.rules.words import STOP_WORDS, content_words
from agents.talk import KnowledgeSpan

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|$|\n)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORTEST = 3
_LONGEST = 400
_LEAST_E6 = 200_000
_RUN = 5
_PARAPHRASED = 60
_LEAST_WORDS = 3
_OWN_SHARE = 2
"""Who the speaker is and what it remembers counts so many times as little as the remark, each."""


@lru_cache(maxsize=512)
def passages_of(document: str, title: str, text: str) -> tuple[Passage, ...]:
    """Return the passages of a document, a sentence each, in order; very short ones are left out.

    Example:
        >>> [one.id for one in passages_of("tides", "Tides", "The tide is low. It rises at noon.")]
        ['tides/0-16', 'tides/17-34']
    """
    found = []
    for match in _SENTENCE.finditer(text):
        words = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if len(words.split()) >= _SHORTEST:
            end = min(start + len(words), start + _LONGEST)
            found.append(Passage(document, title, start, end, text[start:end]))
    return tuple(found)


def fitting_passages(
    passages: Sequence[Passage], remark: str, persona: str, remembered: str, embedder: Embedder, most: int
) -> tuple[Passage, ...]:
    """Return the passages that bear on a turn, the most fitting first; none where none does.

    Args:
        passages: All there are to choose from.
        remark: What was said, or what the talk is about.
        persona: What the speaker says of itself.
        remembered: What comes to its mind.
        embedder: Compares them.
        most: How many at most.
    """
    if not passages or not remark.strip():
        return ()
    vectors = embedder.embed([remark, persona or remark, remembered or remark, *(one.text for one in passages)])
    scored = []
    for at, passage in enumerate(passages):
        near = similarity_e6(vectors[0], vectors[at + 3])
        own = similarity_e6(vectors[1], vectors[at + 3]) + similarity_e6(vectors[2], vectors[at + 3])
        if near >= _LEAST_E6 or content_words(remark) & content_words(passage.text):
            scored.append((-(near + own // _OWN_SHARE), passage.id, passage))
    return tuple(passage for _, _, passage in sorted(scored, key=lambda entry: entry[:2])[:most])


def spans_used(text: str, passages: Sequence[Passage]) -> tuple[KnowledgeSpan, ...]:
    """Return which spans of `passages` a turn used: runs of five words it copied, else passages it paraphrased."""
    found = []
    for passage in passages:
        span = _copied(text, passage) or _paraphrased(text, passage)
        if span is not None:
            found.append(span)
    return tuple(found)


def _copied(text: str, passage: Passage) -> KnowledgeSpan | None:
    """Return the longest run of words that `text` shares with the passage, where it is long enough."""
    said = [word.casefold() for word in _WORD.findall(text)]
    words = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(passage.text)]
    best, row = (0, 0), [0] * (len(words) + 1)
    for word in said:
        before = 0
        for at, (other, _, _) in enumerate(words, start=1):
            length = before + 1 if word == other else 0
            before, row[at] = row[at], length
            best = max(best, (length, -at))
    length, last = best[0], -best[1]
    if length < min(_RUN, len(words)) or length < _LEAST_WORDS:
        return None
    start, end = words[last - length][1], words[last - 1][2]
    return KnowledgeSpan(passage.document, passage.start + start, passage.start + end)


def _paraphrased(text: str, passage: Passage) -> KnowledgeSpan | None:
    words = content_words(passage.text) - STOP_WORDS
    shared = words & content_words(text)
    if len(shared) < _LEAST_WORDS or 100 * len(shared) < _PARAPHRASED * len(words):
        return None
    return KnowledgeSpan(passage.document, passage.start, passage.end)
