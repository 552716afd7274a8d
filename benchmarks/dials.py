"""Each conversation dial at three levels over paired seeds: how far does it move what it is about, and what else?

All qualities of a turn are measured on its words. The effect of a dial is its difference between the highest and the
lowest level, in standard deviations between turns at the middle one; for the other qualities, too.

Run it from a checkout in which townsfolk is installed: `python benchmarks/dials.py --seeds 6`.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from statistics import mean, pstdev

from agents.embedding import StaticEmbedder
from agents.minds.rules import RulesMind
from agents.minds.rules.dialling import qualities
from agents.streams import Stream
from agents.talk import Utterance
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Uttered
from simulation.reading.loading import load_scenario

DIALS = ("repetition", "specificity", "relatedness", "questions")
LEVELS = (-1.0, 0.0, 1.0)
RESAMPLES = 2000

Figures = dict[str, list[float]]


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


def played(job: tuple[str, str, float, int]) -> Figures:
    """Return the qualities of all turns of a run with one dial at one level."""
    name, dial, level, seed = job
    overrides = [f"seed={seed}", "settings.vectors=false"]
    overrides += [f"conduct.dials.{dial}={level}"] if level else []
    scenario = load_scenario(name, overrides=overrides)
    lines = Lines()
    engine = Engine(make_setting(scenario.study, embedder()), RulesMind(), lines)

    async def to_the_end() -> None:
        engine.found()
        while engine.upcoming is not None:
            await engine.step()

    asyncio.run(to_the_end())
    return measured(lines.said)


def measured(said: Sequence[Utterance]) -> Figures:
    """Return the qualities of each turn, against what its speaker said before and the other said last."""
    figures: Figures = defaultdict(list)
    talks: dict[str, list[Utterance]] = defaultdict(list)
    own: dict[str, list[str]] = defaultdict(list)
    for one in said:
        talk = talks[one.conversation]
        others = [earlier.text for earlier in talk if earlier.speaker != one.speaker]
        found = qualities(one.text, own[one.speaker][-24:], others[-1] if others else "")
        for dial in DIALS:
            figures[dial].append(getattr(found, dial))
        figures["words"].append(len(one.text.split()))
        talk.append(one)
        own[one.speaker].append(one.text)
    return figures


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean over seeds."""
    stream = Stream(0, "dials.bootstrap", n=len(values))
    means = sorted(mean(stream.choice(values) for _ in values) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40 - 1]


def main() -> None:
    """Play every dial at every level and print effects with intervals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="corner")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    seeds = range(1, options.seeds + 1)
    jobs = [(options.scenario, dial, level, seed) for dial in DIALS for level in LEVELS for seed in seeds]
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        results = dict(zip(jobs, pool.map(played, jobs), strict=True))
    for dial in DIALS:
        print(f"\n{dial}: mean of what it is about at each level, over {options.seeds} paired seeds")
        for level in LEVELS:
            means = [mean(results[options.scenario, dial, level, seed][dial]) for seed in seeds]
            low, high = interval(means)
            print(f"  {level:+.0f}  {mean(means):7.2f}  [{low:.2f}, {high:.2f}]")
        print("  effect from lowest to highest, in standard deviations of turns:")
        for other in (*DIALS, "words"):
            effects = []
            for seed in seeds:
                down, same, up = (results[options.scenario, dial, level, seed][other] for level in LEVELS)
                effects.append((mean(up) - mean(down)) / (pstdev(same) or 1.0))
            low, high = interval(effects)
            print(f"    {other:12} {mean(effects):+6.2f} [{low:+.2f}, {high:+.2f}]{'  <--' if other == dial else ''}")


if __name__ == "__main__":
    main()
