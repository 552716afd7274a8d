"""The classical rules against theory, with a thousand people and fifty seeds.

Run it from a checkout in which townsfolk is installed: `python benchmarks/opinions.py`. `opinions_ndlib.py` beside it
sets three of the rules beside another library.
"""

# ruff: noqa: ANN401 - arrays and graphs of third parties

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import mean, stdev
from typing import Any

import networkx as nx
import numpy as np

from agents.canonical import E6
from agents.opinion_rules import SEIZ, SIR, Contact, Meeting, Threshold
from agents.opinion_rules import dynamics as dyn
from agents.opinion_rules.contagion import Stage
from agents.streams import Stream

PEOPLE = 1000
SEEDS = 50
MAJOR_SHARE = 0.05
TAKE_OFF = 50


def deffuant(people: int, seeds: int) -> list[str]:
    """Major clusters over seeds; theory says about 1/epsilon on [-1, 1]."""
    lines = ["Deffuant: major clusters (>= 5 % of people), theory 1/epsilon; counts over seeds"]
    for epsilon in (1_000_000, 500_000, 400_000, 300_000, 200_000):
        found = [len(major_clusters(deffuant_end(people, seed, epsilon), people)) for seed in range(seeds)]
        spread = ", ".join(f"{count}: {times}" for count, times in sorted(Counter(found).items()))
        lines.append(f"  epsilon {epsilon / E6:.1f}: mean {mean(found):.2f}, theory {E6 / epsilon:.2f}; {spread}")
    return lines


def deffuant_end(people: int, seed: int, epsilon: int, rounds: int = 600) -> dyn.Stances:
    """Return where a society of bounded confidence comes to rest."""
    stances = dyn.uniform_stances(people, Stream(seed, "first"))
    stream = Stream(seed, "meetings")
    for number in range(rounds):
        after = dyn.deffuant_round(stances, dyn.random_pairs(people, stream), epsilon)
        if number % 20 == 19 and int(np.abs(after - stances).max()) < 200:
            return after
        stances = after
    return stances


def major_clusters(stances: dyn.Stances, people: int) -> list[int]:
    """Return the sizes of clusters of at least a twentieth of the people."""
    return [size for size in dyn.clusters(stances) if size >= MAJOR_SHARE * people]


def degroot(people: int, seeds: int) -> list[str]:
    """The consensus against the left eigenvector, over seeds."""
    off = []
    for seed in range(seeds):
        weights, stances = _trust(people, seed), dyn.uniform_stances(people, Stream(seed, "first"))
        expected = float(_left_eigenvector(weights) @ stances)
        for _ in range(200):
            stances = dyn.degroot_round(stances, weights)
        off.append(float(np.abs(stances - expected).max()))
    return [f"DeGroot: greatest distance to the left eigenvector's mean {max(off):.1f} millionths over {seeds} seeds"]


def _trust(people: int, seed: int, degree: int = 10) -> dyn.Weights:
    """A strongly connected, aperiodic net of trust: a ring, `degree` others drawn, and everybody itself."""
    stream = Stream(seed, "trust")
    weights = np.zeros((people, people), dtype=np.int64)
    for person in range(people):
        weights[person, person] = 1 + stream.below(20)
        weights[person, (person + 1) % people] = 1 + stream.below(20)
        for _ in range(degree):
            weights[person, stream.below(people)] += 1 + stream.below(20)
    return weights


def _left_eigenvector(weights: dyn.Weights) -> np.ndarray[Any, np.dtype[np.float64]]:
    rows = weights / weights.sum(axis=1, keepdims=True)
    vector = np.full(len(rows), 1 / len(rows))
    for _ in range(2000):
        vector = vector @ rows
    return np.asarray(vector / vector.sum())


def friedkin_johnsen(people: int, seeds: int) -> list[str]:
    """The fixed point against (I - LW)^-1 (I - L) x0, over seeds."""
    off = []
    for seed in range(seeds):
        weights, initial = _trust(people, seed), dyn.uniform_stances(people, Stream(seed, "first"))
        stream = Stream(seed, "stubborn")
        stubborn = np.array([50_000 + stream.below(900_000) for _ in range(people)], dtype=np.int64)
        expected = _fj_fixed_point(weights, initial, stubborn)
        stances = initial
        for _ in range(200):
            stances = dyn.friedkin_johnsen_round(stances, initial, weights, stubborn)
        off.append(float(np.abs(stances - expected).max()))
    return [f"Friedkin-Johnsen: greatest distance to the fixed point {max(off):.1f} millionths over {seeds} seeds"]


