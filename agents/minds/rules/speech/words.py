"""Small turns of English: persons swapped, articles, names cut short, sentences fitted into others.

Names and texts of scenarios are opaque here: what is not plain English is passed through as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from agents.minds.rules import words
from agents.minds.rules.words import names_a_thing, word_set

first_name = words.first_name

_STOPS = " \t\n.!?…。！？"
_STARTERS = word_set(
    """the a an there somebody someone my our your it this that these those people they we he she everybody everyone
    nobody some all another one two three four in on at next for his her their no every from tomorrow tonight"""
)
_STATES = word_set("retired unemployed self-employed freelance jobless homeless")
_TO_YOU = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you're", "i've": "you've",
    "i'll": "you'll", "i'd": "you'd", "am": "are", "our": "your", "ours": "yours", "ourselves": "yourselves",
}  # fmt: skip
_OTHER_PERSON = re.compile(r"\b(?:i'm|i've|i'll|i'd|i|me|my|mine|myself|am|our|ours|ourselves)\b", re.IGNORECASE)
_I_WAS = re.compile(r"\bI was\b")
_VOWEL_SOUND = re.compile(r"^(?:[aeio]|u(?!ni|se|ti|ro|su)|hono|hour|heir)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")
_SINGULAR_S = ("ss", "us", "is", "ics", "news", "ness", "tennis", "chess")
_NO_GERUND = word_set("""nothing something anything everything thing king ring spring string morning evening""")


def body(text: str) -> str:
    """Return `text` without the stops and blanks at its ends."""
    return text.strip().rstrip(_STOPS).strip() or text.strip()


def one_sentence(text: str) -> bool:
    """Return whether `text` can stand inside another sentence: no stop, colon or line break in its middle."""
    return re.search(r"[.!?:;\n。！？](?:\s|$)", body(text)) is None


def closed(text: str) -> str:
    """Return `text` as a sentence with a stop at its end."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{stripped}."


def raised(text: str) -> str:
    """Return `text` with a capital at its start; what does not begin with a plain small letter stays."""
    return text[:1].upper() + text[1:] if text[:1].islower() and text[:1].isascii() else text


def inside(text: str, names: Iterable[str] = ()) -> str:
    """Return the sentence `text` as it stands in the middle of another: small at the start unless that is a name."""
    plain = body(text)
    first = plain.split(" ", 1)[0]
    named = any(name and plain.startswith(name) for name in names)
    if named or first.lower() not in _STARTERS or (len(first) > 1 and first.isupper()):
        return plain
    return plain[:1].lower() + plain[1:]


def to_you(text: str) -> str:
    """Return first-person words as said to the one they came from: "finish my book" becomes "finish your book"."""
    return _OTHER_PERSON.sub(_swapped, _I_WAS.sub("you were", text))


def _swapped(found: re.Match[str]) -> str:
    word = found.group()
    other = _TO_YOU[word.lower()]
    return raised(other) if word[0].isupper() and found.start() == 0 else other


def with_article(noun: str) -> str:
    """Return `noun` with "a" or "an" unless it brings an article of its own."""
    first = noun.split(" ", 1)[0].lower()
    plain = noun[:1].isascii() and noun[:1].isalpha()
    if first in {"a", "an", "the", "my", "our"} or not plain or is_state(noun):
        return noun
    lowered = noun[:1].lower() + noun[1:] if noun[1:2].islower() else noun
    return f"{'an' if _VOWEL_SOUND.match(noun) else 'a'} {lowered}"


def is_state(occupation: str) -> bool:
    """Return whether an occupation is a word for how one stands, so that it fits after "I am" without an article.

    Example:
        >>> is_state("retired"), is_state("between jobs"), is_state("retired teacher"), is_state("baker")
        (True, True, False, False)
    """
    plain = occupation.strip().lower()
    return plain in _STATES or plain.startswith(("between ", "on ", "out of ", "at school", "in retirement"))


def is_doing(text: str) -> bool:
    """Return whether `text` begins with an -ing form, so that it fits after "I am"."""
    first = text.split(" ", 1)[0]
    gerund = len(first) > 4 and first.endswith("ing") and first.isascii() and first.lower() not in _NO_GERUND
    return gerund and not names_a_thing(text)


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning, cut to a common beginning so that forms of one word meet."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    for ending in ("ings", "ing", "ers", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_EMPTY = word_set(
    """about after again also always another anything around been before being best better both come could does doing
    done down each else ever every everything from gets getting give goes going good great have having hear heard
    here hope into just keep kind know last later less like likely little long look looking made make making many
    maybe mean might mind more most much must myself need never next nice nothing often only other over people
    perhaps quite rather really right said same seen shall should since some somebody someone something soon still
    such suppose sure take takes talk tell than thank thanks that their them then there these they thing things
    think this those though thought time today told tomorrow tonight took under until upon used usual usually very
    want wanted wants well went were what when where which while will with without work working would year years
    your yours yourself morning evening afternoon night week first place home house town sitting friday saturday
    sunday monday tuesday wednesday thursday enough hello yesterday somewhere themselves itself hours whole once"""
)
