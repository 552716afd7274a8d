"""From a sentence to its clauses: where one ends and the next begins, then the parts of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agents.minds.local_model.reading_back.clauses import Adjunct, Clause, Doing, Mood, Part, Thing, Word
from agents.minds.local_model.reading_back.grammar import (
    HELPERS,
    Row,
    is_content,
    is_finite,
    is_number,
    is_pronoun,
    is_verb,
    subject_and_verb,
    thing_end,
    word_at,
)
from agents.minds.local_model.reading_back.tokens import Token
from agents.minds.local_model.reading_back.verbs import guessed_forms, verb_forms
from agents.minds.local_model.reading_back.words import (
    ADVERBS,
    ARTICLES,
    BE,
    CONNECTORS,
    DO,
    FAREWELLS,
    GREETINGS,
    HAVE,
    MODALS,
    MONTHS,
    NEGATIONS,
    PARTICLES,
    PREPOSITIONS,
    SAME,
    SUBJECT_FORMS,
    THANKS,
    TIME_NOUNS,
    WEEKDAYS,
    WH_WORDS,
    word_set,
)

_PLAIN_LINKS = word_set("because if unless although though while whenever whether even_if so_that once")
_EITHER_LINKS = word_set("before after until since as like than")
_TIME_MARKS = word_set("this next last every all whole each that one other these those ago half")
SAYINGS = GREETINGS | FAREWELLS | THANKS | {"yes", "no"}
_SET_AGAINST = word_set("than as like but or and rather instead except")
_FRONT = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of one clause, and the word it hangs on the one before with."""

    link: str
    row: tuple[Token, ...]


def same(word: str) -> str:
    """Return the one word that stands for `word` and what says the same."""
    return SAME.get(word, word)


def segments(row: Row) -> list[Segment]:
    """Return the words of a sentence clause by clause."""
    found: list[Segment] = []
    link, start, at, has_verb = "", 0, 0, False
    while at < len(row):
        boundary = _boundary(row, at, start, has_verb)
        if boundary is not None and (at > start or boundary[1]):
            if at > start:
                found.append(Segment(link, tuple(row[start:at])))
            link, skipped = boundary
            start = at = at + skipped
            has_verb = False
            if not skipped:
                at += 1
            continue
        has_verb = has_verb or word_at(row, at) in HELPERS or is_verb(row, at)
        at += 1
    if start < len(row):
        found.append(Segment(link, tuple(row[start:])))
    return found


def _boundary(row: Row, at: int, start: int, has_verb: bool) -> tuple[str, int] | None:  # noqa: PLR0911 - one rule each
    """Return the link of the clause that begins at `at` and how many words the link takes; None inside a clause."""
    word = word_at(row, at)
    if word in _PLAIN_LINKS or (word == "when" and (at > 0 or not _asks(row))):
        return word, 1
    if word in _EITHER_LINKS and subject_and_verb(row, at + 1):
        return word, 1
    if word == "so" and (row[at].comma or word_at(row, at - 1) == "and") and subject_and_verb(row, at + 1):
        return "so", 1
    if at == start and at:
        return None
    if has_verb and word in WH_WORDS and at > start:
        return f"wh_{word}", 1
    if has_verb and word == "that" and not is_finite(row, at + 1) and subject_and_verb(row, at + 1):
        return "that", 1
    if word in {"who", "which"} and at > start and is_finite(row, at + 1):
        return "who", 1
    if word in CONNECTORS and _joins_clauses(row, at, has_verb):
        return ("and" if word == "and" else word), 1
    if has_verb and row[at].comma and _behind_adjunct(row, at) > at and subject_and_verb(row, _behind_adjunct(row, at)):
        return "", 0
    if has_verb and not _after_preposition(row, at) and subject_and_verb(row, at) and not _may_be_two(row, at):
        return ("" if row[at].comma else "that"), 0
    return None


def _behind_adjunct(row: Row, at: int) -> int:
    """Return where the words behind a time or place at `at` begin; `at` where there is none."""
    begin = at + 1 if word_at(row, at) in PREPOSITIONS else at
    end = thing_end(row, begin)
    if end == begin or (begin == at and not _is_time(tuple(token.word for token in row[at:end]))):
        return at
    return end


def _may_be_two(row: Row, at: int) -> bool:
    """Return whether "Ann and Bob" behind a verb may be its object and the subject of what follows."""
    end = thing_end(row, at)
    return at > 0 and is_verb(row, at - 1) and not row[at].comma and word_at(row, end) in {"and", "or"}


