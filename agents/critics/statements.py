"""Statements: what a sentence says is so, of whom, and whether it says yes or no; idioms included.

A statement is coarser than a clause: it keeps what two sentences have to share to speak of the same matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from agents.critics.english import bare, parts_of
from agents.critics.shallow import Shallow, shallow_clauses
from agents.critics.tables import Sieve, rows
from agents.minds.rules.words import STOP_WORDS, stem, word_set

Aspect = Literal["like", "have", "able", "fear", "be", "do", "want"]

_LIKING = word_set("like love enjoy adore prefer cherish fancy")
_LOATHING = word_set("hate dislike detest loathe despise abhor resent")
_HAVING = word_set("have own keep possess")
_FEARING = word_set("fear dread")
_STOPPING = word_set("quit stop avoid refuse lack miss lose forbid sell leave skip abandon cancel")
_BY_VERB: tuple[tuple[frozenset[str], Aspect, bool], ...] = (
    (_LIKING, "like", False), (_LOATHING, "like", True), (_FEARING, "fear", False), (_STOPPING, "do", True),
    (_HAVING, "have", False),
)  # fmt: skip
_EMPTY = STOP_WORDS | word_set(
    """
    be do have get go make take thing lot bit kind sort good nice great fine well really always never ever still today
    tomorrow yesterday morning evening day week time year years old new own much many one two some any every everything
    nothing something way people person here there love like hate enjoy know think say see come want let back big small
    little long full just even already early late best most better favourite favorite only else as'well sure rest call
    """
)
_NUMBER = re.compile(r"^(?:\d+|one)$")
_OBJECT = r"(?P<what>[^,.;!?]+)"
_IDIOMS: tuple[tuple[re.Pattern[str], Aspect, bool], ...] = tuple(
    (re.compile(pattern.replace("OBJECT", _OBJECT), re.IGNORECASE), aspect, says == "no")  # type: ignore[misc]
    for aspect, says, pattern in rows("idioms")
)
_SIEVE = Sieve(pattern.pattern for pattern, _, _ in _IDIOMS)
_JUST_DENIED = re.compile(
    r"(?:n't|\b(?:not|never|no|nor|without|neither))(?: (?:a|an|any|the|very|really|so|"
    r"much))? $",
    re.I,
)
_WITH_ADJECTIVES = word_set("get be feel become seem look")
_ANYTHING = word_set("anything nothing anybody nobody anyone")
STATES: dict[str, tuple[int, int]] = {
    word: (number, side)
    for number, row in enumerate(rows("antonyms"))
    for side, words in enumerate(row)
    for word in words.split()
}
"""By word for a state: the number of its pair, and its side of it."""
_IMPLIED: tuple[tuple[Aspect, str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (aspect, says, tuple(words.split()), re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for aspect, says, words, pattern in rows("implied")
)
_PRONOUNS = word_set("it them one ones those")
_WITH_IT = word_set("get know see make do think say mean find hear tell let be believe")
"""Verbs that take an "it" that stands for no thing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said to be so.

    Args:
        who: "i" for the speaker, else the head word of who or what it is about, as a stem.
        aspect: What sort of thing is said: liking, having, being able, fearing, wanting, being or doing.
        negated: Whether it says no.
        verb: The verb's base form; empty where an idiom stands for it.
        words: The words for what it is about, in order.
        numbers: Numbers with the word they count.
        before: Whether it was so in the past.
        ever: Whether it is said of all times ("never", "always").
        states: Words for a state of which something is in one at a time, such as "open".
        all_of_it: Whether a denial is of everything one could do in this way: "I don't play anything".
    """

    who: str
    aspect: Aspect
    negated: bool
    verb: str
    words: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...] = ()
    before: bool = False
    ever: bool = False
    states: tuple[str, ...] = ()
    all_of_it: bool = False


@lru_cache(maxsize=16384)
def statements_of(text: str) -> tuple[Statement, ...]:
    """Return what `text` says is so: no questions, wishes, conditions or commands.

    Example:
        >>> [(one.aspect, one.negated, one.words) for one in statements_of("I can't stand loud music.")]
        [('like', True, ('loud', 'music'))]
    """
    found: list[Statement] = []
    before: tuple[str, ...] = ()
    asked: re.Match[str] | None = None
    for part in parts_of(text):
        answers = asked
        plain = bare(part)
        asked = _SELF_ASKED.search(plain)
        if plain.endswith("?"):
            before = content(part) or before
            continue
        if answers is not None and content(part):
            found.append(Statement("i", "like", not _LIKES.search(answers[0]), "", content(part)))
        of_part = _of_part(part, before)
        found += of_part
        before = content(part) or before
    return tuple(found)


_SELF_ASKED = re.compile(
    r"what (?:it is )?(?:that )?I (?:really )?(?:love|like|enjoy|hate|can't stand|detest|can't bear)[^?]*\?$", re.I
)
_LIKES = re.compile(r"\b(?:love|like|enjoy)\b", re.I)


def _of_part(part: str, before: tuple[str, ...]) -> list[Statement]:
    plain = bare(part)
    idioms = [
        Statement("i", aspect, negated, "", content(match["what"]) or _pointed(match["what"], before), ever=True)
        for pattern, aspect, negated in (_IDIOMS[number] for number in _SIEVE.may_match(plain))
        for match in pattern.finditer(plain)
        if negated or not _JUST_DENIED.search(plain[: match.start()])
    ]
    idioms += [
        Statement("i", aspect, says == "no", "", (word,), ever=True)
        for aspect, says, words, pattern in _IMPLIED
        if pattern.search(plain)
        for word in words
    ]
    idioms = [one for one in idioms if one.words]
    covered = {word for one in idioms for word in one.words}
    found = list(idioms)
    for clause in shallow_clauses(part):
        found += [one for one in _of_clause(clause, before) if not _said_already(one, covered)]
        before = tuple(word for word in clause.words if word not in _EMPTY) or before
    return found


def _pointed(text: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that "that" or another pronoun stands for where an idiom takes nothing else."""
    return before if text.lower().split()[:1] in (["that"], ["this"]) else _meant(text, before)


