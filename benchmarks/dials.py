"""Each conversation dial at three levels over paired seeds: how far does it move what it is about, and what else?

All qualities of a turn are measured on its words. The effect of a dial is its difference between the highest and the
lowest level, in standard deviations between turns at the middle one; for the other qualities, too.

Run it from a checkout in which townsfolk is installed: `python benchmarks/dials.py --seeds 6`. Ends with 1 where the
intervals of two levels meet, or a dial moves what another is about by a third or more of what it moves its own.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.minds.rules.dialling import qualities
from agents.talk import Utterance
from benchmarks.playing import Figures, interval, on_cores, print_effects, print_levels, said_in
from simulation.reading.loading import load_scenario

DIALS = ("repetition", "specificity", "relatedness", "questions")
LEVELS = (-1.0, 0.0, 1.0)
MOST_BESIDE = 1 / 3


def played(job: tuple[str, str, float, int]) -> Figures:
    """Return the qualities of all turns of a run with one dial at one level."""
    name, dial, level, seed = job
    overrides = [f"seed={seed}", "settings.vectors=false"]
    overrides += [f"conduct.dials.{dial}={level}"] if level else []
    return measured(said_in(load_scenario(name, overrides=overrides)))


def measured(said: Sequence[Utterance]) -> Figures:
    """Return the qualities of each turn, against what its speaker said before and the other said last."""
    figures: dict[str, list[float]] = defaultdict(list)
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


def reported(dial: str, runs: Sequence[Sequence[Figures]]) -> bool:
    """Print what a dial does, and return whether its levels lie apart and the other dials' qualities stay near."""
    means = [[mean(one[dial]) for one in seeds] for seeds in runs]
    print(f"\n{dial}: mean of what it is about at each level, over {len(runs[0])} paired seeds")
    print_levels(dict(zip(LEVELS, means, strict=True)))
    print("  effect from lowest to highest, in standard deviations of turns:")
    effects = print_effects(runs, dial)
    share, other = max((abs(effects[other] / effects[dial]), other) for other in DIALS if other != dial)
    spans = [interval(seeds) for seeds in means]
    apart = all(low.high < high.low for low, high in pairwise(spans))
    print(f"  levels {'apart' if apart else 'NOT APART'}; {other} moves {share:.2f} times as far (less than a third)")
    return apart and share < MOST_BESIDE


def main() -> int:
    """Play every dial at every level, print effects with intervals, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="corner")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    seeds = range(1, options.seeds + 1)
    jobs = [(options.scenario, dial, level, seed) for dial in DIALS for level in LEVELS for seed in seeds]
    results = on_cores(played, jobs, options.workers)
    good = [
        reported(dial, [[results[options.scenario, dial, level, seed] for seed in seeds] for level in LEVELS])
        for dial in DIALS
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