def _asks(row: Row) -> bool:
    return word_at(row, 1) in HELPERS


def _after_preposition(row: Row, at: int) -> bool:
    before = word_at(row, at - 1)
    return not row[at].comma and (
        (before in PREPOSITIONS and before not in PARTICLES) or before in ARTICLES or not _starts_thing(row, at)
    )


def _starts_thing(row: Row, at: int) -> bool:
    """Return whether a noun phrase can begin at `at`: not in the middle of another one."""
    before = word_at(row, at - 1)
    return is_pronoun(word_at(row, at)) or row[at].comma or not is_content(before) or is_verb(row, at - 1)


def _joins_clauses(row: Row, at: int, has_verb: bool) -> bool:
    if not has_verb:
        return False
    after = at + 1
    while word_at(row, after) in ADVERBS or word_at(row, after) in NEGATIONS:
        after += 1
    if subject_and_verb(row, after) or subject_and_verb(row, _behind_adjunct(row, after)):
        return True
    word = word_at(row, after)
    return word in HELPERS or is_verb(row, after) or (word in WH_WORDS and word != "whose")


def clauses(row: tuple[Token, ...], end: str) -> list[Clause]:
    """Return the clauses of a sentence whose edges are bare of asides; `end` is its mark."""
    if row and row[0].word in SAYINGS:
        said: Mood = "ask" if end == "?" and len(row) > 1 else "say"
        return [Clause("", said, *_Reader(row).read())]
    turned = _turned(row, _wh_words(row)) or (_turned(row, _led(row)) if end == "?" else None)
    mood: Mood = "ask" if turned is not None or end == "?" else "request" if _is_request(row) else "state"
    found: list[Clause] = []
    for segment in segments(turned or row):
        words = segment.row if turned is not None or mood != "ask" else (_turned(segment.row, 0) or segment.row)
        own: Mood = mood if segment.link in {"", "and", "or", "but"} else "state"
        found.append(Clause(segment.link, own, *_Reader(words).read()))
    return found


def _wh_words(row: Row) -> int:
    if word_at(row, 0) not in WH_WORDS:
        return 0
    at = 1
    while at < len(row) and word_at(row, at) not in HELPERS and not is_verb(row, at):
        if is_pronoun(word_at(row, at)) and word_at(row, 0) in {"when", "where", "why", "how"}:
            return 0  # "when I am there": no question, whatever stands behind the helper
        at += 1
    return at


def _led(row: Row) -> int:
    """Return how many words stand before the first helper, where a comma or adverbs part them from it; else 0."""
    for at in range(1, len(row)):
        if word_at(row, at) in HELPERS:
            return at if row[at].comma or all(token.word in ADVERBS for token in row[:at]) else 0
        if is_verb(row, at):
            return 0
    return 0


def _turned(row: tuple[Token, ...], lead: int) -> tuple[Token, ...] | None:
    """Return a row with helper and subject exchanged, where the helper comes first."""
    if word_at(row, lead) not in HELPERS - {"being", "been", "be"}:
        return None
    after = lead + 1
    negated = word_at(row, after) == "not"
    after += negated
    end = thing_end(row, after)
    if end == after or (not lead and word_at(row, after) in ARTICLES and word_at(row, lead) in {"have", "do"}):
        return None
    return (*row[:lead], *row[after:end], *row[lead:after], *row[end:])


def _is_request(row: Row) -> bool:
    first, second = word_at(row, 0), word_at(row, 1)
    if first == "do" and second == "not":
        return True
    if first in BE | HAVE | set(MODALS):
        return first in {"be", "have"}
    known = verb_forms(first)
    if known is None or "base" not in known[1] or not is_verb(row, 0):
        return False
    return "past" not in known[1] or not is_finite(row, 1)


