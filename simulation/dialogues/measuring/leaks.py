"""Signs that something got into the words which nobody says: instructions, markup, placeholders, a model's excuses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulation.dialogues.corpus import Corpus

_SIGNS: dict[str, tuple[str, ...]] = {
    "assistant": (
        r"\bas an? (?:\w+ )?(?:ai|language model)\b",
        r"\bi(?:'m| am) (?:just |only )?an? (?:ai|large language|language model|virtual assistant|chatbot)\b",
        r"\bi (?:can(?:no|')t|am unable to) (?:assist|help) with that\b",
        r"\bmy (?:training data|knowledge cutoff)\b",
    ),
    "instructions": (
        r"^\s*(?:sure|certainly|of course)[,!.:]? (?:here(?:'s| is| are)|i(?:'ll| will) (?:write|generate))\b",
        r"\b(?:system|user) prompt\b",
        r"\b(?:your persona|stay in character|ignore (?:all |the )?(?:previous|above) instructions)\b",
        r"\bhere is (?:a|the) (?:dialogue|conversation|response|reply)\b",
    ),
    "template": (
        r"<\|[^|>]{1,40}\|>",
        r"\[/?INST\]|<</?SYS>>|</?s>",
        r"^\s*#{1,4} ?(?:instruction|response|input|system)\b",
        r"^\s*(?:system|assistant|user|human|gpt)\s*:",
    ),
    "markup": (
        r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?/?>",
        r"```|\*\*[^*\n]+\*\*",
        r"\[[^\]\n]+\]\([^)\s]+\)",
        r"&(?:amp|lt|gt|quot|nbsp);",
        r"\[/?(?:b|i|u|bold|italic|url)\]",
    ),
    "structure": (
        r"^\s*\{\s*\"|\"\s*:\s*[\"\[{]",
        r"^\s*(?:turn|speaker|utterance) ?\d+\s*:",
    ),
    "placeholder": (
        r"\[(?:[a-z]+ )?(?:user|your|my|insert|name|person|speaker|place|city|date|x+)\b[^\]\n]{0,40}\]",
        r"\{\{?[a-z_ ]{1,40}\}\}?",
        r"<(?:name|user|person|place)>",
        r"\bX{3,}\b|\blorem ipsum\b",
    ),
    "stage": (r"^\s*[*(\[][a-z][^*)\]\n]{2,60}[*)\]]",),
}
_PATTERNS = {kind: re.compile("|".join(signs), re.IGNORECASE | re.MULTILINE) for kind, signs in _SIGNS.items()}
KINDS = tuple(_SIGNS)


@dataclass(frozen=True, slots=True)
class Leaks:
    """Turns that show signs of leaks.

    Args:
        share: Of all turns: those with any sign.
        kinds: How many turns show each kind.
        examples: Of some: the turn's id, the kind, and the words that show it.
    """

    share: float | None
    kinds: tuple[tuple[str, int], ...]
    examples: tuple[tuple[str, str, str], ...] = ()


def leaks_in(text: str) -> dict[str, str]:
    """Return the kinds of leaks that `text` shows, with the words that show them.

    Example:
        >>> leaks_in("As an AI language model, I love <b>soup</b>.")
        {'assistant': 'As an AI language model', 'markup': '<b>'}
    """
    found = ((kind, pattern.search(text)) for kind, pattern in _PATTERNS.items())
    return {kind: match.group().strip() for kind, match in found if match is not None}


def leaks(corpus: Corpus, shown: int = 5) -> Leaks:
    """Return the turns of `corpus` that show leaks of instructions, markup and the like."""
    counts = dict.fromkeys(KINDS, 0)
    examples: list[tuple[str, str, str]] = []
    total = touched = 0
    for turn in corpus.turns():
        total += 1
        found = leaks_in(turn.text)
        touched += bool(found)
        for kind, words in found.items():
            counts[kind] += 1
            if len(examples) < shown:
                examples.append((turn.id, kind, words[:80]))
    share = touched / total if total else None
    return Leaks(share, tuple((kind, count) for kind, count in counts.items() if count), tuple(examples))
