"""Shallow clauses: who does what, with or without "not", found also where a sentence is loosely built.

`agents.minds.local_model.reading_back` reads strictly, since a wording that it does not understand has to be refused.
Critics read what people type: run-on sentences, ellipses, fragments. What is found here is coarse, and nothing is
refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agents.critics.english import bare
from agents.minds.local_model.reading_back.verbs import guessed_forms, verb_forms
from agents.minds.rules.words import word_set

_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*(?:'[a-z]+)?|\d+|[,;:()…]|\.\.+")
_CONTRACTED = (
    (re.compile(r"\bcan't\b"), "can not"), (re.compile(r"\bwon't\b"), "will not"), (re.compile(r"\bain't\b"), "am not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(i|we|you|they)'ve\b"), r"\1 have"), (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(we|you|they)'re\b"), r"\1 are"), (re.compile(r"'ll\b"), " will"), (re.compile(r"'d\b"), " would"),
    (re.compile(r"\b(it|that|there|he|she|what|who|here)'s\b"), r"\1 is"), (re.compile(r"\blet's\b"), "let us"),
)  # fmt: skip
_BREAKS = word_set(
    "and but because although though while when whenever so who which whose or yet whereas until since if unless as"
)
_UNSURE = word_set("if unless whether")
_BEGINS = word_set(
    "i we he she they you it my our your his her their the a an nobody somebody this that there these those no"
)
NEGATORS = word_set("not never no nobody nothing none neither nor without hardly barely")
_NO_VERBS = word_set("nothing nobody none nowhere something anything everything somebody anybody everybody")
_BE = word_set("am is are was were be been being")
_HAVE = word_set("have has had having")
_DO = word_set("do does did")
_MODAL = word_set("can could will would shall should may might must")
_UNREAL = word_set("would could should may might must")
_ADVERBS = word_set(
    """
    just really only also still always often never ever even already now then so too very quite actually probably
    simply truly certainly definitely usually sometimes rarely seldom not hardly barely finally recently once again
    almost kind sort of rather well happily sadly honestly totally absolutely literally mostly mainly all both myself
    """
)
_TO_VERBS = word_set("want hope wish plan mean intend dream aim long")
_STATIVE = word_set("love hate like live work have need enjoy own prefer adore hate feel know")
_FILLERS = word_set(
    """
    well oh ah yes yeah no nah ok okay hey hi hello lol haha hahaha ha brb btw lmao hmm um uh sure right true and but so
    sorry thanks please look listen anyway actually honestly man dude wow omg haha ahh aww huh yo
    """
)
_PREPOSITIONS = word_set("in on at of for from to with by about into over under after before since through near like")
_ARTICLES = word_set("a an the any some my our your his her their this that these those every each")
_ONES = "zero one two three four five six seven eight nine ten eleven twelve"
_BY_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(number) for number, word in enumerate(_ONES.split()) if number > 1} | {
    word: str(10 * number) for number, word in enumerate(_BY_TEN.split(), 2)
}


@dataclass(slots=True)
class Shallow:
    """One clause as found.

    Args:
        who: The subject's words; ("i",) for the speaker; empty where there is none.
        verb: The main verb's base form; empty in a fragment.
        rest: All words after the verb, in order; in a fragment all words.
        negated: Whether it says no.
        modal: "can", "want", or empty.
        before: Whether it is of the past.
        ever: Whether "never" or "always" makes it hold at all times.
        own: Nouns that are said to be the speaker's own.
        link: The word it hangs on the one before with.
        unreal: Whether it is a wish, a condition or a guess.
    """

    who: tuple[str, ...]
    verb: str
    rest: tuple[str, ...]
    negated: bool = False
    modal: str = ""
    before: bool = False
    ever: bool = False
    own: tuple[str, ...] = ()
    link: str = ""
    unreal: bool = False
    progressive: bool = False
    words: tuple[str, ...] = field(default=())


def shallow_clauses(sentence: str) -> list[Shallow]:
    """Return the clauses of one sentence, in order."""
    found: list[Shallow] = []
    for link, words in _pieces(_tokens(sentence)):
        clause = _clause(link, words, found[-1] if found else None)
        if clause is not None:
            found.append(clause)
    return found


def _tokens(sentence: str) -> list[str]:
    plain = bare(sentence).lower()
    for pattern, other in _CONTRACTED:
        plain = pattern.sub(other, plain)
    return [_NUMBERS.get(token, token) for token in _TOKEN.findall(plain)]


def _pieces(tokens: list[str]) -> list[tuple[str, list[str]]]:
    pieces: list[tuple[str, list[str]]] = [("", [])]
    for at, word in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if not word[0].isalnum():
            pieces.append((",", []))
        elif word in _BREAKS and not (word in {"as", "since"} and following not in _BEGINS):
            pieces.append((word, []))
        elif word == "that" and pieces[-1][1] and following in _BEGINS:
            pieces.append(("that", []))
        else:
            pieces[-1][1].append(word)
    return [(link, words) for link, words in pieces if words]


def _clause(link: str, words: list[str], before: Shallow | None) -> Shallow | None:
    while words and words[0] in _FILLERS and not (words[0] == "no" and len(words) > 1):
        words = words[1:]
    if not words:
        return None
    who, start = _subject(words, before)
    group = _verb_group(words, start)
    if group is None:
        return _fragment(link, words, before)
    group.who, group.link, group.own, group.words = who, link, _own(words), tuple(words)
    group.negated = group.negated or bool({"nobody", "none", "nothing", "neither"} & set(words[:start]))
    group.negated = group.negated or words[0] == "no"
    group.unreal = group.unreal or link in _UNSURE
    group.unreal = group.unreal or (not who and link != "" and bool(before and before.unreal))
    return group


def _subject(words: list[str], before: Shallow | None) -> tuple[tuple[str, ...], int]:
    """Return the subject's words and where what follows it begins."""
    for at, word in enumerate(words):
        if word in {"i", "we"} and (at == 0 or words[at - 1] not in {"than", "and"}):
            return ("i",), at + 1
    first = words[0]
    if first in {"me", "us"}:
        return ("i",), 1
    lead = 0
    while lead < len(words) and words[lead] in _ADVERBS:
        lead += 1
    head = words[lead] if lead < len(words) else ""
    known = verb_forms(head)
    if head in _BE | _HAVE | _DO | _MODAL or (known is not None and head not in _ARTICLES):
        return _elliptical(head, known, before), lead
    if (
        head.endswith("ing")
        and len(head) > 5
        and lead < len(words) - 1
        and words[lead + 1] in _ARTICLES | _PREPOSITIONS
    ):
        return ("i",), lead
    for at in range(1, len(words)):
        if words[at] in _BE | _HAVE | _DO | _MODAL or (
            _finite(words[at]) and words[at - 1] not in _ARTICLES | _PREPOSITIONS
        ):
            return tuple(word for word in words[:at] if word not in _ARTICLES and word not in _ADVERBS), at
    return (), len(words)


