"""Relatives: what is said of those whom one calls "my": alive or dead, near or far, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agents.critics.concepts import trade_of, workplaces_of
from agents.critics.places import is_known, places_in

_KIN = (
    "husband|wife|mother|father|mom|mum|mam|dad|sister|brother|son|daughter|uncle|aunt|cousin|grandfather|grandmother|"
    "grandma|grandpa|granddad|nephew|niece|girlfriend|boyfriend|partner|twin|fiancee|fiance|dog|cat|parrot|horse"
)
_SAME = {"mom": "mother", "mum": "mother", "mam": "mother", "dad": "father", "grandma": "grandmother",
         "grandpa": "grandfather", "granddad": "grandfather", "girl": "daughter", "boy": "son"}  # fmt: skip
_KIND_OF = "big|little|older|elder|younger|twin|dear|poor|late|own|first|only|baby|old|eldest|youngest"
_OF = rf"\b(?:[Mm]y|[Oo]ur) (?:(?:{_KIND_OF}) )*({_KIN})"
_NAME = r"(?:,? (?!I\b)[A-Z][a-z]+,?)?"
_CALLED = re.compile(
    rf"\b(?:a|an|my|our|one|have|the) (?:\w+ ){{0,3}}({_KIN})(?:,| is| who is)? (?:called|named|whose name is) (\w+)"
)
_BESIDE = re.compile(rf"\b[Mm]y (?:\w+ )?({_KIN}),? ([A-Z][a-z]+)\b")
_DEAD = re.compile(
    rf"(?:{_OF}{_NAME} (?:is dead|was killed|drowned|died|passed|has died|has passed|has been dead|had died|"
    rf"never came back)|"
    rf"\b(?:lost|buried|bury|mourn(?:ing)?|grave of|death of|funeral of|without) (?:a|an|my|our) (?:\w+ )?({_KIN})\b|"
    rf"\b(?:my|our) late ({_KIN})\b|\bmy (?:\w+ )?({_KIN})'s (?:funeral|grave|ashes|wake|burial))"
)
_ALIVE = re.compile(
    rf"{_OF}{_NAME}(?: and I| is| will|'ll|'s| just| still| has (?!died|passed|been dead)| lives| works| sends| says|"
    rf" calls| comes| visits| wants| cooks| likes| loves| thinks| bakes| rings| writes| keeps| drives| sings|"
    rf" plays| meets|"
    rf" rang| called me| phoned| came (?:by|over|round|in|home)| picks me)(?! (?:dead|gone|buried|with god|no more))"
)
_HE_OR_SHE = re.compile(r"\bgod rest|\bused to\b|\bwas\b", re.IGNORECASE)
_WHERE = re.compile(
    rf"{_OF}{_NAME}(?: \w+)?(?: (?:live|lives|is|'s|works|moved|has moved|sits|stays)| down| up|"
    rf" over)+ ([^.!?;]+)"
)
_NEAR = re.compile(
    r"\b(?:next door|down the (?:road|street|lane|hall)|(?:just )?across the (?:lane|road|street|hall)|"
    r"round the corner|"
    r"around the corner|upstairs|downstairs|with (?:me|us)|in the (?:next room|kitchen|garden|house|other room)|"
    r"here)\b",
    re.IGNORECASE,
)
_FAR = re.compile(
    r"\b(?:abroad|overseas|(?:hundreds?|thousands?|\d+) (?:of )?miles|far away|at sea|navy)\b", re.IGNORECASE
)
_DOES = re.compile(
    rf"{_OF}{_NAME} (?:is|was|works?|worked|drives?|drove|runs?|sells?|teaches|bakes|just)(?: [\w'-]+){{1,6}}"
)


def said_of_relatives(plain: str) -> Iterator[tuple[str, str]]:
    """Yield what `plain` says of relatives: "life of", "home of" or "work of" somebody, with a value.

    Example:
        >>> list(said_of_relatives("My brother lives next door."))
        [('life of brother', 'alive'), ('home of brother', 'near')]
    """
    dead = [_who(match) for match in _DEAD.finditer(plain)]
    for who in dead:
        yield f"life of {who}", "dead"
    for match in _ALIVE.finditer(plain):
        if _who(match) not in dead and not _HE_OR_SHE.search(plain):
            yield f"life of {_who(match)}", "alive"
    for match in _WHERE.finditer(plain):
        for value in _homes(match[2]):
            yield f"home of {_who(match)}", value
    for match in _DOES.finditer(plain):
        numbers = _trades(match[0])
        if numbers:
            yield f"work of {_who(match)}", " ".join(map(str, sorted(numbers)))


def _who(match: re.Match[str]) -> str:
    kin = next(group for group in match.groups() if group).lower()
    return _SAME.get(kin, kin)


def _homes(words: str) -> Iterator[str]:
    if _NEAR.search(words):
        yield "near"
    elif _FAR.search(words):
        yield "far"
    else:
        found = re.search(r"\bin ([A-Za-z]+(?: [A-Za-z]+)?)", words)
        if found and is_known(found[1]):
            yield next(place for _, place in places_in(f"I live in {found[1]}"))


def _trades(words: str) -> set[int]:
    found: set[int] = set()
    for word in re.findall(r"[a-z-]+", words.lower())[2:]:
        trade = trade_of(word)
        if trade is not None:
            return {trade}
        found |= workplaces_of(word)
    return found


def names_of_relatives(facts: Iterable[str]) -> dict[str, str]:
    """Return, by name in lower case, whom somebody calls "my" by it: "ivy" for "I have a little sister called Ivy".

    Example:
        >>> names_of_relatives(["My wife Doris passed away.", "i have a dog named rex."])
        {'doris': 'wife', 'rex': 'dog'}
    """
    found: dict[str, str] = {}
    for fact in facts:
        for pattern in (_CALLED, _BESIDE):
            for match in pattern.finditer(fact):
                found.setdefault(match[2].lower(), match[1].lower())
    return found


def with_relations(text: str, names: dict[str, str]) -> str:
    """Return `text` with "my wife" for the name of a wife, and so on."""
    if not names:
        return text
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
    return pattern.sub(lambda found: f"my {names[found[1].lower()]}", text)
