"""Words as the rules compare them: content words, reduced to a plain stem, never substrings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_VOWELS = frozenset("aeiouy")


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, which is how long lists of words are written down here."""
    return frozenset(text.split())


STOP_WORDS = word_set(
    """
    a about after again all also am an and another any anybody anyone anything are around as at away back be
    because been before being but by can can't come comes coming could did didn't do does doesn't doing don't
    down each else ever every few for from get gets getting go goes going got had has have having he her here
    hers him his how i i'd i'll i'm i've if in into is isn't it it's its just last let lot many me might mine
    more most much my never no not now of off on once one only or other our ours out over own really said say
    says see she should so some somebody someone something soon such than that that's the their them then there
    these they thing things this those till to today tomorrow tonight too up us very was wasn't way we were what
    what's when where which while who whom whose why will with without would yes yesterday yet you your yours
    know knows knew tell told think thought
    """
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word`, lower case, without the common English endings, so that "baking" meets "bakes".

    Example:
        >>> [stem(word) for word in ("Books", "parties", "dancing", "planned", "art")]
        ['book', 'party', 'danc', 'plan', 'art']
    """
    word = word.casefold().removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 2 and _VOWELS & set(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def has_name(text: str, name: str) -> bool:
    """Return whether `text` has `name` in it as whole words, with whichever article.

    Example:
        >>> has_name("The union calls a strike at the mill", "The Mill"), has_name("A miller's tale", "The Mill")
        (True, False)
    """
    bare = _ARTICLE.sub("", name.strip())
    return bool(bare) and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text, re.IGNORECASE) is not None


@lru_cache(maxsize=16384)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry meaning.

    Example:
        >>> sorted(content_words("Mara's supper at the old mill"))
        ['mara', 'mill', 'old', 'supper']
    """
    found = (word for word in _WORD.findall(text.replace("’", "'").casefold()) if word not in STOP_WORDS)
    return frozenset(stem(word) for word in found)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the content words of all `texts` together."""
    return frozenset().union(*(content_words(text) for text in texts))


@lru_cache(maxsize=4096)
def first_name(name: str) -> str:
    """Return the given name of a plain name, else the whole name.

    A plain name has two or three words, particles such as "van der" not counted. A title in front goes where a given
    and a family name follow it; who is known by a title and one name is called by both.

    Example:
        >>> [first_name(name) for name in ("Ada Brook", "Dr. Mina van der Berg", "Dr Osei", "The Hermit")]
        ['Ada', 'Mina', 'Dr Osei', 'The Hermit']
    """
    parts = name.split(" ")
    if parts[0].lower().rstrip(".") in _FORMS_OF_ADDRESS and len(parts) > 2:
        parts = parts[1:]
    family = [part for part in parts[1:] if part not in _PARTICLES]
    plain = 1 <= len(family) <= 2 and all(_FAMILY_NAME.match(part) or not part.isascii() for part in family)
    if plain and _GIVEN_NAME.match(parts[0]) and parts[0].lower() not in _TITLES:
        return parts[0]
    return name


_TITLES = word_set(
    """dr mr mrs ms miss sir lady lord father mother sister brother old saint st captain aunt uncle granny grandma
    grandpa commander admiral general colonel major lieutenant sergeant officer abbot abbess prior bishop pastor
    reverend rabbi imam sheikh king queen prince princess count countess duke duchess baron professor nurse judge
    madame monsieur herr frau signor signora senor señor senora señora don doña the little big young"""
)
_FORMS_OF_ADDRESS = word_set("dr mr mrs ms miss prof professor")
_PARTICLES = word_set("van von der den de del della di da dos du la le zu zum zur bin ibn al el ten ter")
_GIVEN_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?$")
_FAMILY_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’-]*$")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return `text` without the marks on its letters, as people type names: "Inês" is "Ines"."""
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def clipped(text: str, limit: int) -> str:
    """Return `text` on one line, cut at a word where it is longer than `limit` characters."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:") + "…"


def listed(parts: Iterable[str]) -> str:
    """Return `parts` as an English list.

    Example:
        >>> listed(["the supper", "his garden", "work"])
        'the supper, his garden and work'
    """
    items = list(parts)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


_OF_THEMSELVES = word_set(
    """barking blooming charming crackling crying exciting falling fascinating flowering galloping glowing howling
    interesting marching rising roaring shining sleeping sparkling surprising thriving ticking twinkling"""
)
"""What things do by themselves: before a noun such a word says what kind of thing it is, as in falling leaves."""
_NO_NOUN = word_set(
    """about across after against all along an a and around as asleep at away back barefoot before behind beside
    between by down early every everywhere far fast for from her here his home hard in into it late like long my near
    nowhere of off on or our out outdoors over past people rough round some someone somewhere that the their them there
    things this through till to together too towards under until up when where while with without your"""
)


def names_a_thing(phrase: str) -> bool:
    """Return whether `phrase` begins with an -ing form that only says of what kind a thing is.

    Example:
        >>> [names_a_thing(one) for one in ("marching bands", "marching in time", "falling leaves", "baking bread")]
        [True, False, True, False]
    """
    first, *rest = phrase.casefold().split() or [""]
    return first in _OF_THEMSELVES and bool(rest) and rest[0] not in _NO_NOUN and not rest[0].endswith("ly")


_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = r"(?:morning|afternoon|evening|night|noon|lunchtime)"
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OFTHE = r"(?: in the (?:morning|afternoon|evening)| at night)?"
_CLOCK = (
    rf"(?:at|from|around|by) (?:(?:half past|quarter past|quarter to|a quarter past|a quarter to) {_NUMBER}\b{_OFTHE}"
    rf"|\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\.?\b)?{_OFTHE}|\d{{1,2}} ?[ap]\.?m\b\.?|{_NUMBER} o['’]clock{_OFTHE}"
    r"|noon\b|midnight\b)"
)
_ON = (
    rf"(?:(?:on|this|next|this coming|coming) {_DAY}(?: {_PART})?|tomorrow(?: {_PART})?|today|tonight"
    rf"|(?:this|later this) {_PART}|the day after tomorrow|in the {_PART}"
    rf"|(?<!a )(?<!the )(?<!every )(?<!each ){_DAY}(?: {_PART})?(?=$|[.!]))"
)
_TIME_WORDS = re.compile(rf",?(?: (?:{_CLOCK}|{_ON})(?![\w-]))+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def without_time(text: str) -> str:
    """Return the words of an announcement without when it is, for where the time is said beside it.

    Example:
        >>> without_time("Kofi is playing in the final tomorrow at three o'clock")
        'Kofi is playing in the final'
    """
    return _TIME_WORDS.sub("", text)
