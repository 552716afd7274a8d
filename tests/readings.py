"""Runs for tests that read: each is carried out once in a test process, in a folder that goes when it ends."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from agents.talk import Act, Carried, Detail, Utterance
from simulation.clock import Tick
from simulation.events import Event
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.record import Happened, TickRow
from simulation.run import Run, simulate

AWKWARD = {
    "bold": '[bold]Ada[/bold] Brook, "the" Baker',
    "formula": '=HYPERLINK("http://x")',
    "markup": "<b>Ben</b>; Croft",
    "arabic": "ليلى حداد",
    "chinese": "王芳",
    "emoji": "Zoë 👩‍🚀 O'Neil",
}
"""By id: names that terminals, spreadsheets or our own markup could trip over."""


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="townsfolk-readings-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def finished(name: str) -> Run:
    """Return a finished run of the packaged scenario `name`."""
    return simulate(load_scenario(name, overrides=["settings.vectors=false"]), _folder() / name)


@cache
def awkward() -> Run:
    """Return a finished run of people with awkward names, some of whom have news to tell."""
    return simulate(parse_scenario(awkward_scenario()), _folder() / "awk ward")


def awkward_scenario(**changes: object) -> str:
    """Return a scenario file with a room full of people with awkward names, `changes` laid over its keys."""
    people = [
        {"id": person, "name": name, "context": {"home": "room", "wake": "06:00", "sleep": "23:00"}}
        for person, name in AWKWARD.items()
    ]
    content = {
        "schema": 1,
        "name": "awkward",
        "clock": {"start": "2026-05-04T07:00", "end": "2026-05-04T12:00"},
        "places": [{"id": "room", "name": 'the "big" room, [red]upstairs[/red]', "kind": "home"}],
        "people": people,
        "network": {"generator": "complete", "kind": "friend", "closeness": 0.9},
        "claims": [
            {
                "id": "news",
                "text": "Ben sings [i]loud[/i]",
                "title": "the [i]news[/i]",
                "origin": "markup",
                "interest": 10,
            }
        ],
        "conduct": {"sociability": 3.0},
        "settings": {"vectors": False},
    }
    return json.dumps(content | changes, ensure_ascii=False)


@dataclass(frozen=True)
class Told:
    """A record made by hand: the events of each tick, a tick a quarter of an hour."""

    happened: Sequence[tuple[int, Event]]

    def ticks(self) -> list[TickRow]:
        """Return the ticks in which something happened."""
        return [TickRow(Tick(tick, 900 * tick, 900), "") for tick in sorted({tick for tick, _ in self.happened})]

    def events(self, *kinds: str, first: int = 0, last: int | None = None) -> Iterator[Happened]:
        """Yield the events of `kinds` in order."""
        for tick, event in self.happened:
            if event.kind in kinds and tick >= first and (last is None or tick <= last):
                yield Happened(tick, event)


def line(
    conversation: str,
    n: int,
    speaker: str,
    *to: str,
    text: str = "Well.",
    claim: str = "",
    details: tuple[Detail, ...] = ("what",),
) -> Utterance:
    """Return a line of a conversation made by hand; it carries `claim` where one is named."""
    tick = int(conversation.split("/", maxsplit=1)[0])
    claims = (Carried(claim, details),) if claim else ()
    return Utterance(conversation, n, tick, 900 * tick, speaker, to, text, Act.TELL, claims=claims)
