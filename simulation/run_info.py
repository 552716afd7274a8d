"""What a run comes to so far, in one value: the line that `townsfolk show` begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.minds.tally import TaskCounts
from simulation.engine import genesis_hash
from simulation.inquiry.ledger import answer_counts, lost_sendings
from simulation.minds import role_models

if TYPE_CHECKING:
    from simulation.run import Run


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a run comes to so far.

    `asked_again`, `replaced` (by the fallback) and `orders_seen` count answers of a language model in committed ticks,
    `lost_calls` sendings without an answer. `human_turns` were written by human beings.

    `status` is one of new, running, stopped (by `until`), interrupted, paused, failed (a defect or a damaged
    record), killed and done; `reason` says more of a pause or a failure. `cost_usd` is None where a price is not known.
    """

    name: str
    folder: str
    status: str
    reason: str
    mind: str
    seed: int
    ticks_done: int
    ticks_total: int
    final_hash: str
    people: int
    conversations: int
    utterances: int
    tellings: int
    memories: int
    model_calls: int
    tokens: int
    cost_usd: float | None
    asked_again: int = 0
    replaced: int = 0
    orders_seen: int = 0
    lost_calls: int = 0
    human_turns: int = 0


def run_info(run: Run, ticks_total: int) -> RunInfo:
    """Return what `run`, which has `ticks_total` ticks in all, comes to so far.

    Raises:
        JournalError: If the journal is damaged.
    """
    with run.record() as record:
        meta, last = record.meta(), record.last_tick()
        calls, tokens, cost_e6 = record.calls()
        human_turns = record.human_turns() if run.settings.latest.seats else 0
        answers = sum((one for _, one in answer_counts(record)), TaskCounts())
        lost = lost_sendings(record).calls
        counts = {kind: record.count(kind) for kind in ("conversation_opened", "uttered", "told", "remembered")}
    status = meta.get("status", "new")
    study = run.scenario.study
    return RunInfo(
        name=study.name,
        folder=str(run.folder),
        status="killed" if status == "running" and not run.is_locked() else status,
        reason=meta.get("reason", ""),
        mind=", ".join(dict.fromkeys(role_models(run.settings.latest).values())),
        seed=study.seed,
        ticks_done=last.tick.index if last else 0,
        ticks_total=ticks_total,
        final_hash=last.hash if last else genesis_hash(study),
        people=len(study.people),
        conversations=counts["conversation_opened"],
        utterances=counts["uttered"],
        tellings=counts["told"],
        memories=counts["remembered"],
        model_calls=max(0, calls - human_turns),
        tokens=tokens,
        cost_usd=None if cost_e6 is None else cost_e6 / 1_000_000,
        asked_again=answers.asked_again,
        replaced=answers.fallbacks,
        orders_seen=answers.injection_suspected,
        lost_calls=lost,
        human_turns=human_turns,
    )
