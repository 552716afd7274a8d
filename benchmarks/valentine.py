"""How far news travels in valentine over many seeds, how people speak, and what a run costs in time and memory.

Run it from a checkout in which townsfolk is installed: `python benchmarks/valentine.py --seeds 20`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from typing import Any, TypeVar

T = TypeVar("T")

SCENARIO = "valentine"
PARTY, CANDIDACY = "valentine-party", "candidacy"
LOW_SOCIABILITY = 0.3
SECONDS_ALLOWED, MEGABYTES_ALLOWED = 30, 700


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one seed came to. `quiet_*` is with talk forbidden, `shy_*` with lower sociability."""

    seed: int
    party: float
    candidacy: float
    quiet_knowers: int
    shy_party: float
    shy_candidacy: float
    density: float
    told: int
    going: int
    declined: int
    undecided: int
    came: int
    declined_from_memory: int
    disagreements: int
    broken_days: int
    conversations: int
    utterances: int
    distinct: float
    top_skeleton: float
    answered: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run on disk took: seconds in all, those of them spent on Chroma, and the peak of memory."""

    seconds: float
    chroma_seconds: float
    megabytes: float


MEASURES = ("reach", "density", "attendance", "days", "talk")


def lived(seed: int, *changes: str) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a run in memory, by name, as dictionaries."""
    from simulation.measures import Evidence, HeldRecord, tables_of
    from simulation.reading.loading import load_scenario
    from simulation.world import World

    world = World(load_scenario(SCENARIO, seed=seed, overrides=list(changes)))
    while world.running:
        world.step()
    evidence = Evidence(world.spec, HeldRecord(world.journal.ticks))
    return {table.name: table.records() for table in tables_of(evidence, MEASURES)}


def outcome(seed: int) -> Outcome:
    """Return what `seed` comes to, as it is, with talk forbidden, and with lower sociability."""
    usual = lived(seed)
    quiet = lived(seed, "conduct.talk=false")
    shy = lived(seed, f"conduct.sociability={LOW_SOCIABILITY}")
    (party,) = usual["attendance"]
    figures = {row["figure"]: row["value"] for row in usual["talk"]}
    declined = [row for row in usual["attendance_people"] if row["decision"] == "does not come"]
    return Outcome(
        seed=seed,
        party=reached(usual, PARTY),
        candidacy=reached(usual, CANDIDACY),
        quiet_knowers=max(row["end"] for row in quiet["reach"]),
        shy_party=reached(shy, PARTY),
        shy_candidacy=reached(shy, CANDIDACY),
        density=usual["density"][-1]["density"],
        told=party["told"],
        going=party["going"],
        declined=party["not_going"],
        undecided=party["undecided"],
        came=party["came"],
        declined_from_memory=sum(1 for row in declined if row["memory"]),
        disagreements=sum(row["disagreements"] for row in (*usual["reach"], *usual["density"])),
        broken_days=sum(1 for row in usual["days"] if row["whole"] is False),
        conversations=figures["conversations"],
        utterances=figures["utterances"],
        distinct=figures["distinct share"],
        top_skeleton=figures["top skeleton share"],
        answered=figures["answered share"] or 0.0,
    )


def reached(tables: dict[str, list[dict[str, Any]]], claim: str) -> float:
    """Return the share of people who know `claim` in the end."""
    (share,) = (row["end_share"] for row in tables["reach"] if row["claim"] == claim)
    return float(share)


