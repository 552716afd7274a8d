"""Lines with alternatives: a stock of templates, each for a kind of speaker, and how one becomes words.

A stock is written as text, a template to a line. ``(a|b|)`` chooses, ``{slot}`` is filled in, and what stands before
``::`` says whom or what moment the line suits (see `voice`). An alternative whose slots are empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from agents.minds.rules.speech.words import raised
from agents.streams import Stream

Weights = Mapping[str, int]
"""How well each tag suits speaker and moment: 0 not at all, `NEUTRAL` like an untagged line, more is better."""

NEUTRAL = 4

_TOKEN = re.compile(r"[(|)]|\{[A-Za-z_]+\}|[^(|){}]+")
_FULL_FORMS = (
    (re.compile(r"\b([Ll])et's\b"), r"\1et us"),
    (re.compile(r"\b([Ww])on't (I|you|we|they|it)\b"), r"\1ill \2 not"),
    (re.compile(r"\b([Cc])an't (I|you|we|they|it)\b"), r"\1an \2 not"),
    (re.compile(r"\b([A-Za-z]+)n't (I|you|we|they|it|that|this|there)\b"), r"\1 \2 not"),
    (re.compile(r"\b([Ww])on't\b"), r"\1ill not"),
    (re.compile(r"\b([Cc])an't\b"), r"\1annot"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ve got\b"), " have"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"\bI'm\b"), "I am"),
    (re.compile(r"'d better\b"), " had better"),
    (re.compile(r"\b(I|[Yy]ou|[Ww]e|[Tt]hey)'d (been|had|got|hoped|heard|never been|hardly)\b"), r"\1 had \2"),
    (re.compile(r"\b(I|[Yy]ou|[Ww]e|[Tt]hey)'d\b"), r"\1 would"),
    (
        re.compile(r"\b([Ii]t|[Tt]hat|[Ww]ho|[Ww]hat)'s ((?:always |never )?been|gone|dragged|had|become|got)\b"),
        r"\1 has \2",
    ),
    (re.compile(r"\b(day|moon|weather)'s (been|gone|done)\b"), r"\1 has \2"),
    (re.compile(r"\b([Ii]t|[Tt]hat|[Tt]here|[Hh]ere|[Ww]ho|[Ww]hat|[Hh]ow|[Ww]here)'s\b"), r"\1 is"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill in; `raises` where the words begin a sentence."""

    name: str
    raises: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, each a sequence of nodes."""

    options: tuple[tuple[Node, ...], ...]


Node = str | Slot | Choice


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A template with the tags it suits and the slots it cannot do without; once as written, once in full forms.

    Each is equal to itself alone, which makes a stock quick to look up.
    """

    tags: tuple[str, ...]
    needs: frozenset[str]
    nodes: tuple[Node, ...]
    formal: tuple[Node, ...]


Stock = tuple[Line, ...]


def stock(text: str) -> Stock:
    """Return the templates of `text`, one to a line; empty lines and lines that begin with # are skipped."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(_line(line) for line in lines if line and not line.startswith("#"))


def _line(text: str) -> Line:
    before, mark, after = text.partition("::")
    tags, template = (tuple(before.split()), after.strip()) if mark else ((), text)
    nodes = _parsed(template)
    return Line(tags, frozenset(_needs(nodes)), nodes, _parsed(full_forms(template)))


@lru_cache(maxsize=8192)
def full_forms(text: str) -> str:
    """Return `text` without contractions."""
    for pattern, replacement in _FULL_FORMS:
        text = pattern.sub(replacement, text)
    return text


def _parsed(template: str) -> tuple[Node, ...]:
    tokens = _TOKEN.findall(template)
    nodes, at = _sequence(tokens, 0)
    if at != len(tokens):
        raise ValueError(f"unbalanced alternatives in {template!r}")
    return nodes


def _sequence(tokens: list[str], at: int) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at] not in "|)":
        if tokens[at] == "(":
            choice, at = _choice(tokens, at + 1)
            nodes.append(choice)
            continue
        nodes.append(_leaf(tokens[at]))
        at += 1
    return tuple(nodes), at


def _choice(tokens: list[str], at: int) -> tuple[Choice, int]:
    options: list[tuple[Node, ...]] = []
    while True:
        nodes, at = _sequence(tokens, at)
        options.append(nodes)
        if at >= len(tokens):
            raise ValueError("an alternative is not closed")
        at += 1
        if tokens[at - 1] == ")":
            return Choice(tuple(options)), at


def _leaf(token: str) -> Node:
    if token.startswith("{"):
        name = token[1:-1]
        return Slot(name[:1].lower() + name[1:], name[:1].isupper())
    return token


def _needs(nodes: tuple[Node, ...]) -> set[str]:
    needed: set[str] = set()
    for node in nodes:
        if isinstance(node, Slot):
            needed.add(node.name)
        elif isinstance(node, Choice):
            needed |= set.intersection(*(_needs(option) for option in node.options))
    return needed


def picked(lines: Stock, weights: Weights, slots: Mapping[str, str], stream: Stream) -> Line | None:
    """Return one of `lines` whose slots are filled and whose tags suit; None where none does."""
    fitting: list[Line] = []
    chances: list[int] = []
    for line in lines:
        chance = NEUTRAL
        for tag in line.tags:
            chance = chance * weights.get(tag, 0) // NEUTRAL
        if chance > 0 and (not line.needs or _filled(line.needs, slots)):
            fitting.append(line)
            chances.append(chance)
    return stream.weighted(fitting, chances) if fitting else None


def _filled(needs: frozenset[str], slots: Mapping[str, str]) -> bool:
    return all(map(slots.get, needs))


def realised(line: Line, slots: Mapping[str, str], stream: Stream, *, formal: bool = False, quiet: bool = False) -> str:
    """Return the words of `line`, with a capital at the start where that is plain text of ours.

    `formal` leaves out contractions, `quiet` exclamation marks; what fills the slots is not touched.
    """
    out: list[str] = []
    _write(line.formal if formal else line.nodes, slots, stream, out, quiet=quiet)
    return "".join(out)


def _write(nodes: tuple[Node, ...], slots: Mapping[str, str], stream: Stream, out: list[str], *, quiet: bool) -> None:
    for node in nodes:
        if isinstance(node, str):
            words = node.replace("!", ".") if quiet else node
            out.append(words if out else raised(words))
        elif isinstance(node, Slot):
            value = slots.get(node.name, "")
            out.append(raised(value) if node.raises else value)
        else:
            options = [option for option in node.options if _can(option, slots)]
            _write(stream.choice(options), slots, stream, out, quiet=quiet)


def _can(nodes: tuple[Node, ...], slots: Mapping[str, str]) -> bool:
    for node in nodes:
        if isinstance(node, Slot):
            if not slots.get(node.name):
                return False
        elif isinstance(node, Choice) and not any(_can(option, slots) for option in node.options):
            return False
    return True
