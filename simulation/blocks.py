"""Networks out of who people are: blocks, homophily and workplaces. Drawn from the seed, without a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.persona import Persona
from agents.streams import Stream
from simulation.scenario import Network

_CANDIDATES = 12
_COLLEAGUES_ALL = 12
_BITS = 128
_DRAWN_E6 = 1_000_000


def attribute_of(person: Persona, by: str) -> str:
    """Return the block of `person`: its first group or value, its occupation or its home; empty where it has none."""
    social, personal = person.social, person.personal
    found = {
        "group": next(iter(social.groups), ""),
        "value": next(iter(personal.values), ""),
        "occupation": social.occupation or "",
        "home": person.context.home or "",
    }
    return found[by]


def block_edges(network: Network, people: Sequence[Persona], seed: int) -> list[tuple[int, int]]:
    """Return the edges, in order, of a stochastic block model: `p` within a block, `p_between` across.

    Source: P. W. Holland, K. B. Laskey, S. Leinhardt, "Stochastic blockmodels: First steps", Social Networks 5, 1983.
    """
    blocks: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        blocks.setdefault(attribute_of(person, network.by), []).append(at)
    stream = Stream(seed, "blocks")
    names = sorted(blocks)
    edges: set[tuple[int, int]] = set()
    for at, name in enumerate(names):
        members = blocks[name]
        for k in _hits(len(members) * (len(members) - 1) // 2, network.p, stream):
            edges.add(_pair_within(members, k))
        for other in names[at + 1 :]:
            theirs = blocks[other]
            for k in _hits(len(members) * len(theirs), network.p_between, stream):
                one, two = members[k // len(theirs)], theirs[k % len(theirs)]
                edges.add((min(one, two), max(one, two)))
    return sorted(edges)


def _hits(trials: int, chance: float, stream: Stream) -> Iterator[int]:
    """Yield which of `trials` succeed, each with `chance`: the gaps between successes are drawn, in whole numbers."""
    if chance >= 1.0:
        yield from range(trials)
        return
    if chance <= 0.0:
        return
    powers = _powers(1.0 - chance, trials)
    at = -1
    while True:
        at += 1 + _failures(powers, stream)
        if at >= trials:
            return
        yield at


def _powers(chance: float, most: int) -> list[int]:
    """Return `chance` to the powers 1, 2, 4 and so on up to `most`, as fractions of 2 to the 128."""
    powers = [int(chance * 2**53) << (_BITS - 53)]  # exact: a float has 53 binary digits
    while 1 << len(powers) <= most:
        powers.append(powers[-1] * powers[-1] >> _BITS)
    return powers


def _failures(powers: Sequence[int], stream: Stream) -> int:
    """Return how often something fails before it succeeds: the most failures that are no less likely than a draw."""
    drawn = (stream.bits64() + 1) << (_BITS - 64)
    likely, count = 1 << _BITS, 0
    for at in reversed(range(len(powers))):
        further = likely * powers[at] >> _BITS
        if further >= drawn:
            likely, count = further, count + (1 << at)
    return count


def _pair_within(members: Sequence[int], k: int) -> tuple[int, int]:
    """Return the k-th pair (row by row) of the upper triangle."""
    row, width = 0, len(members) - 1
    while k >= width:
        k -= width
        row, width = row + 1, width - 1
    return members[row], members[row + 1 + k]


def homophily_edges(network: Network, people: Sequence[Persona], seed: int) -> list[tuple[int, int]]:
    """Return the edges, in order, where everybody ties itself to `m` others, rather to those who are like it.

    Out of a dozen people drawn, one is taken with chances of 1 plus `homophily` times what both share (groups,
    values, likes and occupation, as a share of what either has).

    Source: the idea of M. McPherson, L. Smith-Lovin, J. M. Cook, "Birds of a Feather", Annual Review of Sociology 27,
    2001; the rule is ours.
    """
    traits = [_traits(person) for person in people]
    edges: set[tuple[int, int]] = set()
    for at in range(len(people)):
        stream = Stream(seed, "homophily", people[at].slug)
        for _ in range(network.m):
            drawn = sorted({stream.below(len(people)) for _ in range(_CANDIDATES)} - {at})
            if not drawn:
                continue
            weights = [
                _DRAWN_E6 + round(network.homophily * _DRAWN_E6 * _alike(traits[at], traits[one])) for one in drawn
            ]
            other = stream.weighted(drawn, weights)
            edges.add((min(at, other), max(at, other)))
    return sorted(edges)


def _traits(person: Persona) -> frozenset[str]:
    social, personal = person.social, person.personal
    work = (social.occupation,) if social.occupation else ()
    return frozenset((*social.groups, *personal.values, *personal.likes, *work))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def workplace_edges(network: Network, people: Sequence[Persona], seed: int) -> list[tuple[int, int]]:
    """Return the edges, in order, between people who have a duty at one place; households are tied anyway.

    Where more than a dozen work together, each knows `k` of the others, drawn by lot.
    """
    places: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        for place in sorted({habit.at for habit in person.context.habits if habit.fixed and habit.at}):
            places.setdefault(place, []).append(at)
    edges: set[tuple[int, int]] = set()
    for place, members in sorted(places.items()):
        stream = Stream(seed, "colleagues", place)
        for at, one in enumerate(members):
            others = members[at + 1 :]
            if len(members) > _COLLEAGUES_ALL:
                others = stream.shuffled([other for other in members if other != one])[: network.k]
            edges |= {(min(one, other), max(one, other)) for other in others}
    return sorted(edges)
