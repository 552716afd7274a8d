"""Loads to measure schedules with: sparse meetings drawn beforehand, and a town of 100 people and 40 places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product

from agents.streams import Stream
from agents.talk import Utterance
from agents.tasks.claiming import Consideration
from simulation.clock import Tick
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from tests.doubles import ScriptedMind

CHANCE_E6 = 100_000
_FIRST = ("Abel", "Berit", "Casimir", "Dagny", "Egon", "Frida", "Gorm", "Hulda", "Ivar", "Judith")
_LAST = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
_AT_HOME, _AT_WORK, _AT_TABLE, _OUT = 20, 12, 4, 4


class ByChance:
    """Meetings drawn beforehand: in each tick everybody wants to meet with a chance of one in ten, and does in pairs.

    Args:
        seed: Of the draws.
        ticks: How many there are.
    """

    lives_by_plans = False
    one_gathering = True
    meets_by_lot = True
    along_ties = False
    max_participants = 2
    turns_per_tick = 2
    max_turns = 2

    def __init__(self, seed: int, ticks: int) -> None:
        self._seed = seed
        self._ticks = ticks

    def ticks(self) -> Iterator[Tick]:
        """Yield ticks of half an hour."""
        return (Tick(index, index * 1800, 1800) for index in range(1, self._ticks + 1))

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Pair off those who want to meet."""
        stream = Stream(self._seed, "sparse", tick=tick.index)
        willing = [person for person in stream.shuffled(gathering.free) if stream.chance(CHANCE_E6)]
        pairs = zip(willing[::2], willing[1::2], strict=False)
        return [Opening(pair, "to hear the news") for pair in pairs], ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is."""
        return participants[len(utterances) % 2]

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether both have spoken."""
        return len(utterances) >= len(participants)


def sparse_scenario(people: int) -> Scenario:
    """Return people who all have heard of one thing, and think about it anew in each tick: one call each.

    The one it began with is one more, whom nobody asks anything.
    """
    crowd = {"id": "one", "count": people + 1}
    tell = {"do": "tell", "at": "2026-03-02T00:01", "claim": "bell", "to": {"everybody": True}}
    return parse_scenario(
        json.dumps(
            {
                "schema": 1,
                "name": "sparse",
                "seed": 3,
                "clock": {"start": "2026-03-02T00:00", "days": 3},
                "places": [{"id": "home", "name": "home", "kind": "home"}],
                "crowds": [crowd],
                "claims": [{"id": "bell", "text": "The bell has cracked", "origin": "one-1"}],
                "protocol": {"kind": "daily_meetings", "terse": True},
                "interventions": [tell],
                "settings": {"vectors": False},
            }
        )
    )


def undecided_mind() -> ScriptedMind:
    """Return a mind that never makes up its mind, and so is asked in every tick."""
    undecided = Consideration.model_construct(attitude="unconsidered", passes_on=False, attending=None, reason="")
    return ScriptedMind({"consider": lambda _: undecided})


def town(travel_minutes: int = 10) -> Scenario:
    """Return a weekday of a hundred people: homes of five, a dozen workplaces, cafes at noon, and evenings out."""
    homes = [f"home-{n}" for n in range(_AT_HOME)]
    work = [f"work-{n}" for n in range(_AT_WORK)]
    tables, out = [f"cafe-{n}" for n in range(_AT_TABLE)], [f"out-{n}" for n in range(_OUT)]
    places = [
        {"id": place, "name": f"the {place.replace('-', ' number ')}", "kind": "home" if place in homes else "place"}
        for place in (*homes, *work, *tables, *out)
    ]
    claims = [
        {"id": "fair", "text": "Abel is opening a fair", "origin": "p0", "interest": 7,
         "event": {"place": out[0], "day": 1, "start": "19:00", "end": "21:00"}},
        {"id": "well", "text": "The old well has run dry", "origin": "p50", "interest": 6},
    ]  # fmt: skip
    people = []
    for n, (first, last) in enumerate(product(_FIRST, _LAST)):
        stream = Stream(17, "town", str(n))
        job, noon, begins = work[stream.below(len(work))], stream.choice(tables), 8 + stream.below(2)
        habits = [
            {"do": "at work", "at": job, "start": f"{begins:02d}:30", "end": "12:00", "fixed": True},
            {"do": "having lunch", "at": noon, "start": "12:15", "end": "13:00"},
            {"do": "at work", "at": job, "start": "13:15", "end": f"{16 + stream.below(2):02d}:45", "fixed": True},
        ]
        if stream.chance(500_000):
            habits.append({"do": "out with others", "at": stream.choice(out), "start": "19:00", "end": "21:00"})
        people.append(
            {
                "id": f"p{n}",
                "name": f"{first} {last}",
                "personal": {"traits": {"extraversion": stream.below(10) / 10, "agreeableness": 0.6}},
                "context": {
                    "home": homes[n % len(homes)],
                    "wake": stream.choice(["06:15", "06:30", "07:00", "07:30"]),
                    "sleep": stream.choice(["21:30", "22:15", "23:00"]),
                    "habits": habits,
                },
            }
        )
    clock = {"start": "2026-03-02T06:00", "end": "2026-03-03T00:00", "minutes_per_tick": 15}
    return parse_scenario(
        json.dumps(
            {
                "schema": 1,
                "name": "hundred",
                "seed": 5,
                "clock": clock,
                "places": places,
                "people": people,
                "claims": claims,
                "network": {"generator": "workplaces"},
                "protocol": {"kind": "town", "travel_minutes": travel_minutes},
                "settings": {"vectors": False},
            }
        )
    )
