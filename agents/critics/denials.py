"""Denials: what a sentence says was never so, is not there or is unheard of, though its speaker spoke of it before.

A denial that leaves nothing ("never", "no", "not any", "first I hear of it") needs to share but one thing with what was
said; a mere "not" has to share more. A sentence that refers to what was said ("as I told you") must find it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agents.critics.english import bare, parts_of
from agents.critics.statements import content
from agents.minds.rules.words import stem, word_set

_SCOPE = r"(?P<what>[^,.;!?:()]+)"
_UNHEARD = re.compile(
    r"\b(?:(?:first|news) (?:I(?:'ve| have)? (?:heard|hear)|to me)(?: of)?|(?:never|not) (?:even )?(?:heard|"
    r"seen|known|met) of|never heard of|"
    r"(?:no|not the (?:least|faintest|slightest)) idea (?:what|who|that|about|you|of|there)|wasn't aware (?:of|that)|"
    r"(?:don't|do not|didn't|did not) know (?:what|who|of|that|anything about|a thing about|this|about)|who told you|"
    r"what(?:'s| is) this about|nothing to do with|know nothing (?:of|about)|what do you mean,?) " + _SCOPE,
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:never|at no time|not once|nobody|no one|none of|neither)\b " + _SCOPE, re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no(?! (?:idea|doubt|need|way|wonder|matter|problem|trouble|hurry|thanks|thank|one|longer|more|"
    r"excuses?|rush|worries))|"
    r"(?:not|n't)(?: \w+)? (?:any|a single|so much as|one|either)|n't (?:a|an)|not (?:a|an)|nothing of) "
    r"(?P<what>(?:[\w'-]+ ?){1,4})",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\bnot|n't|\bcannot|\bwithout|\bhardly) " + _SCOPE, re.IGNORECASE)
_NOT_SO = re.compile(r"(?P<what>[^,.;!?:()]*(?:\bnot|n't|\bcannot|\bwithout|\bhardly) [^,.;!?:()]+)", re.IGNORECASE)
_REFERS = re.compile(
    r"(?<!soon )(?<!far )(?<!much )(?<!long )\b(?:(?:as|like|just as) I(?:'ve| have| had)? (?:said|told|wrote|"
    r"mentioned|explained|say)(?: you)?|I(?:'ve| have)? (?:already )?told you|"
    r"I said (?:so|from|it|you)|I(?:'ve| have) (?:always|never) said|never said (?:otherwise|a word against)|"
    r"from the (?:start|beginning)|"
    r"as (?:we )?agreed)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:(?:no,? wait|wait,? no|sorry,? (?:no|I (?:meant|mean|got that wrong|was wrong))|I (?:meant|"
    r"mean) to say|I meant|scratch that|"
    r"correction|I stand corrected|let me correct|my mistake|I misspoke|I got (?:that|it) wrong|I was wrong|"
    r"I was mistaken|"
    r"I take (?:it|that) back|(?:changed|changing|change) my mind|on second thoughts?|come to think of it|I lied|"
    r"I(?:'ve| have) to admit|truth be told|to tell (?:you )?the truth|(?:just|only) (?:kidding|joking|teasing)|"
    r"I(?:'m| am) (?:kidding|joking)|"
    r"I kid|I jest|jk)|not anymore|that was before|I thought better of it)\b",
    re.IGNORECASE,
)
_NO_MATTER = word_set(
    """
    word said say tell told ask heard hear see saw seen think thought know knew mean meant idea bother single foot
    mind bit lot thing anything something nothing everything anybody nobody else ever life day days night morning
    evening week month year years time times today tomorrow yesterday tonight hour minute moment while now then
    soon later before after come came go went gone going get got make made take took put let keep kept look looked
    feel felt want need like love hate help work live give gave find found try tried use used turn leave left
    right place home house room door way people man woman friend friends person one two three four five six seven
    eight nine ten hundred first last next hope wish bad good great sorry please thank thanks sure fine well
    really worse better best worst talk spoke speak start end point part side reason matter question answer course
    fact yes yet still able too also else own couldn't wouldn't don't didn't isn't wasn't haven't hasn't can't
    won't shan't shouldn't there's that's it's i'm i've nice new old big small little long short much many lots
    few even ago far near back down here there
    """
)
_MEANT = re.compile(
    r"^(?!.*(?:n't|\bnot\b|\bno\b)).*\b(?:it|them|that|they|those|him|he|she|her|did|do|does|"
    r"was|were|am|yes|yeah|yep)\b",
    re.I,
)
_ENOUGH = 2
_ENOUGH_OF_IT = 3
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|cannot|without|hardly|nothing|heard|hear|idea|aware|who|what|"
    r"what's)\b|n't",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"(?:n't|not|never|ever|have|did|sure)(?: think| know| sure)?(?: that| if| whether)? I(?:'ve|"
    r" have)? t(?:old|ell) you",
    re.I,
)
_POINTED_AT = re.compile(r"\b(?:my|our|that|this|those|these|the) ((?:[\w'-]+ ?){1,3})", re.IGNORECASE)
"""What a question takes to be there."""


def _matters(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that are about something."""
    return frozenset(stem(word) for word in content(text) if word not in _NO_MATTER and stem(word) not in _NO_MATTER)


