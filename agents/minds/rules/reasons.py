"""Reasons in the first person, each with the memory that supports it where one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.memory import Memory
from agents.minds.rules.interest import appeals, closeness_of, disliked_in
from agents.minds.rules.words import clipped, content_words, word_set
from agents.relationship import ACQUAINTANCE, Relationship
from agents.talk import Attitude
from agents.tasks.claiming import ConsiderInput

_FOND_E6 = 200_000
_LONGEST = 200
_TIES = word_set(
    """friend spouse husband wife partner neighbour neighbor colleague sister brother mother father daughter son cousin
    aunt uncle niece nephew grandmother grandfather boss teacher student lodger landlord landlady customer classmate"""
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A clause that fits after "because", and the id of the memory behind it ("" where there is none)."""

    text: str
    memory: str = ""


def supporting(memories: Sequence[Memory], words: frozenset[str], enough: int = 0) -> str:
    """Return the id of the memory that says most of `words`, "" where none says all of them (or `enough`).

    Facts about oneself count first, then what shares most words, then what came to mind first.
    """
    least = enough or len(words)
    if not least:
        return ""
    best: tuple[bool, int, int] | None = None
    for at, memory in enumerate(memories):
        shared = len(words & content_words(memory.text))
        if shared >= least:
            rank = (memory.kind == "fact", shared, -at)
            best = rank if best is None else max(best, rank)
    return memories[-best[2]].id if best else ""


def about(memories: Sequence[Memory], person: str) -> str:
    """Return the id of the first memory about `person`, "" where there is none."""
    return next((memory.id for memory in memories if person in memory.about), "")


def for_liking(asked: ConsiderInput) -> Reason:
    """Return why one would go: a taste the claim meets, whose it is, or the pleasure of it."""
    return _own(asked, _fondness) or Reason("it sounds like a good time")


def for_mourning(asked: ConsiderInput) -> Reason:
    """Return why one would go where people mourn: a taste or value it touches, whose it is, or decency."""
    return _own(asked, _beside) or Reason("I want to pay my respects")


def _own(asked: ConsiderInput, of_somebody_dear: Callable[[str, Relationship], str]) -> Reason | None:
    """Return a reason of one's own: a taste, or whose it is; None where there is none."""
    taste = _taste(asked)
    if taste is not None:
        return taste
    origin, name = asked.claim.origin, asked.claim.origin_name
    if origin and name and asked.origin and closeness_of(asked.origin) >= _FOND_E6:
        return Reason(of_somebody_dear(clipped(name, _LONGEST), asked.origin), about(asked.memories, origin))
    return None


def _beside(name: str, _tie: Relationship) -> str:
    return f"{name} should not stand there alone"


def _fondness(name: str, tie: Relationship) -> str:
    kind = tie.kind.casefold()
    if kind in _TIES:
        return f"{name} is my {kind}"
    return f"I get on well with {name}" if kind == ACQUAINTANCE else f"{name} and I are close"


def _taste(asked: ConsiderInput) -> Reason | None:
    personal, social = asked.me.persona.personal, asked.me.persona.social
    liking = "I care for {}" if asked.claim.tone == "bad" else "I like {}"
    forms = (
        (liking, personal.likes),
        ("{} means something to me", personal.values),
        ("I belong to {}", social.groups),
    )
    for form, tastes in forms:
        for taste in appeals(asked.claim, tastes):
            text = form.format(clipped(taste.rstrip("."), _LONGEST))
            return Reason(text, supporting(asked.memories, content_words(taste)))
    return None


def for_attitude(asked: ConsiderInput, attitude: Attitude) -> Reason:
    """Return why one thinks so of a claim that is no invitation; mere indifference needs no reason."""
    if attitude in ("keen", "interested"):
        return _taste(asked) or Reason("")
    if attitude == "doubtful":
        teller = asked.claim.teller_name
        return Reason(f"I have only {clipped(teller, 120)}'s word for it" if teller else "I heard it from a stranger")
    disliked = disliked_in(asked.me, asked.claim)
    if not disliked:
        return Reason("")
    memory = supporting(asked.memories, content_words(disliked))
    return Reason(f"I don't care for {clipped(disliked.rstrip('.'), _LONGEST)}", memory)
