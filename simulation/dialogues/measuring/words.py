"""Words of dialogues, as all measures count them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from agents.minds.rules.words import content_words as content_words_of

Words = tuple[str, ...]

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+(?:['’]\w+)*")


def words_of(text: str) -> Words:
    """Return the words of `text`: runs of letters and digits in lower case; each ideograph is a word.

    Example:
        >>> words_of("Don't stop: 2 more, 你好!")
        ("don't", 'stop', '2', 'more', '你', '好')
    """
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'")))


def ngrams(words: Sequence[str], n: int) -> Iterator[tuple[str, ...]]:
    """Yield the runs of `n` words.

    Example:
        >>> list(ngrams(("a", "b", "c"), 2))
        [('a', 'b'), ('b', 'c')]
    """
    return zip(*(words[at:] for at in range(n)), strict=False)


def normalised(text: str) -> str:
    """Return `text` as texts are compared: its words alone."""
    return " ".join(words_of(text))


__all__ = ["Words", "content_words_of", "ngrams", "normalised", "words_of"]
