"""Compaction: a persona of many facts, brought down to those that bear on the matter at hand.

Facts are sorted into a few categories by what they are about. A query (what was just said) chooses among the
categories: the nearest keep their facts, the others are left as a line each that says what there would be. So a persona
of three hundred facts costs a prompt no more than one of thirty, and nothing is out of reach: another query chooses
others. The idea of sparse categories chosen by the query is that of CLV (Tang et al., ACL 2023), the idea of weighing
a whole history by the query that of Persona-Plug (Liu et al., 2024).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.commonsense import fields_of
from agents.embedding import Embedder, similarity_e6
from agents.minds.rules.words import listed
from agents.persona import Persona
from agents.persona_facts import FactKind, PersonaFact, facts_of

MOST_FACTS = 36
"""A persona of so many facts goes into a prompt as it is."""
_SORTED: frozenset[FactKind] = frozenset({"like", "dislike", "value", "skill", "goal", "fact"})
_NEAREST = 3
_EXAMPLES = 2
_LONGEST_EXAMPLE = 60
_BY_FIELD = {
    "food and drink": "baking cooking coffee tea drinks cheese food",
    "books and words": "reading writing history maps memory",
    "music and stage": "music singing dancing film radio",
    "making things": "painting photography pottery sewing woodwork mending building metal milling",
    "out of doors": "sea swimming walking running cycling garden farming trees birds animals rain stars",
    "getting around": "travel trains cars",
    "games and sport": "chess sport",
    "learning": "science computers numbers teaching studying",
    "work and trade": "medicine pharmacy law police post shop money",
    "faith and public life": "politics faith honesty kindness",
    "family and friends": "family friendship childhood home gossip quiet crowds",
}
_CATEGORY = {field: name for name, fields in _BY_FIELD.items() for field in fields.split()}
OTHER = "other things"
_DESCRIBED = {name: f"{name}: {fields.replace(' ', ', ')}" for name, fields in _BY_FIELD.items()}
_LIKE_ENOUGH_E6 = 200_000


@dataclass(frozen=True, slots=True)
class Category:
    """Facts about one side of life, in the persona's order."""

    name: str
    facts: tuple[PersonaFact, ...]


def categories(facts: Sequence[PersonaFact], embedder: Embedder) -> tuple[Category, ...]:
    """Return `facts` by category, in the order of their first facts: by their words, else by what they are nearest to.

    Args:
        facts: Of one person.
        embedder: Says how near texts are in meaning.
    """
    found: dict[str, list[PersonaFact]] = {}
    for fact in facts:
        found.setdefault(_category_of(fact, embedder), []).append(fact)
    return tuple(Category(name, tuple(members)) for name, members in found.items())


def _category_of(fact: PersonaFact, embedder: Embedder) -> str:
    for field in fields_of(fact.value):
        if field in _CATEGORY:
            return _CATEGORY[field]
    own, *named = embedder.embed([fact.text, *_DESCRIBED.values()])
    likeness = [similarity_e6(own, vector) for vector in named]
    best = max(range(len(likeness)), key=lambda at: (likeness[at], -at))
    return list(_DESCRIBED)[best] if likeness[best] >= _LIKE_ENOUGH_E6 else OTHER


def chosen(found: Sequence[Category], query: str, embedder: Embedder, most: int = MOST_FACTS) -> tuple[str, ...]:
    """Return the keys of the facts that bear on `query`, at most `most`, those of the nearest categories first.

    A category is as near as the best of its facts and what it is about, together; within one, nearer facts go first.
    """
    asked = embedder.embed([query])[0]
    texts = [fact.text for category in found for fact in category.facts]
    near = dict(zip(texts, (similarity_e6(asked, one) for one in embedder.embed(texts)), strict=True))
    fields = {_CATEGORY.get(field) for field in fields_of(query)}

    def nearness(category: Category) -> tuple[bool, int, str]:
        best = sorted((near[fact.text] for fact in category.facts), reverse=True)[:_NEAREST]
        return category.name in fields, sum(best) // len(best), category.name

    ordered = sorted(found, key=nearness, reverse=True)
    keys = [
        fact.key
        for category in ordered
        for fact in sorted(category.facts, key=lambda fact: (-near[fact.text], fact.key))
    ]
    return tuple(keys[:most])


def compacted(
    persona: Persona, query: str, embedder: Embedder, most: int = MOST_FACTS
) -> tuple[Persona, tuple[str, ...]]:
    """Return `persona` with those of its facts that bear on `query`, and a line for each category that was cut.

    Age, work, origin, groups and habits stay. A persona that has no more than `most` facts is returned as it is.
    """
    facts = tuple(fact for fact in facts_of(persona) if fact.kind in _SORTED)
    if len(facts) <= most:
        return persona, ()
    found = categories(facts, embedder)
    kept = set(chosen(found, query, embedder, most))
    beyond = tuple(
        _left_out(category, kept) for category in found if any(one.key not in kept for one in category.facts)
    )
    return _with_only(persona, kept), beyond


def _left_out(category: Category, kept: set[str]) -> str:
    left = [fact for fact in category.facts if fact.key not in kept]
    examples = listed(fact.value[:_LONGEST_EXAMPLE] for fact in left[:_EXAMPLES])
    return f"There is more of you about {category.name} ({len(left)}), such as {examples}."


def _with_only(persona: Persona, kept: set[str]) -> Persona:
    by_kind: dict[str, set[str]] = {}
    for fact in facts_of(persona):
        if fact.key in kept:
            by_kind.setdefault(fact.kind, set()).add(fact.value)

    def of(kind: FactKind, values: Sequence[str]) -> tuple[str, ...]:
        return tuple(value for value in values if value.rstrip(" .") in by_kind.get(kind, ()))

    personal, context = persona.personal, persona.context
    return persona.model_copy(
        update={
            "personal": personal.model_copy(
                update={
                    "likes": of("like", personal.likes),
                    "dislikes": of("dislike", personal.dislikes),
                    "values": of("value", personal.values),
                    "skills": of("skill", personal.skills),
                }
            ),
            "context": context.model_copy(
                update={"goals": of("goal", context.goals), "facts": of("fact", context.facts)}
            ),
        }
    )
