"""Facts about people, apart from events: what somebody knows of itself and of each other person, and what happens
when something is said that goes against it.

Strategies for contradictions follow the idea of refining facts with their context instead of deleting either of them
(CAFFEINE, K. Kim et al., 2024): by default the new value holds and says what held before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from agents.persona import Persona

ContradictionPolicy = Literal["refine", "replace", "keep_both"]
Strategy = Literal["new", "refined", "replaced", "kept_both", "adopted"]

MANY_VALUED = frozenset({"like", "dislike", "goal", "value", "group", "skill", "fact", "story"})
"""Aspects of which somebody can have several; of any other there is one at a time."""

STORY = "story"
"""The aspect of a fact that tells how something came about; its value is the key of what it is about."""

_OPPOSED = {"like": "dislike", "dislike": "like"}
_ARTICLE = re.compile(r"^(?:the|a|an|my|her|his|their)\s+")
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so about somebody.

    Args:
        about: Person id.
        aspect: Which side of the person: one of `MANY_VALUED`, or such as "work", "home", "favourite colour".
        value: What it is, such as "old maps".
        text: The same as a sentence, as it stands in the memory.
        memory: The id of the memory that holds it.
        source: The id of the utterance it was said in; empty where it was adopted without one.
        since: Simulated seconds at which it was learnt.
    """

    about: str
    aspect: str
    value: str
    text: str
    memory: str
    source: str
    since: int


def plain(value: str) -> str:
    """Return `value` as values are compared: lower case, single spaces, without an article in front or a stop behind.

    Example:
        >>> plain("The  old Maps.")
        'old maps'
    """
    return _ARTICLE.sub("", " ".join(value.casefold().split()).strip(" .!?,;:'\""))


def same(facts: Iterable[Fact], aspect: str, value: str) -> Fact | None:
    """Return the fact that says `value` of `aspect` already, None where there is none."""
    return next((one for one in facts if one.aspect == aspect and plain(one.value) == plain(value)), None)


def opposed(facts: Iterable[Fact], aspect: str, value: str) -> Fact | None:
    """Return the latest fact that cannot hold beside `value` of `aspect`, None where there is none.

    Another value of an aspect that has one value, or disliking what was liked.
    """
    if aspect in _OPPOSED:
        found = [one for one in facts if one.aspect == _OPPOSED[aspect] and plain(one.value) == plain(value)]
    elif aspect in MANY_VALUED:
        found = []
    else:
        found = [one for one in facts if one.aspect == aspect and plain(one.value) != plain(value)]
    return found[-1] if found else None


def with_facts(persona: Persona, facts: Iterable[Fact]) -> Persona:
    """Return `persona` as it is once it has adopted `facts` about itself; what it has already is not added twice."""
    likes, dislikes = list(persona.personal.likes), list(persona.personal.dislikes)
    values, goals = list(persona.personal.values), list(persona.context.goals)
    more = list(persona.context.facts)
    lists = {"like": likes, "dislike": dislikes, "value": values, "goal": goals}
    for fact in facts:
        if fact.aspect == STORY:
            continue
        target = lists.get(fact.aspect, more)
        words = fact.value if fact.aspect in lists else fact.text
        if plain(words) not in {plain(one) for one in target}:
            target.append(words[:_LONGEST_VALUE])
    personal = persona.personal.model_copy(
        update={"likes": tuple(likes), "dislikes": tuple(dislikes), "values": tuple(values)}
    )
    context = persona.context.model_copy(update={"goals": tuple(goals), "facts": tuple(more)})
    return persona.model_copy(update={"personal": personal, "context": context})


def said_of_itself(persona: Persona) -> str:
    """Return all that `persona` says of itself, as one text to look words up in."""
    personal, context, social = persona.personal, persona.context, persona.social
    parts = (
        persona.description, social.occupation or "", social.origin or "", *social.groups, *personal.likes,
        *personal.dislikes, *personal.values, *personal.skills, *context.goals, *context.facts,
        *(habit.do for habit in context.habits),
    )  # fmt: skip
    return "\n".join(parts)
