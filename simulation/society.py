"""The social graph at the founding: listed ties, and those a networkx generator draws from the seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agents.canonical import E6
from agents.errors import ScenarioError
from agents.relationship import Relationship
from agents.streams import Stream
from simulation.blocks import block_edges, homophily_edges, workplace_edges
from simulation.scenario import Network, Study
from simulation.specs.session_spec import SessionsProtocol


@dataclass(frozen=True, slots=True)
class Founding:
    """How `person` sees `other` when the world begins."""

    person: str
    other: str
    relationship: Relationship


def founding_ties(study: Study) -> list[Founding]:
    """Return both directions of every tie at the founding, ordered by person and other.

    Listed ties win over generated ones. People who share a home and have no tie between them know each
    other as members of one household, but for those who only meet in sessions.

    Raises:
        ScenarioError: If the generator's parameters do not fit the number of people.
    """
    ties: dict[tuple[str, str], Relationship] = {}
    for first, second in () if isinstance(study.protocol, SessionsProtocol) else _household_pairs(study):
        _tie(ties, first, second, Relationship("household", 900_000, 500_000))
    for first, second in _generated_pairs(study):
        _tie(ties, first, second, _relationship(study.network))
    for tie in study.ties:
        first, second = tie.between
        _tie(ties, first, second, Relationship(tie.kind, round(tie.familiarity * E6), round(tie.closeness * E6)))
    return [Founding(person, other, seen) for (person, other), seen in sorted(ties.items(), key=lambda item: item[0])]


def _tie(ties: dict[tuple[str, str], Relationship], first: str, second: str, seen: Relationship) -> None:
    ties[first, second] = seen
    ties[second, first] = seen


def _relationship(network: Network | None) -> Relationship:
    assert network is not None  # noqa: S101 - pairs exist only where a network does
    return Relationship(network.kind, round(network.familiarity * E6), round(network.closeness * E6))


def _household_pairs(study: Study) -> Iterator[tuple[str, str]]:
    homes = {place.slug for place in study.places if place.kind == "home"}
    by_home: dict[str, list[str]] = {}
    for person in study.people:
        if person.context.home in homes:
            by_home.setdefault(str(person.context.home), []).append(person.slug)
    for members in by_home.values():
        if len(members) <= 8:
            yield from ((first, second) for first in members for second in members if first < second)


def _generated_pairs(study: Study) -> list[tuple[str, str]]:
    if study.network is None:
        return []
    people = [person.slug for person in study.people]
    own = {"stochastic_blocks": block_edges, "homophily": homophily_edges, "workplaces": workplace_edges}
    draw = own.get(study.network.generator)
    if draw is not None:
        edges = draw(study.network, study.people, study.seed)
    else:
        edges = generated_edges(study.network, len(people), study.seed)
    return [(people[first], people[second]) for first, second in edges]


def generated_edges(network: Network, count: int, seed: int) -> list[tuple[int, int]]:
    """Return the edges, in order, of the graph over 0 ... count - 1 that `network` draws from the seed.

    What comes out may differ between versions of networkx, so the ties are journalled at the founding.

    Raises:
        ScenarioError: If the parameters do not fit `count`.
    """
    import networkx as nx

    graph: nx.Graph[int]
    draw = Stream(seed, "network").below(2**32)
    try:
        match network.generator:
            case "erdos_renyi":
                graph = nx.gnp_random_graph(count, network.p, seed=draw)
            case "watts_strogatz":
                graph = nx.watts_strogatz_graph(count, network.k, network.p, seed=draw)
            case "barabasi_albert":
                graph = nx.barabasi_albert_graph(count, network.m, seed=draw)
            case "complete":
                graph = nx.complete_graph(count)
            case _:
                graph = nx.cycle_graph(count)
    except nx.NetworkXError as problem:
        raise ScenarioError(
            f"the network {network.generator} cannot be drawn for {count} people: {problem}", where="network"
        ) from problem
    return sorted(graph.edges())
