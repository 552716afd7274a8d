"""Places: where somebody comes from and lives, as countries and cities that lie in one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.critics.tables import rows

_COMES = re.compile(
    r"\b(?:I(?:'m| am)(?: \w+)? from|I come from|we come from|I(?:'m| am| was)? (?:was )?born(?: and (?:bred|"
    r"raised))? in|"
    r"I (?:grew up|was raised|was brought up) in|moved (?:here|over|away) from|native of|"
    r"where I (?:grew up|come from|was born|am from),?(?: \w+)? in|I came here from|all my (?:family|"
    r"people) (?:is|are) (?:from|in))"
    r" (?:the )?([a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)
_COMES_AFTER = re.compile(
    r"\bin ([a-z]+(?: [a-z]+)?),? (?:where I (?:come from|grew up|was born|am from)|I was born)", re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    r"\bI(?:'m| am) (?:an? |the only )?(?:(?:proud|true|real|native|half|young|old) )?([a-z]+)(?: (?:born|"
    r"by birth|man|woman|girl|boy|citizen)\b|[.,!;]|$)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:I(?:'ve| have)? (?:(?:still|now|always|only) )?(?:live|lived|reside|settled|work)(?: (?:here|alone|"
    r"now|happily))?|"
    r"I(?:'m| am) (?:living|based|sitting(?: here)?|staying|at home|here)|from here|here|based|moved|just moved)"
    r" (?:in|to) (?:the )?([a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)
_ALL_LIFE = re.compile(r"\b(?:all my life|always lived|never left)\b", re.IGNORECASE)


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Return, by name, the country and the city that a name stands for; the city is empty where it is a country's."""
    found: dict[str, tuple[str, str]] = {}
    for (line,) in rows("places"):
        names, cities = (part.split() for part in line.split("|"))
        for name in cities:
            found[name.replace("-", " ")] = (names[0], name)
        for name in names:
            found[name.replace("-", " ")] = (names[0], "")
    return found


def _named(words: str) -> str:
    """Return "country/city" of the place that the first word or two name; empty where they name none that is known."""
    small = words.lower()
    found = _places().get(small) or _places().get(small.split()[0])
    return "/".join(found) if found else ""


def places_in(plain: str) -> Iterator[tuple[str, str]]:
    """Yield "comes from" and "dwells in" with the place, as "country/city".

    Example:
        >>> list(places_in("I grew up in Lima, but I live in Oslo now."))
        [('comes from', 'peru/lima'), ('dwells in', 'norway/oslo')]
    """
    for pattern in (_COMES, _COMES_AFTER, _OF_PEOPLE):
        for match in pattern.finditer(plain):
            if place := _named(match[1]):
                yield "comes from", place
    for match in _LIVES.finditer(plain):
        if place := _named(match[1]):
            yield "dwells in", place
            if _ALL_LIFE.search(plain):
                yield "comes from", place


def is_elsewhere(one: str, other: str) -> bool:
    """Return whether two places, as "country/city", lie apart."""
    (country, city), (other_country, other_city) = one.split("/"), other.split("/")
    return country != other_country or bool(city and other_city and city != other_city)


def is_known(name: str) -> bool:
    """Return whether a name is that of a place in the table."""
    return bool(_named(name))