@dataclass(slots=True)
class _Reader:
    """One pass over the words of a clause."""

    row: tuple[Token, ...]
    core: list[Part] = field(default_factory=list)
    adjuncts: list[Adjunct] = field(default_factory=list)
    verb: str = _FRONT

    def read(self) -> tuple[tuple[Part, ...], tuple[Adjunct, ...]]:
        """Return the core in order and the adjuncts, sorted; those before the first verb go with it."""
        at = 0
        while at < len(self.row):
            at = self._step(at)
        first = next((part.lemma for part in self.core if isinstance(part, Doing)), "")
        anchored = (replace(one, anchor=one.anchor or first) for one in self.adjuncts)
        return tuple(self.core), tuple(sorted(anchored))

    def _step(self, at: int) -> int:
        word = self.row[at].word
        if word in NEGATIONS and not self._verb_follows(at):
            return self._word(word, at)
        if self._verb_follows(at):
            return self._doing(at)
        if word in PREPOSITIONS and not (word == "about" and thing_end(self.row, at) > at):
            return self._preposition(at)
        end = thing_end(self.row, at)
        if end > at:
            return self._thing(at, end)
        if word in ADVERBS:
            self.adjuncts.append(Adjunct(self.verb, "adverb", (same(word),)))
            return at + 1
        return at + 1 if word in ARTICLES else self._word(same(word), at)

    def _word(self, word: str, at: int) -> int:
        """Keep a word by itself; what comes behind "not" or "than" goes with it and not with the verb."""
        self.core.append(Word(word))
        if word in NEGATIONS or word in _SET_AGAINST:
            self.verb = word
        return at + 1

    def _verb_follows(self, at: int) -> bool:
        """Return whether a verb with its helpers begins at `at`, perhaps behind "not" or an adverb."""
        while word_at(self.row, at) in NEGATIONS:
            at += 1
        word = word_at(self.row, at)
        if word in HELPERS:
            return True
        if word == "to":
            after = at + 1
            while word_at(self.row, after) in NEGATIONS | ADVERBS and not is_verb(self.row, after):
                after += 1
            known = verb_forms(word_at(self.row, after))
            return word_at(self.row, after) in {"be", "have", "do"} or bool(known and "base" in known[1])
        return is_verb(self.row, at)

    def _thing(self, at: int, end: int) -> int:
        thing, end = self._joined(at, end)
        if _is_time(thing.words):
            self.adjuncts.append(Adjunct(self.verb, "time", thing.words))
        else:
            self.core.append(thing)
        return end

    def _joined(self, at: int, end: int) -> tuple[Thing, int]:
        """Return the noun phrase with those that "and" or "or" join to it."""
        parts, joint = [_words_of(self.row[at:end])], ""
        while word_at(self.row, end) in {"and", "or"} or (end < len(self.row) and self.row[end].comma):
            begin = end + (word_at(self.row, end) in {"and", "or"})
            after = thing_end(self.row, begin)
            if after == begin or (begin == end and not self._list_goes_on(after)):
                break
            joint = word_at(self.row, end) if begin > end else joint
            parts.append(_words_of(self.row[begin:after]))
            end = after
        if len(parts) == 1:
            return Thing(parts[0]), end
        ordered = sorted(parts)
        words = [word for number, part in enumerate(ordered) for word in ((joint or "and",) * (number > 0) + part)]
        return Thing(tuple(words)), end

    def _list_goes_on(self, after: int) -> bool:
        return word_at(self.row, after) in {"and", "or"}

    def _preposition(self, at: int) -> int:
        word = same(self.row[at].word)
        end = thing_end(self.row, at + 1)
        if end > at + 1:
            thing, end = self._joined(at + 1, end)
            how = "time" if word == "on" and _is_date(thing.words) else word
            self.adjuncts.append(Adjunct(self.verb, how, thing.words))
            return end
        after = word_at(self.row, at + 1)
        if after in ADVERBS and after not in WEEKDAYS and word != "as":
            self.adjuncts.append(Adjunct(self.verb, word, (same(after),)))
            return at + 2
        if word in _SET_AGAINST:
            return self._word(word, at)
        if is_verb(self.row, at + 1) or after in HELPERS:
            self.core.append(Word(word))
        else:
            self.adjuncts.append(Adjunct(self.verb, "particle", (word,)))
        return at + 1

    def _doing(self, at: int) -> int:
        """Read a verb with its helpers; adverbs among them become adjuncts."""
        helpers: list[str] = []
        aside: list[str] = []
        while at < len(self.row):
            word = self.row[at].word
            if word in NEGATIONS or word in HELPERS or word == "to":
                helpers.append(word)
            elif (word in ADVERBS or word in {"just", "only"}) and self._goes_on(at + 1):
                aside.append(same(word))
            else:
                break
            at += 1
        main = self.row[at].word if at < len(self.row) and self._is_main(at, helpers) else ""
        if main == "going" and word_at(self.row, at + 1) == "to" and self._verb_follows(at + 1):
            helpers += ["will_be_going"]
            main, at = "", at + 1
            return self._finished(at, helpers, aside)
        return self._add(main, helpers, aside, at + bool(main))

    def _finished(self, at: int, helpers: list[str], aside: list[str]) -> int:
        at += 1
        main = word_at(self.row, at)
        rest = [word for word in helpers if word not in BE and word != "will_be_going"]
        was = any(word in {"was", "were"} for word in helpers)
        return self._add(main, [*rest, "will", *(["did"] if was else [])], aside, at + 1)

    def _goes_on(self, at: int) -> bool:
        word = word_at(self.row, at)
        return (
            word in HELPERS or word in NEGATIONS or is_verb(self.row, at) or (word in ADVERBS and self._goes_on(at + 1))
        )

    def _is_main(self, at: int, helpers: list[str]) -> bool:
        if helpers and helpers[-1] in BE:
            return is_verb(self.row, at)
        return is_verb(self.row, at) or (bool(helpers) and helpers[-1] == "to")

    def _add(self, main: str, helpers: list[str], aside: list[str], at: int) -> int:
        doing = read_doing(main, helpers)
        if helpers[:1] == ["to"] or (helpers[:2] == ["not", "to"]):
            doing = replace(doing, tense="infinitive")
        self.core.append(doing)
        self.adjuncts += [Adjunct(doing.lemma, "adverb", (word,)) for word in aside]
        self.verb = doing.lemma
        return at


