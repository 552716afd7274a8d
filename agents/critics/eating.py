"""Eating: somebody who does not eat or drink a kind of thing, and what is on the plate, in however few words."""

from __future__ import annotations

import re
from functools import lru_cache

from agents.critics.concepts import concepts_of
from agents.critics.english import in_full

_KINDS = frozenset(
    ["meat", "seafood", "dairy", "nut", "wheat", "sugar", "alcohol", "coffee", "tea", "tomato", "mushroom", "garlic"]
) | {"olive", "cheese", "spice", "honey"}
_ALL_ANIMAL = frozenset({"meat", "seafood", "dairy"})
_AVOIDS = re.compile(
    r"\b(?:(?:do not|don't|never|can't|cannot|not|no longer|mustn't|may not) (?:\w+ )?(?:eat|drink|touch|have|"
    r"take|stand)|"
    r"allergic to|intolerant|intolerance|off|gave up|given up|quit|stopped (?:eating|drinking)|without|hate|"
    r"no) ([^.!?;]+)",
    re.IGNORECASE,
)
_DRY = re.compile(
    r"\b(?:(?:don't|do not|never) drink(?=[.,!]|$| any| at all)|sober|teetotal\w*|"
    r"recovering alcoholic)",
    re.I,
)
_VEGETARIAN, _VEGAN = re.compile(r"\bvegetarian\b", re.I), re.compile(r"\bvegan\b", re.I)
_DIABETIC = re.compile(r"\bdiabetic\b|\bdiabetes\b", re.I)
_EATS = re.compile(
    r"\b(?:eat|eating|ate|eaten|having|had|breakfast|lunch|dinner|supper|snack\w*|bite|slice|bowl|plate|glass|"
    r"pint|bottle|"
    r"drink|drinking|drank|sip\w*|order\w*|fry\w*|grill\w*|roast\w*|pizza|sandwich|usual|craving|tast\w+|finished|"
    r"gobbl\w+|swallow\w*|munch\w*|on mine|for me|all night|delicious|yum\w*|brownies?|round of)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I|I'm|I've|I'll|I'd|my|mine|me|we|we're|we've|our)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"n't\b|\b(?:not|no|never|without|nothing|free|instead|for (?:you|him|her|them|the (?:kids|guests|dog|cat|"
    r"others))|"
    r"(?:his|her|your|their) |smells?|sell|serve\w*|would|could|if|wish|used to|vegan|vegetarian|veggie|tofu|soy|oat|"
    r"alcohol-free|plant|he|she|they|you)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=4096)
def _avoided(known: str) -> frozenset[str]:
    """Return the kinds of food and drink that somebody of whom `known` is so has none of."""
    plain, found = in_full(known), set[str]()
    if _VEGAN.search(plain):
        found |= _ALL_ANIMAL
    if _VEGETARIAN.search(plain):
        found |= {"meat"}
    if _DIABETIC.search(plain):
        found |= {"sugar"}
    if _DRY.search(plain):
        found |= {"alcohol"}
    for match in _AVOIDS.finditer(plain):
        for word in _WORD.findall(match[1].lower()):
            found |= concepts_of(word) & _KINDS
            if word in {"fish", "shellfish"}:
                found |= {"seafood"}
    return frozenset(found)


@lru_cache(maxsize=16384)
def _on_the_plate(said: str) -> frozenset[str]:
    """Return the kinds of what a sentence says its speaker eats or drinks."""
    plain = in_full(said)
    if plain.endswith("?") or not (_EATS.search(plain) and _SELF.search(plain)) or _NOT_SO.search(plain):
        return frozenset()
    return frozenset(kind for word in _WORD.findall(plain.lower()) for kind in concepts_of(word) if kind in _KINDS)


def tastes_forbidden(said: str, known: str) -> bool:
    """Return whether a sentence has its speaker eat or drink what it does not, by what is known.

    Example:
        >>> tastes_forbidden("Two pints and a kebab, my usual.", "I am a vegetarian.")
        True
        >>> tastes_forbidden("I had soup.", "I am a vegetarian.")
        False
    """
    plate = _on_the_plate(said)
    return bool(plate) and bool(plate & _avoided(known))
