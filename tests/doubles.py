"""What tests of the engine share: tiny societies in memory, minds that follow a script, and executors that shuffle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar, cast

from agents.canonical import digest
from agents.embedding import StaticEmbedder
from agents.minds.base import Mind
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.claiming import ConsiderInput
from agents.tasks.speaking import ClaimSaid, SayInput, Turn
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Event
from simulation.executor import Executor, Unit
from simulation.minds import make_mind
from simulation.reading.loading import parse_scenario, scenario_to_json
from simulation.scenario import Scenario
from simulation.world import MemoryJournal

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)
T = TypeVar("T")

_LONG_ENOUGH = 10
NAMES = ("Ada Brook", "Ben Croft", "Cleo Dunn", "Dov Ember", "Esi Frost", "Finn Gale")


@cache
def shared_embedder() -> StaticEmbedder:
    """Return the one embedder of a test process: loading its weights for every world would be the slowest part."""
    return StaticEmbedder()


def tiny_town(*, people: int = 4, hours: int = 10, seed: int = 1, **changes: Any) -> Scenario:
    """Return a town of a few people who meet in a cafe that is too small, closes early, and is full of news.

    Args:
        people: At most six.
        hours: How long it lasts, from seven in the morning.
        seed: The study's seed.
        changes: Keys of the file in place of the town's own.
    """
    return _parsed({**_town(people, hours, seed), **changes})


def tiny_meetings(*, people: int = 4, days: int = 4, seed: int = 1, **changes: Any) -> Scenario:
    """Return a society that meets in pairs, twice a day; the arguments are those of `tiny_town`."""
    protocol = {"kind": "daily_meetings", "partners": 2, "max_turns": 6}
    clock = {"start": "2026-03-02T00:00", "days": days}
    return _parsed({**_town(people, 24, seed), "protocol": protocol, "clock": clock, **changes})


def eventful_town(*, people: int = 5, hours: int = 10, seed: int = 1, **changes: Any) -> Scenario:
    """Return a tiny town in which every kind of intervention takes place; the arguments are those of `tiny_town`."""
    interventions = [
        {"do": "tell", "at": "2026-03-02T09:00", "claim": "strike", "to": {"share": 0.5}},
        {
            "do": "tell",
            "at": "2026-03-02T10:00",
            "claim": "strike",
            "to": {"at": "square"},
            "every_minutes": 60,
            "times": 3,
        },
        {"do": "tie", "at": "2026-03-02T09:30", "between": ["cleo", "dov"], "kind": "friend", "closeness": 0.7},
        {"do": "cut_tie", "at": "2026-03-02T11:00", "between": ["ada", "ben"]},
        {"do": "leave", "at": "2026-03-02T13:30", "who": {"people": ["cleo"]}},
        {"do": "join", "at": "2026-03-02T10:30", "person": _person(5)},
        {"do": "change", "at": "2026-03-02T12:00", "key": "places.cafe.capacity", "value": 1},
        {"do": "change", "at": "2026-03-02T12:30", "key": "conduct.sociability", "value": 2.0},
    ]
    town = _town(people, hours, seed)
    claims = [*town["claims"], {"id": "strike", "text": "The trams are on strike", "origin": "ben", "interest": 8}]
    return _parsed({**town, "claims": claims, "interventions": interventions, **changes})


def as_file(scenario: Scenario) -> str:
    """Return the text of a scenario file that resolves to `scenario`."""
    data = json.loads(scenario_to_json(scenario))
    return json.dumps({**data["study"], "settings": data["settings"]}, ensure_ascii=False)


def _parsed(data: Mapping[str, Any]) -> Scenario:
    return parse_scenario(json.dumps(data))


def _town(people: int, hours: int, seed: int) -> dict[str, Any]:
    first, rest = divmod(7 + hours, 24)
    return {
        "schema": 1,
        "name": "tiny",
        "seed": seed,
        "clock": {"start": "2026-03-02T07:00", "end": f"2026-03-{2 + first:02d}T{rest:02d}:00", "minutes_per_tick": 30},
        "places": [
            {"id": "east", "name": "East House", "kind": "home"},
            {"id": "west", "name": "West House", "kind": "home"},
            {"id": "cafe", "name": "the cafe", "kind": "cafe", "capacity": 3, "hours": _hours("08:30", "15:00")},
            {"id": "square", "name": "the square", "kind": "square"},
        ],
        "people": [_person(number) for number in range(people)],
        "ties": [{"between": ["ada", "ben"], "kind": "friend", "closeness": 0.6, "familiarity": 0.8}],
        "claims": _claims(people, hours),
        "settings": {"vectors": False},
    }


def _hours(opens: str, closes: str) -> dict[str, str]:
    return {"opens": opens, "closes": closes}


def _person(number: int) -> dict[str, Any]:
    name = NAMES[number]
    return {
        "id": name.split()[0].lower(),
        "name": name,
        "social": {"age": 30 + number, "pronouns": ("she", "he", "they")[number % 3], "occupation": "gardener"},
        "personal": {
            "traits": {"extraversion": 0.9 - 0.1 * number, "agreeableness": 0.8, "openness": 0.7},
            "likes": ["music", "long walks"] if number % 2 else ["soup", "old maps"],
        },
        "context": {
            "home": ("east", "west")[number % 2],
            "wake": "07:00",
            "sleep": "22:00",
            "habits": [
                {"do": "having breakfast out", "at": "cafe", "start": "08:00", "end": "10:00"},
                {"do": "sitting in the sun", "at": "square", "start": "10:30", "end": "13:00"},
                {"do": "eating soup", "at": "cafe", "start": "13:30", "end": "15:30"},
                {"do": "watching people", "at": "square", "start": "16:00", "end": "19:00"},
            ],
            "facts": [f"I once found {number + 3} coins in a wall."],
        },
    }


def _claims(people: int, hours: int) -> list[dict[str, Any]]:
    concert: dict[str, Any] = {
        "id": "concert",
        "text": "Ada is giving a concert",
        "title": "Ada's concert",
        "first_person": "I am giving a concert",
        "origin": "ada",
        "interest": 9,
        "appeals_to": ["music"],
    }
    if hours >= _LONG_ENOUGH:
        concert["event"] = {"place": "square", "day": 1, "start": "16:30", "end": "18:00"}
    rumour = {"id": "well", "text": "The old well has run dry", "origin": "ben", "interest": 7}
    return [concert, rumour] if people > 1 else [concert]


@dataclass
class Tape:
    """What a run in memory came to: its engine, its ticks, and all that happened."""

    engine: Engine
    journal: MemoryJournal

    @property
    def ticks(self) -> list[Committed]:
        """The committed ticks, the founding first."""
        return self.journal.ticks

    @property
    def hashes(self) -> list[str]:
        """The hash of every tick."""
        return [tick.hash for tick in self.ticks]

    @property
    def events(self) -> list[tuple[int, Event]]:
        """Tick and event of everything that happened, in order."""
        return [(tick.tick.index, entry.event) for tick in self.ticks for entry in tick.entries]


def started(scenario: Scenario, mind: Mind | None = None, executor: Executor | None = None) -> Tape:
    """Return a run in memory that is founded and has not stepped."""
    journal = MemoryJournal()
    setting = make_setting(scenario.study, shared_embedder())
    tape = Tape(Engine(setting, mind or make_mind(scenario.settings, journal), journal, executor=executor), journal)
    tape.engine.found()
    return tape


def played(scenario: Scenario, mind: Mind | None = None, executor: Executor | None = None) -> Tape:
    """Return a run in memory, carried through to its end."""
    tape = started(scenario, mind, executor)

    async def to_the_end() -> None:
        while tape.engine.upcoming is not None:
            await tape.engine.step()

    asyncio.run(to_the_end())
    return tape


class InRandomOrder:
    """An executor that carries out one unit after the other, in an order drawn anew each time."""

    def __init__(self, seed: int) -> None:
        self._stream = Stream(seed, "executor")

    async def run(self, units: Mapping[str, Unit[T]]) -> dict[str, T]:
        """Return every unit's result by its key, inserted in the order of completion."""
        return {key: await units[key]() for key in self._stream.shuffled(sorted(units))}


