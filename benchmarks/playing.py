"""What scripts of this folder share: lives in memory over seeds, on several cores, and intervals over the seeds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from statistics import mean, pstdev
from typing import TypeVar

from agents.embedding import StaticEmbedder
from agents.minds.rules import RulesMind
from agents.talk import Utterance
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Uttered
from simulation.experiments.statistics import Bootstrap, Interval, millionths
from simulation.scenario import Scenario

BOOTSTRAP = Bootstrap(resamples=2000, confidence_e6=950_000)

Job = TypeVar("Job")
Result = TypeVar("Result")
Figures = Mapping[str, Sequence[float]]
"""By quality: its value in each turn of a run."""


class Nowhere:
    """Keeps nothing of what is committed."""

    def record(self, committed: Committed) -> None:
        """Do nothing."""


class Lines:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[Utterance] = []

    def record(self, committed: Committed) -> None:
        """Keep the utterances of a tick."""
        self.said += [entry.event.utterance for entry in committed.entries if isinstance(entry.event, Uttered)]


@cache
def embedder() -> StaticEmbedder:
    """Return the one embedder of this process."""
    return StaticEmbedder()


async def lived(engine: Engine, until: int | None = None) -> None:
    """Let the engine's world live until a simulated second, or to its end."""
    if not engine.is_founded:
        engine.found()
    while engine.upcoming is not None and (until is None or engine.upcoming.start < until):
        await engine.step()


async def advanced(engine: Engine, ticks: int) -> None:
    """Carry out so many ticks of a world that is founded."""
    for _ in range(ticks):
        await engine.step()


def said_in(scenario: Scenario) -> list[Utterance]:
    """Return all that is said in a scenario under the rules mind, in order."""
    lines = Lines()
    asyncio.run(lived(Engine(make_setting(scenario.study, embedder()), RulesMind(), lines)))
    return lines.said


def on_cores(work: Callable[[Job], Result], jobs: Iterable[Job], workers: int) -> dict[Job, Result]:
    """Return by job what `work` makes of it, so many at a time, each in a process of its own."""
    every = list(jobs)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return dict(zip(every, pool.map(work, every), strict=True))


def interval(values: Sequence[float]) -> Interval:
    """Return the 95 % bootstrap interval of the mean of two values or more, one for each seed.

    Raises:
        ValueError: If there are fewer than two.
    """
    found = BOOTSTRAP.interval([millionths(value) for value in values])
    if found is None:
        raise ValueError("an interval over seeds takes two seeds at least")
    return found


def print_levels(levels: Mapping[float, Sequence[float]]) -> None:
    """Print the mean at each level, whose values stand one for each seed, with its interval."""
    for level, means in levels.items():
        found = interval(means)
        print(f"  {level:+5.1f} {mean(means):7.2f}  [{found.low:.2f}, {found.high:.2f}]")


def print_effects(runs: Sequence[Sequence[Figures]], about: str) -> dict[str, float]:
    """Print how far every quality moves from the lowest of three levels to the highest, and return it.

    Args:
        runs: For the lowest, the middle and the highest level the figures of each seed, in the same order.
        about: The quality that is meant to move.

    Returns:
        By quality: the mean over seeds of its difference, in standard deviations of turns at the middle level.
    """
    effects = {}
    for quality in runs[0][0]:
        seeds = [
            (mean(up[quality]) - mean(down[quality])) / (pstdev(same[quality]) or 1.0)
            for down, same, up in zip(*runs, strict=True)
        ]
        effects[quality], found = mean(seeds), interval(seeds)
        mark = "  <--" if quality == about else ""
        print(f"    {quality:12} {effects[quality]:+6.2f} [{found.low:+.2f}, {found.high:+.2f}]{mark}")
    return effects
