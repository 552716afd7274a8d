"""Consolidation in a running world: what one carries is bounded, and nothing fades before it was summed up."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agents.errors import TownsfolkError
from agents.memory import Memory
from simulation import events as ev
from simulation.engine import fold
from simulation.forking import fork
from simulation.phases.consolidating import Period, period_of
from simulation.replaying import replay
from simulation.run import JOURNAL_FILE, Run, simulate
from simulation.scenario import Scenario
from simulation.state import State
from tests.doubles import (
    DawdlingMind,
    InRandomOrder,
    ScriptedMind,
    Tape,
    fingerprint,
    passes_everything_on,
    played,
    shared_embedder,
    sociable,
    tiny_meetings,
    tiny_town,
)
from tests.simulation.test_fold import everything, remembered

WORKING_SET = 60
DAYS = 10


def long_town(days: int = DAYS, **memory: Any) -> Scenario:
    clock = {"start": "2026-03-02T00:00", "days": days, "minutes_per_tick": 60}
    return tiny_town(people=3, clock=clock, memory={"working_set": WORKING_SET, **memory})


def talkative() -> ScriptedMind:
    return ScriptedMind({"react": sociable, "consider": passes_everything_on})


@cache
def long_life(*, digests: bool = True, curve: str = "act_r") -> Tape:
    return played(long_town(forgetting={"digests": digests, "curve": curve}), talkative())


def of(tape: Tape, kind: type) -> list[Any]:
    return [event for _, event in tape.events if isinstance(event, kind)]


def everything_remembered(tape: Tape) -> dict[str, Memory]:
    return {event.memory.id: event.memory for event in of(tape, ev.Remembered)}


def test_nothing_fades_before_a_digest_holds_it() -> None:
    covered: set[str] = set()
    retired = 0
    for _, event in long_life().events:
        if isinstance(event, ev.Digested):
            covered.update(event.covers)
        if isinstance(event, ev.Retired):
            assert set(event.memories) <= covered
            retired += len(event.memories)
    assert retired > 100


def test_every_digest_cites_what_it_covers_and_days_come_before_weeks() -> None:
    tape = long_life()
    memories = everything_remembered(tape)
    lengths = set()
    for event in of(tape, ev.Digested):
        digest = memories[event.digest]
        length = event.period.partition("/")[0]
        lengths.add(length)
        assert digest.kind == "digest"
        assert digest.about == (event.period,)
        assert digest.cites == event.covers != ()
        kinds = {memories[cite].kind for cite in event.covers}
        assert kinds == {"digest"} if length != "day" else "digest" not in kinds
        assert "fact" not in kinds
        assert all(memories[cite].created < digest.created for cite in event.covers)
    assert lengths == {"day", "week"}


def test_each_memory_is_summed_up_once() -> None:
    covers = [cite for event in of(long_life(), ev.Digested) for cite in event.covers]
    assert len(covers) == len(set(covers))


def test_one_carries_no_more_than_the_working_set_and_the_memories_of_a_day() -> None:
    tape = long_life()
    state = State(dimensions=shared_embedder().dimensions)
    for tick in tape.ticks:
        fold(state, tick)
        woke = {entry.event.person for entry in tick.entries if isinstance(entry.event, ev.Woke)}
        for person in woke:
            assert len(state.streams[person]) <= WORKING_SET
    today = max(
        sum(1 for event in of(tape, ev.Remembered) if event.person == "ada" and event.memory.created // 86400 == day)
        for day in range(DAYS)
    )
    assert len(tape.engine.state.streams["ada"]) <= WORKING_SET + today
    assert len([event for event in of(tape, ev.Remembered) if event.person == "ada"]) > 3 * WORKING_SET


def test_facts_and_memories_of_today_stay() -> None:
    tape = long_life()
    memories = everything_remembered(tape)
    days = {tick.tick.index: tick.tick.start // 86400 for tick in tape.ticks}
    for tick, event in tape.events:
        if isinstance(event, ev.Retired):
            assert all(memories[one].kind != "fact" for one in event.memories)
            assert all(memories[one].created // 86400 < days[tick] for one in event.memories)


def test_important_memories_stay_longer_than_others() -> None:
    tape = long_life()
    memories = everything_remembered(tape)
    gone = {one for event in of(tape, ev.Retired) for one in event.memories}
    old = [one for one in memories.values() if one.kind not in ("fact", "digest") and one.created < 5 * 86400]
    weighty = [one.id in gone for one in old if one.importance >= 7]
    mundane = [one.id in gone for one in old if one.importance <= 2]
    assert sum(weighty) / len(weighty) < sum(mundane) / len(mundane)


def test_without_digests_memories_are_simply_lost() -> None:
    tape = long_life(digests=False, curve="latest")
    assert not of(tape, ev.Digested)
    assert of(tape, ev.Retired)
    memories = everything_remembered(tape)
    kept = [memory for memory in tape.engine.state.streams["ada"] if memory.kind != "fact"]
    lost = [memories[one] for event in of(tape, ev.Retired) if event.person == "ada" for one in event.memories]
    assert max(one.created for one in lost) <= max(one.created for one in kept)


def test_whatever_comes_to_mind_is_still_carried() -> None:
    carried: dict[str, set[str]] = {}
    for _, event in long_life().events:
        if isinstance(event, ev.Remembered):
            carried.setdefault(event.person, set()).add(event.memory.id)
        if isinstance(event, ev.Recalled):
            assert set(event.memories) <= carried[event.person]
        if isinstance(event, ev.Retired):
            carried[event.person] -= set(event.memories)


def test_the_result_does_not_depend_on_the_order_of_work() -> None:
    expected = fingerprint(long_life())
    shuffled = played(long_town(forgetting={"digests": True, "curve": "act_r"}), talkative(), InRandomOrder(3))
    assert fingerprint(shuffled) == expected
    dawdling = played(long_town(forgetting={"digests": True, "curve": "act_r"}), DawdlingMind(talkative(), 4))
    assert fingerprint(dawdling) == expected


def test_a_snapshot_of_a_long_life_restores_what_is_still_carried() -> None:
    from simulation.snapshot import restored, snapshot_text

    tape = long_life()
    state = State(dimensions=shared_embedder().dimensions)
    at = len(tape.ticks) * 3 // 4
    for tick in tape.ticks[: at + 1]:
        fold(state, tick)
    memories, vectors = remembered(tape, at)
    carried = {memory.id for stream in state.streams.values() for memory in stream}
    left = [(person, memory if memory.id in carried else None) for person, memory in memories]
    back = restored(snapshot_text(state), left, vectors)
    assert everything(back) == everything(state)
    for tick in tape.ticks[at + 1 :]:
        fold(back, tick)
    assert everything(back) == everything(tape.engine.state)
    assert all(back.streams[one].uses.tolist() == tape.engine.state.streams[one].uses.tolist() for one in back.streams)
    assert all(
        back.streams[one].covered.tolist() == tape.engine.state.streams[one].covered.tolist() for one in back.streams
    )


def test_a_snapshot_without_all_its_memories_is_refused() -> None:
    from simulation.snapshot import restored, snapshot_text

    tape = long_life()
    memories, vectors = remembered(tape, len(tape.ticks))
    carried = next(iter(tape.engine.state.streams["ada"]))
    with pytest.raises(ValueError, match="the memories of ada are not those"):
        restored(snapshot_text(tape.engine.state), [one for one in memories if one[1].id != carried.id], vectors)


def test_people_who_never_sleep_consolidate_at_the_end_of_the_day() -> None:
    tape = played(tiny_meetings(days=8, memory={"working_set": 40}))
    assert of(tape, ev.Retired)
    assert of(tape, ev.Digested)


def test_a_stopped_and_resumed_long_life_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    whole = Run.create(long_town(6), tmp_path / "whole")
    whole.advance()
    stopped = Run.create(long_town(6), tmp_path / "stopped")
    for day in (2, 4):
        stopped.advance(until=day * 86400 + 36_000)
    stopped.advance()
    assert stopped.info().final_hash == whole.info().final_hash
    with whole.record() as record:
        assert record.count("retired")


def hashes_of(run: Run) -> list[str]:
    with run.record() as record:
        return [row.hash for row in record.ticks()]


def test_a_replay_of_a_long_life_sums_up_and_forgets_the_same(tmp_path: Path) -> None:
    run = simulate(long_town(6), tmp_path / "run")
    with run.record() as record:
        assert record.count("digested")
        assert record.count("retired")
    replayed = replay(run)
    assert replayed.final_hash == run.info().final_hash
    assert replayed.ticks == run.info().ticks_done


def test_a_replay_notices_a_memory_that_faded_otherwise(tmp_path: Path) -> None:
    run = simulate(long_town(6), tmp_path / "run")
    with sqlite3.connect(run.folder / JOURNAL_FILE) as journal:
        tick, owner, n, body = journal.execute(
            "SELECT tick, owner, n, body FROM events WHERE kind = 'retired' LIMIT 1"
        ).fetchone()
        event = json.loads(body)
        event["memories"] = event["memories"][:-1]
        text = json.dumps(event, separators=(",", ":"), ensure_ascii=False)
        journal.execute(
            "UPDATE events SET body = ? WHERE tick = ? AND owner = ? AND n = ? AND kind = 'retired'",
            (text, tick, owner, n),
        )
    with pytest.raises(TownsfolkError):
        replay(Run.open(run.folder))


def test_a_fork_of_a_long_life_shares_what_had_faded_and_forgets_on_by_its_own_rules(tmp_path: Path) -> None:
    parent = simulate(long_town(6), tmp_path / "parent")
    same, other = (tmp_path / name for name in ("same", "other"))
    at = 4 * 86_400 + 36_000
    like = fork(parent, same, at=at)
    shared = like.info().ticks_done + 1
    before = like.state()
    assert any(stream.retired for stream in before.streams.values())
    like.advance()
    assert hashes_of(like) == hashes_of(parent)
    small = fork(parent, other, at=at, overrides=["memory.working_set=30"])
    small.advance()
    assert hashes_of(small)[:shared] == hashes_of(parent)[:shared]
    for person, stream in small.state().streams.items():
        assert len(stream) < len(parent.state().streams[person])
        assert stream.retired > before.streams[person].retired
    assert replay(small).final_hash == small.info().final_hash


def test_faded_memories_are_found_in_the_archive_with_the_time_they_last_came_to_mind(tmp_path: Path) -> None:
    run = Run.create(long_town(5), tmp_path / "run")
    run.advance()
    carried, every = run.memory("ada", "soup", k=200), run.memory("ada", "soup", k=10_000, archive=True)
    assert every.candidates > carried.candidates == len(run.state().streams["ada"])
    assert carried.faded == frozenset()
    faded = {one.memory.id for one in every.found} - {memory.id for memory in run.state().streams["ada"]}
    assert every.faded == faded != frozenset()
    by_id = {one.memory.id: one.recency_raw_e6 for one in every.found}
    assert all(by_id[one.memory.id] == one.recency_raw_e6 for one in carried.found)


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("heard", (), Period(1, 9, "day")),
        ("reflection", (), Period(1, 9, "day")),
        ("digest", ("day/9",), Period(7, 1, "week")),
        ("digest", ("week/5",), Period(28, 1, "month")),
        ("digest", ("month/14",), Period(364, 1, "year")),
        ("digest", ("year/3",), None),
        ("fact", (), None),
    ],
)
def test_each_length_of_time_is_summed_up_in_the_next(kind: Any, about: tuple[str, ...], expected: Period) -> None:
    assert period_of(Memory("ada/1/1", kind, "text", 0, 3, about), 9) == expected
