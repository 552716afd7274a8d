"""Skeletons of utterances: what is left when names, places, times and numbers are masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\d+(?:[:.,]\d+)*|[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s$")
_WORDED_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen once twice
    first second third fourth fifth sixth seventh eighth ninth tenth
    """.split()  # noqa: SIM905 - a list of words is read more easily this way
)
_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays today tomorrow yesterday tonight morning mornings afternoon afternoons evening evenings night nights noon
    midnight midday quarter half hour hours minute minutes january february april june july august september october
    november december
    """.split()  # noqa: SIM905
)
_AFTER_NUMBERS = frozenset({"am", "pm", "o'clock", "march", "may"})
_BEFORE_NUMBERS = frozenset({"past", "to"})
NAME, PLACE, TIME, NUMBER = "<name>", "<place>", "<time>", "<number>"


class Masker:
    """Turns utterances into skeletons.

    Args:
        names: Names of people; their parts count as well.
        places: Names of places; a leading article is left aside.
    """

    def __init__(self, names: Iterable[str], places: Iterable[str]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._run_on: list[tuple[str, str]] = []
        for place in places:
            self._learn(place, PLACE)
        for name in names:
            self._learn(name, NAME)
            for part in _words(name):
                if len(part) > 1 and part not in _ARTICLES:
                    self._phrases.setdefault((part,), NAME)
        self._run_on.sort(key=lambda pair: -len(pair[0]))
        self._longest = max((len(phrase) for phrase in self._phrases), default=1)

    def skeleton(self, text: str) -> str:
        """Return `text` in lower case without punctuation, with what is masked in angle brackets.

        Example:
            >>> Masker(["Mara Lind"], ["the old mill"]).skeleton("Mara's supper is at the Old Mill, 18:30!")
            '<name> supper is at <place> <time>'
        """
        for run_on, mask in self._run_on:
            text = text.replace(run_on, f" {_MASK_WORDS[mask]} ")
        masked = list(self._masked(_words(text)))
        return " ".join(_merged(_with_clock_words(masked)))

    def _masked(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            mask, length = self._mask_at(words, at)
            follows = self._mask_at(words, at + 1)[0] if at + 1 < len(words) else ""
            if not (words[at] in _ARTICLES and follows == PLACE):
                yield mask or words[at]
            at += length

    def _learn(self, phrase: str, mask: str) -> None:
        words = tuple(_words(phrase))
        words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
        if words:
            self._phrases.setdefault(words, mask)
        if _runs_on(phrase):
            self._run_on.append((phrase, mask))

    def _mask_at(self, words: list[str], at: int) -> tuple[str, int]:
        """Return the mask of the longest phrase at `at` with its number of words; "" where there is none."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            mask = self._phrases.get(tuple(words[at : at + length]))
            if mask:
                return mask, length
        return _plain_mask(words[at]), 1


_ARTICLES = frozenset({"the", "a", "an"})
_MASK_WORDS = {NAME: "maskedname", PLACE: "maskedplace"}
_OF_MASK_WORD = {word: mask for mask, word in _MASK_WORDS.items()}


def _plain_mask(word: str) -> str:
    if word in _OF_MASK_WORD:
        return _OF_MASK_WORD[word]
    if word in _TIMES or (word[0].isdigit() and ":" in word):
        return TIME
    return NUMBER if word[0].isdigit() or word in _WORDED_NUMBERS else ""


def _with_clock_words(words: list[str]) -> list[str]:
    """Return `words` with "am" after a number and "past" between a quarter and a number masked as times."""
    found: list[str] = []
    for at, word in enumerate(words):
        before, after = found[-1:] or [""], words[at + 1 : at + 2] or [""]
        ends_a_time = word in _AFTER_NUMBERS and before[0] == NUMBER
        joins_a_time = word in _BEFORE_NUMBERS and before[0] in (TIME, NUMBER) and after[0] in (TIME, NUMBER)
        found.append(TIME if ends_a_time or joins_a_time else word)
    return found


def _merged(words: list[str]) -> list[str]:
    """Return `words` with each run of times and numbers as one mask, that of a time where there is a time in it."""
    found: list[str] = []
    for word in words:
        if word in (TIME, NUMBER) and found and found[-1] in (TIME, NUMBER):
            found[-1] = TIME if TIME in (word, found[-1]) else NUMBER
        else:
            found.append(word)
    return found


def _words(text: str) -> list[str]:
    words = (_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(text.casefold().replace("’", "'")))
    return [word for word in words if word]


def _runs_on(phrase: str) -> bool:
    """Return whether `phrase` is in a script that writes words without spaces between them."""
    return any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in phrase)
