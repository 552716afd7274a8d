"""The world is a Mesa model like any other: it steps, has agents, is collected from and run in batches."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
import warnings
from typing import Any

import mesa
import pytest

from agents.errors import ProviderTrouble
from agents.person import Person
from simulation.scenario import Scenario
from simulation.snapshot import snapshot_text
from simulation.world import World
from tests.doubles import InRandomOrder, ScriptedMind, eventful_town, played, tiny_meetings, tiny_town


def stepped(world: World) -> World:
    while world.running:
        world.step()
    return world


def test_a_world_steps_to_the_end_of_its_scenario_and_then_stops_running() -> None:
    world = World(tiny_town())
    assert isinstance(world, mesa.Model)
    assert (world.running, world.steps) == (True, 0)
    for number in range(1, 21):
        world.step()
        assert world.steps == number
    assert not world.running
    assert world.hash == played(tiny_town()).hashes[-1]
    world.step()
    assert (world.steps, world.running) == (20, False)
    assert world.hash == played(tiny_town()).hashes[-1]


def test_mesas_own_loop_runs_a_world_to_its_end() -> None:
    world = World(tiny_town())
    world.run_model()
    assert world.hash == played(tiny_town()).hashes[-1]


def test_agents_are_the_people_and_show_the_committed_state() -> None:
    world = World(tiny_town())
    assert sorted(person.id for person in world.agents) == ["ada", "ben", "cleo", "dov"]
    assert len(world.agents_by_type[Person]) == 4
    for _ in range(8):
        world.step()
    for person in world.agents:
        body, life = world.state.bodies[person.id], world.state.lives[person.id]
        assert (person.place, person.asleep, person.activity, person.conversation) == (
            body.place,
            body.asleep,
            body.activity,
            body.conversation,
        )
        assert (person.plan, person.mood, person.relationships, person.knowledge) == (
            life.plan,
            life.mood,
            life.relationships,
            life.knowledge,
        )
        assert person.memories is world.state.streams[person.id]
        assert person.name == person.persona.name
        assert person.mood_word in {"happy", "content", "neutral", "upset", "low"}
        assert repr(person) == f"Person({person.id!r})"


def test_agent_sets_can_be_selected_and_asked_for_attributes() -> None:
    world = World(tiny_town())
    for _ in range(6):
        world.step()
    out = world.agents.select(lambda person: person.place == "cafe")
    assert set(out.get("id")) == {person for person, body in world.state.bodies.items() if body.place == "cafe"}
    assert out.get("id")


def test_those_who_join_and_leave_do_so_among_the_agents() -> None:
    world = World(eventful_town())
    seen: dict[int, list[str]] = {}
    while world.running:
        seen[world.steps] = sorted(person.id for person in world.agents)
        assert seen[world.steps] == sorted(world.people) == sorted(world.state.bodies)
        world.agents.get("place")
        world.step()
    assert seen[0] == ["ada", "ben", "cleo", "dov", "esi"]
    assert seen[8] == ["ada", "ben", "cleo", "dov", "esi", "finn"]
    assert sorted(world.people) == ["ada", "ben", "dov", "esi", "finn"]


def test_who_has_left_can_still_be_looked_at() -> None:
    world = World(eventful_town())
    cleo = world.people["cleo"]
    stepped(world)
    assert (cleo.place, cleo.conversation) == (None, None)
    assert len(cleo.memories) > 0


def test_a_seed_takes_the_place_of_the_scenarios_own() -> None:
    expected = played(tiny_town(seed=5)).hashes[-1]
    assert stepped(World(tiny_town(seed=1), seed=5)).hash == expected
    assert stepped(World(tiny_town(seed=1), rng=5)).hash == expected
    assert stepped(World(tiny_town(seed=5))).hash == expected
    assert stepped(World(tiny_town(seed=1))).hash != expected


def test_mesas_generators_decide_nothing() -> None:
    worlds = [World(tiny_town()) for _ in range(2)]
    worlds[0].random.seed(99)
    worlds[0].rng.random(5)
    assert stepped(worlds[0]).hash == stepped(worlds[1]).hash


def test_a_world_collects_as_mesa_models_do() -> None:
    world = stepped(World(tiny_town()))
    model, people = world.datacollector.get_model_vars_dataframe(), world.datacollector.get_agent_vars_dataframe()
    tape = played(tiny_town())
    assert len(model) == 21
    kinds = [event.kind for _, event in tape.events]
    assert model["utterances"].iloc[-1] == kinds.count("uttered")
    assert model["tellings"].iloc[-1] == kinds.count("told")
    assert list(model["awake"])[:5] == [4] * 5
    assert list(model["clock"])[-1] == "2026-03-02 16:30"
    assert model["talking"].max() >= 2
    assert len(people) == 21 * 4
    assert set(people["id"]) == {"ada", "ben", "cleo", "dov"}
    assert "cafe" in set(people["place"])


def test_a_collector_of_ones_own_works_too() -> None:
    class Watched(World):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.datacollector = mesa.DataCollector(
                model_reporters={"knowers": lambda world: sum("well" in person.knowledge for person in world.agents)},
                agent_reporters={"where": "place"},
            )

        def step(self) -> None:
            super().step()
            self.datacollector.collect(self)

    world = Watched(tiny_meetings())
    while world.running:
        world.step()
    knowers = world.datacollector.get_model_vars_dataframe()["knowers"]
    assert list(knowers) == sorted(knowers)
    assert knowers.iloc[-1] > 1


def test_worlds_run_in_batches_with_seeds() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # later versions of Mesa rename an argument
        results = mesa.batch_run(
            World,
            parameters={"scenario": Packed(tiny_town()), "seed": [1, 2, 3]},
            number_processes=1,
            iterations=1,
            display_progress=False,
        )
    by_seed = {row["seed"]: row["utterances"] for row in results}
    assert sorted(by_seed) == [1, 2, 3]
    assert by_seed[2] > 0
    before_the_last = played(tiny_town(seed=2)).events
    assert by_seed[2] == sum(event.kind == "uttered" for tick, event in before_the_last if tick < 20)


def Packed(scenario: Scenario) -> list[Scenario]:  # noqa: N802 - reads as a type in the call
    """Return `scenario` as one value of a parameter: Mesa would iterate over the model otherwise."""
    return [scenario]


def test_a_world_steps_where_a_loop_is_running_already() -> None:
    async def notebook() -> str:
        world = World(tiny_town())
        while world.running:
            world.step()
        return world.hash

    assert asyncio.run(notebook()) == played(tiny_town()).hashes[-1]


def test_an_executor_of_ones_own_changes_nothing() -> None:
    assert stepped(World(tiny_town(), executor=InRandomOrder(3))).hash == played(tiny_town()).hashes[-1]


def shown(world: World) -> tuple[object, ...]:
    """Return all that is to be seen of a world; interventions that are due may have taken effect already."""
    state = "" if world.spec.study.interventions else snapshot_text(world.state)
    return world.steps, world.hash, state, len(world.journal.ticks), sorted(world.people), len(world.agents)


@pytest.mark.parametrize("error", [ZeroDivisionError("oh"), ProviderTrouble("away")])
@pytest.mark.parametrize("make", [tiny_town, eventful_town])
def test_an_error_in_a_mind_leaves_the_world_as_it_was_and_usable(make: Any, error: Exception) -> None:
    trouble = {"on": False}

    def rate(question: object) -> None:
        if trouble["on"]:
            raise error

    world = World(make(), mind=ScriptedMind({"rate_importance": rate}))
    expected = played(make()).hashes
    while world.running:
        before = shown(world)
        trouble["on"] = True
        with contextlib.suppress(type(error)):
            world.step()
            continue  # nobody had anything to rate
        assert shown(world) == before
        assert world.running
        trouble["on"] = False
        world.step()
        assert world.hash == expected[world.steps]


def test_an_interrupted_step_can_be_taken_again() -> None:
    interrupted = {"times": 0}

    async def dawdle(question: Any) -> None:
        if question.tick == 5 and not interrupted["times"]:
            interrupted["times"] += 1
            main = threading.main_thread().ident
            assert main is not None
            signal.pthread_kill(main, signal.SIGINT)
            await asyncio.sleep(60)

    world = World(tiny_town(), mind=ScriptedMind({"rate_importance": dawdle}))
    with pytest.raises(KeyboardInterrupt):
        stepped(world)
    assert world.steps == 4
    assert stepped(world).hash == played(tiny_town()).hashes[-1]


def test_worlds_that_came_to_their_end_leave_no_threads() -> None:
    before = threading.active_count()
    worlds = [stepped(World(tiny_town(), seed=seed)) for seed in range(5)]
    assert threading.active_count() <= before
    assert len({world.hash for world in worlds}) == 5


def test_the_clock_of_a_world_is_that_of_its_last_step() -> None:
    world = World(tiny_town())
    assert world.clock == "2026-03-02 07:00"
    world.step()
    world.step()
    assert world.clock == "2026-03-02 07:30"


def test_a_packaged_scenario_can_be_named() -> None:
    world = World("corner", seed=3)
    world.step()
    assert (world.steps, len(world.agents)) == (1, 8)
