"""The same sentence in another order: a time goes from one end to the other, a reason before what it explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.minds.local_model.reading_back.words import word_set

_NUMBER = r"(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = rf"(?:half past |a quarter past |a quarter to |twenty past |twenty to |ten past |ten to )?{_NUMBER}"
_DAY = r"(?:this|tomorrow|on \w+day) (?:morning|afternoon|evening)|tomorrow|on \w+day"
_SPAN = r"in (?:half an hour|an hour|a quarter of an hour|a moment|a while|a minute)|one of these days|one day"
_TIME = rf"(?i:(?:at|until|by) {_CLOCK}|(?:{_DAY})(?: at {_CLOCK})?|{_SPAN})"
_NO_NAME = r"(?!(?:And|But|So|Not|Then|Or|Yes|No|Oh|Well|\w+ing)\b)"
_WHO = rf"(?:(?i:I|I'm|I'll|I've|I'd|we|we're|we'll|you|you're|it|it's|he|she|they)|{_NO_NAME}[A-Z]\w+)"
_FRONT = re.compile(rf"(?P<time>{_TIME}),? (?P<rest>{_WHO} [^,;:—]+)(?P<end>[.!?])")
_BACK = re.compile(rf"(?P<rest>{_WHO} [^,;:—]+?) (?P<time>{_TIME})(?P<end>[.!])")
_REASON = re.compile(r"(?P<main>[^,;:—]+),? because (?P<why>[^,;:—]+)(?P<end>[.!])")
_REASON_FIRST = re.compile(r"Because (?P<why>[^,;:—]+), (?P<main>[^,;:—]+)(?P<end>[.!])")
_CONDITION = re.compile(r"If (?P<if>[^,;:—]+), (?P<main>[^,;:—]+)(?P<end>[.!])")
_SEVERAL = re.compile(
    r"\b(?:and|but|or|that|if|because|who|which|what|when|where|before|after|since|while|then|so|to)\b"
)
_PLAIN_START = re.compile(r"(?:I|I'm|I'll|I'd|We|We'll|You|You'll|It|She|He|They)(?= )(?!.*\?)")
_LOWERED = word_set(
    "a an the this that these those my your his her its our their you he she it we they there here what where when why "
    "how who is are was were do does did have has had will would can could may might must should if in on at for with "
    "and but not no nobody everybody everyone somebody some all most many nothing something it's that's there's what's "
    "you're we're they're he's she's don't didn't can't you've we've you'll we'll they'll it'll that'll until by "
    "tomorrow one everything perhaps maybe"
)
_IS_I = word_set("i i'm i'll i've i'd")


def shifted(sentence: str) -> Iterator[str]:
    """Yield `sentence`, with its mark, in other orders that say the same.

    Example:
        >>> list(shifted("At six I'm meeting Ada."))
        ["I'm meeting Ada at six."]
    """
    if found := _FRONT.fullmatch(sentence):
        if _single(found["rest"]) and found["end"] != "?":
            yield f"{raised(found['rest'])} {lowered(found['time'])}{found['end']}"
    elif (found := _BACK.fullmatch(sentence)) and _single(found["rest"]) and _may_be_lowered(found["rest"]):
        yield f"{raised(found['time'])} {lowered(found['rest'])}{found['end']}"
    if (found := _REASON.fullmatch(sentence)) and _may_be_lowered(found["main"]) and _single(found["main"]):
        yield f"Because {found['why']}, {lowered(found['main'])}{found['end']}"
    if found := _REASON_FIRST.fullmatch(sentence):
        yield f"{raised(found['main'])}, because {found['why']}{found['end']}"
    if (found := _CONDITION.fullmatch(sentence)) and _PLAIN_START.match(raised(found["main"])):
        yield f"{raised(found['main'])} if {found['if']}{found['end']}"


def _single(text: str) -> bool:
    """Return whether a text is one clause, so that a time at its edge can belong to nothing else."""
    return _SEVERAL.search(text) is None


def _may_be_lowered(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower()
    return first in _LOWERED or first in _IS_I


def lowered(text: str) -> str:
    """Return `text` as it stands inside a sentence; what may be a name keeps its capital."""
    first = text.split(maxsplit=1)[0].lower() if text.split() else ""
    return f"{text[:1].lower()}{text[1:]}" if first in _LOWERED else text


def raised(text: str) -> str:
    """Return `text` as it begins a sentence."""
    return f"{text[:1].upper()}{text[1:]}"
