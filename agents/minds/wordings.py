"""Small freedoms of wording: from a line to a pattern of lines that say the same, for a model to choose among.

A very small model left to itself answers a line instead of rewording it. Held to such a pattern it still picks every
word by what it finds likely, and what it picks is read back like any other wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from agents.minds.reading_back.words import word_set
from agents.streams import Stream

_SHORT = (
    "I am|I'm; I have|I've; I will|I'll; I would|I'd; you are|you're; you have|you've; you will|you'll; we are|we're; "
    "we have|we've; we will|we'll; they are|they're; they have|they've; it is|it's; that is|that's; he is|he's; "
    "she is|she's; there is|there's; what is|what's; do not|don't; does not|doesn't; did not|didn't; is not|isn't; "
    "are not|aren't; was not|wasn't; will not|won't; would not|wouldn't; cannot|can't; could not|couldn't; "
    "have not|haven't; has not|hasn't; should not|shouldn't"
)
_SAME = (
    "begins|starts; begin|start; beginning|starting; glad|happy|pleased; everybody|everyone; somebody|someone; "
    "anybody|anyone; nobody|no one; perhaps|maybe; I have to|I've got to|I must|I need to; I'd like to|I want to; "
    "I would like to|I'd like to|I want to; hello|hi|good day; goodbye|bye; thank you|thanks; till|until; "
    "I think|I believe|I suppose|I reckon"
)
_ONE_WAY = "enjoy|like; big|large; ill|sick; only|just"
_GROUPS = tuple(tuple(group.split("|")) for group in f"{_SHORT}; {_SAME}".split("; "))
_OTHERS = {
    **{one.lower(): tuple(other for other in group if other != one) for group in _GROUPS for one in group},
    **{one: tuple(others.split("|")) for one, _, others in (group.partition("|") for group in _ONE_WAY.split("; "))},
}
_OPENERS = ("Well, ", "Oh, ", "Ah, ")
_LOWERED = word_set(
    "a an the this that these those my your his her its our their you he she it we they there here what where when why "
    "how who is are was were do does did have has had will would can could may might must should if in on at for with "
    "and but not no nobody everybody everyone somebody some all most many nothing something it's that's there's what's "
    "you're we're they're he's she's don't didn't can't you've we've you'll we'll they'll it'll that'll"
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
_SPECIAL = re.compile(r"([\\.^$|?*+()\[\]{}/-])")
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the line: the words that stand there and what may stand in their place."""

    start: int
    end: int
    others: tuple[str, ...]


def wording_pattern(text: str, stream: Stream) -> str | None:
    """Return a regular expression for lines that word `text` otherwise; None where there is no freedom in it.

    Args:
        text: The line.
        stream: Draws the one place where the line's own words are ruled out.
    """
    slots = _slots(text)
    if not slots or '"' in text or "\n" in text:
        return None
    ruled_out = stream.below(len(slots))
    parts, at = [], 0
    for number, slot in enumerate(slots):
        own = [] if number == ruled_out else [text[slot.start : slot.end]]
        parts.append(_escaped(text[at : slot.start]))
        parts.append(f"({'|'.join(_escaped(one) for one in (*own, *slot.others))})")
        at = slot.end
    return f"^{''.join(parts)}{_escaped(text[at:])}$"


def _slots(text: str) -> list[_Slot]:
    found: list[_Slot] = []
    for sentence in _SENTENCE.finditer(text):
        inner = [
            _Slot(sentence.start() + hit.start(), sentence.start() + hit.end(), _others(hit[0]))
            for hit in _words().finditer(sentence[0])
            if _fits(sentence[0], hit)
        ]
        found += _edges(sentence.start(), sentence[0], inner)
    return sorted(found, key=lambda slot: slot.start)


def _edges(start: int, sentence: str, inner: list[_Slot]) -> list[_Slot]:
    """Return the slots of one sentence with room for an aside before its first word."""
    words = sentence.split()
    first = words[0] if words else ""
    if len(words) < _FEWEST_WORDS or first.endswith(","):
        return inner
    slots = list(inner)
    own = "I" if first in {"I", "I'm", "I'll", "I've", "I'd"} else first[:1].lower()
    if (first.lower() in _LOWERED or own == "I") and not (inner and inner[0].start == start):
        slots.append(_Slot(start, start + 1, tuple(f"{opener}{own}" for opener in _OPENERS)))
    return slots


def _fits(sentence: str, hit: re.Match[str]) -> bool:
    """Return whether a short form would not be left alone at the end: "yes, I am" has none."""
    return bool(re.match(r"\s+\w", sentence[hit.end() :])) or "'" in hit[0] or " " not in hit[0]


@cache
def _words() -> re.Pattern[str]:
    every = sorted(_OTHERS, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w'])(?:{'|'.join(re.escape(word) for word in every)})(?![\w'])", re.IGNORECASE)


def _others(word: str) -> tuple[str, ...]:
    return tuple(_cased(one, word) for one in _OTHERS[word.lower()])


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
