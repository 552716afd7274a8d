"""Detecting claims in words: is a piece of news told in them, and how much of it? Rules of English, no model.

What a model declares is not taken on trust: a claim counts as told where the words themselves assert it, of the right
person, not denied, doubted, wished or asked. Where and when are confirmed for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.minds.local_model.reading_back.clauses import Clause, Doing, Thing, Word
from agents.minds.local_model.reading_back.reading import Reading, read
from agents.minds.local_model.reading_back.tokens import sentences
from agents.minds.local_model.reading_back.verbs import verb_forms
from agents.minds.local_model.reading_back.words import (
    ARTICLES,
    DAY_WORDS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_NOUNS,
    WEEKDAYS,
    word_set,
)
from agents.perception import MINUTES_PER_DAY, ClaimView, Moment
from agents.talk import DETAILS, Carried, Detail
from agents.tasks.speaking import SayInput, Turn

_GIVING = word_set("give have hold throw organize plan put arrange make do be happen come invite cook begin set host")
_OF_ITSELF = word_set("be happen come begin")
"""What an event does: of a person they say something else."""
_ERGATIVE = word_set("close end open begin move sell")
_KIN = (
    word_set("run stand campaign"),
    word_set("sell"),
    word_set("marry wed"),
    word_set("take go"),
    word_set("steal take"),
    word_set("close shut end"),
    word_set("leave move"),
)
_DOUBTS = word_set("doubt deny wonder hope wish fear ask imagine dream pretend joke")
_UNTRUE = word_set("lie lies nonsense untrue false wrong rubbish invention mistake myth joke impossible unlikely")
_NOBODY = frozenset({"nobody", "none"})
_COMING = word_set("come go attend join tell invite hear know visit miss")
_AFTERTHOUGHT = re.compile(
    r",\s*(?:would you believe(?: it)?|did you know(?: that)?|can you imagine|can you believe it|have you heard|"
    r"you know|right|isn't (?:he|she|it)|aren't they|hm+|eh)\s*\?",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"\b[Ii]t(?:['’]s| is| was) ([A-Z]\w+) (?:who|that) |\b([A-Z]\w+)(?:['’]s| is| was) the one (?:who|that) "
)
_KNOWINGS = word_set("hear know notice see tell")
_UNREAL = frozenset({"want", "would", "may", "should", "could", "rather", "let", "need_not"})
_OPEN_LINKS = word_set("if unless whether wh_whether wh_who wh_what wh_why once")
_THIRD = frozenset({"he", "she", "they"})
_SMALL = ARTICLES | POSSESSIVES | PREPOSITIONS | frozenset({"'s", "and", "or", "there", "it", "this", "that"})


@dataclass(frozen=True, slots=True)
class _News:
    """A claim as it can be recognised.

    Args:
        subject: The words for whom or what it is about, in one form; names by their first word.
        verb: Its verb.
        things: The other words it cannot be told without.
        own: Whether the speaker may say "I" for the subject.
        titled: The words of its title without its owner's name; empty where the title names no owner.
        past: Whether it tells of something done.
    """

    subject: frozenset[str]
    verb: str
    things: frozenset[str]
    own: bool
    titled: frozenset[str] = frozenset()
    past: bool = False


def confirmed(text: str, claim: ClaimView, *, now: Moment | None = None) -> tuple[Detail, ...]:
    """Return which parts of `claim` are told in `text`, in the order of `DETAILS`; none where it is not told.

    Args:
        text: The words of one turn.
        claim: As its speaker knows it.
        now: When it is said, for "tomorrow"; without it such words confirm nothing.

    Example:
        A claim "Mara is giving a supper", known with its place and time, is told with its place by
        "Did you hear? Mara's giving a supper at the mill!", and not at all by "Is Mara giving a supper?".
    """
    text = _straight(text)
    reading = read(text)
    news = _news(claim)
    asserted = [at for at in range(len(reading.clauses)) if _asserts(reading.clauses, at, news)]
    found: set[Detail] = set()
    if asserted:
        found.add("what")
        if _names_origin(text, claim, news):
            found.add("who")
    if asserted or _speaks_of_it(reading, news):
        found |= _where(text, claim) | _when(text, claim, now)
    return tuple(detail for detail in DETAILS if detail in found and detail in claim.details)


def _straight(text: str) -> str:
    """Return the text with "it was Ann who" as "Ann", and without a question that is only tagged to a statement."""
    plain = _CLEFT.sub(lambda found: f"{found[1] or found[2]} ", text)
    return _AFTERTHOUGHT.sub(".", plain)


def confirmed_claims(turn: Turn, given: SayInput) -> tuple[Carried, ...]:
    """Return the claims that `turn` declares, its speaker knows and its words tell, with the details found in them."""
    known = {claim.id: claim for claim in given.claims}
    found = []
    for said in turn.claims:
        told = confirmed(turn.text, known[said.claim], now=given.moment) if said.claim in known else ()
        details = tuple(detail for detail in told if detail in said.details or detail == "what")
        if details:
            found.append(Carried(said.claim, details))
    return tuple(found)


def doubtful_claims(declared: Turn, checked: Turn, given: SayInput) -> tuple[str, ...]:
    """Return a word for each declared claim that is not told: "invented", or "untold" where the words lack it.

    Args:
        declared: The turn as a model gave it.
        checked: The same with labels turned into ids, and without those that stand for nothing.
        given: What the speaker was given.
    """
    told = {carried.claim for carried in confirmed_claims(checked, given)}
    invented = len(declared.claims) - len(checked.claims)
    untold = sum(said.claim not in told for said in checked.claims)
    return ("invented",) * invented + ("untold",) * untold


def _news(claim: ClaimView) -> _News:
    clause = next(iter(read(claim.text).clauses), None)
    own = claim.knowing.teller is None
    away = _content([claim.place_name or ""])
    if clause is None:
        return _News(frozenset(), "", _content([claim.text]) - away, own)
    at, doing = next(((n, part) for n, part in enumerate(clause.core) if isinstance(part, Doing)), (0, Doing("")))
    before = [part.text for part in clause.core[:at] if isinstance(part, Thing)]
    after = [part.text for part in clause.core[at + 1 :] if isinstance(part, Thing | Word)]
    rest = [word for one in clause.adjuncts if one.how != "time" for word in one.words if not _timely(word)]
    later = [part.lemma for part in clause.core[at + 1 :] if isinstance(part, Doing)]
    subject = _content(before) if before != ["someone"] else frozenset()
    if not subject:
        subject, after = _content(after[:1]), after[1:]
    things = _content([*after, *rest, *later]) - away - subject
    owned = _content([claim.title]) - subject if "'s" in claim.title.replace("’", "'") else frozenset()
    return _News(subject, doing.lemma, things, own, owned, doing.tense in {"past", "perfect"})


def _content(texts: Iterable[str]) -> frozenset[str]:
    words = (token.word for text in texts for one in sentences(text) for token in one.tokens)
    return frozenset(_stem(word) for word in words if word not in _SMALL and not _timely(word))


def _timely(word: str) -> bool:
    return word[:1] == "T" or word in WEEKDAYS or word in MONTHS or word in DAY_WORDS or word in TIME_NOUNS


def _stem(word: str) -> str:
    known = verb_forms(word)
    if known is not None:
        return known[0]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _asserts(clauses: Sequence[Clause], at: int, news: _News) -> bool:
    clause = clauses[at]
    if clause.link == "" and _titled(clause, news):
        return True
    if clause.link in _OPEN_LINKS or not _taken_as_true(clauses, at):
        return False
    words = _words_near(clauses, at)
    if _titled(clause, news):
        return True
    if news.things and 2 * len(news.things & words) < len(news.things):
        return False
    return any(
        _is_the_doing(clause, n, news, clauses[:at], words)
        for n, part in enumerate(clause.core)
        if isinstance(part, Doing)
    )


def _taken_as_true(clauses: Sequence[Clause], at: int) -> bool:
    """Return whether the clause is put forward as a fact: not asked, denied, doubted, or hanging on an "if"."""
    clause = clauses[at]
    if clause.mood == "ask" and not (at and clause.link == "that"):
        return False
    if not at or clause.link not in {"that", "who", "wh_when", "wh_where", "wh_how"}:
        return True
    above = clauses[at - 1]
    doings = [part for part in above.core if isinstance(part, Doing)]
    if above.mood == "ask":
        return any(doing.lemma in _KNOWINGS for doing in doings) and Thing(("you",)) in above.core
    if any(isinstance(part, Thing | Word) and _UNTRUE & set(part.text.split()) for part in above.core):
        return False
    if above.core[:1] and isinstance(above.core[0], Thing) and above.core[0].words[0] in _NOBODY:
        return False
    doubted = any(doing.lemma in _DOUBTS for doing in doings)
    denied = any(doing.negated and doing.lemma not in {"know", "forget"} for doing in doings)
    return not doubted and not denied and _taken_as_true(clauses, at - 1)


def _is_the_doing(clause: Clause, n: int, news: _News, earlier: Sequence[Clause], words: frozenset[str]) -> bool:
    doing = clause.core[n]
    assert isinstance(doing, Doing)  # noqa: S101 - asked for by the caller
    doings = [part for part in clause.core[: n + 1] if isinstance(part, Doing)]
    if any(one.negated or one.modality in _UNREAL or one.lemma in _DOUBTS | {"want"} for one in doings):
        return False
    if not _kindred(doing.lemma, news) or _is_over(clause, doing, news):
        return False
    if doing.lemma in _ERGATIVE and _done_to_it(clause, n, news):
        return True
    things = [part for part in clause.core[:n] if isinstance(part, Thing)]
    of_itself = doing.lemma in _OF_ITSELF and doing.lemma != news.verb
    if not of_itself and any(_is_subject(thing, news, earlier) for thing in (*things[:1], *things[-1:])):
        return True
    is_there = bool(things) and things[0].words == ("there",) and doing.lemma == "be"
    return is_there and bool(news.things) and bool(news.subject & words)


def _is_over(clause: Clause, doing: Doing, news: _News) -> bool:
    """Return whether it is told of a time gone by, though the news is not; what somebody reported may be past."""
    return doing.tense == "past" and not news.past and clause.link != "that" and doing.lemma not in _OF_ITSELF


def _done_to_it(clause: Clause, n: int, news: _News) -> bool:
    """Return whether somebody does to the subject what the news says it does: "they are closing the inn"."""
    before = [part for part in clause.core[:n] if isinstance(part, Thing)]
    after = [part for part in clause.core[n + 1 :] if isinstance(part, Thing)]
    by_some = bool(before) and before[-1].words in {("they",), ("someone",), ("we",)}
    return by_some and bool(news.subject) and any(news.subject <= _content([thing.text]) for thing in after[:1])


def _kindred(lemma: str, news: _News) -> bool:
    if news.verb in _GIVING and news.things:
        return lemma in _GIVING
    return lemma == news.verb or any(lemma in kin and news.verb in kin for kin in _KIN)


def _is_subject(thing: Thing, news: _News, earlier: Sequence[Clause]) -> bool:
    words = _content([thing.text])
    if news.own and thing.words in {("i",), ("we",)}:
        return True
    if len(thing.words) == 1 and thing.words[0] in _THIRD:
        return any(news.subject & _all_words(clause) for clause in earlier)
    return bool(news.subject) and news.subject <= words | _first_words(thing, news)


def _first_words(thing: Thing, news: _News) -> frozenset[str]:
    """Return the subject's words where the thing begins with its first name: "Otto" is said for "Otto Berg"."""
    return news.subject if _stem(thing.words[0]) in news.subject and len(thing.words) == 1 else frozenset()