Answering = Callable[[Any], Any]


@dataclass
class ScriptedMind:
    """The rules mind, with answers of its own to some tasks.

    Args:
        answers: By task name: the answer (or an awaitable of it, or an error raised) as a function of the question.
        otherwise: Answers what is not in `answers`.

    `questions` keeps everything it was asked, in order; `closed` counts how often it was closed.
    """

    answers: Mapping[str, Answering] = field(default_factory=dict)
    otherwise: Mind = field(default_factory=RulesMind)
    name: str = "scripted"
    questions: list[AnyQuestion] = field(default_factory=list)
    closed: int = 0

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the scripted answer, else what the other mind says."""
        self.questions.append(question)
        script = self.answers.get(question.task.name)
        if script is None:
            return await self.otherwise.answer(question)
        made = script(question)
        if isinstance(made, Awaitable):
            made = await made
        if made is None:
            return await self.otherwise.answer(question)
        return made if isinstance(made, Outcome) else Outcome(cast(Out, made))

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed += 1


class DawdlingMind:
    """Answers as another mind does, but lets others go first a number of times that it draws."""

    def __init__(self, inner: Mind, seed: int, most: int = 5) -> None:
        self.name = inner.name
        self._inner = inner
        self._stream = Stream(seed, "dawdling")
        self._most = most

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the inner mind's answer, later."""
        for _ in range(self._stream.below(self._most + 1)):
            await asyncio.sleep(0)
        outcome = await self._inner.answer(question)
        for _ in range(self._stream.below(self._most + 1)):
            await asyncio.sleep(0)
        return outcome

    async def close(self) -> None:
        """Close the inner mind."""
        await self._inner.close()


def boasting_mind(claims: tuple[str, ...]) -> ScriptedMind:
    """Return a mind that says every claim of `claims` in every line, known to it or not."""

    async def say(question: Question[SayInput, Turn]) -> Outcome[Turn]:
        outcome = await RulesMind().answer(question)
        said = tuple(ClaimSaid(claim=claim) for claim in claims[:4])
        return replace(outcome, answer=outcome.answer.model_copy(update={"claims": said}))

    return ScriptedMind({"say": say})


def sociable(question: AnyQuestion) -> Any:
    """React by approaching the first person one may talk to; a script for the task "react"."""
    from agents.tasks.deciding import Reaction

    free = question.input.may_talk
    return Reaction(action="approach", person=free[0], reason="to say hello") if free else Reaction(action="carry_on")


def passes_everything_on(question: Question[ConsiderInput, Any]) -> Any:
    """Take up every claim; a script for the task "consider"."""
    from agents.tasks.claiming import Consideration

    attending = True if question.input.claim.is_event else None
    return Consideration(attitude="keen", passes_on=True, attending=attending, reason="I like it")


def fingerprint(tape: Tape) -> str:
    """Return one text for a whole run in memory: its hashes and its vectors."""
    parts = [part for tick in tape.ticks for part in (tick.hash, *sorted(tick.vectors))]
    return digest(*parts)
