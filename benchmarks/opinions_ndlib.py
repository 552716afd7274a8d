"""Deffuant, SIR and Friedkin-Johnsen beside NDlib's, in distribution over fifty seeds.

NDlib is needed for this benchmark only: `pip install ndlib scikit-learn tqdm` (6.0.1 imports the last two without
declaring them). Then: `python benchmarks/opinions_ndlib.py`.
"""

# ruff: noqa: ANN401 - a library without types

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import ndlib.models.epidemics as ep
import ndlib.models.ModelConfig as mc  # noqa: N813 - a module
import ndlib.models.opinions as op
import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.canonical import E6
from agents.opinion_rules import SIR, Contact, Meeting
from agents.opinion_rules import dynamics as dyn
from agents.opinion_rules.contagion import Stage
from agents.streams import Stream
from benchmarks.opinions import deffuant_end, major_clusters, spread_of


def deffuant(people: int, seeds: int) -> list[str]:
    """Major clusters at gamma = 0, which is Deffuant's model, from independent draws."""
    graph, ours, theirs = nx.complete_graph(people), [], []
    for seed in range(seeds):
        ours.append(len(major_clusters(deffuant_end(people, seed, 500_000), people)))
        np.random.seed(seed)
        model, config = op.AlgorithmicBiasModel(graph), mc.Configuration()
        config.add_model_parameter("epsilon", 0.25)
        config.add_model_parameter("gamma", 0)
        model.set_initial_status(config)
        for _ in range(60):
            model.iteration(node_status=False)
        ends = np.array([round((2 * one - 1) * E6) for one in model.status.values()], dtype=np.int64)
        theirs.append(len(major_clusters(ends, people)))
    return [f"Deffuant at epsilon 0.5, {people} people, clusters: ours {Counter(ours)}, theirs {Counter(theirs)}"]


def sir(people: int, seeds: int) -> list[str]:
    """NDlib's SIR infects each neighbour of an infected with beta a day; so do we, on the same graph."""
    graph, ours, theirs = nx.random_regular_graph(8, people, seed=3), [], []
    for seed in range(seeds):
        ours.append(_sir_on(graph, seed, 0.05, 0.2) / people)
        model, config = ep.SIRModel(graph, seed=seed), mc.Configuration()
        config.add_model_parameter("beta", 0.05)
        config.add_model_parameter("gamma", 0.2)
        config.add_model_initial_configuration("Infected", list(range(5)))
        np.random.seed(seed)
        model.set_initial_status(config)
        for _ in range(300):
            counts = model.iteration(node_status=False)["node_count"]
            if counts[1] == 0:
                break
        theirs.append(1 - counts[0] / people)
    ks, bound = _ks(ours, theirs)
    return [f"SIR final share: ours {spread_of(ours)}, theirs {spread_of(theirs)}; KS {ks:.2f} (5 % at {bound:.2f})"]


def _sir_on(graph: Any, seed: int, beta: float, gamma: float) -> int:
    rule, stream = SIR(round(beta * E6), round(gamma * E6)), Stream(seed, "sir-graph")
    stages: dict[int, Stage] = {node: "spreading" if node < 5 else "susceptible" for node in graph}
    while "spreading" in stages.values():
        before = dict(stages)
        for node, stage in before.items():
            near = [Contact("a", str(other)) for other in graph[node] if before[other] == "spreading"]
            if near:
                stages[node] = rule.after_meeting(stage, Meeting(near), stream)
            if stage == "spreading":
                stages[node] = rule.after_a_day(stage, stream)
    return sum(stage != "susceptible" for stage in stages.values())


def friedkin_johnsen(people: int = 60, stubbornness: float = 0.3) -> list[str]:
    """The fixed points of both on one graph, from the same first opinions."""
    graph = nx.random_regular_graph(6, people, seed=5)
    initial = dyn.uniform_stances(people, Stream(9, "first"))
    weights = np.asarray(nx.to_numpy_array(graph, nodelist=range(people)), dtype=np.int64)
    stances = initial
    for _ in range(200):
        stances = dyn.friedkin_johnsen_round(
            stances, initial, weights, np.full(people, round(stubbornness * E6), dtype=np.int64)
        )
    model, config = op.FJModel(graph), mc.Configuration()
    for node in graph:
        config.add_node_configuration("stubbornness", node, stubbornness)
    model.set_initial_status(config)
    model.status = {node: float(initial[node]) / E6 for node in graph}
    model.initial_status = dict(model.status)
    for _ in range(200):
        model.iteration()
    theirs = np.array([model.status[node] for node in range(people)])
    return [f"Friedkin-Johnsen: fixed points differ by at most {np.abs(stances / E6 - theirs).max():.1e} on [-1, 1]"]


def _ks(first: Sequence[float], second: Sequence[float]) -> tuple[float, float]:
    grid = sorted({*first, *second})
    gaps = (abs(mean(x <= at for x in first) - mean(x <= at for x in second)) for at in grid)
    return max(gaps), 1.36 * math.sqrt((len(first) + len(second)) / (len(first) * len(second)))


def main() -> None:
    """Print the three comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=50)
    given = parser.parse_args()
    sections: list[Callable[[], list[str]]] = [
        lambda: deffuant(min(300, given.people), given.seeds),
        lambda: sir(given.people, given.seeds),
        friedkin_johnsen,
    ]
    for section in sections:
        began = time.perf_counter()
        print("\n".join(section()), f"[{time.perf_counter() - began:.0f} s]", flush=True)


if __name__ == "__main__":
    main()