@lru_cache(maxsize=16384)
def wholly_denied(text: str) -> frozenset[str]:
    """Return the stems of what `text` says was never so, is not there, or is unheard of.

    Example:
        >>> sorted(wholly_denied("I never had a parrot, and there is no box."))
        ['box', 'parrot']
    """
    found: set[str] = set()
    if not _DENIES.search(text):
        return frozenset()
    for part in parts_of(text):
        plain = bare(part)
        if not plain.endswith("?") or _UNHEARD.search(plain):
            for pattern in (_UNHEARD, _NEVER, _NONE):
                found.update(*(_matters(match["what"]) for match in pattern.finditer(plain)))
    return frozenset(found)


@lru_cache(maxsize=16384)
def denied(text: str) -> tuple[frozenset[str], ...]:
    """Return the stems of each thing that `text` says is not so."""
    if not _DENIES.search(text):
        return ()
    return tuple(
        _matters(match["what"])
        for part in parts_of(text)
        if not (plain := bare(part)).endswith("?")
        for match in _NOT_SO.finditer(plain)
    )


@lru_cache(maxsize=16384)
def told(text: str) -> frozenset[str]:
    """Return the stems of what `text` speaks of without denying it, and of what its questions take to be there."""
    found: set[str] = set()
    for part in parts_of(text):
        plain = bare(part)
        if _DENIES.search(plain):
            for pattern in (_UNHEARD, _NEVER, _NONE, _NOT):
                plain = pattern.sub(" ", plain)
        if plain.endswith("?"):
            plain = " ".join(match[1] for match in _POINTED_AT.finditer(plain))
        found |= _matters(plain)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that somebody said, and what the other had said just before, which an "it" may stand for."""

    words: str
    answered: str = ""

    @property
    def matters(self) -> frozenset[str]:
        """The stems of what it speaks of."""
        return told(self.words) | (told(self.answered) if _MEANT.search(self.words) else frozenset())


def goes_back_on(part: str, before: Iterable[Told]) -> str:
    """Return which of the sentences its speaker said `before` a sentence goes back on; empty where none.

    Example:
        >>> goes_back_on("I never had a parrot.", [Told("She is ill.", "How is the parrot?")])
        'She is ill.'
    """
    whole, some = wholly_denied(part), denied(part)
    if not whole and not some:
        return ""
    for one in before:
        if whole & one.matters or any(len(words & told(one.words)) >= _ENOUGH for words in some):
            return one.words
    return ""


def takes_back(text: str) -> bool:
    """Return whether a turn says itself that it corrects, changes its mind or jokes.

    Example:
        >>> takes_back("Wait, no, it was May."), takes_back("It was May.")
        (True, False)
    """
    return _TAKES_BACK.search(text) is not None


def refers_to_nothing(part: str, before: Iterable[Told]) -> bool:
    """Return whether a sentence says "as I told you" of what was not told.

    Example:
        >>> refers_to_nothing("As I told you, I come from Korea.", [Told("I love trains.")])
        True
    """
    plain = bare(part)
    if not _REFERS.search(plain) or _UNTOLD.search(plain):
        return False
    about = _matters(_REFERS.sub(" ", plain))
    said = frozenset[str]().union(*(_matters(f"{one.words} {one.answered}") for one in before))
    return bool(about) and _ENOUGH_OF_IT * len(about & said) <= len(about)
