"""What a text says, read by rules of English: its acts, who does what to whom, and every detail it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.minds.local_model.reading_back.clauses import Clause, Doing, Mood, Thing
from agents.minds.local_model.reading_back.grammar import is_content, is_number
from agents.minds.local_model.reading_back.normalising import put_in_one_form
from agents.minds.local_model.reading_back.parsing import SAYINGS, clauses, same
from agents.minds.local_model.reading_back.tokens import Sentence, Token, sentences
from agents.minds.local_model.reading_back.verbs import verb_forms
from agents.minds.local_model.reading_back.words import (
    ARTICLES,
    DAY_WORDS,
    DEGREES,
    DETERMINERS,
    FILLERS,
    MONTHS,
    NEGATIONS,
    NO,
    PARTS_OF_DAY,
    QUANTIFIERS,
    STANCES,
    WEEKDAYS,
    YES,
    word_set,
)

_LEADING = FILLERS - {"now", "then", "right", "please", "look", "listen", "mind"}
_ASIDES = {("you", "know"), ("i", "mean")}
_QUANTITIES = QUANTIFIERS | word_set(
    "everyone everything nobody nothing none someone anyone something anything once twice many a_few a_couple "
    "more_than less_than at_least at_most all_but"
)
_NEGATIVE = NEGATIONS | word_set("no none nobody nothing neither nor without no_longer hardly barely need_not")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as it was read.

    Args:
        moods: What its clauses do, in order.
        addressed: Names it calls.
        names: Words written like names, sorted.
        times: Clock times, days and parts of the day, sorted.
        numbers: In digits, sorted.
        quantities: Words such as "all", "only" or "twice", sorted.
        negatives: How often it denies something.
        modalities: "will", "may", "must" and the like, sorted.
        tenses: Of its verbs, sorted.
        stance: Words for and against, sorted.
        words: All its words in one form, sorted.
        clauses: Who does what to whom, in one form.
    """

    moods: tuple[Mood, ...]
    addressed: frozenset[str]
    names: tuple[str, ...]
    times: tuple[str, ...]
    numbers: tuple[str, ...]
    quantities: tuple[str, ...]
    negatives: int
    modalities: tuple[str, ...]
    tenses: tuple[str, ...]
    stance: tuple[str, ...]
    words: tuple[str, ...]
    clauses: tuple[Clause, ...]


def read(text: str, *, hours: frozenset[str] = frozenset()) -> Reading:
    """Return the reading of `text`.

    Args:
        text: A turn of a conversation.
        hours: Times of the other text, such as "T17:00": a "five" that may be meant by one of them is.
    """
    found = [_with_hours(sentence, hours) for sentence in sentences(text)]
    addressed: set[str] = set()
    parsed: list[list[Clause]] = []
    for sentence in found:
        row, called = _bare(_first_names(sentence.tokens))
        said, rest = _opening(row)
        rest, more = _bare(rest) if said else (rest, set())
        addressed |= called | more
        rest, closing = _closing(rest)
        parsed += [clauses(part, sentence.end) for part in (*said, rest, closing) if part] or _only_asked(sentence.end)
    one_form = put_in_one_form(parsed)
    words = sorted(same(token.word) for sentence in found for token in sentence.tokens if token.word not in ARTICLES)
    words = ["only" if word == "just" else word for word in words]
    doings = [part for clause in one_form for part in clause.core if isinstance(part, Doing)]
    return Reading(
        moods=tuple(clause.mood for clause in one_form),
        addressed=frozenset(addressed),
        names=tuple(sorted({token.word for sentence in found for token in sentence.tokens if token.name})),
        times=tuple(word for word in words if _is_time(word)),
        numbers=tuple(word for word in words if is_number(word)),
        quantities=tuple(word for word in words if word in _QUANTITIES),
        negatives=sum(word in _NEGATIVE for word in words),
        modalities=tuple(sorted(doing.modality for doing in doings if doing.modality)),
        tenses=tuple(sorted(doing.tense for doing in doings)),
        stance=tuple(sorted(word for word in words if word in STANCES)),
        words=tuple(words),
        clauses=one_form,
    )


