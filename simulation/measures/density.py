"""How densely people know each other: the share of possible acquaintances that exist, told and asked."""

from __future__ import annotations

from itertools import combinations

from agents.streams import Stream
from simulation.inquiry.interviews import Interviewer
from simulation.measures.evidence import Evidence
from simulation.measures.published import literature
from simulation.measures.table import Row, Table, share
from simulation.state import State

NAME = "density"
_MOST_PAIRS_ASKED = 2000

Pair = tuple[str, str]


def density(evidence: Evidence) -> tuple[Table, ...]:
    """Return how densely people know each other at the start and at the end.

    Measures: the density of the undirected network whose edges join two people who know each other,
    2|E| / (|V| (|V| - 1)). Twice: by provenance (each has a relationship to the other in the state), and by
    asking both "Do you know of <name>?", an edge where both say yes. People also know of those they have only
    heard of, so asking may find more edges. `disagreements` are relationships of people who know each other's names
    that asking misses, and edges found by asking in which somebody has neither a relationship to the other nor a
    memory to cite. Who knows somebody without a name cannot be asked for them by it.

    Unit: a share in [0, 1].

    Source: J. S. Park et al., "Generative Agents: Interactive Simulacra of Human Behavior", UIST 2023, section
    7.1.2.

    Limits: an edge has no weight, so an acquaintance counts like a spouse. In large societies a sample of 2,000
    pairs, drawn from the study's seed, is asked; the note says so. Asking is
    answered by the rules mind out of each person's memory.
    """
    published = literature(evidence.study.name)
    notes = ["An edge joins two people who both know each other; asking also finds those one has only heard of."]
    rows: list[Row] = []
    for when, state, interviewer in (
        ("start", evidence.start, evidence.at_start),
        ("end", evidence.end, evidence.at_end),
    ):
        possible = len(state.bodies) * (len(state.bodies) - 1) // 2
        edges, asked = acquaintances(state), pairs_to_ask(sorted(state.bodies), evidence.study.seed)
        said = _who_say_so(evidence, state, interviewer, asked)
        missed = {pair for pair in edges.intersection(asked) - said.keys() if _by_name(state, *pair)}
        differ = len(missed) + sum(not grounded for grounded in said.values())
        if len(asked) < possible:
            notes.append(f"At the {when} a sample of {len(asked)} of {possible} pairs was asked.")
        beside = (published.value(NAME, when, "density"),) if published.has(NAME) else ()
        shares = (share(len(edges), possible), len(said), share(len(said), len(asked)))
        rows.append((when, len(state.bodies), len(edges), *shares, differ, *beside))
    columns = ["when", "people", "edges", "density", "asked_edges", "asked_density", "disagreements"]
    columns += ["published_density"] if published.has(NAME) else []
    return (Table(NAME, "Relationship density", tuple(columns), tuple(rows), (*notes, *published.notes(NAME))),)


def acquaintances(state: State) -> set[Pair]:
    """Return the pairs of those present who both know each other, each pair in order of id."""
    return {
        (one, other)
        for one in state.bodies
        for other in state.lives[one].relationships
        if one < other and other in state.bodies and one in state.lives[other].relationships
    }


def _by_name(state: State, one: str, other: str) -> bool:
    """Return whether two people who know each other know each other's names, too."""
    lives = state.lives
    return lives[one].relationships[other].named and lives[other].relationships[one].named


def pairs_to_ask(people: list[str], seed: int) -> list[Pair]:
    """Return all pairs, or as many as are asked at most, drawn from the study's seed."""
    if len(people) * (len(people) - 1) // 2 <= _MOST_PAIRS_ASKED:
        return list(combinations(people, 2))
    stream = Stream(seed, "measure.density")
    drawn: set[Pair] = set()
    while len(drawn) < _MOST_PAIRS_ASKED:
        one, other = people[stream.below(len(people))], people[stream.below(len(people))]
        if one < other:
            drawn.add((one, other))
    return sorted(drawn)


def _who_say_so(evidence: Evidence, state: State, interviewer: Interviewer, pairs: list[Pair]) -> dict[Pair, bool]:
    """Return the pairs of whom both say that they know of the other, and whether both have grounds to say so."""

    def knows(one: str, other: str) -> tuple[bool, bool]:
        answer = interviewer.ask(one, f"Do you know of {evidence.name(other)}?")
        return answer.yes is True, other in state.lives[one].relationships or bool(answer.memories)

    found = {}
    for one, other in pairs:
        yes, grounded = knows(one, other)
        if yes:
            back, grounded_back = knows(other, one)
            if back:
                found[one, other] = grounded and grounded_back
    return found