def cost(vectors: bool) -> Cost:
    """Return what a run on disk takes in this process, which has done nothing else yet."""
    started = time.perf_counter()
    from simulation.reading.loading import load_scenario
    from simulation.run import Run

    with tempfile.TemporaryDirectory() as folder:
        scenario = load_scenario(SCENARIO, overrides=[f"settings.vectors={str(vectors).lower()}"])
        run = Run.create(scenario, Path(folder) / "run")
        run.advance()
        seconds = time.perf_counter() - started
        return Cost(seconds, run.vector_seconds, megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def command_cost() -> Cost:
    """Return what `townsfolk run valentine` takes, the start of Python included; Chroma's share is not known."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["-c", "from simulation.cli import main; main()", "run", SCENARIO, "--quiet", "--out", f"{folder}/run"]
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"the command ended with exit code {process.returncode}")
        return Cost(time.perf_counter() - started, 0.0, megabytes(usage.ru_maxrss))


def megabytes(maxrss: int) -> float:
    """Return the kernel's figure for the peak of memory in megabytes; macOS counts bytes, Linux kilobytes."""
    return maxrss / (1_000_000 if platform.system() == "Darwin" else 1_000)


def in_fresh_process(work: Callable[..., T], *arguments: object) -> T:
    """Return what `work` comes to in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def outcomes(seeds: Sequence[int], workers: int) -> list[Outcome]:
    """Return what the seeds come to, in their order."""
    found = []
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for one in pool.map(outcome, seeds):
            print(f"seed {one.seed} done", file=sys.stderr)
            found.append(one)
    return found


def as_text(value: float) -> str:
    """Return a figure for the table."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def print_table(found: Sequence[Outcome]) -> None:
    """Print one row per seed, and the means, smallest and largest below."""
    names = [field.name for field in fields(Outcome)]
    rows = [[as_text(getattr(one, name)) for name in names] for one in found]
    for label, summary in (("mean", mean), ("min", min), ("max", max)):
        figures = [summary([getattr(one, name) for one in found]) for name in names[1:]]
        rows.append([label, *(f"{figure:.3f}".rstrip("0").rstrip(".") for figure in figures)])
    head = [name.replace("_", " ") for name in names]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def print_verdicts(found: Sequence[Outcome]) -> None:
    """Print what was asked of the town, and how far it holds."""
    count = len(found)
    start = 1 / 25

    def seeds(holds: Callable[[Outcome], bool]) -> str:
        return f"{sum(1 for one in found if holds(one))} of {count} seeds"

    def falls(usual: str, shy: str) -> str:
        differences = [getattr(one, usual) - getattr(one, shy) for one in found]
        fewer = sum(difference > 0 for difference in differences)
        more = sum(difference < 0 for difference in differences)
        return f"by {mean(differences):+.3f} in the mean; lower in {fewer}, higher in {more} of {count} seeds"

    lines = {
        "reach of the party is neither 4 % nor 100 %": seeds(lambda one: start + 1e-9 < one.party < 1),
        "reach of the candidacy is neither 4 % nor 100 %": seeds(lambda one: start + 1e-9 < one.candidacy < 1),
        "talk forbidden: exactly one knows": seeds(lambda one: one.quiet_knowers == 1),
        f"sociability {LOW_SOCIABILITY}: reach of the party falls": falls("party", "shy_party"),
        f"sociability {LOW_SOCIABILITY}: reach of the candidacy falls": falls("candidacy", "shy_candidacy"),
        "somebody declines": seeds(lambda one: one.declined > 0),
        "somebody declines for a reason from memory": seeds(lambda one: one.declined_from_memory > 0),
        "somebody comes": seeds(lambda one: one.came > 0),
        "provenance and answers agree": seeds(lambda one: one.disagreements == 0),
        "every day is whole": seeds(lambda one: one.broken_days == 0),
        "at least 60 % of utterances are distinct": seeds(lambda one: one.distinct >= 0.6),
        "no skeleton makes up more than 2 %": seeds(lambda one: one.top_skeleton <= 0.02),
    }
    print()
    for line, how in lines.items():
        print(f"{line}: {how}")


def print_costs(costs: dict[str, Cost]) -> None:
    """Print what runs took."""
    print()
    print(f"time and memory (at most {SECONDS_ALLOWED} s and {MEGABYTES_ALLOWED} MB on two cores):")
    for label, one in costs.items():
        chroma = f", of which Chroma {one.chroma_seconds:.1f} s" if one.chroma_seconds else ""
        print(f"  {label}: {one.seconds:.1f} s{chroma}, peak {one.megabytes:.0f} MB")


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds, from 1 (0: only time and memory)")
    parser.add_argument("--workers", type=int, default=2, help="how many processes at a time")
    parser.add_argument("--json", type=Path, help="write all figures to this file as well")
    options = parser.parse_args()
    costs = {
        "townsfolk run valentine": command_cost(),
        "the run alone, with its vectors": in_fresh_process(cost, True),
        "the run alone, without vectors": in_fresh_process(cost, False),
    }
    found = outcomes(range(1, options.seeds + 1), options.workers)
    if found:
        print_table(found)
        print_verdicts(found)
    print_costs(costs)
    if options.json:
        figures = {"seeds": [asdict(one) for one in found], "costs": {key: asdict(one) for key, one in costs.items()}}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
