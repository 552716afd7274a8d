"""One pass over one answer: labels become ids, words are looked at, and what was left out or put right is noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from agents.minds.checking.cleaning import visible
from agents.minds.checking.tongue import strange_tongue
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import unescaped
from agents.minds.repair import leaves_role

T = TypeVar("T")


_ROLE = re.compile(r"^\W{0,2}(?:assistant|user|system|human|ai|bot|model)\W{0,2}:\*{0,2}\s*", re.IGNORECASE)


_ROLE_INSIDE = re.compile(r"(?:^|\n)\W{0,2}(?:assistant|user|system|human)\W{0,2}:\*{0,2}\s", re.IGNORECASE)


_MARKUP = re.compile(
    r"[{}]|```|<\|"
    r"|</?(?:you|now|of_late|people|places|news|memories|heard|said_before|talk|noticed|known_to|promised|plan|day|step"
    r"|event|clashes|to_rate|how_many|asked|problem|schema|think|topic|topics|heard_of_it|wondering|period|known|aspect"
    r"|fact|events|doings|things|tried|attempt|side|manner|first|second|scene|between|session|kept|so_far|options|met|nature|guidance|passages|examples)>",
    re.IGNORECASE,
)


_ERROR = re.compile(
    r"traceback \(most recent|\b(?:error code|status code|http error|errno)\W{0,2}\d|\binternal server error\b"
    r"|\b\w+(?:Error|Exception):|\brate ?limit(?:ed)? (?:reached|exceeded|error)|\bupstream connect error\b",
    re.IGNORECASE,
)


_STAGE_NAME = re.compile(r"^\W{0,2}(?!(?:St|Dr|Mr|Mrs|Ms)\b)[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+\W{0,2}: ")


_ONE_NAME = re.compile(r"[*_\"“]{0,2}([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,15})[*_\"”]{0,2}: ")
_OPENER_WORDS = (
    "look listen well yes no note question answer fact truth point news update advice reason result idea plan problem "
    "solution conclusion summary example first second third last finally remember imagine hear think consider besides "
    "still now today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday honestly frankly "
    "seriously simple simply agreed true false right wrong sorry thanks proposal verdict warning reminder tip rule "
    "here there one two three also but and okay hello dear"
)
_OPENERS = frozenset(_OPENER_WORDS.split())
_FEELING = re.compile(r"[^\W\d_][\w' -]{0,29}")


class Senseless(ValueError):
    """An answer of the right type that cannot be meant; the message says why, for the one who is asked again."""


class Check:
    """One pass over one answer.

    Args:
        labels: What the prompt called things.

    `trimmed` is True once something was left out or put right.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.trimmed = False

    def ids(self, given: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the ids that labels in `given` stand for, each once; unknown ones are left out."""
        found = [self.id(label, known) for label in given]
        return tuple(dict.fromkeys(one for one in found if one))

    def id(self, given: str, known: Mapping[str, str]) -> str:
        """Return the id that a label stands for; empty, and trimmed, where it is not known."""
        label = given.strip().strip("[]")
        if not label:
            return ""
        found = known.get(label) or known.get(label.casefold())
        self.trimmed |= found is None
        return found or ""

    def words(self, text: str, own_name: str = "", other_names: Iterable[str] = ()) -> str:
        """Return `text` as somebody could say or think it.

        Raises:
            Senseless: If it is empty, holds raw JSON or tags, speaks for somebody else or as a language model.
        """
        seen = visible(unescaped(text))
        self.trimmed |= seen != unescaped(text)
        plain = self._without_stage_name(seen.strip(), own_name)
        if not plain:
            raise Senseless("a text is empty")
        if _MARKUP.search(plain) or _ROLE_INSIDE.search(plain):
            raise Senseless("a text holds JSON, tags or names of roles; write only plain words")
        if _ERROR.search(plain):
            raise Senseless("a text holds the message of an error; write only plain words")
        if leaves_role(plain):
            raise Senseless("a text speaks as a language model; speak as the person you play")
        self._refuse_other_speakers(plain, other_names)
        return plain

    def spoken_here(self, text: str, around: Iterable[str]) -> str:
        """Return `text`, which is said among people who speak as the texts `around` are written.

        Raises:
            Senseless: If it is in another language.
        """
        strange = strange_tongue(text, " ".join(around))
        if strange:
            raise Senseless(f"text: people here speak English, and this is in {strange}; say it in English")
        return text

    def aside(self, text: str) -> str:
        """Return `text` as `words` does; empty, and trimmed, where it cannot be used and is no more than an aside."""
        try:
            return self.words(text) if text.strip() else ""
        except Senseless:
            self.trimmed = True
            return ""

    def feeling(self, text: str) -> str:
        """Return a word for how something is said; "neutral", and trimmed, where it is none."""
        plain = self.aside(text)
        return self.keep(plain if _FEELING.fullmatch(plain) else "neutral", text)

    def _refuse_other_speakers(self, plain: str, other_names: Iterable[str]) -> None:
        lines = [line.strip() for line in plain.split("\n")]
        for name in other_names:
            if any(_stage_name_end(name, line) for line in lines):
                raise Senseless(f"the text speaks for somebody else ({name}); say only your own words")
        if _STAGE_NAME.search(plain) or _is_one_name(plain):
            raise Senseless("the text begins with a name and a colon; say only your own words")

    def keep(self, value: T, before: T) -> T:
        """Return `value`, noting as trimmed whether it differs from `before`."""
        self.trimmed |= value != before
        return value

    def _without_stage_name(self, text: str, own_name: str) -> str:
        plain = _ROLE.sub("", text, count=1)
        plain = plain[_stage_name_end(own_name, plain) :].strip()
        if len(plain) > 1 and plain[0] == plain[-1] == '"' and '"' not in plain[1:-1]:
            plain = plain[1:-1].strip()
        self.trimmed |= plain != text
        return plain


def _stage_name_end(name: str, text: str) -> int:
    """Return how much of `text` is `name`, or its first word, as in a script; 0 where it does not begin so.

    Example:
        >>> _stage_name_end("Pavo Renn", "**Pavo** (laughing): Good day."), _stage_name_end("Pavo Renn", "Pavo, come!")
        (20, 0)
    """
    if not name:
        return 0
    called = "|".join(re.escape(one) for one in dict.fromkeys((name, name.partition(" ")[0])))
    pattern = (
        rf"[^\w\s]{{0,3}}(?:{called})[^\w\s:]{{0,3}}"
        r"(?:\s*[(\[*][^)\]:]{0,40}[)\]*]+)?\s?[:：][*_]{0,3}\s*"
    )
    found = re.match(pattern, text, re.IGNORECASE)
    return found.end() if found else 0


def _is_one_name(text: str) -> bool:
    """Return whether `text` begins with one name and a colon, and not with a word that opens a sentence so."""
    found = _ONE_NAME.match(text)
    return found is not None and found[1].casefold() not in _OPENERS
