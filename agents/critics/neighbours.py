"""Neighbours: words that never stand next to each other in English, whoever speaks it: "the of", "I the", "we'd my".

Those of small function words are few enough to be told by rules; no statistics are needed, and every find can be shown.
Left-out articles and other ways of learners break none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from agents.critics.english import in_full
from agents.minds.local_model.reading_back.verbs import verb_forms
from agents.minds.rules.words import word_set

_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d+|[,.!?;:…—–-]+|[\"“”()]")
_ARTICLES = word_set("a an the")
_OWNERS = word_set("my your our their")
_SUBJECTS = word_set("i he she we they")
_OBJECTS = word_set("me him us them")
_BE = word_set("am is are was were")
_MODALS = word_set("would could should might must shall cannot")
_HELPERS = _MODALS | word_set("can will may")
_FIRM = word_set("of from at with into onto during")
"""Prepositions that need what they take after them, and are no adverbs."""
_LEADS = _FIRM | word_set("to in on for by about after before since through")
_JOINERS = word_set("and or but because if than")
_ASKERS = word_set("what who where when why which whose how")
_SHORTENED = re.compile(r"^(?:i'm|(?:it|he|she|that|there|who|what|here|where)'s|(?:we|you|they)'re|\w+'(?:ll|ve|d))$")
_WITH_HELPER = re.compile(r"^(?:i|you|he|she|it|we|they)'(?:ll|d)$")
_WITH_BE = re.compile(r"^(?:i'm|(?:we|you|they)'re)$")
_CLOSED = word_set(
    """
    the there this that these those it it's its of to in on at by for from with and but or so if then than as is are
    was were do does did have has had can will would could should my your his her our their you he she we they not no
    what who when where why how all any some one
    """
)
_STOP = re.compile(r"[,.!?;:…—–\"“”()-]")
_END = "."
_SLIPS = 3
"""So many slips in one turn are no longer those of a learner."""
_YOURS_OR_YOU_ARE = re.compile(r"\bur\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def strange_pairs(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring words of `text` that no English sentence has, in order.

    Example:
        >>> strange_pairs("I put the of kettle on with is mine.")
        ('the of', 'with is')
        >>> strange_pairs("Who are you running from? I ought to, he and I.")
        ()
    """
    raw = _TOKEN.findall(in_full(_YOURS_OR_YOU_ARE.sub("yours", text)))
    words = ["grade" if word == "A" and at and raw[at - 1].islower() else word.lower() for at, word in enumerate(raw)]
    found = [(f"{one} {other}", _is_slip(one, other)) for one, other in _pairs(words)]
    within = [f"{raw[at - 1]} {raw[at]}" for at in range(1, len(raw)) if _starts_within(raw, at)]
    sure = [pair for pair, slip in found if not slip]
    if sure or len(found) + len(within) >= _SLIPS or len(within) > 1:
        return (*sure, *(pair for pair, slip in found if slip), *within)
    return ()


def _is_slip(one: str, other: str) -> bool:
    """Return whether somebody who learns the language, or speaks a dialect of it, may well say a pair."""
    if one in _OBJECTS:
        return True
    if one in _SUBJECTS | _FIRM:
        return other in _ARTICLES | _OWNERS | _SUBJECTS | {"not", "very"}
    return (one in _ARTICLES and other in _OWNERS) or (one in _HELPERS and other == "to")


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    for at, (one, other) in enumerate(pairwise([*words, _END])):
        before = words[at - 1] if at else _END
        if not _STOP.match(one) and _is_strange(before, one, other):
            yield one, other


def _is_strange(before: str, one: str, other: str) -> bool:
    stops = _STOP.match(other) is not None
    if one in _ARTICLES | _OWNERS:
        return _after_article(other, stops)
    if _SHORTENED.match(one):
        return _after_shortened(one, other, stops)
    if one in _SUBJECTS | _OBJECTS:
        return _after_subject(before, other) if one in _SUBJECTS else _after_object(before, other)
    if one in _HELPERS:
        return _after_helper(before, other)
    return not stops and _after_very(other) if one == "very" else _after_preposition(before, one, other)


def _after_object(before: str, other: str) -> bool:
    return (other in _BE | _MODALS or _is_third_person(other)) and before not in {"and", "of", "for", "to", "with"}


def _after_very(other: str) -> bool:
    return other in _ARTICLES | _OWNERS | _SUBJECTS | _OBJECTS | _BE | _HELPERS | _FIRM


def _after_article(other: str, stops: bool) -> bool:
    if stops:
        return other[0] in ",.!?;:"
    strange = _ARTICLES | _OWNERS | _SUBJECTS | _OBJECTS | _BE | _MODALS | _JOINERS | _ASKERS | _FIRM
    return other in strange | {"to", "for", "has", "had", "have", "does", "did", "do", "not"} or bool(
        _SHORTENED.match(other)
    )


def _after_subject(before: str, other: str) -> bool:
    if before in {"and", "than", "or", "as", "but", "like"} or before in _HELPERS | _BE | {"do", "did", "does", "have"}:
        return False
    strange = _ARTICLES | _OWNERS | _SUBJECTS | _OBJECTS | {"with", "from", "at", "into", "to", "not", "very"}
    return other in strange or bool(_SHORTENED.match(other))


def _after_shortened(one: str, other: str, stops: bool) -> bool:
    if stops:
        return other[0] == "." and not _WITH_BE.match(one)
    strange = _SUBJECTS | _MODALS | {"am", "is", "are", "was", "were", "did", "does"}
    if _WITH_HELPER.match(one):
        return other in strange | _OBJECTS | _ARTICLES | _OWNERS | _LEADS | {"is", "has"}
    return other in strange - ({"we", "they", "i", "he", "she"} if not _WITH_BE.match(one) else set())


def _after_helper(before: str, other: str) -> bool:
    if other in _OBJECTS | {"of", "into"}:
        return True
    tells = before in _SUBJECTS | {"you"}
    return tells and other in _ARTICLES | _OWNERS | _SUBJECTS | _BE | {"to", "with", "at", "from"}


def _after_preposition(before: str, one: str, other: str) -> bool:
    if one in _FIRM:
        strange = _BE | _MODALS | (_SUBJECTS - {"i"} if one != "of" else _SUBJECTS) | {"of", "to", "because", "if"}
        asked = before in _BE | {"come", "comes", "comprised"}
        return other in strange and not asked
    if one == "to":
        return other in _BE | _SUBJECTS | {"of", "to", "has", "had", "did", "does", "with"} and before not in {
            "used", "ought", "want", "wanted", "have", "had", "going", "like", "love",
        }  # fmt: skip
    if one in _BE:
        return other in _MODALS | {"does", "did"} and before not in {"it", "that", "this"}
    return False


@lru_cache(maxsize=4096)
def _is_third_person(word: str) -> bool:
    known = verb_forms(word)
    return known is not None and "s" in known[1] and "base" not in known[1]


def _starts_within(raw: list[str], at: int) -> bool:
    """Return whether a small word has a capital though it stands within a sentence."""
    word, before = raw[at], raw[at - 1]
    if not word[0].isupper() or word.isupper() or word.lower() not in _CLOSED:
        return False
    return before.islower() and before not in {"the", "called", "said", "says"}
