"""English as people type it, brought to the form that the rules read: contractions, slang, quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    "i": "I", "im": "I'm", "ive": "I've", "ill": "I'll", "id": "I'd", "dont": "don't", "doesnt": "doesn't",
    "didnt": "didn't", "cant": "can't", "cannot": "can't", "wont": "won't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "werent": "weren't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't",
    "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "aint": "ain't", "thats": "that's",
    "whats": "what's", "theres": "there's", "hes": "he's", "shes": "she's", "youre": "you're", "theyre": "they're",
    "u": "you", "ur": "your", "r": "are", "w": "with", "wo": "without", "bc": "because", "cuz": "because",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "n": "and", "ty": "thank you", "np": "no problem",
    "btw": "by the way", "omg": "oh my god", "pls": "please", "y'all": "you all",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SPLIT = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+(?:[-–—]+\s+)?|\s+[-–—]+\s+|\s*\n+\s*")
_SHORT_QUESTION = 7
_QUOTES = re.compile(r"^[\"“”«»]+|[\"“”«»]+$")
_TAIL_TAG = re.compile(
    r",\s*(?:you know|as you know|as i said|as i told you|by the way|btw|lol|haha|me|mind you)\b", re.I
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|well|oh),? )?(?:do you know|did you know|you know|guess what|believe me|mind you)"
    r"(?:,| that)? (?=\w)(?!what\b)",
    re.I,
)
_END_TAG = re.compile(
    r",?\s+(?:did you know(?: that)?|do you know|you know|don't you think|isn't it|you see|right|eh|"
    r"(?:didn't|don't|haven't|hadn't|isn't|aren't|wasn't|weren't|doesn't|won't|can't) (?:I|you|it|he|she|we|they)"
    r"(?: (?:tell|say|mention|know))?(?: you)?)\?$",
    re.I,
)


@lru_cache(maxsize=16384)
def in_full(text: str) -> str:
    """Return `text` with typed short forms written out.

    Example:
        >>> in_full("yo im w/o a car, dont u know")
        "yo I'm without a car, don't you know"
    """
    plain = _QUOTES.sub("", text.strip()).replace("’", "'").replace("w/o", "without")
    return _WORD.sub(lambda found: _SHORT.get(found[0].lower(), found[0]) if _typed(found[0]) else found[0], plain)


def _typed(word: str) -> bool:
    """Return whether a word may be a short form: "Ill" and "US" are not."""
    return word.islower() or word in {"I", "Im", "Ive", "Dont", "Cant", "U"}


@lru_cache(maxsize=16384)
def parts_of(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` as they stand in it, in order.

    Example:
        >>> parts_of("I like jazz. And you? - Me too!")
        ('I like jazz.', 'And you?', 'Me too!')
    """
    found = (part.strip() for part in _SPLIT.split(text.strip()))
    return tuple(part for part in found if part)


@lru_cache(maxsize=16384)
def units_of(text: str) -> tuple[str, ...]:
    """Return the sentences of `text`, a short question together with what answers it: "Jazz? I never liked it."

    Example:
        >>> units_of("Jazz? I never liked it. And you?")
        ('Jazz? I never liked it.', 'And you?')
    """
    units: list[str] = []
    for part in parts_of(text):
        joined = f"{units[-1]} {part}" if units else part
        asks = bool(units) and units[-1].endswith("?") and len(units[-1].split()) <= _SHORT_QUESTION
        if asks and not part.endswith("?") and joined in text:
            units[-1] = joined
        else:
            units.append(part)
    return tuple(units)


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Return a sentence in full and without tags such as "you know" that a rule could stumble over."""
    return _TAIL_TAG.sub(",", _END_TAG.sub(".", _LEAD.sub("", in_full(text))))
