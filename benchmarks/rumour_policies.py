"""Policies of correcting the rumour: belief and cost with intervals over paired seeds, and the Pareto front.

Run it from a checkout in which townsfolk is installed: `python benchmarks/rumour_policies.py --price 100` names the
policy that is cheapest when one more believer in the whole town (a share of 1) is worth 100 units of cost.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from typing import Any

from simulation.experiments.fronts import pareto_front, priced

BELIEF, COST = "belief.water.believe_share", "cost.all.cost"


def carried_out(out: str) -> dict[str, Any]:
    """Return the summary of the packaged experiment, carried out in the folder `out`."""
    command = "from simulation.cli import main; main()"
    words = [sys.executable, "-c", command, "experiment", "rumour-correction", "--out", out, "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)["summary"]
    return found


def main() -> None:
    """Print a row for each policy, the front, and with a price what is cheapest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="")
    parser.add_argument("--price", type=float, default=None)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        summary = carried_out(given.out or f"{folder}/experiment")
    rows = {(row["outcome"], row["arm"]): row for row in summary["outcomes"]}
    points = {arm: (rows[BELIEF, arm]["mean"], rows[COST, arm]["mean"]) for arm in summary["arms"]}
    front = pareto_front(points)
    print(f"{len(summary['seeds'])} paired seeds; under the rules mind this shows that the machinery works, no more")
    print("policy                   believe  95 % interval   difference to none  95 % interval    cost  on the front")
    for arm in summary["arms"]:
        row, other = rows[BELIEF, arm], rows[BELIEF, arm]["difference"] or {}
        low, high = row["interval"]["low"], row["interval"]["high"]
        apart = other.get("interval") or {"low": 0.0, "high": 0.0}
        print(
            f"{arm:24} {row['mean']:7.3f}  {low:6.3f} {high:6.3f}  {other.get('mean', 0.0):18.3f}  "
            f"{apart['low']:6.3f} {apart['high']:6.3f}  {points[arm][1]:6.1f}  {'yes' if arm in front else ''}"
        )
    print(f"Pareto front: {', '.join(front)}")
    if given.price is None:
        print("None of them is best without a stated price (--price).")
    else:
        best, total = priced(points, (given.price, 1.0))
        print(f"At {given.price:g} a share of 1: {best}, {total:.1f} in all")


if __name__ == "__main__":
    main()