def _only_asked(end: str) -> list[list[Clause]]:
    """Return what is left of a sentence of asides alone: "Really?" still asks."""
    return [[Clause("", "ask", ())]] if end == "?" else []


def certain_hours(reading: Reading) -> frozenset[str]:
    """Return the times of which the half of the day is certain."""
    return frozenset(time for time in reading.times if time[:1] == "T" and len(time) == len("T00:00"))


def _is_time(word: str) -> bool:
    return word[:1] == "T" or word in WEEKDAYS or word in MONTHS or word in PARTS_OF_DAY or word in DAY_WORDS


def _with_hours(sentence: Sentence, hours: frozenset[str]) -> Sentence:
    tokens = tuple(replace(token, word=_meant(token.word, hours)) for token in sentence.tokens)
    return replace(sentence, tokens=tokens)


def _meant(word: str, hours: frozenset[str]) -> str:
    if word[:1] != "T" or len(word) != len("T0:00"):
        return word if not (word[:1] == "T" and word[1:2] == "1") else _one_of(word, hours)
    return _one_of(word, hours)


def _one_of(word: str, hours: frozenset[str]) -> str:
    hour, minute = word[1:].split(":")
    if word[1] == "0" or int(hour) >= 12:
        return word
    possible = {f"T{int(hour) % 24:02d}:{minute}", f"T{(int(hour) + 12) % 24:02d}:{minute}"}
    meant = sorted(possible & hours)
    return meant[0] if len(meant) == 1 else word


def _first_names(row: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words without family names: a word written like a name right behind another one."""
    kept: list[Token] = []
    for at, token in enumerate(row):
        before = row[at - 1] if at else None
        follows = before is not None and not token.comma and (before.name or (at == 1 and _unknown(before.word)))
        inside = (at > 1 and row[at - 2].word in ARTICLES) or (at > 1 and row[at - 2].name)
        if not (token.name and follows and not inside):
            kept.append(token)
    return tuple(kept)


def _unknown(word: str) -> bool:
    known = verb_forms(word) is not None or word in FILLERS or word in SAYINGS or word in DETERMINERS
    return is_content(word) and not known and not _is_time(word)


def _bare(row: tuple[Token, ...]) -> tuple[tuple[Token, ...], set[str]]:
    """Return the words without asides at the edges and without the names called there, and those names."""
    called: set[str] = set()
    while row:
        if row[0].word in _LEADING or (row[0].word in FILLERS and (len(row) == 1 or row[1].comma)):
            row = row[1:]
        elif tuple(token.word for token in row[:2]) in _ASIDES and len(row) > 2 and row[2].comma:
            row = row[2:]
        elif _is_called(row[:1]) and (len(row) == 1 or row[1].comma):
            called.add(row[0].word)
            row = row[1:]
        elif len(row) > 1 and row[-1].comma and (row[-1].word in FILLERS or row[-1].name):
            if row[-1].name:
                called.add(row[-1].word)
            row = row[:-1]
        elif len(row) > 1 and row[-1].word == "please":
            row = row[:-1]
        else:
            break
    return tuple(token for token in row if token.word not in {"please", "really", "actually"}), called


def _is_called(row: tuple[Token, ...]) -> bool:
    return bool(row) and (row[0].name or (_unknown(row[0].word)))


def _opening(row: tuple[Token, ...]) -> tuple[list[tuple[Token, ...]], tuple[Token, ...]]:
    """Return greetings, thanks, yes and no at the front, each by itself, and the rest."""
    said: list[tuple[Token, ...]] = []
    while row and row[0].word in SAYINGS and (len(row) == 1 or row[1].comma or _hailed(row) or row[1].name):
        said.append(row[:1])
        row = row[1:]
    return said, row


def _hailed(row: tuple[Token, ...]) -> bool:
    """Return whether "hello" greets: "good day so far", read as the same word, does not."""
    return row[0].word == "hello" and row[1].word not in DEGREES


def _closing(row: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the words before a "yes" or "no" at the end, and that word by itself."""
    stands = len(row) > 1 and row[-1].comma and row[-1].word in YES | NO
    return (row[:-1], row[-1:]) if stands else (row, ())


__all__ = ["Reading", "Thing", "certain_hours", "read"]
