"""Each attribute of style at three strengths over paired seeds: is it read off the words in that order?

Everybody in a scenario is given one strength of one attribute, all else is left as it is. Each attribute is read off
what was said by `agents.styling`, which knows nothing of who spoke. An effect is the difference between
strongest and weakest, in standard deviations between lines at the middle strength; for the other attributes, too.

Run it from a checkout in which townsfolk is installed: `python benchmarks/styles.py --seeds 6`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.styling import ATTRIBUTES, style_of
from benchmarks.playing import Figures, on_cores, print_effects, print_levels, said_in
from simulation.reading.loading import load_scenario, scenario_from_json, scenario_to_json

STRENGTHS = (0.1, 0.5, 0.9)


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
    read = [style_of(one.text) for one in said_in(scenario_from_json(json.dumps(data)))]
    return {one: [getattr(style, one) for style in read] for one in ATTRIBUTES}


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
    results = on_cores(played, jobs, options.workers)
    for attribute in ATTRIBUTES:
        runs = [[results[*fixed, attribute, strength, seed] for seed in seeds] for strength in STRENGTHS]
        means = [[mean(one[attribute]) for one in found] for found in runs]
        print(f"\n{attribute}: as read off the lines at each strength, over {options.seeds} paired seeds")
        print_levels(dict(zip(STRENGTHS, means, strict=True)))
        ordered = sum(weak < middle < strong for weak, middle, strong in zip(*means, strict=True))
        print(f"  weak < middle < strong in {ordered} of {options.seeds} seeds; effect of weakest to strongest:")
        print_effects(runs, attribute)


if __name__ == "__main__":
    main()