def _elliptical(head: str, known: tuple[str, frozenset[str]] | None, before: Shallow | None) -> tuple[str, ...]:
    """Return who a clause without a subject is about: as the one before, else the speaker unless it commands."""
    if before is not None and before.who:
        return before.who
    base = known is not None and "base" in known[1]
    return ("you",) if base and head not in _STATIVE | _HAVE else ("i",)


def _finite(word: str) -> bool:
    known = verb_forms(word)
    return known is not None and bool(known[1] & {"s", "past"})


def _verb_group(words: list[str], start: int) -> Shallow | None:
    """Return the verb from `start` on with its helpers, and what follows it; None where there is none."""
    at, found = start, Shallow((), "", ())
    helper = ""
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in NEGATORS - {"no", "nothing", "nobody", "none", "without"}:
            found.negated = not found.negated if helper == "never" else True
            found.ever = found.ever or word == "never"
        elif word in _MODAL:
            found.modal = "can" if word in {"can"} else found.modal
            found.unreal = found.unreal or word in _UNREAL
        elif word in _ADVERBS:
            found.ever = found.ever or word in {"always", "never"}
        elif word == "used" and following == "to":
            found.before, at = True, at + 1
        elif word in _BE | _HAVE | _DO and _is_helper(words, at):
            found.before = found.before or word in {"was", "were", "had", "did"}
            found.progressive = found.progressive or word in _BE
            helper = word
        elif word in {"going", "able", "got", "have", "has", "had"} and following == "to" and at + 2 < len(words):
            found.modal = "can" if word == "able" else found.modal
            at += 1
        else:
            return _with_verb(found, words, at)
        at += 1
    return None


