"""From text to words: sentences, contractions written out, numbers and times in one form, phrases as one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from agents.minds.local_model.reading_back.phrases import PHRASES
from agents.minds.local_model.reading_back.verbs import verb_forms
from agents.minds.local_model.reading_back.words import (
    ARTICLES,
    DETERMINERS,
    PREPOSITIONS,
    TIME_NOUNS,
    WEEKDAYS,
    word_set,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a reading.

    Args:
        word: In lower case and in one form: "T17:00" for a time, "12" for twelve, "good_morning" for a phrase.
        name: Whether it is written like a name inside its sentence.
        comma: Whether a comma or a dash stands before it.
    """

    word: str
    name: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in words; `end` is its mark, "." where it has none."""

    tokens: tuple[Token, ...]
    end: str


_PIECE = re.compile(
    r"\d{1,2}[:.]\d{2}(?!\d)|\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?|[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?|[.!?;:,()\"“”—–…-]+"
)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBERS = {**{word: n for n, word in enumerate(_UNITS)}, **_TENS}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ORDINALS = {
    "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_CONTRACTED = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "let's": "let us",
    "gonna": "going to", "wanna": "want to", "gotta": "must", "o'clock": "o'clock", "y'all": "you", "ain't": "am not",
    "'tis": "it is", "ma'am": "madam", "dunno": "do not know", "whatever's": "whatever is",
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
_PRO_S = word_set("it he she that there here what who where how when why this everything nothing everyone one")
_AT_TIMES = word_set("at by until from till before after since around about past to")
_OBJECTS = word_set("me you him her it us them")
_HALVES = frozenset({"am", "pm"})


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text`, each word in its one form; ":" and ";" end a sentence like a full stop."""
    plain = text.replace("’", "'").replace("‘", "'").replace("…", ".")
    found: list[Sentence] = []
    current: list[Token] = []
    comma = False
    for piece in _PIECE.findall(re.sub(r"\b([ap])\.\s?m\.?(?!\w)", r"\1m", plain)):
        if piece[0].isalnum():
            current.append(Token(piece.rstrip("'") or piece, comma=comma))
            comma = False
        elif set(piece) & set(".!?;:"):
            if current:
                found.append(_sentence(current, "?" if "?" in piece else "!" if "!" in piece else "."))
            current, comma = [], False
        else:
            comma = comma or bool(current and set(piece) & set(",—–-("))
    return [*found, _sentence(current, ".")] if current else found


def _sentence(raw: Sequence[Token], end: str) -> Sentence:
    named = [_named(token, at) for at, token in enumerate(raw)]
    spelled = list(_expanded(named))
    return Sentence(tuple(_phrases(_times(_numbers(spelled)))), end)


def _named(token: Token, at: int) -> Token:
    word = token.word
    low = word.lower()
    if at > 0 and word == "May":  # in small letters, or at the front, it is the helper
        return Token("may_month", False, token.comma)
    name = at > 0 and word[0].isupper() and low.split("'")[0] not in {"i", *WEEKDAYS}
    return Token(low, name, token.comma)


def _expanded(tokens: Sequence[Token]) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        later = tokens[at + 2].word if at + 2 < len(tokens) else ""
        words = _written_out(token.word, after, later)
        yield Token(words[0], token.name, token.comma)
        for word in words[1:]:
            yield Token(word)


def _written_out(word: str, after: str, later: str) -> list[str]:
    if word in _CONTRACTED:
        return _CONTRACTED[word].split()
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return [word[: -len(ending)], full]
    if word.endswith("'d"):
        return [word[:-2], _had_or_would(after)]
    if word.endswith("'s"):
        return [word[:-2], _s_word(word[:-2], after, later)]
    return [word]


def _had_or_would(after: str) -> str:
    forms = verb_forms(after)
    is_participle = forms is not None and "participle" in forms[1] and "base" not in forms[1]
    return "had" if is_participle or after == "better" else "would"


def _s_word(owner: str, after: str, later: str) -> str:
    """Return what an 's stands for: "has", "is", or "'s" for a possession."""
    done = verb_forms(later if after in {"already", "just", "never", "always", "not", "only"} else after)
    participle = done is not None and "participle" in done[1]
    if after in {"been", "got", "had"} or (
        participle and owner in {"it", "he", "she"} and after in {"already", "never"}
    ):
        return "has"
    if participle and owner in {"it", "he", "she"} and (later in DETERMINERS or later in _OBJECTS):
        return "has"
    if owner in _PRO_S or not after:
        return "is"
    ing = after.endswith("ing") and len(after) > 4
    small = after in DETERMINERS or after in PREPOSITIONS or after in {"not", "very", "so", "going", "here", "there"}
    return "is" if ing or small or (participle and done is not None and "base" not in done[1]) else "'s"


def _numbers(tokens: Sequence[Token]) -> list[Token]:
    """Return the words with numbers as digits, "twenty-five" and "a hundred and two" among them."""
    flat = [part for token in tokens for part in _hyphenated(token)]
    result: list[Token] = []
    at = 0
    while at < len(flat):
        value, used = _number_at(flat, at)
        if used:
            result.append(replace(flat[at], word=str(value), name=False))
            at += used
        else:
            result.append(_digits(flat[at]))
            at += 1
    return result


