"""The critic of toxicity: insults, threats, wishes of death, contempt for groups, abuse; by a lexicon.

Whom it is said to matters: "you stupid fool" is an insult, "this stupid printer" and "I was so stupid" are not. Words
that are hidden by signs, digits, spaces or stretched letters are read as they are meant. What somebody else is quoted
as saying is not held against who tells it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agents.critics.base import Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.tables import Sieve, rows

NAME = "toxicity"


_LISTS: dict[str, str] = {}


def _graded() -> tuple[list[tuple[int, str, re.Pattern[str]]], re.Pattern[str]]:
    """Return the patterns of the table, the worst first as they stand there, and that of what only sounds bad."""
    lists = _LISTS
    found: list[tuple[int, str, re.Pattern[str]]] = []
    safe = re.compile("(?!)")
    for row in rows("toxicity"):
        if row[0].startswith("="):
            words = row[1] if row[0] == "=DEATH" else "|".join(sorted(row[1].split(), key=len, reverse=True))
            lists[f"<{row[0][1:]}>"] = words
            continue
        pattern = row[2]
        for name, words in lists.items():
            pattern = pattern.replace(name, words)
        if row[0] == "safe":
            safe = re.compile(pattern, re.IGNORECASE)
        else:
            found.append((int(row[0]), row[1], re.compile(pattern, re.IGNORECASE)))
    return found, safe


_GRADED, _SAFE = _graded()
_SIEVE = Sieve(pattern.pattern for _, _, pattern in _GRADED)
_ASKS = re.compile(
    r"^(?!.*\b(?:stupid|thick|dumb|mental|insane|deaf|idiot|moron|brains?|born (?:this|so|in a)|drop(?:ped)? you)\b)"
    r"(?:are|do|did|have|has|is|was|were|does|can|could|would|will) [^?]*\?$",
    re.I,
)
_COMMANDED = re.compile(r"\byou (?:must|should) not\b|\bdon't call\b|\bnever call\b", re.I)


def toxicity(dialogue: Dialogue) -> Criticism:
    """Return which turns hold something vicious, and in which sentence."""
    faults = []
    for turn, line in enumerate(dialogue.lines):
        for part in parts_of(line.text):
            weight, why = how_toxic(part)
            if weight:
                faults.append(Fault(turn, why, part, weight))
    return by_faults(NAME, len(dialogue.lines), faults)


@lru_cache(maxsize=16384)
def how_toxic(sentence: str) -> tuple[int, str]:
    """Return how bad a sentence is in millionths, and what it is; 0 and nothing where it is fine.

    Example:
        >>> how_toxic("You stupid fool!"), how_toxic("This stupid printer!")
        ((900000, 'an insult'), (0, ''))
    """
    plain = _SAFE.sub(" ", unhidden(in_full(_without_quotations(sentence))))
    if _COMMANDED.search(plain) or _ASKS.search(plain):
        return 0, ""
    graded = (_GRADED[number] for number in _SIEVE.may_match(plain))
    return next(((weight, why) for weight, why, pattern in graded if pattern.search(plain)), (0, ""))


_HIDDEN = re.compile(r"[*@$!#|0-9]\w|\w[*@$#|0-9]|([a-z])\1\1|(?:\b[a-z][ .*_-]){2}", re.IGNORECASE)
_SPACED = re.compile(r"\b(?:[a-z][ .*_-]){2,}[a-z]\b", re.IGNORECASE)
_CHUNK = re.compile(r"[\w*@$!#|]{3,}")
_AS_LETTERS = str.maketrans("013457@$!|", "oieastasii")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|(?<!\w)['‘][^'‘’]{3,}['’](?!\w)")
_TOLD = re.compile(
    r"\b(?:said|says|saying|say|called|calls|calling|shouted|yelled|wrote|written|told|tells|texted|screamed|"
    r"whispered|muttered|"
    r"sign|reads|word|words|quote|printed|shouting|yelling|goes)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:he|she|they|who|somebody|someone|people|my \w+|the \w+|dad|mum|mom)(?: \w+)? (?:told|tells|tell|"
    r"asked|ordered) "
    r"(?:me|him|her|us|them|everyone|my \w+) (?:to|that|he|she|I|they|we)\b[^.!?]*",
    re.IGNORECASE,
)


@cache
def _vicious() -> frozenset[str]:
    """Return the single words that somebody may want to hide."""
    words = " ".join(_LISTS[name] for name in ("<ANYPERSON>", "<ANYCRUEL>", "<ALWAYS>") if name in _LISTS)
    return frozenset(words.replace("|", " ").split()) | {"kys", "kill", "die", "fuck", "fucking", "shit", "fat"}


def unhidden(sentence: str) -> str:
    """Return `sentence` with vicious words in it as they are meant.

    Example:
        >>> unhidden("you 1d10t, you st*pid w o r m"), unhidden("I pay $20 for 3 nights!!!")
        ('you idiot, you stupid worm', 'I pay $20 for 3 nights!!!')
    """
    if not _HIDDEN.search(sentence):
        return sentence
    joined = _SPACED.sub(lambda found: _joined(found[0]) or found[0], sentence)
    return _CHUNK.sub(lambda found: _meant(found[0]) or found[0], joined)


def _joined(spaced: str) -> str:
    word = re.sub(r"[ .*_-]", "", spaced).lower()
    return word if word in _vicious() else ""


@lru_cache(maxsize=4096)
def _meant(chunk: str) -> str:
    """Return the vicious word that a chunk stands for; empty where it stands for none."""
    small = chunk.lower().rstrip("!")
    plain = small.translate(_AS_LETTERS)
    for one in (plain, _STRETCHED.sub(r"\1", plain), _STRETCHED.sub(r"\1\1", plain)):
        if one in _vicious() and one != small:
            return one
    if not re.search(r"[*#]", small) or not re.search(r"[a-z]", small):
        return ""
    pattern = re.compile(re.sub(r"[*#]+", "[a-z]{1,6}", re.sub(r"[^\w*#]", "", plain)))
    return next((word for word in sorted(_vicious()) if pattern.fullmatch(word)), "")


def _without_quotations(sentence: str) -> str:
    """Return a sentence without what somebody else is quoted as saying."""
    outside = _QUOTED.sub(" ", sentence)
    kept = outside if outside != sentence and _TOLD.search(outside) else sentence
    return _REPORTED.sub(" ", kept)
