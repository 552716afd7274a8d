"""Values: what colour something has, on what day, in what month or at what hour it is, in which state it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.critics.statements import STATES
from agents.minds.rules.words import word_set

_COLOURS = (
    "red|blue|green|yellow|black|white|brown|grey|gray|orange|purple|pink|golden|silver|beige|turquoise|violet|scarlet"
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1?\\d"
_THING = r"\b(?:the|my|our|his|her|this|your) (?:\w+ ){0,2}?(\w+)"
_COMES = "falls|starts?|begins?|leaves?|opens?|arrives?|comes?|ends?|closes?|takes? place"
_IS = rf"(?:'s| is| are| was| were| will be| (?:{_COMES}))"
_READ = (
    ("colour", re.compile(rf"{_THING}(?:'s| is| are| was| were)(?: all| quite| so| still|"
    rf" painted)? ({_COLOURS})\b", re.I)),
    ("day", re.compile(rf"{_THING}{_IS} (?:only |again )?(?:on )?(?:this |next )?({_DAYS})s?\b", re.I)),
    ("month", re.compile(rf"{_THING}{_IS} (?:only |again )?in ({_MONTHS})\b", re.I)),
    ("hour", re.compile(rf"{_THING}{_IS} (?:only )?at ({_HOURS})\b(?! (?:in the|the))", re.I)),
    ("state", re.compile(rf"{_THING}(?:'s| is| are)(?: quite| so| still| always| now)? (\w+)\b", re.I)),
)  # fmt: skip
_VAGUE = word_set("one thing day time way rest other same it that this first last next best worst more")


def values_in(plain: str) -> Iterator[tuple[str, str]]:
    """Yield of what, and what, for each value that `plain` says something has.

    Example:
        >>> list(values_in("The meeting is on Thursday, and my car is red."))
        [('colour of car', 'red'), ('day of meeting', 'thursday')]
    """
    for kind, pattern in _READ:
        for match in pattern.finditer(plain):
            thing, value = match[1].lower(), match[2].lower()
            if thing in _VAGUE:
                continue
            if kind != "state":
                yield f"{kind} of {thing}", value
            elif value in STATES:
                pair, side = STATES[value]
                yield f"state {pair} of {thing}", str(side)