def _titled(clause: Clause, news: _News) -> bool:
    """Return whether the clause takes the news for granted: "Mara's supper is on Friday", "come to my supper"."""
    things = [part.words for part in clause.core if isinstance(part, Thing)] + [one.words for one in clause.adjuncts]
    words = _all_words(clause)
    by_name = any(isinstance(part, Thing) and _is_subject(part, news, ()) for part in clause.core[:1])
    named = any(_is_owned(thing, news, by_name=by_name) for thing in things)
    doings = {part.lemma for part in clause.core if isinstance(part, Doing)}
    taken = clause.mood != "ask" or bool(doings & _COMING)
    return taken and named and bool(news.titled) and news.titled <= words


def _is_owned(words: Sequence[str], news: _News, *, by_name: bool) -> bool:
    """Return whether the words name something of the one the news is about, who may be named beside them."""
    stems = [_stem(word) for word in words]
    own = (news.own and words[0] in {"my", "our"}) or (by_name and words[0] in {"her", "his", "their"})
    named = "'s" in words and stems[words.index("'s") - 1] in news.subject
    return (own or named) and bool(news.titled & set(stems))


def _all_words(clause: Clause) -> frozenset[str]:
    parts = [part.lemma if isinstance(part, Doing) else part.text for part in clause.core]
    return _content([*parts, *(" ".join(one.words) for one in clause.adjuncts)])


