"""Who people are by what they say of themselves: facts drawn out of dialogues by rules, and personas made of them.

The rules read English sentences in the first person, such as "I work as a nurse" or "my favourite colour is green".
What is asked or only supposed is not taken for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.minds.rules.words import content_words, word_set

_END = r"(?=$|[.,!?;:()\"]| (?:and|but|so|because|since|although|though|which|when|while|if|or) | - )"
_THING = r"((?:(?! (?:and|but|so|because|since) (?:i|my|you|we|it)\b)[^.,!?;:()\"]){2,80}?)" + _END
_SOFT = r"(?: (?:really|just|also|do|still|actually|absolutely|usually|mostly|always|quite|only|especially|kind of))*"
_I_AM = r"\bi(?: am|'m| was)"
_MINE = "(?:dog|cat|horse|son|daughter|wife|husband|sister|brother|boat|shop|mother|father|mom|mum|dad)"
_NO_ASKING = r"(?!(?:ask|know|hear|say|tell|thank|see you|meet you|talk|go now|leave)\b)"
_OTHERS = r"(?!(?:you|it|that|this|them|him|her|how|when|what|your|to (?:hear|know|say|ask|see|meet|tell|be)|where)\b)"

_NAMED = r"(?-i:([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}))"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (aspect, re.compile(pattern, re.IGNORECASE))
    for aspect, pattern in (
        ("name", rf"\bmy name(?: is|'s) {_THING}"),
        ("name", rf"\b(?:people|friends|they|everybody|everyone|just|you can) calls? me {_NAMED}"),
        ("name", rf"\bi(?: am|'m) called {_NAMED}"),
        ("age", r"\bi(?: am|'m) (?:only |already |now )?(\d{1,3})(?= years?\b|[.,!;]| and\b|$)"),
        ("dislike", rf"\bi{_SOFT} (?:hate|dislike|can't stand|cannot stand|detest) {_OTHERS}{_THING}"),
        ("dislike", rf"\bi (?:don't|do not|never){_SOFT} (?:like|enjoy|love|care for) {_OTHERS}{_THING}"),
        ("dislike", rf"\bi(?: am|'m) not (?:a fan of|fond of|into) {_OTHERS}{_THING}"),
        ("like", rf"\bi{_SOFT} (?:like|love|enjoy|adore) {_OTHERS}{_THING}"),
        ("like", rf"\bi(?: am|'m){_SOFT} (?:fond of|into|a (?:big |huge )?fan of) {_OTHERS}{_THING}"),
        ("work", rf"\bi{_SOFT} work as (?:an? |the )?{_THING}"),
        ("work", rf"\b(?:my work: |my job is (?:being )?|i earn my living as )(?:an? )?{_THING}"),
        ("work", rf"\bi(?: am|'m) (?:an?|the) {_THING}"),
        ("home", rf"\bi(?:'ve)?(?: have)?{_SOFT} (?:live|lived|living) (?:in|at|near|by|above) {_THING}"),
        ("origin", rf"\bi{_SOFT} (?:come|came|hail) from {_THING}"),
        ("origin", rf"{_I_AM} (?:from|born in|born and raised in|raised in) {_THING}"),
        ("origin", rf"\bi grew up (?:in|on|at) {_THING}"),
        ("group", rf"\bi(?: belong to|(?: am|'m) (?:a member of|in)) ((?:the|a|an|my) {_THING[1:]}"),
        ("skill", rf"\bi(?: am|'m){_SOFT} (?:good|great|skilled) at {_THING}"),
        ("skill", rf"\bi (?:can |could )?play (?:the )?{_THING}"),
        ("goal", rf"\bi{_SOFT} (?:want|hope|plan|dream of|wish) to {_NO_ASKING}{_THING}"),
        ("value", rf"\b{_THING[:-len(_END)]} (?:matters|is important) to me\b"),
        ("favourite", rf"\bmy (favou?rite [a-z]+(?: [a-z]+)?) (?:is|are) {_THING}"),
        ("have", rf"\bi(?: have|'ve| own)(?: got)? ((?:an?|one|two|three|four|five|six|\d+|many|no) {_THING[1:]}"),
        ("own", rf"\bmy ({_MINE}s?) (?:is|are|was) (?:called |named )?{_THING}"),
    )
)  # fmt: skip
_FIRST_PERSON = re.compile(r"\b(?:i|my|me)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_UNSURE = re.compile(r"\b(?:if|would|wouldn't|used to|wish i|pretend|imagine|maybe|as if)\b", re.IGNORECASE)
_VAGUE = word_set(
    """it that this you him her them to being there here lot bit little something anything nothing everything well fine
    good okay ok sorry sure glad happy sad tired busy ready late early here back home same one thing things time moment
    idea question doubt problem choice clue point fun love kind sort few couple while feeling hurry"""
)
_WORKING = re.compile(
    r"\b(?:\w{2,}(?:er|or|ist|ian|ant|ess|wright|smith)|nurse|chef|clerk|student|pilot|cook|nanny|mechanic|secretary|"
    r"attorney|coach|guard|agent|artist|monk|priest|judge|maid|vet|postman|fireman|\w+(?:man|woman)|architect|"
    r"bricklayer|barista|surgeon|scientist|athlete|model|musician|florist|therapist|banker|analyst|intern|major)$",
    re.IGNORECASE,
)
_NO_WORK = word_set(
    """lover believer member mother father brother sister daughter number matter winner loser person fan over ever
    other another morning vegetarian water summer winter foreigner sucker beginner senior junior human woman man
    teenager grandmother grandfather"""
)
SINGLE = frozenset({"name", "age", "work", "home", "origin"})
"""Aspects of which there is one at a time; so is each favourite."""

_STANDING = ("like", "dislike", "value", "skill", "goal", "group")
_HANGING = re.compile(
    r"\b(?:of|about|in|with|for|from|on|at|by|to|after|into) (?:it|that|this|these|those|them|him|her|you|there)\b"
    r"|\b(?:it|that|this|them|him|you|me|us|there|so)$",
    re.IGNORECASE,
)
_ANYTHING = ("age", "own")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Stated:
    """Something somebody says of itself.

    Args:
        aspect: Which side of it: one of name, age, work, home, origin, like, dislike, group, skill, goal, value, have,
            such as "favourite colour", or such as "dog".
        value: What it is.
        text: The sentence it was said in.
    """

    aspect: str
    value: str
    text: str

    @property
    def words(self) -> frozenset[str]:
        """The words of the value that carry meaning."""
        return content_words(self.value)


def stated(text: str) -> tuple[Stated, ...]:
    """Return what `text` says of its speaker, in the order of the sentences.

    Example:
        >>> [(one.aspect, one.value) for one in stated("I work as a nurse. I don't like rain, do you?")]
        [('work', 'nurse')]
    """
    return _stated(text)


@lru_cache(maxsize=65_536)
def _stated(text: str) -> tuple[Stated, ...]:
    if not _FIRST_PERSON.search(text):
        return ()
    clean = text.replace("’", "'").replace(" ' ", "'").replace(" 'm", "'m")
    found: dict[tuple[str, str], Stated] = {}
    for sentence in _SENTENCE.split(clean):
        if not sentence.endswith("?") and _FIRST_PERSON.search(sentence):
            for one in _in_sentence(sentence.strip()):
                found.setdefault((one.aspect, one.value.casefold()), one)
    return tuple(found.values())


def _in_sentence(sentence: str) -> Iterator[Stated]:
    taken: list[tuple[int, int]] = []
    for aspect, pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            if _UNSURE.search(sentence[: match.end()]):
                continue
            one = _usable(aspect, match, sentence)
            if one is not None:
                taken.append((start, end))
                yield one


def _usable(aspect: str, match: re.Match[str], sentence: str) -> Stated | None:
    """Return the fact a pattern found, None where it says too little."""
    value = " ".join(match.group(match.lastindex or 1).split()).strip(" '\"-")[:_LONGEST]
    words = value.casefold().split()
    if not words or (words[0] in _VAGUE and aspect not in _ANYTHING and words[0] != "to"):
        return None
    if aspect == "work" and not _is_work(match, words):
        return None
    if aspect == "age":
        return Stated(aspect, value, sentence) if 1 <= int(value) <= 120 else None
    if not content_words(value) or _hangs(aspect, value) or (words[-1] in _VAGUE and aspect == "have"):
        return None
    if aspect in ("favourite", "own"):
        return Stated(match.group(1).casefold().replace("favorite", "favourite"), value, sentence)
    return Stated(aspect, value, sentence)


def _hangs(aspect: str, value: str) -> bool:
    """Return whether a thing is named by a pronoun that stands for what was said before: "the end of it"."""
    return aspect in _STANDING and _HANGING.search(value) is not None


def _is_work(match: re.Match[str], words: Sequence[str]) -> bool:
    """Return whether "I am a ..." names work; "I work as ..." always does."""
    if " work" in match.group().casefold() or "job" in match.group().casefold():
        return True
    head = words[: words.index("at")] if "at" in words[1:] else words
    head = head[: head.index("in")] if "in" in head[1:] else head
    return len(head) <= 4 and head[-1] not in _NO_WORK and _WORKING.search(head[-1]) is not None


def contradicts(first: Stated, second: Stated) -> bool:
    """Return whether both cannot hold of one person at one time.

    Liking what one does not like; another age, work, home, origin, name or favourite that shares no word.

    Example:
        >>> [like], [dislike] = stated("I love old maps."), stated("I hate old maps.")
        >>> contradicts(like, dislike)
        True
    """
    if {first.aspect, second.aspect} == {"like", "dislike"}:
        return bool(first.words) and first.words == second.words
    if first.aspect != second.aspect or not (first.aspect in SINGLE or first.aspect.startswith("favourite")):
        return False
    if first.aspect == "age":
        return first.value != second.value
    return not first.words & second.words


def agrees(first: Stated, second: Stated) -> bool:
    """Return whether the one says what the other says: the same aspect, and half of the words or more in common."""
    if first.aspect != second.aspect:
        return False
    if first.aspect == "age":
        return first.value == second.value
    return 2 * len(first.words & second.words) >= max(1, min(len(first.words), len(second.words)))


def all_stated(texts: Iterable[str]) -> list[Stated]:
    """Return what several texts of one speaker say of it, each once."""
    found: dict[tuple[str, str], Stated] = {}
    for text in texts:
        for one in stated(text):
            found.setdefault((one.aspect, one.value.casefold()), one)
    return list(found.values())
