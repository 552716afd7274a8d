"""Importance from salience: the kind of a memory, the words in it, the claims and the name it contains."""

from __future__ import annotations

from functools import lru_cache

from agents.memory import IMPORTANCE_MAX, IMPORTANCE_MIN
from agents.minds.rules.words import content_words, first_name, stem
from agents.perception import Me
from agents.tasks.remembering import ToRate

_BASE = {"observation": 1, "heard": 2, "said": 2, "plan": 2, "summary": 3, "fact": 3, "reflection": 6}
_LEAST_OF_CLAIM = 2

_WORDS = {
    7: "death dead died die dying killed murder funeral suicide stillborn",
    6: "fire burned burnt wedding married marriage divorce born birth pregnant pregnancy cancer war flood robbed",
    5: """accident hospital engaged engagement love betrayed arrested lost injured widow stolen theft evicted collapsed
       homeless proposal affair""",
    4: """ill illness sick fired sacked promoted job inheritance debt bankrupt grief quarrel fight fought hate crying
       wept secret election mayor candidate candidacy danger broke broken missing police""",
    3: """party feast invited invitation invite money baby angry afraid fear ashamed jealous friend proud argued
       argument promise promised celebration prize won exam festival dance concert guest dream storm""",
    2: """supper birthday happy sad worried worry hope help gift surprise news plan decide decided visit visitor new
       first start started leave leaving moved moving trouble wrong sorry thank miss""",
}
_SALIENCE = {stem(word): weight for weight, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=16384)
def _weight(text: str) -> int:
    """Return what the words of `text` add: the gravest one, and one more where several are grave."""
    weights = sorted((_SALIENCE[word] for word in content_words(text) & _SALIENCE.keys()), reverse=True)
    if not weights:
        return 0
    return weights[0] + (1 if len(weights) > 1 and weights[1] >= 3 else 0)


def rating_of(me: Me, memory: ToRate) -> int:
    """Return the importance of `memory` to `me`, from 1 to 10."""
    rating = _BASE[memory.kind]
    weight = _weight(memory.text)
    if memory.kind in ("observation", "plan", "said"):
        weight = (weight * 3 + 3) // 4
    elif memory.kind == "reflection":
        weight = min(2, weight // 2)
    rating += weight
    if memory.claim_interest:
        rating = max(rating, _LEAST_OF_CLAIM + (memory.claim_interest * 6 + 5) // 10)
    if memory.kind in ("heard", "observation") and first_name(me.name) in memory.text:
        rating += 1
    return max(IMPORTANCE_MIN, min(IMPORTANCE_MAX, rating))
