"""What an interviewer wants to know: the sort of question, and whom and what it names that the person knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from agents.minds.rules.words import content_words, first_name, folded, words_of
from agents.perception import ClaimView
from agents.persona import Weekday

QuestionSort = Literal[
    "self", "plans", "why", "teller", "opinion", "liking", "attending", "knowing", "when", "habits", "open"
]

_KNOWING = (
    r"\b(?:do|did|would) you (?:already |ever |happen to )?(?:know|remember)\b|\bare you (?:aware|familiar)\b"
    r"|\bhave you (?:ever |already |yet )?(?:heard|met|been told)\b|\bdid you (?:ever |already )?hear\b"
)
_WORK = (
    r"\bwhat do you do(?: for (?:a living|work)| here)?\W*$|\byour (?:work|job|occupation|profession|trade)\b"
    r"|\byou\b.*\bfor a living\b|\bhow old are you\b"
)
_SELF = r"\bwho are you\b|\byour name\b|\b(?:about|introduce|describe) yourself\b"
_GOING = (
    r"\b(?:did|will|do|would|can|are|were|have) you (?:(?!know|hear|think)\w+ ){0,3}?"
    r"(?:go|gone|going to (?!do)|come|coming|attend|attended|attending|been|there|at)\b|\bwill you be\b|\binvited\b"
)
_HABITS = (
    r"\b(?:your|any|a|the) (?:usual |daily |own )?(?:habits?|routines?)\b"
    r"|\b(?:do you|you) (?:usually|normally|regularly)\b|\bwhat do you do (?:every|in the|on)\b"
)
_PLANS = (
    r"\bplans?\b|\bwhat will you\b|\bwhat are you (?:going to|doing)\b|\bgoing to do\b|\bintend\b|\byour day\b"
    r"|\btoday\b.*\bdo\b|\bdo\b.*\b(?:today|tomorrow)\b"
)
_SORTS: tuple[tuple[QuestionSort, str], ...] = (
    ("why", r"\bwhy\b|\bhow come\b|\bwhat reason\b"),
    (
        "teller",
        r"\bwho (?:told|said)\b|\bfrom whom\b|\bwho .*\bfrom\b|\bhow do you know\b|\bhow did you (?:hear|learn)",
    ),
    ("habits", _HABITS),
    ("self", f"{_SELF}|{_WORK}"),
    ("knowing", _KNOWING),
    ("plans", _PLANS),
    ("liking", r"^\W*(?:and |so |but )?do you (?:really |still )?(?:like|love|enjoy|hate|dislike) (?!to\b)"),
    ("attending", _GOING),
    ("opinion", r"\bthink (?:of|about)\b|\bfeel about\b|\bopinion\b|\bwhat is .* like\b|\bget (?:on|along) with\b"),
    ("liking", r"\bdo you (?:like|love|enjoy|hate|dislike|mind|care)\b|\bfond of\b|\bwhat do you like\b|\btrust\b"),
    ("when", r"^\W*(?:when|where|what time)\b"),
    ("knowing", r"\bknow\b|\bheard?\b|\baware\b|^\W*who (?:is|are)\b|\bis there\b|\bremember\b"),
)
_AUXILIARIES = frozenset({"will", "may", "can", "do", "did", "are", "have", "would", "mark", "say"})
_PATTERNS = tuple((sort, re.compile(pattern)) for sort, pattern in _SORTS)

_GENERIC = content_words(
    "hear heard aware familiar town anyone person people event events happening running planned latest please"
    " attend invite invited opinion feel name called already ever place remember met meet mean true many something"
)


_KIN = (
    "candidacy candidate campaign election running run mayor",
    "party celebration feast gathering",
    "supper dinner meal",
    "wedding marriage marry",
    "concert gig recital",
    "sing-along singing song",
    "sale market fair",
)
_KINDRED = {word: content_words(kin) for kin in _KIN for word in content_words(kin)}


def sort_of(question: str) -> QuestionSort:
    """Return which sort of question it is; "open" where no rule fits."""
    plain = " ".join(question.casefold().replace("’", "'").split())
    return next((sort for sort, pattern in _PATTERNS if pattern.search(plain)), "open")


def people_in(question: str, names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those of `names` (id and name) whom `question` names: in full first, else by the first name alone.

    "Tom Berg" does not name a Tom Ash; "Tom" does.
    """
    pairs, asked = list(names), folded(question)
    full = [pair for pair in pairs if _says(question, pair[1]) or _says(asked, folded(pair[1]))]
    return full or [pair for pair in pairs if _says_first(asked, folded(pair[1]))]


