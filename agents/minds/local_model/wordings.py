"""Small freedoms of wording: from a line to a pattern of lines that say the same, for a model to choose among.

A very small model left to itself answers a line instead of rewording it. Held to such a pattern it still picks every
word by what it finds likely, and what it picks is read back like any other wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from agents.minds.local_model.reading_back.words import word_set
from agents.minds.local_model.rephrasing import (
    OPENERS_OF_QUESTIONS,
    OPENERS_OF_STATEMENTS,
    PHRASES,
    SHORT_FORMS,
    Phrase,
)
from agents.minds.local_model.shifting import lowered, shifted
from agents.streams import Stream

_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
_SPECIAL = re.compile(r"([\\.^$|?*+()\[\]{}/-])")
_FEWEST_WORDS = 4
_OPENERS_DRAWN = 2
_OPENED_E6 = 150_000
"""More often it would be a habit of speech that everybody has."""
_OPENS_WELL = word_set("i i'm i've i'd i'll it it's we we're we'll there there's")
_ASKS_WELL = word_set("what what's how where who when do did have are is can will")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the line: the words that stand there and what may stand in their place."""

    start: int
    end: int
    others: tuple[str, ...]


def wording_pattern(text: str, stream: Stream, *, short: bool = True) -> str | None:
    """Return a regular expression for lines that word `text` otherwise; None where there is no freedom in it.

    Args:
        text: The line.
        stream: Draws the one place where the line's own words are ruled out, and the asides that may open it.
        short: Whether its speaker says "I'm" for "I am".
    """
    if '"' in text or "\n" in text:
        return None
    wholes = [_moved(moved, short=short) for moved in _shifts(text)]
    slots = _slots(text, short=short)
    if slots:
        wholes.insert(0, _reworded(text, slots, stream.below(len(slots))))
    elif not wholes:
        opened = _opened(text, stream)
        wholes = [opened] if opened else []
    return f"^({'|'.join(wholes)})$" if wholes else None


def _moved(text: str, *, short: bool) -> str:
    return _reworded(text, _slots(text, short=short), None)


def _reworded(text: str, slots: Sequence[_Slot], ruled_out: int | None) -> str:
    """Return the pattern of `text` with its slots; the slot `ruled_out` lacks the line's own words."""
    parts, at = [], 0
    for number, slot in enumerate(slots):
        own = [] if number == ruled_out else [text[slot.start : slot.end]]
        parts.append(_escaped(text[at : slot.start]))
        parts.append(f"({'|'.join(_escaped(one) for one in (*own, *slot.others))})")
        at = slot.end
    return f"{''.join(parts)}{_escaped(text[at:])}"


def _shifts(text: str) -> Iterator[str]:
    """Yield `text` with the parts of one sentence in another order."""
    for sentence in _SENTENCE.finditer(text):
        bare = sentence[0].rstrip()
        for other in shifted(bare):
            yield f"{text[: sentence.start()]}{other}{text[sentence.start() + len(bare) :]}"


def _slots(text: str, *, short: bool) -> list[_Slot]:
    """Return the places in the order of the line; where two overlap, the earlier and then the longer one."""
    found = [
        _Slot(hit.start(), hit.end(), others)
        for phrase in (*PHRASES, *(SHORT_FORMS if short else ()))
        for hit in _compiled(phrase).finditer(text)
        if (others := _others(phrase, hit))
    ]
    kept: list[_Slot] = []
    for slot in sorted(found, key=lambda slot: (slot.start, -slot.end, slot.others)):
        if not kept or slot.start >= kept[-1].end:
            kept.append(slot)
    return kept


@cache
def _compiled(phrase: Phrase) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’]){_any_case(phrase.said)}(?![\w'’]){phrase.before}")


def _any_case(said: str) -> str:
    """Return a pattern for `said` that also begins a sentence."""
    first = said[0]
    if said.startswith("(?<!"):
        at = said.rindex(")") + 1
        return f"{said[:at]}{_any_case(said[at:])}"
    return f"[{first}{first.upper()}]{said[1:]}" if first.islower() else said


def _others(phrase: Phrase, hit: re.Match[str]) -> tuple[str, ...]:
    raises = hit[0][:1].isupper() and not hit[0].startswith(("I ", "I'"))
    return tuple(one[:1].upper() + one[1:] if raises else one for one in map(hit.expand, phrase.others))


def _opened(text: str, stream: Stream) -> str:
    """Return the pattern of a line whose first sentence is opened by an aside; empty where none fits."""
    words = text.split()
    first = words[0].lower() if words else ""
    asks = text.rstrip().endswith("?")
    openers = OPENERS_OF_QUESTIONS if asks else OPENERS_OF_STATEMENTS
    if (
        not stream.chance(_OPENED_E6)
        or len(words) < _FEWEST_WORDS
        or first not in (_ASKS_WELL if asks else _OPENS_WELL)
    ):
        return ""
    drawn = sorted(stream.shuffled(openers)[:_OPENERS_DRAWN])
    return f"({'|'.join(drawn)}){_escaped(lowered(text))}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
