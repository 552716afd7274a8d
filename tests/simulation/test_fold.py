"""The state is a fold of events and of nothing else, whether from the start, from a snapshot or from the journal."""

from __future__ import annotations

import asyncio
import copy
import typing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.memory import Memory
from simulation import events as ev
from simulation.applying import _APPLY, apply
from simulation.engine import fold
from simulation.events import Event, event_json, parse_event
from simulation.run import Run
from simulation.snapshot import restored, snapshot_text
from simulation.state import State
from tests.doubles import (
    ScriptedMind,
    Tape,
    eventful_town,
    passes_everything_on,
    played,
    shared_embedder,
    sociable,
    started,
    tiny_meetings,
    tiny_town,
)

KINDS = typing.get_args(Event)
SOCIETIES = {"town": tiny_town, "meetings": tiny_meetings, "eventful": eventful_town}


@pytest.fixture(scope="module", params=SOCIETIES)
def tape(request: pytest.FixtureRequest) -> Tape:
    return played(SOCIETIES[request.param](), ScriptedMind({"react": sociable, "consider": passes_everything_on}))


def empty() -> State:
    return State(dimensions=shared_embedder().dimensions)


def everything(state: State) -> tuple[Any, ...]:
    """Return all there is to a state, memories and vectors included."""
    streams = {
        person: (list(stream), stream.vectors.tolist(), stream.accessed.tolist(), stream.importances.tolist())
        for person, stream in sorted(state.streams.items())
    }
    return snapshot_text(state), streams


def folded(tape: Tape, ticks: range, state: State | None = None) -> State:
    made = state or empty()
    for tick in tape.ticks[ticks.start : ticks.stop]:
        fold(made, tick)
    return made


def remembered(tape: Tape, last: int) -> tuple[list[tuple[str, Memory]], dict[str, Any]]:
    memories = [
        (entry.event.person, entry.event.memory)
        for tick in tape.ticks[: last + 1]
        for entry in tick.entries
        if isinstance(entry.event, ev.Remembered)
    ]
    vectors = {memory: vector for tick in tape.ticks[: last + 1] for memory, vector in tick.vectors.items()}
    return memories, vectors


def test_the_engines_state_is_the_fold_of_its_events(tape: Tape) -> None:
    assert everything(folded(tape, range(len(tape.ticks)))) == everything(tape.engine.state)


def test_a_snapshot_at_any_tick_and_the_rest_give_the_same_state(tape: Tape) -> None:
    end = everything(tape.engine.state)
    for at in range(len(tape.ticks)):
        before = folded(tape, range(at + 1))
        back = restored(snapshot_text(before), *remembered(tape, at))
        assert everything(back) == everything(before)
        assert everything(folded(tape, range(at + 1, len(tape.ticks)), back)) == end


def test_a_fold_of_events_that_went_through_json_gives_the_same_state(tape: Tape) -> None:
    state = empty()
    for tick in tape.ticks:
        for entry, body in zip(tick.entries, tick.bodies, strict=True):
            event = parse_event(body)
            assert event == entry.event
            assert event_json(event) == body
            apply(state, event, tick.vectors)
        state.tick = tick.tick.index
    assert everything(state) == everything(tape.engine.state)


def test_the_state_of_a_run_is_the_same_from_its_snapshots_and_without_them(tmp_path: Path) -> None:
    run = Run.create(tiny_meetings(days=4), tmp_path / "run")
    run.advance()
    with run.record() as record:
        snapshots = [row[0] for row in record._rows("SELECT tick FROM snapshots ORDER BY tick")]
        assert snapshots == [2, 4, 6]
        whole = empty()
        for row in record.ticks():
            fold(whole, record.committed(row))
            assert everything(record.state(whole.dimensions, at=row.tick.index)) == everything(whole)


def test_working_a_tick_out_changes_nothing_before_it_is_committed() -> None:
    tape = started(tiny_town())
    seen: list[bool] = []
    frozen: dict[int, Any] = {}

    def watch(question: Any) -> None:
        state = tape.engine.state
        frozen.setdefault(question.tick, everything(state))
        seen.append(everything(state) == frozen[question.tick])

    tape.engine.mind = ScriptedMind(
        dict.fromkeys(("plan_day", "react", "say", "rate_importance", "summarise_talk"), watch)
    )

    async def some_ticks() -> None:
        for _ in range(8):
            await tape.engine.step()

    asyncio.run(some_ticks())
    assert len(seen) > 30
    assert all(seen)


def test_every_kind_of_event_is_applied_somehow() -> None:
    assert sorted(_APPLY) == sorted(kind.__dataclass_fields__["kind"].default for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_events_survive_a_round_trip_through_json(kind: type, data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind))
    text = event_json(event)
    assert parse_event(text) == event
    assert event_json(parse_event(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        '{"kind":"woke"}',
        '{"kind":"waved","person":"ada"}',
        '{"kind":"woke","person":7}',
        '{"kind":"slept","person":"ada","wakes":"noon"}',
    ],
)
def test_what_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        parse_event(text)


def test_an_event_about_nobody_cannot_be_applied() -> None:
    with pytest.raises(KeyError):
        apply(empty(), ev.Woke("ghost"), {})


def test_a_telling_keeps_the_first_teller_and_adds_details(tape: Tape) -> None:
    state = copy.deepcopy(folded(tape, range(1)))
    for teller, details in (("ada", ("what",)), ("ben", ("what", "who"))):
        event = ev.Told("concert", teller, "dov", f"1/x/{teller}/0", 60, details)  # type: ignore[arg-type]
        apply(state, event, {})
    known = state.lives["dov"].knowledge["concert"]
    assert (known.teller, known.utterance, known.details) == ("ada", "1/x/ada/0", ("what", "who"))
    assert state.lives["dov"].known_to["concert"] == ("ada", "ben")
    assert state.lives["ben"].known_to["concert"] == ("dov",)


def test_a_snapshot_does_not_fit_the_memories_of_another_tick(tape: Tape) -> None:
    text = snapshot_text(folded(tape, range(6)))
    with pytest.raises((ValueError, KeyError)):
        restored(text, *remembered(tape, len(tape.ticks) - 1))


def test_a_snapshot_holds_no_memory_twice(tape: Tape) -> None:
    text = snapshot_text(tape.engine.state)
    longest = max((memory.text for stream in tape.engine.state.streams.values() for memory in stream), key=len)
    assert longest not in text or any(
        longest in line for life in tape.engine.state.lives.values() for line in life.lines
    )