def _hyphenated(token: Token) -> list[Token]:
    first, dash, second = token.word.partition("-")
    if dash and first in _TENS and second in _NUMBERS:
        return [Token(first, comma=token.comma), Token(second)]
    return [token]


def _number_at(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the number that begins at `at`, and how many words it takes; 0 words where none does."""
    total, current, used = 0, 0, 0
    last = ""
    while at + used < len(tokens):
        word = tokens[at + used].word
        if used and tokens[at + used].comma:
            break
        if word in _NUMBERS and (not last or last in _SCALES or (last in _TENS and _NUMBERS[word] < 10)):
            current += _NUMBERS[word]
        elif word in _SCALES and (used or _article_before(tokens, at)):
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif not (word == "and" and last in _SCALES and _continues(tokens, at + used + 1)):
            break
        last, used = (word if word != "and" else last), used + 1
    return total + current, used


def _article_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].word in ARTICLES


def _continues(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].word in _NUMBERS


def _digits(token: Token) -> Token:
    word = token.word
    if word[0].isdigit() and not re.fullmatch(r"\d{1,2}[:.]\d{2}", word):
        return replace(token, word=word.replace(",", ""), name=False)
    return replace(token, word=f"{_ORDINALS[word]}th") if word in _ORDINALS else token


def _times(tokens: Sequence[Token]) -> list[Token]:
    """Return the words with clock times as "T" and hours and minutes; "T5" where the half of the day is not said."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        time, used = _time_at(tokens, at, result[-1].word if result else "")
        result.append(replace(tokens[at], word=time, name=False) if used else tokens[at])
        at += used or 1
    return result


def _time_at(tokens: Sequence[Token], at: int, before: str) -> tuple[str, int]:
    words = [token.word for token in tokens[at : at + 5]]
    first, rest = words[0], words[1:]
    if re.fullmatch(r"\d{1,2}[:.]\d{2}", first) and int(first[-2:]) < 60 and int(first[:-3]) < 25:
        half = rest[0] if rest and rest[0] in _HALVES else ""
        return _clock(int(first[:-3]), int(first[-2:]), half, exact=bool(half) or first[0] == "0"), 1 + bool(half)
    if first == "half" and len(rest) > 1 and rest[0] == "past" and rest[1].isdigit():
        return _clock(int(rest[1]), 30, ""), 3
    lead = 1 if first == "a" else 0
    if words[lead : lead + 1] == ["quarter"] and len(words) > lead + 2 and words[lead + 2].isdigit():
        hour = int(words[lead + 2])
        minute = {"past": 15, "to": 45}.get(words[lead + 1])
        if minute is not None:
            return _clock(hour if minute == 15 else hour - 1, minute, ""), lead + 3
    if first.isdigit() and int(first) < 60 and len(rest) > 1 and rest[0] in {"past", "to"} and rest[1].isdigit():
        past = rest[0] == "past"
        if int(rest[1]) <= 12 and int(first) % 5 == 0:
            return _clock(int(rest[1]) - (not past), int(first) if past else 60 - int(first), ""), 3
    return _hour_at(first, rest, before, bool(len(tokens) > at + 1 and tokens[at + 1].comma))


def _hour_at(first: str, rest: Sequence[str], before: str, comma_after: bool) -> tuple[str, int]:
    if not first.isdigit() or not 0 <= int(first) <= 24:
        return "", 0
    follow = rest[0] if rest else ""
    if follow in _HALVES:
        return _clock(int(first), 0, follow, exact=True), 2
    if follow == "o'clock":
        return _clock(int(first), 0, ""), 2
    is_last = (
        not follow or comma_after or follow in PREPOSITIONS or follow in {"and", "or", "so", "o'clock", "then", "if"}
    )
    is_last = is_last or follow in DETERMINERS or follow in {"i", "you", "he", "she", "it", "we", "they"}
    is_last = is_last or follow in {*WEEKDAYS, "today", "tomorrow", "tonight", "but", "because", "when", "as_planned"}
    if before in _AT_TIMES and is_last and follow != "of" and follow not in TIME_NOUNS:
        return _clock(int(first), 0, ""), 1
    return "", 0


def _clock(hour: int, minute: int, half: str, *, exact: bool = False) -> str:
    """Return one form of a time; the hour has two digits only where the half of the day is certain."""
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    certain = exact or hour > 12
    return f"T{hour % 24:02d}:{minute:02d}" if certain else f"T{hour}:{minute:02d}"


@cache
def _phrase_index() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, replacement in PHRASES:
        index.setdefault(words[0], []).append((words, replacement))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in index.items()}


def _phrases(tokens: Iterable[Token]) -> list[Token]:
    """Return the words with known phrases replaced, the longest first, once."""
    words = list(tokens)
    result: list[Token] = []
    at = 0
    while at < len(words):
        for phrase, replacement in _phrase_index().get(words[at].word, ()):
            here = words[at : at + len(phrase)]
            if tuple(token.word for token in here) == phrase and not any(token.comma for token in here[1:]):
                result += [Token(word, comma=words[at].comma and not n) for n, word in enumerate(replacement)]
                at += len(phrase)
                break
        else:
            result.append(words[at])
            at += 1
    return result
