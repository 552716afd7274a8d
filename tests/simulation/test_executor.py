"""Units of work run together; trouble in one lets the others finish, and comes out as what it was."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from agents.errors import JournalError, LimitReached, Paused, ProviderTrouble
from simulation.executor import Concurrently, Executor
from tests.doubles import InRandomOrder

Ended = list[str]


def unit(key: str, ended: Ended, rounds: int = 3, error: BaseException | None = None) -> Callable[[], Awaitable[str]]:
    async def work() -> str:
        for _ in range(rounds):
            await asyncio.sleep(0)
        if error is not None:
            raise error
        ended.append(key)
        return key.upper()

    return work


@pytest.mark.parametrize("executor", [Concurrently(), InRandomOrder(1)])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_every_unit_has_its_result(executor: Executor, count: int) -> None:
    keys = [f"k{n}" for n in range(count)]
    units = {key: unit(key, [], rounds=count - n) for n, key in enumerate(keys)}
    assert asyncio.run(executor.run(units)) == {key: key.upper() for key in keys}


def test_units_run_together() -> None:
    async def meet() -> str:
        await asyncio.wait_for(both.wait(), 60)
        return "met"

    both = asyncio.Barrier(2)
    assert asyncio.run(Concurrently().run({"a": meet, "b": meet})) == {"a": "met", "b": "met"}


def test_a_pause_waits_until_all_others_have_ended() -> None:
    ended: Ended = []
    units = {
        "a": unit("a", ended, rounds=50),
        "b": unit("b", ended, rounds=0, error=ProviderTrouble("the server is away")),
        "c": unit("c", ended, rounds=5),
    }
    with pytest.raises(ProviderTrouble, match="the server is away"):
        asyncio.run(Concurrently().run(units))
    assert sorted(ended) == ["a", "c"]


def test_of_several_pauses_the_one_that_comes_out_does_not_depend_on_who_was_first() -> None:
    for rounds in ((0, 5), (5, 0)):
        units = {
            "a": unit("a", [], rounds=rounds[0], error=LimitReached("a")),
            "b": unit("b", [], rounds=rounds[1], error=ProviderTrouble("b")),
        }
        with pytest.raises(Paused, match="a"):
            asyncio.run(Concurrently().run(units))


@pytest.mark.parametrize("others", [0, 1, 3])
def test_a_damaged_record_comes_out_as_itself_and_before_any_pause(others: int) -> None:
    ended: Ended = []
    units = {f"k{n}": unit(f"k{n}", ended, rounds=9) for n in range(others)}
    units["z"] = unit("z", ended, rounds=2, error=JournalError("an answer is damaged"))
    units["y"] = unit("y", ended, rounds=1, error=LimitReached("a cap"))
    with pytest.raises(JournalError, match="an answer is damaged"):
        asyncio.run(Concurrently().run(units))
    assert len(ended) == others


@pytest.mark.parametrize("others", [0, 1, 3])
def test_a_defect_comes_out_as_itself(others: int) -> None:
    units = {f"k{n}": unit(f"k{n}", [], rounds=9) for n in range(others)}
    units["z"] = unit("z", [], rounds=2, error=ZeroDivisionError("oh"))
    with pytest.raises(ZeroDivisionError, match="oh"):
        asyncio.run(Concurrently().run(units))
