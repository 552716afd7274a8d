"""How well the reading-back gate and the detector of claims do on text they were not built on.

    python benchmarks/voice_gate.py [--show]

The pairs and the utterances in tests/data were written before the rules that are measured here.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from agents.minds.detecting import confirmed
from agents.minds.local_model.reading_back import difference
from agents.perception import ClaimView, Moment
from agents.talk import DETAILS, Detail, Knowledge

DATA = Path(__file__).parent.parent / "tests" / "data"
NOW = Moment(seconds=0, day=0, minute=600, weekday="thursday", date="2026-03-05")


def main() -> None:
    """Print false accepts and refusals of the gate, then precision and recall of the detector."""
    show = "--show" in sys.argv
    for name in ("voice_pairs_dev", "voice_pairs_heldout"):
        print_gate(name, show)
    print_detector("claims_heldout", show)


def lines(name: str) -> list[dict[str, Any]]:
    """Return the records of a file of the test data."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def print_gate(name: str, show: bool) -> None:
    """Print how many reversals the gate lets pass, and how many true paraphrases it refuses and why."""
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for pair in lines(name):
        asked[pair["kind"]] += 1
        reason = difference(pair["original"], pair["other"])
        if (pair["kind"] == "same") != (reason == ""):
            wrong[pair["kind"]] += 1
            reasons[reason] += 1
            if show:
                print(f"  {pair['kind']:9} {reason or 'accepted':10} {pair['original']} | {pair['other']}")
    reversals = sum(asked.values()) - asked["same"]
    accepted = sum(wrong.values()) - wrong["same"]
    by_kind = ", ".join(f"{kind} {wrong[kind]} of {count}" for kind, count in sorted(asked.items()) if kind != "same")
    print(f"{name}: {sum(asked.values())} pairs")
    print(f"  false accepts {accepted} of {reversals} ({_percent(accepted, reversals)}): {by_kind}")
    print(f"  false refusals {wrong['same']} of {asked['same']} ({_percent(wrong['same'], asked['same'])})")
    print(f"  refused because of: {', '.join(f'{word} {n}' for word, n in reasons.most_common() if word)}")


def print_detector(name: str, show: bool) -> None:
    """Print precision and recall of the detector for each detail."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    records = lines(name)
    for record in records:
        claim = claim_view(record["claim"], own=record["speaker"] == "origin")
        got = set(confirmed(record["text"], claim, now=NOW)) & set(JUDGED[record["claim"]])
        told = set(record["told"])
        found.update(got)
        true.update(told)
        hits.update(got & told)
        if show and got != told:
            print(f"  {record['claim']:8} found {sorted(got)}, told {sorted(told)}: {record['text']}")
    print(f"{name}: {len(records)} utterances")
    for detail in DETAILS:
        print(
            f"  {detail:5} precision {_percent(hits[detail], found[detail])} of {found[detail]}, "
            f"recall {_percent(hits[detail], true[detail])} of {true[detail]}"
        )


CLAIMS: dict[str, tuple[str, str, str, str, str | None, Moment | None]] = {
    "supper": (
        "Mara is giving a supper", "Mara's supper", "I am giving a supper", "Mara Quint", "the old mill",
        Moment(116_000, 1, 18 * 60 + 30, "friday", "2026-03-06"),
    ),
    "mayor": (
        "Otto is running for mayor", "Otto's run for mayor", "I am running for mayor", "Otto Berg", None, None,
    ),
    "ferry": (
        "The ferry will be taken out of service in March", "the end of the ferry",
        "The ferry will be taken out of service in March", "Lena Moor", None, None,
    ),
    "orchard": (
        "The Hansens have sold the orchard", "the sale of the orchard", "The Hansens have sold the orchard", "Pia Holt",
        None, None,
    ),
    "choir": (
        "The choir is singing in the chapel", "the choir's concert", "The choir is singing in the chapel", "Ruth Vale",
        "the chapel", Moment(290_000, 3, 17 * 60, "sunday", "2026-03-08"),
    ),
}  # fmt: skip
JUDGED: dict[str, tuple[Detail, ...]] = {
    "supper": DETAILS,
    "mayor": ("what", "who"),
    "ferry": ("what",),
    "orchard": ("what",),
    "choir": ("what", "where", "when"),
}


def claim_view(name: str, *, own: bool) -> ClaimView:
    """Return a claim of the held-out text as its origin knows it, or as somebody who was told everything."""
    text, title, first_person, origin, place, starts = CLAIMS[name]
    return ClaimView(
        id=name, text=text, title=title, first_person=first_person, origin=origin.lower(), origin_name=origin,
        about=(), appeals_to=(), interest=5, secret=False, is_event=place is not None, place=place, place_name=place,
        starts=starts, ends=None, knowing=Knowledge(name, None if own else "somebody", None, 0, DETAILS),
    )  # fmt: skip


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


if __name__ == "__main__":
    main()
