"""Small worlds drawn by lot, with erratic people in them, and the question whether two schedules live them alike."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from agents.minds.base import Mind
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.talk import Act
from agents.tasks.base import Outcome, Question
from agents.tasks.planning import DayPlan, PlanDayInput, RevisePlanInput, Step
from agents.tasks.speaking import MeetingSaid, SayInput, Turn
from simulation.engine import Engine, fold, make_setting
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from simulation.snapshot import snapshot_text
from simulation.state import State
from simulation.world import MemoryJournal
from tests.doubles import ScriptedMind, Tape, passes_everything_on, shared_embedder, sociable
from tests.virtual_time import LatentMind, run_virtually

_NAMES = (
    "Ada Brook",
    "Ben Croft",
    "Cleo Dunn",
    "Dov Ember",
    "Esi Frost",
    "Finn Gale",
    "Gus Hall",
    "Hedda Iver",
    "Ivo Jarl",
)
_DAY = "2026-03-02"
_TOWNS_OF_TEN = 7

Changes = dict[int, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class RandomWorld:
    """A world drawn by lot: what is studied, what a fork would change at which tick, and how people think."""

    number: int
    scenario: Scenario
    changes: Changes
    erratic: bool

    def mind(self) -> Mind:
        """Return a mind whose answers depend on the question alone."""
        if not self.erratic:
            return RulesMind()
        places = [place.slug for place in self.scenario.study.places]
        moods = _Moods(self.number, places)
        return ScriptedMind(
            {
                "react": moods.react,
                "consider": moods.consider,
                "plan_day": moods.plan,
                "revise_plan": moods.plan,
                "say": moods.say,
            }
        )


@dataclass(frozen=True)
class _Moods:
    """Answers of people who go anywhere, promise anything and talk to anybody, by lot."""

    number: int
    places: list[str]

    def _stream(self, question: Question[Any, Any]) -> Stream:
        purpose = f"{self.number}.{question.task.name}"
        return Stream(question.seed, purpose, question.person, question.tick, question.n)

    def react(self, question: Question[Any, Any]) -> Any:
        return sociable(question) if self._stream(question).chance(500_000) else None

    def consider(self, question: Question[Any, Any]) -> Any:
        return passes_everything_on(question) if self._stream(question).chance(500_000) else None

    def plan(self, question: Question[Any, Any]) -> DayPlan:
        given: PlanDayInput | RevisePlanInput = question.input
        stream, minute = self._stream(question), given.moment.minute
        steps = []
        for _ in range(1 + stream.below(6)):
            end = minute + 15 + stream.below(180)
            steps.append(
                Step(
                    start_minute=minute,
                    end_minute=min(2880, end),
                    activity=stream.choice(["reading", "mending my coat", "looking at the water"]),
                    place=stream.choice(self.places),
                )
            )
            minute = min(2870, end + stream.below(40))
        return DayPlan(steps=tuple(steps))

    async def say(self, question: Question[SayInput, Turn]) -> Outcome[Turn]:
        outcome, stream = await RulesMind().answer(question), self._stream(question)
        if stream.chance(600_000):
            return outcome
        minute = min(1439, question.input.moment.minute + 10 + stream.below(120))
        meeting = MeetingSaid(place=stream.choice(self.places), day=0, minute=minute)
        changed = {"act": stream.choice([Act.INVITE, Act.ACCEPT, Act.TELL]), "meeting": meeting}
        ends = stream.chance(300_000) or outcome.answer.ends
        return replace(outcome, answer=outcome.answer.model_copy(update={**changed, "ends": ends}))


def random_world(number: int) -> RandomWorld:
    """Return the world of that number: mostly towns, but every kind of society, with interventions and forks."""
    stream = Stream(number, "random-world")
    people = 3 + stream.below(6)
    kind = "town" if stream.below(10) < _TOWNS_OF_TEN else stream.choice(["daily_meetings", "forum", "debate"])
    data = _town(stream, people) if kind == "town" else _meetings(stream, people, kind)
    data |= {
        "schema": 1,
        "name": f"random-{number}",
        "seed": number,
        "people": [_person(stream, n, data["places"]) for n in range(people)],
        "ties": [] if people < 3 else [{"between": ["ada", "ben"], "kind": "friend", "closeness": 0.6}],
        "claims": _claims(stream, data["places"]),
        "topics": _topics(stream),
        "opinion_rule": {
            "kind": stream.choice(["mind", "degroot"]),
            "when": stream.choice(["after_talk", "end_of_day"]),
        },
        "interventions": _interventions(stream, people, data["places"], kind),
        "memory": {"working_set": stream.choice([20, 500])},
        "settings": {"vectors": False},
    }
    data["conduct"] = {
        "reflection_threshold": stream.choice([40, 150]),
        "appointments": stream.chance(700_000),
        "sociability": stream.choice([0.5, 1.0, 3.0]),
    }
    scenario = parse_scenario(json.dumps(data))
    changes = _changes(stream, data["places"]) if kind == "town" and stream.chance(300_000) else {}
    return RandomWorld(number, scenario, changes, erratic=kind == "town" and stream.chance(600_000))


def _town(stream: Stream, people: int) -> dict[str, Any]:
    first = 5 + stream.below(4)
    return {
        "clock": {
            "start": f"{_DAY}T{first:02d}:00",
            "end": stream.choice([f"{_DAY}T17:00", f"{_DAY}T23:30", "2026-03-03T09:00"]),
            "minutes_per_tick": stream.choice([15, 20, 30, 30, 60]),
        },
        "places": _places(stream, 2 + stream.below(people)),
        "protocol": {
            "kind": "town",
            "travel_minutes": stream.choice([0, 5, 10, 25, 50]),
            "turns_per_tick": stream.choice([2, 4, 8]),
            "max_turns": stream.choice([4, 10]),
        },
    }


def _places(stream: Stream, count: int) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = [{"id": "h0", "name": "the old house", "kind": "home"}]
    for number in range(1, count + 2):
        place: dict[str, Any] = {"id": f"p{number}", "name": f"place {number}", "kind": "square"}
        if stream.chance(300_000):
            place = {"id": f"p{number}", "name": f"house {number}", "kind": "home"}
        elif stream.chance(400_000):
            place["capacity"] = 1 + stream.below(3)
        if place["kind"] != "home" and stream.chance(400_000):
            place["hours"] = {"opens": f"{7 + stream.below(5):02d}:00", "closes": f"{13 + stream.below(9):02d}:00"}
        if stream.chance(300_000):
            place["near"] = [{"place": "h0", "minutes": stream.choice([1, 20, 45, 90])}]
        places.append(place)
    return places


def _meetings(stream: Stream, people: int, kind: str) -> dict[str, Any]:
    protocols: dict[str, dict[str, Any]] = {
        "daily_meetings": {
            "kind": kind,
            "partners": 1 + stream.below(3),
            "max_turns": 4,
            "along_ties": stream.chance(300_000),
            "terse": stream.chance(300_000),
        },
        "forum": {"kind": kind, "meetings": stream.below(3), "visiting": 0.8, "writing": 0.7},
        "debate": {"kind": kind, "topic": "bridge", "speakers_for": ["ada"], "speakers_against": ["ben"], "rounds": 2},
    }
    return {
        "clock": {"start": f"{_DAY}T00:00", "days": 2 + stream.below(5)},
        "places": _places(stream, 2),
        "protocol": protocols[kind],
        "network": {"generator": "erdos_renyi", "p": 0.4},
    }


def _person(stream: Stream, number: int, places: list[dict[str, Any]]) -> dict[str, Any]:
    name = _NAMES[number]
    homes = [place["id"] for place in places if place["kind"] == "home"]
    habits = []
    minute = 7 * 60
    for _ in range(stream.below(5)):
        minute += stream.below(90)
        end = min(22 * 60, minute + 20 + stream.below(200))
        if end <= minute:
            break
        habits.append(
            {
                "do": stream.choice(["eating soup", "sitting in the sun", "counting gulls"]),
                "at": stream.choice([place["id"] for place in places]),
                "start": f"{minute // 60:02d}:{minute % 60:02d}",
                "end": f"{end // 60:02d}:{end % 60:02d}",
                "fixed": stream.chance(200_000),
            }
        )
        minute = end
    return {
        "id": name.split()[0].lower(),
        "name": name,
        "social": {"age": 30 + number, "pronouns": ("she", "he", "they")[number % 3], "occupation": "gardener"},
        "personal": {"traits": {"extraversion": stream.below(10) / 10}, "likes": ["music"] if number % 2 else ["soup"]},
        "context": {
            "home": stream.choice(homes),
            "wake": stream.choice(["05:30", "07:00", "08:15"]),
            "sleep": stream.choice(["20:45", "22:00", "23:30"]),
            "habits": habits,
        },
    }


def _claims(stream: Stream, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    concert: dict[str, Any] = {"id": "concert", "text": "Ada is giving a concert", "origin": "ada", "interest": 9}
    if stream.chance(600_000):
        hour = 9 + stream.below(7)
        place = stream.choice([place["id"] for place in places])
        concert["event"] = {"place": place, "day": 1, "start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:30"}
    return [concert, {"id": "well", "text": "The old well has run dry", "origin": "ben", "interest": 7}]


def _topics(stream: Stream) -> list[dict[str, Any]]:
    first = {"draw": {"shape": "normal", "mean": 0.0, "spread": 0.5}, "share": 0.8}
    bridge = {"id": "bridge", "title": "the bridge", "proposition": "The bridge should be rebuilt", "first": first}
    well = {"id": "well-true", "title": "the well", "proposition": "The old well has run dry", "claim": "well"}
    return [bridge, well] if stream.chance(600_000) else [bridge]


def _interventions(stream: Stream, people: int, places: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    somewhere = stream.choice([place["id"] for place in places])
    possible: list[dict[str, Any]] = [
        {"do": "tell", "claim": "well", "to": {"share": 0.5}},
        {"do": "tell", "claim": "concert", "to": {"everybody": True}, "every_minutes": 120, "times": 3},
        {"do": "tell", "claim": "concert", "to": {"at": somewhere}},
        {"do": "tie", "between": ["ada", "cleo"], "kind": "friend", "closeness": 0.7},
        {"do": "cut_tie", "between": ["ada", "ben"]},
        {"do": "broadcast", "topic": "bridge", "stance": 0.8, "text": "Build it", "to": {"everybody": True}},
        {"do": "change", "key": "conduct.sociability", "value": 2.0},
        {"do": "join", "person": _person(stream, 8, places)},
    ]
    if kind == "town":
        possible.append({"do": "change", "key": "protocol.travel_minutes", "value": 35})
    if kind != "debate" and people > 3:
        possible.append({"do": "leave", "who": {"people": ["cleo"]}})
    chosen = stream.shuffled(possible)[: stream.below(4)]
    return [{**one, "at": f"{_DAY}T{9 + stream.below(8):02d}:{stream.choice(['00', '20', '40'])}"} for one in chosen]


def _changes(stream: Stream, places: list[dict[str, Any]]) -> Changes:
    public = [place["id"] for place in places if place["kind"] != "home"]
    pairs: list[tuple[str, Any]] = [("conduct.sociability", 0.2), ("conduct.talk", False), ("memory.top", 3)]
    if public:
        pairs.append((f"places.{stream.choice(public)}.capacity", 1))
    key, value = stream.choice(pairs)
    return {4 + stream.below(20): ((key, json.dumps(value)),)}


def lived(world: RandomWorld, *, ahead: int | None, latencies: int, before: Tape | None = None, at: int = 0) -> Tape:
    """Return the run of a world in memory, with answers that come as late as lot will have it.

    Args:
        world: The world.
        ahead: How far people may run ahead; None for in step.
        latencies: The seed of the latencies.
        before: A run of the same world to go on from after tick `at`, as after a kill.
        at: The last tick taken over.
    """
    journal = MemoryJournal()
    setting = make_setting(world.scenario.study, shared_embedder())
    mind = LatentMind(world.mind(), latencies, sigma=1.2)
    state, last_hash = None, None
    if before is not None:
        journal.ticks.extend(before.ticks[: at + 1])
        state, last_hash = State(dimensions=shared_embedder().dimensions), journal.ticks[-1].hash
        for committed in journal.ticks:
            fold(state, committed)
    engine = Engine(setting, mind, journal, state=state, last_hash=last_hash, changes=world.changes, ahead=ahead)
    if before is None:
        engine.found()

    async def to_the_end() -> None:
        while engine.upcoming is not None:
            await engine.step()

    run_virtually(to_the_end())
    return Tape(engine, journal)


def compared(world: RandomWorld) -> str:
    """Return what differs between going in step and running ahead, from the beginning and from half way; else ""."""
    stream = Stream(world.number, "compared")
    in_step = lived(world, ahead=None, latencies=1)
    far = stream.choice([0, 1, 2, 5, 64])
    ahead = lived(world, ahead=far, latencies=2 + stream.below(1000))
    half = stream.below(len(in_step.ticks))
    resumed = lived(world, ahead=stream.choice([1, 3, 64]), latencies=stream.below(1000), before=ahead, at=half)
    for name, other in ((f"ahead {far}", ahead), (f"resumed after {half}", resumed)):
        if other.hashes != in_step.hashes:
            first = next(n for n, (a, b) in enumerate(zip(in_step.hashes, other.hashes, strict=False)) if a != b)
            return f"world {world.number}, {name}: tick {first} has another hash"
        if [tick.bodies for tick in other.ticks] != [tick.bodies for tick in in_step.ticks]:
            return f"world {world.number}, {name}: another text of an event"
        if [tick.outcomes for tick in other.ticks] != [tick.outcomes for tick in in_step.ticks]:
            return f"world {world.number}, {name}: other outcomes"
        if snapshot_text(other.engine.state) != snapshot_text(in_step.engine.state):
            return f"world {world.number}, {name}: another state in the end"
    return ""