def _meant(text: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words a pronoun stands for: those of the clause before."""
    return before if _PRONOUNS & set(text.lower().split()) else ()


def _said_already(one: Statement, covered: set[str]) -> bool:
    """Return whether a clause says what an idiom in it says."""
    words = set(one.words)
    told = words <= covered or one.aspect in {"like", "able", "fear"} or one.verb in _WITH_ADJECTIVES
    return bool(words & covered) and told


def content(text: str) -> tuple[str, ...]:
    """Return the words of `text` that say what it is about, in lower case and in order."""
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())
    return tuple(word for word in words if word not in _EMPTY and stem(word) not in _EMPTY)


def _of_clause(clause: Shallow, before: tuple[str, ...]) -> list[Statement]:
    found = [Statement("i", "have", False, "", (noun,)) for noun in clause.own if noun not in _EMPTY]
    if clause.unreal or clause.who[:1] == ("you",):
        return found
    if not clause.verb:
        words = content(" ".join(clause.rest))
        return [*found, Statement("i", "have", True, "", words)] if clause.negated and words else found
    aspect, opposite = _aspect(clause)
    affirmed, denied = _divided(clause.rest)
    meant = _meant(" ".join(clause.rest), before) if clause.verb not in _WITH_IT else ()
    words = (*affirmed, *(word for word in meant if word not in affirmed))
    negated = clause.negated != opposite
    numbers = tuple(("1" if one == "one" else one, other) for one, other in pairwise(clause.rest) if _NUMBER.match(one))
    who = "i" if clause.who[:1] == ("i",) else stem(clause.who[-1]) if clause.who else ""
    if not who:
        return found
    if denied and clause.negated:
        return [*found, Statement(who, "like", False, "", denied)]  # cannot do without it
    is_so = aspect == "be" or clause.progressive
    states = tuple(word for word in clause.words if word in STATES) if is_so else ()
    all_of_it = clause.negated and bool(_ANYTHING & set(clause.rest))
    found.append(
        Statement(who, aspect, negated, clause.verb, words, numbers, clause.before, clause.ever, states, all_of_it)
    )
    return [*found, Statement(who, "have", True, "", denied)] if denied else found


def _divided(rest: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the content words a verb takes, and those that come after "without"."""
    at = rest.index("without") if "without" in rest else len(rest)
    return content(" ".join(rest[:at])), content(" ".join(rest[at:]))


def _aspect(clause: Shallow) -> tuple[Aspect, bool]:
    """Return the aspect a verb stands for, and whether it says no by itself."""
    if clause.modal == "want":
        return "want", False
    for verbs, aspect, opposite in _BY_VERB:
        if clause.verb in verbs:
            return aspect, opposite
    if clause.modal == "can":
        return "able", False
    return ("be", False) if clause.verb == "be" else ("do", False)
