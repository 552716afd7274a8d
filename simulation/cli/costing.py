"""The command that says what a run's models were asked and cost: cost."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from simulation.cli.answers import dollars, lost_words
from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted

if TYPE_CHECKING:
    from simulation.inquiry.ledger import Charge, Ledger, Lost
    from simulation.inquiry.prefixes import Prefix

_TOP = 10


def cost(folder: RunFolder, as_json: AsJson = False) -> None:
    """Say what a run's models were asked and cost: by model, task, day and person."""
    from simulation.inquiry.ledger import COST_SCHEMA, EMBEDDINGS, GROUPS, run_ledger
    from simulation.inquiry.prefixes import prompt_prefixes

    run = open_run(folder)
    ledger = run_ledger(run)
    with run.record() as record:
        prefixes = prompt_prefixes(record)
    if as_json:
        groups = {f"by_{group}": _charges_json(ledger.by(group)) for group in GROUPS}
        total = {**_charge_json(ledger.total), "lost": _lost_json(ledger.lost), "embeddings": EMBEDDINGS}
        cacheable = [_prefix_json(task, prefix) for task, prefix in _with_all(prefixes)]
        say_json({"schema": COST_SCHEMA, "run": str(folder), "total": total, **groups, "cacheable": cacheable})
    else:
        _print_cost(ledger)
        _print_prefixes(prefixes)


def _charge_json(charge: Charge) -> dict[str, Any]:
    return {
        "calls": charge.calls,
        "prompt_tokens": charge.prompt_tokens,
        "answer_tokens": charge.answer_tokens,
        "cost_usd": charge.cost_usd,
        "known_cost_usd": charge.cost_e6 / 1_000_000,
        "unpriced_calls": charge.unpriced,
    }


def _charges_json(charges: Sequence[tuple[str, Charge]]) -> list[dict[str, Any]]:
    return [{"name": name, **_charge_json(charge)} for name, charge in charges]


def _lost_json(lost: Lost) -> dict[str, Any]:
    return {
        "sendings": lost.calls,
        "kinds": dict(lost.kinds),
        "unanswered": lost.unanswered,
        "tokens_perhaps_billed": lost.tokens,
        "cost_usd_perhaps_billed": lost.cost_e6 / 1_000_000,
    }


def _print_cost(ledger: Ledger) -> None:
    from simulation.cli.paper import Paper
    from simulation.inquiry.ledger import EMBEDDINGS

    paper = Paper()
    total = ledger.total
    if not total.calls and not ledger.lost.calls:
        paper.line(f"no language model was asked in this run: it cost nothing ({EMBEDDINGS})")
        return
    paper.line((_charge_words(total), "bold"))
    if total.unpriced:
        paper.line(
            f"The price of {counted(total.unpriced, 'call')} is not known; the dollars are those of the others.",
            indent=2,
        )
    if ledger.lost.calls:
        paper.line(lost_words(ledger.lost), indent=2)
    paper.line(EMBEDDINGS, indent=2)
    for group in ("session", "model", "task", "day", "person"):
        charges = ledger.by(group)
        if group == "session" and len(charges) < 2:
            continue
        paper.rule()
        shown = charges if group != "person" else charges[:_TOP]
        columns = [group, "calls", "tokens in", "tokens out", "US dollars"]
        paper.table(columns, [_charge_row(name, charge) for name, charge in shown])
        if len(charges) > len(shown):
            paper.line((f"and {len(charges) - len(shown)} more; all of them with --json", "dim"), indent=2)


def _with_all(prefixes: Sequence[tuple[str, Prefix]]) -> list[tuple[str, Prefix]]:
    from simulation.inquiry.prefixes import Prefix

    return [*prefixes, ("all", sum((one for _, one in prefixes), Prefix()))]


def _prefix_json(task: str, prefix: Prefix) -> dict[str, Any]:
    return {"task": task, **dataclasses.asdict(prefix), "share": prefix.share, "own_share": prefix.own_share}


def _print_prefixes(prefixes: Sequence[tuple[str, Prefix]]) -> None:
    from simulation.cli.paper import Paper

    if not prefixes:
        return
    paper = Paper()
    paper.rule()
    paper.line(("What a provider that keeps the beginnings of prompts could have kept", "bold"))
    columns = ["task", "calls", "characters in", "begin as the last of the task", "as the same person's last"]
    paper.table(
        columns,
        [
            [task, str(one.calls), str(one.prompts), f"{one.share:.0%}", f"{one.own_share:.0%}"]
            for task, one in _with_all(prefixes)
        ],
    )


def _charge_words(charge: Charge) -> str:
    known = f"${charge.cost_e6 / 1_000_000:.4f}"
    price = "cost unknown" if charge.unpriced == charge.calls else known
    return f"{counted(charge.calls, 'call')}, {charge.prompt_tokens:,} tokens in, {charge.answer_tokens:,} out, {price}"


def _charge_row(name: str, charge: Charge) -> list[str]:
    tokens = (str(charge.calls), str(charge.prompt_tokens), str(charge.answer_tokens))
    return [name, *tokens, dollars(charge.cost_usd)]


COMMANDS = (cost,)
