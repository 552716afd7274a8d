"""Importance from salience: the kind of a memory, the words in it, the claims and the name it contains."""

from __future__ import annotations

from functools import lru_cache

from agents.memory import IMPORTANCE_MAX, IMPORTANCE_MIN, MemoryKind
from agents.minds.rules.words import content_words, first_name, stem, word_set
from agents.perception import Me
from agents.tasks.remembering import ToRate

_BASE: dict[MemoryKind, int] = {
    "observation": 1,
    "heard": 2,
    "said": 2,
    "plan": 2,
    "summary": 3,
    "fact": 3,
    "reflection": 6,
    "digest": 5,
}
_MOST: dict[MemoryKind, int] = {"plan": 4, "said": 6, "reflection": 8}
_GRAVE = 6
_OWN_LIFE = 4
"""How much more it means what happens to oneself than what one sees."""

_WORDS = {
    7: "dead death die died dying dies killed murder murdered funeral suicide stillborn drowned",
    6: """fire burned burnt burning wedding married marry marriage divorce divorced birth born pregnant pregnancy cancer
       war flood flooded robbed earthquake""",
    5: """accident hospital engaged engagement love loves betrayed arrested lost injured widow widower stolen thief
       theft evicted collapsed homeless proposal affair prison ambulance""",
    4: """ill illness sick sacked promoted job inheritance inherited debt debts bankrupt grief quarrel quarrelled fight
       fought hate hates crying wept secret election mayor candidate candidacy danger dangerous broken missing police
       baby""",
    3: """party feast invite invited invitation money angry afraid fear ashamed jealous friend proud argued argument
       promise promised celebration prize won exam festival dance concert guest storm kiss kissed dream""",
    2: """supper birthday happy sad worried worry hope gift surprise news decided visit visitor moved moving leaving
       trouble wrong sorry miss treasure invitation""",
}
_SALIENCE = {stem(word): weight for weight, words in sorted(_WORDS.items()) for word in word_set(words)}

_HARMLESS = (
    "by the fire",
    "at the fire",
    "lighting the fire",
    "fire station",
    "died down",
    "lost in thought",
    "love to",
)


@lru_cache(maxsize=16384)
def salience(text: str) -> int:
    """Return how grave the words of `text` are, 0 to 8: the gravest, and one more where several are grave."""
    plain = text.casefold()
    for phrase in _HARMLESS:
        plain = plain.replace(phrase, " ")
    weights = sorted((_SALIENCE[word] for word in content_words(plain) & _SALIENCE.keys()), reverse=True)
    if not weights:
        return 0
    return weights[0] + (1 if len(weights) > 1 and weights[1] >= 3 else 0)


def rating_of(me: Me, memory: ToRate) -> int:
    """Return the importance of `memory` to `me`, from 1 to 10."""
    rating = _BASE[memory.kind] + _by_words(memory)
    if memory.kind == "observation" and memory.about == (me.id,):
        rating += _OWN_LIFE + salience(memory.text) // 2
    if memory.claim_interest:
        rating = max(rating, _by_claim(memory))
    if memory.kind == "heard" and _names(memory.text, me.name):
        rating += 1
    return max(IMPORTANCE_MIN, min(_MOST.get(memory.kind, IMPORTANCE_MAX), rating))


def _by_words(memory: ToRate) -> int:
    """Return what the words add: all that is grave for what happens, less for what is only said or summed up."""
    weight = salience(memory.text)
    if memory.kind == "reflection":
        return min(2, weight // 2)
    if memory.kind == "summary":
        return weight if weight >= _GRAVE else min(2, weight // 2)
    if memory.kind == "said" or (memory.kind == "observation" and weight < _GRAVE):
        return weight // 2
    return weight


def _by_claim(memory: ToRate) -> int:
    share = 4 if memory.kind in ("said", "summary") else 6
    return 2 + (memory.claim_interest * share + 5) // 10


def _names(text: str, name: str) -> bool:
    first = first_name(name)
    return stem(first) in content_words(text) if first.isascii() else first in text
