"""Kill runs hundreds of times, at any moment, and count: equal hashes, answers asked again, indexes made whole.

python benchmarks/kills.py --trials 50 --kills 4                  # under the rules mind
python benchmarks/kills.py --trials 20 --kills 5 --mind model     # under a model served on loopback
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.streams import Stream
from simulation.reading.loading import load_scenario
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Endpoint, Scenario, Settings
from tests.doubles import as_file, eventful_town, tiny_meetings, tiny_town
from tests.killing import MOMENTS, Forker, Moment, Rig, Trial
from tests.loopback import Loopback, plausible

SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "town": lambda: tiny_town(people=4, hours=10),
    "meetings": lambda: tiny_meetings(people=4, days=4),
    "eventful": eventful_town,
    "corner": lambda: load_scenario("corner"),
}
OF_A_MODEL: tuple[Moment, ...] = (*("any",) * 4, "statement", "statement", "flush", "snapshot", "resuming", "torn")


def main() -> int:
    """Print what came of the trials; return 1 if anything was lost, else 0."""
    options = _options()
    counts: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for scenario in options.scenario or ("town", "meetings", "eventful"):
            counts += _of_scenario(scenario, Path(folder) / scenario, options)
    for name, count in sorted(counts.items()):
        print(f"{name:40} {count:7}")
    print(f"{'seconds':40} {time.monotonic() - began:7.0f}")
    return int(any(name.startswith("WRONG") for name in counts))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=20, help="runs per scenario")
    parser.add_argument("--kills", type=int, default=4, help="kills per run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mind", choices=("rules", "model"), default="rules")
    parser.add_argument("--no-index", action="store_true", help="without Chroma")
    parser.add_argument("--scenario", action="append", choices=sorted(SCENARIOS), help="again for a second one")
    return parser.parse_args()


def _of_scenario(name: str, folder: Path, options: argparse.Namespace) -> Counter[str]:
    folder.mkdir()
    settings = Settings(vectors=not options.no_index)
    modules = ["chromadb"]
    moments: Sequence[Moment] = MOMENTS
    with ExitStack() as stack:
        server = None
        if options.mind == "model":
            server = stack.enter_context(Loopback(plausible))
            endpoint = Endpoint(json_schema=True)
            settings = settings.model_copy(update={"mind": "openai/test", "endpoint": endpoint})
            modules.append("agents.minds.calling.litellm_provider")
            moments = OF_A_MODEL
        forker = stack.enter_context(Forker(*modules))
        scenario = SCENARIOS[name]().model_copy(update={"settings": settings})
        rig = Rig(forker, folder, as_file(scenario), server)
        print(f"{name}: {len(rig.undisturbed)} ticks, {rig.requests} requests, {rig.seconds:.2f} s", flush=True)
        counts: Counter[str] = Counter()
        for number in range(options.trials):
            trial = rig.trial(str(number), Stream(options.seed, name, str(number)), options.kills, moments)
            found = _counted(rig, trial, folder / str(number) / "run")
            if any(key.startswith("WRONG") for key in found):
                print(json.dumps({"trial": number, "kills": trial.kills, "ticks": trial.ticks, **found}), flush=True)
            counts += found
            rig.forget(str(number))
    return counts


def _counted(rig: Rig, trial: Trial, run: Path) -> Counter[str]:
    counts = Counter({f"killed: {moment}": count for moment, count in trial.kills.items()})
    counts += Counter({f"index torn: {how}": count for how, count in trial.torn.items()})
    counts["trials"] += 1
    counts["seals equal" if trial.seal == rig.seal else "WRONG seals"] += 1
    counts["hashes equal" if trial.hashes == rig.undisturbed else "WRONG hashes"] += 1
    counts["index whole" if trial.indexed else "WRONG index"] += 1
    counts["replays" if replay(Run.open(run)).final_hash == rig.undisturbed[-1] else "WRONG replays"] += 1
    counts["WRONG requests for journalled answers"] += trial.asked_again
    counts["requests"] += trial.asked
    counts["requests lost in flight"] += max(0, trial.asked - rig.requests)
    counts["WRONG defects told"] += trial.said.count("defect")
    counts["kills before there was a folder"] += trial.ticks.count(-1)
    counts["kills with no tick done"] += trial.ticks.count(0)
    return +counts


if __name__ == "__main__":
    sys.exit(main())
