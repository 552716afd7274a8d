"""One pass over one answer: labels become ids, words are looked at, and what was left out or put right is noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import unescaped
from agents.minds.repair import leaves_role

T = TypeVar("T")


_ROLE = re.compile(r"^\W{0,2}(?:assistant|user|system|human|ai|bot|model)\W{0,2}:\*{0,2}\s*", re.IGNORECASE)


_ROLE_INSIDE = re.compile(r"(?:^|\n)\W{0,2}(?:assistant|user|system|human)\W{0,2}:\*{0,2}\s", re.IGNORECASE)


_MARKUP = re.compile(
    r"[{}]|```|<\|"
    r"|</?(?:you|now|people|places|news|memories|heard|said_before|talk|noticed|known_to|promised|plan|day|step|event"
    r"|clashes|to_rate|how_many|asked|problem|schema|think|topic|topics|heard_of_it|wondering|period|known|aspect"
    r"|fact|events|doings|things|tried|attempt|side|manner|first|second|scene|between|session|kept|so_far|options|met|nature|guidance|passages|examples)>",
    re.IGNORECASE,
)


_ERROR = re.compile(
    r"traceback \(most recent|\b(?:error code|status code|http error|errno)\W{0,2}\d|\binternal server error\b"
    r"|\b\w+(?:Error|Exception):|\brate ?limit(?:ed)? (?:reached|exceeded|error)|\bupstream connect error\b",
    re.IGNORECASE,
)


_STAGE_NAME = re.compile(r"^\W{0,2}(?!(?:St|Dr|Mr|Mrs|Ms)\b)[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+\W{0,2}: ")


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
        plain = self._without_stage_name(unescaped(text).strip(), own_name)
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

    def _refuse_other_speakers(self, plain: str, other_names: Iterable[str]) -> None:
        lines = [line.strip() for line in plain.split("\n")]
        for name in other_names:
            called = (name, name.partition(" ")[0])
            if any(_is_stage_name(word, line) for word in called for line in lines):
                raise Senseless(f"the text speaks for somebody else ({name}); say only your own words")
        if _STAGE_NAME.search(plain):
            raise Senseless("the text begins with a name and a colon; say only your own words")

    def keep(self, value: T, before: T) -> T:
        """Return `value`, noting as trimmed whether it differs from `before`."""
        self.trimmed |= value != before
        return value

    def _without_stage_name(self, text: str, own_name: str) -> str:
        plain = _ROLE.sub("", text, count=1)
        for called in (own_name, own_name.partition(" ")[0]):
            if _is_stage_name(called, plain):
                plain = plain[len(called) + 1 :].strip()
        if len(plain) > 1 and plain[0] == plain[-1] == '"' and '"' not in plain[1:-1]:
            plain = plain[1:-1].strip()
        self.trimmed |= plain != text
        return plain


def _is_stage_name(name: str, text: str) -> bool:
    return bool(name) and text[: len(name) + 1].casefold() == f"{name}:".casefold()
