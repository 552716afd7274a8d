"""What somebody's words are like: which it is fond of, out of the lines it has said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from agents.minds.rules.words import STOP_WORDS, stem, word_set

MOST_WORDS = 8
_LEAST_LINES = 3
_SHORTEST = 4
_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’]+[a-z]")
_COMMON = word_set(
    """
    good nice fine well thing things day days time times way bit lot something anything nothing people right true kind
    sort fair sure like love glad happy hope sound sounds feel mind talk hear heard tell ask come coming going gone make
    makes take takes keep give look looks find want wants need needs morning afternoon evening night today tomorrow
    later back always never still even much many little long first next great better best year years work home
    """
)


def favourite_words(lines: Iterable[str], most: int = MOST_WORDS) -> tuple[str, ...]:
    """Return the words that stand out in `lines` as their speaker's own, those of most lines first.

    A word counts once a line and has to come up in three; names (written with a capital), short and common words do
    not count. Of several forms of a word the commonest stands for all.

    Example:
        >>> favourite_words(["Splendid tea.", "How splendid, my dear.", "A splendid dog, my dear.", "Dear me."])
        ('splendid', 'dear')
    """
    found: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for line in lines:
        words = {word for word in _WORD.findall(line[:1].lower() + line[1:]) if _stands_out(word)}
        for root in {stem(word) for word in words}:
            found[root] += 1
        for word in words:
            forms.setdefault(stem(word), Counter())[word] += 1
    own = sorted(
        (root for root, count in found.items() if count >= _LEAST_LINES), key=lambda root: (-found[root], root)
    )
    return tuple(min(forms[root], key=lambda word: (-forms[root][word], word)) for root in own[:most])


def _stands_out(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _COMMON and word not in STOP_WORDS
