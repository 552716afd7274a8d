"""What an event is about and how it feels, read off its words: enough to answer it like somebody who listened."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from agents.minds.rules.words import content_words, stem, word_set

_LOST = re.compile(r"\b(?:I|we) (?:have )?lost\b", re.IGNORECASE)

Field = Literal["loss", "health", "love", "child", "move", "study", "job", "money", "trouble", "trip", "craft", "other"]

_FIELDS: tuple[tuple[Field, str], ...] = (
    ("loss", "died dead death funeral buried grave widow widower mourning"),
    ("health", """ill sick illness hospital doctor operation surgery ankle leg arm wrist knee hip broke fever injured
     accident heart cancer diagnosed pain back headache insomnia tooth pregnant medicine therapy slept badly"""),
    ("love", "married wedding engaged engagement proposed divorce divorced separated fell love boyfriend girlfriend"),
    ("child", "born baby daughter son twins grandson granddaughter adopted christening"),
    ("move", "moved moving flat apartment emigrated lease"),
    ("study", "exam degree thesis graduated university diploma semester scholarship"),
    ("job", """job promoted promotion sacked fired hired boss retired office company shift post
     resigned interview contract praised"""),
    ("money", "money debt loan savings inherited rent bank won lottery bankrupt bill"),
    ("trouble", "quarrel quarrelled stolen robbed burgled flood fire lost police court noise setback nothing"),
    ("trip", "travelled travel trip holiday flew sailed journey island abroad hiked"),
    ("craft", """finished built opened wrote painted restored planted published recorded knitted
     baked repaired"""),
)  # fmt: skip
_BY_STEM = {stem(word): name for name, words in reversed(_FIELDS) for word in sorted(word_set(words))}
_GLAD = frozenset(
    map(
        stem,
        word_set(
            """married wedding engaged born baby promoted promotion won prize graduated passed finished opened
            praised better recovered adopted proud happy hired inherited published success further praised saved
            managed learnt learned restored scholarship degree first steps start trip holiday"""
        ),
    )
)
_SAD = frozenset(
    map(
        stem,
        word_set(
            """died dead death funeral broke broken ill sick hospital accident injured stolen robbed sacked fired
            divorce divorced separated failed setback nothing quarrel quarrelled debt bankrupt flood burned pain
            cancer worse badly gave mistake cried afraid alone cancelled closed lonely tired burgled"""
        ),
    )
)


@lru_cache(maxsize=4096)
def field_of(text: str) -> Field:
    """Return what an event is about.

    Example:
        >>> field_of("I broke my ankle on the stairs."), field_of("We moved to the coast.")
        ('health', 'move')
    """
    found = {_BY_STEM[word] for word in content_words(text) if word in _BY_STEM}
    return next((name for name, _ in _FIELDS if name in found), "other")


@lru_cache(maxsize=4096)
def tone_of(text: str) -> Literal["good", "bad", "plain"]:
    """Return how an event feels to the one it happened to.

    Example:
        >>> tone_of("My father died."), tone_of("I was promoted."), tone_of("I bought a hat.")
        ('bad', 'good', 'plain')
    """
    words = content_words(text)
    good, bad = len(words & _GLAD), len(words & _SAD) + bool(_LOST.search(text))
    if bad and bad >= good:
        return "bad"
    return "good" if good else "plain"