def _is_helper(words: list[str], at: int) -> bool:
    """Return whether a form of be, have or do helps a verb after it."""
    word = words[at]
    for one in words[at + 1 : at + 4]:
        if one in NEGATORS | _ADVERBS or one in _BE | _DO | _HAVE:
            if one in {"no", "nothing", "nobody", "none"}:
                return False
            if one in _BE | _HAVE | _DO:
                return True
            continue
        return _takes(word, one)
    return False


def _takes(helper: str, word: str) -> bool:
    """Return whether `helper` helps the verb `word`: "do go", "have gone", "am going"."""
    if helper in _DO:
        return word not in _ARTICLES and word not in _PREPOSITIONS
    known = verb_forms(word)
    forms = known[1] if known is not None else frozenset()
    if helper in _HAVE:
        return "participle" in forms
    return bool(forms & {"ing", "participle"}) or (word.endswith("ing") and len(word) > 5) or word in {"going", "able"}


def _with_verb(found: Shallow, words: list[str], at: int) -> Shallow | None:
    word = words[at]
    known = verb_forms(word)
    if (word in _ARTICLES | _PREPOSITIONS | _NO_VERBS and word != "like") or word[0].isdigit():
        return None
    lemma, forms = known if known is not None else guessed_forms(word)
    if word in _BE:
        lemma = "be"
    elif word in _HAVE:
        lemma = "have"
    found.before = found.before or word in {"was", "were", "had"} or ("past" in forms and "base" not in forms)
    rest = words[at + 1 :]
    if lemma in _TO_VERBS and rest[:1] == ["to"]:
        found.modal = "want"
        rest = rest[1:]
    while rest and rest[0] in _ADVERBS | {"not", "never"}:
        found.negated = found.negated or rest[0] in {"not", "never"}
        found.ever = found.ever or rest[0] in {"never", "always"}
        rest = rest[1:]
    if rest and rest[0] in {"no", "nothing", "nobody", "none"} and rest[1:2] != ["but"]:
        found.negated = True
    found.verb, found.rest = lemma, tuple(rest)
    return found


def _fragment(link: str, words: list[str], before: Shallow | None) -> Shallow:
    negated = bool({"no", "never", "without", "not", "nothing", "nobody"} & set(words[:2]))
    negated = negated or (before is not None and before.negated and not before.verb and link in {"or", ","})
    goes_on = before is not None and link in {",", "and", "or"} and bool(before.verb) and not negated
    if goes_on and before is not None:
        return Shallow(
            before.who, before.verb, tuple(words), before.negated, before.modal, before.before, before.ever,
            _own(words), link, before.unreal, words=tuple(words),
        )  # fmt: skip
    return Shallow((), "", tuple(words), negated, own=_own(words), link=link, words=tuple(words))


def _own(words: list[str]) -> tuple[str, ...]:
    """Return the nouns after "my" and "our": up to three words, to the next that is none of the thing's name."""
    found: list[str] = []
    for at, word in enumerate(words):
        if word in {"my", "our"}:
            for one in words[at + 1 : at + 4]:
                if one in _BE | _HAVE | _DO | _MODAL | _PREPOSITIONS | _ADVERBS | _ARTICLES or _finite(one):
                    break
                if one != words[at + 1] and verb_forms(one) is not None:
                    break
                found.append(one)
    return tuple(found)
