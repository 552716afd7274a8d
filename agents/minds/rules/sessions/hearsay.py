"""What somebody knows of a session it did not attend: what it was told of it afterwards, and by whom."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.minds.rules.sessions.persons import sentence
from agents.minds.rules.sessions.pieces import Sitter
from agents.minds.rules.speech.words import first_name
from agents.minds.rules.words import content_words

_HEARD = re.compile(r"^(?P<teller>.{1,130}?) said (?:to me|in my hearing|to [^:]{1,200}): (?P<said>.*)$", re.DOTALL)
_NAME = r"(?P<third>[A-Z][\w'-]*(?: [A-Z][\w'-]*)?)"
_OF_ANOTHER = (
    re.compile(rf"I talked with {_NAME}, by the way: (?P<told>[^.!?]+)[.!]"),
    re.compile(rf"Have you heard about {_NAME}\? (?P<told>[^.!?]+), as I was told[.!]"),
    re.compile(rf"{_NAME} told me something: (?P<told>[^.!?]+)[.!]"),
    re.compile(rf"Did you know\? (?P<told>[^.!?]+)[.!] {_NAME}, I mean[.!]"),
)
_IN_THEIR_WORDS = re.compile(rf'{_NAME} told me: "(?P<told>[^"]+)"')
_PRONOUN = re.compile(r"^(?:he|she|they)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def told_of(sp: Sitter, wanted: frozenset[str]) -> tuple[str, str] | None:
    """Return what the speaker was told before this session that shares a word with `wanted`, and the memory of it.

    The words are a clause that names who told it, such as "you told me that Ruben sold his mother's piano"; None where
    nobody told anything of it. A question that was heard tells nothing.
    """
    began = sp.course.turns[0].seconds if sp.course.turns else sp.sit.now.seconds
    found = [
        (len(wanted & content_words(clause)), memory.created, memory.id, clause)
        for memory in sp.session.recollected
        if memory.kind == "heard" and memory.created < began and (clause := _clause(sp, memory, wanted))
    ]
    best = max(found, default=None)
    return (best[3], best[2]) if best is not None and best[0] else None


def _clause(sp: Sitter, memory: Memory, wanted: frozenset[str]) -> str:
    heard = _HEARD.match(memory.text)
    if heard is None:
        return ""
    teller = "you" if heard["teller"] == sp.sit.partner.name else first_name(heard["teller"])
    for pattern in _OF_ANOTHER:
        of = pattern.search(heard["said"])
        if of is not None and wanted & content_words(of["told"]):
            told = _PRONOUN.sub(of["third"], of["told"].strip())
            return f"{teller} told me that {told}"
    quoted = _IN_THEIR_WORDS.search(heard["said"])
    if quoted is not None and wanted & content_words(quoted["told"]):
        return f'{teller} told me what {quoted["third"]} said: "{sentence(quoted["told"])}"'
    lines = [line for line in _SENTENCE.split(heard["said"]) if not line.rstrip('"').endswith("?")]
    best = max(lines, key=lambda line: len(wanted & content_words(line)), default="")
    return f'{teller} said: "{sentence(best)}"' if wanted & content_words(best) else ""