def _says(question: str, name: str) -> bool:
    plain = name.strip()
    if not plain:
        return False
    if plain.isascii():
        return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", question, re.IGNORECASE) is not None
    return plain.casefold() in question.casefold()


def _says_first(question: str, name: str) -> bool:
    first = first_name(name)
    found = re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)(?:['’]s)?(\s+([^\W\d_]\w*))?", question)
    rest = {part.casefold() for part in name.split()}
    for match in found:
        if match.start() == 0 and first.casefold() in _AUXILIARIES:
            continue
        follower = match.group(2) or ""
        if not follower[:1].isupper() or follower.casefold() in rest:
            return True
    return False


def claims_in(question: str, claims: Sequence[ClaimView], names: Iterable[tuple[str, str]]) -> list[ClaimView]:
    """Return the claims that `question` is about, best first.

    Names of people do not count unless the claim has no other words: knowing Mara is not knowing of her supper,
    and knowing of Mara's supper is not knowing of Tom's.
    """
    pairs = list(names)
    people = words_of(name for _, name in pairs)
    named = content_words(question) & words_of(name for _, name in people_in(question, pairs))
    scored = []
    for at, claim in enumerate(claims):
        shared = _shared(question, claim, people, named)
        if shared:
            scored.append((-shared, -len(content_words(question) & _claim_words(claim)), at, claim))
    return [claim for *_, claim in sorted(scored, key=lambda one: one[:3])]


def _shared(question: str, claim: ClaimView, people: frozenset[str], named: frozenset[str]) -> int:
    """Return how many words of `question` tell of `claim`, 0 where it is about something else."""
    known, own = _claim_words(claim), content_words(claim.origin_name or "") | people
    if named and not named & (known | content_words(claim.origin_name or "")) and sort_of(question) in _STRICT:
        return 0
    key, mine = known - own or known, topic_words(question) - own or topic_words(question)
    matched = {word for word in mine if _KINDRED.get(word, frozenset({word})) & key}
    strange = not _capitalised(question).isdisjoint(mine - matched - _WEEKDAYS)
    enough = 2 * len(matched) > len(mine) if strange else 2 * len(matched) >= len(mine)
    return max(1, len(matched)) if _quotes(question, claim.title) or (matched and enough) else 0


def _capitalised(question: str) -> frozenset[str]:
    """Return the content words written with a capital inside `question`: likely names of somebody not known."""
    return words_of(word for word in question.split()[1:] if word[:1].isupper())


def _quotes(question: str, title: str) -> bool:
    """Return whether `question` has `title` in so many words."""
    return (" " in title or not title.isascii()) and len(title) > 1 and title.casefold() in question.casefold()


def _claim_words(claim: ClaimView) -> frozenset[str]:
    more = (claim.place_name or "", claim.starts.weekday if claim.starts else "")
    return words_of((claim.title, claim.text, *more))


_STRICT = frozenset({"knowing", "open", "opinion", "liking"})
_WEEKDAYS = words_of(get_args(Weekday))


def beyond_names(question: str, people: Iterable[tuple[str, str]]) -> bool:
    """Return whether `question` asks for more than the `people` (id and name) it mentions."""
    return bool(topic_words(folded(question)) - words_of(folded(name) for _, name in people))


def topic_words(question: str) -> frozenset[str]:
    """Return what is left of the words of `question` when the asking itself is taken away."""
    return content_words(question) - _GENERIC - _ASKING


_ASKING = content_words("do you know hear think like love enjoy hate care fond told opinion feel mind dislike")