def _fj_fixed_point(weights: dyn.Weights, initial: dyn.Stances, stubborn: Any) -> Any:
    trust = weights / weights.sum(axis=1, keepdims=True)
    open_to = 1 - stubborn / E6
    system = np.eye(len(initial)) - open_to[:, None] * trust
    return np.linalg.solve(system, (1 - open_to) * initial)


def voter(people: int, seeds: int) -> list[str]:
    """Exit probability on regular graphs; theory says the initial share."""
    lines = ["Voter: share of seeds that end at +1; theory the initial share, 95 % interval"]
    for share in (0.2, 0.5, 0.8):
        for name, neighbours in (("complete", None), ("10-regular", _regular(people))):
            ends = [_voter_end(people, seed, share, neighbours) for seed in range(seeds)]
            half = 1.96 * math.sqrt(share * (1 - share) / seeds)
            lines.append(f"  {name}, start {share}: {mean(ends):.2f}, theory {share:.2f} +- {half:.2f}")
    return lines


def _regular(people: int) -> Any:
    graph = nx.random_regular_graph(10, people, seed=7)
    return np.array([sorted(graph.neighbors(node)) for node in range(people)], dtype=np.int64)


def _voter_end(people: int, seed: int, share: float, neighbours: Any) -> bool:
    stream, own = Stream(seed, "voters"), np.arange(people)
    rng = np.random.Generator(np.random.Philox(key=stream.bits64()))
    stances = np.where(own < share * people, E6, -E6)
    rng.shuffle(stances)
    while True:
        if neighbours is None:
            chosen = (own + 1 + rng.integers(0, people - 1, people)) % people
        else:
            chosen = neighbours[own, rng.integers(0, neighbours.shape[1], people)]
        stances = dyn.voter_round(stances, chosen)
        total = int(stances.sum())
        if abs(total) == people * E6:
            return total > 0


def granovetter() -> list[str]:
    """Thresholds 0...99 give 100; with a 2 in place of the 1 they give 1."""
    whole, broken = (_joined(thresholds) for thresholds in ([*range(100)], [0, 2, *range(2, 100)]))
    return [f"Granovetter: {whole} adopters of 100; {broken} when the 1 becomes a 2"]


