"""Cascades: the trees along which claims were told, and their size, depth, breadth, virality and reproduction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from simulation.events import ClaimBegan, Informed, Told
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table

NAME = "cascades"
_DIGITS = 4

Tree = Mapping[str, str | None]
"""By person: who told it first; None for those it began with."""


def cascades(evidence: Evidence) -> tuple[Table, ...]:
    """Return the shape of the tree of first tellings of each claim.

    Measures: size (all who know), roots (origin and those informed from outside), depth (the longest chain of
    tellings), breadth (the most people at one distance from the roots), structural virality (the mean distance
    between two people of one tree), R (the mean number of people a knower was the first to tell).

    Unit: people; tellings; R and virality dimensionless.

    Source: S. Goel, A. Anderson, J. Hofman, D. J. Watts, "The Structural Virality of Online Diffusion", Management
    Science 62 (1), 2016.

    Limits: only the telling by which somebody first learnt of the claim counts; R is that of everybody who knows at
    the end, those included who had no time to pass it on.
    """
    rows: list[Row] = []
    for claim in sorted(one.id for one in evidence.study.claims):
        tree = first_tellers(evidence, claim)
        steps = distances(tree)
        breadth = Counter(steps.values())
        rows.append(
            (claim, len(tree), sum(teller is None for teller in tree.values()), max(steps.values(), default=0),
             max(breadth.values(), default=0), virality(tree), reproduction(tree))
        )  # fmt: skip
    columns = ("claim", "size", "roots", "depth", "breadth", "virality", "R")
    return (Table(NAME, "Cascades: the trees of first tellings", columns, tuple(rows)),)


def first_tellers(evidence: Evidence, claim: str) -> dict[str, str | None]:
    """Return who told whom first of `claim`, in the order of learning."""
    tree: dict[str, str | None] = {}
    for happened in evidence.events("claim_began", "informed", "told"):
        event = happened.event
        if isinstance(event, ClaimBegan | Informed) and event.claim == claim:
            tree.setdefault(event.person, None)
        elif isinstance(event, Told) and event.claim == claim:
            tree.setdefault(event.hearer, event.teller)
    return tree


def distances(tree: Tree) -> dict[str, int]:
    """Return how many tellings lead to each person from its root; tellers come before hearers in `tree`."""
    steps: dict[str, int] = {}
    for person, teller in tree.items():
        steps[person] = 0 if teller is None else steps[teller] + 1
    return steps


def reproduction(tree: Tree) -> float | None:
    """Return the mean number of people a knower was the first to tell; None where nobody knows."""
    told = sum(teller is not None for teller in tree.values())
    return round(told / len(tree), _DIGITS) if tree else None


def virality(tree: Tree) -> float | None:
    """Return the mean number of tellings between two people of one tree; None where no tree has two.

    Each telling parts its tree into those below it and the rest, and lies on the way between every pair across.

    Example:
        >>> virality({"ann": None, "bo": "ann", "cy": "ann"})
        1.3333
    """
    below = dict.fromkeys(tree, 1)
    for person, teller in reversed(tree.items()):  # type: ignore[call-overload]
        if teller is not None:
            below[teller] += below[person]
    root: dict[str, str] = {}
    for person, teller in tree.items():
        root[person] = person if teller is None else root[teller]
    size = Counter(root.values())
    pairs = sum(count * (count - 1) // 2 for count in size.values())
    length = sum(below[person] * (size[root[person]] - below[person]) for person, teller in tree.items() if teller)
    return round(length / pairs, _DIGITS) if pairs else None
