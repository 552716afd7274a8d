"""What a sentence is made of once it is read: clauses with a core in order, and what may stand anywhere in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mood = Literal["state", "ask", "request", "say"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase without its articles; several joined by "and" or "or" are sorted."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words with spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb with all that its helpers say.

    Args:
        lemma: The base form.
        negated: Whether there is a "not" or "never" at it.
        modality: "will", "can", "may", "must", "should", "would", "want"; empty for plain fact.
        tense: "present", "past", "perfect", "infinitive", "ing" or "base".
        passive: Whether its subject is what it is done to.
    """

    lemma: str
    negated: bool = False
    modality: str = ""
    tense: str = "present"
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was not read any further; it keeps its place."""

    text: str


Part = Thing | Doing | Word


@dataclass(frozen=True, slots=True, order=True)
class Adjunct:
    """What may stand anywhere in its clause: a time, a place, a manner.

    Args:
        anchor: The verb it goes with.
        how: The preposition; "time" for a day or a stretch of time without one, "adverb" for a single word.
        words: The rest.
    """

    anchor: str
    how: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: how it hangs on the one before, what it does, its core in order, and its adjuncts, sorted."""

    link: str
    mood: Mood
    core: tuple[Part, ...]
    adjuncts: tuple[Adjunct, ...] = ()