def read_doing(main: str, helpers: Sequence[str]) -> Doing:
    """Return a verb with what its helpers say; without a main verb the last helper is one."""
    words = [word for word in helpers if word not in NEGATIONS and word != "to"]
    negated = any(word in NEGATIONS for word in helpers)
    if not main:
        last = words.pop() if words else "do"
        if last in MODALS or last in {"would_rather", "need_not", "let_us"}:
            words.append(last)
            main = ""
        else:
            main = last
    lemma, form = _lemma(main, words)
    passive = form == "participle" and bool(words) and words[-1] in BE and lemma not in {"be", "have"}
    modality = next((_MODALITY.get(word, "") for word in words if word in _MODALITY), "")
    if not modality and any(word in BE and after == "to" for word, after in pairwise(helpers)):
        modality = "is_to"
    if modality == "would" and lemma in {"like", "love"}:
        lemma, modality = "want", ""
    return Doing(same(lemma), negated, modality, _tense(words, form), passive)


_MODALITY = {**MODALS, "let_us": "let", "would_rather": "rather", "need_not": "need_not", "used_to": "used"}


def _lemma(main: str, words: Sequence[str]) -> tuple[str, str]:
    if main in BE:
        return "be", {"been": "participle", "being": "ing", "be": "base"}.get(
            main, "past" if main in {"was", "were"} else "s"
        )
    if not main:
        return "", "base"
    lemma, forms = verb_forms(main) or guessed_forms(main)
    if "ing" in forms:
        return lemma, "ing"
    before = words[-1] if words else ""
    if "participle" in forms and (before in BE or before in HAVE):
        return lemma, "participle"
    for form in ("past", "s", "base", "participle"):
        if form in forms and not (form == "past" and "base" in forms and before):
            return lemma, form
    return lemma, "base"


def _tense(words: Sequence[str], form: str) -> str:
    first = next((word for word in words if word not in _MODALITY), "")
    if "did" in words or first in {"was", "were", "had"} or (not words and form == "past"):
        return "past"
    if any(word in HAVE for word in words) and (form == "participle" or "been" in words):
        return "perfect"
    if first in BE or first in DO or any(word in _MODALITY for word in words):
        return "present"
    return {"ing": "ing", "past": "past", "participle": "past"}.get(form, "present" if form == "s" else "base")


def _words_of(row: Row) -> tuple[str, ...]:
    words = [same(SUBJECT_FORMS.get(token.word, token.word)) for token in row if token.word not in ARTICLES]
    if len(words) > 1 and words[0] == "just" and is_number(words[1]):
        words[0] = "only"
    return tuple(words) or tuple(token.word for token in row)


def _is_date(words: Sequence[str]) -> bool:
    return any(word in WEEKDAYS or word in MONTHS or word in TIME_NOUNS for word in words) or (
        len(words) == 1 and is_number(words[0]) and words[0].endswith("th")
    )


def _is_time(words: Sequence[str]) -> bool:
    last = words[-1]
    timely = last in WEEKDAYS or last in TIME_NOUNS or last in MONTHS or last == "ago"
    return timely and (last in WEEKDAYS or any(word in _TIME_MARKS for word in words))