def _joined(thresholds: Sequence[int]) -> int:
    others, stream, rule = len(thresholds) - 1, Stream(1, "none"), Threshold(0)
    stages: list[Stage] = ["spreading" if threshold == 0 else "susceptible" for threshold in thresholds]
    for _ in thresholds:
        joined = stages.count("spreading")
        for person, threshold in enumerate(thresholds):
            seen = Meeting([Contact("a/0", "x")], others, joined, threshold * E6 // others)
            stages[person] = rule.after_meeting(stages[person], seen, stream)
    return stages.count("spreading")


def sir(people: int, seeds: int) -> list[str]:
    """Final size given take-off and extinction share on a complete graph, against theory."""
    lines = ["SIR on a complete graph: final share given take-off (theory), extinction share (theory)"]
    for beta, gamma, contacts in ((0.1, 0.2, 3), (0.1, 0.2, 4), (0.3, 0.2, 2)):
        ends = [_sir_end(people, seed, beta, gamma, contacts) for seed in range(4 * seeds)]
        took = [end / people for end in ends if end >= TAKE_OFF]
        r0 = beta * contacts / gamma
        lines.append(
            f"  R0 {r0:.1f}: {mean(took):.3f} ({final_size(r0):.3f}), "
            f"{1 - len(took) / len(ends):.2f} ({extinction(beta, gamma, contacts):.2f}) of {len(ends)} seeds"
        )
    return lines


def _sir_end(people: int, seed: int, beta: float, gamma: float, contacts: int) -> int:
    """One telling by everybody infected to each of `contacts` others a day, by the rule the simulation uses."""
    rule, stream = SIR(round(beta * E6), round(gamma * E6)), Stream(seed, "sir")
    stages = _stages({"spreading": 1, "susceptible": people - 1})
    infected = [0]
    while infected:
        fresh = []
        for person in infected:
            for _ in range(contacts):
                other = (person + 1 + stream.below(people - 1)) % people
                before = stages[other]
                stages[other] = rule.after_meeting(before, Meeting([Contact("a", str(person))]), stream)
                if stages[other] != before:
                    fresh.append(other)
        for person in infected:
            stages[person] = rule.after_a_day(stages[person], stream)
        infected = [person for person in infected if stages[person] == "spreading"] + fresh
    return people - stages.count("susceptible")


def _stages(counts: dict[Stage, int]) -> list[Stage]:
    return [stage for stage, count in counts.items() for _ in range(count)]


def final_size(r0: float) -> float:
    """Return the z > 0 that solves z = 1 - exp(-R0 z)."""
    z = 0.9
    for _ in range(500):
        z = 1 - math.exp(-r0 * z)
    return z


def extinction(beta: float, gamma: float, contacts: int) -> float:
    """Return the smallest fixed point of the offspring's generating function: days are geometric, tellings binomial."""
    s = 0.0
    for _ in range(5000):
        day = (1 - beta + beta * s) ** contacts
        s = gamma * day / (1 - (1 - gamma) * day)
    return s


def references(people: int, seeds: int) -> list[str]:
    """Hegselmann-Krause and SEIZ against slow references of our own, written another way."""
    off = 0
    for seed in range(min(seeds, 5)):
        stances = dyn.uniform_stances(people, Stream(seed, "first"))
        fast = dyn.hegselmann_krause_round(stances, 300_000)
        near = np.abs(stances[:, None] - stances[None, :]) <= 300_000
        slow = (near @ stances) / near.sum(axis=1)
        off = max(off, int(np.abs(fast - slow).max() * 2))
    ours = [_seiz_end(people, seed) for seed in range(seeds)]
    theirs = [_seiz_reference(people, seed) for seed in range(seeds)]
    return [
        f"Hegselmann-Krause: within {off / 2:.1f} millionths of a reference in floats",
        f"SEIZ after 30 days, believers: ours {spread_of(ours)}, reference {spread_of(theirs)}",
    ]


_SEIZ = (0.3, 0.4, 0.2, 0.5, 0.3, 0.05)


def _seiz_end(people: int, seed: int) -> float:
    rule, stream = SEIZ(*(round(share * E6) for share in _SEIZ)), Stream(seed, "seiz")
    stages = _stages({"spreading": 10, "sceptical": 10, "susceptible": people - 20})
    for _ in range(30):
        before = list(stages)
        for person in range(people):
            other = (person + 1 + stream.below(people - 1)) % people
            if before[other] in ("spreading", "sceptical"):
                contact = Contact("a", str(other), doubts=before[other] == "sceptical")
                stages[person] = rule.after_meeting(before[person], Meeting([contact]), stream)
        for person in range(people):
            if stages[person] == before[person]:
                stages[person] = rule.after_a_day(stages[person], stream)
    return stages.count("spreading") / people


def _seiz_reference(people: int, seed: int) -> float:
    """The same chain by counts of people who move between compartments, drawn with numpy."""
    beta, p, b, l, rho, epsilon = _SEIZ  # noqa: E741 - the paper's letters
    rng = np.random.Generator(np.random.Philox(key=seed + 10_000))
    s, e, i, z = people - 20, 0, 10, 10
    for _ in range(30):
        to_i, to_z = i / (people - 1), z / (people - 1)
        si, se1, sz, se2, _ = rng.multinomial(
            s, [to_i * beta * p, to_i * beta * (1 - p), to_z * b * l, to_z * b * (1 - l),
                1 - to_i * beta - to_z * b]
        )  # fmt: skip
        told = rng.binomial(e, to_i * rho)
        alone = rng.binomial(e - told, epsilon)
        s, e, i, z = s - si - se1 - sz - se2, e + se1 + se2 - told - alone, i + si + told + alone, z + sz
    return i / people


def spread_of(values: Sequence[float]) -> str:
    """Return mean and standard deviation in words."""
    return f"{mean(values):.3f} (sd {stdev(values):.3f})"


def main() -> None:
    """Print everything; each section with the seconds it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    sections: dict[str, Callable[[], list[str]]] = {
        "deffuant": lambda: deffuant(given.people, given.seeds),
        "degroot": lambda: degroot(given.people, given.seeds),
        "friedkin_johnsen": lambda: friedkin_johnsen(given.people, given.seeds),
        "voter": lambda: voter(given.people, given.seeds),
        "granovetter": granovetter,
        "sir": lambda: sir(given.people, given.seeds),
        "references": lambda: references(given.people, given.seeds),
    }
    print(f"{given.people} people, {given.seeds} seeds")
    for name, section in sections.items():
        if given.only in ("", name):
            began = time.perf_counter()
            print("\n".join(section()), f"[{time.perf_counter() - began:.0f} s]", flush=True)


if __name__ == "__main__":
    main()
