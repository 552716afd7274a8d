"""Whoever runs ahead changes nothing: the same events, hashes, outcomes and states as in step, and never the future."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.errors import Paused, ProviderTrouble
from agents.minds.base import Mind
from agents.tasks.base import AnyQuestion
from simulation.engine import Committed, Engine, make_setting
from simulation.phases import absorb as absorbing
from simulation.protocols.daily_meetings import DailyMeetings
from simulation.run import JOURNAL_FILE, Run
from simulation.scenario import Scenario
from simulation.scheduling import steps
from simulation.scheduling.lots import Prearranged
from simulation.scheduling.spans import may_run_ahead
from simulation.scheduling.steps import OutOfSight
from simulation.scheduling.towns import ByPlace
from simulation.scheduling.whereabouts import Ways
from simulation.world import MemoryJournal
from tests.doubles import ScriptedMind, eventful_town, shared_embedder, sociable, tiny_meetings, tiny_town
from tests.random_worlds import RandomWorld, compared, lived, random_world
from tests.virtual_time import LatentMind, run_virtually

WORLDS = 60
WHERE_IT_SHOWS = (37, 47, 70, 74, *range(80, 200))
"""Worlds in which a wrong bound soon makes a difference, and others in case it does not any more."""


@pytest.mark.parametrize("tens", range(WORLDS // 10))
def test_random_worlds_are_lived_alike_in_step_and_ahead_and_after_a_kill(tens: int) -> None:
    differences = [compared(random_world(number)) for number in range(10 * tens, 10 * tens + 10)]
    assert [one for one in differences if one] == []


def engine_of(scenario: Scenario, mind: Mind, ahead: int | None) -> tuple[Engine, MemoryJournal]:
    journal = MemoryJournal()
    engine = Engine(make_setting(scenario.study, shared_embedder()), mind, journal, ahead=ahead)
    engine.found()
    return engine, journal


async def to_the_end(engine: Engine) -> float:
    while engine.upcoming is not None:
        await engine.step()
    return asyncio.get_running_loop().time()


@pytest.mark.parametrize("make", [tiny_town, tiny_meetings])
def test_running_ahead_is_quicker_where_answers_take_their_time(make: Callable[..., Scenario]) -> None:
    seconds = {}
    for ahead in (None, 0, 8):
        engine, _ = engine_of(make(people=6), LatentMind(ScriptedMind({"react": sociable}), 3), ahead)
        seconds[ahead] = run_virtually(to_the_end(engine))
    assert seconds[8] < 0.9 * seconds[None]
    assert seconds[0] <= seconds[None]


@pytest.mark.parametrize("ahead", [0, 3])
def test_nobody_is_asked_about_a_tick_further_ahead_than_allowed(ahead: int) -> None:
    asked: list[int] = []
    mind = ScriptedMind({"rate_importance": lambda question: asked.append(question.tick)})
    engine, journal = engine_of(tiny_town(people=5), LatentMind(mind, 3), ahead)
    furthest: list[int] = []

    async def watched() -> None:
        while engine.upcoming is not None:
            asked.clear()
            upcoming = engine.upcoming.index
            await engine.step()
            furthest.append(max(asked, default=upcoming) - upcoming)

    run_virtually(watched())
    assert len(journal.ticks) > 10
    assert 0 < max(furthest) <= ahead if ahead else max(furthest) == 0


def test_a_bound_that_lets_people_come_too_late_does_not_go_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    soonest = Ways.soonest

    def too_late(self: Ways, departs: int, origin: str, there: str) -> int:
        return soonest(self, departs, origin, there) + 6

    monkeypatch.setattr(Ways, "soonest", too_late)
    assert any(_is_noticed(random_world(number)) for number in WHERE_IT_SHOWS)


def test_a_plan_taken_for_binding_although_a_talk_may_change_it_does_not_go_unnoticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ByPlace, "_may_talk", lambda *_: False)
    assert any(_is_noticed(random_world(number)) for number in WHERE_IT_SHOWS)


def _is_noticed(world: RandomWorld) -> bool:
    try:
        return bool(compared(world))
    except (AssertionError, LookupError, ValueError):  # as a defect ends a run
        return True


def test_whoever_reads_somebody_out_of_sight_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nosy(ctx: Any, person: str, talks: Any) -> None:
        everybody = sorted(ctx.setting.bodies)
        assert all(ctx.state.bodies[other].activity is not None for other in everybody)
        await absorbing.absorb(ctx, person, talks)

    monkeypatch.setattr(steps, "absorb", nosy)
    engine, _ = engine_of(tiny_town(people=5), ScriptedMind(), 4)
    with pytest.raises(KeyError):
        asyncio.run(to_the_end(engine))


@pytest.mark.parametrize("use", [bool, len, list, lambda it: it["a"], lambda it: "a" in it, lambda it: it.items()])
def test_what_belongs_to_everybody_is_out_of_sight(use: Callable[[Any], Any]) -> None:
    with pytest.raises(AssertionError, match="the state's threads was used"):
        use(OutOfSight("threads"))


def test_a_defect_in_a_tick_ahead_ends_the_run_with_it() -> None:
    def broken(question: AnyQuestion) -> None:
        if question.tick > 3:
            raise ZeroDivisionError("a defect")

    engine, _ = engine_of(tiny_town(), ScriptedMind({"rate_importance": broken}), 8)
    with pytest.raises(ZeroDivisionError, match="a defect"):
        asyncio.run(to_the_end(engine))


def test_a_pause_commits_what_is_whole_and_names_its_reason() -> None:
    def away(question: AnyQuestion) -> None:
        if question.tick > 6 and question.person == "ben":
            raise ProviderTrouble("the server is away")

    scenario = tiny_town(people=5)
    mind = LatentMind(ScriptedMind({"rate_importance": away}), 3)
    engine, journal = engine_of(scenario, mind, 8)
    whole, whole_journal = engine_of(scenario, ScriptedMind(), None)
    asyncio.run(to_the_end(whole))
    with pytest.raises(Paused, match="the server is away"):
        run_virtually(to_the_end(engine))
    committed = [tick.hash for tick in journal.ticks]
    assert len(committed) >= 6
    assert committed == [tick.hash for tick in whole_journal.ticks][: len(committed)]
    with pytest.raises(Paused, match="the server is away"):
        run_virtually(engine.step())


def test_closing_drops_what_is_under_way_and_keeps_what_is_committed() -> None:
    engine, journal = engine_of(tiny_town(people=5), LatentMind(ScriptedMind(), 3), 8)

    async def begun_and_closed() -> None:
        for _ in range(4):
            await engine.step()
        await engine.close()
        assert len(asyncio.all_tasks()) == 1

    run_virtually(begun_and_closed())
    assert [tick.tick.index for tick in journal.ticks] == [0, 1, 2, 3, 4]


def test_somebody_told_something_in_the_tick_it_leaves_takes_it_along() -> None:
    interventions = [
        {"do": "tell", "at": "2026-03-02T09:00", "claim": "well", "to": {"everybody": True}},
        {"do": "leave", "at": "2026-03-02T09:00", "who": {"people": ["cleo"]}},
    ]
    scenario = tiny_town(interventions=interventions)
    hashes = []
    for ahead in (None, 4):
        engine, _ = engine_of(scenario, ScriptedMind(), ahead)
        asyncio.run(to_the_end(engine))
        assert "cleo" not in engine.state.bodies
        hashes.append(engine.last_hash)
    assert hashes[0] == hashes[1]


def test_meetings_along_ties_run_ahead_only_while_acquaintance_is_mutual() -> None:
    protocol = {"kind": "daily_meetings", "along_ties": True}
    engine, _ = engine_of(tiny_meetings(protocol=protocol), ScriptedMind(), 4)
    assert may_run_ahead(engine.setting, engine.state)
    del engine.state.lives["ada"].relationships["ben"]
    assert not may_run_ahead(engine.setting, engine.state)


def test_a_prearranged_protocol_is_otherwise_the_one_it_stands_for() -> None:
    setting = make_setting(tiny_meetings().study, shared_embedder())
    assert isinstance(setting.protocol, DailyMeetings)
    arranged = Prearranged(setting.protocol, ())
    assert arranged.turns_per_tick == setting.protocol.turns_per_tick
    assert arranged.next_speaker(("ada", "ben"), ()) == "ada"


def scheduled(scenario: Scenario, schedule: str) -> Scenario:
    settings = scenario.settings.model_copy(update={"schedule": schedule, "ahead": 12})
    return scenario.model_copy(update={"settings": settings})


def tables(run: Run) -> dict[str, list[Any]]:
    with sqlite3.connect(run.folder / JOURNAL_FILE) as connection:
        names = ("ticks", "events", "vectors", "outcomes", "snapshots")
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall() for name in names}


@pytest.mark.parametrize(
    "scenario",
    [tiny_town(people=5, hours=30), tiny_meetings(people=5), eventful_town()],
    ids=["town", "lots", "events"],
)
def test_the_journal_of_a_run_ahead_is_byte_for_byte_that_of_one_in_step(scenario: Scenario, tmp_path: Path) -> None:
    runs = {name: Run.create(scheduled(scenario, name), tmp_path / name) for name in ("lock_step", "run_ahead")}
    for run in runs.values():
        run.advance()
    assert tables(runs["lock_step"]) == tables(runs["run_ahead"])


def test_a_run_ahead_that_is_stopped_and_interrupted_ends_as_if_nothing_had_been(tmp_path: Path) -> None:
    scenario = scheduled(tiny_town(people=5, hours=30), "run_ahead")
    undisturbed, disturbed = Run.create(scenario, tmp_path / "one"), Run.create(scenario, tmp_path / "other")
    expected = undisturbed.advance().final_hash
    assert disturbed.advance(until=4 * 3600).ticks_done == 8

    def interrupt(committed: Committed) -> None:
        if committed.tick.index == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        disturbed.advance(on_tick=interrupt)
    assert (disturbed.info().status, disturbed.info().ticks_done) == ("interrupted", 20)
    assert disturbed.advance().final_hash == expected
    assert tables(disturbed) == tables(undisturbed)


def test_nothing_is_asked_beyond_where_a_run_is_to_stop() -> None:
    asked: set[int] = set()
    mind = ScriptedMind({"rate_importance": lambda question: asked.add(question.tick)})
    engine, journal = engine_of(tiny_town(), mind, 50)
    engine.halts_at = journal.ticks[0].tick.start + 5 * 1800

    async def steps_taken() -> None:
        for _ in range(5):
            await engine.step()

    asyncio.run(steps_taken())
    assert max(asked) <= 5


def test_a_run_gone_on_with_in_another_schedule_comes_to_the_same() -> None:
    world = random_world(3)
    in_step = lived(world, ahead=None, latencies=1)
    half = len(in_step.ticks) // 2
    again = lived(world, ahead=None, latencies=4, before=lived(world, ahead=9, latencies=2), at=half)
    assert again.hashes == in_step.hashes