def _words_near(clauses: Sequence[Clause], at: int) -> frozenset[str]:
    """Return the words of the clause, and of the one before where both are one sentence's news."""
    near = [clauses[at], *([clauses[at - 1]] if at and clauses[at].link in {"", "because"} else [])]
    return frozenset(word for clause in near for word in _all_words(clause))


def _names_origin(text: str, claim: ClaimView, news: _News) -> bool:
    words = {token.word for sentence in sentences(text) for token in sentence.tokens}
    named = bool(claim.origin_name) and (claim.origin_name or "").split()[0].lower() in words
    return named or (news.own and bool(words & {"i", "me", "my", "we", "our"}))


def _speaks_of_it(reading: Reading, news: _News) -> bool:
    return any(
        clause.mood == "state"
        and clause.core[:1]
        and isinstance(clause.core[0], Thing)
        and (clause.core[0].words == ("it",) or bool(news.things & _content([clause.core[0].text])))
        for clause in reading.clauses
    )


def _where(text: str, claim: ClaimView) -> set[Detail]:
    wanted = _content([claim.place_name or ""])
    asserted = _content(_not_asked(text))
    return {"where"} if wanted and wanted <= asserted else set()


def _when(text: str, claim: ClaimView, now: Moment | None) -> set[Detail]:
    if claim.starts is None:
        return set()
    words = [token.word for part in _not_asked(text) for one in sentences(part) for token in one.tokens]
    clocks = [word for word in words if word[:1] == "T" and word[1:2].isdigit()]
    days = [word for word in words if word in WEEKDAYS or word in {"today", "tonight", "tomorrow"}]
    right_clock = any(_same_clock(word, claim.starts.minute) for word in clocks)
    right_day = any(_same_day(word, claim.starts, now) for word in days)
    agree = (right_clock or not clocks) and (right_day or not days)
    return {"when"} if agree and (clocks or days) else set()


def _not_asked(text: str) -> list[str]:
    """Return the sentences that are no questions, as text."""
    return [" ".join(token.word for token in sentence.tokens) for sentence in sentences(text) if sentence.end != "?"]


def _same_clock(word: str, minute: int) -> bool:
    hour, _, minutes = word[1:].partition(":")
    said = int(hour) * 60 + int(minutes)
    half = MINUTES_PER_DAY // 2
    certain = len(hour) == 2 and (int(hour) > 12 or hour[0] == "0")
    return said == minute or (not certain and said % half == minute % half)


def _same_day(word: str, starts: Moment, now: Moment | None) -> bool:
    if word in WEEKDAYS:
        return word == starts.weekday
    if now is None:
        return False
    return starts.day - now.day == (1 if word == "tomorrow" else 0)
