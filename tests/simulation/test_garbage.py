"""The collector is put off while a tick is worked out, and only then."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator

import pytest

from simulation.engine import Committed
from simulation.garbage import looked_for_seldom
from tests.doubles import started, tiny_town


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_collector_is_as_it_was_afterwards_whatever_happens() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyError), looked_for_seldom():
        assert gc.get_threshold()[0] > 10_000
        with looked_for_seldom():
            assert gc.get_threshold()[0] > 10_000
        assert gc.get_threshold()[0] > 10_000
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)


def test_who_has_switched_it_off_finds_it_switched_off() -> None:
    gc.set_threshold(0)
    with looked_for_seldom():
        assert gc.get_threshold()[0] == 0
    assert gc.get_threshold()[0] == 0


def test_a_tick_is_worked_out_with_the_collector_put_off() -> None:
    gc.set_threshold(700, 10, 10)
    tape = started(tiny_town(hours=1))
    seen: list[int] = []
    record = tape.engine._recorder.record

    class Looking:
        def record(self, committed: Committed) -> None:
            seen.append(gc.get_threshold()[0])
            record(committed)

    tape.engine._recorder = Looking()
    asyncio.run(tape.engine.step())
    assert seen[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)
