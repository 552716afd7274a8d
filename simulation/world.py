"""The world as a Mesa model: a drop-in `mesa.Model` over the engine, for scripts, notebooks and `batch_run`.

One of the two modules that know Mesa. A bare world keeps its record in memory; a run keeps one on disk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mesa

from agents.embedding import StaticEmbedder
from agents.inner import InnerLife
from agents.memory import MemoryStream
from agents.minds.base import Mind, Reply, Request
from agents.person import Person
from simulation.bridge import Bridge
from simulation.engine import Committed, Engine, make_setting
from simulation.executor import Executor
from simulation.minds import check_mind, make_mind
from simulation.reading.loading import load_scenario
from simulation.scenario import Scenario
from simulation.state import Body, State


class MemoryJournal:
    """A record of a run in memory: what `Journal` keeps on disk, for as long as the world lives."""

    def __init__(self) -> None:
        self.ticks: list[Committed] = []
        self._answers: dict[str, Reply] = {}

    def record(self, committed: Committed) -> None:
        """Keep a tick."""
        self.ticks.append(committed)

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under `key`; see `AnswerStore`."""
        return self._answers.get(key)

    def keep(self, request: Request, reply: Reply) -> None:
        """Keep an answer; see `AnswerStore`."""
        self._answers.setdefault(request.key, reply)


class World(mesa.Model):
    """A society that steps tick by tick.

    `people` holds those who are there by id, `datacollector` what Mesa collects: at the founding and after each step
    the clock and some counts, and of each person where it is and what it does. Set another one to collect more.

    Args:
        scenario: A scenario, the name of a packaged one, or the path of a file.
        seed: In place of the scenario's own; `rng` is the same under Mesa's newer name.
        mind: Answers the cognitive questions; the one the scenario's settings name when left out.
        rng: See `seed`.
        executor: How units of work are carried out; all at once when left out.

    Raises:
        ScenarioError: If the scenario is not valid.
        InputError: If no mind is given, and the one of the settings cannot be had here.

    Example:
        >>> world = World("corner", seed=3)
        >>> world.step()
        >>> world.steps, len(world.agents)
        (1, 8)
    """

    def __init__(
        self,
        scenario: Scenario | str | Path,
        *,
        seed: int | None = None,
        mind: Mind | None = None,
        rng: int | None = None,
        executor: Executor | None = None,
    ) -> None:
        super().__init__(rng=0)
        self.__dict__.pop("step", None)  # Mesa's wrapper counts steps by itself and, after an error, not at all
        self.spec = _seeded(scenario, seed if seed is not None else rng)
        self.journal = MemoryJournal()
        setting = make_setting(self.spec.study, StaticEmbedder())
        if mind is None:
            check_mind(self.spec.settings)
        chosen = mind or make_mind(self.spec.settings, self.journal)
        self._engine = Engine(setting, chosen, self.journal, executor=executor)
        self._bridge = Bridge()
        self._engine.found()
        self.people: dict[str, Person] = {}
        self._counts: dict[str, int] = {}
        self.steps = 0
        self.datacollector = mesa.DataCollector(_MODEL_REPORTERS, _AGENT_REPORTERS)
        self._show()

    @property
    def state(self) -> State:
        """The state after the last step; not to be written to."""
        return self._engine.state

    @property
    def hash(self) -> str:
        """The chained hash of everything that has happened."""
        return self._engine.last_hash

    @property
    def clock(self) -> str:
        """The simulated date and time at which the last step began."""
        last = self.journal.ticks[-1].tick
        moment = self._engine.setting.clock.moment(last.start)
        return f"{moment.date} {moment.clock}"

    def step(self) -> None:
        """Carry out one tick; at the end of the scenario `running` turns False and nothing happens any more.

        Raises:
            Paused: If the mind's answer cannot be had now; the world is as before.
        """
        if self._engine.upcoming is None:
            self.running = False
            return
        self._bridge.run(self._engine.step())
        self.steps = self.state.tick
        self._show()
        if not self.running:
            self._bridge.close()

    def count(self, kind: str) -> int:
        """Return how many events of `kind`, such as "uttered" or "told", there have been."""
        return self._counts.get(kind, 0)

    def outside(self, person: str) -> Body:
        """Return what everybody can see of `person`; nothing of somebody who has left."""
        return self.state.bodies.get(person) or Body(place=None)

    def inner(self, person: str) -> InnerLife:
        """Return what `person` carries in its head."""
        return self.state.lives[person]

    def stream(self, person: str) -> MemoryStream:
        """Return the memories of `person`."""
        return self.state.streams[person]

    def _show(self) -> None:
        """Bring what Mesa sees up to the last commit: who is there, what is counted and collected."""
        for entry in self.journal.ticks[-1].entries:
            self._counts[entry.event.kind] = self._counts.get(entry.event.kind, 0) + 1
        for gone in self.people.keys() - self.state.bodies.keys():
            self.people.pop(gone).remove()
        for person in sorted(self.state.bodies.keys() - self.people.keys()):
            self.people[person] = Person(self, self._engine.setting.bodies[person], self)
        self.running = self._engine.upcoming is not None
        self.datacollector.collect(self)


_MODEL_REPORTERS: dict[str, Callable[[World], object]] = {
    "clock": lambda world: world.clock,
    "awake": lambda world: sum(not body.asleep for body in world.state.bodies.values()),
    "talking": lambda world: sum(body.conversation is not None for body in world.state.bodies.values()),
    "conversations": lambda world: world.count("conversation_opened"),
    "utterances": lambda world: world.count("uttered"),
    "tellings": lambda world: world.count("told"),
}
_AGENT_REPORTERS = {name: name for name in ("id", "place", "activity", "asleep", "mood_word")}


def _seeded(scenario: Scenario | str | Path, seed: int | None) -> Scenario:
    if not isinstance(scenario, Scenario):
        return load_scenario(scenario, seed=seed)
    if seed is None:
        return scenario
    return scenario.model_copy(update={"study": scenario.study.model_copy(update={"seed": seed})})
