"""Attributes: of what one has at a time, which a sentence says: a trade, an age, a family, a home, a day of the week.

Each is read by patterns, so that "my wife and our five boys" says that one is married and has sons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from agents.critics.concepts import trade_of, trades_that_own, workplaces_of
from agents.critics.english import bare, parts_of
from agents.critics.places import is_elsewhere, is_known, places_in
from agents.critics.relatives import said_of_relatives
from agents.critics.tables import Sieve, rows
from agents.critics.values import values_in
from agents.minds.rules.words import stem, word_set

_TEENS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_NUMBERS = {word: number for number, word in enumerate(_TEENS.split())}
_BY_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * at for at, word in enumerate(_BY_TEN.split(), 2)}
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = word_set("january february march april may june july august september october november december")
_NOT = r"(?:n't|\b(?:not|never|no|without|nor|neither|nobody|nothing|none)\b)"
_DENIES = re.compile(_NOT, re.IGNORECASE)
_JUST_BEFORE = 12
_JUST_DENIED = re.compile(
    r"(?:n't|\b(?:not|never|no|nor|without|neither))(?: (?:a|an|any|the|very|really|so|"
    r"all that|much))? $",
    re.I,
)
_REMEMBERED = re.compile(
    r"\bgod rest\b|\bmay (?:he|she) rest\b|\bmy (?:husband|wife) (?:always|never|once)? ?(?:liked|loved|said|"
    r"used to|would|had|was)\b",
    re.IGNORECASE,
)
"""How one speaks of somebody who is no more, which says nothing of what one has."""
_AGE = re.compile(
    r"\b(?:I(?:'m| am)|(?:I )?(?:just |recently |will |'ll )?turn(?:ed|s|ing)?)(?: only| just| already| nearly)? "
    r"([a-z-]+|\d+)(?: ([a-z]+))?( years? old)?",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\b(?:man|woman|widow|widower|girl|boy|lady) of ([a-z-]+|\d+)\b", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:I(?:'m| am)|I was|I(?:'ve| have) been|I used to be|work(?:ed|ing)? as|working as|job as|career as|"
    r"trained as|"
    r"(?:training|studying) to be(?:come)?|my life as|as)(?: (?:only|just|still|also|both|now|actually|really|"
    r"always|once))*"
    r"( an?| the| my)?((?: [a-z'-]+){1,6})",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:used to|was|were|retired|former|once|before|years ago|ex-)\b", re.IGNORECASE)
_AT_WORK = re.compile(
    r"\b(?:at|from|in|to|for|with|down|behind|on) (?:the|my|an?|our) ([a-z]+(?: [a-z]+)?)", re.IGNORECASE
)
_WORKING = re.compile(
    r"\b(?:work(?:s|ed|ing)?|job|shift|class|customers?|clients?|patients?|boss|busy|paid|employed|career|at my desk|"
    r"years? (?:down|at|in|on|behind)|all (?:day|morning|night) (?:at|in|on)|(?:day|morning|night) at)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\bI (?:run|own|manage|keep|work (?:at|in|for|behind)) (?:an?|the|"
    r"my) ((?:[a-z-]+ ?){1,3})",
    re.IGNORECASE,
)
_DOING = (
    (
        re.compile(
            r"\bI(?:'ve| have|'m| am)?(?: been)? (?:drive|driving|drove) (?:an?|the|my) (?:\w+ )?"
            r"(?:bus|taxi|truck|lorry|cab|tram|school bus)\b",
            re.IGNORECASE,
        ),
        "driver",
    ),
    (
        re.compile(
            r"\b(?:I (?:teach|taught)|(?:been|from|after|am|I'm) teaching)\b(?! (?:him|her|you|them|myself|"
            r"me|my))",
            re.IGNORECASE,
        ),
        "teacher",
    ),
    (re.compile(r"\bI(?:'m| am)? stud(?:y|ying)\b(?! the (?:map|menu|card))", re.IGNORECASE), "student"),
)
_OWN_WORK = re.compile(r"\b(?:my|our)(?: own)?(?: \w+)?? ([a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_OTHERS_WORK = re.compile(
    r"\b(?:he|she|they|you|his|her|their|your|(?:my|our|the) (?:\w+ )?(?:husband|wife|mother|father|mom|mum|dad|"
    r"sister|"
    r"brother|son|daughter|uncle|aunt|friend|partner|boyfriend|girlfriend|cousin|grand\w+|neighbour|neighbor|"
    r"parents?))\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:[Mm]y name(?: is|'s)|[Tt]he name's|[Pp]eople call me|[Cc]all me|I(?:'m| am) called) ([A-Z]\w+)|"
    r"\b([A-Z]\w+)(?: [A-Z]\w+)? is my name"
)
_AS = re.compile(r"\bas\b|\bto be", re.IGNORECASE)
_WORKS_AS = re.compile(r"\b(?:work(?:ed|ing)?|job|career|trained) as\b", re.IGNORECASE)
_AFTER_A_NAME = word_set("on in at of for with from to who and by but so that which when than")
_LIKE_TRADES = ("ator", "keeper", "worker", "maker", "smith", "ologist", "grapher", "eer", "dresser")
_NO_TRADES = word_set("newspaper beer deer career peer sheer")
_LIVES = re.compile(
    r"\bI(?:'ve| have)? (?:live|lived|reside)(?: alone| here| happily| now)? in (?!an? |my |our |the |this |that )"
    r"([a-z]+(?: (?:york|jersey|orleans|zealand|carolina|dakota|mexico|hampshire|angeles|francisco|diego))?)\b",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:I(?:'m| am) (?:originally )?from|born (?:and raised )?in|I come from|I grew up in|raised in) "
    r"(?!an? |my |our |the |this |that )"
    r"([a-z]+(?: (?:york|jersey|orleans|zealand|carolina|dakota|mexico|hampshire|angeles|francisco|diego))?)\b",
    re.IGNORECASE,
)
_WED = re.compile(r"\bmarried (?:for|since)? ?(?:over |almost |nearly )?([a-z]+|\d+) years\b", re.IGNORECASE)
_NO_PLACES = word_set("work home here there town school far abroad everywhere nowhere two three peace fear house")
_YOUNGEST_TO_MARRY = 15
_DAY = re.compile(r"\b(?:it's|it is|today is) (\w+)( tomorrow)?", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(wedding|birthday|exam|party|trip|married|concert|meeting)\b[^.]*? (?:in|is in|is) (\w+)", re.IGNORECASE
)
_FAVOURITE = re.compile(r"\bfavou?rite (\w+) is (?:the )?(\w+)", re.IGNORECASE)
_DWELLINGS = word_set(
    """
    farm city village orphanage circus lighthouse hotel town ship boat castle monastery desert island mountains capital
    slum palace caravan convent
    """
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What one has of a kind, such as ("children", "yes") or ("age", "70")."""

    kind: str
    value: str


