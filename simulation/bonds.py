"""Named relationships: what "mentor and learner" says of each side, and how names move with closeness."""

from __future__ import annotations

from agents.relationship import Relationship

STRANGERS = "strangers"
_FALLEN_OUT = "people who have fallen out"
_SAME = {
    "strangers": "stranger", "classmates": "classmate", "neighbours": "neighbour", "neighbors": "neighbor",
    "co-workers": "co-worker", "colleagues": "colleague", "friends": "friend", "close friends": "close friend",
    "siblings": "sibling", "acquaintances": "acquaintance", "spouses": "spouse", "flatmates": "flatmate",
    "cousins": "cousin", "teammates": "teammate", "rivals": "rival", "former classmates": "former classmate",
    "penfriends": "penfriend", _FALLEN_OUT: "somebody I fell out with",
}  # fmt: skip
_LEVELS = (
    (("stranger",), 0, 0),
    (("rival", "fallen", "fell out", "ex-"), -150_000, 500_000),
    (("spouse", "husband", "wife", "partner", "parent", "child", "mother", "father", "daughter", "son"),
     600_000, 900_000),
    (("sibling", "sister", "brother", "close friend", "best friend", "family", "grand"), 550_000, 850_000),
    (("friend", "flatmate", "cousin"), 400_000, 600_000),
    (("mentor", "coach", "teammate", "band"), 300_000, 450_000),
    (("acquaintance", "customer", "patient", "client"), 120_000, 250_000),
)  # fmt: skip
_USUAL = (200_000, 400_000)
_LADDER = ("strangers", "acquaintances", "friends", "close friends")
_FRIENDS_E6, _CLOSE_E6, _OUT_E6 = 300_000, 600_000, -250_000
_FRIENDS_TALKS, _CLOSE_TALKS = 3, 5


def roles_of(relationship: str, people: tuple[str, ...]) -> dict[str, str]:
    """Return what each of `people` is in a named relationship, in their order.

    Example:
        >>> roles_of("mentor and learner", ("ada", "ben"))
        {'ada': 'mentor', 'ben': 'learner'}
        >>> roles_of("neighbours", ("ada", "ben"))
        {'ada': 'neighbour', 'ben': 'neighbour'}
    """
    parts = [part.strip() for part in relationship.split(" and ")]
    if len(parts) == len(people) == 2 and all(parts):
        return dict(zip(people, parts, strict=True))
    return dict.fromkeys(people, _SAME.get(relationship.casefold(), _singular(relationship)))


def same_kind(one: str, other: str) -> bool:
    """Return whether two names of a relationship say the same, whichever role is named first.

    Example:
        >>> same_kind("husband and wife", "Wife and husband"), same_kind("neighbours", "friends")
        (True, False)
    """
    return _parts(one) == _parts(other)


def _parts(relationship: str) -> list[str]:
    parts = (part.strip() for part in relationship.casefold().split(" and "))
    return sorted(_SAME.get(part, _singular(part)) for part in parts)


def _singular(word: str) -> str:
    plain = word.strip()
    return plain[:-1] if plain.endswith("s") and not plain.endswith(("ss", "us", "is")) else plain


def begun(kind: str, before: Relationship | None, *, named: bool = True) -> Relationship:
    """Return how somebody sees one who is from now on its `kind`: never less familiar than that goes with."""
    closeness, familiarity = _level(kind)
    if before is None:
        return Relationship(kind, familiarity, closeness, named=named)
    lower = closeness < 0 < before.closeness_e6
    return Relationship(
        kind=kind,
        familiarity_e6=max(before.familiarity_e6, familiarity),
        closeness_e6=closeness if lower else max(before.closeness_e6, closeness),
        talks=before.talks,
        last_talk=before.last_talk,
        named=before.named or named,
    )


def _level(kind: str) -> tuple[int, int]:
    words = kind.casefold()
    for names, closeness, familiarity in _LEVELS:
        if any(name in words for name in names):
            return closeness, familiarity
    return _USUAL


def moved(relationship: str, ties: tuple[Relationship | None, ...]) -> str:
    """Return what a relationship has become by what happened, where nothing says what it is.

    Strangers become acquaintances by talking, then friends and close friends as they grow close; any two can fall out
    and make up. A name that says more than that, such as "mentor and learner", stays.

    Args:
        relationship: Its name so far.
        ties: How each side sees each other one.
    """
    least = min((tie.closeness_e6 if tie else 0 for tie in ties), default=0)
    talks = min((tie.talks if tie else 0 for tie in ties), default=0)
    if least <= _OUT_E6:
        return _FALLEN_OUT
    if relationship == _FALLEN_OUT:
        return "acquaintances" if least > 0 else relationship
    if relationship not in _LADDER:
        return relationship
    reached = 1 if talks else 0
    if talks >= _FRIENDS_TALKS and least >= _FRIENDS_E6:
        reached = 2
    if talks >= _CLOSE_TALKS and least >= _CLOSE_E6:
        reached = 3
    return _LADDER[max(reached, _LADDER.index(relationship))]
