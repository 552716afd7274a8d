"""Background stories: small things that happened to somebody once, each fitting facts of one kind, events in order.

A story is told when somebody is asked how it came about that something is so; the bank of them is in
`agents.story_bank`. Telling a story that fits a fact, in the first person and with its events in their order, follows
the idea of B. P. Majumder et al., "Unsupervised Enrichment of Persona-grounded Dialog with Background Stories", ACL
2021.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agents.commonsense import fields_of
from agents.minds.rules.words import content_words
from agents.story_bank import TABLE
from agents.streams import Stream


@dataclass(frozen=True, slots=True)
class Story:
    """Events that happened to somebody, in order, each a clause that fits after "I"; and the fields it fits."""

    fields: frozenset[str]
    events: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its first event, by which it is told from others."""
        return self.events[0]


def _read(table: str) -> tuple[Story, ...]:
    """Return the stories of `table`: a line of fields that ends in a colon, then a line for each event."""
    stories: list[Story] = []
    for line in table.strip().splitlines():
        if line.endswith(":"):
            stories.append(Story(frozenset(line.rstrip(":").split()), ()))
        else:
            stories[-1] = Story(stories[-1].fields, (*stories[-1].events, line.strip()))
    return tuple(stories)


STORIES = _read(TABLE)


def story_for(fact: str, kind: str, stream: Stream, told: Collection[str] = ()) -> Story | None:
    """Return a story that fits a fact about somebody; None where there is none that was not told yet.

    Args:
        fact: The fact's words.
        kind: "work" and "goal" have stories that fit any of their kind, where no other fits better.
        stream: Draws among those that fit equally well.
        told: Ids of stories this person has told already, of other facts.
    """
    about = fields_of(fact)
    open_ones = [story for story in STORIES if story.id not in told]
    fitting = [[story for story in open_ones if field in story.fields] for field in about]
    general = {"work": "work", "goal": "wish"}.get(kind)
    fitting.append([story for story in open_ones if general in story.fields])
    return next((stream.choice(some) for some in fitting if some), None)


def in_order(text: str, events: Sequence[str]) -> bool:
    """Return whether `text` tells all of `events` in their order: each is found where most of its words are.

    Example:
        >>> in_order("First I burned the bread; the neighbours came.", ["burned a loaf of bread", "saw the neighbours"])
        True
    """
    sentences = [content_words(part) for part in re.split(r"[.!?;:,]+", text)]
    at = 0
    for event in events:
        words = content_words(event)
        hits = [len(words & sentence) for sentence in sentences]
        if not words or not max(hits):
            return False
        place = max(range(len(hits)), key=lambda n: (hits[n], -n))
        if place < at:
            return False
        at = place
    return True
