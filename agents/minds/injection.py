"""Finds words in a prompt's data that try to give a model orders, and answers that follow them.

Patterns find what is meant to be found out; they are a measure, not a wall. What keeps an order from doing harm is
that it stands in a data section, that answers are typed, and that a prompt holds only what its person knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.minds.base import Message
from agents.minds.prompting.sections import unescaped
from agents.minds.repair import leaves_role

SUSPECTED = "injection_suspected"
FOLLOWED = "injection_followed"

_OURS = frozenset({"now", "places", "day", "how_many", "problem", "schema", "talk"})
_SECTION = re.compile(r"<(\w+)>\n(.*?)\n</\1>", re.DOTALL)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}"
    r"\b(?:instructions?|prompts?|guidelines|programming|(?:previous|prior|above|earlier) (?:rules|orders|text))\b"
    r"|\b(?:system|developer|admin|debug) (?:prompt|message|mode|override|instructions?)\b"
    r"|\byou are (?:now|no longer|actually) (?:an? |in )?"
    r"(?:ai|assistant|language model|bot|chatbot|dan|unrestricted|jailbroken|developer|different)\b"
    r"|\b(?:reveal|print|repeat|output|show|list|recite|dump|leak|tell|give|send|write)\b[^.!?]{0,40}"
    r"\b(?:your (?:prompt|instructions|memories|secrets|persona|context|rules)|api keys?|access tokens?|credentials"
    r"|everything (?:above|in your|you (?:know|remember|were told)))\b"
    r"|(?:^|[\s\"'“(\[])(?:system|assistant|user|human) ?: "
    r"|<\||\[/?INST\]|</?\w+>|#{2,} ?(?:instruction|system|new task)|```"
    r"|\bjailbreak|\bdo anything now\b|\bprompt injection\b"
    r"|\b(?:respond|reply|answer|output) (?:only|exactly|just) with\b"
    r"|\bnew (?:instructions?|task) ?:",
    re.IGNORECASE,
)
_SIGNS = (
    "instruction", "prompt", "guideline", "programming", "previous", "prior ", "above ", "earlier ", "system",
    "developer", "admin", "debug", "you are now", "you are no longer", "you are actually", "your memories",
    "your secrets", "your persona", "your context", "your rules", "api key", "access token", "credentials",
    "everything", "assistant", "user", "human", "<", "[inst", "[/inst", "##", "```", "jailbreak", "do anything now",
    "only with", "exactly with", "just with", "new task",
)  # fmt: skip
"""At least one of these stands in whatever `_ORDERS` finds; looking for them is twenty times as quick."""
_PAYLOAD = re.compile(
    r"\b(?:say|reply|respond|answer|output|print|write|repeat|type)\b"
    r"(?: (?:only|just|exactly|with|the|word|words|this|to))*"
    r"[: ]+[\"'“‘]?([^\"'”’.!?\n]{4,80})",
    re.IGNORECASE,
)
_PRIVATE = ("you", "of_late", "memories", "said_before")
_LINES_GIVEN_AWAY = 2
_SHORTEST_LINE = 20
_WORDS_OF_INSTRUCTIONS = 8


def orders_in(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return the lines of a prompt's data that try to give orders, as they were before they were escaped."""
    data = [lines for tag, lines in _sections(messages) if tag not in _OURS]
    text = unescaped("\n".join(data))
    folded = text.lower()
    if not any(sign in folded for sign in _SIGNS) or not _ORDERS.search(text):
        return ()
    lines = (unescaped(line) for text in data for line in text.split("\n"))
    return tuple(line for line in lines if _ORDERS.search(line))


def follows(reply: str, orders: Sequence[str], messages: Sequence[Message]) -> bool:
    """Return whether `reply` does what `orders` ask: says their words, gives the prompt away, or leaves its role."""
    said = _plain(reply)
    if any(_plain(payload) in said for order in orders for payload in _PAYLOAD.findall(order)):
        return True
    return leaves_role(reply) or _gives_away(said, messages)


def _gives_away(said: str, messages: Sequence[Message]) -> bool:
    words = _plain(messages[0].content).split()
    spans = range(0, max(0, len(words) - _WORDS_OF_INSTRUCTIONS + 1))
    if any(" ".join(words[at : at + _WORDS_OF_INSTRUCTIONS]) in said for at in spans):
        return True
    private = [
        _plain(unescaped(line))
        for tag, lines in _sections(messages)
        if tag in _PRIVATE
        for line in lines.split("\n")
        if len(line) >= _SHORTEST_LINE
    ]
    return sum(1 for line in private if line in said) >= _LINES_GIVEN_AWAY


def _sections(messages: Sequence[Message]) -> list[tuple[str, str]]:
    return _SECTION.findall(messages[-1].content)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
