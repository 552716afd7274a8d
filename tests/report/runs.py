"""Runs for tests of the page: people and places whose names are markup, and two hundred people, opinions."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from simulation.reading.loading import load_scenario, parse_scenario
from simulation.run import Run

EVIL = (
    "<img src=x onerror=window.harmed=1>",
    "</script><script>window.harmed=1</script>",
    "<!--<script>",
    '"><svg onload=window.harmed=1>',
    "{data} {script} $& &lt;b&gt;",
    "مرحبا 𝒳",
)


def markup(folder: Path) -> Run:
    """Return six hours of people called by markup, in places called so too, with news of the same kind."""
    people = [
        {"id": f"p{n}", "name": name, "description": f"<b>{name}</b>", "personal": {"likes": ["<i>tea</i>", "music"]}}
        for n, name in enumerate(EVIL)
    ]
    scenario = {
        "name": "markup",
        "question": "<script>window.harmed=1</script>",
        "clock": {"start": "2026-02-13T08:00", "end": "2026-02-13T14:00"},
        "places": [
            {"id": "home", "name": "<u>home</u>", "kind": "home"},
            {"id": "b", "name": "</style>", "kind": "<a>"},
        ],
        "people": people,
        "network": {"generator": "complete", "kind": "friend"},
        "claims": [{"id": "c", "text": "There is <script>", "title": "<h1>news</h1>", "origin": "p0", "interest": 10}],
    }
    return _carried_out(scenario, folder)


def crowd(folder: Path) -> Run:
    """Return a morning of two hundred people in sixty-two places."""
    homes = [{"id": f"h{n}", "name": f"{n + 1} Long Street", "kind": "home"} for n in range(40)]
    works = [{"id": f"w{n}", "name": f"the yard {n + 1}", "kind": "workshop"} for n in range(22)]
    crowds = [
        {
            "id": f"g{n}",
            "count": 10,
            "homes": [f"h{2 * n}", f"h{2 * n + 1}"],
            "persona": {
                "personal": {"likes": ["music"]},
                "context": {"habits": [{"do": "working", "at": f"w{n}", "start": "08:00", "end": "12:00"}]},
            },
        }
        for n in range(20)
    ]
    scenario = {
        "name": "crowd",
        "clock": {"start": "2026-02-13T07:00", "end": "2026-02-13T09:00"},
        "places": [*homes, *works],
        "crowds": crowds,
        "network": {"generator": "ring", "k": 2},
        "claims": [{"id": "fair", "text": "There is a fair", "title": "the fair", "origin": "g0-1", "interest": 9}],
    }
    return _carried_out(scenario, folder)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="townsfolk-report-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def bakehouse(folder: Path) -> Run:
    """Return a morning in a town with a narrator: an oven that wants wood, and six people in one small room."""
    oven = {"do": "lighting the oven", "when": ["cold"], "needs": {"wood": "stacked"}, "becomes": "hot"}
    stack = {"do": "stacking wood", "when": ["used up"], "becomes": "stacked", "suits": ["carrying wood"]}
    bake = {"do": "baking", "at": "bakery", "start": "06:00", "end": "11:00", "fixed": True}
    carry = {"do": "carrying wood", "at": "bakery", "start": "07:00", "end": "08:00", "fixed": True}
    names = ["Berta Lind", "Hal Osgood", "Cy Dunn", "Di Evans", "Ed Frost", "Flo Grant"]
    people = [
        {
            "name": name,
            "context": {
                "wake": "05:30",
                "habits": [{**bake, "steps": ["lighting the oven", "baking"]}] if n == 0 else [carry],
            },
        }
        for n, name in enumerate(names)
    ]
    scenario = {
        "name": "bakehouse",
        "clock": {"start": "2026-03-02T05:00", "end": "2026-03-02T10:00", "minutes_per_tick": 15},
        "conduct": {"narrator": True, "sociability": 1.0},
        "places": [
            {"id": "upstairs", "name": "the rooms upstairs", "kind": "home"},
            {
                "id": "bakery",
                "name": "the bakery",
                "kind": "bakery",
                "things": [
                    {"id": "oven", "name": "the oven", "state": "cold", "can": [{**oven, "suits": ["baking"]}]},
                    {"id": "wood", "name": "the wood", "state": "used up", "can": [stack]},
                ],
            },
            *({"id": f"h{n}", "name": f"{n + 1} Long Street", "kind": "home"} for n in range(18)),
        ],
        "people": people,
        "network": {"generator": "complete", "kind": "friend"},
    }
    return _carried_out(scenario, folder)


def alone(folder: Path) -> Run:
    """Return a morning of one person."""
    scenario = {
        "name": "alone",
        "clock": {"start": "2026-03-02T06:00", "end": "2026-03-02T10:00"},
        "places": [{"id": "hut", "name": "the hut", "kind": "home"}],
        "people": [{"name": "Ada Lone"}],
    }
    return _carried_out(scenario, folder)


@cache
def forum() -> Run:
    """Return three days of a forum."""
    run = Run.create(load_scenario("forum", overrides=["clock.days=4", "settings.vectors=false"]), _folder() / "forum")
    run.advance()
    return run


@cache
def rumour() -> Run:
    """Return three days of people who form opinions."""
    overrides = ["clock.days=3", "settings.vectors=false"]
    run = Run.create(load_scenario("rumour", overrides=overrides), _folder() / "rumour")
    run.advance()
    return run


def _carried_out(scenario: dict[str, Any], folder: Path) -> Run:
    settings = {"vectors": False}
    text = json.dumps({"schema": 1, **scenario, "settings": settings}, ensure_ascii=False)
    run = Run.create(parse_scenario(text), folder)
    run.advance()
    return run
