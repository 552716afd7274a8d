"""How well the offline critics find planted faults, and what rounds of candidates do to planted errors.

    python benchmarks/critics.py [dev|held|second|third] [--dialogues N] [--json]

The faults of `tests/data/planted_faults.txt` were written before the critics. Critics were made on the halves `dev` and
`held` and on `second`, a set by somebody who had not read them; `third` is another such set, from which none was made.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from agents.critics import Bench, Dialogue, Line, Speaker, make_critic  # noqa: E402
from agents.embedding import StaticEmbedder  # noqa: E402
from simulation import load_scenario  # noqa: E402
from simulation.measures import Evidence, HeldRecord  # noqa: E402
from simulation.measures.batch import batch  # noqa: E402
from tests import planted  # noqa: E402
from tests.doubles import played  # noqa: E402

SEEKS = {
    "faithfulness": "off_persona",
    "contradiction": "contradiction",
    "coherence": "incoherence",
    "fluency": "incoherence",
    "repetition": "repetition",
    "toxicity": "toxicity",
}
PLANTED = "{off_persona: 0.05, contradiction: 0.05, incoherence: 0.05, repetition: 0.05, toxicity: 0.05}"


def of_item(item: planted.Item) -> Dialogue:
    """Return a planted dialogue as critics read it."""
    speakers = (Speaker("A", item.facts[0]), Speaker("B", item.facts[1]))
    return Dialogue(speakers, tuple(Line(n % 2, text) for n, text in enumerate(item.turns)))


def of_critic(name: str, half: str) -> dict[str, Any]:
    """Return recall and precision of a critic over a half, and its mean scores at 0, 20 and 40 %."""
    judge = make_critic(name, Bench(StaticEmbedder()))
    found = sought = false = clean = other = 0
    scores: dict[int, list[int]] = {rate: [] for rate in planted.RATES}
    began = time.process_time()
    items = planted.items(half)
    seeks = "disfluency" if name == "fluency" and any(item.kind == "disfluency" for item in items) else SEEKS[name]
    for item in items:
        said = judge(of_item(item))
        if item.kind in {None, seeks}:
            scores[item.rate].append(said.score_e6)
        if item.kind == seeks:
            found, sought = found + len(said.turns & set(item.faulty)), sought + len(item.faulty)
            other += len(said.turns - set(item.faulty))
        elif item.kind is None:
            false, clean = false + len(said.turns), clean + len(item.turns)
    means = [round(sum(scores[rate]) / len(scores[rate]) / 1_000_000, 3) for rate in planted.RATES]
    return {
        "critic": name,
        "recall": round(found / sought, 3),
        "precision": round(found / max(1, found + other + false), 3),
        "false_share": round(false / clean, 4),
        "scores": means,
        "ms": round((time.process_time() - began) * 1000 / len(items), 2),
    }


def of_rounds(dialogues: int, **changes: str) -> dict[str, Any]:
    """Return the share of turns with a planted error after each of three rounds of `personachat`."""
    overrides = [f"protocol.dialogues={dialogues}", "protocol.rounds=3", f"protocol.planted={PLANTED}"]
    overrides += [f"protocol.{key}={value}" for key, value in changes.items()]
    scenario = load_scenario("personachat", overrides=overrides)
    began = time.process_time()
    ticks = played(scenario).ticks
    table = batch(Evidence(scenario, HeldRecord(ticks), StaticEmbedder()))[0]
    seconds = round(time.process_time() - began, 1)
    return {"changes": changes, "planted": table.column("planted_share"), "seconds": seconds}


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("half", nargs="?", default="dev", choices=("dev", "held", "second", "third"))
    parser.add_argument("--dialogues", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    critics = [of_critic(name, given.half) for name in SEEKS]
    rounds = [of_rounds(given.dialogues, **changes) for changes in ({}, {"edit": "false"}, {"critics": "[]"})]
    if given.json:
        print(json.dumps({"half": given.half, "critics": critics, "rounds": rounds}, indent=2))
        return
    print(f"{'critic':14} recall  precision  false  scores at 0, 20, 40 %     ms")
    for one in critics:
        scores = "  ".join(f"{score:.3f}" for score in one["scores"])
        figures = f"{one['recall']:.2f}    {one['precision']:.2f}       {one['false_share']:.3f}"
        print(f"{one['critic']:14} {figures}  {scores}    {one['ms']}")
    for run in rounds:
        changes = run["changes"] or "as packaged"
        print(f"turns with a planted error after rounds 1 to 3, {changes}: {run['planted']}, {run['seconds']} s")


if __name__ == "__main__":
    main()
