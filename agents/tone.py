"""Whether news is good or bad, read from its words where nobody says so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Tone = Literal["good", "neutral", "bad"]
"""How news sounds to most who hear it."""

_BAD = re.compile(
    r"""\b(closes|closing|closure|(?:will|to|must|may|might|would|going\ to)\ close(?!\ to\b)
    |(?:is|was|been|be|has|have)\ closed|clos(?:e|ed)\ (?:down|for\ good)|shut(?:s|ting)?(?:\ down)?
    |dies|died|dying|dead|death|deaths|funeral|burial|bury|buries|buried|burying|memorial|vigil|mourn(?:s|ed|ing)?
    |cremation|requiem|killed|drowned|murder(?:ed)?|ill|sick|sickness|illness|disease|plague|fever|infection
    |quarantine|coma|cancer|hospital|leak(?:s|ed|ing)?|delay(?:s|ed)?|(?:hours|days|weeks|months)\ late|explosion
    |exploded|famine|drought|widow(?:ed)?|orphan(?:s|ed)?
    |hurt|injured|injury|wounded|accident|crash(?:ed)?|collapsed?|burnt|burned|burn\ down|flood(?:s|ed)?|storm
    |lost|loses?|losing|missing|stolen|stole|theft|robbed|robbery|burglary|break-in|broken|broke|damaged|destroyed
    |sacked|dismissed|redundant|redundancies|layoffs?|laid\ off|fired|unemployed|bankrupt(?:cy)?|debts?
    |evict(?:s|ed|ion)?|demolish(?:ed)?|demolition|torn\ down|pulled\ down|cancelled|canceled|scrapped|poison(?:ed)?
    |contaminated|polluted|arrested|jail|prison|attack(?:ed)?|war|divorc(?:e|ed|ing)|shortage|outbreak|epidemic
    |rents?\ (?:is|are|will)\ (?:\w+\ )?(?:rise|rising|go\ up|going\ up)|fails?|failed|failure|ruined|abandoned)\b""",
    re.VERBOSE,
)
_GOOD = re.compile(
    r"""\b(party|parties|wedding|marry|marries|married|marrying|engaged|engagement|birthday|feast|festival|fair|dance
    |supper|dinner|picnic|concert|celebrat(?:e|es|ing|ion)|born|newborn|won|wins?|winning|prize|award|promoted
    |promotion|recovered|recovers|cured|healed|saved|rescued|reopen(?:s|ed|ing)?|re-opens?|free|gift|present|bonus
    |reunion|success|succeeded|holiday|welcome)\b""",
    re.VERBOSE,
)
_GRAVE = re.compile(
    r"""\b(funerals?|burials?|bury|buries|buried|burying|cremations?|memorial\ (?:for|to|of|service|mass)|requiem|vigil
    |mourn(?:s|ed|ing)?|condolences?|last\ rites|remembrance|laid\ to\ rest|lay\ to\ rest|scatter(?:s|ing)?\ the\ ashes
    |wake\ for|a\ wake|shiva|obsequies|graveside|in\ memory\ of|minute\ of\ silence|commemorat(?:e|es|ing|ion))\b""",
    re.VERBOSE,
)
_NOT = re.compile(r"\b(?:not|never|no longer|isn't|won't|wasn't|aren't|hasn't|no truth)\b(?:\s+\S+){0,5}\s*$")
_TURNED: dict[str, Tone] = {"good": "neutral", "bad": "good"}


@lru_cache(maxsize=4096)
def tone_of(text: str) -> Tone:
    """Return how the news in `text` sounds: bad or good where its words say only that, else neutral.

    Example:
        >>> tone_of("The mill will close in the autumn"), tone_of("The mill will not close")
        ('bad', 'good')
        >>> tone_of("Mara is giving a supper"), tone_of("Ida has a new hat")
        ('good', 'neutral')
    """
    lower = text.lower().replace("\u2019", "'")
    found = {_turned(lower[: match.start()], tone) for tone, match in _matches(lower)}
    found.discard("neutral")
    return found.pop() if len(found) == 1 else "neutral"


@lru_cache(maxsize=4096)
def is_grave(text: str) -> bool:
    """Return whether `text` speaks of an occasion of mourning, to which nobody comes for pleasure.

    Example:
        >>> is_grave("there is a funeral for old Mr Halloran"), is_grave("Mara is giving a supper")
        (True, False)
    """
    return _GRAVE.search(text.lower()) is not None


def _matches(text: str) -> list[tuple[Tone, re.Match[str]]]:
    bad: list[tuple[Tone, re.Match[str]]] = [("bad", match) for match in _BAD.finditer(text)]
    return bad + [("good", match) for match in _GOOD.finditer(text)]


def _turned(before: str, tone: Tone) -> Tone:
    return _TURNED[tone] if _NOT.search(before) else tone