_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (kind, value, re.compile(pattern, re.IGNORECASE)) for kind, value, pattern in rows("attributes")
)

_SIEVE = Sieve(pattern.pattern for _, _, pattern in _PATTERNS)


@lru_cache(maxsize=16384)
def attributes_of(text: str) -> tuple[Attribute, ...]:
    """Return the attributes that the statements in `text` say their speaker has.

    Example:
        >>> attributes_of("I live alone, and I'm seventy.")
        (Attribute(kind='age', value='70'), Attribute(kind='household', value='alone'))
    """
    found: set[Attribute] = set()
    for part in parts_of(text):
        plain = bare(part)
        if not plain.endswith("?"):
            for reader in (_patterned, _age, _trade, _days, _names, _origins, _places, _relatives, _values):
                found.update(reader(plain))
    return tuple(sorted(found, key=lambda one: (one.kind, one.value)))


def _patterned(plain: str) -> Iterator[Attribute]:
    for number in _SIEVE.may_match(plain):
        kind, value, pattern = _PATTERNS[number]
        found = pattern.search(plain)
        if found and _JUST_DENIED.search(plain[: found.start()]):
            continue
        if found and not (value == "yes" and (_is_denied(plain, found, pattern) or _REMEMBERED.search(plain))):
            yield Attribute(kind, value)


