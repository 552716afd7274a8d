"""What a run's language models were asked and what it cost: by person, task, day and model, from the record alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.minds.tally import TaskCounts
from simulation.clock import Clock
from simulation.inquiry.interview_ledger import LEDGER_FILE
from simulation.protocols import make_protocol
from simulation.record import Record

if TYPE_CHECKING:
    from simulation.run import Run

COST_SCHEMA = "townsfolk-cost/1"
EMBEDDINGS = "embeddings are worked out in this process: no calls, no cost"
VOICED = "voice:"

_WORDS = {"fallback": "fallbacks"}


@dataclass(frozen=True, slots=True)
class Charge:
    """What a group of calls used.

    Args:
        calls: Answers that came.
        prompt_tokens: What went in.
        answer_tokens: What came out.
        cost_e6: US dollars in millionths, of the calls whose price is known.
        unpriced: Calls whose price is not known, and which are not in `cost_e6`.
    """

    calls: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cost_e6: int = 0
    unpriced: int = 0

    def __add__(self, other: Charge) -> Charge:
        return Charge(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def cost_usd(self) -> float | None:
        """US dollars; None where the price of any call is not known."""
        return None if self.unpriced else self.cost_e6 / 1_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """One answer of the record, and what it used. `session` is "run", or "interviews" for what was asked beside it."""

    session: str
    person: str
    task: str
    day: int
    model: str
    charge: Charge


@dataclass(frozen=True, slots=True)
class Lost:
    """Sendings that no answer came to: how many of each kind of trouble, and what may have been billed for them.

    `unanswered` counts those of which nothing was heard any more, since the process was killed.
    """

    kinds: tuple[tuple[str, int], ...] = ()
    unanswered: int = 0
    tokens: int = 0
    cost_e6: int = 0

    @property
    def calls(self) -> int:
        """All of them."""
        return self.unanswered + sum(count for _, count in self.kinds)


GROUPS: dict[str, Callable[[Item], str]] = {
    "session": lambda item: item.session,
    "model": lambda item: item.model,
    "task": lambda item: item.task,
    "person": lambda item: item.person,
    "day": lambda item: str(item.day),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """All answers of a run, and the sendings without one."""

    items: tuple[Item, ...]
    lost: Lost

    @property
    def total(self) -> Charge:
        """Everything together."""
        return sum((item.charge for item in self.items), Charge())

    def by(self, group: str) -> list[tuple[str, Charge]]:
        """Return the charges by one of `GROUPS`; days in order, else the dearest first."""
        key, sums = GROUPS[group], dict[str, Charge]()
        for item in self.items:
            sums[key(item)] = sums.get(key(item), Charge()) + item.charge
        if group == "day":
            return sorted(sums.items(), key=lambda one: int(one[0]))
        return sorted(sums.items(), key=lambda one: (-one[1].cost_e6, -_tokens(one[1]), one[0]))


def run_ledger(run: Run) -> Ledger:
    """Return what `run` and the interviews with its people have used so far.

    Raises:
        JournalError: If the record cannot be read.
    """
    days = tick_days(run)
    with run.record() as record:
        items = [*_items(record, "run", days)]
        lost = lost_sendings(record)
    beside = run.folder / LEDGER_FILE
    if beside.is_file():
        record = Record(beside)
        try:
            items += _items(record, "interviews", days)
        finally:
            record.close()
    return Ledger(tuple(items), lost)


def tick_days(run: Run) -> dict[int, int]:
    """Return by tick index the day it begins in, counted from 1, of ticks that are still to come too."""
    clock = Clock(run.final_study.clock)
    ticks = make_protocol(run.final_study, clock).ticks()
    return {0: 1} | {tick.index: clock.moment(tick.start).day + 1 for tick in ticks}


def _items(record: Record, session: str, days: dict[int, int]) -> Iterable[Item]:
    rows = record.rows(
        "SELECT person, tick, task, json_extract(request, '$.model'), prompt_tokens, answer_tokens, cost_e6 "
        "FROM answers ORDER BY tick, person, task, n, attempt"
    )
    for person, tick, task, model, prompt, answer, cost_e6 in rows:
        charge = Charge(1, prompt, answer, cost_e6 or 0, int(cost_e6 is None))
        yield Item(session, person, task_name(task), days.get(tick, 1), str(model), charge)


def task_name(task: str) -> str:
    """Return the name of a task without its version."""
    return task.partition("/")[0]


def lost_sendings(record: Record) -> Lost:
    """Return the sendings that no answer came to."""
    if not record.has_sendings:
        return Lost()
    rows = record.rows(
        "SELECT state, kind, count(*), sum(tokens), coalesce(sum(cost_e6), 0) FROM sendings "
        "WHERE state != 'answered' GROUP BY state, kind ORDER BY kind"
    )
    return Lost(
        kinds=tuple((kind, count) for state, kind, count, _, _ in rows if state == "failed"),
        unanswered=sum(count for state, _, count, _, _ in rows if state == "sent"),
        tokens=sum(tokens for *_, tokens, _ in rows),
        cost_e6=sum(cost for *_, cost in rows),
    )


def answer_counts(record: Record) -> tuple[tuple[str, TaskCounts], ...]:
    """Return how the answers of committed ticks came about, by task: what a model was asked, not what it voiced."""
    found: dict[str, Counter[str]] = {}
    rows = record.rows("SELECT task, source, repairs FROM outcomes WHERE attempts > 0 OR repairs != '[]'")
    for task, source, repairs in rows:
        words = json.loads(repairs)
        if any(word.startswith(VOICED) for word in words):
            continue
        counts = found.setdefault(task, Counter())
        counts.update(["asked", *(["answered"] if source == "model" else [])])
        counts.update(_WORDS.get(word, word) for word in words)
    fields = TaskCounts.__slots__
    return tuple(
        (task, TaskCounts(**{name: counts[name] for name in fields})) for task, counts in sorted(found.items())
    )


def _tokens(charge: Charge) -> int:
    return charge.prompt_tokens + charge.answer_tokens
