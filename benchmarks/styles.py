"""Each attribute of style at three strengths over paired seeds: is it read off the words in that order?

Everybody in a scenario is given one strength of one attribute, all else is left as it is. Each attribute is read off
what was said by `agents.styling`, which knows nothing of who spoke. An effect is the difference between
strongest and weakest, in standard deviations between lines at the middle strength; for the other attributes, too.

Run it from a checkout in which townsfolk is installed: `python benchmarks/styles.py --seeds 6`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from statistics import mean, pstdev

from agents.embedding import StaticEmbedder
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.styling import ATTRIBUTES, style_of
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Uttered
from simulation.reading.loading import load_scenario, scenario_from_json, scenario_to_json

STRENGTHS = (0.1, 0.5, 0.9)
RESAMPLES = 2000

Figures = dict[str, list[float]]


class Lines:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def record(self, committed: Committed) -> None:
        """Keep the lines of a tick."""
        self.said += [entry.event.utterance.text for entry in committed.entries if isinstance(entry.event, Uttered)]


@cache
def embedder() -> StaticEmbedder:
    """Return the one embedder of this process."""
    return StaticEmbedder()


def played(job: tuple[str, float, str, float, int]) -> Figures:
    """Return every attribute of all lines of a run in which one attribute has one strength."""
    name, dial, attribute, strength, seed = job
    data = json.loads(
        scenario_to_json(
            load_scenario(name, overrides=[f"seed={seed}", "settings.vectors=false", f"conduct.dials.style={dial}"])
        )
    )
    for person in data["study"]["people"]:
        person["personal"]["style"][attribute] = strength
    lines = Lines()
    engine = Engine(make_setting(scenario_from_json(json.dumps(data)).study, embedder()), RulesMind(), lines)

    async def to_the_end() -> None:
        engine.found()
        while engine.upcoming is not None:
            await engine.step()

    asyncio.run(to_the_end())
    read = [style_of(text) for text in lines.said]
    return {one: [getattr(style, one) for style in read] for one in ATTRIBUTES}


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean over seeds."""
    stream = Stream(0, "styles.bootstrap", n=len(values))
    means = sorted(mean(stream.choice(values) for _ in values) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40 - 1]


def main() -> None:
    """Play every attribute at every strength and print what is read, with intervals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="corner")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--style", type=float, default=0.0, help="conduct.dials.style, from 0 to 1")
    options = parser.parse_args()
    seeds = range(1, options.seeds + 1)
    fixed = (options.scenario, options.style)
    jobs = [(*fixed, one, strength, seed) for one in ATTRIBUTES for strength in STRENGTHS for seed in seeds]
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        results = dict(zip(jobs, pool.map(played, jobs), strict=True))
    for attribute in ATTRIBUTES:
        print(f"\n{attribute}: as read off the lines at each strength, over {options.seeds} paired seeds")
        read = {
            strength: [mean(results[*fixed, attribute, strength, seed][attribute]) for seed in seeds]
            for strength in STRENGTHS
        }
        for strength, means in read.items():
            low, high = interval(means)
            print(f"  {strength:.1f}  {mean(means):7.2f}  [{low:.2f}, {high:.2f}]")
        ordered = sum(weak < middle < strong for weak, middle, strong in zip(*read.values(), strict=True))
        print(f"  weak < middle < strong in {ordered} of {options.seeds} seeds; effect of weakest to strongest:")
        for other in ATTRIBUTES:
            effects = []
            for seed in seeds:
                down, same, up = (results[*fixed, attribute, one, seed][other] for one in STRENGTHS)
                effects.append((mean(up) - mean(down)) / (pstdev(same) or 1.0))
            low, high = interval(effects)
            print(
                f"    {other:11} {mean(effects):+6.2f} [{low:+.2f}, {high:+.2f}]{'  <--' if other == attribute else ''}"
            )


if __name__ == "__main__":
    main()