def _is_denied(plain: str, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Return whether a "no" stands in or just before what says that one has something."""
    about = plain[max(0, found.start() - _JUST_BEFORE) : found.end()]
    return _DENIES.search(about) is not None and "never" not in pattern.pattern and "n't" not in pattern.pattern


def _age(plain: str) -> Iterator[Attribute]:
    for match in (*_AGE.finditer(plain), *_OF_AGE.finditer(plain)):
        words = [word for word in match.groups()[:2] if word]
        number = _number(words)
        turned = "turn" in match[0].lower() or "old" in match[0].lower() or " of " in match[0].lower()
        if (
            number is not None
            and 5 <= number <= 110
            and (turned or match.end() == len(plain.rstrip(".! ")) or match[0] != "")
        ):
            yield Attribute("age", str(number))


def _number(words: Sequence[str]) -> int | None:
    joined = [part for word in words for part in word.lower().split("-")]
    if joined and joined[0].isdigit():
        return int(joined[0])
    if joined and joined[0] in _TENS:
        return _TENS[joined[0]] + (_NUMBERS.get(joined[1], 0) if len(joined) > 1 else 0)
    return _NUMBERS.get(joined[0]) if joined and _NUMBERS.get(joined[0], 0) >= 10 else None


def _trade(plain: str) -> Iterator[Attribute]:
    for match in _WORK.finditer(plain):
        denied = bool(re.search(_NOT, plain[max(0, match.start() - 12) : match.end()], re.I))
        words = re.findall(r"[a-z'-]+", match[2].lower())
        named = match[1] is not None or _AS.search(match[0]) is not None or trade_of(words[0]) is not None
        trade = _trade_named(words, strictly=_WORKS_AS.search(match[0]) is not None) if named else ""
        if trade and not denied:
            past = bool(_PAST.search(plain[max(0, match.start() - 14) : match.end()]))
            yield Attribute("former trade" if past else "trade", trade)
    if not re.search(_NOT, plain, re.I) and not _OTHERS_WORK.search(plain):
        yield from _workplaces(plain)


def _workplaces(plain: str) -> Iterator[Attribute]:
    for match in _OWN_WORK.finditer(plain):
        if trades := trades_that_own(match[1].lower()):
            yield Attribute("workplace", _numbers(trades))
    for pattern, name in _DOING:
        if pattern.search(plain):
            yield Attribute("workplace", str(trade_of(name)))
    for match in _RUNS.finditer(plain):
        words = match[1].lower().split()
        if run := next((found for word in reversed(words) if (found := workplaces_of(word))), None):
            yield Attribute("workplace", _numbers(run))
    if _WORKING.search(plain):
        for match in _AT_WORK.finditer(plain):
            words = match[1].lower().split()
            places = [found for word in (*words, "-".join(words)) if (found := workplaces_of(word))]
            if places:
                yield Attribute("workplace", _numbers(places[-1]))


def _numbers(trades: frozenset[int]) -> str:
    return " ".join(map(str, sorted(trades)))


def _trade_named(words: list[str], *, strictly: bool) -> str:
    """Return the trade that the words name; empty where they name none.

    One that is not in the table counts by its last word, where that ends like the name of a trade or nothing else can
    be meant.
    """
    name = list(takewhile(lambda word: word not in _AFTER_A_NAME, words))
    for some in (name, words):
        known = [trade for word in some if (trade := trade_of(word)) is not None]
        if known:
            return str(known[-1])
    if not name or name[-1] in _NO_TRADES or not (strictly or name[-1].endswith(_LIKE_TRADES)):
        return ""
    return f"={stem(name[-1])}"


def _names(plain: str) -> Iterator[Attribute]:
    for match in _NAME.finditer(plain):
        found = [group for group in match.groups() if group]
        if found and found[-1][:1].isupper() and found[-1].lower() not in {"i", "not"}:
            yield Attribute("name", found[-1].lower())
    for match in re.finditer(r"\bmy name (?:isn't|is not|wasn't) ([A-Z]\w+)", plain):
        yield Attribute("name", f"not {match[1].lower()}")


def _origins(plain: str) -> Iterator[Attribute]:
    for match in re.finditer(r"\b(?:grew up|was raised|was brought up) (?:in|on|at) ([^,.;!?]+)", plain, re.I):
        words = [word for word in re.findall(r"[a-z]+", match[1].lower()) if word in _DWELLINGS]
        if words:
            yield Attribute("grew up", words[-1])


def _relatives(plain: str) -> Iterator[Attribute]:
    for kind, value in said_of_relatives(plain):
        yield Attribute(kind, value)


def _values(plain: str) -> Iterator[Attribute]:
    for kind, value in values_in(plain):
        yield Attribute(kind, value)


def _places(plain: str) -> Iterator[Attribute]:
    for kind, pattern in (("lives in", _LIVES), ("born in", _BORN)):
        for match in pattern.finditer(plain):
            name = [word for word in match[1].lower().split() if word not in _NO_PLACES]
            if name and len(name) == len(match[1].split()) and not is_known(match[1]):
                yield Attribute(kind, " ".join(name))
    for kind, place in places_in(plain):
        yield Attribute(kind, place)
    for match in _WED.finditer(plain):
        years = _number([match[1]])
        if years is not None:
            yield Attribute("years married", str(years))


def _days(plain: str) -> Iterator[Attribute]:
    for match in _DAY.finditer(plain):
        if match[1].lower() in _WEEKDAYS:
            yield Attribute("tomorrow" if match[2] else "today", match[1].lower())
    for match in _MONTH.finditer(plain):
        if match[2].lower() in _MONTHS:
            yield Attribute(
                f"month of {'wedding' if match[1].lower() == 'married' else match[1].lower()}", match[2].lower()
            )
    for match in _FAVOURITE.finditer(plain):
        yield Attribute(f"favourite {match[1].lower()}", match[2].lower())


_TOGETHER = """
marriage engaged no|marriage divorced no|marriage widowed engaged|marriage divorced engaged|marriage single no
marriage single divorced|marriage single widowed|marriage engaged yes|where here home|where here work|where here out
where away home|where away work|where away out
"""
_GOES_WITH = {
    (kind, frozenset((one, other)))
    for line in _TOGETHER.strip().splitlines()
    for kind, one, other in (entry.split() for entry in line.split("|"))
}


def excluded(one: Attribute, other: Attribute) -> bool:
    """Return whether nobody can have both: two values of one kind, unless they go together.

    Example:
        >>> excluded(Attribute("siblings", "no"), Attribute("siblings", "yes"))
        True
    """
    if one.kind == other.kind:
        return _apart(one.kind, one.value, other.value)
    kinds = {one.kind: one.value, other.kind: other.value}
    if set(kinds) == {"trade", "workplace"}:
        return kinds["trade"] not in kinds["workplace"].split()
    if set(kinds) == {"age", "years married"}:
        return int(kinds["age"]) < int(kinds["years married"]) + _YOUNGEST_TO_MARRY
    if set(kinds) == {"household", "marriage"}:
        return kinds["household"] == "alone" and kinds["marriage"] == "yes"
    return False


def _apart(kind: str, one: str, other: str) -> bool:
    """Return whether nobody can have two values of one kind."""
    if kind == "name" and (one.startswith("not ") != other.startswith("not ")):
        return one.removeprefix("not ") == other.removeprefix("not ")
    if "/" in one and "/" in other:
        return is_elsewhere(one, other)
    if kind.startswith("work"):
        return not set(one.split()) & set(other.split())
    if "far" in (one, other) and "near" not in (one, other):
        return False
    return one != other and (kind, frozenset({one, other})) not in _GOES_WITH
