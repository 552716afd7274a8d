"""The bridge runs coroutines from anywhere, and an interruption waits until what was interrupted has ended."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from simulation.bridge import Bridge


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.close()


async def doubled(number: int) -> int:
    await asyncio.sleep(0)
    return 2 * number


async def failing() -> None:
    raise LookupError("not here")


def interrupt() -> None:
    """Send the main thread what Ctrl-C sends. Called from within the work, so that it never comes too early or late."""
    main = threading.main_thread().ident
    assert main is not None
    signal.pthread_kill(main, signal.SIGINT)


def engine_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "townsfolk-engine"]


def test_a_coroutine_comes_to_its_result(bridge: Bridge) -> None:
    assert [bridge.run(doubled(n)) for n in range(3)] == [0, 2, 4]


def test_it_works_where_a_loop_is_running_already(bridge: Bridge) -> None:
    async def in_a_notebook() -> int:
        return bridge.run(doubled(21))

    assert asyncio.run(in_a_notebook()) == 42


def test_an_error_comes_out_as_it_is(bridge: Bridge) -> None:
    with pytest.raises(LookupError, match="not here"):
        bridge.run(failing())
    assert bridge.run(doubled(1)) == 2


def test_all_coroutines_share_one_thread(bridge: Bridge) -> None:
    async def where() -> str:
        return threading.current_thread().name

    assert {bridge.run(where()) for _ in range(3)} == {"townsfolk-engine"}


def test_an_interruption_waits_until_the_work_has_ended(bridge: Bridge) -> None:
    steps: list[str] = []

    async def tidying_up() -> None:
        interrupt()
        try:
            await asyncio.sleep(30)
        finally:
            for _ in range(5):
                await asyncio.sleep(0.02)
            steps.append("tidied up")

    with pytest.raises(KeyboardInterrupt):
        bridge.run(tidying_up())
    assert steps == ["tidied up"]
    assert bridge.run(doubled(4)) == 8


def test_an_interruption_lets_a_step_that_cannot_stop_finish(bridge: Bridge) -> None:
    steps: list[str] = []

    async def committing() -> None:
        interrupt()
        time.sleep(0.2)  # noqa: ASYNC251 - a commit holds the loop
        steps.append("committed")

    with pytest.raises(KeyboardInterrupt):
        bridge.run(committing())
    assert steps == ["committed"]


def test_being_interrupted_twice_changes_nothing(bridge: Bridge) -> None:
    steps: list[str] = []

    async def slow_to_end() -> None:
        interrupt()
        try:
            await asyncio.sleep(30)
        finally:
            interrupt()
            await asyncio.sleep(0.3)
            steps.append("ended")

    with pytest.raises(KeyboardInterrupt):
        bridge.run(slow_to_end())
    assert steps == ["ended"]


def test_closing_ends_the_thread_and_what_still_runs_on_the_loop() -> None:
    bridge = Bridge()
    steps: list[str] = []

    async def left_behind() -> None:
        try:
            await asyncio.sleep(30)
        finally:
            steps.append("ended")

    async def begin() -> None:
        steps.append("begun")
        tasks.append(asyncio.create_task(left_behind()))
        await asyncio.sleep(0)

    tasks: list[asyncio.Task[None]] = []
    before = len(engine_threads())
    bridge.run(begin())
    bridge.close()
    assert steps == ["begun", "ended"]
    assert len(engine_threads()) == before
    bridge.close()


def test_a_closed_bridge_starts_anew() -> None:
    bridge = Bridge()
    bridge.run(doubled(1))
    bridge.close()
    assert bridge.run(doubled(2)) == 4
    bridge.close()


def test_a_bridge_that_nobody_holds_any_more_leaves_no_thread() -> None:
    before = len(engine_threads())
    bridge = Bridge()
    bridge.run(doubled(1))
    del bridge
    gc.collect()
    deadline = time.monotonic() + 60
    while len(engine_threads()) > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(engine_threads()) == before
